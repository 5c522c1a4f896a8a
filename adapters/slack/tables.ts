import type { types } from '@slack/bolt';
import type { Cells, FormPage, PageField } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { cut } from '../shared/cut.ts';
import { punctuation } from '../shared/punctuation.ts';
import { choices, fieldInput, optionsListed } from './field-input.ts';
import { context, section } from './sections.ts';
import { plain } from './text-objects.ts';
import { words } from './words.ts';

/** The rows of tables, by their field. */
export type Tables = Readonly<Record<string, string[][]>>;

type Column = NonNullable<PageField['columns']>[number];

/** A modal remembers 3000 characters in all, and shows 100 blocks. */
const most = { remembered: 2600, rows: 40, cells: 24, beside: 2 } as const;
const changing = 'row.change.';
const adding = 'row.add.';
const drop = 'drop';

/** The tables of a page that are edited row by row, as they stand; what is too much for that is typed as lines. */
export function tablesOf(page: Pick<FormPage, 'fields'>): Tables {
  const tables: Record<string, string[][]> = {};
  for (const field of page.fields) {
    if (field.kind !== 'rows' || !field.columns?.length) continue;
    const rows = rowsOf(field).map((cells) => [...cells]);
    const all = { ...tables, [field.key]: rows };
    const count = Object.values(all).flat().length;
    if (count <= most.rows && JSON.stringify(all).length <= most.remembered) tables[field.key] = rows;
  }
  return tables;
}

/** A table that is typed as lines after all, with what has been filled in of it. */
export function asLines(field: PageField): PageField {
  if (field.kind !== 'rows' || field.value.length > 0 || !field.cells?.length) return field;
  return { ...field, value: [field.cells.map((cells) => cells.join('; ')).join('\n')] };
}

/** Of rows that come one for each of a list, all are there from the beginning. */
function rowsOf({ cells = [], rowNames = [], columns = [] }: PageField): Cells {
  return cells.length === 0 ? rowNames.map(() => columns.map(() => '')) : cells;
}

/** A table: its question, its rows with what can be done with each, and a further row where there may be one. */
export function tableBlocks(
  field: PageField,
  rows: Cells,
  ids: number,
  language: Language,
): readonly types.KnownBlock[] {
  const say = words[language];
  const { key, label, rowNames, max = most.rows } = field;
  const hints = [field.ask, field.help, field.limits].filter((line) => line !== undefined && line.trim() !== '');
  const mayAdd = !rowNames && rows.length < Math.min(max, most.rows);
  const head = [
    section({ strong: cut(label, 2000) }),
    ...(hints.length > 0 ? [context([cut(hints.join('\n'), 2000)])] : []),
  ];
  if (isInline(field, rows))
    return [...head, ...rows.flatMap((cells, row) => rowInputs(field, cells, row, ids, language))];
  return [
    ...head,
    ...rows.map((cells, row): types.KnownBlock => {
      const name = rowName(field, row) ?? `${row + 1}`;
      const text = `${name}  ${rowText(field, cells, language) || say.emptyRow}`;
      return { ...section(cut(text, 2000)), accessory: rowChoice(key, row, rowNames !== undefined, language) };
    }),
    ...(mayAdd ? [actions(button(`${adding}${key}`, say.addRow, `${say.addRow} ${label}`))] : []),
  ];
}

/** Few cells in rows that stand fixed are filled in on the page itself. */
function isInline({ rowNames, columns = [] }: PageField, rows: Cells): boolean {
  const open = columns.filter(({ names }) => !names);
  const fit = open.length <= most.beside && open.length * rows.length <= most.cells;
  return rowNames !== undefined && fit && open.every(({ options = [] }) => options.length <= optionsListed);
}

/** The open cells of a fixed row: one by the name of the row, of several each by its column below that. */
function rowInputs(
  field: PageField,
  cells: readonly string[],
  row: number,
  ids: number,
  language: Language,
): readonly types.KnownBlock[] {
  const { columns = [] } = field;
  const name = rowName(field, row) ?? `${row + 1}`;
  const isAlone = columns.filter(({ names }) => !names).length === 1;
  const inputs = columns.flatMap((column, place) => {
    if (column.names) return [];
    const label = isAlone ? `${name} · ${column.label}` : column.label;
    return [cellInput({ ...column, label }, cells[place] ?? '', cellKey(field.key, row, place), ids, language)];
  });
  return isAlone ? inputs : [section(cut(name, 2000)), ...inputs];
}

/** A cell as one input. */
export function cellInput(
  column: Column,
  cell: string,
  key: string,
  ids: number,
  language: Language,
): types.InputBlock {
  const { label, kind, required, options } = column;
  const value = cell === '' ? [] : [chosenBy(column, cell)];
  return fieldInput(
    { key, kind, label, ask: '', required, ...(options && { options }), value },
    ids,
    words[language],
    language,
  );
}

/** The value of what stands in a cell by its name, by its value, or by its place in the list. */
function chosenBy(column: Column, cell: string): string {
  const named = column.options?.find(({ value, label }) => value === cell || label === cell);
  return (named ?? choices(column).find(({ option }) => option.value === cell))?.value ?? cell;
}

/** By what a cell on the page itself is told from the fields, whose names have no such sign. */
export function cellKey(field: string, row: number, column: number): string {
  return `${field}~${row}~${column}`;
}

/** What stands in the fields of a page, and in its tables: the rows that it remembers, with the cells on the page itself. */
export function splitCells(
  entered: Readonly<Record<string, readonly string[]>>,
  tables: Tables = {},
): { readonly values: Readonly<Record<string, readonly string[]>>; readonly cells: Readonly<Record<string, Cells>> } {
  const values = Object.fromEntries(Object.entries(entered).filter(([key]) => !key.includes('~')));
  const cells = Object.entries(tables).map(([field, rows]): [string, Cells] => [
    field,
    rows.map((row, at) =>
      row.map((cell, column) => {
        const given = entered[cellKey(field, at, column)];
        return given ? (given[0] ?? '') : cell;
      }),
    ),
  ]);
  return { values, cells: Object.fromEntries(cells) };
}

function rowChoice(key: string, row: number, isFixed: boolean, language: Language): types.Button | types.Overflow {
  const { changeRow, dropRow } = words[language];
  const action_id = `${changing}${key}.${row}`;
  if (isFixed) return button(action_id, changeRow, `${changeRow} ${row + 1}`);
  const option = (text: string, value: string): types.PlainTextOption => ({ text: plain(text, 75), value });
  return { type: 'overflow', action_id, options: [option(changeRow, 'change'), option(dropRow, drop)] };
}

/** What was pressed in a table. */
export interface RowPress {
  readonly field: string;
  /** None where a row is to be added. */
  readonly row: number | undefined;
  readonly drops: boolean;
}

export function rowPress(actionId: string, chosen: string | undefined): RowPress | undefined {
  if (actionId.startsWith(adding)) return { field: actionId.slice(adding.length), row: undefined, drops: false };
  const [, field, row] = /^row\.change\.(.+)\.(\d+)$/s.exec(actionId) ?? [];
  return field === undefined ? undefined : { field, row: Number(row), drops: chosen === drop };
}

/** What a fixed row is about. */
export function rowName({ rowNames }: PageField, row: number): string | undefined {
  return rowNames?.[row];
}

/** What stands in a row, with the names of its columns. */
function rowText({ columns = [] }: PageField, cells: readonly string[], language: Language): string {
  return columns
    .flatMap((column, place) => {
      const cell = shownCell(column, cells[place] ?? '');
      return column.names || cell === '' ? [] : [`${column.label}${punctuation[language].colon}${cell}`];
    })
    .join(' · ');
}

/** What a choice in a cell is called; it stands there by its name or its value. */
function shownCell(column: Column, cell: string): string {
  const option = column.options?.find(({ value, label }) => value === cell || label === cell);
  const place = choices(column).findIndex(({ option: { value } }) => value === cell);
  return (option ?? column.options?.[place])?.label ?? cell;
}

function button(action_id: string, text: string, spoken: string): types.Button {
  return { type: 'button', action_id, text: plain(text, 75), accessibility_label: cut(spoken, 75) };
}

function actions(...elements: readonly types.Button[]): types.ActionsBlock {
  return { type: 'actions', elements: [...elements] };
}
