import { type Case, hasSteppedBack, latest, system, type Waiting } from '../../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  consent,
  form,
  longText,
  reference,
  references,
  since,
  text,
  until,
} from '../../../engine/form.ts';
import { publish } from '../../../engine/notice.ts';
import { again, guard, type Reading, type Stages } from '../../../engine/procedure.ts';
import type { Bilingual } from '../../../law/bilingual.ts';
import { cityDate, dayEnds } from '../../../law/date.ts';
import { leastOf } from '../../../law/fraction.ts';
import { panelProblem, panelSize } from '../../../law/procurement.ts';
import { setting } from '../../../law/setting.ts';
import type { Role } from '../../../names.ts';
import { correction, reason } from '../../common/common.ts';
import { experts } from '../../common/options.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { tender } from '../05-publication/tender.ts';
import { bidderName, latestOfTender, seqOf } from '../06-bidding/bidders.ts';
import { failedNotice, onEach, openBidsIn } from '../06-bidding/bidding.ts';
import { leastSuppliers } from '../06-bidding/turnout.ts';
import { qualifiedBids } from '../07-qualification/qualification.ts';
import { action, type Facts, rule, type Situation } from '../facts.ts';
import { answersBy, asks, explainedUntil, lowPriceQuestions } from './asked-prices.ts';
import {
  drawBrief,
  leaverIsGone,
  nextBrief,
  nextDrawn,
  orderOf,
  panelFull,
  poolLargeEnough,
  sizeOf,
  someoneIsNext,
} from './draw.ts';
import {
  everyPriceJudged,
  isRefused,
  judges,
  lowPricesBrief,
  notYetAsked,
  notYetJudged,
  priceDoubt,
  priceJudgement,
  priceVerdicts,
  timeToExplainOver,
} from './low-prices.ts';
import {
  awaitsOffers,
  everyBidderHeard,
  offersAreDue,
  offersBrief,
  offersCall,
  offersHaveTime,
  offersUntil,
  onceOpened,
  opensOffers,
  usualClosing,
} from './offers.ts';
import { type Change, declaredFree, holds, members, named, panelChange, panelOf, replaced } from './panel.ts';
import { competingBids, factorsOf } from './ranking.ts';
import { reopeningProven, scoringReopened } from './reopening.ts';
import {
  adopted,
  enoughValid,
  evaluationBrief,
  evaluationReport,
  lowPricesAreLow,
  lowPricesExplained,
  notYetSigned,
  objectiveScoresAgree,
  offersStand,
  priceBargained,
  ranks,
  reportSignature,
  signingOver,
  tiesOrdered,
  unsigned,
} from './report.ts';
import { pairs, type Sheet, scorers, scoreSheet, scoresOf } from './sheets.ts';

export * from './draw.ts';
export * from './low-prices.ts';
export * from './offers.ts';
export { panelChange } from './panel.ts';
export * from './reopening.ts';
export * from './report.ts';
export { scoreSheet } from './sheets.ts';

export const panel = form('panel', {
  members: references(experts, { min: 1, max: 15 }),
  chair: reference(experts),
  draw: text({ min: 4, max: 100 }),
});
type Panel = AnswersOf<typeof panel>;

export const noConflict = form('no-conflict', { noInterest: consent(), secrecy: consent() });

export const evaluationStopped = form('evaluation-stopped', {
  ground: until(2, choice('document-defect', 'too-few-valid', 'other')),
  cause: since(2, choice('document-defect', 'too-few-valid')),
  reason: longText({ min: 10, max: 500 }),
});
type Stopped = AnswersOf<typeof evaluationStopped>;

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
  ({ answers: { joins }, facts }: Situation<Change>) => joins !== undefined && notExpert(facts, [joins]),
  'joins',
);

export const panelNotNamed = guard(
  rule('panel-not-named', '财政部令第87号 Art 47', ({ state }) => panelOf(state).length > 0),
);

export const panelNamed = guard(
  rule('panel-named', '财政部令第87号 Art 47', ({ state }) => panelOf(state).length === 0),
);

export const notYetDeclared = guard(
  rule('not-yet-declared', '政府采购法实施条例 Art 9', ({ state, by }) => declaredFree(state).includes(by.person)),
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
  ({ state, answers: { joins }, facts }: Situation<Change>) =>
    joins !== undefined &&
    (named(state).includes(joins) || hasSteppedBack(state, joins)) && { person: personName(facts, joins) },
  'joins',
);

export const joinerIndependent = rule(
  'joiner-independent',
  '政府采购法实施条例 Art 9',
  ({ state, answers: { joins }, facts }: Situation<Change>) => joins !== undefined && interested(state, facts, [joins]),
  'joins',
);

/** A change must not make the buyer's own people too many. */
export const stillOfExperts = rule(
  'still-of-experts',
  '财政部令第87号 Art 47',
  ({ state, answers, facts, now }: Situation<Change>) => {
    const after = replaced(state, answers.leaves, joinerOf(answers, state, facts));
    const experts = after.length - buyersOwn(state, facts, after).length;
    const least = leastOf(expertShare(facts, now), after.length);
    return experts < least && { experts, least };
  },
  'joins',
);

export const notYetScored = guard(
  rule('not-yet-scored', '财政部令第87号 Art 64', ({ state, by }) =>
    scoresOf(state).some(({ filing }) => filing.by.person === by.person),
  ),
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

/** That too few are valid must be so. */
export const tooFewAreValid = rule(
  'too-few-are-valid',
  '政府采购法 Art 36',
  ({ state, answers, facts, now }: Situation<Stopped>) => {
    const count = validCount(state, facts);
    return (
      (answers.cause ?? answers.ground) === 'too-few-valid' && count >= leastSuppliers(state, facts, now) && { count }
    );
  },
  'cause',
);

export const stopStillTrue = again('stop-still-true', tooFewAreValid, evaluationStopped);

export const pointsWereGiven = rule(
  'points-were-given',
  '财政部令第87号 Art 64',
  ({ state }) => scoresOf(state).length === 0,
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

/** Where the panel has something to do, or waits for the bidders. */
const panelStages = [
  ...(['evaluation.panel', 'evaluation.consult', 'evaluation.offers', 'evaluation.scoring'] as const),
  ...(['evaluation.prices', 'evaluation.report'] as const),
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
  shows: nextBrief,
  keeps: ['joins'],
  gates: [panelNamed, someoneIsNext],
  prefill: ({ state }) => {
    const leaves = named(state).find((person) => hasSteppedBack(state, person));
    return leaves ? { leaves } : {};
  },
  when: [leaverIsMember, leaverIsGone, joinerIsNew, joinerIsExpert, joinerIndependent, stillOfExperts],
  leads: panelStages,
  // Whoever joins declares himself and gives his points; one who comes back has perhaps done so before.
  goes: ({ state, answers, ...here }) => {
    const panel = replaced(state, answers.leaves, joinerOf(answers, state, here.facts));
    return panelAt({ ...here, answers, state: { ...state, named: { ...state.named, panel } } });
  },
  appoints: ({ state, answers, facts }) => ({
    panel: replaced(state, answers.leaves, joinerOf(answers, state, facts)),
  }),
  tells: ['expert'],
  readers: beforeAward('agency', 'supervision', 'audit'),
});

/** The agency alone ends no evaluation: the head of the buyer decides, and until then it is halted. */
const stopEvaluation = action({
  binds: 'finally',
  aside: true,
  by: 'agency',
  form: evaluationStopped,
  when: [tooFewAreValid],
  leads: ['evaluation.halted', 'bidding.failed'],
  goes: ({ state }) => (state.version >= 2 ? 'evaluation.halted' : 'bidding.failed'),
  does: ({ state, answers, facts }) => (state.version >= 2 ? [] : stops(answers, facts)),
  effects: ['failed', 'act'],
  tells: ['buyer_staff', 'buyer_head', 'finance_proc'],
});

export const evaluation = {
  'evaluation.panel': {
    waits: { among: ['agency', 'expert'], now: (state) => panelWaits(state, undeclared(state)) },
    due: 'EVAL_PANEL',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      drawPanel: action({
        since: 3,
        binds: 'firmly',
        by: 'agency',
        above: ['buyer_head'],
        shows: drawBrief,
        names: ['size'],
        records: ['pool', 'seed', 'order'],
        gates: [panelNotNamed, poolLargeEnough],
        appoints: ({ state, facts, now }) => ({
          panel: orderOf(state, facts)
            .slice(0, sizeOf(state, facts, now))
            .map(({ id }) => id),
        }),
        tells: ['expert'],
        readers: beforeAward('agency', 'supervision', 'audit'),
      }),
      namePanel: action({
        retired: 3,
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
        leads: panelStages,
        goes: (situation) => onceAll(situation, 'declared', undeclared(situation.state)),
        // Where final offers are still to come, the prices are not known yet.
        does: (situation) =>
          isLast(situation.state, situation.by.person, undeclared(situation.state)) && !awaitsOffers(situation.state)
            ? lowPriceQuestions(situation)
            : [],
        effects: ['act'],
        readers: beforeAward('agency', 'supervision', 'audit'),
      }),
      recusePanelMember,
      replaceMember,
      stopEvaluation,
    },
  },
  'evaluation.consult': {
    since: 5,
    waits: 'agency',
    due: 'EVAL_TALKS',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      askOffers: action({
        since: 5,
        binds: 'lightly',
        by: 'agency',
        form: offersCall,
        prefill: ({ facts, now }) => usualClosing(facts, now),
        when: [everyBidderHeard, offersHaveTime],
        goes: 'evaluation.offers',
        does: ({ state, facts, answers: { closing, hour } }) =>
          onEach(competingBids(state, facts), 'askOffer', { closing, hour }),
        effects: ['act'],
        tells: ['expert', 'buyer_staff'],
        readers: beforeAward('expert', ...overseers),
      }),
      recusePanelMember,
      replaceMember,
      stopEvaluation,
    },
  },
  'evaluation.offers': {
    since: 5,
    waits: 'agency',
    opens: { by: [], moment: ({ state }) => offersUntil(state)?.toISOString() },
    othersUntil: true,
    due: { by: [], moment: (_, opens) => dayEnds(opens === undefined ? undefined : cityDate(new Date(opens))) },
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      openOffers: action({
        since: 5,
        binds: 'firmly',
        proven: 'open',
        by: 'agency',
        above: ['buyer_head'],
        shows: offersBrief,
        names: ['offers'],
        gates: [offersAreDue],
        leads: panelStages,
        goes: (situation) => panelAt({ ...situation, facts: onceOpened(situation.facts) }, 'opened'),
        does: opensOffers,
        effects: ['act'],
        tells: ['expert', 'buyer_staff', 'buyer_head'],
      }),
      recusePanelMember,
      replaceMember,
    },
  },
  'evaluation.scoring': {
    waits: { among: ['agency', 'expert'], now: (state) => panelWaits(state, scorers(state)) },
    due: 'EVAL_SCORING',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      scoreBids: action({
        binds: 'lightly',
        revocable: true,
        by: 'expert',
        form: scoreSheet,
        shows: evaluationBrief,
        gates: [notYetScored],
        // The rows of the sheet lie ready; the points, which make them whole, are the member's to give.
        prefill: ({ state, facts }) => ({ scores: pairs(state, facts) as unknown as Sheet['scores'] }),
        when: [sheetComplete, scoreWithinWeight],
        leads: ['evaluation.prices', 'evaluation.report'],
        goes: (situation) => onceAll(situation, 'scored', scorers(situation.state)),
        readers: ({ state, roles }: Reading) => state.position !== 'evaluation.scoring' && has(roles, overseers),
      }),
      doubtPrice: action({
        since: 2,
        binds: 'lightly',
        aside: true,
        by: 'expert',
        form: priceDoubt,
        when: [notYetAsked],
        does: ({ answers: { bid, grounds }, facts, now }) => [asks(bid, { reasons: ['panel'], grounds }, facts, now)],
        effects: ['act'],
        tells: ['expert', 'agency'],
        readers: beforeAward('expert', ...overseers),
      }),
      recusePanelMember,
      replaceMember,
      stopEvaluation,
    },
  },
  'evaluation.prices': {
    since: 2,
    waits: { among: ['agency', 'expert'], now: (state) => panelWaits(state, judges(state)) },
    opens: {
      by: [],
      moment: ({ state, facts, now }) => {
        const asked = explainedUntil(state, facts);
        const asking = lowPriceQuestions({ state, facts, now, answers: {}, by: system }).length > 0;
        return (asking ? answersBy(facts, now) : asked)?.toISOString();
      },
    },
    due: 'EVAL_PRICES',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      judgePrices: action({
        since: 2,
        binds: 'lightly',
        by: 'expert',
        form: priceJudgement,
        shows: lowPricesBrief,
        gates: [timeToExplainOver, notYetJudged],
        when: [everyPriceJudged],
        leads: ['evaluation.report'],
        goes: (situation) => onceAll(situation, 'judged', judges(situation.state)),
        does: ({ state, by, facts }) =>
          isLast(state, by.person, judges(state)) ? onEach(unexplained(state, facts), 'closeExplanation') : [],
        effects: ['act'],
        readers: ({ state, roles }: Reading) => state.position !== 'evaluation.prices' && has(roles, overseers),
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
        gates: [panelFull],
        when: [lowPricesExplained, lowPricesAreLow, enoughValid, tiesOrdered, priceBargained, offersStand],
        warns: [objectiveScoresAgree],
        leads: ['evaluation.sign', 'award.confirm'],
        goes: ({ state }) => (state.version >= 2 ? 'evaluation.sign' : 'award.confirm'),
        does: ({ state, facts, answers }) => (state.version >= 2 ? [] : ranks(state, facts, answers)),
        effects: ['act'],
        tells: ['buyer_head', 'buyer_staff'],
        readers: beforeAward('expert', ...overseers),
      }),
      reopenScoring: action({
        binds: 'lightly',
        revocable: true,
        aside: true,
        by: 'agency',
        form: scoringReopened,
        gates: [pointsWereGiven],
        when: [reopeningProven],
        goes: 'evaluation.scoring',
        returns: true,
        tells: ['expert', 'supervision', 'finance_proc'],
      }),
      recusePanelMember,
      replaceMember,
      stopEvaluation,
    },
  },
  'evaluation.sign': {
    since: 2,
    waits: { among: ['agency', 'expert'], now: (state) => panelWaits(state, unsigned(state)) },
    due: 'EVAL_SIGN',
    escalates: ['agency', 'buyer_head'],
    actions: {
      signReport: action({
        since: 2,
        binds: 'lightly',
        by: 'expert',
        form: reportSignature,
        picks: 'opinion',
        shows: evaluationBrief,
        gates: [notYetSigned],
        leads: ['award.confirm', 'evaluation.report'],
        goes: (situation) => signed(situation),
        does: (situation) => (signed(situation) === 'award.confirm' ? ranksAsReported(situation) : []),
        effects: ['act'],
        tells: ['agency'],
        readers: beforeAward('expert', ...overseers),
      }),
      closeSigning: action({
        since: 2,
        binds: 'firmly',
        by: 'agency',
        above: ['buyer_head'],
        shows: evaluationBrief,
        gates: [panelFull, signingOver],
        leads: ['award.confirm', 'evaluation.report'],
        goes: ({ state }) => (adopted(state, unsigned(state).length, 0) ? 'award.confirm' : 'evaluation.report'),
        does: (situation) =>
          adopted(situation.state, unsigned(situation.state).length, 0) ? ranksAsReported(situation) : [],
        effects: ['act'],
        tells: ['expert', 'buyer_head', 'buyer_staff'],
      }),
      // The points of whoever leaves count no more, and with them what was drawn up.
      recusePanelMember: { ...recusePanelMember, goes: 'evaluation.report' },
      replaceMember,
    },
  },
  'evaluation.halted': {
    since: 2,
    waits: 'buyer_head',
    due: 'EVAL_STOP',
    escalates: ['group_sec'],
    actions: {
      confirmStop: action({
        since: 2,
        binds: 'finally',
        by: 'buyer_head',
        gates: [stopStillTrue],
        goes: 'bidding.failed',
        does: ({ state, facts }) => {
          const stopped = latestOfTender(state, evaluationStopped);
          return stopped ? stops(stopped, facts) : [];
        },
        effects: ['failed', 'act'],
        tells: ['agency', 'buyer_staff', 'finance_proc'],
      }),
      resumeEvaluation: action({
        since: 2,
        binds: 'lightly',
        revocable: true,
        by: 'buyer_head',
        form: correction,
        leads: panelStages,
        goes: (situation) => panelAt(situation),
        tells: ['agency', 'expert', 'finance_proc'],
      }),
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

/** What is still to be done by the panel, as far as its members have filed; one who files now counts for what he files. */
function panelAt(
  situation: Situation<unknown>,
  now?: 'declared' | 'opened' | 'scored' | 'judged',
): (typeof panelStages)[number] {
  const { state, facts, by } = situation;
  const isLeft = (persons: readonly string[], files: typeof now): boolean =>
    persons.some((person) => now !== files || person !== by.person);
  if (!isSeated(state) || isLeft(undeclared(state), 'declared')) return 'evaluation.panel';
  if (awaitsOffers(state) && now !== 'opened') return offersUntil(state) ? 'evaluation.offers' : 'evaluation.consult';
  // Of too few nobody is recommended: the agency sees that, and asks to stop.
  if (competingBids(state, facts).length < leastSuppliers(state, facts, situation.now)) return 'evaluation.report';
  // Where the price alone decides, no points are given.
  if (factorsOf(state).length > 0 && isLeft(scorers(state), 'scored')) return 'evaluation.scoring';
  return wantsPrices(situation) && isLeft(judges(state), 'judged') ? 'evaluation.prices' : 'evaluation.report';
}

/** On, when whoever files now is the last of them. */
function onceAll<T extends 'declared' | 'scored' | 'judged'>(
  situation: Situation<unknown>,
  files: T,
  left: readonly string[],
): Exclude<ReturnType<typeof panelAt>, 'evaluation.panel'> | undefined {
  if (!isLast(situation.state, situation.by.person, left)) return undefined;
  const to = panelAt(situation, files);
  return to === 'evaluation.panel' ? undefined : to;
}

function wantsPrices(situation: Situation<unknown>): boolean {
  const { state, facts } = situation;
  return explainedUntil(state, facts) !== undefined || lowPriceQuestions(situation).length > 0;
}

/** Bids of which the bidder was asked and said nothing. */
function unexplained(state: Case, facts: Facts): readonly Case[] {
  return qualifiedBids(state, facts).filter(({ position, outcome }) => position === 'evaluation.explain' && !outcome);
}

/** Where the last signature leads. */
function signed({ state, by, answers: { opinion } }: Situation<AnswersOf<typeof reportSignature>>) {
  if (!isLast(state, by.person, unsigned(state))) return undefined;
  const isAgreed = opinion !== 'dissent';
  return adopted(state, isAgreed ? 1 : 0, isAgreed ? 0 : 1) ? 'award.confirm' : 'evaluation.report';
}

function ranksAsReported({ state, facts }: Situation<unknown>) {
  return ranks(state, facts, latestOfTender(state, evaluationReport) ?? {});
}

/** The tender is over: the public is told, and every bid ends. */
function stops({ ground, cause, reason: why }: Stopped, facts: Facts) {
  const found = cause ?? ground;
  return [
    publish(failedNotice, { ...(found && { ground: found }), reason: why }),
    ...onEach(openBidsIn(facts), 'cancelBid'),
  ];
}

/** Bids that are not refused for their price. */
function validCount(state: Case, facts: Facts): number {
  const refused = priceVerdicts(state, facts).filter(isRefused).length;
  return competingBids(state, facts).length - refused;
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

/** Who comes in: named by hand in cases of before, and by the lots since. */
function joinerOf({ joins }: Change, state: Case, facts: Facts): string | undefined {
  return joins ?? nextDrawn(state, facts)?.id;
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

function nameOf(facts: Facts, bid: string): Bilingual {
  return bidderName(
    facts,
    facts.bids.find(({ id }) => id === bid),
  );
}
