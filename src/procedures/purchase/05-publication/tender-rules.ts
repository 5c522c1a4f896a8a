import type { Case } from '../../../engine/case.ts';
import { again } from '../../../engine/procedure.ts';
import { cityDate, instant } from '../../../law/date.ts';
import { deadlineRule, dueFrom } from '../../../law/deadline.ts';
import type { Fen } from '../../../law/fen.ts';
import { isThere } from '../../../law/method-choice.ts';
import { groundsFor } from '../../../law/method-ground.ts';
import { percentOf } from '../../../law/money.ts';
import { scheduleProblems } from '../../../law/payment.ts';
import { allowedMethods, band, methodLimits } from '../../../law/procurement.ts';
import { setting } from '../../../law/setting.ts';
import { unequalTerm } from '../../../law/unequal-terms.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { intentionAt, intentionStandsUntil } from '../04-catalogue/catalogue.ts';
import { rule, type Situation } from '../facts.ts';
import { codesIn, poolPerInvited } from './invited.ts';
import { objectionsTo, publicityOf } from './sole-publicity.ts';
import { closingOf, firstClosing, needsOf, priceWeightOf, type Tender, tender, tenderFailed } from './tender.ts';

/** What the documents of a tender must satisfy before they can go out. */

type Drafted = Situation<Tender>;

export const methodAllowed = rule(
  'method-allowed',
  '政府采购法 Art 26–32',
  ({ state, answers: { method }, facts, now }: Drafted) => {
    const budget = approvedBudget(state);
    const allowed = allowedMethods(facts.law, budget, cityDate(now));
    return !allowed.some((each) => each.method === method) && { method, budget };
  },
  'method',
);

export const groundFits = rule(
  'ground-fits',
  '政府采购法 Art 29–31; 财库〔2014〕214号 Art 3',
  ({ state, answers: { method, ground }, facts, now }: Drafted) => {
    if (!ground || groundsFor(method).includes(ground)) return undefined;
    const small = band(facts.law, approvedBudget(state), cityDate(now)) === 'below-threshold';
    return !(small && ground === 'small') && { method, ground };
  },
  'ground',
);

/** A ground of which the programme knows whether it holds is proven by that, and not by its being chosen. */
export const tenderDidFail = rule(
  'tender-did-fail',
  '政府采购法 Art 30; 财政部令第74号 Art 27',
  ({ state, answers: { ground } }: Drafted) =>
    ground !== undefined && !isThere(ground, { tenderFailed: tenderFailed(state) }) && { ground },
  'ground',
);

/** What is added to a contract by the one who has it stays within its tenth, in sum (政府采购法 Art 31). */
export const additionWithinContract = rule(
  'addition-within-contract',
  '政府采购法 Art 31',
  ({ state, answers: { original, invited = [], ceiling }, facts, now }: Drafted) => {
    if (state.version < 4 || original === undefined) return undefined;
    const earlier = facts.cited.find(({ state: each }) => each.id === original || each.number === original)?.state;
    const percent = setting(facts.law, 'contract.addition-percent', cityDate(now)).value;
    const price = earlier && priceOf(earlier);
    if (!earlier || price === undefined) return { why: 'unsigned' };
    const { supplier } = earlier.bodies;
    const codes = facts.bodies.flatMap(({ id, creditCode }) => (id === supplier && creditCode ? [creditCode] : []));
    if (codes.length > 0 && !invited.some(({ code }) => codes.includes(code))) return { why: 'another' };
    const most = percentOf(percent, price);
    return ceiling > most && { why: 'too-much', ceiling, price, percent, most };
  },
  'original',
);

/** Where only one is said to be able, all could object for the days of the law, and experts said why (实施条例 Art 38, 74号 Art 38). */
export const publicityStood = rule(
  'publicity-stood',
  '政府采购法实施条例 Art 38; 财政部令第74号 Art 38',
  ({ state, answers: { method, ground, publicFrom, objections, opinions }, facts, now }: Drafted) => {
    if (state.version < 4 || method !== 'single-source' || ground !== 'sole-supplier') return undefined;
    if (!needsOf(state, method, facts.law, now).includes('sole-supplier-notice')) return undefined;
    const publicity = publicityOf(state);
    if (publicity) return now < instant(publicity.until) && { publicFrom: publicity.from, until: publicity.until };
    // Until then it was made public elsewhere.
    if (state.version >= 5 || publicFrom === undefined || objections === undefined || opinions === undefined)
      return { missing: 'yes' };
    const { date: until } = dueFrom(facts.law, 'SS_PUB', instant(publicFrom, '00:00'));
    return cityDate(now) <= until && { publicFrom, until };
  },
  'publicFrom',
);

/**
 * Whoever objected has his objection argued by experts once the publicity is over, within the days of the law; where it holds,
 * another method is taken, and else finance has all of it before it approves (财政部令第74号 Art 40).
 */
export const objectionsArgued = rule(
  'objections-argued',
  '财政部令第74号 Art 40',
  ({ state, answers: { publicFrom, arguedOn }, facts }: Drafted) => {
    if (publicFrom === undefined || arguedOn === undefined) return undefined;
    const over = publicityOf(state)?.until ?? dueFrom(facts.law, 'SS_PUB', instant(publicFrom, '00:00')).date;
    const { date: until } = dueFrom(facts.law, 'SS_OBJ', new Date(instant(over).getTime() - 1));
    return (arguedOn <= over || arguedOn > until) && { arguedOn, over, until };
  },
  'arguedOn',
);

/** Whoever objected here while it was public did: it cannot be said that nobody has. */
export const objectionsCounted = rule(
  'objections-counted',
  '财政部令第74号 Art 40',
  ({ state, answers: { ground, objected }, facts }: Drafted) => {
    const count = ground === 'sole-supplier' ? objectionsTo(state, facts.comments).length : 0;
    return objected === 'no' && count > 0 && { count };
  },
  'objected',
);

export const enoughInvited = rule(
  'enough-invited',
  '财政部令第87号 Art 14',
  ({ answers: { method, invited }, facts, now }: Drafted) => {
    if (!invited) return undefined;
    const codes = new Set(invited.map(({ code }) => code)).size;
    const least = methodLimits(facts.law, method, cityDate(now)).minSuppliers;
    return codes < least && { named: codes, least };
  },
  'invited',
);

/** Those who are invited are drawn among twice as many. */
export const drawnAmongEnough = rule(
  'drawn-among-enough',
  '财政部令第87号 Art 14',
  ({ answers: { invited = [], drawn } }: Drafted) => {
    if (drawn === undefined) return undefined;
    const pool = codesIn(invited).length;
    return pool < poolPerInvited * drawn && { pool, drawn, least: poolPerInvited * drawn };
  },
  'drawn',
);

export const intentionLongEnough = rule(
  'intention-long-enough',
  '财库〔2020〕10号',
  ({ state, answers: { urgency }, facts, now }: Drafted) => {
    const published = intentionAt(state);
    const from = intentionStandsUntil(state, facts.law);
    if (!published || from === undefined || urgency) return undefined;
    return cityDate(now) < from && { published: cityDate(published), from };
  },
  'urgency',
);

export const ceilingWithinBudget = rule(
  'ceiling-within-budget',
  '财政部令第87号 Art 12',
  ({ state, answers: { ceiling } }: Drafted) => {
    const budget = approvedBudget(state);
    return ceiling > budget && { ceiling, budget };
  },
  'ceiling',
);

/** Conditions let in whoever can do the work, and keep nobody out for what he is. */
export const noForbiddenTerm = rule(
  'no-forbidden-term',
  '财政部令第87号 Art 17; 政府采购法实施条例 Art 20',
  ({ answers: { conditions }, now }: Drafted) => unequalIn(conditions, ({ name, proof }) => [name, proof], now),
  'conditions',
);

/** Nor are points given for it. */
export const noForbiddenFactor = rule(
  'no-forbidden-factor',
  '财政部令第87号 Art 17; 政府采购法实施条例 Art 20',
  ({ answers: { factors = [] }, now }: Drafted) => unequalIn(factors, ({ name }) => [name], now),
  'factors',
);

function unequalIn<Row>(rows: readonly Row[], said: (row: Row) => readonly string[], now: Date) {
  for (const [place, row] of rows.entries()) {
    const [found] = said(row).flatMap((text) => unequalTerm(text, cityDate(now)) ?? []);
    if (found) return { row: place + 1, words: found.words, kind: found.kind, ...found.citation };
  }
  return undefined;
}

/** Who passed a condition cannot earn points for it once more. */
export const conditionIsNoFactor = rule(
  'condition-is-no-factor',
  '财政部令第87号 Art 55',
  ({ answers: { conditions, factors = [] } }: Drafted) => {
    const names = conditions.map(({ name }) => plain(name));
    const twice = factors.find(({ name }) => names.some((each) => each.includes(plain(name))));
    return twice && { name: twice.name };
  },
  'factors',
);

export const weightsMakeHundred = rule(
  'weights-make-hundred',
  '财政部令第87号 Art 55',
  ({ answers: { factors } }: Drafted) => {
    const sum = factors?.reduce((total, { weight }) => total + weight, 0);
    return sum !== undefined && sum !== 100 && { sum };
  },
  'factors',
);

export const priceWeightLawful = rule(
  'price-weight-lawful',
  '财政部令第87号 Art 55; 财库〔2014〕214号 Art 24',
  ({ answers: { method, factors, fixedPrice }, facts, now }: Drafted) => {
    const limits = methodLimits(facts.law, method, cityDate(now)).priceWeight;
    if (!factors || !limits || fixedPrice !== undefined) return undefined;
    const weight = priceWeightOf(factors);
    return (weight < limits.min || weight > limits.max) && { weight, ...limits };
  },
  'factors',
);

/** A price that is the same for all is no factor, and neither scored nor what decides alone. */
export const fixedPriceNotScored = rule(
  'fixed-price-not-scored',
  '财政部令第87号 Art 55; 财库〔2014〕214号 Art 24',
  ({ answers: { factors, fixedPrice } }: Drafted) => {
    if (fixedPrice === undefined) return undefined;
    const weight = factors ? priceWeightOf(factors) : 100;
    return weight > 0 && { weight };
  },
  'factors',
);

export const scheduleMakesWhole = rule(
  'schedule-makes-whole',
  'R50',
  ({ answers: { schedule } }: Drafted) => {
    const sum = schedule.reduce((total, { share }) => total + share, 0);
    return sum !== 100 && { sum };
  },
  'schedule',
);

export const scheduleWithinCaps = rule(
  'schedule-within-caps',
  'R50; R51',
  ({ answers: { schedule }, facts, now }: Drafted) => {
    const parts = schedule.map(({ share, after }) => ({ amount: share, advance: after === 'signature' }));
    for (const problem of scheduleProblems(facts.law, 100, parts, cityDate(now))) {
      if (problem.why === 'advance' || problem.why === 'final') return { part: problem.why, percent: problem.percent };
    }
    return undefined;
  },
  'schedule',
);

export const bidPeriodLawful = rule(
  'bid-period-lawful',
  '政府采购法 Art 35; 财库〔2014〕214号 Art 10; 财政部令第74号 Art 29',
  ({ answers, facts, now }: Drafted) => tooSoon(answers, facts, now),
  'closing',
);

export const closingOnWorkday = rule(
  'closing-on-workday',
  'R70',
  ({ answers: { closing }, facts }: Drafted) => !facts.law.calendar.isWorkday(closing) && { closing },
  'closing',
);

/** Time has passed since the documents were drafted. */
export const bidPeriodStillLawful = again('bid-period-still-lawful', bidPeriodLawful, tender);

export const tenderRules = [
  methodAllowed,
  groundFits,
  tenderDidFail,
  additionWithinContract,
  publicityStood,
  objectionsArgued,
  objectionsCounted,
  enoughInvited,
  drawnAmongEnough,
  intentionLongEnough,
  ceilingWithinBudget,
  noForbiddenTerm,
  noForbiddenFactor,
  conditionIsNoFactor,
  weightsMakeHundred,
  priceWeightLawful,
  fixedPriceNotScored,
  scheduleMakesWhole,
  scheduleWithinCaps,
  bidPeriodLawful,
  closingOnWorkday,
];

/** What a contract that was signed costs. */
function priceOf({ filings }: Case): Fen | undefined {
  const isSigned = filings.some(({ action }) => action === 'signForSupplier');
  const price = filings.findLast(({ form }) => form === 'contract')?.answers.price;
  return isSigned && typeof price === 'number' ? price : undefined;
}

function tooSoon(drafted: Tender, { law }: Drafted['facts'], now: Date) {
  const { method, closing } = drafted;
  const today = cityDate(now);
  const { date: first, code } = firstClosing(law, method, now) ?? { date: today };
  const { zh, en } = code === undefined ? { zh: '', en: '' } : deadlineRule(law, code, today).citation;
  return (closing < first || closingOf(drafted) <= now) && { method, closing, first, zh, en };
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s，。、,.;；:：()（）]/g, '');
}
