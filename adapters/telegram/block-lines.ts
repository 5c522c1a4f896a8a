import type { Said } from '../../src/dialogue/in-words.ts';
import type { Block, Due, FileShown, TokenButton, Where } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { dueMarks } from '../shared/due-marks.ts';
import { fileLine } from '../shared/file-name.ts';
import { bracketed, punctuation } from '../shared/punctuation.ts';
import { coveredLines, inertLine, type Line, length, lines, quotedLines, saidLines, span } from './rich-text.ts';

type SentBlock = Block<TokenButton>;
type Of<K extends SentBlock['kind']> = Extract<SentBlock, { kind: K }>;

/** A block as lines of a chat. */
export function blockLines(block: SentBlock, language: Language): readonly Line[] {
  switch (block.kind) {
    case 'heading':
      return [...optional(block.over), ...lines(block.text, 'b')];
    case 'text':
      return textLines(block, language);
    case 'where':
      return whereLines(block.where, language);
    case 'rows':
      return rowLines(block, language);
    case 'checks':
      return block.checks.flatMap(({ holds, text, source }) =>
        prefixed(
          holds ? '✓ ' : '⚠ ',
          joinedLines(saidLines(text, language), source ? [inertLine(bracketed(source, language))] : []),
        ),
      );
    case 'items':
      return block.items.flatMap((item, index) => [...(index > 0 ? [[]] : []), ...itemLines(item, index, language)]);
    case 'files':
      return fileLines(block.files, language);
    case 'documents':
      return [...fileLines(block.files, language), ...saidLines(block.about, language)];
    case 'log':
      return block.entries.flatMap(({ at, text }) => joinedLines(saidLines(at, language), [[span('  ')]], lines(text)));
    case 'receipt':
      return receiptLines(block, language);
  }
}

function fileLines(files: readonly FileShown[], language: Language): readonly Line[] {
  return files.map((file) => inertLine(fileLine(file, language)));
}

/** Of a refusal the first line stands out; its source in the law stands below. */
function textLines({ text, tone, secret }: Of<'text'>, language: Language): readonly Line[] {
  if (secret) return coveredLines(saidLines(text, language));
  if (tone === 'strong') return saidLines(text, language, 'b');
  if (tone !== 'refusal') return saidLines(text, language);
  const [first = [], ...more] = saidLines(text, language);
  return [first.map(({ mark = 'b', ...each }) => ({ ...each, mark })), ...more];
}

function whereLines(
  { now, holder = '', office, mine, due, note, next, still }: Where,
  language: Language,
): readonly Line[] {
  const holding = office === undefined || office === holder ? holder : `${holder} · ${office}`;
  return [
    ...lines(now, 'b'),
    ...(holding === '' ? [] : lines(holding, mine ? 'b' : undefined)),
    ...dueLines(due, language),
    ...optional(note),
    ...(!next ? [] : prefixed('→ ', lines(next))),
    ...optional(still),
  ];
}

/** So much of a value stands in a line with its label; what is longer stands by itself, below. */
const shortValue = 120;

function rowLines({ title, rows, folds }: Of<'rows'>, language: Language): readonly Line[] {
  if (title === undefined) return rows.flatMap((row) => rowLine(row, language, folds ? 'folded' : 'open'));
  const all = rows.flatMap((row) => rowLine(row, language, folds ? undefined : 'open'));
  return [...saidLines(title, language, 'b'), ...(folds ? quotedLines(all, 'folded') : all)];
}

/** A row; a quotation holds no other, so what stands in one is not quoted again. */
function rowLine(
  { label, value, secret }: Of<'rows'>['rows'][number],
  language: Language,
  quoted: 'open' | 'folded' | undefined,
): readonly Line[] {
  const { colon } = punctuation[language];
  const named = inertLine(label, 'b');
  const name: Line = [...named, span(colon.trimEnd())];
  const shown = saidLines(value, language);
  const said = secret ? coveredLines(shown) : shown;
  if (said.length === 1 && length(said) <= shortValue) return joinedLines([[...named, span(colon)]], said);
  return [name, ...(quoted ? quotedLines(said, quoted) : said)];
}

function itemLines(item: Of<'items'>['items'][number], index: number, language: Language): readonly Line[] {
  const title: Line = [span(`${index + 1}. `), ...inertLine(item.title, 'b')];
  return [
    title,
    ...saidOptional(item.over, language),
    ...saidOptional(item.under, language),
    ...dueLines(item.due, language),
  ];
}

function receiptLines({ title, on, number, at, hash, next }: Of<'receipt'>, language: Language): readonly Line[] {
  const short = hash.length > 9 ? `${hash.slice(0, 4)}…${hash.slice(-4)}` : hash;
  return [
    ...lines(title, 'b'),
    ...optional(on),
    [span(number, 'code')],
    ...joinedLines(saidLines(at, language), [[span(' · '), span(short, 'code')]]),
    ...(next ? saidLines(next, language) : []),
  ];
}

function dueLines(due: Due | undefined, language: Language): readonly Line[] {
  if (due === undefined) return [];
  return prefixed(`${dueMarks[due.state]} `, saidLines(due.text, language, due.mine ? 'b' : undefined));
}

function optional(text: string | undefined): readonly Line[] {
  return text ? lines(text) : [];
}

function saidOptional(said: Said | undefined, language: Language): readonly Line[] {
  return said ? saidLines(said, language) : [];
}

function prefixed(mark: string, text: readonly Line[]): readonly Line[] {
  return joinedLines([[span(mark)]], text);
}

/** Texts one right after the other. */
function joinedLines(...texts: readonly (readonly Line[])[]): readonly Line[] {
  return texts.reduce((before, [first = [], ...more]) => [
    ...before.slice(0, -1),
    [...(before.at(-1) ?? []), ...first],
    ...more,
  ]);
}
