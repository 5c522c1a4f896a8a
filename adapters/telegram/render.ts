import type { InlineKeyboardButton } from 'grammy/types';
import type { Block, Sent } from '../../src/dialogue/message.ts';
import { withShortLabels } from '../shared/short-labels.ts';
import { blockLines } from './block-lines.ts';
import { columns, keyboardOf, width } from './keyboard.ts';
import { nowhere, ownKeys, type Places } from './own-keys.ts';
import { cutLine, isVisible, type Line, length, plainText, toHtml } from './rich-text.ts';

/** One message of Telegram. */
export interface Part {
  readonly html: string;
  readonly keyboard: InlineKeyboardButton[][];
  /** It can be neither forwarded nor saved. */
  readonly guarded?: true;
  /** It rings nowhere. */
  readonly silent?: true;
}

/** Telegram's limit, in UTF-16 units once the marks are taken out. */
const longest = 4096;

/**
 * A message as Telegram shows it: at least one part, each within Telegram's limits, broken between blocks where it can
 * be; the buttons are under the last. Throws when a button's token is too long.
 */
export function render(whole: Sent, places: Places = nowhere): readonly [Part, ...Part[]] {
  const message = withShortLabels(whole, columns, width);
  const shown = message.blocks
    .map((block) => ({ kind: block.kind, lines: blockLines(block, message.language) }))
    .filter(({ lines }) => isVisible(plainText(lines)));
  const htmls = pages(shown)
    .filter((page) => isVisible(plainText(page)))
    .map(toHtml);
  const keyboard = keyboardOf(message, ownKeys(message, places));
  const [first, ...rest] = htmls.map((html, index) => ({
    html,
    keyboard: index === htmls.length - 1 ? keyboard : [],
    ...(message.guarded && { guarded: message.guarded }),
    ...(message.silent && { silent: message.silent }),
  }));
  return first === undefined ? [{ html: '…', keyboard }] : [first, ...rest];
}

interface Shown {
  readonly kind: Block['kind'];
  readonly lines: readonly Line[];
}

function pages(blocks: readonly Shown[]): readonly (readonly Line[])[] {
  const done: (readonly Line[])[] = [];
  let page: readonly Line[] = [];
  let last: Block['kind'] | undefined;
  for (const { kind, lines } of blocks) {
    const joined = page.length === 0 ? lines : [...page, ...gap(last, kind), ...lines];
    last = kind;
    if (length(joined) <= longest) {
      page = joined;
      continue;
    }
    if (page.length > 0) done.push(page);
    const parts = length(lines) <= longest ? [lines] : brokenBlock(lines);
    done.push(...parts.slice(0, -1));
    page = parts.at(-1) ?? [];
  }
  return [...done, page];
}

/** Texts that follow each other belong together; everything else stands apart by an empty line. */
function gap(before: Block['kind'] | undefined, kind: Block['kind']): readonly Line[] {
  return before === 'text' && kind === 'text' ? [] : [[]];
}

function brokenBlock(lines: readonly Line[]): readonly (readonly Line[])[] {
  const parts: Line[][] = [[]];
  for (const piece of lines.flatMap((line) => cutLine(line, longest))) {
    const part = parts.at(-1) ?? [];
    if (length([...part, piece]) <= longest) part.push(piece);
    else parts.push([piece]);
  }
  return parts;
}
