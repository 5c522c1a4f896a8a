import type { Said } from '../law/said.ts';
import type { Language, Outcome, Position, ProcedureId } from '../names.ts';
import type { Field, Fields, Form } from './form.ts';
import type { AnyNotice } from './notice.ts';
import type { AnyPaper } from './paper.ts';
import type { AnyBrief, Rule, Values } from './procedure.ts';
import type { AskedRow, OwnRow, RowSet } from './rows.ts';

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
  readonly refusal: (values: Values) => Said;
  readonly holds: string;
}

/** An act: the button (a verb, at most eight characters), what it did, and the question on a card. */
export interface ActionText {
  readonly label: string;
  readonly done: DoneText;
  readonly ask?: string;
  /** What people say who want to do it, parted by commas. */
  readonly says?: string;
}

/** What was done, after the name of the office that did it; of what the programme carries out the whole sentence. */
export type DoneText = string | ((on: DoneOn) => string);
/** Who did it, unless the programme carried it out, and the bodies on the case by their names. */
export interface DoneOn {
  readonly who?: string;
  readonly buyer: string;
  readonly supplier: string;
}

/** How a case ended: what that means, and what one can still do. */
export interface EndText {
  readonly now: string;
  readonly still?: string;
}

/**
 * Words that are said otherwise by the manner of a case, by their names: `{award}` in a text stands for the word named so. `neutral`
 * is said where the manner is not known, and wherever a manner has no word of its own.
 */
export type TermsText = Readonly<Record<string, { readonly neutral: string; readonly [manner: string]: string }>>;

/** A position: what is going on there, as an outsider would say it. */
export interface PositionText {
  readonly now: string;
  /** Who has his time until it opens, where others do. */
  readonly others?: string;
}

/** Rows that are told or shown: what they are as a whole, and for each its label; where no form says them, the words of options and columns. */
export interface RowsText<R = RowSet> {
  readonly title: string;
  readonly rows: { readonly [K in keyof R]: RowText<R[K]> };
}
type RowText<R> = R extends AskedRow ? string : R extends OwnRow<infer F> ? Worded<F> : never;
type Worded<F> = F extends { readonly options: readonly string[] } | { readonly columns: Fields }
  ? Omit<FieldText<F>, 'ask' | 'help'>
  : string;

/** The same as the dialogue takes them: of any rows, by the row's key. */
export interface AnyRowsText {
  readonly title: string;
  readonly rows: Readonly<Record<string, string | Omit<AnyFieldText, 'ask' | 'help'>>>;
}

/** A paper for signature and seal: its rows, and what stands around them. */
export interface PaperText<R = RowSet> extends RowsText<R>, AroundPaper {}
interface AroundPaper {
  /** To whom it is where the case names no body. */
  readonly to?: string;
  readonly opening?: string;
  /** Before the signatures: what whoever gets it can do, and by which law. */
  readonly closing?: string;
  /** Below: how it is signed and handed over, and by which law. */
  readonly note: string;
}

/** The same as the dialogue takes it: of any paper. */
export interface AnyPaperText extends AnyRowsText, AroundPaper {}

/** A form's texts as the dialogue takes them: of any form, by the field's key. */
export interface AnyFormText {
  readonly title: string;
  readonly intro?: string;
  readonly needs?: string;
  readonly fields: Readonly<Record<string, AnyFieldText>>;
}
export interface AnyFieldText extends FieldText {
  readonly options?: Readonly<Record<string, string>>;
  readonly columns?: Readonly<
    Record<string, { readonly label: string; readonly options?: Readonly<Record<string, string>> }>
  >;
}

type ValueOf<T> = T[keyof T];
type KeysOfEach<T> = T extends unknown ? keyof T & string : never;

/** The procedure that a file declares, if it declares one. */
type ProcedureIn<M> = Extract<ValueOf<M>, { readonly id: ProcedureId; readonly stages: unknown }>;
/** The stages that it declares: of its procedure, or of one step. */
type StagesIn<M> = ValueOf<{ [K in keyof M as IsStages<M[K]> extends true ? K : never]: M[K] }>;
type IsStages<T> = [keyof T] extends [never] ? false : [keyof T] extends [Position] ? true : false;

type ActionsOf<S> = KeysOfEach<
  ValueOf<S> extends infer G ? (G extends { readonly actions: infer A } ? A : never) : never
>;
type StagesOf<D> = D extends { readonly stages: infer S } ? S : never;
type AlwaysActions<D> = D extends { readonly always: infer A } ? KeysOfEach<A> : never;
type OpeningAction<D> = D extends { readonly opening: { readonly name: infer N extends string } } ? N : never;
type StepOf<X> = X extends `${infer S}.${string}` ? S : never;

/** What must be said of each form and rule of a folder. */
interface PartTexts<M> {
  readonly forms: { readonly [F in Extract<ValueOf<M>, Form> as F['id']]: FormText<F> };
  readonly rules: { readonly [R in Extract<ValueOf<M>, Rule<never, string, never>> as R['name']]: RuleText };
}

/** What must be said of stages S: their steps, what goes on there, what can be done there. */
interface StagesTexts<S> {
  readonly steps: { readonly [X in StepOf<keyof S>]: string };
  readonly positions: { readonly [X in keyof S]: PositionText };
  readonly actions: { readonly [A in ActionsOf<S>]: ActionText };
}

interface NamedTexts<D> {
  readonly name: string;
  /** The button that begins it, where a person begins it. */
  readonly begin: string;
  /** What people say who ask how theirs stands, parted by commas. */
  readonly says?: string;
  readonly actions: { readonly [A in OpeningAction<D> | AlwaysActions<D>]: ActionText };
  /** How its cases can end. */
  readonly ends?: Readonly<Partial<Record<Outcome, EndText>>>;
  readonly terms?: TermsText;
}

/** Of a procedure whose public cases are a list: its button, its heading, and what is said when it has none. */
export interface ListText {
  readonly button: string;
  readonly title: string;
  readonly empty: string;
  /** What people say who look for it, parted by commas. */
  readonly says?: string;
}
type Listed<D> = D extends { readonly listed: string } ? { readonly list: ListText } : unknown;

/** What must be said of the notices that it declares. */
type Noticed<M> = [NoticesIn<M>] extends [never]
  ? unknown
  : { readonly notices: { readonly [N in NoticesIn<M> as N['kind']]: RowsText<N['rows']> } };
type NoticesIn<M> = Extract<ValueOf<M>, AnyNotice>;

/** What must be said of the briefs that it declares. */
type Briefed<M> = [BriefsIn<M>] extends [never]
  ? unknown
  : { readonly briefs: { readonly [B in BriefsIn<M> as B['brief']]: RowsText<B['rows']> } };
type BriefsIn<M> = Extract<ValueOf<M>, AnyBrief>;

/** What must be said of the papers that it declares. */
type Papered<M> = [PapersIn<M>] extends [never]
  ? unknown
  : { readonly papers: { readonly [P in PapersIn<M> as P['paper']]: PaperText<P['rows']> } };
type PapersIn<M> = Extract<ValueOf<M>, AnyPaper>;

/** What must be said of a procedure whose steps speak for themselves. */
export type HeadTexts<M> = PartTexts<M> &
  NamedTexts<ProcedureIn<M>> &
  Listed<ProcedureIn<M>> &
  Noticed<M> &
  Briefed<M> &
  Papered<M>;

/** What must be said of all that a folder declares in M. */
export type TextsOf<M> = PartTexts<M> &
  Noticed<M> &
  Briefed<M> &
  Papered<M> &
  ([ProcedureIn<M>] extends [never]
    ? [StagesIn<M>] extends [never]
      ? unknown
      : StagesTexts<StagesIn<M>>
    : NamedTexts<ProcedureIn<M>> & Listed<ProcedureIn<M>> & StagesTexts<StagesOf<ProcedureIn<M>>>);

/** The texts of a folder, of whichever: what the catalogues are made of. */
export interface ModuleText {
  readonly name?: string;
  readonly begin?: string;
  readonly says?: string;
  readonly list?: ListText;
  readonly steps?: Readonly<Record<string, string>>;
  readonly positions?: Readonly<Record<string, PositionText>>;
  readonly actions?: Readonly<Record<string, ActionText>>;
  readonly ends?: Readonly<Partial<Record<Outcome, EndText>>>;
  readonly terms?: TermsText;
  readonly forms: Readonly<Record<string, AnyFormText>>;
  readonly rules: Readonly<Record<string, RuleText>>;
  readonly notices?: Readonly<Record<string, AnyRowsText>>;
  readonly briefs?: Readonly<Record<string, AnyRowsText>>;
  readonly papers?: Readonly<Record<string, AnyPaperText>>;
}
/** In Chinese and English all of it; in a further language as much as is translated. */
export type ModuleTexts = { readonly [Spoken in 'zh' | 'en']: ModuleText } & {
  readonly [Further in Language]?: Partial<ModuleText>;
};
