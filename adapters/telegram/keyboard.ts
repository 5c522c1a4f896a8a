import type { InlineKeyboardButton } from 'grammy/types';
import type { Block, ButtonKind, Sent, TokenButton } from '../../src/dialogue/message.ts';
import { isVisible, span } from './rich-text.ts';

const mostButtons = 100;
const mostInRow = 8;
/** What a phone shows of a row, in columns; a Chinese character takes two. */
export const columns = 40;
/** The space around a label, in columns. */
const margin = 2;
const mostDataBytes = 64;
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/**
 * The buttons under a message: first those of its rows and items, one below the other, then its own rows as given,
 * broken where they are too wide. Beyond Telegram's limit the message's own buttons are kept. Throws when a token does
 * not fit into Telegram's 64 bytes.
 */
export function keyboardOf({ blocks, buttons }: Sent): InlineKeyboardButton[][] {
  const own = atMost(buttons.flatMap(brokenRow), mostButtons);
  const room = mostButtons - own.flat().length;
  const within = blocks.flatMap(buttonsWithin).slice(0, room);
  return [...within.map((button) => [key(button)]), ...own.map((row) => row.map(key))];
}

function buttonsWithin(block: Block<TokenButton>): readonly TokenButton[] {
  switch (block.kind) {
    case 'rows':
      return block.rows.flatMap(({ label, edit }) => (edit ? [{ ...edit, label: `✎ ${label}` }] : []));
    case 'items':
      return block.items.flatMap(({ title, open }, index) =>
        open ? [{ ...open, label: `${index + 1} ${title}` }] : [],
      );
    default:
      return [];
  }
}

/** What weighs more than others, as Telegram colours it. */
const styles: Partial<Record<ButtonKind, 'primary' | 'danger'>> = { act: 'primary', danger: 'danger' };

function key({ label, kind, token }: TokenButton): InlineKeyboardButton {
  const bytes = Buffer.byteLength(token);
  if (bytes < 1 || bytes > mostDataBytes) throw new Error(`A button's token has ${bytes} bytes`);
  const style = styles[kind];
  return { text: cut(label), callback_data: token, ...(style && { style }) };
}

function brokenRow(row: readonly TokenButton[]): readonly TokenButton[][] {
  const rows: TokenButton[][] = [];
  let taken = 0;
  for (const button of row) {
    const needed = width(cut(button.label)) + margin;
    const last = rows.at(-1);
    if (last !== undefined && last.length < mostInRow && taken + needed <= columns) {
      last.push(button);
      taken += needed;
    } else {
      rows.push([button]);
      taken = needed;
    }
  }
  return rows;
}

function atMost(rows: readonly TokenButton[][], most: number): TokenButton[][] {
  let room = most;
  return rows
    .map((row) => {
      const kept = row.slice(0, room);
      room -= kept.length;
      return kept;
    })
    .filter((row) => row.length > 0);
}

function cut(label: string): string {
  const text = span(label).text.trim();
  if (!isVisible(text)) return '·';
  if (width(text) <= columns) return text;
  let kept = '';
  let taken = 1;
  for (const character of text) {
    taken += width(character);
    if (taken > columns) break;
    kept += character;
  }
  return `${kept}…`;
}

/** How wide a text is, in columns. */
export function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) || character.length > 1 ? 2 : 1), 0);
}
