import type { NoticeKind } from '../names.ts';
import type { Effect } from './effect.ts';
import {
  type Answer,
  type Answers,
  type AnswersOf,
  type Field,
  type Form,
  optional,
  reference,
  references,
} from './form.ts';
import { source } from './procedure.ts';
import type { Entry } from './published.ts';

/** Bodies and persons are kept by their ids, and named in the reader's language when they are read: no form offers these. */
export const bodies = source('bodies', () => []);
export const persons = source('persons', () => []);

export function body(): Field<string> {
  return reference(bodies);
}

export function people(): Field<readonly string[]> {
  return references(persons, { min: 0, max: 100 });
}

/** A row of a notice: what kind of value it has, as a field of a form would say it. */
export interface OwnRow<F extends Field = Field> {
  readonly field: F;
}
/** A row that says what was answered in a form: with that very field's options, columns and secrets. */
export interface AskedRow<F extends Field = Field> extends OwnRow<F> {
  readonly asked: { readonly form: string; readonly key: string };
}
export type NoticeRows = Readonly<Record<string, OwnRow | AskedRow>>;

type ValueOf<R> = R extends { readonly field: { readonly schema: { readonly _output: infer T } } } ? T : never;
type Absent<R> = { [K in keyof R]: undefined extends ValueOf<R[K]> ? K : never }[keyof R];
/** What the rows R of a notice hold: money in fen, days as `YYYY-MM-DD`, bodies and persons by their ids. */
export type RowValues<R> = { readonly [K in Exclude<keyof R, Absent<R>>]: ValueOf<R[K]> } & {
  readonly [K in Absent<R>]?: ValueOf<R[K]> | undefined;
};

/** A kind of notice: its rows, which of them say the most, and what is entered in the public's tables. */
export interface Notice<R extends NoticeRows = NoticeRows, K extends NoticeKind = NoticeKind> {
  readonly kind: K;
  readonly rows: R;
  /** What the public asks first of the project. */
  readonly headline: readonly string[];
  readonly enters?: (rows: RowValues<R>) => Entry;
}
/** A notice of whichever kind. */
export type AnyNotice = Omit<Notice, 'enters'> & { readonly enters?: (rows: never) => Entry };

/** Declares a kind of notice by its rows, in the order in which they are read. */
export function notice<const K extends NoticeKind, const R extends NoticeRows>(
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

export function row<F extends Field>(field: F): OwnRow<F> {
  return { field };
}

/** What was answered to a question of a form. */
export function asked<F extends Form, const K extends keyof F['fields'] & string>(
  form: F,
  key: K,
): AskedRow<Field<AnswersOf<F>[K]>> {
  const field = form.fields[key];
  if (!field) throw new Error(`form ${form.id} does not ask for ${key}`);
  // The record of fields forgets which key has which answer.
  return { field: field as Field<AnswersOf<F>[K]>, asked: { form: form.id, key } };
}

/** A row that not every notice of its kind has. */
export function maybe<R extends OwnRow | AskedRow>(
  given: R,
): Omit<R, 'field'> & { readonly field: Field<ValueOf<R> | undefined> & Pick<R['field'], 'options' | 'columns'> } {
  // The spread keeps options and columns; only the answer's type widens.
  return { ...given, field: optional(given.field) } as never;
}

/** Tells the public; what is absent has no row. */
export function publish<R extends NoticeRows>({ kind }: Notice<R>, rows: RowValues<R>): Effect {
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
