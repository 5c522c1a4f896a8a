import type { types } from '@slack/bolt';
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
