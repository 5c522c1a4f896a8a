import type { Answer, Evidence, Field, Row, Source } from '../engine/form.ts';
import type { Values } from '../engine/procedure.ts';
import { readCreditCode } from '../law/credit-code.ts';
import { parseYuan } from '../law/money.ts';
import { parseDate } from '../law/read-date.ts';
import type { MisreadReason } from '../text/say.ts';
import type { Cells } from './message.ts';
import type { Option } from './say-answer.ts';

/** What reading needs beyond the field: the day, the words of its options, and those of its columns. */
export interface ReadingContext {
  readonly today: string;
  readonly options: readonly Option[];
  readonly optionsOf: (source: Source) => readonly Option[];
  readonly columnOptions: (column: string) => readonly Option[];
}

/** Why something typed is no answer; `mend` is what was probably meant. */
export interface Misread {
  readonly why: MisreadReason;
  readonly values: Values;
  readonly mend?: string;
}
export type Read = { readonly ok: true; readonly answer: Answer } | { readonly ok: false; readonly misread: Misread };

const yes = new Set(['true', 'yes', 'y', '是', '同意', '确认', '我确认', 'agree']);

/** Reads what a person typed, pressed or chose for a field; several values only where a field takes several. */
export function readAnswer(field: Field, typed: readonly string[], context: ReadingContext): Read {
  const cleaned = typed.map(clean);
  const [text = ''] = cleaned;
  if (field.kind !== 'choices' && text === '') return misread('missing');
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return readText(field, text);
    case 'integer':
      return readNumber(field, text, /^-?\d+$/);
    case 'decimal':
      return readNumber(field, text, /^-?\d+(\.\d{1,2})?$/);
    case 'money':
      return readMoney(field, text);
    case 'date':
      return readDate(text, context.today);
    case 'choice':
    case 'reference':
      return readOption(text, context.options);
    case 'choices':
      return readOptions(field, cleaned, context.options);
    case 'rows':
      return readRows(field, typed.join('\n'), context);
    case 'phone':
      return checked(field, text.replace(/[\s-]/g, ''), 'not-a-phone', text);
    case 'account':
      return checked(field, text.replace(/[\s-]/g, ''), 'not-an-account', text);
    case 'credit-code':
      return readCode(text);
    case 'consent':
      return yes.has(text.toLowerCase()) ? { ok: true, answer: true } : misread('not-confirmed');
    case 'files':
      return misread('needs-file');
  }
}

/** Files for a field: added to those that it has. */
export function readFiles(field: Field, had: readonly Evidence[], files: readonly Evidence[]): Read {
  if (field.kind !== 'files') return misread('needs-text');
  const all = [...had.filter(({ hash }) => !files.some((file) => file.hash === hash)), ...files];
  const max = field.max ?? all.length;
  return all.length > max ? misread('too-many', { max }) : { ok: true, answer: all };
}

/** Text as it is kept: one form of every character, and none that is invisible or turns the direction of writing. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}

function readText(field: Field, text: string): Read {
  const { min = 1, max = 2000 } = field;
  const actual = text.length;
  if (actual < min) return misread('too-short', { min, actual });
  return actual > max ? misread('too-long', { max, actual }) : { ok: true, answer: text };
}

function readNumber(field: Field, text: string, shape: RegExp): Read {
  const digits = text
    .normalize('NFKC')
    .replaceAll(/[,\s]/g, '')
    .replace(/[%人名次个户份天月年小时分元件场期]+$/u, '');
  if (!shape.test(digits)) return misread('not-a-number', { given: text });
  const given = Number(digits);
  const { min, max } = field;
  if (min !== undefined && given < min) return misread('too-small', { min, given });
  return max !== undefined && given > max ? misread('too-large', { max, given }) : { ok: true, answer: given };
}

function readMoney(field: Field, text: string): Read {
  const fen = parseYuan(text);
  if (fen === undefined) return misread('not-money', { given: text });
  if (field.min !== undefined && fen < field.min) return misread('not-money', { given: text });
  return field.schema.safeParse(fen).success ? { ok: true, answer: fen } : misread('too-large', { given: text });
}

function readDate(text: string, today: string): Read {
  const date = parseDate(text, today);
  return date ? { ok: true, answer: date } : misread('not-a-date', { given: text });
}

function readOption(text: string, options: readonly Option[]): Read {
  const found = matching(text, options);
  const [only] = found;
  if (only && found.length === 1) return { ok: true, answer: only.value };
  if (found.length > 1) return misread('several-options', { given: text, count: found.length });
  return misread('not-an-option', { given: text });
}

/** The options that a word means: exactly one by value, name or place in the list, or all whose name contains it. */
function matching(text: string, options: readonly Option[]): readonly Option[] {
  const exact = options.find(({ value, label }) => value === text || label === text);
  if (exact) return [exact];
  const place = /^\d{1,3}$/.test(text) ? options[Number(text) - 1] : undefined;
  if (place) return [place];
  const word = text.toLowerCase();
  return options.filter(({ label }) => label.toLowerCase().includes(word));
}

function readOptions(field: Field, typed: readonly string[], options: readonly Option[]): Read {
  const words = typed.flatMap((each) =>
    options.some(({ value }) => value === each) ? [each] : each.split(/[,，、;；\n]/),
  );
  const answer: string[] = [];
  for (const word of words.map((each) => each.trim()).filter(Boolean)) {
    const read = readOption(word, options);
    if (!read.ok) return read;
    if (typeof read.answer === 'string' && !answer.includes(read.answer)) answer.push(read.answer);
  }
  const { min = 1, max = options.length } = field;
  if (answer.length < min) return misread('too-few', { min });
  return answer.length > max ? misread('too-many', { max }) : { ok: true, answer };
}

function readCode(text: string): Read {
  const read = readCreditCode(text);
  if (read.ok) return { ok: true, answer: read.code };
  const { why, at = 0, letter = '', suggestion } = read;
  const values = { given: text, at, letter, ...(suggestion && { suggestion }) };
  return { ok: false, misread: { why: `code-${why}`, values, ...(suggestion && { mend: suggestion }) } };
}

function readRows(field: Field, text: string, context: ReadingContext): Read {
  const count = Object.keys(field.columns ?? {}).length;
  const each = field.each ? context.optionsOf(field.each) : undefined;
  const lines = text.split('\n').map(clean).filter(Boolean);
  return readCells(
    field,
    lines.map((line, index) => cellsIn(line, count, each?.[index])),
    context,
  );
}

/** Reads rows of which each cell was typed by itself. */
export function readCells(field: Field, typed: Cells, context: ReadingContext): Read {
  const columns = Object.entries(field.columns ?? {});
  const each = field.each ? context.optionsOf(field.each) : undefined;
  const rows: Row[] = [];
  for (const [index, cells] of typed.entries()) {
    const read = readRow(cells.map(clean), index, columns, context);
    if (!read.ok) return read;
    rows.push(read.row);
  }
  const least = each?.length ?? field.min ?? 1;
  if (rows.length < least) return misread('too-few', { min: least });
  const most = field.max ?? rows.length;
  return rows.length > most ? misread('too-many', { max: most }) : { ok: true, answer: rows };
}

function matches(cell: string | undefined, { value, label }: Option): boolean {
  return cell === value || cell === label;
}

/** The cells of a line. One row for each option: its name in front may be left out where a column asks for it, and given where none does. */
function cellsIn(line: string, columns: number, each: Option | undefined): readonly string[] {
  const cells = line.split(/[;；|\t]/).map(clean);
  if (each && cells.length === columns - 1) return [each.value, ...cells];
  if (each && cells.length === columns + 1 && matches(cells[0], each)) return cells.slice(1);
  return cells;
}

function readRow(
  cells: readonly string[],
  index: number,
  columns: readonly (readonly [string, Field])[],
  context: ReadingContext,
): { readonly ok: true; readonly row: Row } | { readonly ok: false; readonly misread: Misread } {
  const needed = columns.filter(([, column]) => column.required).length;
  if (cells.length < needed || cells.length > columns.length) {
    return misread('row-cells', { line: index + 1, expected: columns.length, found: cells.length });
  }
  const row: Record<string, string | number | null> = {};
  for (const [place, [key, column]] of columns.entries()) {
    const cell = cells[place] ?? '';
    if (cell === '' && !column.required) {
      row[key] = null;
      continue;
    }
    const read = readAnswer(column, [cell], { ...context, options: context.columnOptions(key) });
    if (!read.ok) return misread('row-wrong', { line: index + 1, column: key, given: cell });
    if (typeof read.answer === 'string' || typeof read.answer === 'number') row[key] = read.answer;
  }
  return { ok: true, row };
}

function checked(field: Field, text: string, why: MisreadReason, given: string): Read {
  return field.schema.safeParse(text).success ? { ok: true, answer: text } : misread(why, { given });
}

function misread(why: MisreadReason, values: Values = {}): { readonly ok: false; readonly misread: Misread } {
  return { ok: false, misread: { why, values } };
}
