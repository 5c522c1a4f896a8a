import { type Case, hasSteppedBack, lastFiling, latest, type Waiting } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type AnswersOf,
  choice,
  consent,
  date,
  form,
  integer,
  longText,
  money,
  optional,
  reference,
  rows,
  text,
} from '../../../engine/form.ts';
import { publish } from '../../../engine/notice.ts';
import { again, type Body, type Reading, type Stages } from '../../../engine/procedure.ts';
import { body, row } from '../../../engine/rows.ts';
import { cityDate } from '../../../law/date.ts';
import type { Role } from '../../../names.ts';
import { recuses, returnsTo } from '../../common/common.ts';
import { type BidFacts, bidderName, bidderNames, bidsToJudge, latestOfTender, seqOf } from '../06-bidding/bidders.ts';
import { failedNotice, onEach, openBidsIn } from '../06-bidding/bidding.ts';
import { bids } from '../06-bidding/options.ts';
import { leastSuppliers } from '../06-bidding/turnout.ts';
import { bidForm } from '../bid/bid.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { barred, related } from '../supplier.ts';

/** A reason for failing must say which condition is not met, so a word is not enough. */
const leastReason = 10;

export const bidderJudgement = form('bidder-judgement', {
  verdicts: rows(
    { bid: reference(bids), outcome: choice('pass', 'fail'), grounds: text({ min: 2, max: 200 }) },
    { each: bids },
  ),
  sameStandard: consent(),
});
type Judgement = AnswersOf<typeof bidderJudgement>;

export const registryConfirmation = form('registry-confirmation', {
  entries: rows(
    {
      bid: reference(bids),
      registered: choice('yes', 'no'),
      credit: choice('clean', 'listed'),
      creditChecked: date('back'),
    },
    { each: bids },
  ),
});
type Registry = AnswersOf<typeof registryConfirmation>;

export const failedQualification = form('failed-qualification', { reason: longText({ min: 10, max: 500 }) });

export const everyBidJudged = rule(
  'every-bid-judged',
  '财政部令第87号 Art 44',
  ({ answers, facts }: Situation<Judgement>) => unanswered(facts, answers.verdicts),
  'verdicts',
);

export const failuresReasoned = rule(
  'failures-reasoned',
  '财政部令第87号 Art 69',
  ({ answers, facts }: Situation<Judgement>) => {
    const bare = answers.verdicts.find(({ outcome, grounds }) => outcome === 'fail' && grounds.length < leastReason);
    return bare && { bidder: bidderName(facts, bidOf(facts, bare.bid)), given: bare.grounds, least: leastReason };
  },
  'verdicts',
);

export const everyBidLookedUp = rule(
  'every-bid-looked-up',
  '财政部令第87号 Art 44',
  ({ answers, facts }: Situation<Registry>) => unanswered(facts, answers.entries),
  'entries',
);

/** Of this tender, and not what was found for another one: since the bids were opened, and by now. */
export const creditCheckedByNow = rule(
  'credit-checked-by-now',
  '财库〔2016〕125号',
  ({ state, answers, now }: Situation<Registry>) => {
    const opened = state.version < 5 ? undefined : lastFiling(state, 'openBids');
    const from = opened && cityDate(new Date(opened.at));
    const other = answers.entries.find(
      ({ creditChecked }) => creditChecked > cityDate(now) || (from !== undefined && creditChecked < from),
    );
    return other && { date: other.creditChecked, ...(from && { from }) };
  },
  'entries',
);

/** Whoever may not supply on the day of the judgement cannot have passed. */
export const passesMaySupply = rule(
  'passes-may-supply',
  '政府采购法 Art 22',
  ({ answers, facts, now }: Situation<Judgement>) => {
    for (const { bid, outcome } of answers.verdicts) {
      const found = outcome === 'pass' && barred(bodyBehind(facts, bidOf(facts, bid)), now);
      if (found) return found;
    }
    return undefined;
  },
  'verdicts',
);

export const passedStillMaySupply = again('passed-still-may-supply', passesMaySupply, bidderJudgement);

/** Two bidders whose representatives are called alike may be one person, or two: who judges them looks. */
export const noNamesakes = rule('no-namesakes', '政府采购法实施条例 Art 18', ({ facts }) => {
  const open = bidsToJudge(facts);
  for (const [place, one] of open.entries())
    for (const other of open.slice(place + 1))
      if (related(bodyBehind(facts, one), bodyBehind(facts, other)))
        return { bidders: bidderNames(facts, [one, other]) };
  return undefined;
});

/** Whoever is not in the register, or is on a list of the dishonest, cannot have passed. */
export const judgedAsRegistered = rule('judged-as-registered', '政府采购法 Art 22', ({ state, facts }) => {
  const entries = latestOfTender(state, registryConfirmation)?.entries ?? [];
  const barred = entries.find(
    ({ bid, registered, credit }) => (registered === 'no' || credit === 'listed') && passed(state).includes(bid),
  );
  return barred && { bidder: bidderName(facts, bidOf(facts, barred.bid)), registered: barred.registered };
});

export const enoughQualified = rule('enough-qualified', '政府采购法 Art 36', (situation) => {
  const found = qualifiedCount(situation);
  return found.failed && { count: found.count, least: found.least };
});

export const tooFewQualified = rule('too-few-qualified', '政府采购法 Art 36', (situation) => {
  const found = qualifiedCount(situation);
  return !found.failed && { count: found.count, least: found.least };
});

/** The bids that may be evaluated, by id: those that passed the last judgement. */
export function passed(state: Case): readonly string[] {
  const verdicts = latestOfTender(state, bidderJudgement)?.verdicts ?? [];
  return verdicts.filter(({ outcome }) => outcome === 'pass').map(({ bid }) => bid);
}

export function qualifiedBids(state: Case, { bids }: BidFacts): readonly Case[] {
  const ids = passed(state);
  return bids.filter(({ id }) => ids.includes(id));
}

const reviewers = ['buyer_staff', 'civil_affairs'] as const satisfies readonly Role[];
const buyers = ['buyer_staff', 'buyer_head'] as const satisfies readonly Role[];

/** The list of the qualified is internal until the award. */
const internal = rolesOnly(
  ...buyers,
  'agency',
  'expert',
  'civil_affairs',
  'finance_proc',
  'audit',
  'supervision',
  'auditor',
);

/** What was read out at the opening (开标一览表), and what was found of each bidder since. */
export const qualificationBrief = brief(
  'opened-bids',
  {
    count: row(integer({ unit: 'bids' })),
    bids: row(
      rows({
        bidder: body(),
        price: money(),
        outcome: optional(choice('pass', 'fail')),
        grounds: optional(text()),
        registered: optional(choice('yes', 'no')),
        credit: optional(choice('clean', 'listed')),
      }),
    ),
  },
  ({ state, facts }) => {
    const verdicts = latestOfTender(state, bidderJudgement)?.verdicts ?? [];
    const entries = latestOfTender(state, registryConfirmation)?.entries ?? [];
    const opened = bidsToJudge(facts);
    return {
      count: opened.length,
      bids: opened.map((bid) => {
        const verdict = verdicts.find((each) => each.bid === bid.id);
        const entry = entries.find((each) => each.bid === bid.id);
        return {
          bidder: bid.bodies.supplier ?? '',
          price: latest(bid, bidForm)?.price ?? 0,
          outcome: verdict?.outcome,
          grounds: verdict?.grounds,
          registered: entry?.registered,
          credit: entry?.credit,
        };
      }),
    };
  },
);

export const qualification = {
  'qualification.review': {
    waits: { among: reviewers, now: (state) => missing(state).map((role): Waiting => ({ role })) },
    due: 'QUAL_REV',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      judgeBidders: action({
        binds: 'lightly',
        revocable: true,
        by: 'buyer_staff',
        apart: ['confirmRegistry'],
        form: bidderJudgement,
        shows: qualificationBrief,
        prefill: ({ state }) => latestOfTender(state, bidderJudgement),
        when: [everyBidJudged, failuresReasoned, passesMaySupply],
        warns: [noNamesakes],
        leads: ['qualification.sign'],
        goes: (situation) => onceBoth(situation),
        tells: ['buyer_head'],
        readers: internal,
      }),
      confirmRegistry: action({
        binds: 'lightly',
        revocable: true,
        by: 'civil_affairs',
        apart: ['judgeBidders'],
        form: registryConfirmation,
        shows: qualificationBrief,
        prefill: ({ state }) => latestOfTender(state, registryConfirmation),
        when: [everyBidLookedUp, creditCheckedByNow],
        leads: ['qualification.sign'],
        goes: (situation) => onceBoth(situation),
        tells: ['buyer_head'],
        readers: internal,
      }),
      recuseQualification: recuses(reviewers),
    },
  },
  'qualification.sign': {
    waits: 'buyer_head',
    due: 'runs-on',
    escalates: ['group_sec'],
    actions: {
      signQualification: action({
        binds: 'firmly',
        by: 'buyer_head',
        apart: ['judgeBidders'],
        shows: qualificationBrief,
        gates: [enoughQualified, judgedAsRegistered, passedStillMaySupply],
        warns: [noNamesakes],
        goes: 'evaluation.panel',
        does: ({ state, facts }) => judgements(state, facts),
        effects: ['act'],
        tells: ['buyer_staff', 'agency'],
        readers: internal,
      }),
      declareFailedQualification: action({
        binds: 'finally',
        by: 'buyer_head',
        apart: ['judgeBidders'],
        form: failedQualification,
        shows: qualificationBrief,
        gates: [tooFewQualified],
        goes: 'bidding.failed',
        does: ({ state, facts, answers }) => [
          ...failures(state, facts),
          ...onEach(stillOpen(state, facts), 'cancelBid'),
          publish(failedNotice, {
            reason: answers.reason,
            qualified: passed(state).length,
            bidders: bidsToJudge(facts).length,
          }),
        ],
        effects: ['act', 'failed'],
        tells: ['buyer_staff', 'agency', 'finance_proc'],
      }),
      returnQualification: returnsTo(
        'qualification.review',
        'buyer_head',
        reviewers,
        [enoughQualified, judgedAsRegistered, passedStillMaySupply],
        [tooFewQualified],
      ),
      recuseQualificationSigning: recuses('buyer_head'),
    },
  },
} as const satisfies Stages<'purchase', 'qualification', Facts>;

/** Who has not filed since the bids were opened; until the other one has, what was filed can be filed anew. */
function missing(state: Case): readonly Role[] {
  const opened = seqOf(state, 'openBids');
  const filed = state.filings.filter(
    ({ action: name, seq, round, by }) =>
      (name === 'judgeBidders' || name === 'confirmRegistry') &&
      seq > opened &&
      round === state.round &&
      !hasSteppedBack(state, by.person),
  );
  return reviewers.filter((role) => !filed.some(({ by }) => by.role === role));
}

/** The list can be signed when the other one has filed too. */
function onceBoth({ state, by }: Situation<unknown>): 'qualification.sign' | undefined {
  return missing(state).every((role) => role === by.role) ? 'qualification.sign' : undefined;
}

function unanswered(facts: Facts, given: readonly { readonly bid: string }[]) {
  const open = bidsToJudge(facts);
  // Once the list is signed, what was filed is looked at without the bids it was filed for.
  if (open.length === 0) return false;
  const left = open.filter(({ id }) => given.filter(({ bid }) => bid === id).length !== 1);
  return (left.length > 0 || given.length !== open.length) && { missing: bidderNames(facts, left) };
}

function qualifiedCount({ state, facts, now }: Situation<unknown>) {
  const count = passed(state).length;
  const least = leastSuppliers(state, facts, now);
  return { count, least, failed: count < least };
}

function failures(state: Case, facts: Facts): readonly Effect[] {
  return judgements(state, facts).filter((effect) => effect.action === 'failQualification');
}

/** Bids that the failure of the tender ends, though they passed. */
function stillOpen(state: Case, facts: Facts): readonly Case[] {
  const ids = passed(state);
  return openBidsIn(facts).filter(({ id }) => ids.includes(id));
}

function judgements(state: Case, facts: Facts) {
  const verdicts = latestOfTender(state, bidderJudgement)?.verdicts ?? [];
  const open = bidsToJudge(facts);
  return verdicts
    .filter(({ bid }) => open.some(({ id }) => id === bid))
    .map(({ bid, outcome, grounds }) =>
      outcome === 'pass'
        ? ({ kind: 'act', on: bid, action: 'qualify', answers: {} } as const)
        : ({ kind: 'act', on: bid, action: 'failQualification', answers: { reason: grounds } } as const),
    ) satisfies readonly Effect[];
}

function bodyBehind({ bodies }: Facts, bid: Case | undefined): Body | undefined {
  return bodies.find(({ id }) => id === bid?.bodies.supplier);
}

function bidOf({ bids }: BidFacts, id: string): Case | undefined {
  return bids.find((bid) => bid.id === id);
}

/** Read by the holders of these roles on the case alone. */
function rolesOnly(...roles: Reading['roles']): (reading: Reading) => boolean {
  return (reading) => reading.roles.some((role) => roles.includes(role));
}
