import type { types } from '@slack/bolt';
import { drawable, inWords, type Said } from '../../src/dialogue/in-words.ts';
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

/** A line: as it is, bold, or with addresses in it that can be opened. */
export type Line = string | { readonly strong: string } | readonly Linked[];
type Linked = string | { readonly href: string };

/** What is said, as a line: words, but for what can be opened. */
export function lineOf(said: Said, language: Language): Line {
  const pieces = drawable(said, language);
  if (!pieces.some(({ thing }) => thing?.kind === 'link')) return inWords(said, language);
  return pieces.map(({ words, thing }) => (thing?.kind === 'link' ? { href: thing.href } : words));
}

/** What Slack would read as formatting, a quotation or an emoji: masks like 王* and numbers with _ are not to be changed. */
const formatting = /[*_~`]|^>|:[\w+-]+:/m;

/**
 * Lines as one text: with bold lines and working links where no line holds a character that Slack takes for
 * formatting, else to the letter.
 */
export function lines(given: readonly Line[], most: number): types.PlainTextElement | types.MrkdwnElement {
  const written = given.map((line) => wordsIn(line, ({ href }) => href)).join('\n');
  if (given.every((line) => typeof line === 'string')) return plain(written, most);
  const isRisky = formatting.test(given.map((line) => wordsIn(line, () => '')).join('\n'));
  if (isRisky || written.trim() === '') return plain(written, most);
  const text = given.map(marked).join('\n');
  return text.length > most ? plain(written, most) : { type: 'mrkdwn', text };
}

function wordsIn(line: Line, ofLink: (link: { readonly href: string }) => string): string {
  if (typeof line === 'string') return line;
  if ('strong' in line) return line.strong;
  return line.map((piece) => (typeof piece === 'string' ? piece : ofLink(piece))).join('');
}

function marked(line: Line): string {
  if (typeof line === 'string') return escaped(line);
  if ('strong' in line) return bold(line.strong);
  return line.map((piece) => (typeof piece === 'string' ? escaped(piece) : `<${escaped(piece.href)}>`)).join('');
}

function bold(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `*${escaped(line.trim())}*`))
    .join('\n');
}
