import { isSameValue } from '../law/canonical.ts';
import { submit } from './answer-act.ts';
import { type Answered, both, say } from './answered.ts';
import { discarding, keptAside } from './discarded.ts';
import { formPage, openQuestion, pagesOf, withFaults } from './form-page.ts';
import { movedOn, showPage, wayOf } from './form-way.ts';
import { saved } from './kept.ts';
import { faultsOf } from './open-form.ts';
import { firstOpenPage, readPage } from './read-page.ts';
import type { FillSeen } from './seen.ts';
import type { Talk } from './talk.ts';
import { type Filling, filledFrom } from './target.ts';
import type { SentPage } from './wish.ts';

/** One page of a form. What cannot be read is shown again with its reason. */
export function page(talk: Talk, sent: SentPage, before: Filling, seen: FillSeen): Answered {
  const { answers, wrong: unread } = readPage(before.open, sent);
  const shown = before.open.draft.answers;
  const given = Object.entries(answers).filter(([key, answer]) => !isSameValue(answer, shown[key]));
  const changed = given.length > 0;
  const { deed, after } = saved(talk, before, { ...before.draft.answers, ...Object.fromEntries(given) });
  const filling = changed ? after : before;
  const { open } = filling;
  // What was left empty is not missing where it follows from the rest of the page.
  const isKnown = (key: string): boolean => open.known?.has(key) ?? false;
  const wrong = Object.fromEntries(
    Object.entries(unread).filter(([key, { typed, cells }]) => typed.length > 0 || cells || !isKnown(key)),
  );
  const turned = (): Answered => {
    if (sent.go === 'closed') return closed(talk, filling);
    if (sent.go === 'discard') return discarding(talk, { kind: 'discard', sure: true, asked: false }, filling);
    if (sent.go === 'later') return { deeds: [], reply: { closed: true } };
    if (sent.go === 'keep') return showPage(formPage(open, sent.page, wrong));
    if (sent.go === 'copy') return copied(talk, filling, sent.from ?? '');
    if (sent.go === 'back') return showPage(formPage(open, sent.to ?? sent.page - 1));
    if (Object.keys(wrong).length > 0) return showPage(formPage(open, sent.page, wrong));
    const shown = formPage(open, sent.page);
    // What was seen is filed: the draft as it was shown, with what this page says.
    const rev = sent.rev === before.draft.rev ? filling.draft.rev : sent.rev;
    if (sent.go === 'submit' && !(shown.whole && faultsOf(open).length > 1)) return submit(talk, filling, rev, seen);
    // Said once, where it was written; whoever leaves it so is told again in the review.
    if ((changed || sent.go === 'submit') && shown.fields.some(({ key }) => faultsOf(open, key).length > 0))
      return showPage(withFaults(open, shown));
    const pages = pagesOf(open).length;
    const isComplete = firstOpenPage(open) >= pages;
    const question = isComplete || sent.page + 1 >= pages ? openQuestion(open) : undefined;
    if (question !== undefined) return wayOf(talk).ask(filling, question);
    return showPage(formPage(open, isComplete ? pages : sent.page + 1));
  };
  return both({ deeds: changed ? [deed] : [], reply: {} }, turned());
}

/** What is kept is said, with the way on; a form in which nothing was ever answered is none that was begun. */
function closed(talk: Talk, filling: Filling): Answered {
  const { id, answers } = filling.draft;
  if (Object.keys(answers).length === 0) return { deeds: [{ do: 'remove', draft: id }], reply: { closed: true } };
  return { ...say(keptAside(talk, filling)), reply: { closed: true } };
}

/** Filled in from an earlier case, and looked through from its first page on. */
function copied(talk: Talk, filling: Filling, from: string): Answered {
  const filled = filledFrom(talk, filling.draft, filling.target, from);
  if (!filled) return movedOn(talk, filling);
  const { deed, after } = saved(talk, filling, filled.answers);
  return both({ deeds: [deed], reply: { word: filled.done } }, showPage(formPage(after.open, 0)));
}
