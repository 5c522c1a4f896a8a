import type { Cells, PageField } from '../../src/dialogue/message.ts';
import type { Fields } from './read-form.ts';

const spareRows = 3;

type Column = NonNullable<PageField['columns']>[number];

/** The cells of the rows that a field holds, as they are sent; below them some empty ones to fill in, unless each row has its name. */
export function rowCells(field: PageField, spare = spareRows): Cells {
  const { columns = [], rowNames, min = 1, max = Number.POSITIVE_INFINITY } = field;
  const cells = (field.cells ?? []).map((row) => row.map((cell, column) => sentAs(columns[column], cell)));
  const count = rowNames?.length ?? Math.max(Math.min(max, Math.max(cells.length + spare, min)), cells.length);
  return Array.from({ length: count }, (_, row) => columns.map((_, column) => cells[row]?.[column] ?? ''));
}

/** What is chosen goes by its value, however it was typed. */
function sentAs(column: Column | undefined, cell: string): string {
  return column?.options?.find(({ value, label }) => value === cell || label === cell)?.value ?? cell;
}

/** The filled rows of a table. Rows that are wholly empty do not count, unless they have a name and others are filled. */
export function cellsOf(field: PageField, fields: Fields): Cells {
  const { columns = [], key } = field;
  const rows: (readonly string[])[] = [];
  while (fields.has(cellName(key, rows.length, 0))) {
    const row = rows.length;
    rows.push(columns.map((_, column) => fields.get(cellName(key, row, column))?.[0]?.trim() ?? ''));
  }
  return filledRows(field, rows);
}

/** The filled rows of a table as they are sent when nothing is changed. */
export function cellsStanding(field: PageField): Cells {
  return filledRows(field, rowCells(field, 0));
}

function filledRows({ columns = [], rowNames }: PageField, rows: Cells): Cells {
  const filled = rows.filter((cells) => cells.some((cell, column) => cell !== '' && !columns[column]?.names));
  return rowNames && filled.length > 0 ? rows : filled;
}

export function cellName(key: string, row: number, column: number): string {
  return `r.${key}.${row}.${column}`;
}
