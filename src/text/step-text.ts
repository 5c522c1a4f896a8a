import type { Form } from '../engine/form.ts';
import type { Rule } from '../engine/procedure.ts';
import type { NoticeKind, Position, StepName } from '../names.ts';
import type { ActionText, FormText, NoticeText, PositionText, RuleText } from './texts.ts';

type Exported<M> = M[keyof M];
type KeysOfEach<T> = T extends unknown ? keyof T & string : never;
type ActionsOf<G> = KeysOfEach<
  G[keyof G] extends infer S ? (S extends { readonly actions: infer A } ? A : never) : never
>;

/** What must be said of a file of procedures M: each of its forms and rules. */
export interface FileText<M> {
  readonly forms: { readonly [F in Extract<Exported<M>, Form> as F['id']]: FormText<F> };
  readonly rules: { readonly [R in Extract<Exported<M>, Rule<never>> as R['name']]: RuleText };
}

/** What must be said of one step of a purchase: its file M and its stages G, and the notices it publishes. */
export interface StepText<S extends StepName<'purchase'>, M, G, N extends NoticeKind = never> extends FileText<M> {
  readonly step: string;
  readonly positions: { readonly [X in Position<'purchase'> as X extends `${S}.${string}` ? X : never]: PositionText };
  readonly actions: { readonly [A in ActionsOf<G>]: ActionText };
  readonly notices: { readonly [K in N]: NoticeText };
}
