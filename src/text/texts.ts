import type { Form } from '../engine/form.ts';
import type { Rule } from '../engine/procedure.ts';
import type { FormText, NoticeText, ProcedureText, RuleText } from '../engine/texts.ts';
import type { NoticeKind, Outcome, ProcedureId, Role } from '../names.ts';
import type { Declared, procedures } from '../procedures/all.ts';

/** Everything that must be said, as it follows from what is declared. */

type DeclaredForm = Extract<Declared, Form>;
type DeclaredRule = Extract<Declared, Rule<never>>;
type RuleName = DeclaredRule['name'];

type FormTexts = { readonly [F in DeclaredForm as F['id']]: FormText<F> };
type RuleTexts = Readonly<Record<RuleName, RuleText>>;
type ProcedureTexts = { readonly [P in ProcedureId]: ProcedureText<P, (typeof procedures)[P]> };

/** The part of the trade: what a language must say of its procedures. */
export interface TradeTexts {
  readonly procedures: ProcedureTexts;
  readonly forms: FormTexts;
  readonly rules: RuleTexts;
  readonly roles: Readonly<Record<Role, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly notices: Readonly<Record<NoticeKind, NoticeText>>;
}
