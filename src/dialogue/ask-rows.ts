import type { Field, Row } from '../engine/form.ts';
import { chunk } from './card.ts';
import { rowsIn } from './cell.ts';
import { inWords } from './in-words.ts';
import type { Block, Button } from './message.ts';
import { columnOptions, isChosen, isCovered, mostPicks, type OpenForm, textOf } from './open-form.ts';
import { markOfRow, type OpenRow, openRow, openRows } from './open-row.ts';
import { isBegun } from './row-names.ts';
import { sayAnswer, typedAnswer } from './say-answer.ts';
import { choosable, sayingContext } from './saying-context.ts';

/** Of so many rows each can be taken out. */
const mostRemovals = 8;

/** Of rows that lack what is typed the next is asked for, with what stands in it. */
export function askingRow(open: OpenForm, key: string, field: Field, { row, rows, free }: OpenRow): readonly Block[] {
  const { say } = open.texts;
  const names = free.map((column) => columnName(open, key, column, field.columns?.[column] ?? field));
  const secret = isCovered(open, field) && { secret: true as const };
  return [
    {
      kind: 'text',
      tone: 'dim',
      text: say.rowStands(row + 1, rows.length, rowWords(open, key, field, rows, row)),
      ...secret,
    },
    { kind: 'text', tone: 'strong', text: say.rowAsked(names.join(say.cellEnd)) },
  ];
}

export function rowWords(open: OpenForm, key: string, field: Field, rows: readonly Row[], row: number): string {
  const context = sayingContext(open, key, field);
  const each = context.each.slice(row, row + 1);
  const stands = sayAnswer(field, rows.slice(row, row + 1), { ...context, each });
  return isBegun(field, rows[row] ?? {}) || field.each ? inWords(stands, open.language) : '';
}

/** The one that is asked for; of rows that are whole each, of many the last. What is expected stays. */
export function rowRemovals(open: OpenForm, key: string, field: Field): Button[][] {
  const { id: draft, answers } = open.draft;
  const rows = rowsIn(field, answers[key]);
  if (field.each && open.optionsOf(field.each).length > 0) return [];
  const asked = openRow(open, key, field)?.row;
  const isOffered = (place: number): boolean =>
    asked === undefined ? rows.length <= mostRemovals || place === rows.length - 1 : place === asked;
  const buttons = rows.flatMap((_, place): readonly Button[] => {
    const press = { do: 'remove', draft, field: key, mark: markOfRow(place, rows) } as const;
    const label = open.texts.say.removeRow(place + 1);
    return isOffered(place) ? [{ label, short: `✕ ${place + 1}`, kind: 'plain', press }] : [];
  });
  return chunk(buttons, 2);
}

/** How rows are written in a chat, with the rows that are expected, or those that are there, to be kept or changed. */
export function rowsHelp(open: OpenForm, key: string, field: Field): string | undefined {
  if (field.kind !== 'rows') return undefined;
  const { say } = open.texts;
  const current = open.draft.answers[key];
  const lacking = openRows(open, key, field);
  const there = lacking > 0 ? say.rowsBegun : field.each ? say.namedRowsNow : say.rowsNow;
  const chosen = Object.keys(field.columns ?? {}).some((column) => isChosen(open, key, field, column));
  const shape = [rowShape(open, key, field), chosen ? say.choosesLater : ''];
  // Of one row that lacks something that is asked, and all the others stay.
  if (current && lacking === 1) return shape.filter(Boolean).join('\n');
  return [...shape, current ? there : '', rowsTyped(open, key, field)].filter(Boolean).join('\n');
}

/** The rows that are there, or those that are expected, as they are typed. */
export function rowsTyped(open: OpenForm, key: string, field: Field): string | undefined {
  if (field.kind !== 'rows') return undefined;
  const current = open.draft.answers[key];
  if (!current) return field.each && expectedLines(open, field);
  return typedAnswer(field, current, sayingContext(open, key, field))[0];
}

/** How a row is typed as a line, and what can stand in the cells that are chosen. */
export function rowShape(open: OpenForm, key: string, field: Field): string {
  const { say } = open.texts;
  const columns = Object.entries(field.columns ?? {});
  const names = columns.map(([column, asked]) => columnName(open, key, column, asked));
  const choices = columns.flatMap(([column, { source }], place) => {
    const options = columnOptions(open, key, field, column).map((option) => choosable(open, option));
    // The lines that are expected name these already.
    if (options.length === 0 || options.length > mostPicks || (source && source === field.each)) return [];
    return [say.cellTakes(names[place] ?? '', options.join(say.or))];
  });
  return [say.rowShape(names.join(say.cellEnd)), ...choices].join('\n');
}

/** A column with the unit in which it is filled in. */
export function columnName(open: OpenForm, key: string, column: string, { kind, unit }: Field): string {
  const { say } = open.texts;
  const label = textOf(open, key).columns?.[column]?.label ?? column;
  const counted = kind === 'money' ? say.yuan : unit && say.units[unit]('').trim();
  return counted ? say.withNote(label, counted) : label;
}

/** Rows of which one is wanted for each option begin with the options' names. */
export function expectedLines(open: OpenForm, field: Field): string {
  const options = field.each ? open.optionsOf(field.each) : [];
  return options.map(({ label }) => `${label}${open.texts.say.cellEnd}`).join('\n');
}
