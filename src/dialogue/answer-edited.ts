import { isSameValue } from '../law/canonical.ts';
import { type Answered, both, saySentence } from './answered.ts';
import { refusing } from './fill-typed.ts';
import { wayOf } from './form-way.ts';
import { isOpen, keep, nothing, replacing, saved } from './kept.ts';
import { faultsOf, fieldOf, read } from './open-form.ts';
import type { EditedSeen } from './seen.ts';
import type { Talk } from './talk.ts';
import { type Filling, fillingOf } from './target.ts';
import type { Wish } from './wish.ts';

/**
 * What he wrote before and has changed: the answer that it is changes with it, as far as it can be read; of what cannot
 * be changed so, the way is said. What changes nothing that was asked is passed over.
 */
export function answerEdited(
  talk: Talk,
  { text }: Extract<Wish, { readonly kind: 'edited' }>,
  seen: EditedSeen | undefined,
): Answered {
  if (!seen) return nothing;
  const { say: words } = talk.texts;
  const { field, fill, isAnswer } = seen;
  if (!fill) return saySentence(words.editTooLate, [[{ label: words.menu, kind: 'pick', press: { do: 'menu' } }]]);
  const filling = fillingOf(talk, fill.draft, fill.target);
  const { open, draft } = filling;
  const asking = fieldOf(open, field);
  if (!asking || asking.kind === 'files' || !isAnswer) return notChanged(talk, filling, field);
  const given = read(open, field, asking, [text]);
  if (!given.ok) return refusing(talk, { kind: 'typed', field, text }, filling, given.misread);
  if (isOpen(talk, filling, field)) return keep(talk, filling, field, given.answer, text);
  if (isSameValue(given.answer, open.draft.answers[field])) return nothing;
  const { deed, after } = saved(talk, filling, { ...draft.answers, [field]: given.answer });
  const changed = both({ deeds: [deed], reply: {} }, replacing(after, field));
  const [fault] = faultsOf(after.open, field);
  const { focus } = talk.account;
  if (fault) return both(changed, wayOf({ forms: 'questions' }).ask(after, field, undefined, fault.text));
  const isAsked = focus !== undefined && 'draft' in focus && focus.draft === draft.id;
  return isAsked ? changed : both(changed, wayOf({ forms: 'questions' }).review(after));
}

function notChanged({ texts: { say: words } }: Talk, { open, draft }: Filling, field: string): Answered {
  const text = open.text.fields[field];
  if (!text) return nothing;
  const press = { do: 'edit', draft: draft.id, field } as const;
  return saySentence(words.editNotTaken(text.label), [
    [{ label: `${words.edit} ${text.label}`, kind: 'plain', press }],
  ]);
}
