import type { Block, Sent, TokenButton } from '../../src/dialogue/message.ts';
import { characters, type Measure } from './cut.ts';

/**
 * A message for a platform whose buttons hold only `most`: a button whose label is longer gets its short one, which stands
 * with the whole label in the text. Buttons within blocks keep their place, and so do those that have no short label.
 */
export function withShortLabels(message: Sent, most: number, measure: Measure = characters): Sent {
  const long: string[] = [];
  const fitting = ({ short, ...button }: TokenButton): TokenButton => {
    if (short === undefined || measure(button.label) <= most) return button;
    long.push(`${short}  ${button.label}`);
    return { ...button, label: short };
  };
  const blocks = message.blocks.map((block): Block<TokenButton> => {
    if (block.kind === 'rows') {
      return { ...block, rows: block.rows.map((row) => (row.edit ? { ...row, edit: fitting(row.edit) } : row)) };
    }
    if (block.kind !== 'items') return block;
    return { ...block, items: block.items.map((item) => (item.open ? { ...item, open: fitting(item.open) } : item)) };
  });
  const buttons = message.buttons.map((row) => row.map(fitting));
  const legend: readonly Block<TokenButton>[] =
    long.length === 0 ? [] : [{ kind: 'text', tone: 'plain', text: long.join('\n') }];
  return { ...message, blocks: [...blocks, ...legend], buttons };
}
