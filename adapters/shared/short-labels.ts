import type { Block, Sent, TokenButton } from '../../src/dialogue/message.ts';
import { characters, cut, type Measure } from './cut.ts';

/**
 * A message for a platform whose buttons hold only `most`: where a label is longer, its button gets a number, and the
 * number stands with the whole label in the text. Buttons within blocks keep their place and have a number likewise.
 */
export function withShortLabels(message: Sent, most: number, measure: Measure = characters): Sent {
  const long: string[] = [];
  const short = (button: TokenButton): TokenButton => {
    if (measure(button.label) <= most) return button;
    long.push(button.label);
    return { ...button, label: cut(`${long.length}`, most, measure) };
  };
  const blocks = message.blocks.map((block): Block<TokenButton> => {
    if (block.kind === 'rows') {
      return { ...block, rows: block.rows.map((row) => (row.edit ? { ...row, edit: short(row.edit) } : row)) };
    }
    if (block.kind !== 'items') return block;
    return { ...block, items: block.items.map((item) => (item.open ? { ...item, open: short(item.open) } : item)) };
  });
  const buttons = message.buttons.map((row) => row.map(short));
  const text = long.map((label, index) => `${index + 1}  ${label}`).join('\n');
  const legend: readonly Block<TokenButton>[] = text === '' ? [] : [{ kind: 'text', tone: 'plain', text }];
  return { ...message, blocks: [...blocks, ...legend], buttons };
}
