import type { types } from '@slack/bolt';
import { pieces } from '../shared/cut.ts';
import { type Line, lines, plain } from './text-objects.ts';

type KnownBlock = types.KnownBlock;

/** As much as one text of a block is given; Slack takes 3000. */
export const paragraph = 2800;
/** A label or value up to this long stands in two columns; five rows of them fit one section. */
export const cell = 250;

/** A row of a table, with the button that changes it. */
export function row(label: string, value: string, accessory?: types.Button): readonly KnownBlock[] {
  if (label.length <= cell && value.length <= cell) {
    return [{ type: 'section', fields: cells(label, value), ...(accessory && { accessory }) }];
  }
  const title: KnownBlock = {
    type: 'section',
    text: lines([{ strong: label }], paragraph),
    ...(accessory && { accessory }),
  };
  return [title, ...pieces(value, paragraph).map((piece) => section(piece))];
}

export function section(...given: readonly Line[]): types.SectionBlock {
  return { type: 'section', text: lines(given, paragraph) };
}

export function context(given: readonly Line[]): types.ContextBlock {
  return { type: 'context', elements: [lines(given, paragraph)] };
}

export function cells(label: string, value: string): types.PlainTextElement[] {
  return [plain(label, 2000), plain(value, 2000)];
}
