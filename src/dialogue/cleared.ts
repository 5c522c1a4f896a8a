import type { Answer } from '../engine/form.ts';
import { type Answered, both } from './answered.ts';
import { movedOn } from './form-way.ts';
import { inWords } from './in-words.ts';
import { echoOf, hearing, isOpen, noted, nothing, replacing, saved } from './kept.ts';
import type { Message } from './message.ts';
import { evidenceOf, fieldOf, stands } from './open-form.ts';
import { answeredWith, prompt } from './prompt.ts';
import { addFiles } from './read-answer.ts';
import type { Talk } from './talk.ts';
import type { Filling } from './target.ts';

/** Takes out the answer to a question that need not be answered; it is said what that was, and can be put back. */
export function clear(talk: Talk, field: string, filling: Filling): Answered {
  const asking = fieldOf(filling.open, field);
  const had = filling.open.draft.answers[field];
  if (!asking || asking.required || had === undefined || !stands(asking, had)) return nothing;
  const was = echoOf(inWords(answeredWith(filling.open, field), talk.account.language));
  return takenOut(talk, filling, field, { had, left: null, said: talk.texts.say.cleared(was) });
}

/** What was taken out stands no more, and can be put back until something else is said. */
export function takenOut(
  talk: Talk,
  filling: Filling,
  field: string,
  { had, left, said }: { readonly had: Answer; readonly left: Answer; readonly said: string },
): Answered {
  const { id: draft } = filling.draft;
  const { deed, after } = saved(talk, filling, { ...filling.draft.answers, [field]: left });
  const asked = noted(prompt(after.open, field), [said], 'plain');
  const back = { label: talk.texts.say.putBack, kind: 'plain', press: { do: 'put-back', draft, field } } as const;
  const message: Message = { ...asked, buttons: [[back], ...asked.buttons] };
  return both(
    { deeds: [deed, { do: 'replace', message }], reply: {} },
    hearing({ kind: 'cleared', draft, field, answer: had }),
  );
}

/** What was taken out last, as it was; of files, beside those that are there. */
export function putBack(talk: Talk, field: string, filling: Filling): Answered {
  const { lastHeard } = talk.account;
  const asking = fieldOf(filling.open, field);
  const { draft } = filling;
  if (!asking || lastHeard?.kind !== 'cleared' || lastHeard.draft !== draft.id || lastHeard.field !== field)
    return movedOn(talk, filling);
  const { answer: had } = lastHeard;
  const there = evidenceOf(asking.kind === 'files' ? filling.open.draft.answers[field] : []);
  const answer = asking.kind === 'files' ? addFiles(asking, there, evidenceOf(had)).all : had;
  const { deed, after } = saved(talk, filling, { ...draft.answers, [field]: answer });
  const message = noted(prompt(after.open, field), [talk.texts.say.isBack], 'plain');
  const shown: Answered = isOpen(talk, filling, field)
    ? { deeds: [{ do: 'replace', message }], reply: {} }
    : replacing(after, field);
  return both({ deeds: [deed, { do: 'hear', heard: undefined }], reply: {} }, shown);
}
