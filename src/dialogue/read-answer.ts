import type { Answer, Evidence, Field, Row, Source } from '../engine/form.ts';
import { money } from '../engine/say-value.ts';
import { readCreditCode } from '../law/credit-code.ts';
import { accountNumber } from '../law/keys.ts';
import { readYuan } from '../law/money.ts';
import { readNumber } from '../law/number.ts';
import { fromNumerals } from '../law/numerals.ts';
import { readPhone } from '../law/phone.ts';
import { plain } from '../law/plain.ts';
import { parseDate } from '../law/read-date.ts';
import type { Said } from '../law/said.ts';
import type { MisreadReason, MisreadValues, Say } from '../text/say.ts';
import { isSpoken } from './button-words.ts';
import { numberIn } from './mentioned.ts';
import type { Cells } from './message.ts';
import { blankRow, isBegun, namingColumn } from './row-names.ts';
import type { Option } from './say-answer.ts';

/** What reading needs beyond the field: the day, the words of its options, and those of its columns. */
export interface ReadingContext {
  readonly today: string;
  readonly options: readonly Option[];
  readonly optionsOf: (source: Source) => readonly Option[];
  readonly columnOptions: (column: string) => readonly Option[];
  readonly columnLabel: (column: string) => string;
  /** Of rows: the columns whose choices may be left out of a line, since they can be asked for one by one. */
  readonly mayLack?: (column: string) => boolean;
}

/** Why something typed is no answer; `mend` is what was probably meant, `cell` where it stands in rows. */
interface MisreadAs<Why extends MisreadReason> {
  readonly why: Why;
  readonly values: MisreadValues[Why];
  readonly mend?: string;
  readonly cell?: { readonly line: number; readonly column: string };
}
export type Misread<Why extends MisreadReason = MisreadReason> = { [Each in Why]: MisreadAs<Each> }[Why];
export type Read =
  | { readonly ok: true; readonly answer: Answer }
  /** Of rows, `kept` is what could be read of them. */
  | { readonly ok: false; readonly misread: Misread; readonly kept?: readonly Row[] };

/** A misreading in words. */
export function sayMisread<Why extends MisreadReason>(
  { misread, inCell }: Pick<Say, 'misread' | 'inCell'>,
  { why, values, cell }: Misread<Why>,
): Said {
  const words = misread[why](values);
  return cell ? inCell(cell.line, cell.column, words) : words;
}

/** None of something, where its number is asked. */
const nothing = new Set(['没有', '无', '没', '都没有', 'none', 'nothing', 'nil']);

/** Reads what a person typed, pressed or chose for a field; several values only where a field takes several. */
export function readAnswer(field: Field, typed: readonly string[], context: ReadingContext): Read {
  const cleaned = typed.map(clean);
  const [text = ''] = cleaned;
  if (field.kind !== 'choices' && text === '') return misread('missing', {});
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return readText(field, text);
    case 'integer':
    case 'decimal':
      return readCount(field, text);
    case 'money':
      return readMoney(field, text);
    case 'date':
      return readDate(field, text, context.today);
    case 'choice':
    case 'reference':
      return readOption(text, context.options);
    case 'choices':
      return readOptions(field, cleaned, context.options);
    case 'rows':
      return readRows(field, typed.join('\n'), context);
    case 'phone':
      return checked(field, readPhone(text), 'not-a-phone', text);
    case 'account':
      return checked(field, accountNumber(text), 'not-an-account', text);
    case 'credit-code':
      return readCode(text);
    case 'case-number':
      return readCaseNumber(text, context.options);
    case 'consent':
      return isSpoken('confirm', text) ? { ok: true, answer: true } : misread('not-confirmed', {});
    case 'files':
      return misread('needs-file', {});
  }
}

/** Files for a field: added to those that it has. */
export function readFiles(field: Field, had: readonly Evidence[], files: readonly Evidence[]): Read {
  if (field.kind !== 'files') return misread('needs-text', {});
  const { all, left } = addFiles(field, had, files);
  return left.length > 0 ? misread('too-many', { max: field.max ?? all.length }) : { ok: true, answer: all };
}

/** What a field has once files were added: of these, as they are named there, those that fit and those that do not. */
export interface Added {
  readonly all: readonly Evidence[];
  readonly kept: readonly Evidence[];
  readonly left: readonly Evidence[];
}

export function addFiles({ max }: Field, had: readonly Evidence[], files: readonly Evidence[]): Added {
  const fresh = files.filter(
    ({ hash }, place) =>
      !had.some((each) => each.hash === hash) && files.findIndex((each) => each.hash === hash) === place,
  );
  const room = Math.max(0, (max ?? Number.POSITIVE_INFINITY) - had.length);
  const all = fresh.slice(0, room).reduce(withFile, had);
  const kept = all.filter(({ hash }) => files.some((each) => each.hash === hash));
  return { all, kept, left: fresh.slice(room) };
}

/** Of those that would have one name, as photos do, each has its number. */
function withFile(had: readonly Evidence[], file: Evidence): readonly Evidence[] {
  const { stem, number, ending } = partsOf(file.name);
  const same = had.map(({ name }) => partsOf(name)).filter((each) => each.stem === stem && each.ending === ending);
  const isTaken = same.some((each) => each.number === number) || (number === 0 && same.length > 0);
  if (!isTaken) return [...had, file];
  const first = same.some((each) => each.number === 1) ? undefined : `${stem} 1${ending}`;
  const numbered = had.map((each) => (each.name === `${stem}${ending}` && first ? { ...each, name: first } : each));
  const next = Math.max(1, ...same.map((each) => each.number)) + 1;
  return [...numbered, { ...file, name: `${stem} ${next}${ending}` }];
}

/** The name of a file without its number, which is 0 where it has none, and without its ending. */
function partsOf(name: string): { readonly stem: string; readonly number: number; readonly ending: string } {
  const [, stem = name, number = '0', ending = ''] = /^(.*?)(?: (\d{1,3}))?(\.[^.]+)?$/s.exec(name) ?? [];
  return { stem, number: Number(number), ending };
}

/** Text as it is kept: one form of every character, and none that is invisible or turns the direction of writing. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => (character === '\n' || character === '\t' ? character : ''))
    .trim();
}

function readText(field: Field, typed: string): Read {
  const text = field.canonical?.(typed) ?? typed;
  const { min = 1, max = 2000 } = field;
  const actual = text.length;
  if (actual < min) return misread('too-short', { min, actual });
  return actual > max ? misread('too-long', { max, actual }) : { ok: true, answer: text };
}

function readCount(field: Field, text: string): Read {
  const { kind, min = 0, max = Number.POSITIVE_INFINITY } = field;
  const read = nothing.has(plain(text)) ? ({ ok: true, number: 0 } as const) : readNumber(text);
  if (!read.ok) return misreadFigure(read, 'not-a-number', text, kind === 'decimal');
  const given = read.number;
  if (kind === 'integer' && !Number.isInteger(given)) return misread('not-whole', { given: text });
  if (given < min) return misread('too-small', { min, given });
  return given > max ? misread('too-large', { max, given }) : { ok: true, answer: given };
}

function readMoney({ min = 0, max = Number.MAX_SAFE_INTEGER }: Field, text: string): Read {
  const read = readYuan(text);
  if (!read.ok) return misreadFigure(read, 'not-money', text, true);
  const { fen } = read;
  if (fen < min) return misread('too-small', { min: money(min), given: money(fen) });
  return fen > max ? misread('too-large', { max: money(max), given: money(fen) }) : { ok: true, answer: fen };
}

/** Why a number could not be read; where decimals may be meant, they are offered. */
function misreadFigure(
  { why, meant }: { readonly why: 'unread' | 'too-fine' | 'comma'; readonly meant?: string },
  unread: 'not-a-number' | 'not-money',
  given: string,
  takesDecimals: boolean,
): Read {
  if (why === 'comma') return misread('which-comma', { given }, takesDecimals ? meant : undefined);
  return why === 'too-fine' ? misread('too-fine', { given }) : misread(unread, { given });
}

function readDate({ looks }: Field, text: string, today: string): Read {
  const date = parseDate(text, today, looks);
  return date ? { ok: true, answer: date } : misread('not-a-date', { given: text });
}

function readOption(text: string, options: readonly Option[]): Read {
  const found = matching(text, options);
  const [only] = found;
  if (only && found.length === 1) return { ok: true, answer: only.value };
  if (found.length > 1) return misread('several-options', { given: text, count: found.length });
  return misread('not-an-option', { given: text });
}

/** What is said around a choice and is none of it: 我选第二个吧. */
const around =
  /^(?:我?(?:就?选|要|是)(?:择)?|就|第|i (?:choose|pick|take) |option |no\.? ?|the )+|(?:这?(?:个|项|种)|的|吧|了|号)+$/g;

/** The options that a word means: exactly one by value, name or place in the list, or all whose name contains it. */
function matching(text: string, options: readonly Option[]): readonly Option[] {
  const exact = options.find(({ value, label }) => value === text || label === text);
  if (exact) return [exact];
  const words = [plain(text), plain(text).replaceAll(around, '')].filter((word) => word !== '');
  for (const word of words) {
    const same = options.filter(({ label }) => plain(label) === word);
    if (same.length > 0) return same;
    const number = /^\d{1,3}$/.test(word) ? Number(word) : /[第选]/.test(text) ? fromNumerals(word) : undefined;
    const place = number === undefined ? undefined : options[number - 1];
    if (place) return [place];
  }
  const some = words.map((word) => options.filter(({ label }) => plain(label).includes(word)));
  return some.find((found) => found.length > 0) ?? [];
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

/** A number that stands anywhere in what was typed; an id is what lay ready and was sent back. */
function readCaseNumber(text: string, options: readonly Option[]): Read {
  const number = numberIn(text) ?? options.find(({ value }) => value === text)?.value;
  return number === undefined ? misread('not-a-case-number', { given: text }) : { ok: true, answer: number };
}

function readCode(text: string): Read {
  const read = readCreditCode(text);
  if (read.ok) return { ok: true, answer: read.code };
  const { why, at = 0, letter = '', suggestion } = read;
  return misread(`code-${why}`, { given: text, at, letter }, suggestion);
}

function readRows(field: Field, text: string, context: ReadingContext): Read {
  const count = Object.keys(field.columns ?? {}).length;
  const each = field.each ? context.optionsOf(field.each) : undefined;
  return readCells(
    field,
    linesOf(text).map((line, index) => cellsIn(line, count, each?.[index])),
    context,
  );
}

/** Reads rows of which each cell was typed by itself; of those that are wrong, what is right of them is kept. */
export function readCells(field: Field, typed: Cells, context: ReadingContext): Read {
  const columns = Object.entries(field.columns ?? {});
  const each = field.each ? context.optionsOf(field.each) : undefined;
  const naming = each && namingColumn(field);
  const rows: Row[] = [];
  let wrong: Misread | undefined;
  for (const [index, cells] of typed.entries()) {
    const { row, misread: why } = readRow(cells.map(clean), index, columns, context);
    const about = (naming && row[naming]) ?? null;
    if (naming && about !== null && rows.some((other) => other[naming] === about)) {
      wrong ??= twice(index + 1, about, each);
      continue;
    }
    wrong ??= why;
    rows.push(row);
  }
  if (wrong) return { ok: false, misread: wrong, ...keptOf(field, rows, each) };
  const least = each?.length ?? field.min ?? 1;
  if (rows.length < least) return { ...misread('too-few', { min: least }), ...keptOf(field, rows, each) };
  const most = field.max ?? rows.length;
  return rows.length > most ? misread('too-many', { max: most }) : { ok: true, answer: rows };
}

/** Two rows about the same. */
export function twice(line: number, about: string | number, each: readonly Option[]): Misread {
  const name = each.find(({ value }) => value === about)?.label ?? String(about);
  return { why: 'row-twice', values: { line, name } };
}

/** What could be read, if anything: of rows that are expected there is one for each, and what is open in them is empty. */
function keptOf(field: Field, rows: readonly Row[], each: readonly Option[] = []): { readonly kept?: readonly Row[] } {
  if (!rows.some((row) => isBegun(field, row))) return {};
  const naming = namingColumn(field);
  const one = ({ value }: Option, place: number): Row =>
    (naming ? rows.find((row) => row[naming] === value) : rows[place]) ?? blankRow(field, value);
  const kept = each.length > 0 ? each.map(one) : rows;
  return kept.length > (field.max ?? kept.length) ? {} : { kept };
}

/** Rows as they are typed: the lines in which something stands. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').map(clean).filter(Boolean);
}

/** The cells of such a line. */
export function partsOfLine(line: string): readonly string[] {
  return line.split(/[;；|\t]/).map(clean);
}

/** Between Chinese words and numbers a space parts cells as well, where there are then as many as there are columns. */
function cellsOfLine(line: string, columns: number): readonly string[] {
  const parts = partsOfLine(line);
  const words = line.split(/\s+/);
  const isPhrase = /[a-z]\S*\s+\S*[a-z]/i.test(line);
  return parts.length === 1 && columns > 1 && words.length === columns && !isPhrase ? words : parts;
}

export function matches(cell: string | undefined, { value, label }: Option): boolean {
  return cell === value || cell === label;
}

/** The cells of a line. One row for each option: its name in front may be left out where a column asks for it, and given where none does. */
function cellsIn(line: string, columns: number, each: Option | undefined): readonly string[] {
  const cells = cellsOfLine(line, columns);
  if (each && cells.length === columns - 1) return [each.value, ...cells];
  if (each && cells.length === columns + 1 && matches(cells[0], each)) return cells.slice(1);
  return cells;
}

/** A row as far as it could be read, and what is wrong with it first. */
export interface ReadRow {
  readonly row: Row;
  readonly misread?: Misread;
}
type Columns = readonly (readonly [string, Field])[];

export function readRow(cells: readonly string[], index: number, columns: Columns, context: ReadingContext): ReadRow {
  const needed = columns.filter(([, column]) => column.required).length;
  const lacks = (key: string): boolean => context.mayLack?.(key) ?? false;
  const typed = columns.filter(([key]) => !lacks(key)).length;
  if (cells.length < needed && cells.length === typed && typed < columns.length) {
    const given = [...cells];
    return readRow(
      columns.map(([key]) => (lacks(key) ? '' : (given.shift() ?? ''))),
      index,
      columns,
      context,
    );
  }
  if (cells.length < needed || cells.length > columns.length) {
    const missing = columns.slice(cells.length).map(([key]) => context.columnLabel(key));
    const values = { line: index + 1, expected: columns.length, found: cells.length, missing: missing.join(' · ') };
    const blank = Object.fromEntries(columns.map(([key]) => [key, null]));
    return { row: blank, misread: { why: 'row-cells', values } };
  }
  return readInto(columns, cells, index, context);
}

/** Reads what was typed for each of these columns. */
export function readInto(columns: Columns, cells: readonly string[], index: number, context: ReadingContext): ReadRow {
  const row: Record<string, string | number | null> = {};
  let wrong: Misread | undefined;
  for (const [place, [key, column]] of columns.entries()) {
    const cell = cells[place] ?? '';
    row[key] = null;
    if (cell === '' && (!column.required || context.mayLack?.(key))) continue;
    const read = readAnswer(column, [cell], { ...context, options: context.columnOptions(key) });
    if (read.ok) {
      if (typeof read.answer === 'string' || typeof read.answer === 'number') row[key] = read.answer;
      continue;
    }
    // What was meant in one cell is no answer for all of the rows.
    const { mend: _, ...why } = read.misread;
    wrong ??= { ...why, cell: { line: index + 1, column: context.columnLabel(key) } };
  }
  return wrong ? { row, misread: wrong } : { row };
}

function checked(field: Field, text: string | undefined, why: 'not-a-phone' | 'not-an-account', given: string): Read {
  return field.schema.safeParse(text).success && text !== undefined
    ? { ok: true, answer: text }
    : misread(why, { given });
}

function misread<Why extends MisreadReason>(
  why: Why,
  values: MisreadValues[Why],
  mend?: string,
): { readonly ok: false; readonly misread: Misread } {
  // A reason and its values belong together, which a union forgets of a generic.
  const misread = { why, values, ...(mend !== undefined && { mend }) } as unknown as Misread;
  return { ok: false, misread };
}
