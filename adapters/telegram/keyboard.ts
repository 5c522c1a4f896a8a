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
 * The buttons under a message: its items to open, one below the other; its own rows as given, broken where they are too wide;
 * then its rows to change, as many beside each other as there is room for; last what only Telegram has. Beyond Telegram's limit the message's own
 * buttons are kept. Throws when a token does not fit into Telegram's 64 bytes.
 */
export function keyboardOf(
  { blocks, buttons }: Sent,
  further: InlineKeyboardButton[][] = [],
): InlineKeyboardButton[][] {
  const own = atMost(buttons.flatMap(brokenRow), mostButtons - further.flat().length);
  const items = atMost(blocks.flatMap(itemRows), mostButtons - further.flat().length - count(own));
  const room = mostButtons - further.flat().length - count(own) - count(items);
  const edits = atMost(brokenRow(blocks.flatMap(editButtons)), room);
  const keys = [...items, ...own, ...edits].map((row) => row.map(key));
  return [...keys, ...further];
}

function count(rows: readonly (readonly TokenButton[])[]): number {
  return rows.flat().length;
}

function editButtons(block: Block<TokenButton>): readonly TokenButton[] {
  if (block.kind !== 'rows') return [];
  return block.rows.flatMap(({ label, edit }) => (edit ? [{ ...edit, label: `✎ ${label}` }] : []));
}

/** Each by its number and title, of which the end stands as well; by its kind first, where that is not the same for all. */
function itemRows(block: Block<TokenButton>): readonly TokenButton[][] {
  if (block.kind !== 'items') return [];
  const isMixed = new Set(block.items.map(({ sort }) => sort)).size > 1;
  return block.items.flatMap(({ title, sort, open }, index) => {
    const named = isMixed && sort ? `${sort} · ${title}` : title;
    return open ? [[{ ...open, label: cutWithin(`${index + 1} ${named}`) }]] : [];
  });
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
  return width(text) <= columns ? text : `${head([...text], columns - 1)}…`;
}

/** Cut in its midst: titles that begin alike are told apart by their ends. */
function cutWithin(label: string): string {
  const text = span(label).text.trim();
  if (width(text) <= columns) return text;
  const end = Math.floor(columns / 2);
  const tail = [...head([...text].toReversed(), end)].toReversed().join('');
  return `${head([...text], columns - 1 - width(tail))}…${tail}`;
}

function head(text: readonly string[], most: number): string {
  let room = most;
  const kept = text.findIndex((character) => {
    room -= width(character);
    return room < 0;
  });
  return text.slice(0, kept < 0 ? undefined : kept).join('');
}

/** How wide a text is, in columns. */
export function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (wide.test(character) || character.length > 1 ? 2 : 1), 0);
}
