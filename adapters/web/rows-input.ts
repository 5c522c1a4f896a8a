import type { Cells, PageField } from '../../src/dialogue/message.ts';
import type { Fields } from './read-form.ts';

const spareRows = 3;

/** The cells of the rows that a field holds; below them some empty ones to fill in, unless each row has its name. */
export function rowCells(field: PageField, spare = spareRows): Cells {
  const { columns = [], cells = [], rowNames, min = 1, max = Number.POSITIVE_INFINITY } = field;
  const count = rowNames?.length ?? Math.max(Math.min(max, Math.max(cells.length + spare, min)), cells.length);
  return Array.from({ length: count }, (_, row) => columns.map((_, column) => cells[row]?.[column] ?? ''));
}

/** The filled rows of a table. Rows that are wholly empty do not count, unless they have a name and others are filled. */
export function cellsOf({ columns = [], rowNames, key }: PageField, fields: Fields): Cells {
  const rows: (readonly string[])[] = [];
  while (fields.has(cellName(key, rows.length, 0))) {
    const row = rows.length;
    rows.push(columns.map((_, column) => fields.get(cellName(key, row, column))?.[0]?.trim() ?? ''));
  }
  const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
  return rowNames && filled.length > 0 ? rows : filled;
}

export function cellName(key: string, row: number, column: number): string {
  return `r.${key}.${row}.${column}`;
}
