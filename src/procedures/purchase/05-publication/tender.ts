import { answersOf, type Case, latest } from '../../../engine/case.ts';
import {
  type AnswersOf,
  aside,
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
  reference,
  rows,
  since,
  text,
} from '../../../engine/form.ts';
import { caseNumber, source } from '../../../engine/procedure.ts';
import { row } from '../../../engine/rows.ts';
import { type CityDate, cityDate, instant } from '../../../law/date.ts';
import { earliest } from '../../../law/deadline.ts';
import type { DeadlineCode } from '../../../law/deadline-data.ts';
import type { Law } from '../../../law/law.ts';
import type { MethodCode } from '../../../law/method.ts';
import { methodChoices, verdicts } from '../../../law/method-choice.ts';
import { methodGrounds } from '../../../law/method-ground.ts';
import { allowedMethods, type MethodNeed, methodLimits } from '../../../law/procurement.ts';
import { setting } from '../../../law/setting.ts';
import type { ActName } from '../../../names.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { brief } from '../facts.ts';
import { isByInvitation, isScored, isTender, methodsOffered } from '../method.ts';

const isContinuity = (ground: unknown) => ground === 'continuity';
const isSole = (ground: unknown) => ground === 'sole-supplier';
const isYes = (answer: unknown) => answer === 'yes';
const isNotOpen = (method: unknown) => method !== 'open-tender';
const isInvitedTender = (method: unknown) => method === 'invited-tender';

export const tender = form('tender', {
  method: choice(...methodsOffered),
  ground: only('method', isNotOpen, choice(...methodGrounds)),
  methodReason: only('method', isNotOpen, longText({ min: 10, max: 1000 })),
  original: since(4, only('ground', isContinuity, caseNumber('purchase'))),
  publicFrom: since(4, only('ground', isSole, optional(date('back')))),
  objections: since(4, only('ground', isSole, optional(longText({ min: 2, max: 1000 })))),
  opinions: since(4, only('ground', isSole, optional(files()))),
  // Whether anybody objected, when experts argued that anew, and what they found.
  objected: since(5, only('ground', isSole, choice('no', 'yes'))),
  arguedOn: since(5, only('objected', isYes, date('back'))),
  argument: since(5, only('objected', isYes, files())),
  invited: only('method', isByInvitation, rows({ code: creditCode(), name: text({ max: 60 }) })),
  // How many of those are drawn by lot.
  drawn: since(5, only('method', isInvitedTender, integer({ min: 3, max: 20, unit: 'bidders' }))),
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
  // By which document every bidder's price is the same: then it is no factor, and the ceiling is what each one bids.
  fixedPrice: since(5, aside(text({ min: 4, max: 200 }))),
});
export type Tender = AnswersOf<typeof tender>;

/** How many points the price has among the factors. */
export function priceWeightOf(factors: NonNullable<Tender['factors']>): number {
  return factors.filter(({ kind }) => kind === 'price').reduce((sum, { weight }) => sum + weight, 0);
}

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
  return method !== undefined && needsOf(state, method, law, now).includes('finance-approval');
}

/** What a method needs at the amount of this purchase; nothing where it is not open to it at all. */
export function needsOf(state: Case, method: MethodCode, law: Law, now: Date): readonly MethodNeed[] {
  const allowed = allowedMethods(law, approvedBudget(state), cityDate(now));
  return allowed.find((each) => each.method === method)?.needs ?? [];
}

/** The acts by which a tender fails. */
export const failures: readonly ActName[] = ['declareFailed', 'declareFailedQualification', 'confirmStop'];

/** Did a tender of this purchase fail, by the documents of then? */
export function tenderFailed({ filings }: Case): boolean {
  return filings.some(({ action, seq }) => {
    if (!failures.includes(action)) return false;
    const documents = filings.findLast((filing) => filing.form === tender.id && filing.seq < seq);
    return documents !== undefined && isTender(answersOf(tender, documents).method);
  });
}

/** The rule by which each method is chosen. */
const methodRules = source('method-rules', ({ facts, now }) =>
  methodsOffered.map((method) => {
    const { citation } = setting(facts.law, `method.${method}`, cityDate(now));
    return { value: method, ...citation };
  }),
);

/** All methods, with what becomes of each here: whoever chooses has it before him. */
export const methodsBrief = brief(
  'methods',
  {
    methods: row(
      rows({ method: choice(...methodsOffered), verdict: choice(...verdicts), basis: reference(methodRules) }),
    ),
  },
  ({ state, facts, now }) => ({
    methods: methodChoices(
      facts.law,
      methodsOffered,
      { budget: approvedBudget(state), tenderFailed: tenderFailed(state) },
      cityDate(now),
    ).map(({ method, verdict }) => ({ method, verdict, basis: method })),
  }),
);

/** How it is bought, once the documents say so. */
export function methodOf(state: Case): MethodCode | undefined {
  return latest(state, tender)?.method;
}
