import { answersOf, type Case } from '../../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  form,
  longText,
  money,
  optional,
  reference,
  rows,
  text,
} from '../../../engine/form.ts';
import { guard } from '../../../engine/procedure.ts';
import { body, row } from '../../../engine/rows.ts';
import { type BidFacts, bidderName, bidderNames, seqOf } from '../06-bidding/bidders.ts';
import { qualified } from '../07-qualification/options.ts';
import { bidPrice, priceReasons } from '../bid/bid.ts';
import { brief, rule, type Situation } from '../facts.ts';
import { explainedUntil, questionedBids } from './asked-prices.ts';
import { questioned } from './options.ts';
import { members } from './panel.ts';

/**
 * Prices that are abnormally low (财库〔2026〕2号): by the figures, or because a member of the panel says so on record. The bidder is
 * asked and has the minutes of the setting; then each member of the panel decides for himself, and most of them for the panel.
 */

export const priceDoubt = form('price-doubt', {
  bid: reference(qualified),
  grounds: longText({ min: 10, max: 500 }),
});
type Doubt = AnswersOf<typeof priceDoubt>;

export const priceJudgement = form('price-judgement', {
  verdicts: rows(
    { bid: reference(questioned), proven: choice('yes', 'no'), grounds: text({ min: 5, max: 200 }) },
    { each: questioned },
  ),
});
type Judgement = AnswersOf<typeof priceJudgement>;

/** A bidder is asked once: what he says stands for every reason. */
export const notYetAsked = rule(
  'not-yet-asked',
  '财库〔2026〕2号',
  ({ state, answers, facts }: Situation<Doubt>) => {
    const asked = questionedBids(state, facts).find(({ bid }) => bid.id === answers.bid);
    return asked && { bidder: bidderName(facts, asked.bid) };
  },
  'bid',
);

/** Nobody decides before every bidder who was asked has had his time. */
export const timeToExplainOver = rule('time-to-explain-over', '财库〔2026〕2号', ({ state, facts, now }) => {
  const until = explainedUntil(state, facts);
  return until !== undefined && now < until && { until: until.toISOString() };
});

export const notYetJudged = guard(
  rule('not-yet-judged', '财库〔2026〕2号', ({ state, by }) => !judges(state).includes(by.person)),
);

export const everyPriceJudged = rule(
  'every-price-judged',
  '财库〔2026〕2号',
  ({ state, answers, facts }: Situation<Judgement>) => {
    const asked = questionedBids(state, facts).map(({ bid }) => bid);
    const left = asked.filter(({ id }) => answers.verdicts.filter(({ bid }) => bid === id).length !== 1);
    return (left.length > 0 || answers.verdicts.length !== asked.length) && { bidders: bidderNames(facts, left) };
  },
  'verdicts',
);

/** What whoever decides on low prices has before him: how they were found too low, and what the bidders say. */
export const lowPricesBrief = brief(
  'low-prices',
  {
    prices: row(
      rows({
        bidder: body(),
        price: money(),
        reason: choice(...priceReasons),
        grounds: optional(text()),
        explanation: optional(longText()),
      }),
    ),
  },
  ({ state, facts }) => {
    const prices = questionedBids(state, facts).map(({ bid, question, explanation }) => ({
      bidder: bid.bodies.supplier ?? '',
      price: bidPrice(bid) ?? 0,
      reason: question.reasons[0] ?? 'panel',
      grounds: question.grounds,
      explanation,
    }));
    return prices.length > 0 ? { prices } : undefined;
  },
);

/** Members who have not decided on the prices since the last one was questioned by one of them. */
export function judges(state: Case): readonly string[] {
  const since = Math.max(seqOf(state, 'signQualification'), seqOf(state, 'doubtPrice'));
  return members(state).filter(
    (person) =>
      !state.filings.some(({ form: id, seq, by }) => id === priceJudgement.id && seq > since && by.person === person),
  );
}

export interface PriceVerdict {
  readonly bid: Case;
  readonly explanation: string | undefined;
  readonly yes: number;
  readonly no: number;
  /** What those say who find it not proven. */
  readonly grounds: readonly string[];
}

/** How the members decided on each price that was asked about. */
export function priceVerdicts(state: Case, facts: BidFacts): readonly PriceVerdict[] {
  const since = seqOf(state, 'signQualification');
  const sheets = members(state).flatMap((person) => {
    const own = state.filings.findLast(
      ({ form: id, seq, by }) => id === priceJudgement.id && seq > since && by.person === person,
    );
    return own ? [answersOf(priceJudgement, own).verdicts] : [];
  });
  return questionedBids(state, facts).map(({ bid, explanation }) => {
    const own = sheets.flatMap((verdicts) => verdicts.filter((each) => each.bid === bid.id));
    const against = own.filter(({ proven }) => proven === 'no');
    return {
      bid,
      explanation,
      yes: own.length - against.length,
      no: against.length,
      grounds: against.map(({ grounds }) => grounds),
    };
  });
}

/** Is a price too low to be believed, as most members found? */
export function isRefused({ yes, no }: PriceVerdict): boolean {
  return no > yes;
}
