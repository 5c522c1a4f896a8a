import { type Case, type Filing, lastFiling, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { dueFrom, lastDay } from '../../../law/deadline.ts';
import { appealOrder } from '../../organisation/organisation.ts';
import { certificate } from '../12-acceptance/acceptance.ts';
import { action, type Facts, rule } from '../facts.ts';
import { instalment } from '../payment/instalment.ts';
import { paidOf } from '../payment/paid.ts';

/**
 * How a service was judged its supplier can appeal within ten working days; three offices that had no part in it decide. Where they
 * revoke it, it is judged anew, and what was to be paid for the acceptance can be asked for again.
 */

/** How the service was judged, as long as nothing is closed. */
export function judgementOf(purchase: Case): Filing | undefined {
  if (purchase.position !== 'payment.settle' || purchase.outcome !== undefined) return undefined;
  const [certified, confirmed] = [lastFiling(purchase, 'certify'), lastFiling(purchase, 'confirmGrade')];
  return confirmed && certified && confirmed.seq > certified.seq ? confirmed : certified;
}

/** Whoever was not accepted as he is has his days to appeal before the purchase is closed. */
export const appealDaysOver = rule('appeal-days-over', 'R113', ({ state, facts: { law }, now }) => {
  const judged = judgementOf(state);
  const isAccepted = latest(state, certificate)?.outcome === 'accepted';
  const due = judged && !isAccepted ? dueFrom(law, 'APPEAL_10', new Date(judged.at)) : undefined;
  return due !== undefined && now < due.at && { until: lastDay(due.at) };
});

export const noAppealOpen = rule('no-appeal-open', 'R113', ({ facts: { appeals } }) => {
  const open = appeals.find(({ outcome }) => outcome === undefined);
  return open && { number: open.number };
});

export const followAppeal = action({
  since: 5,
  binds: 'firmly',
  by: 'system',
  form: appealOrder,
  goes: 'acceptance.organise',
  does: ({ state, facts }) => opensAgain(state, facts),
  effects: ['open'],
  tells: ['org_admin', 'org_staff', 'org_finance', 'acceptor', 'buyer_staff', 'buyer_head', 'group_sec'],
});

/** What ended with the judgement that counts no more is there to be asked for again. */
function opensAgain(state: Case, { payments }: Facts): readonly Effect[] {
  const since = judgementOf(state)?.at ?? '';
  return payments.flatMap((payment): readonly Effect[] => {
    const due = latest(payment, instalment);
    const ended = lastFiling(payment, 'annulPayment')?.at;
    if (!due || ended === undefined || ended < since) return [];
    return [{ kind: 'open', procedure: 'payment', answers: { ...due, amount: due.amount - paidOf(payment) } }];
  });
}
