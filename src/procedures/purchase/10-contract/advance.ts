import { answersOf, type Case, type Filing } from '../../../engine/case.ts';
import { type AnswersOf, files, form, integer, longText, optional, text } from '../../../engine/form.ts';
import { cityDate } from '../../../law/date.ts';
import { setting } from '../../../law/setting.ts';
import { reason } from '../../common/common.ts';
import { seqOf } from '../06-bidding/bidders.ts';
import { action, rule, type Situation } from '../facts.ts';

/** A supplier who is short of money asks for a larger advance, and finance decides within the city's cap (R51). */
export const advanceRequest = form('advance-request', {
  percent: integer({ min: 1, max: 100, unit: 'percent' }),
  reason: longText({ min: 10, max: 1000 }),
  proofs: optional(files()),
});

/** By which decision it is granted. */
export const advanceGrant = form('advance-grant', {
  decision: text({ min: 4, max: 60 }),
  note: optional(longText({ max: 500 })),
});

export const advanceWithinReach = rule(
  'advance-within-reach',
  'R51',
  ({ answers: { percent }, facts, now }: Situation<AnswersOf<typeof advanceRequest>>) => {
    const today = cityDate(now);
    const usual = setting(facts.law, 'payment.advance-percent', today).value;
    const most = setting(facts.law, 'payment.advance-approved-percent', today).value;
    return (percent <= usual || percent > most) && { percent, usual, most };
  },
  'percent',
);

export const advanceAsked = rule('advance-asked', 'R51', ({ state }) => pending(state) === undefined);

export const noAdvanceAsked = rule('no-advance-asked', 'R51', ({ state }) => pending(state) !== undefined);

const told = ['buyer_staff', 'buyer_head', 'org_admin', 'org_finance'] as const;

export const askAdvance = action({
  since: 5,
  binds: 'lightly',
  aside: true,
  by: 'org_admin',
  form: advanceRequest,
  gates: [noAdvanceAsked],
  when: [advanceWithinReach],
  prefill: ({ facts, now }) => ({
    percent: setting(facts.law, 'payment.advance-approved-percent', cityDate(now)).value,
  }),
  tells: ['finance_budget', 'buyer_staff', 'buyer_head'],
});

export const grantAdvance = action({
  since: 5,
  binds: 'firmly',
  aside: true,
  by: 'finance_budget',
  form: advanceGrant,
  gates: [advanceAsked],
  tells: told,
});

export const refuseAdvance = action({
  since: 5,
  binds: 'lightly',
  revocable: true,
  aside: true,
  by: 'finance_budget',
  form: reason,
  gates: [advanceAsked],
  tells: told,
});

/** The share of the price, in percent, that finance lets the awarded supplier have in advance; undefined where it decided nothing. */
export function grantedAdvance(state: Case): number | undefined {
  const last = decidedOn(state).at(-1);
  if (last?.action !== 'grantAdvance') return undefined;
  const asked = state.filings.findLast(({ form: id, seq }) => id === advanceRequest.id && seq < last.seq);
  return asked && answersOf(advanceRequest, asked).percent;
}

/** What was asked for and is not decided yet. */
function pending(state: Case): Filing | undefined {
  const last = decidedOn(state).at(-1);
  return last?.action === 'askAdvance' ? last : undefined;
}

/** Of whoever is awarded now. */
function decidedOn(state: Case): readonly Filing[] {
  const since = seqOf(state, 'publishAward');
  return state.filings.filter(({ action: name, seq }) => seq > since && acts.some((each) => each === name));
}

const acts = ['askAdvance', 'grantAdvance', 'refuseAdvance'] as const;
