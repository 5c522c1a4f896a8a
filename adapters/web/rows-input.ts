import type { PageField } from '../../src/dialogue/message.ts';
import type { Fields } from './read-form.ts';

/** How the cells of a row are parted where rows are typed as lines. */
const separator = /[;；|\t]/;
const spareRows = 3;

/** The cells of the rows that a field holds, and some empty ones below to fill in. */
export function rowCells(field: PageField, spare = spareRows): readonly (readonly string[])[] {
  const width = field.columns?.length ?? 0;
  const typed = field.value.flatMap((value) => value.split('\n')).filter((line) => line.trim() !== '');
  const rows = typed.map((line) => {
    const cells = line.split(separator).map((cell) => cell.trim());
    return Array.from({ length: width }, (_, column) => cells[column] ?? '');
  });
  const most = field.max ?? Number.POSITIVE_INFINITY;
  const count = Math.min(most, Math.max(rows.length + spare, field.min ?? 1));
  while (rows.length < count) rows.push(Array.from({ length: width }, () => ''));
  return rows;
}

/** The lines that the filled cells of a table stand for; rows that are wholly empty do not count. */
export function linesOf(field: PageField, fields: Fields): readonly string[] {
  const columns = field.columns ?? [];
  const lines: string[] = [];
  for (let row = 0; fields.has(cellName(field.key, row, 0)); row += 1) {
    const cells = columns.map((_, column) => cellValue(fields, cellName(field.key, row, column)));
    if (cells.some((cell) => cell !== '')) lines.push(cells.join('; '));
  }
  return lines;
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
