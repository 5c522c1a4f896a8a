import type { ActionText, FieldText, PositionText, RuleText } from '../engine/texts.ts';
import type { Language, Position, ProcedureId } from '../names.ts';
import { en } from './en.ts';
import type { Texts } from './language.ts';
import { zh } from './zh.ts';

export const texts: Readonly<Record<Language, Texts>> = { zh, en };

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

export function formText(language: Language, form: string): AnyFormText {
  return known<AnyFormText>(texts[language].forms, form);
}

export function ruleText(language: Language, rule: string): RuleText {
  return known<RuleText>(texts[language].rules, rule);
}

export function actionText(language: Language, procedure: ProcedureId, action: string): ActionText {
  return known<ActionText>(texts[language].procedures[procedure].actions, action);
}

export function positionText(language: Language, procedure: ProcedureId, position: Position): PositionText {
  return known<PositionText>(texts[language].procedures[procedure].positions, position);
}

export function stepText(language: Language, procedure: ProcedureId, step: string): string {
  return known<string>(texts[language].procedures[procedure].steps, step);
}

/** The catalogues are complete by type; a name that comes from the log is looked up here. */
function known<T>(catalogue: object, name: string): T {
  if (!Object.hasOwn(catalogue, name)) throw new Error(`nothing is said of ${name}`);
  return Reflect.get(catalogue, name);
}
