import { type Case, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type Answers,
  type AnswersOf,
  choice,
  date,
  decimal,
  files,
  form,
  integer,
  longText,
  money,
  reference,
  rows,
  since,
  text,
} from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import type { Body, Stages } from '../../../engine/procedure.ts';
import { asked, body, maybe, people, row } from '../../../engine/rows.ts';
import type { Bilingual } from '../../../law/bilingual.ts';
import { capitals } from '../../../law/capitals.ts';
import type { CityDate } from '../../../law/date.ts';
import { dueFrom, lastDay } from '../../../law/deadline.ts';
import type { Ranked } from '../../../law/scoring.ts';
import { reason, recuses, returnsTo } from '../../common/common.ts';
import { project } from '../01-setup/setup.ts';
import { drawOf } from '../05-publication/invited.ts';
import { tender } from '../05-publication/tender.ts';
import { bidderName, seqOf } from '../06-bidding/bidders.ts';
import { failedNotice, onEach, openBidsIn } from '../06-bidding/bidding.ts';
import { drawIn } from '../08-evaluation/draw.ts';
import { agreedPrice, beforeAward, overseers, rankingOf, refusedIn, refusedRow } from '../08-evaluation/evaluation.ts';
import { isRefused, priceVerdicts } from '../08-evaluation/low-prices.ts';
import { members } from '../08-evaluation/panel.ts';
import { pointsByFactor } from '../08-evaluation/ranking.ts';
import { isOut, type passedOver } from '../bid/bid.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { noChallengeOpen, notStopped } from '../paused.ts';
import { barred } from '../supplier.ts';
import { bidBy, candidates, wonBid, wonPrice } from './awarded-bid.ts';
import { rankedBids } from './options.ts';

export { remedyOrder } from '../paused.ts';

export const otherAward = form('other-award', {
  bid: reference(rankedBids),
  ground: choice('unlawful-bid', 'cannot-perform', 'credit-changed', 'force-majeure'),
  reason: longText({ min: 10, max: 1000 }),
  evidence: since(2, files()),
});
type Other = AnswersOf<typeof otherAward>;

/** What can end a tender when its bids are ranked (政府采购法 Art 36): nobody who can be awarded, foul play, or that nothing is bought any more. */
export const abandonment = form('abandonment', {
  ground: since(2, choice('no-candidate', 'irregular', 'major-change')),
  reason: longText({ min: 5, max: 500 }),
  evidence: since(2, files()),
});
type Abandonment = AnswersOf<typeof abandonment>;

export const nextAward = form('next-award', {
  ground: since(2, choice('silent', 'refuses', 'cannot-supply')),
  reason: since(2, longText({ min: 10, max: 1000 })),
  evidence: since(2, files()),
});
type Next = AnswersOf<typeof nextAward>;

/** The award as the law wants it published, with the panel's names and what every bidder was given. */
export const awardNotice = notice(
  'award',
  {
    title: asked(project, 'title'),
    supplier: row(body()),
    amount: row(money()),
    capitals: row(text()),
    scope: asked(project, 'content'),
    start: row(date('ahead')),
    end: row(date('ahead')),
    panel: row(people()),
    scores: row(
      rows({ bidder: body(), rank: integer({ unit: 'rank' }), price: money(), total: decimal({ unit: 'points' }) }),
    ),
    points: maybe(
      row(
        rows({
          bidder: body(),
          factor: text(),
          points: decimal({ unit: 'points' }),
          most: decimal({ unit: 'points' }),
        }),
      ),
    ),
    refused: maybe(refusedRow()),
    seed: maybe(row(longText({ max: 5000 }))),
    lots: maybe(row(rows({ mark: text(), lot: text() }))),
    drawn: maybe(asked(tender, 'drawn')),
    poolSeed: maybe(row(text())),
    poolLots: maybe(row(rows({ mark: text(), lot: text() }))),
    challengeUntil: maybe(row(date('ahead'))),
    challengeTo: maybe(asked(tender, 'challengeContact')),
  },
  {
    headline: ['supplier', 'amount'],
    enters: ({ supplier, amount, scores, points = [] }) => ({
      table: 'award',
      supplier,
      amount,
      ranking: scores.map(({ bidder, rank, price, total }) => ({ supplier: bidder, rank, price, points: total })),
      ...(points.length > 0 && {
        factors: points.map(({ bidder, ...each }) => ({ supplier: bidder, ...each })),
      }),
    }),
  },
);

/** In the order of the ranking: two who share the first place are told apart by the report, not by the buyer. */
export const firstIsClear = rule('first-is-clear', '财政部令第87号 Art 68', ({ state, facts }) => {
  const [first, second] = candidates(state, facts);
  return (!first || first.rank === second?.rank) && { count: candidates(state, facts).length };
});

/** Nobody is awarded who may not supply today. */
export const firstMaySupply = rule('first-may-supply', '政府采购法 Art 22', ({ state, facts, now }) => {
  const [first] = candidates(state, facts);
  return first && barred(bodyOf(facts, first), now);
});

/** Whoever has not decided within the days of the law has left it to the report (财政部令第87号 Art 68). */
export const awardTermOver = rule(
  'award-term-over',
  '财政部令第87号 Art 68',
  ({ state, now }) => state.due !== undefined && now <= new Date(state.due.at) && { until: state.due.at },
);

/** Another than the first is the next one after him who may supply, and nobody further down. */
export const nextInOrder = rule(
  'next-in-order',
  '政府采购法实施条例 Art 43',
  ({ state, answers, facts, now }: Situation<Other>) => {
    const [, ...others] = candidates(state, facts);
    const next = others.find((each) => !barred(bodyOf(facts, each), now));
    if (!others.some(({ supplier }) => supplier === answers.bid) || next?.supplier === answers.bid) return false;
    return { bidder: bidderName(facts, bidBy(facts, answers.bid)), next: next ? named(facts, next) : '' };
  },
  'bid',
);

/** That nobody is left who can be awarded must be so. */
export const noCandidateIsTrue = rule(
  'no-candidate-is-true',
  '政府采购法 Art 36',
  ({ state, answers, facts, now }: Situation<Abandonment>) => {
    const able = candidates(state, facts).find((each) => !barred(bodyOf(facts, each), now));
    return answers.ground === 'no-candidate' && able && { bidder: named(facts, able) };
  },
  'ground',
);

/** A winner is passed over for what is so: he let the term of the contract run out unsigned, or may not supply any more. */
export const nextIsDue = rule(
  'next-is-due',
  '政府采购法实施条例 Art 49',
  ({ state, answers: { ground }, facts, now }: Situation<Next>) => {
    const own = wonBid(state, facts);
    const supplier = facts.bodies.find(({ id }) => id === state.bodies.supplier);
    const name = bidderName(facts, own);
    if (ground === 'cannot-supply') return !barred(supplier, now) && { bidder: name, ground };
    if (ground !== 'silent') return false;
    const signed = seqOf(state, 'signForSupplier') > seqOf(state, 'draftContract');
    const over = state.due !== undefined && now > new Date(state.due.at);
    const silent = state.position === 'contract.sign' && !signed && over;
    return !silent && { bidder: name, ground, until: state.due?.at ?? '' };
  },
  'ground',
);

export const otherThanFirst = rule(
  'other-than-first',
  '财政部令第87号 Art 68',
  ({ state, answers, facts }: Situation<Other>) => {
    const [first, ...others] = candidates(state, facts);
    const known = others.some(({ supplier }) => supplier === answers.bid);
    return !known && { bidder: bidderName(facts, bidBy(facts, answers.bid)), first: first ? named(facts, first) : '' };
  },
  'bid',
);

/** Who would be awarded, for how much, and how all came out. */
export const awardBrief = brief(
  'award',
  {
    supplier: row(body()),
    price: row(money()),
    total: row(decimal({ unit: 'points' })),
    ranking: row(
      rows({ rank: integer({ unit: 'rank' }), bidder: body(), price: money(), total: decimal({ unit: 'points' }) }),
    ),
    refused: maybe(refusedRow()),
  },
  ({ state, answers, facts }) => {
    const [best] = candidates(state, facts);
    // Until it is confirmed whom it goes to, whoever had it before is still named on the case.
    const won = state.position === 'award.confirm' ? undefined : wonBid(state, facts)?.id;
    const chosen = answers.bid ?? won ?? best?.supplier;
    const first = rankingOf(state, facts).find(({ supplier }) => supplier === chosen);
    if (!first) return undefined;
    return {
      supplier: bidderIn(facts, first.supplier),
      price: agreedPrice(state) ?? first.price,
      total: Number(first.totalShown),
      ranking: rankedIn(state, facts),
      ...refusedIn(state, facts),
    };
  },
);

const parties = ['buyer_staff', 'buyer_head', 'agency'] as const;

/** The awarded organisation turns it down: the next one, or the tender begins anew (政府采购法 Art 46). */
export const declineAward = action({
  binds: 'finally',
  aside: true,
  by: 'org_admin',
  form: reason,
  leads: ['award.confirm', 'bidding.failed'],
  goes: (situation) => (hasNext(situation) ? 'award.confirm' : 'bidding.failed'),
  returns: true,
  until: (situation) =>
    hasNext(situation) ? dueFrom(situation.facts.law, 'AWARD_5', situation.now).at.toISOString() : undefined,
  does: (situation) =>
    hasNext(situation)
      ? passesOver(situation, 'declined', situation.answers.reason)
      : failure(situation.answers.reason, situation.facts, 'no-candidate'),
  effects: ['failed', 'act'],
  tells: [...parties, 'finance_proc'],
});

/** The winner does not sign, or can no longer: the next one, or the tender has failed; what he did stays on record for finance. */
export const takeNext = action({
  since: 2,
  binds: 'finally',
  aside: true,
  by: 'buyer_head',
  form: nextAward,
  shows: awardBrief,
  keeps: ['supplier', 'price'],
  // Nobody is passed over for not signing what nobody may sign.
  gates: [noChallengeOpen, notStopped],
  when: [nextIsDue],
  leads: ['award.confirm', 'bidding.failed'],
  goes: (situation) => (hasOther(situation) ? 'award.confirm' : 'bidding.failed'),
  returns: true,
  until: (situation) =>
    hasOther(situation) ? dueFrom(situation.facts.law, 'AWARD_5', situation.now).at.toISOString() : undefined,
  does: (situation) => {
    const { ground = 'silent', reason: why = '' } = situation.answers;
    return hasOther(situation) ? passesOver(situation, ground, why) : failure(why, situation.facts, 'no-candidate');
  },
  effects: ['failed', 'act'],
  tells: [...parties, 'org_admin', 'org_staff', 'finance_proc', 'supervision'],
});

export const award = {
  'award.confirm': {
    waits: 'buyer_head',
    due: 'AWARD_5',
    escalates: ['group_sec'],
    actions: {
      confirmAward: action({
        binds: 'firmly',
        proven: 'award',
        by: 'buyer_head',
        apart: ['concludeEvaluation'],
        shows: awardBrief,
        names: ['supplier', 'price'],
        gates: [firstIsClear, firstMaySupply],
        goes: 'award.publish',
        appoints: ({ state, facts }) => supplierOf(facts, candidates(state, facts)[0]?.supplier),
        tells: ['agency', 'buyer_staff'],
        readers: beforeAward(...overseers),
      }),
      awardOther: action({
        binds: 'firmly',
        proven: 'award',
        aside: true,
        by: 'buyer_head',
        apart: ['concludeEvaluation'],
        form: otherAward,
        shows: awardBrief,
        keeps: ['supplier', 'price'],
        when: [otherThanFirst, nextInOrder],
        goes: 'award.publish',
        appoints: ({ facts, answers }) => supplierOf(facts, answers.bid),
        tells: ['agency', 'buyer_staff', 'finance_proc', 'supervision'],
        readers: beforeAward(...overseers),
      }),
      letFirstStand: action({
        since: 2,
        binds: 'firmly',
        by: 'system',
        timed: true,
        shows: awardBrief,
        names: ['supplier', 'price'],
        gates: [awardTermOver, firstIsClear, firstMaySupply],
        goes: 'award.publish',
        appoints: ({ state, facts }) => supplierOf(facts, candidates(state, facts)[0]?.supplier),
        tells: ['buyer_head', 'agency', 'buyer_staff', 'finance_proc'],
        readers: beforeAward(...overseers),
      }),
      returnReport: returnsTo('evaluation.report', 'buyer_head', ['agency']),
      abandonAward: action({
        binds: 'finally',
        aside: true,
        by: 'buyer_head',
        form: abandonment,
        when: [noCandidateIsTrue],
        goes: 'bidding.failed',
        does: ({ answers, facts }) => failure(answers.reason, facts, answers.ground),
        effects: ['failed', 'act'],
        tells: ['agency', 'buyer_staff', 'finance_proc', 'supervision'],
      }),
      recuseAward: recuses('buyer_head'),
    },
  },
  'award.publish': {
    waits: ['agency', 'buyer_staff'],
    due: 'AWPUB_2',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      publishAward: action({
        binds: 'firmly',
        by: ['agency', 'buyer_staff'],
        shows: awardBrief,
        names: ['supplier', 'price'],
        apart: ['confirmAward', 'awardOther'],
        goes: 'contract.draft',
        does: (situation) => [toldOf(situation), ...results(situation)],
        effects: ['award', 'act'],
        tells: ['buyer_head', 'buyer_staff', 'org_admin', 'org_staff', 'finance_proc'],
      }),
    },
  },
} as const satisfies Stages<'purchase', 'award', Facts>;

function supplierOf(facts: Facts, bid: string | undefined): { readonly supplier?: string } {
  const supplier = bid === undefined ? undefined : bidBy(facts, bid)?.bodies.supplier;
  return supplier === undefined ? {} : { supplier };
}

function named(facts: Facts, { supplier }: Ranked): Bilingual {
  return bidderName(facts, bidBy(facts, supplier));
}

function bodyOf(facts: Facts, { supplier }: Ranked): Body | undefined {
  return facts.bodies.find(({ id }) => id === bidBy(facts, supplier)?.bodies.supplier);
}

/** Is there anybody ranked besides whom it is awarded to? */
function hasOther({ state, facts }: Situation<unknown>): boolean {
  return candidates(state, facts).some(
    ({ supplier }) => bidBy(facts, supplier)?.bodies.supplier !== state.bodies.supplier,
  );
}

function hasNext({ state, facts, by }: Situation<unknown>): boolean {
  return candidates(state, facts).some(({ supplier }) => bidBy(facts, supplier)?.bodies.supplier !== by.body);
}

/** The tender has failed: the public is told why, and every bid ends. */
export function failure(why: string, facts: Facts, ground?: Abandonment['ground']): readonly Effect[] {
  return [publish(failedNotice, { ...(ground && { ground }), reason: why }), ...onEach(openBidsIn(facts), 'cancelBid')];
}

/** Whoever had it hears that he has it no more, where that was published. */
export function passesOver(
  { state, facts }: Situation<unknown>,
  why: AnswersOf<typeof passedOver>['why'],
  reason: string,
): readonly Effect[] {
  const own = openBidsIn(facts).filter(({ position }) => position === 'award.won');
  return onEach(
    own.filter(({ bodies }) => bodies.supplier === state.bodies.supplier),
    'passOver',
    { why, reason },
  );
}

function toldOf({ state, facts, now }: Situation<unknown>): Effect {
  const amount = wonPrice(state, facts) ?? 0;
  const { title = '', content = [], start = '', end = '' } = latest(state, project) ?? {};
  return publish(awardNotice, {
    title,
    supplier: bidderIn(facts, wonBid(state, facts)?.id),
    amount,
    capitals: capitals(amount),
    scope: content,
    start,
    end,
    panel: members(state),
    scores: rankedIn(state, facts),
    points: pointsIn(state, facts),
    ...refusedIn(state, facts),
    ...drawIn(state),
    ...drawOf(state),
    challengeUntil: challengeUntil(facts, now),
    challengeTo: latest(state, tender)?.challengeContact,
  });
}

/** What each factor gave each bid, as the law wants it told; nothing where there are none. */
function pointsIn(state: Case, facts: Facts) {
  const all = rankingOf(state, facts).flatMap((ranked) =>
    pointsByFactor(state, ranked).map((each) => ({ bidder: bidderIn(facts, ranked.supplier), ...each })),
  );
  return all.length > 0 ? all : undefined;
}

/** The ranking with the organisations behind the bids. */
function rankedIn(state: Case, facts: Facts) {
  return rankingOf(state, facts).map(({ supplier, rank, price, totalShown }) => ({
    bidder: bidderIn(facts, supplier),
    rank,
    price,
    total: Number(totalShown),
  }));
}

/** The organisation behind a bid, by its id; of a bid that is not there, nothing. */
function bidderIn(facts: Facts, bid: string | undefined): string {
  return (bid !== undefined && bidBy(facts, bid)?.bodies.supplier) || '';
}

/**
 * Every bidder hears his own result, and until when and with whom it can be challenged; bids that ended with an earlier
 * award of this tender stay as they are.
 */
function results({ state, facts, now }: Situation<unknown>): readonly Effect[] {
  const ranking = rankingOf(state, facts);
  const won = wonBid(state, facts)?.id;
  const first = ranking.find(({ supplier }) => supplier === won);
  const told = {
    ...(first && { winnerScore: first.totalShown }),
    challengeUntil: challengeUntil(facts, now),
    challengeTo: latest(state, tender)?.challengeContact ?? null,
  };
  // In a bid of before it stands in words, in the language of the record.
  const toldOf = ({ version }: Case) => ({
    ...told,
    ...(first && (version >= 5 ? { awardedTo: bidderIn(facts, first.supplier) } : { winner: named(facts, first).zh })),
  });
  const refused = priceVerdicts(state, facts).filter(isRefused);
  const whyRefused = (id: string) => refused.find(({ bid }) => bid.id === id)?.grounds.join('；') ?? '';
  return openBidsIn(facts).map((bid): Effect => {
    const { id } = bid;
    const place = ranking.find(({ supplier }) => supplier === id);
    const own = place ? { rank: place.rank, score: place.totalShown } : {};
    if (id === won) {
      return { kind: 'act', on: id, action: 'award', answers: { ...own, price: wonPrice(state, facts) ?? null } };
    }
    return {
      kind: 'act',
      on: id,
      action: 'lose',
      answers: { ...(place ? own : refusedAs(bid, whyRefused(id))), ...toldOf(bid) },
    };
  });
}

/** The last day on which a result that is published now can be challenged: counted from the end of its notice. */
function challengeUntil({ law }: Facts, now: Date): CityDate {
  const noticed = dueFrom(law, 'AWPER_1', now).at;
  return lastDay(dueFrom(law, 'CHAL_7', new Date(noticed.getTime() - 1)).at);
}

/** That it made no final offer, or that its price was found too low, and why. */
function refusedAs(bid: Case, grounds: string): Answers {
  if (isOut(bid)) return { refused: 'no-offer' };
  if (bid.version < 5) return { reason: `${unproven}${grounds}` };
  return { refused: 'price', ...(grounds !== '' && { reason: grounds }) };
}

/** What bids of before have in their log. */
const unproven = '报价明显偏低，评审小组多数认为不能证明其合理性，作无效处理。';
