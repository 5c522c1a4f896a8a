import { askedFields } from '../engine/form.ts';
import { actionOf } from '../engine/procedure.ts';
import type { Language } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { formText } from '../text/all.ts';
import type { FormAddress } from './message.ts';
import { progressIn } from './open-form.ts';
import type { Draft } from './talk.ts';
import { addressOf } from './target.ts';

/** A form that was begun: how far it has come, and where to go on with it. */
export interface BegunForm {
  readonly id: string;
  readonly title: string;
  readonly filled: number;
  readonly of: number;
  readonly form: FormAddress;
}

/** Undefined when its procedure has no such form any more. */
export function begunForm(draft: Draft, language: Language): BegunForm | undefined {
  const form = actionOf(procedureOf(draft.procedure), draft.action)?.form;
  if (!form) return undefined;
  const fields = askedFields(form, draft.version, draft.answers);
  return {
    id: draft.id,
    title: formText(language, form.id).title,
    ...progressIn(fields, draft.answers),
    form: addressOf(draft),
  };
}
