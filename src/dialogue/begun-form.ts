import { askedFields } from '../engine/form.ts';
import { actionOf, type Person } from '../engine/procedure.ts';
import type { Said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { formTitle } from '../text/all.ts';
import type { FormAddress } from './message.ts';
import { progressIn, questionsIn } from './open-form.ts';
import { explain } from './refusal-words.ts';
import type { Draft } from './talk.ts';
import { addressOf, answersIn, caseNamed, overFor, type Target } from './target.ts';

/** A form that was begun: how far it has come, and where to go on with it. */
export interface BegunForm {
  readonly id: string;
  readonly title: string;
  /** The case that it is on, or under which it would open one. */
  readonly about?: string;
  /** Why it can be filed no more. */
  readonly over?: Said;
  readonly filled: number;
  readonly of: number;
  readonly form: FormAddress;
}

/** What it leads to is known unless that is gone; undefined when its procedure has no such form any more. */
export function begunForm(
  draft: Draft,
  target: Target | undefined,
  person: Person,
  language: Language,
  now: Date,
): BegunForm | undefined {
  const form = actionOf(procedureOf(draft.procedure), draft.action)?.form;
  if (!form) return undefined;
  const { answers, known } = target ? answersIn(draft, target, now) : { answers: draft.answers };
  const over = target && overFor(target, person, now);
  const about = target && caseNamed(target, language);
  const questions = questionsIn(askedFields(form, draft.version, answers), answers, known);
  return {
    id: draft.id,
    title: formTitle(language, draft.procedure, draft.action, form.id),
    ...(about && { about }),
    ...(over && { over: explain(over, language) }),
    ...progressIn(questions, answers),
    form: addressOf(draft),
  };
}
