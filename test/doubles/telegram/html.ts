import { badRequest } from './api-error.ts';

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
}

export interface FormattedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

interface OpenTag {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly start: number;
}

const types = new Map<string, string>(
  Object.entries({
    a: 'text_link',
    b: 'bold',
    strong: 'bold',
    i: 'italic',
    em: 'italic',
    u: 'underline',
    ins: 'underline',
    s: 'strikethrough',
    strike: 'strikethrough',
    del: 'strikethrough',
    'tg-spoiler': 'spoiler',
    span: 'spoiler',
    'tg-emoji': 'custom_emoji',
    code: 'code',
    pre: 'pre',
    blockquote: 'blockquote',
  }),
);
const notUnicode =
  'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units';
const named = new Map(Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"' }));

/** Parses Telegram's HTML as its server does: its tags only, four named entities, exact nesting; else a 400. */
export function parseHtml(html: string): FormattedText {
  const entities: Entity[] = [];
  const open: OpenTag[] = [];
  let text = '';
  let at = 0;

  while (at < html.length) {
    if (html[at] === '<' && html[at + 1] === '/') {
      at = endTag(html, at, open, text, entities);
    } else if (html[at] === '<') {
      const start = startTag(html, at);
      open.push({ ...start, start: text.length });
      at = start.end;
    } else {
      const { decoded, length } = character(html, at);
      text += decoded;
      at += length;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) refuse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  if (!text.isWellFormed()) refuse(notUnicode);
  return { text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) };
}

function startTag(html: string, begin: number): { tag: string; attributes: Map<string, string>; end: number } {
  const name = /^[^\s>]*/.exec(html.slice(begin + 1))?.[0] ?? '';
  const tag = name.toLowerCase();
  let at = begin + 1 + name.length;
  if (at >= html.length) refuse(`Unclosed start tag at byte offset ${bytes(html, begin)}`);
  if (!types.has(tag)) refuse(`Unsupported start tag "${tag}" at byte offset ${bytes(html, begin)}`);

  const attributes = new Map<string, string>();
  const attribute = /\s+([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(html);
    if (found === null) break;
    attributes.set((found[1] ?? '').toLowerCase(), decode(found[2] ?? found[3] ?? found[4] ?? ''));
    at = attribute.lastIndex;
  }
  at += /^\s*/.exec(html.slice(at))?.[0].length ?? 0;
  if (html[at] !== '>') refuse(`Unclosed start tag "${tag}" at byte offset ${bytes(html, begin)}`);
  if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
    refuse(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes(html, begin)}`);
  }
  return { tag, attributes, end: at + 1 };
}

function endTag(html: string, begin: number, open: OpenTag[], text: string, entities: Entity[]): number {
  const end = html.indexOf('>', begin);
  const opened = open.pop();
  if (opened === undefined) refuse(`Unexpected end tag at byte offset ${bytes(html, begin)}`);
  if (end < 0) refuse(`Unclosed end tag at byte offset ${bytes(html, begin)}`);
  const tag = html
    .slice(begin + 2, end)
    .trim()
    .toLowerCase();
  if (tag !== '' && tag !== opened.tag) {
    refuse(`Unmatched end tag at byte offset ${bytes(html, begin)}, expected "</${opened.tag}>", found "</${tag}>"`);
  }
  if (text.length > opened.start) entities.push(...entityOf(opened, text.slice(opened.start)));
  return end + 1;
}

function entityOf(tag: OpenTag, inner: string): readonly Entity[] {
  const folds = tag.tag === 'blockquote' && tag.attributes.has('expandable');
  const type = folds ? 'expandable_blockquote' : (types.get(tag.tag) ?? tag.tag);
  const entity = { type, offset: tag.start, length: inner.length };
  if (tag.tag !== 'a') return [entity];
  const url = tag.attributes.get('href') ?? inner;
  return /^(https?|tg|tonsite):\/\/\S+/i.test(url) || url.includes('.') ? [{ ...entity, url }] : [];
}

function character(html: string, at: number): { decoded: string; length: number } {
  const found = html[at] === '&' ? /^&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));?/i.exec(html.slice(at)) : null;
  const plain = { decoded: html[at] ?? '', length: 1 };
  if (found === null) return plain;
  const [whole, hex, decimal, name] = found;
  if (name !== undefined) {
    const decoded = named.get(name);
    return decoded === undefined ? plain : { decoded, length: whole.length };
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? { decoded: String.fromCodePoint(code), length: whole.length } : plain;
}

function decode(value: string): string {
  return value.replace(/&(?:#x[0-9a-f]+|#[0-9]+|[a-z]+);?/gi, (entity) => {
    const { decoded, length } = character(entity, 0);
    return decoded + entity.slice(length);
  });
}

/** Telegram shows a text without the space around it. */
export function trimmed({ text, entities }: FormattedText): FormattedText {
  const kept = text.trim();
  const cut = text.length - text.trimStart().length;
  const moved = entities.flatMap((entity) => {
    const offset = Math.max(0, entity.offset - cut);
    const length = Math.min(kept.length, entity.offset + entity.length - cut) - offset;
    return length > 0 ? [{ ...entity, offset, length }] : [];
  });
  return { text: kept, entities: moved };
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function bytes(html: string, end: number): number {
  return Buffer.byteLength(html.slice(0, end));
}

function refuse(reason: string): never {
  throw badRequest(`can't parse entities: ${reason}`);
}
