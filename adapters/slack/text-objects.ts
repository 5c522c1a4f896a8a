import type { types } from '@slack/bolt';

/** Texts for Slack, cut to its limits and made harmless; nothing else in this adapter writes a text object. */

/** At most so many UTF-16 units, never half a character; what was cut off is marked. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Text that may stand where Slack reads its own markup: no mention, link or command of a user's making works in it. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Shown to the letter. Slack refuses an empty text; a dash stands for it. */
export function plain(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: cut(text.trim() === '' ? '—' : text, most), emoji: false };
}

export type Line = string | { readonly strong: string };

/** What Slack would read as formatting, a quotation or an emoji: masks like 王* and numbers with _ are not to be changed. */
const formatting = /[*_~`]|^>|:[\w+-]+:/m;
const link = /https?:\/\//;

/**
 * Lines as one text: with bold lines and working links where no line holds a character that Slack takes for
 * formatting, else to the letter.
 */
export function lines(given: readonly Line[], most: number): types.PlainTextElement | types.MrkdwnElement {
  const written = given.map((line) => (typeof line === 'string' ? line : line.strong)).join('\n');
  const wantsMarkup = link.test(written) || given.some((line) => typeof line !== 'string');
  if (!wantsMarkup || formatting.test(written) || written.trim() === '') return plain(written, most);
  const text = given.map((line) => (typeof line === 'string' ? escaped(line) : bold(line.strong))).join('\n');
  return text.length > most ? plain(written, most) : { type: 'mrkdwn', text };
}

function bold(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? '' : `*${escaped(line.trim())}*`))
    .join('\n');
}

/** A long text in pieces, each at most so long, parted between lines where there are any. */
export function pieces(text: string, most: number): readonly string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const newline = rest.lastIndexOf('\n', most);
    const half = rest.charCodeAt(most - 1) >= 0xd800 && rest.charCodeAt(most - 1) <= 0xdbff;
    const at = newline > most / 2 ? newline : most - (half ? 1 : 0);
    found.push(rest.slice(0, at));
    rest = rest.slice(at).replace(/^\n/, '');
  }
  return rest === '' && found.length > 0 ? found : [...found, rest];
}
