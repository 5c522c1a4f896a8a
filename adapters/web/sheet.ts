import writeSheet, { type Cell } from 'write-excel-file/node';
import type { Fen } from '../../src/law/fen.ts';

/** A column of a table that is taken away: what it is called, how wide it is in characters, and what a row has there. */
export interface Column<T> {
  readonly label: string;
  readonly width: number;
  readonly of: (row: T) => Value;
}

/** Words, a number, an amount, a day (`YYYY-MM-DD`), or nothing. Words stay words, whatever they begin with. */
export type Value = string | number | { readonly fen: Fen } | { readonly day: string } | undefined;

/** As many rows as a table that is taken away may have. */
export const mostRows = 10_000;

/**
 * A table as a workbook (xlsx): one sheet of this name, its head staying in view, amounts in yuan that can be reckoned with.
 * What is above the limit of rows is left out, and `cut` says so in a last row.
 */
export async function workbook<T>(
  sheet: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  cut: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = columns.map(({ label }): Cell => ({ value: label, type: String, fontWeight: 'bold' }));
  const body = rows.slice(0, mostRows).map((row) => columns.map(({ of }) => cellOf(of(row))));
  const last = rows.length > mostRows ? [[{ value: cut, type: String, fontWeight: 'bold' } satisfies Cell]] : [];
  const written = writeSheet([head, ...body, ...last], {
    sheet: sheet.slice(0, longestName),
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  });
  return new Uint8Array(await written.toBuffer());
}

/** As many characters as the name of a sheet may have. */
const longestName = 31;

function cellOf(value: Value): Cell {
  if (value === undefined || value === '') return null;
  if (typeof value === 'string') return { value, type: String };
  if (typeof value === 'number') return { value, type: Number };
  if ('fen' in value) return { value: value.fen / 100, type: Number, format: '#,##0.00' };
  return { value: new Date(`${value.day}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' };
}
