import { answersOf, type Case } from '../../../engine/case.ts';
import { type AnswersOf, date, files, form, longText, optional, text } from '../../../engine/form.ts';
import { type CityDate, cityDate, yearOf } from '../../../law/date.ts';
import type { Position } from '../../../names.ts';
import { reason } from '../../common/common.ts';
import { action, type Facts, rule, type Situation } from '../facts.ts';
import { approvedYears } from './budget.ts';

/** The approval by which finance lets money of a year be used in the year after it. */
export const carryOver = form('carry-over', {
  approval: text({ min: 4, max: 60 }),
  until: date('ahead'),
  reason: longText({ min: 5, max: 500 }),
});

/** Why the department still needs what would lapse. */
export const carryOverRequest = form('carry-over-request', {
  reason: longText({ min: 10, max: 500 }),
  proofs: optional(files()),
});

const endOf = (year: number): CityDate => `${year}-12-31`;

/**
 * Until when money of a year can be used for this purchase: until that year is over, and for one more year where finance has
 * carried it over; what is not used by then is surplus (预算法 Art 42).
 */
export function usableUntil({ filings }: Pick<Case, 'filings'>, year: number): CityDate {
  const days = filings
    .flatMap((filing) => (filing.form === carryOver.id ? [answersOf(carryOver, filing).until] : []))
    .filter((until) => yearOf(until) === year + 1);
  return days.toSorted().at(-1) ?? endOf(year);
}

/** Why what has lapsed is not carried over, and by which decision. */
export const lapse = form('lapse', {
  decision: text({ min: 4, max: 60 }),
  reason: longText({ min: 20, max: 500 }),
  evidence: files(),
});

/** From the budgets of which years something is set aside for the purchase. */
function yearsUsed(state: Case, { lines }: Facts): readonly number[] {
  const set = approvedYears(state).flatMap(({ line, amount }) => (amount > 0 ? [line] : []));
  return lines.flatMap(({ id, year }) => (set.includes(id) ? [year] : []));
}

/** Only what has lapsed is not carried over: until then the contract can be signed. */
export const reservationLapsed = rule('reservation-lapsed', '预算法 Art 42', ({ state, facts, now }) => {
  const today = cityDate(now);
  return !yearsUsed(state, facts).some((year) => usableUntil(state, year) < today);
});

/** The years whose money would lapse for this purchase, and can still be carried over. */
function endingYears(state: Case, facts: Facts, now: Date): readonly number[] {
  const running = yearOf(cityDate(now));
  const ending = yearsUsed(state, facts).filter((year) => year <= running && running <= year + 1);
  return [...new Set(ending)].filter((year) => usableUntil(state, year) === endOf(year)).toSorted((a, b) => a - b);
}

export const yearToCarryOver = rule(
  'year-to-carry-over',
  '预算法 Art 42',
  ({ state, facts, now }) => endingYears(state, facts, now).length === 0,
);

/** Has the department asked for what finance has not decided yet? */
function isAsked({ filings }: Pick<Case, 'filings'>): boolean {
  const last = filings.findLast(({ action: name }) => decides.some((each) => each === name));
  return last?.action === 'askCarryOver';
}
const decides = ['askCarryOver', 'carryOverBudget', 'declineCarryOver'] as const;

export const carryOverNotAsked = rule('carry-over-not-asked', '预算法 Art 42', ({ state }) => isAsked(state));

/** Finance carries nothing over for which the department has not asked. */
export const carryOverAsked = rule('carry-over-asked', '预算法 Art 42', ({ state }) => !isAsked(state));

/** Money is carried over from the year for which it was granted to the next, and no further. */
export const carriedOneYear = rule(
  'carried-one-year',
  '预算法 Art 42',
  ({ state, answers: { until }, facts, now }: Situation<AnswersOf<typeof carryOver>>) => {
    const years = endingYears(state, facts, now);
    const [year = yearOf(until)] = years;
    const fits = until >= cityDate(now) && years.includes(yearOf(until) - 1);
    return !fits && { until, year, last: endOf(year + 1) };
  },
  'until',
);

const places: readonly Position[] = [
  'contract.draft',
  'contract.sign',
  'management.run',
  'management.paused',
  'payment.settle',
];

const isThere = (position: Position): boolean => places.includes(position);

/** Where money is still to be committed or paid, the department asks for it before its year is over or after. */
export const askCarryOver = {
  ...action({
    binds: 'lightly',
    aside: true,
    by: ['buyer_staff', 'buyer_head'],
    form: carryOverRequest,
    gates: [yearToCarryOver, carryOverNotAsked],
    tells: ['finance_budget', 'finance_treasury', 'buyer_staff', 'buyer_head'],
  }),
  at: isThere,
};

/** Finance decides: it carries the money over … */
export const carryOverBudget = {
  ...action({
    binds: 'firmly',
    aside: true,
    by: 'finance_budget',
    apart: ['createProject', 'requestBudget', 'askCarryOver'],
    form: carryOver,
    prefill: ({ state, facts, now }) => {
      const [year] = endingYears(state, facts, now);
      return year === undefined ? {} : { until: endOf(year + 1) };
    },
    gates: [yearToCarryOver, carryOverAsked],
    when: [carriedOneYear],
    tells: ['buyer_staff', 'buyer_head', 'finance_treasury'],
  }),
  at: isThere,
};

/** … or it does not; the department can ask again. */
export const declineCarryOver = {
  ...action({
    binds: 'lightly',
    revocable: true,
    aside: true,
    by: 'finance_budget',
    apart: ['askCarryOver'],
    form: reason,
    gates: [carryOverAsked],
    tells: ['buyer_staff', 'buyer_head', 'finance_treasury'],
  }),
  at: isThere,
};
