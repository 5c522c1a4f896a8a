import type { Block, Due, TokenButton, Where } from '../../src/dialogue/message.ts';
import { sayValue } from '../../src/dialogue/value.ts';
import type { Language } from '../../src/names.ts';
import { sayFileSize } from '../shared/file-size.ts';
import { bracketed, punctuation } from '../shared/punctuation.ts';
import { type Line, lines, type Span, span } from './rich-text.ts';

type SentBlock = Block<TokenButton>;
type Of<K extends SentBlock['kind']> = Extract<SentBlock, { kind: K }>;

const dueMarks = { 'in-time': '○', soon: '◐', late: '▲', done: '●' } as const satisfies Record<Due['state'], string>;

/** A block as lines of a chat. */
export function blockLines(block: SentBlock, language: Language): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return [...optional(block.over), ...lines(block.text, 'b')];
    case 'text':
      return textLines(block);
    case 'where':
      return whereLines(block.where);
    case 'rows':
      return rowLines(block, language);
    case 'checks':
      return block.checks.flatMap(({ holds, text, source }) =>
        prefixed(holds ? '✓ ' : '⚠ ', lines(source ? `${text}${bracketed(source, language)}` : text)),
      );
    case 'items':
      return block.items.flatMap(itemLines);
    case 'files':
      return block.files.map(({ name, size }) => [span(`📎 ${name}${bracketed(sayFileSize(size), language)}`)]);
    case 'log':
      return block.entries.flatMap(({ at, text }) => prefixed(`${at}  `, lines(text)));
    case 'receipt':
      return receiptLines(block);
  }
}

function textLines({ text, tone }: Of<'text'>): readonly Line[] {
  if (tone === 'strong') return lines(text, 'b');
  if (tone !== 'refusal') return lines(text);
  const sentence = /^.*?(?:[。！？]|[.!?](?=\s|$)|$)/m.exec(text)?.[0] ?? '';
  const [first = [], ...more] = lines(text.slice(sentence.length));
  return [[...lines(sentence, 'b').flat(), ...first], ...more];
}

function whereLines({ now, holder, office, mine, due, next }: Where): readonly Line[] {
  const holding = office === undefined || office === holder ? holder : `${holder} · ${office}`;
  return [
    ...lines(now, 'b'),
    ...lines(holding, mine ? 'b' : undefined),
    ...dueLines(due),
    ...(next === '' ? [] : prefixed('→ ', lines(next))),
  ];
}

function rowLines({ title, rows }: Of<'rows'>, language: Language): readonly Line[] {
  const { colon } = punctuation[language];
  return [
    ...(title === undefined ? [] : lines(title, 'b')),
    ...rows.flatMap(({ label, value }) => prefixed(`${label}${colon}`, lines(sayValue(value, language)))),
  ];
}

function itemLines(item: Of<'items'>['items'][number], index: number): readonly Line[] {
  const title: Span[] = [span(`${index + 1}. `), span(item.title, 'b')];
  return [title, ...optional(item.over), ...optional(item.under), ...dueLines(item.due)];
}

function receiptLines({ title, number, at, hash, next }: Of<'receipt'>): readonly Line[] {
  const short = hash.length > 9 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash;
  return [
    ...lines(title, 'b'),
    [span(number, 'code')],
    [span(`${at} · `), span(short, 'code')],
    ...(next ? lines(next) : []),
  ];
}

function dueLines(due: Due | undefined): readonly Line[] {
  return due === undefined ? [] : prefixed(`${dueMarks[due.state]} `, lines(due.text, due.mine ? 'b' : undefined));
}

function optional(text: string | undefined): readonly Line[] {
  return text ? lines(text) : [];
}

function prefixed(mark: string, [first = [], ...more]: readonly Line[]): readonly Line[] {
  return [[span(mark), ...first], ...more];
}
