import type { PageField } from '../../src/dialogue/message.ts';
import type { Fields } from './read-form.ts';

/** How the cells of a row are parted where rows are typed as lines. */
const separator = /[;；|\t]/;
const spareRows = 3;

/** The cells of the rows that a field holds; below them some empty ones to fill in, unless each row has its name. */
export function rowCells(field: PageField, spare = spareRows): readonly (readonly string[])[] {
  const { columns = [], rowNames, min = 1, max = Number.POSITIVE_INFINITY } = field;
  const typed = field.value.flatMap((value) => value.split('\n')).filter((line) => line.trim() !== '');
  const count = rowNames?.length ?? Math.min(max, Math.max(typed.length + spare, min));
  return Array.from({ length: Math.max(count, rowNames ? 0 : typed.length) }, (_, row) => {
    const cells = (typed[row] ?? '').split(separator).map((cell) => cell.trim());
    if (rowNames && cells[0] === rowNames[row]) cells.shift();
    return columns.map((_, column) => cells[column] ?? '');
  });
}

/** The lines that the filled cells of a table stand for. Rows that are wholly empty do not count, unless they have a name. */
export function linesOf(field: PageField, fields: Fields): readonly string[] {
  const { columns = [], rowNames, key } = field;
  const rows: (readonly string[])[] = [];
  while (fields.has(cellName(key, rows.length, 0))) {
    const row = rows.length;
    rows.push(columns.map((_, column) => cellValue(fields, cellName(key, row, column))));
  }
  const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell !== '');
  if (!rowNames) return rows.filter(isFilled).map((cells) => cells.join('; '));
  return rows.some(isFilled) ? rows.map((cells, row) => [rowNames[row] ?? '', ...cells].join('; ')) : [];
}

export function cellName(key: string, row: number, column: number): string {
  return `r.${key}.${row}.${column}`;
}

/** A cell cannot hold what parts the cells; the nearest mark takes its place. */
function cellValue(fields: Fields, name: string): string {
  const typed = fields.get(name)?.[0] ?? '';
  return typed
    .replaceAll(/[;；|]/g, '，')
    .replaceAll(/[\t\n]/g, ' ')
    .trim();
}
