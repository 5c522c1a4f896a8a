import { type AnswersOf, type Field, type Form, optional, reference, references, type Source } from './form.ts';

/** Bodies and persons are kept by their ids, and named in the reader's language when they are read: no form offers these. */
export const bodies: Source = { name: 'bodies', options: () => [], needs: [] };
export const persons: Source = { name: 'persons', options: () => [], needs: [] };

export function body(): Field<string> {
  return reference(bodies);
}

export function people(): Field<readonly string[]> {
  return references(persons, { min: 0, max: 100 });
}

/** A row: what kind of value it has, as a field of a form would say it. */
export interface OwnRow<F extends Field = Field> {
  readonly field: F;
}
/** A row that says what was answered in a form: with that very field's options, columns and secrets. */
export interface AskedRow<F extends Field = Field> extends OwnRow<F> {
  readonly asked: { readonly form: string; readonly key: string };
}
export type RowSet = Readonly<Record<string, OwnRow | AskedRow>>;

type ValueOf<R> = R extends { readonly field: { readonly schema: { readonly _output: infer T } } } ? T : never;
type Absent<R> = { [K in keyof R]: undefined extends ValueOf<R[K]> ? K : never }[keyof R];
/** What rows R hold: money in fen, days as `YYYY-MM-DD`, bodies and persons by their ids. */
export type RowValues<R> = { readonly [K in Exclude<keyof R, Absent<R>>]: ValueOf<R[K]> } & {
  readonly [K in Absent<R>]?: ValueOf<R[K]> | undefined;
};

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

/** A row that is not always there. */
export function maybe<R extends OwnRow | AskedRow>(
  given: R,
): Omit<R, 'field'> & { readonly field: Field<ValueOf<R> | undefined> & Pick<R['field'], 'options' | 'columns'> } {
  // The spread keeps options and columns; only the answer's type widens.
  return { ...given, field: optional(given.field) } as never;
}
