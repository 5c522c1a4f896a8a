import type { Fen } from './fen.ts';
import { type Figure, readFigure } from './figure.ts';
import { fromNumerals } from './numerals.ts';
import { plain } from './plain.ts';

const before = /^(?:(?:合计|共计|总计|总价|金额|共|计)? ?:? ?)(?:人民币|rmb|cny|¥)? ?:? ?/;
const after = / ?(?:元钱|块钱|人民币|rmb|cny|yuan|元人民币|¥)?$/;
/** Jiao and fen that follow the yuan: 零伍角叁分, 5毛, 3分. */
const small =
  /^零?(?:([零壹贰叁肆伍陆柒捌玖一二两三四五六七八九\d])[角毛])?零?(?:([壹贰叁肆伍陆柒捌玖一二两三四五六七八九\d])分)?$/;

/** The amount that was typed, in fen; or why it is none. */
export type Amount = { readonly ok: true; readonly fen: Fen } | Extract<Figure, { readonly ok: false }>;

/**
 * The amount a person typed: 600000, 600,000.50, ¥600,000, 60万元, 60w, 1.2亿, 3万5千块, 六十万, 人民币陆拾万元整, 壹仟肆佰零玖元伍角,
 * 12元5角, 600000 RMB, 1.2 million yuan. Refused when it is no amount, negative, finer than a fen or beyond what is
 * counted exactly.
 */
export function readYuan(text: string): Amount {
  const said = plain(text)
    .replace(before, '')
    .replaceAll(/[圆圓]/g, '元')
    .replace(after, '')
    .replace(/ ?[整正]$/, '');
  const [, head = said, rest = ''] = /^(.*?) ?[元块] ?(.*)$/.exec(said) ?? /^()(.*[角毛分])$/.exec(said) ?? [];
  const fen = smallOf(rest, said.includes('块'));
  if (fen === undefined) return { ok: false, why: 'unread' };
  if (head === '') return rest === '' ? { ok: false, why: 'unread' } : { ok: true, fen };
  const yuan = readFigure(head);
  if (!yuan.ok) return yuan;
  const sum = yuan.hundredths + fen;
  const isAmount = yuan.hundredths >= 0 && Number.isSafeInteger(sum) && (rest === '' || yuan.hundredths % 100 === 0);
  return isAmount ? { ok: true, fen: sum } : { ok: false, why: 'unread' };
}

function smallOf(rest: string, isSpoken: boolean): Fen | undefined {
  // 三块五 is how a price is said; 三元五 is not.
  const said = isSpoken && /^[一二三四五六七八九\d]$/.test(rest) ? `${rest}角` : rest;
  const [all, jiao, single] = small.exec(said) ?? [];
  return all === undefined ? undefined : figureOf(jiao) * 10 + figureOf(single);
}

function figureOf(figure = '0'): number {
  return fromNumerals(figure) ?? Number(figure);
}

/** An amount as it is shown: ¥600,000, with decimals only when there are any; a minus before a negative balance. */
export function yuan(fen: Fen): string {
  const amount = Math.abs(whole(fen));
  const grouped = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = amount % 100;
  return `${fen < 0 ? '-' : ''}¥${grouped}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** Whether instalments add up to the whole, to the fen. */
export function sums(parts: readonly Fen[], total: Fen): boolean {
  let left = whole(total);
  for (const part of parts) left -= whole(part);
  return left === 0;
}

/** The given whole percentage of an amount, rounded down to the fen. */
export function percentOf(percent: number, fen: Fen): Fen {
  return Number((BigInt(whole(fen)) * BigInt(percent)) / 100n);
}

/** The same number when it is an amount of fen. Throws otherwise: no fraction of a fen may enter a sum. */
export function whole(fen: Fen): Fen {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount of fen: ${fen}`);
  return fen;
}
