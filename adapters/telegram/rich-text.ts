import { type Drawable, drawable, type Said } from '../../src/dialogue/in-words.ts';
import { evidenceEndings } from '../../src/engine/evidence-kinds.ts';
import type { Language } from '../../src/names.ts';

/** Text with marks, measured and cut before it becomes HTML, so that neither a tag nor a character is ever torn. */

export interface Span {
  readonly text: string;
  readonly mark?: 'b' | 'code';
  /** An amount, a day: never parted between two messages. */
  readonly whole?: true;
  /** Covered until it is pressed. */
  readonly covered?: true;
  /** Of a line that is part of a quotation, which may be folded. */
  readonly quoted?: 'open' | 'folded';
}
export type Line = readonly Span[];

/** What stands between addresses. */
const rest = String.raw`[^\s，。；、）》”<>"]`;
/** Letters that are neither Latin nor Chinese: what follows a dot in Chinese is a sentence, but for these names. */
const scripts = String.raw`(?:(?![\p{Script=Han}a-z])\p{L})`;
const chinese =
  '中国|中國|公司|网络|網絡|网址|网站|网店|中文网|在线|商城|商店|商标|集团|政务|公益|机构|香港|台湾|台灣|新加坡|我爱你|游戏|娱乐|招聘|时尚|信息|手机|移动|世界|企业|佛山|广东|八卦|健康|食品|餐厅|慈善|购物|书籍|珠宝';
/** What an app would make live by itself. */
const live = [
  // An address with its scheme; a name, or what is written to somebody.
  String.raw`[a-z][a-z\d+.-]*://${rest}+`,
  String.raw`(?<![a-z\d_])@[a-z]\w{3,}`,
  // An address without one, and one of mail: in Latin letters, in any script, and under one of the Chinese names.
  String.raw`(?:[\w.+-]+@)?(?:[a-z\d_-]+\.)+(?:xn--[a-z\d-]+|[a-z]{2,})(?:[/?#]${rest}*)?`,
  String.raw`(?:[\p{L}\d_-]*(?![a-z])\p{L}\.)+(?:xn--[a-z\d-]+|[a-z]{2,}|${scripts}{2,}|${chinese})(?:[/?#]${rest}*)?`,
  String.raw`(?:[a-z\d_-]+\.)+(?:${scripts}{2,}|${chinese})(?:[/?#]${rest}*)?`,
  // A command, which one press would send; a word to search for.
  String.raw`(?<![\p{L}\d_/<])/[a-z\d_]{1,64}(?:@\w+)?`,
  String.raw`(?<![\p{L}\d_])#[\p{L}\d_]+`,
  // A number to be called.
  String.raw`\+\d[\d ()-]{7,}\d|(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?!\d)`,
];
const address = new RegExp(live.join('|'), 'giu');
const fileName = new RegExp(`^[^/]+\\.(?:${[...evidenceEndings].join('|')})$`, 'i');

/**
 * Words as they are, with every address in them shown to the letter: whoever wrote it, what can be opened is only what the
 * message itself says can be (a link).
 */
function inert(given: Span): readonly Span[] {
  const found = [...given.text.matchAll(address)].filter(([match]) => !fileName.test(match));
  const spans: Span[] = [];
  let at = 0;
  for (const { 0: match, index } of found) {
    spans.push({ ...given, text: given.text.slice(at, index) }, { text: match, mark: 'code' });
    at = index + match.length;
  }
  return [...spans, { ...given, text: given.text.slice(at) }].filter(({ text }, place) => text !== '' || place === 0);
}

/** A text of one line: line breaks become spaces. */
export function span(text: string, mark?: Span['mark']): Span {
  return { text: clean(text).replaceAll('\n', ' '), ...(mark && { mark }) };
}

/** A text of one line, with no address in it that could be opened. */
export function inertLine(text: string, mark?: Span['mark']): Line {
  return inert(span(text, mark));
}

/** A text of any number of lines. */
export function lines(text: string, mark?: Span['mark']): readonly Line[] {
  return clean(text)
    .split('\n')
    .map((line) => inert({ text: line, ...(mark && { mark }) }));
}

/** What is said, as lines: what is more than words stays in one piece. */
export function saidLines(said: Said, language: Language, mark?: Span['mark']): readonly Line[] {
  const all: Span[][] = [[]];
  for (const { words, thing } of drawable(said, language)) {
    const [first = [], ...more]: readonly Line[] = thing ? [thingLine(thing, words, mark)] : lines(words, mark);
    all.at(-1)?.push(...first);
    all.push(...more.map((line) => [...line]));
  }
  return all;
}

/** In one piece; of a name somebody else may have written it. */
function thingLine(thing: NonNullable<Drawable['thing']>, words: string, mark?: Span['mark']): Line {
  const { kind } = thing;
  const covered = kind === 'code' && thing.secret;
  const whole = { ...span(words, kind === 'code' ? 'code' : mark), whole: true, ...(covered && { covered }) } as const;
  return kind === 'body' || kind === 'person' ? inert(whole) : [whole];
}

/** Without what Telegram refuses, and without what could make a text read other than it is written. */
function clean(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => (character === '\n' ? '\n' : ''));
}

export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** Length in UTF-16 units as Telegram counts it: without marks, with line breaks. */
export function length(text: readonly Line[]): number {
  return text.reduce((sum, line) => sum + lineLength(line), Math.max(0, text.length - 1));
}

function lineLength(line: Line): number {
  return line.reduce((sum, { text }) => sum + text.length, 0);
}

export function plainText(text: readonly Line[]): string {
  return text.map((line) => line.map((one) => one.text).join('')).join('\n');
}

/** The only place where a text becomes HTML. */
export function toHtml(text: readonly Line[]): string {
  const parts: { quoted: Span['quoted']; html: string }[] = [];
  for (const line of text) {
    const quoted = line[0]?.quoted;
    const html = line.map(spanHtml).join('');
    const last = parts.at(-1);
    if (last && quoted && last.quoted === quoted) last.html += `\n${html}`;
    else parts.push({ quoted, html });
  }
  return parts.map(({ quoted, html }) => (quoted && html.trim() !== '' ? quotation(html, quoted) : html)).join('\n');
}

function quotation(html: string, quoted: NonNullable<Span['quoted']>): string {
  return `<blockquote${quoted === 'folded' ? ' expandable' : ''}>${html}</blockquote>`;
}

/** Lines of which nothing can be read until they are pressed. */
export function coveredLines(text: readonly Line[]): readonly Line[] {
  return text.map((line) => line.map((each) => ({ ...each, covered: true })));
}

/** Lines as a quotation; a folded one shows its beginning until it is opened. */
export function quotedLines(text: readonly Line[], quoted: NonNullable<Span['quoted']>): readonly Line[] {
  return text.map((line) => (line.length > 0 ? line : [span('')]).map((each) => ({ ...each, quoted })));
}

function spanHtml({ covered, ...plain }: Span): string {
  // Within a cover nothing is shown to the letter, and so nothing is made live by what follows it either.
  return covered && plain.text !== '' ? `<tg-spoiler>${markedHtml(plain)}</tg-spoiler>` : markedHtml(plain);
}

function markedHtml({ text, mark }: Pick<Span, 'text' | 'mark'>): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return mark === undefined || text === '' ? escaped : `<${mark}>${escaped}</${mark}>`;
}

/** A line in pieces of at most `most` units, never between the halves of a surrogate pair. */
export function cutLine(line: Line, most: number): readonly Line[] {
  if (lineLength(line) <= most) return [line];
  const pieces: Span[][] = [[]];
  let room = most;
  for (const { text, ...mark } of line) {
    let rest = text;
    if (mark.whole && text.length > room && text.length <= most) {
      pieces.push([]);
      room = most;
    }
    while (rest !== '') {
      const piece = head(rest, room);
      if (piece === '') {
        pieces.push([]);
        room = most;
        continue;
      }
      pieces.at(-1)?.push({ text: piece, ...mark });
      room -= piece.length;
      rest = rest.slice(piece.length);
    }
  }
  return pieces;
}

function head(text: string, most: number): string {
  const piece = text.slice(0, most);
  return piece.isWellFormed() ? piece : piece.slice(0, -1);
}
