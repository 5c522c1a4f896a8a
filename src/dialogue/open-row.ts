import type { Field, Row } from '../engine/form.ts';
import { rowsIn } from './cell.ts';
import { isChosen, type OpenForm, readCell, readLine } from './open-form.ts';
import { linesOf, type Misread, matches, partsOfLine, twice } from './read-answer.ts';
import { blankRow, isBegun, namingColumn } from './row-names.ts';
import type { Option } from './say-answer.ts';

/** A row in which something is still to be typed. */
export interface OpenRow {
  readonly row: number;
  readonly rows: readonly Row[];
  /** The columns that are to be typed. */
  readonly free: readonly string[];
}

/** The rows that are there; of those that are expected by name one for each. */
function rowsOf(open: OpenForm, key: string, field: Field): readonly Row[] {
  const there = rowsIn(field, open.draft.answers[key]);
  return there.length > 0 ? there : namesOf(open, field).map(({ value }) => blankRow(field, value));
}

function namesOf(open: OpenForm, field: Field): readonly Option[] {
  return field.each ? open.optionsOf(field.each) : [];
}

/** The first row that lacks what is typed; derived, never counted. */
export function openRow(open: OpenForm, key: string, field: Field): OpenRow | undefined {
  if (field.kind !== 'rows') return undefined;
  const rows = rowsOf(open, key, field);
  const row = rows.findIndex((each) => isOpenRow(open, key, field, each));
  const found = rows[row];
  if (!found) return undefined;
  const needed = lackingIn(field, found).filter((column) => !isBegun(field, found) || isNeeded(field, column));
  return { row, rows, free: needed.filter((column) => !isChosen(open, key, field, column)) };
}

/** How many rows lack what is typed. */
export function openRows(open: OpenForm, key: string, field: Field): number {
  return rowsOf(open, key, field).filter((row) => isOpenRow(open, key, field, row)).length;
}

function isOpenRow(open: OpenForm, key: string, field: Field, row: Row): boolean {
  return lackingIn(field, row).some((column) => isNeeded(field, column) && !isChosen(open, key, field, column));
}

function lackingIn({ columns }: Field, row: Row): readonly string[] {
  return Object.keys(columns ?? {}).filter((column) => (row[column] ?? null) === null);
}

function isNeeded({ columns }: Field, column: string): boolean {
  return columns?.[column]?.required ?? false;
}

/** Rows with what was typed in its place. */
export interface RowsTaken {
  readonly rows: readonly Row[];
  readonly misread?: Misread;
  /** Something of it was right. */
  readonly isRight: boolean;
  /** All the rows are in what was typed. */
  readonly isAll: boolean;
  /** A row that names nothing went to the one that was asked for. */
  readonly isNext: boolean;
}

/**
 * Lines that complete the rows that are there: each goes to the row that it names, or to the next that lacks what it
 * holds; a single one that fits none is one more row. Undefined where what was typed can only be all of the rows.
 */
export function takeLines(open: OpenForm, key: string, field: Field, text: string): RowsTaken | undefined {
  const had = rowsOf(open, key, field);
  const lines = linesOf(text).map(partsOfLine);
  if (had.length === 0 || lines.length === 0) return undefined;
  const isExpected = namesOf(open, field).length > 0;
  const rows = [...had];
  const taken = new Set<number>();
  let misread: Misread | undefined;
  let isRight = false;
  let isNext = false;
  for (const [at, line] of lines.entries()) {
    const isFree = (row: Row, place: number): boolean => !taken.has(place) && isOpenRow(open, key, field, row);
    const next = rows.findIndex(isFree);
    const given = isExpected ? named(open, key, field, line, next, rows) : fitting(open, key, field, line, next, rows);
    if (!given && (isExpected || lines.length > 1)) return undefined;
    if (!given && rows.length >= (field.max ?? rows.length + 1)) {
      misread ??= { why: 'too-many', values: { max: rows.length } };
      continue;
    }
    const { place, ...of }: Given = given ?? { place: rows.length, cells: line };
    const before = rows[place];
    if (taken.has(place)) {
      misread ??= twice(place + 1, namesOf(open, field)[place]?.value ?? '', namesOf(open, field));
      continue;
    }
    taken.add(place);
    isNext ||= isExpected && of.into !== undefined;
    const read = readLine(open, key, field, { ...of, place });
    const isWhole = before !== undefined && !isOpenRow(open, key, field, before);
    // What is wrong takes nothing away, and what says nothing adds nothing.
    const isLost = read.misread && (isWhole || !isBegun(field, read.row));
    // Of what is no row it is said in which line it stood.
    const why = isLost && !given ? readLine(open, key, field, { ...of, place: at }).misread : read.misread;
    misread ??= why;
    if (isLost) {
      if (!given) taken.delete(place);
      continue;
    }
    rows[place] = { ...before, ...read.row };
    isRight = true;
  }
  const isAll = taken.size === rows.length;
  return { rows, isRight, isAll, isNext, ...(misread && { misread }) };
}

/** Which cells of a line go into which columns of which row; all of them where no columns are given. */
interface Given {
  readonly place: number;
  readonly cells: readonly string[];
  readonly into?: readonly string[];
}

/** Of rows that are expected by name: the row that the line names, or else the next. */
function named(
  open: OpenForm,
  key: string,
  field: Field,
  cells: readonly string[],
  next: number,
  rows: readonly Row[],
): Given | undefined {
  const names = namesOf(open, field);
  const columns = Object.keys(field.columns ?? {});
  const naming = namingColumn(field);
  const [first = '', ...rest] = cells;
  const byName = names.findIndex((option) => matches(first, option));
  if (!naming && byName >= 0 && isFull(open, key, field, rest.length)) return { place: byName, cells: rest };
  if (naming === columns[0] && naming && isFull(open, key, field, cells.length)) {
    const read = readCell(open, key, field, naming, first);
    const about = read?.ok ? names.findIndex(({ value }) => value === read.answer) : -1;
    if (about >= 0) return { place: about, cells };
  }
  const row = rows[next];
  const into = row && columnsFor(open, key, field, row, cells.length);
  return into && { place: next, cells, into };
}

/** Of other rows: the next that lacks just this, or the one of which this is the whole. */
function fitting(
  open: OpenForm,
  key: string,
  field: Field,
  cells: readonly string[],
  next: number,
  rows: readonly Row[],
): Given | undefined {
  const row = rows[next];
  if (!row) return undefined;
  const into = columnsFor(open, key, field, row, cells.length);
  if (into) return { place: next, cells, into };
  if (!isFull(open, key, field, cells.length)) return isBegun(field, row) ? { place: next, cells } : undefined;
  const whole = readLine(open, key, field, { cells, place: next }).row;
  const isOf = (each: Row): boolean =>
    Object.entries(each).every(([column, cell]) => cell === null || cell === (whole[column] ?? null));
  const place = rows.findIndex((each) => isOpenRow(open, key, field, each) && isOf(each));
  return place < 0 ? undefined : { place, cells };
}

/** Which columns so many cells are of, where they are just what a row lacks; what is chosen may be left out. */
function columnsFor(open: OpenForm, key: string, field: Field, row: Row, count: number): readonly string[] | undefined {
  const lacking = lackingIn(field, row);
  const needed = lacking.filter((column) => isNeeded(field, column));
  const typed = (columns: readonly string[]) => columns.filter((column) => !isChosen(open, key, field, column));
  return [typed(needed), typed(lacking), needed, lacking].find(({ length }) => length > 0 && length === count);
}

/** Are so many cells a whole row? */
function isFull(open: OpenForm, key: string, field: Field, count: number): boolean {
  const columns = Object.keys(field.columns ?? {});
  const needed = columns.filter((column) => isNeeded(field, column)).length;
  const typed = columns.filter((column) => !isChosen(open, key, field, column)).length;
  return count === typed || (count >= needed && count <= columns.length);
}

/** By what a row is told that can be taken out: where it stands, and among how many. */
export function markOfRow(place: number, rows: readonly Row[]): string {
  return `${place}/${rows.length}`;
}
