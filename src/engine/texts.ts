import type { NoticeKind, Position, ProcedureId, StepName } from '../names.ts';
import type { Field, Fields, Form } from './form.ts';
import type { Procedure, Rule, Values } from './procedure.ts';

/** What must be said of what is declared, so that a missing text does not compile. */

/** A field: its short name, the question in a chat (its end), help, and the names of its options and columns. */
export type FieldText<F = Field> = {
  readonly label: string;
  readonly ask: string;
  readonly help?: string;
} & (F extends { readonly options: readonly (infer O extends string)[] }
  ? { readonly options: Readonly<Record<O, string>> }
  : unknown) &
  (F extends { readonly columns: infer C extends Fields }
    ? { readonly columns: { readonly [K in Named<C>]: ColumnText<C[K]> } }
    : unknown);

/** The keys that are written out, without the index that every record of fields also has. */
type Named<C> = keyof { [K in keyof C as string extends K ? never : K]: C[K] } & keyof C;

type ColumnText<F> = { readonly label: string } & (F extends {
  readonly options: readonly (infer O extends string)[];
}
  ? { readonly options: Readonly<Record<O, string>> }
  : unknown);

export interface FormText<F extends Form = Form> {
  readonly title: string;
  /** One sentence before it begins; left out where the title says it all. */
  readonly intro?: string;
  /** What should lie ready: documents, numbers. */
  readonly needs?: string;
  readonly fields: { readonly [K in keyof F['fields']]: FieldText<F['fields'][K]> };
}

/** A rule: what a refusal says and how to go on, and what a passed check says. */
export interface RuleText {
  readonly refusal: (values: Values) => string;
  readonly holds: string;
}

/** An act: the button (a verb, at most eight characters), what it did (follows the office's name), and the question on a card. */
export interface ActionText {
  readonly label: string;
  readonly done: string;
  readonly ask?: string;
}

/** A position: what is going on there, as an outsider would say it. */
export interface PositionText {
  readonly now: string;
}

export interface ProcedureText<P extends ProcedureId, D = Procedure> {
  readonly name: string;
  /** The button that begins it, where a person begins it. */
  readonly begin: string;
  readonly steps: Readonly<Record<StepName<P>, string>>;
  readonly positions: Readonly<Record<Position<P>, PositionText>>;
  readonly actions: Readonly<Record<ActionName<D>, ActionText>>;
}

export interface NoticeText {
  readonly title: string;
  readonly rows: Readonly<Record<string, string>>;
}

type ValueOf<T> = T[keyof T];
type KeysOfEach<T> = T extends unknown ? keyof T & string : never;

type StageActions<S> =
  ValueOf<S> extends infer G ? (G extends { readonly actions: infer A } ? KeysOfEach<A> : never) : never;
type AlwaysActions<D> = D extends { readonly always: infer A } ? KeysOfEach<A> : never;
type OpeningAction<D> = D extends { readonly opening: { readonly name: infer N extends string } } ? N : never;

/** The acts of the declared procedure D. */
export type ActionName<D> =
  | (D extends { readonly stages: infer S } ? StageActions<S> : never)
  | AlwaysActions<D>
  | OpeningAction<D>;

/** What must be said of a file of procedures M: each of its forms and rules. */
export interface FileText<M> {
  readonly forms: { readonly [F in Extract<ValueOf<M>, Form> as F['id']]: FormText<F> };
  readonly rules: { readonly [R in Extract<ValueOf<M>, Rule<never>> as R['name']]: RuleText };
}

/** What must be said of one step of a purchase: its file M and its stages G, and the notices it publishes. */
export interface StepText<S extends StepName<'purchase'>, M, G, N extends NoticeKind = never> extends FileText<M> {
  readonly step: string;
  readonly positions: { readonly [X in Position<'purchase'> as X extends `${S}.${string}` ? X : never]: PositionText };
  readonly actions: { readonly [A in StageActions<G>]: ActionText };
  readonly notices: { readonly [K in N]: NoticeText };
}
