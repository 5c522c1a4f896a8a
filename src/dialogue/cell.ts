import type { Answer, Field, Row } from '../engine/form.ts';
import { chunk } from './card.ts';
import type { Block, Button } from './message.ts';
import { columnOptions, isChosen, type OpenForm, textOf } from './open-form.ts';
import type { Option } from './say-answer.ts';

/** A cell of a row in which something is still to be chosen; all else of the rows is there. */
export interface OpenCell {
  readonly row: number;
  readonly column: string;
  readonly rows: readonly Row[];
  readonly options: readonly Option[];
}

/** The first choice that is missing in rows that are otherwise filled in; derived from them, never counted. */
export function openCell(open: OpenForm, key: string, field: Field): OpenCell | undefined {
  const rows = rowsIn(field, open.draft.answers[key]);
  const columns = Object.entries(field.columns ?? {}).filter(([, { required }]) => required);
  const chosen = (column: string): boolean => isChosen(open, key, field, column);
  const lacks = (row: Row, column: string): boolean => (row[column] ?? null) === null;
  if (rows.some((row) => columns.some(([column]) => lacks(row, column) && !chosen(column)))) return undefined;
  for (const [row, cells] of rows.entries()) {
    const found = columns.find(([column]) => lacks(cells, column));
    if (found) return { row, column: found[0], rows, options: columnOptions(open, key, field, found[0]) };
  }
  return undefined;
}

/** The rows with this choice in a cell. */
export function withChoice({ rows, row, column }: OpenCell, value: string): readonly Row[] {
  return rows.map((cells, place) => (place === row ? { ...cells, [column]: value } : cells));
}

/** What is asked of an open cell, below what stands in its row. */
export function cellBlocks(
  open: OpenForm,
  key: string,
  { row, column, rows }: OpenCell,
  stands: string,
): readonly Block[] {
  const { say } = open.texts;
  const label = textOf(open, key).columns?.[column]?.label ?? column;
  return [
    { kind: 'text', tone: 'dim', text: say.rowStands(row + 1, rows.length, stands) },
    { kind: 'text', tone: 'strong', text: say.cellAsked(label) },
  ];
}

/** Its options as buttons. */
export function cellPicks(open: OpenForm, key: string, { row, column, options }: OpenCell): Button[][] {
  const { id: draft } = open.draft;
  const perRow = options.some(({ label }) => label.length > 8) ? 1 : 2;
  const pick = ({ value, label }: Option, place: number): Button => ({
    label,
    short: `${place + 1}`,
    kind: 'pick',
    press: { do: 'choose', draft, field: key, row, column, value },
  });
  return chunk(options.map(pick), perRow);
}

/** The rows that were answered. */
export function rowsIn({ kind }: Field, answer: Answer | undefined): readonly Row[] {
  // A rows field holds rows; its reader and its prefill let nothing else in.
  return kind === 'rows' && Array.isArray(answer) ? (answer as readonly Row[]) : [];
}
