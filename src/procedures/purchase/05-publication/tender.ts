import { type Case, latest } from '../../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  creditCode,
  date,
  files,
  form,
  integer,
  longText,
  money,
  only,
  optional,
  phone,
  place,
  rows,
  text,
} from '../../../engine/form.ts';
import { type CityDate, cityDate, instant } from '../../../law/date.ts';
import { earliest } from '../../../law/deadline.ts';
import type { DeadlineCode } from '../../../law/deadline-data.ts';
import type { Law } from '../../../law/law.ts';
import type { MethodCode } from '../../../law/method.ts';
import { methodGrounds } from '../../../law/method-ground.ts';
import { allowedMethods, methodLimits } from '../../../law/procurement.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { isByInvitation, isScored, methodsOffered } from '../method.ts';

const isNotOpen = (method: unknown) => method !== 'open-tender';

export const tender = form('tender', {
  method: choice(...methodsOffered),
  ground: only('method', isNotOpen, choice(...methodGrounds)),
  methodReason: only('method', isNotOpen, longText({ min: 10, max: 1000 })),
  invited: only('method', isByInvitation, rows({ code: creditCode(), name: text({ max: 60 }) })),
  urgency: optional(longText({ min: 10, max: 1000 })),
  ceiling: money(),
  conditions: rows({ name: text({ max: 200 }), proof: text({ max: 200 }) }),
  factors: only(
    'method',
    isScored,
    rows({
      name: text({ max: 100 }),
      kind: choice('price', 'objective', 'subjective'),
      weight: integer({ min: 1, max: 100, unit: 'points' }),
    }),
  ),
  schedule: rows(
    {
      share: integer({ min: 1, max: 100, unit: 'percent' }),
      after: choice('signature', 'report', 'midterm', 'acceptance'),
      condition: text({ max: 200 }),
    },
    { max: 12 },
  ),
  standards: rows({ name: text({ max: 100 }), standard: text({ max: 200 }) }),
  closing: date('ahead'),
  hour: choice('09:00', '09:30', '10:00', '14:00', '14:30', '16:00', '17:00'),
  place: place({ min: 4 }),
  contact: text({ min: 2, max: 40 }),
  contactPhone: phone(),
  challengeContact: text({ min: 2, max: 100 }),
  documents: files(),
  mediaUrl: optional(text({ max: 300 })),
});
export type Tender = AnswersOf<typeof tender>;

/** The instant up to which bids can be filed. */
export function closingOf({ closing, hour }: Pick<Tender, 'closing' | 'hour'>): Date {
  return instant(closing, hour);
}

/** The first day on which bids may be due, and the period of the law that ends last. */
export interface FirstClosing {
  readonly date: CityDate;
  readonly code: DeadlineCode;
}

/**
 * When the notice goes out now: once the notice has stood, the documents could be had and bids be prepared for as long as the
 * method's own row says; undefined where it sets no period.
 */
export function firstClosing(law: Law, method: MethodCode, now: Date): FirstClosing | undefined {
  const { preparation, documents, notice } = methodLimits(law, method, cityDate(now));
  return lastOf(law, [preparation, documents, notice], now);
}

/** The same after a change of the documents that bears on the bids: where the method has no period for that, they are prepared anew. */
export function closingAfterChange(law: Law, method: MethodCode, now: Date): CityDate | undefined {
  const { clarification, preparation } = methodLimits(law, method, cityDate(now));
  return lastOf(law, [clarification ?? preparation], now)?.date;
}

function lastOf(law: Law, codes: readonly (DeadlineCode | undefined)[], now: Date): FirstClosing | undefined {
  return codes
    .flatMap((code) => (code === undefined ? [] : [{ code, date: earliest(law, code, now).date }]))
    .reduce<FirstClosing | undefined>((last, each) => (last && last.date >= each.date ? last : each), undefined);
}

/** Must finance approve the method before the notice goes out (政府采购法 Art 27)? */
export function needsFinance(state: Case, law: Law, now: Date): boolean {
  const method = latest(state, tender)?.method;
  return allowedMethods(law, approvedBudget(state), cityDate(now)).some(
    (each) => each.method === method && each.needs.includes('finance-approval'),
  );
}

/** How it is bought, once the documents say so. */
export function methodOf(state: Case): MethodCode | undefined {
  return latest(state, tender)?.method;
}
