import { answersOf, type Case, type Filing, hasSteppedBack, latest, type Waiting } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type AnswersOf,
  choice,
  consent,
  decimal,
  form,
  integer,
  longText,
  money,
  optional,
  reference,
  references,
  rows,
  text,
} from '../../../engine/form.ts';
import { publish } from '../../../engine/notice.ts';
import type { Reading, Stages } from '../../../engine/procedure.ts';
import { body, maybe, row } from '../../../engine/rows.ts';
import { several } from '../../../engine/say-value.ts';
import { abnormalPrices } from '../../../law/abnormal-price.ts';
import { cityDate } from '../../../law/date.ts';
import { leastOf } from '../../../law/fraction.ts';
import { panelProblem, panelSize } from '../../../law/procurement.ts';
import { objectiveMismatch, type Ranked, type ScoreSheet } from '../../../law/scoring.ts';
import { setting } from '../../../law/setting.ts';
import type { Role } from '../../../names.ts';
import { reason } from '../../common/common.ts';
import { experts } from '../../common/options.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { factors } from '../05-publication/options.ts';
import { tender } from '../05-publication/tender.ts';
import { type BidFacts, bidderName, latestOfTender, seqOf } from '../06-bidding/bidders.ts';
import { failedNotice, onEach, openBidsIn } from '../06-bidding/bidding.ts';
import { qualified } from '../07-qualification/options.ts';
import { qualifiedBids } from '../07-qualification/qualification.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { declaredFree, holds, members, named, panelOf, replaced } from './panel.ts';
import { type Findings, factorsOf, offersOf, rankedBy } from './ranking.ts';

export const panel = form('panel', {
  members: references(experts, { min: 1, max: 15 }),
  chair: reference(experts),
  draw: text({ min: 4, max: 100 }),
});
type Panel = AnswersOf<typeof panel>;

export const panelChange = form('panel-change', {
  leaves: reference(experts),
  joins: reference(experts),
  draw: text({ min: 4, max: 100 }),
  reason: longText({ min: 2, max: 500 }),
});
type Change = AnswersOf<typeof panelChange>;

export const noConflict = form('no-conflict', { noInterest: consent(), secrecy: consent() });

export const scoreSheet = form('score-sheet', {
  scores: rows(
    { bid: reference(qualified), factor: reference(factors), score: decimal({ min: 0, max: 100, unit: 'points' }) },
    { max: 300, about: ['bid', 'factor'] },
  ),
  remarks: optional(longText({ max: 1000 })),
});
type Sheet = AnswersOf<typeof scoreSheet>;

export const scoringReopened = form('scoring-reopened', {
  ground: choice('arithmetic', 'out-of-range', 'objective-differs', 'abnormal'),
  reason: longText({ min: 5, max: 500 }),
});

export const evaluationReport = form('evaluation-report', {
  lowPrices: optional(
    rows({ bid: reference(qualified), proven: choice('yes', 'no'), grounds: text({ min: 5, max: 200 }) }),
  ),
  tieOrder: optional(references(qualified)),
  summary: longText({ min: 10 }),
  dissent: optional(longText({ max: 1000 })),
  signedByAll: consent(),
});
type Report = AnswersOf<typeof evaluationReport>;

export const evaluationStopped = form('evaluation-stopped', {
  ground: choice('document-defect', 'too-few-valid', 'other'),
  reason: longText({ min: 10, max: 500 }),
});

export const panelLargeEnough = rule(
  'panel-large-enough',
  '财政部令第87号 Art 47',
  (situation: Situation<Panel>) => panelBroken(situation, 'too-small'),
  'members',
);

export const panelOdd = rule(
  'panel-odd',
  '财政部令第87号 Art 47',
  (situation: Situation<Panel>) => panelBroken(situation, 'even'),
  'members',
);

export const panelOfExperts = rule(
  'panel-of-experts',
  '财政部令第87号 Art 47',
  (situation: Situation<Panel>) => panelBroken(situation, 'too-few-experts'),
  'members',
);

export const chairIsMember = rule(
  'chair-is-member',
  '财政部令第87号 Art 45',
  ({ answers }: Situation<Panel>) => !answers.members.includes(answers.chair),
  'chair',
);

export const chairNotBuyers = rule(
  'chair-not-buyers',
  '财政部令第87号 Art 45',
  ({ state, answers, facts }: Situation<Panel>) =>
    buyersOwn(state, facts, [answers.chair]).length > 0 && { chair: personName(facts, answers.chair) },
  'chair',
);

export const membersIndependent = rule(
  'members-independent',
  '政府采购法实施条例 Art 9',
  ({ state, answers, facts }: Situation<Panel>) => interested(state, facts, answers.members),
  'members',
);

export const membersAreExperts = rule(
  'members-are-experts',
  '财政部令第87号 Art 48',
  ({ answers, facts }: Situation<Panel>) => notExpert(facts, answers.members),
  'members',
);

export const joinerIsExpert = rule(
  'joiner-is-expert',
  '财政部令第87号 Art 48',
  ({ answers, facts }: Situation<Change>) => notExpert(facts, [answers.joins]),
  'joins',
);

export const panelNotNamed = rule('panel-not-named', '财政部令第87号 Art 47', ({ state }) => panelOf(state).length > 0);

export const panelNamed = rule('panel-named', '财政部令第87号 Art 47', ({ state }) => panelOf(state).length === 0);

export const notYetDeclared = rule('not-yet-declared', '政府采购法实施条例 Art 9', ({ state, by }) =>
  declaredFree(state).includes(by.person),
);

export const leaverIsMember = rule(
  'leaver-is-member',
  '财政部令第87号 Art 49',
  ({ state, answers, facts }: Situation<Change>) =>
    !named(state).includes(answers.leaves) && { person: personName(facts, answers.leaves) },
  'leaves',
);

export const joinerIsNew = rule(
  'joiner-is-new',
  '财政部令第87号 Art 49',
  ({ state, answers, facts }: Situation<Change>) =>
    (named(state).includes(answers.joins) || hasSteppedBack(state, answers.joins)) && {
      person: personName(facts, answers.joins),
    },
  'joins',
);

export const joinerIndependent = rule(
  'joiner-independent',
  '政府采购法实施条例 Art 9',
  ({ state, answers, facts }: Situation<Change>) => interested(state, facts, [answers.joins]),
  'joins',
);

/** A change must not make the buyer's own people too many. */
export const stillOfExperts = rule(
  'still-of-experts',
  '财政部令第87号 Art 47',
  ({ state, answers, facts, now }: Situation<Change>) => {
    const after = replaced(state, answers);
    const experts = after.length - buyersOwn(state, facts, after).length;
    const least = leastOf(expertShare(facts, now), after.length);
    return experts < least && { experts, least };
  },
  'joins',
);

export const notYetScored = rule('not-yet-scored', '财政部令第87号 Art 64', ({ state, by }) =>
  scoresOf(state).some(({ filing }) => filing.by.person === by.person),
);

export const sheetComplete = rule(
  'sheet-complete',
  '财政部令第87号 Art 55',
  ({ state, answers, facts }: Situation<Sheet>) => {
    const wanted = pairs(state, facts);
    const left = wanted.filter(
      ({ bid, factor }) => answers.scores.filter((row) => row.bid === bid && row.factor === factor).length !== 1,
    );
    const [first] = left;
    return (
      (left.length > 0 || answers.scores.length !== wanted.length) && {
        given: answers.scores.length,
        wanted: wanted.length,
        bidder: first ? nameOf(facts, first.bid) : '',
        factor: first?.factor ?? '',
      }
    );
  },
  'scores',
);

export const scoreWithinWeight = rule(
  'score-within-weight',
  '财政部令第87号 Art 64',
  ({ state, answers, facts }: Situation<Sheet>) => {
    const factors = factorsOf(state);
    for (const { bid, factor, score } of answers.scores) {
      const most = factors.find(({ key }) => key === factor)?.max ?? 0;
      if (score > most) return { bidder: nameOf(facts, bid), factor, score, most };
    }
    return undefined;
  },
  'scores',
);

/** Members who differ on a matter of fact: a ground to look again. */
export const objectiveScoresAgree = rule('objective-scores-agree', '财政部令第87号 Art 64', ({ state, facts }) => {
  const [found] = objectiveMismatch(factorsOf(state), sheetsOf(state));
  return found && { bidder: nameOf(facts, found.supplier), factor: found.factor };
});

export const lowPricesExplained = rule(
  'low-prices-explained',
  '财库〔2026〕2号',
  ({ state, answers, facts, now }: Situation<Report>) => {
    const low = abnormallyLow(state, facts, now);
    const open = low.filter((id) => !answers.lowPrices?.some(({ bid }) => bid === id));
    const { minutes } = setting(facts.law, 'price.abnormal', cityDate(now)).value;
    return open.length > 0 && { bidders: several(open.map((id) => nameOf(facts, id))), minutes };
  },
  'lowPrices',
);

export const someoneRanked = rule(
  'someone-ranked',
  '政府采购法 Art 36',
  ({ state, answers, facts }: Situation<Report>) => ranked(state, facts, answers).length === 0,
  'lowPrices',
);

export const tiesOrdered = rule(
  'ties-ordered',
  '财政部令第87号 Art 57',
  ({ state, answers, facts }: Situation<Report>) => {
    const found = ranked(state, facts, answers);
    const tied = found.filter(({ rank }) => found.filter((other) => other.rank === rank).length > 1);
    return tied.length > 0 && { bidders: several(tied.map(({ supplier }) => nameOf(facts, supplier))) };
  },
  'tieOrder',
);

export const pointsWereGiven = rule(
  'points-were-given',
  '财政部令第87号 Art 64',
  ({ state }) => scoresOf(state).length === 0,
);

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
    bids: maybe(row(rows({ bidder: body(), price: money() }))),
    factors: maybe(row(rows({ factor: text(), most: decimal({ unit: 'points' }) }))),
  },
  ({ state, facts }) => {
    const bidder = (id: string) => facts.bids.find((bid) => bid.id === id)?.bodies.supplier ?? '';
    const order = state.position === 'evaluation.report' ? ranked(state, facts, {}) : [];
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
      ...(factors.length > 0 && { factors }),
    };
  },
);

/** Who sees to it that the evaluation is carried out as it should. */
export const overseers = [
  'buyer_staff',
  'buyer_head',
  'agency',
  'finance_proc',
  'audit',
  'supervision',
  'auditor',
] as const;

const recusePanelMember = action({
  binds: 'lightly',
  aside: true,
  by: 'expert',
  form: reason,
  recuses: true,
  tells: ['agency'],
});

const replaceMember = action({
  binds: 'lightly',
  by: 'agency',
  form: panelChange,
  gates: [panelNamed],
  prefill: ({ state }) => {
    const leaves = named(state).find((person) => hasSteppedBack(state, person));
    return leaves ? { leaves } : {};
  },
  when: [leaverIsMember, joinerIsNew, joinerIsExpert, joinerIndependent, stillOfExperts],
  leads: ['evaluation.panel', 'evaluation.scoring', 'evaluation.report'],
  goes: ({ state, answers }) => afterChange({ ...state, named: { ...state.named, panel: replaced(state, answers) } }),
  appoints: ({ state, answers }) => ({ panel: replaced(state, answers) }),
  tells: ['expert'],
  readers: beforeAward('agency', 'supervision', 'audit'),
});

const stopEvaluation = action({
  binds: 'finally',
  aside: true,
  by: 'agency',
  form: evaluationStopped,
  goes: 'bidding.failed',
  does: ({ answers, facts }) => [
    publish(failedNotice, { ground: answers.ground, reason: answers.reason }),
    ...onEach(openBidsIn(facts), 'cancelBid'),
  ],
  effects: ['failed', 'act'],
  tells: ['buyer_staff', 'buyer_head', 'finance_proc'],
});

export const evaluation = {
  'evaluation.panel': {
    waits: { among: ['agency', 'expert'], now: (state) => panelWaits(state, undeclared(state)) },
    due: 'EVAL_PANEL',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      namePanel: action({
        binds: 'lightly',
        by: 'agency',
        form: panel,
        gates: [panelNotNamed],
        when: [
          membersAreExperts,
          panelLargeEnough,
          panelOdd,
          panelOfExperts,
          chairIsMember,
          chairNotBuyers,
          membersIndependent,
        ],
        appoints: ({ answers }) => ({ panel: answers.members }),
        tells: ['expert'],
        readers: beforeAward('agency', 'supervision', 'audit'),
      }),
      declareNoConflict: action({
        binds: 'lightly',
        by: 'expert',
        form: noConflict,
        gates: [notYetDeclared],
        leads: ['evaluation.scoring', 'evaluation.report'],
        goes: ({ state, by }) => (isLast(state, by.person, undeclared(state)) ? afterPanel(state) : undefined),
        readers: beforeAward('agency', 'supervision', 'audit'),
      }),
      recusePanelMember,
      replaceMember,
      stopEvaluation,
    },
  },
  'evaluation.scoring': {
    waits: { among: ['agency', 'expert'], now: (state) => panelWaits(state, scorers(state)) },
    due: 'EVAL_SCORING',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      scoreBids: action({
        binds: 'lightly',
        by: 'expert',
        form: scoreSheet,
        shows: evaluationBrief,
        gates: [notYetScored],
        // The rows of the sheet lie ready; the points, which make them whole, are the member's to give.
        prefill: ({ state, facts }) => ({ scores: pairs(state, facts) as unknown as Sheet['scores'] }),
        when: [sheetComplete, scoreWithinWeight],
        leads: ['evaluation.report'],
        goes: ({ state, by }) => (isLast(state, by.person, scorers(state)) ? 'evaluation.report' : undefined),
        readers: ({ state, roles }: Reading) => state.position !== 'evaluation.scoring' && has(roles, overseers),
      }),
      recusePanelMember,
      replaceMember,
      stopEvaluation,
    },
  },
  'evaluation.report': {
    waits: 'agency',
    due: 'REPORT_2',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      concludeEvaluation: action({
        binds: 'firmly',
        by: 'agency',
        form: evaluationReport,
        shows: evaluationBrief,
        prefill: ({ state }) => latestOfTender(state, evaluationReport),
        when: [lowPricesExplained, someoneRanked, tiesOrdered],
        warns: [objectiveScoresAgree],
        goes: 'award.confirm',
        does: ({ state, facts, answers }) => ranks(state, facts, answers),
        effects: ['act'],
        tells: ['buyer_head', 'buyer_staff'],
        readers: beforeAward(...overseers),
      }),
      reopenScoring: action({
        binds: 'lightly',
        aside: true,
        by: 'agency',
        form: scoringReopened,
        gates: [pointsWereGiven],
        goes: 'evaluation.scoring',
        returns: true,
        tells: ['expert', 'supervision', 'finance_proc'],
      }),
      stopEvaluation,
    },
  },
} as const satisfies Stages<'purchase', 'evaluation', Facts>;

/** What the panel found, and who is to be awarded, is nobody's business but the organisers' before the award is public. */
export function beforeAward(...readers: readonly Role[]) {
  return ({ state, roles }: Reading): boolean =>
    seqOf(state, 'publishAward') > seqOf(state, 'openBids') ? roles.length > 0 : has(roles, readers);
}

function has(roles: readonly Role[], wanted: readonly Role[]): boolean {
  return roles.some((role) => wanted.includes(role));
}

/** The members who are still to file; the agency, while a seat is empty. */
function panelWaits(state: Case, left: readonly string[]): readonly Waiting[] {
  const seated = isSeated(state) ? [] : [{ role: 'agency' } as const];
  return [...seated, ...left.map((person): Waiting => ({ role: 'expert', person }))];
}

/** A full panel: nobody stepped back without being replaced. */
function isSeated(state: Case): boolean {
  return panelOf(state).length > 0 && members(state).length === panelOf(state).length;
}

function isLast(state: Case, person: string, left: readonly string[]): boolean {
  return isSeated(state) && left.every((each) => each === person);
}

function undeclared(state: Case): readonly string[] {
  return members(state).filter((person) => !declaredFree(state).includes(person));
}

/** Where the price alone decides, no points are given. */
function afterPanel(state: Case): 'evaluation.scoring' | 'evaluation.report' {
  return factorsOf(state).length > 0 ? 'evaluation.scoring' : 'evaluation.report';
}

/** Whoever joins declares himself and gives his points; one who comes back has perhaps done so before. */
function afterChange(state: Case): 'evaluation.panel' | 'evaluation.scoring' | 'evaluation.report' {
  if (!isSeated(state) || undeclared(state).length > 0) return 'evaluation.panel';
  return scorers(state).length > 0 ? afterPanel(state) : 'evaluation.report';
}

/** Members whose points are still missing. */
function scorers(state: Case): readonly string[] {
  return members(state).filter((person) => !scoresOf(state).some(({ filing }) => filing.by.person === person));
}

/** The sheets that count: of sitting members, filed since the scoring of this tender began or was reopened. */
function scoresOf(state: Case): readonly { readonly filing: Filing; readonly answers: Sheet }[] {
  const since = Math.max(seqOf(state, 'signQualification'), seqOf(state, 'reopenScoring'));
  return state.filings
    .filter(({ form: id, seq, by }) => id === scoreSheet.id && seq > since && members(state).includes(by.person))
    .map((filing) => ({ filing, answers: answersOf(scoreSheet, filing) }));
}

function sheetsOf(state: Case): readonly ScoreSheet[] {
  return scoresOf(state).flatMap(({ filing, answers }) => {
    const bids = [...new Set(answers.scores.map(({ bid }) => bid))];
    return bids.map((bid) => ({
      member: filing.by.person,
      supplier: bid,
      scores: Object.fromEntries(
        answers.scores.filter((row) => row.bid === bid).map(({ factor, score }) => [factor, score]),
      ),
    }));
  });
}

function ranked(state: Case, facts: BidFacts, findings: Findings): readonly Ranked[] {
  return rankedBy(state, facts, findings, sheetsOf(state));
}

function ranks(state: Case, facts: Facts, findings: Findings): readonly Effect[] {
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

/** One row for every qualified bid and factor. */
function pairs(state: Case, facts: Facts): readonly { readonly bid: string; readonly factor: string }[] {
  return qualifiedBids(state, facts).flatMap(({ id }) => factorsOf(state).map(({ key }) => ({ bid: id, factor: key })));
}

function abnormallyLow(state: Case, facts: Facts, now: Date): readonly string[] {
  const ceiling = latest(state, tender)?.ceiling ?? approvedBudget(state);
  const offers = offersOf(state, facts);
  return abnormalPrices(facts.law, offers, ceiling, cityDate(now)).map(({ supplier }) => supplier);
}

function panelBroken(situation: Situation<Panel>, problem: ReturnType<typeof panelProblem>) {
  const { state, answers, facts, now } = situation;
  const today = cityDate(now);
  const method = latest(state, tender)?.method ?? 'open-tender';
  const budget = approvedBudget(state);
  const size = answers.members.length;
  const experts = size - buyersOwn(state, facts, answers.members).length;
  const least = panelSize(facts.law, method, budget, today);
  if (!least || panelProblem(facts.law, method, budget, { members: size, experts }, today) !== problem)
    return undefined;
  return { members: size, least: least.members, experts, leastExperts: leastOf(expertShare(facts, now), size) };
}

function expertShare(facts: Facts, now: Date) {
  return setting(facts.law, 'panel.expert-share', cityDate(now)).value;
}

/** Of these people, those who sit at the buyer: they count as its representatives, whatever else they are. */
function buyersOwn(state: Case, { people }: Facts, ids: readonly string[]): readonly string[] {
  return ids.filter((id) =>
    people.find((person) => person.id === id)?.seats.some(({ body }) => body === state.bodies.buyer),
  );
}

function interested(state: Case, facts: Facts, ids: readonly string[]) {
  for (const bid of qualifiedBids(state, facts)) {
    const member = facts.people.find(
      ({ id, seats }) => ids.includes(id) && seats.some(({ body }) => body === bid.bodies.supplier),
    );
    if (member) return { person: member.name, bidder: bidderName(facts, bid) };
  }
  return undefined;
}

function notExpert({ people }: Facts, ids: readonly string[]) {
  const found = ids.find((id) => !holds(people, id, 'expert'));
  return found !== undefined && { person: people.find(({ id }) => id === found)?.name ?? found };
}

function personName({ people }: Facts, id: string): string {
  return people.find((person) => person.id === id)?.name ?? '';
}

function nameOf(facts: Facts, bid: string): string {
  return bidderName(
    facts,
    facts.bids.find(({ id }) => id === bid),
  );
}
