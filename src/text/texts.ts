import type { Field, Fields, Form } from '../engine/form.ts';
import type { Rule, Values } from '../engine/procedure.ts';
import type { NoticeKind, Outcome, Position, ProcedureId, Role, StepName } from '../names.ts';
import type { Declared, procedures } from '../procedures/all.ts';

/** Everything that the declared procedures need said, so that a missing text does not compile. */

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

export interface ProcedureText<P extends ProcedureId> {
  readonly name: string;
  /** The button that begins it, where a person begins it. */
  readonly begin: string;
  readonly steps: Readonly<Record<StepName<P>, string>>;
  readonly positions: Readonly<Record<Position<P>, PositionText>>;
  readonly actions: Readonly<Record<ActionName<P>, ActionText>>;
}

export interface NoticeText {
  readonly title: string;
  readonly rows: Readonly<Record<string, string>>;
}

type ValueOf<T> = T[keyof T];
type KeysOfEach<T> = T extends unknown ? keyof T & string : never;

type DeclaredForm = Extract<Declared, Form>;
type DeclaredRule = Extract<Declared, Rule<never>>;
export type RuleName = DeclaredRule['name'];

type Procedures = typeof procedures;
type StageActions<P extends ProcedureId> =
  ValueOf<Procedures[P]['stages']> extends infer S
    ? S extends { readonly actions: infer A }
      ? KeysOfEach<A>
      : never
    : never;
type AlwaysActions<P extends ProcedureId> = Procedures[P] extends { readonly always: infer A } ? KeysOfEach<A> : never;
export type ActionName<P extends ProcedureId> = StageActions<P> | AlwaysActions<P> | Procedures[P]['opening']['name'];

export type FormTexts = { readonly [F in DeclaredForm as F['id']]: FormText<F> };
export type RuleTexts = Readonly<Record<RuleName, RuleText>>;
export type ProcedureTexts = { readonly [P in ProcedureId]: ProcedureText<P> };

/** The part of the trade: what a language must say of its procedures. */
export interface TradeTexts {
  readonly procedures: ProcedureTexts;
  readonly forms: FormTexts;
  readonly rules: RuleTexts;
  readonly roles: Readonly<Record<Role, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly notices: Readonly<Record<NoticeKind, NoticeText>>;
}
