import type { Case } from '../engine/case.ts';
import type { Facts, Procedure } from '../engine/procedure.ts';
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
import { procedureOf } from '../procedures/all.ts';
import { isShared } from '../procedures/forms.ts';
import * as en from './en/names.ts';
import { say as sayInEnglish } from './en/say.ts';
import { filled, type Said } from './fallback.ts';
import { further } from './further.ts';
import { type InManner, language, type Own, type Texts } from './language.ts';
import { outcomes, roles } from './zh/names.ts';
import { say as sayInChinese } from './zh/say.ts';

const english: Own = { ...en, say: sayInEnglish };
const own: Translated<Own> = {
  ...Object.fromEntries(Object.entries<Said<Own>>(further).map(([code, said]) => [code, filled(english, said)])),
  zh: { outcomes, roles, say: sayInChinese },
  en: english,
};

const spoken = Object.fromEntries(languages.map((each) => [each, language(each, inLanguage(own, each))])) as Readonly<
  Record<Language, InManner>
>; // fromEntries forgets the keys

/** What is said where nothing is known of the manner of a case. */
export const texts = Object.fromEntries(languages.map((each) => [each, spoken[each]()])) as Readonly<
  Record<Language, Texts> // fromEntries forgets the keys
>;

/** What is said of cases that are spoken of in this manner. */
export function textsBy(language: Language, manner: string | undefined): Texts {
  return spoken[language](manner);
}

/** A case of which something is said. */
interface Spoken {
  readonly procedure: Procedure;
  readonly state: Case;
  readonly facts: Facts;
  readonly language: Language;
}

/** What is said of a case, in the words of its manner. */
export function textsOn({ procedure, state, facts, language }: Spoken): Texts {
  return textsBy(language, procedure.manner?.(state, facts.parent));
}

/** A language, or what is said in it of a case. */
export type Speech = Language | Texts;

function textsIn(speech: Speech): Texts {
  return typeof speech === 'string' ? texts[speech] : speech;
}

export function formText(speech: Speech, form: string): AnyFormText {
  return known<AnyFormText>(textsIn(speech).forms, form);
}

export function ruleText(speech: Speech, rule: string): RuleText {
  return known<RuleText>(textsIn(speech).rules, rule);
}

export function actionText(speech: Speech, procedure: ProcedureId, action: string): ActionText {
  return known<ActionText>(textsIn(speech).procedures[procedure].actions, action);
}

/** What a form is called where it is filled in or was filed: by its act, where several are filed on it. */
export function formTitle(speech: Speech, procedure: ProcedureId, action: string, form: string): string {
  const { title } = formText(speech, form);
  const isOpening = procedureOf(procedure).opening.name === action;
  return isShared(form) && !isOpening ? actionText(speech, procedure, action).label : title;
}

/** What an act did, in a sentence that begins with who did it. */
export function saidDone(speech: Speech, procedure: ProcedureId, action: string, on: DoneOn): string {
  const { done } = actionText(speech, procedure, action);
  if (typeof done === 'function') return done(on);
  return `${on.who ?? textsIn(speech).say.programme} ${done}`;
}

/** What an act did, without who did it. */
export function whatDone(speech: Speech, procedure: ProcedureId, action: string): string {
  const { done } = actionText(speech, procedure, action);
  return typeof done === 'string' ? done : done({ who: '', buyer: '', supplier: '' }).trim();
}

/** How a case ended: in the words of its procedure, or as such an end is called anywhere. */
export function endText(speech: Speech, procedure: ProcedureId, outcome: Outcome): EndText {
  return textsIn(speech).procedures[procedure].ends[outcome] ?? { now: textsIn(speech).outcomes[outcome] };
}

export function positionText(speech: Speech, procedure: ProcedureId, position: Position): PositionText {
  return known<PositionText>(textsIn(speech).procedures[procedure].positions, position);
}

export function stepText(speech: Speech, procedure: ProcedureId, step: string): string {
  return known<string>(textsIn(speech).procedures[procedure].steps, step);
}

/** The catalogues are complete by type; a name that comes from the log is looked up here. */
function known<T>(catalogue: object, name: string): T {
  if (!Object.hasOwn(catalogue, name)) throw new Error(`nothing is said of ${name}`);
  return Reflect.get(catalogue, name);
}
