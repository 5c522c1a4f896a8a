import { decideAtOnce, refused } from './answer-file.ts';
import { type Answered, both, say } from './answered.ts';
import { preview, questions, shortForm } from './begin.ts';
import { movedOn, wayOf } from './form-way.ts';
import { asked } from './open-form.ts';
import type { BeginSeen } from './seen.ts';
import type { Talk } from './talk.ts';
import { fillingOf, freshDraft, hindranceTo } from './target.ts';
import type { Wish } from './wish.ts';

type Begin = Extract<Wish, { readonly kind: 'begin' }>;

/** Begins an act: what needs no form is done at once, and what is short begins at once. */
export function answerBegin(talk: Talk, { form: address, as }: Begin, seen: BeginSeen | undefined): Answered {
  if (!seen) return movedOn(talk);
  const { target, draft: begun, newDraft, looking } = seen;
  const { account, now } = talk;
  const hindrance = hindranceTo(target, account.person, now);
  if (hindrance) return refused(talk, looking, hindrance);
  if (!target.action.form) return decideAtOnce(talk, target, looking);
  if (as === 'questions') {
    return say(questions(fillingOf(talk, freshDraft(target, account.person, now, newDraft), target).open, address));
  }
  const draft = begun ?? freshDraft(target, account.person, now, newDraft);
  const filling = fillingOf(talk, draft, target);
  const short = talk.forms === 'pages' || asked(filling.open).length <= shortForm;
  if (as === 'preview' && !short) return say(preview(filling.open, address, begun !== undefined));
  const start = wayOf(talk).goOn(filling);
  return begun ? start : both({ deeds: [{ do: 'begin-draft', draft }], reply: {} }, start);
}
