import type { ActionText, AnyFormText, DoneOn, EndText, PositionText, RuleText } from '../engine/texts.ts';
import {
  inLanguage,
  type Language,
  languages,
  type Outcome,
  type Position,
  type ProcedureId,
  type Translated,
} from '../names.ts';
import * as en from './en/names.ts';
import { say as sayInEnglish } from './en/say.ts';
import { filled, type Said } from './fallback.ts';
import { further } from './further.ts';
import { language, type Own, type Texts } from './language.ts';
import { outcomes, roles } from './zh/names.ts';
import { say as sayInChinese } from './zh/say.ts';

const english: Own = { ...en, say: sayInEnglish };
const own: Translated<Own> = {
  ...Object.fromEntries(Object.entries<Said<Own>>(further).map(([code, said]) => [code, filled(english, said)])),
  zh: { outcomes, roles, say: sayInChinese },
  en: english,
};

export const texts = Object.fromEntries(
  languages.map((each) => [each, language(each, inLanguage(own, each))]),
) as Readonly<Record<Language, Texts>>; // fromEntries forgets the keys

export function formText(language: Language, form: string): AnyFormText {
  return known<AnyFormText>(texts[language].forms, form);
}

export function ruleText(language: Language, rule: string): RuleText {
  return known<RuleText>(texts[language].rules, rule);
}

export function actionText(language: Language, procedure: ProcedureId, action: string): ActionText {
  return known<ActionText>(texts[language].procedures[procedure].actions, action);
}

/** What an act did, in a sentence that begins with who did it. */
export function saidDone(language: Language, procedure: ProcedureId, action: string, on: DoneOn): string {
  const { done } = actionText(language, procedure, action);
  if (typeof done === 'function') return done(on);
  return `${on.who ?? texts[language].say.programme} ${done}`;
}

/** What an act did, without who did it. */
export function whatDone(language: Language, procedure: ProcedureId, action: string): string {
  const { done } = actionText(language, procedure, action);
  return typeof done === 'string' ? done : done({ who: '', buyer: '', supplier: '' }).trim();
}

/** How a case ended: in the words of its procedure, or as such an end is called anywhere. */
export function endText(language: Language, procedure: ProcedureId, outcome: Outcome): EndText {
  return texts[language].procedures[procedure].ends[outcome] ?? { now: texts[language].outcomes[outcome] };
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
