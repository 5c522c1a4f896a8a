import { type Figure, readFigure } from './figure.ts';
import { plain } from './plain.ts';

const unit =
  / ?(?:%|人民币|平方米|平方公里|公里|小时|分钟|课时|[人户名个次份天日周月年岁时分元件场期位家张篇套台条项所间米]|m2|people|persons?|hours?|hrs?|times|visits?|households?|days?|weeks?|months?|years?|points?|per ?cent|items?|pieces?|sessions?)+$/;
const percent = /^百分之/;

/** The number that was typed; or why it is none. */
export type NumberRead = { readonly ok: true; readonly number: number } | Extract<Figure, { readonly ok: false }>;

/** A number with at most two decimals, its unit left aside: 240, 1,200 人, 85.5%, 3万, 三百, 百分之八十五, 1.5 hours. */
export function readNumber(text: string): NumberRead {
  const said = plain(text).replace(percent, '');
  const bare = said.replace(unit, '');
  const read = readFigure(bare === '' ? said : bare);
  return read.ok ? { ok: true, number: read.hundredths / 100 } : read;
}
