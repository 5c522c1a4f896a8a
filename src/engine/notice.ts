import type { NoticeKind } from '../names.ts';
import type { Effect } from './effect.ts';
import type { Answer, Answers, Field } from './form.ts';
import type { Entry } from './published.ts';
import { bodies, persons, type RowSet, type RowValues } from './rows.ts';

/** A kind of notice: its rows, which of them say the most, and what is entered in the public's tables. */
export interface Notice<R extends RowSet = RowSet, K extends NoticeKind = NoticeKind> {
  readonly kind: K;
  readonly rows: R;
  /** What the public asks first of the project. */
  readonly headline: readonly string[];
  readonly enters?: (rows: RowValues<R>) => Entry;
}
/** A notice of whichever kind. */
export type AnyNotice = Omit<Notice, 'enters'> & { readonly enters?: (rows: never) => Entry };

/** Declares a kind of notice by its rows, in the order in which they are read. */
export function notice<const K extends NoticeKind, const R extends RowSet>(
  kind: K,
  rows: R,
  {
    headline = [],
    enters,
  }: {
    readonly headline?: readonly (keyof R & string)[];
    readonly enters?: (rows: RowValues<R>) => Entry;
  } = {},
): Notice<R, K> {
  return { kind, rows, headline, ...(enters && { enters }) };
}

/** Tells the public; what is absent has no row. */
export function publish<R extends RowSet>({ kind }: Notice<R>, rows: RowValues<R>): Effect {
  const given = Object.entries<unknown>(rows).filter(([, value]) => value !== undefined);
  // Each value is an answer by the type of its row's field.
  return { kind: 'publish', notice: kind, rows: Object.fromEntries(given) as Answers, version: 2 };
}

/** Whom the rows of before can have meant: bodies and persons with all names that they ever had. */
export interface Known {
  readonly bodies: readonly Called[];
  readonly persons: readonly Called[];
}
interface Called {
  readonly id: string;
  readonly name: string;
}

/**
 * The rows of a notice of before, which said bodies and persons by their Chinese names and some numbers as text, with
 * ids and kinds. What nobody known is called stays as it was said.
 */
export function upgraded({ rows: declared }: AnyNotice, rows: Answers, known: Known): Answers {
  return Object.fromEntries(
    Object.entries(rows).map(([key, value]) => {
      const field = declared[key]?.field;
      return [key, field && value !== undefined && value !== null ? typed(field, value, known) : value];
    }),
  );
}

function typed(field: Field, value: Answer, known: Known): Answer {
  const list = field.source === bodies ? known.bodies : field.source === persons ? known.persons : undefined;
  if (list) return Array.isArray(value) ? value.map((each) => idOf(String(each), list)) : idOf(String(value), list);
  if (field.kind === 'decimal' && typeof value === 'string' && value !== '') return Number(value);
  if (field.kind !== 'rows') return value;
  const columns = Object.entries(field.columns ?? {});
  const [only] = columns;
  // What one said where several do now.
  if (typeof value === 'string') return only && value !== '' ? [{ [only[0]]: value }] : [];
  if (!Array.isArray(value)) return value;
  return value.map((each) => ({ ...each, ...cells(columns, each, known) }));
}

function cells(columns: readonly (readonly [string, Field])[], row: Answers, known: Known) {
  const found = columns.filter(([key]) => row[key] !== undefined && row[key] !== null);
  return Object.fromEntries(found.map(([key, field]) => [key, typed(field, row[key] ?? null, known)]));
}

function idOf(name: string, list: readonly Called[]): string {
  const called = new Set(list.filter((each) => each.id === name || each.name === name).map(({ id }) => id));
  const [only] = called;
  return only !== undefined && called.size === 1 ? only : name;
}
