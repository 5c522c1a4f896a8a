import { answersOf, type Case } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type AnswersOf,
  aside,
  choice,
  consent,
  decimal,
  form,
  integer,
  longText,
  money,
  only,
  optional,
  reference,
  references,
  rows,
  since,
  text,
  until,
} from '../../../engine/form.ts';
import { guard } from '../../../engine/procedure.ts';
import { body, maybe, row } from '../../../engine/rows.ts';
import type { Bilingual } from '../../../law/bilingual.ts';
import { cityDate } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import { objectiveMismatch, type Ranked } from '../../../law/scoring.ts';
import { setting } from '../../../law/setting.ts';
import { methodOf } from '../05-publication/tender.ts';
import { type BidFacts, bidderName, latestOfTender, seqOf } from '../06-bidding/bidders.ts';
import { openBidsIn } from '../06-bidding/bidding.ts';
import { leastSuppliers } from '../06-bidding/turnout.ts';
import { qualified } from '../07-qualification/options.ts';
import { brief, type Facts, rule, type Situation } from '../facts.ts';
import { abnormallyLow } from './asked-prices.ts';
import { tiesByLot } from './draw.ts';
import { isRefused, priceVerdicts } from './low-prices.ts';
import { members } from './panel.ts';
import { competingBids, factorsOf, offersOf, rankedBy } from './ranking.ts';
import { sheetsOf } from './sheets.ts';

export const evaluationReport = form('evaluation-report', {
  lowPrices: until(
    2,
    optional(rows({ bid: reference(qualified), proven: choice('yes', 'no'), grounds: text({ min: 5, max: 200 }) })),
  ),
  tieOrder: until(3, optional(references(qualified))),
  agreed: since(3, aside(money())),
  summary: longText({ min: 10 }),
  dissent: until(2, optional(longText({ max: 1000 }))),
  signedByAll: until(2, consent()),
});
type Report = AnswersOf<typeof evaluationReport>;

const dissents = (answer: unknown): boolean => answer === 'dissent';

/** Each member signs for himself; who does not agree says why (财政部令第87号 Art 61). */
export const reportSignature = form('report-signature', {
  opinion: since(2, choice('agree', 'dissent')),
  dissent: since(2, only('opinion', dissents, longText({ min: 10, max: 1000 }))),
});

export const lowPricesExplained = rule(
  'low-prices-explained',
  '财库〔2026〕2号',
  ({ state, answers, facts, now }: Situation<Report>) => {
    if (state.version >= 2) return false;
    const low = abnormallyLow(state, facts, now).map(({ supplier }) => supplier);
    const open = low.filter((id) => !answers.lowPrices?.some(({ bid }) => bid === id));
    const { minutes } = setting(facts.law, 'price.abnormal', cityDate(now)).value;
    return open.length > 0 && { bidders: open.map((id) => nameOf(facts, id)), minutes };
  },
  'lowPrices',
);

/** No bid is struck out for its price but one that is abnormally low by the figures. */
export const lowPricesAreLow = rule(
  'low-prices-are-low',
  '财库〔2026〕2号',
  ({ state, answers, facts, now }: Situation<Report>) => {
    const low = abnormallyLow(state, facts, now).map(({ supplier }) => supplier);
    const struck = answers.lowPrices?.find(({ bid, proven }) => proven === 'no' && !low.includes(bid));
    return struck && { bidder: nameOf(facts, struck.bid) };
  },
  'lowPrices',
);

/** A single source is bargained with, and what came of it stands in the report that the panel signs. */
export const priceBargained = rule(
  'price-bargained',
  '财政部令第74号 Art 41',
  ({ state, answers, facts }: Situation<Report>) => {
    if (state.version < 3 || methodOf(state) !== 'single-source') return false;
    const [offer] = offersOf(state, facts);
    const fits = answers.agreed !== undefined && offer !== undefined && answers.agreed <= offer.price;
    return !fits && { offered: offer?.price ?? 0, ...(answers.agreed !== undefined && { agreed: answers.agreed }) };
  },
  'agreed',
);

/** Where suppliers compete, what each has offered stands (政府采购法 Art 46). */
export const offersStand = rule(
  'offers-stand',
  '政府采购法 Art 46',
  ({ state, answers }: Situation<Report>) =>
    answers.agreed !== undefined && methodOf(state) !== 'single-source' && { agreed: answers.agreed },
  'agreed',
);

/** With fewer valid bids than the method goes on with, nobody is recommended. */
export const enoughValid = rule(
  'enough-valid',
  '政府采购法 Art 36',
  ({ state, answers, facts, now }: Situation<Report>) => {
    const refused = refusedBy(state, facts, answers);
    const count = competingBids(state, facts).filter(({ id }) => !refused.includes(id)).length;
    const least = leastSuppliers(state, facts, now);
    return count < least && { count, least };
  },
);

export const tiesOrdered = rule(
  'ties-ordered',
  '财政部令第87号 Art 57',
  ({ state, answers, facts }: Situation<Report>) => {
    const found = ranked(state, facts, answers);
    const tied = found.filter(({ rank }) => found.filter((other) => other.rank === rank).length > 1);
    return tied.length > 0 && { bidders: tied.map(({ supplier }) => nameOf(facts, supplier)) };
  },
  'tieOrder',
);

/** Members who differ on a matter of fact: a ground to look again. */
export const objectiveScoresAgree = rule('objective-scores-agree', '财政部令第87号 Art 64', ({ state, facts }) => {
  const [found] = objectiveMismatch(factorsOf(state), sheetsOf(state));
  return found && { bidder: nameOf(facts, found.supplier), factor: found.factor };
});

export const notYetSigned = guard(
  rule('not-yet-signed', '财政部令第87号 Art 61', ({ state, by }) => !unsigned(state).includes(by.person)),
);

/** Who neither signs nor says why within the term is taken to agree. */
export const signingOver = rule(
  'signing-over',
  '财政部令第87号 Art 61',
  ({ state, now }) => state.due !== undefined && now <= new Date(state.due.at) && { until: state.due.at },
);

/** What was agreed on with a single source, in fen. */
export function agreedPrice(state: Case): Fen | undefined {
  return methodOf(state) === 'single-source' ? latestOfTender(state, evaluationReport)?.agreed : undefined;
}

/** The ranking of the running tender as its last report found it, best first; computed anew from what was filed. */
export function rankingOf(state: Case, facts: BidFacts): readonly Ranked[] {
  return ranked(state, facts, latestOfTender(state, evaluationReport) ?? {});
}

/** The bids with their prices, what points are given for, and the order that the points come to. */
export const evaluationBrief = brief(
  'evaluation',
  {
    ranking: maybe(
      row(
        rows({ rank: integer({ unit: 'rank' }), bidder: body(), price: money(), total: decimal({ unit: 'points' }) }),
      ),
    ),
    refused: maybe(refusedRow()),
    bids: maybe(row(rows({ bidder: body(), price: money() }))),
    factors: maybe(row(rows({ factor: text(), most: decimal({ unit: 'points' }) }))),
    agreed: maybe(row(money())),
    summary: maybe(row(longText())),
  },
  ({ state, facts }) => {
    const bidder = (id: string) => facts.bids.find((bid) => bid.id === id)?.bodies.supplier ?? '';
    const isSigned = state.position === 'evaluation.sign';
    const report = isSigned ? latestOfTender(state, evaluationReport) : undefined;
    const order = isSigned || state.position === 'evaluation.report' ? ranked(state, facts, report ?? {}) : [];
    const factors = factorsOf(state).map(({ key, max }) => ({ factor: key, most: max }));
    return {
      ...(order.length > 0
        ? {
            ranking: order.map(({ supplier, rank, price, totalShown }) => ({
              rank,
              bidder: bidder(supplier),
              price,
              total: Number(totalShown),
            })),
          }
        : { bids: offersOf(state, facts).map(({ supplier, price }) => ({ bidder: bidder(supplier), price })) }),
      ...refusedIn(state, facts),
      ...(factors.length > 0 && { factors }),
      ...(report && { summary: report.summary, agreed: report.agreed }),
    };
  },
);

/** Prices that the panel did not believe, with the votes. */
export function refusedRow() {
  return row(
    rows({
      bidder: body(),
      explained: choice('yes', 'no'),
      against: integer({ unit: 'people' }),
      of: integer({ unit: 'people' }),
      grounds: text(),
    }),
  );
}

export function refusedIn(state: Case, facts: BidFacts) {
  const refused = priceVerdicts(state, facts)
    .filter(isRefused)
    .map(({ bid, explanation, yes, no, grounds }) => ({
      bidder: bid.bodies.supplier ?? '',
      explained: explanation === undefined ? ('no' as const) : ('yes' as const),
      against: no,
      of: yes + no,
      grounds: grounds.join('；'),
    }));
  return refused.length > 0 ? { refused } : {};
}

/** Members who have not signed the report as it was last drawn up. */
export function unsigned(state: Case): readonly string[] {
  return members(state).filter((person) => signatureOf(state, person) === undefined);
}

/** Is the report the panel's, when those who sign now agree: signed by all, and by most without dissent? */
export function adopted(state: Case, agreeing: number, dissenting: number): boolean {
  const given = members(state).flatMap((person) => signatureOf(state, person) ?? []);
  const against = given.filter(({ opinion }) => opinion === 'dissent').length + dissenting;
  return given.length + agreeing + dissenting > 2 * against;
}

/** Every bid hears its place, once the report is the panel's. */
export function ranks(state: Case, facts: Facts, findings: Partial<Report>): readonly Effect[] {
  const open = openBidsIn(facts).filter(({ position }) => position === 'evaluation.qualified');
  return ranked(state, facts, findings)
    .filter(({ supplier }) => open.some(({ id }) => id === supplier))
    .map(({ supplier, rank, totalShown }) => ({
      kind: 'act',
      on: supplier,
      action: 'rank',
      answers: { rank, score: totalShown },
    }));
}

/** The order of the bids, but for those whose price was found too low: by the panel, or as reports of before say it. */
function ranked(state: Case, facts: BidFacts, report: Partial<Report>): readonly Ranked[] {
  const refused = refusedBy(state, facts, report);
  // By lot since, and as the agency had the documents' rule in reports of before.
  const order = state.version >= 3 ? tiesByLot(state, facts) : report.tieOrder;
  return rankedBy(state, facts, { refused, tieOrder: order }, sheetsOf(state));
}

function refusedBy(state: Case, facts: BidFacts, { lowPrices = [] }: Partial<Report>): readonly string[] {
  if (state.version < 2) return lowPrices.filter(({ proven }) => proven === 'no').map(({ bid }) => bid);
  return priceVerdicts(state, facts)
    .filter(isRefused)
    .map(({ bid }) => bid.id);
}

function signatureOf(state: Case, person: string): AnswersOf<typeof reportSignature> | undefined {
  const drawnUp = seqOf(state, 'concludeEvaluation');
  const own = state.filings.findLast(({ form: id, by }) => id === reportSignature.id && by.person === person);
  return own && own.seq > drawnUp ? answersOf(reportSignature, own) : undefined;
}

function nameOf(facts: Facts, bid: string): Bilingual {
  return bidderName(
    facts,
    facts.bids.find(({ id }) => id === bid),
  );
}
