import type { types } from '@slack/bolt';
import { drawable, type Said } from '../../src/dialogue/in-words.ts';
import type { Language } from '../../src/names.ts';
import { cut } from '../shared/cut.ts';

/** Texts for Slack, cut to its limits and made harmless; nothing else in this adapter writes a text object. */

/** Text that may stand where Slack reads its own markup: no mention, link or command of a user's making works in it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Shown to the letter. Slack refuses an empty text; a dash stands for it. */
export function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text.trim() === '' ? '—' : text, most), emoji: false };
}

/** A line: as it is, or bold. */
export type Line = string | { readonly strong: string };
export type Linked = readonly (string | { readonly href: string })[];

/** What is said, with the addresses in it that can be opened; nothing where there are none. */
export function linkedIn(said: Said, language: Language): Linked | undefined {
  const pieces = drawable(said, language);
  if (!pieces.some(({ thing }) => thing?.kind === 'link')) return undefined;
  return pieces.map(({ words, thing }) => (thing?.kind === 'link' ? { href: thing.href } : words));
}

/** What Slack formats stands in pairs on one line: a single one, as in the mask 王*, is shown as it is. */
const pair = /([*_~`]).*\1/;
/** Formatting within what is bold, where the bold itself makes the pair. */
const mark = /[*_~`]/;
/** A quotation, and an emoji by its name: a letter stands in it, so the `:00:` of a time is none. */
const unasked = /^>|:(?:[a-z_+-][\w+-]*|\d+[a-z_+-][\w+-]*|100|1234):/im;

/**
 * Lines as one text, with the bold ones bold and no address live that is not given as one. Where a line holds what Slack
 * would change, it is not bold; where Slack would change it even so, the whole text is shown to the letter.
 */
export function lines(given: readonly Line[], most: number): types.PlainTextElement | types.MrkdwnElement {
  const written = given.map(wordsIn).join('\n');
  if (given.every((line) => typeof line === 'string')) return plain(written, most);
  const isRisky = unasked.test(written) || written.split('\n').some((line) => pair.test(line));
  if (isRisky || written.trim() === '') return plain(written, most);
  const text = given.map(marked).join('\n');
  return text.length > most ? plain(written, most) : { type: 'mrkdwn', text, verbatim: true };
}

/** A line with addresses in it that can be opened, whatever else is in it: nothing of it is read as formatting. */
export function linked(line: Linked): types.RichTextBlock {
  const elements = line
    .filter((piece) => piece !== '')
    .map(
      (piece): types.RichTextElement =>
        typeof piece === 'string' ? { type: 'text', text: piece } : { type: 'link', url: piece.href },
    );
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function wordsIn(line: Line): string {
  return typeof line === 'string' ? line : line.strong;
}

function marked(line: Line): string {
  return typeof line === 'string' ? escaped(line) : bold(line.strong);
}

function bold(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : mark.test(line) ? escaped(line) : `*${escaped(line.trim())}*`))
    .join('\n');
}
