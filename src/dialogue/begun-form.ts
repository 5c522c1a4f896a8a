import { askedFields } from '../engine/form.ts';
import { actionOf } from '../engine/procedure.ts';
import type { Language } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { formText } from '../text/all.ts';
import type { FormAddress } from './message.ts';
import { progressIn, questionsIn } from './open-form.ts';
import type { Draft } from './talk.ts';
import { addressOf, answersIn, type Target } from './target.ts';

/** A form that was begun: how far it has come, and where to go on with it. */
export interface BegunForm {
  readonly id: string;
  readonly title: string;
  readonly filled: number;
  readonly of: number;
  readonly form: FormAddress;
}

/** What it leads to is known unless that is gone; undefined when its procedure has no such form any more. */
export function begunForm(
  draft: Draft,
  target: Target | undefined,
  language: Language,
  now: Date,
): BegunForm | undefined {
  const form = actionOf(procedureOf(draft.procedure), draft.action)?.form;
  if (!form) return undefined;
  const { answers, known } = target ? answersIn(draft, target, now) : { answers: draft.answers };
  const questions = questionsIn(askedFields(form, draft.version, answers), answers, known);
  return {
    id: draft.id,
    title: formText(language, form.id).title,
    ...progressIn(questions, answers),
    form: addressOf(draft),
  };
}
