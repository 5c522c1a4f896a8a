import type { ActionText, AnyFormText, PositionText, RuleText } from '../engine/texts.ts';
import type { Language, Position, ProcedureId } from '../names.ts';
import * as en from './en/names.ts';
import { say as sayInEnglish } from './en/say.ts';
import { language, type Texts } from './language.ts';
import * as zh from './zh/names.ts';
import { say as sayInChinese } from './zh/say.ts';

export const texts: Readonly<Record<Language, Texts>> = {
  zh: language('zh', { ...zh, say: sayInChinese }),
  en: language('en', { ...en, say: sayInEnglish }),
};

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
