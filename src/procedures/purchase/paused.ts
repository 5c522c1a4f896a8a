import { type Case, lastFiling } from '../../engine/case.ts';
import { type AnswersOf, choice, date, form, longText, optional, text } from '../../engine/form.ts';
import { needing } from '../../engine/procedure.ts';
import { lastDay } from '../../law/deadline.ts';
import {
  answeredAt,
  correctionsOwed,
  openChallenges,
  suspendedUntil,
  suspending,
} from '../challenge/challenge-form.ts';
import { challengeEnds } from '../challenge/windows.ts';

const { rule } = needing('challenges');

/** What was decided on a challenge, and is carried out on the purchase: the next one is taken, it is evaluated again or begins anew, or the contract ends. */
export const remedyOrder = form('remedy-order', {
  follows: choice('next', 'restart', 'void', 'reevaluate'),
  number: text({ max: 60 }),
  reason: longText({ max: 3000 }),
  /** Who is passed over, where the next one is taken. */
  supplier: optional(text({ max: 60 })),
});
export type RemedyOrder = AnswersOf<typeof remedyOrder>;

/** What stopped the contract is over: until when it can be signed now. */
export const pauseEnd = form('pause-end', { number: text({ max: 60 }), until: date('ahead') });

/** While a challenge is not answered nothing is signed (政府采购法实施条例 Art 54). */
export const noChallengeOpen = rule('no-challenge-open', '政府采购法实施条例 Art 54', ({ facts: { challenges } }) => {
  const [first] = openChallenges(challenges);
  return first && { number: first.number, until: first.due?.at ?? '' };
});

/** Nor while finance has stopped the purchase to decide on a complaint, thirty days at most (政府采购法 Art 57). */
export const notStopped = rule('not-stopped', '政府采购法 Art 57', ({ facts: { challenges }, now }) => {
  const [first] = suspending(challenges, now);
  return first && { number: first.number, until: suspendedUntil(first)?.toISOString() ?? '' };
});

/** Whoever signs while the result can still be challenged is told so: what is signed then may have to stand still. */
export const daysToChallengeOver = rule(
  'days-to-challenge-over',
  '政府采购法实施条例 Art 53–54',
  ({ state, facts: { law }, now }) => {
    const due = challengeEnds('result', state, law);
    return due !== undefined && now < due.at && { until: lastDay(due.at) };
  },
);

/** Documents that a challenge has shown to be wrong are corrected before bids are opened (财政部令第94号 Art 16). */
export const correctedAsChallenged = rule('corrected-as-challenged', '财政部令第94号 Art 16', ({ state, facts }) => {
  const owed = correctionsOwed(facts.challenges).find((each) => !isCorrected(state, each));
  return owed && { number: owed.number };
});

function isCorrected(purchase: Case, challenge: Case): boolean {
  const decided = answeredAt(challenge) ?? '';
  const corrected = lastFiling(purchase, 'clarifyTender')?.at ?? '';
  const published = purchase.entries.findLast(
    ({ position }, index) => position === 'bidding.open' && purchase.entries[index - 1]?.position !== 'bidding.open',
  );
  return corrected >= decided || (published?.at ?? '') >= decided;
}
