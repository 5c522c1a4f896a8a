import { type Case, latest, type Waiting } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Stages } from '../../../engine/procedure.ts';
import { cityDate, type Period } from '../../../law/date.ts';
import { setting } from '../../../law/setting.ts';
import { reason } from '../../common/common.ts';
import { moves, type Share } from '../02-budget/funding.ts';
import { onEach } from '../06-bidding/bidding.ts';
import {
  agreedContract,
  changeSignatures,
  contractChange,
  isContested,
  laidOver,
  openChange,
  pausesOf,
} from '../10-contract/agreed.ts';
import { type Contract, milestonesInYear } from '../10-contract/contract.ts';
import { action, type Facts, rule, type Situation } from '../facts.ts';
import { noChallengeOpen, notStopped } from '../paused.ts';
import { reportPeriod } from '../report/report.ts';
import { dueBeyond, reportPeriods } from '../report/report-calendar.ts';
import {
  additionLineServes,
  additionToAble,
  additionWithinLine,
  additionWithinTenth,
  changeBeforeEnd,
  changedBy,
  changeUnsigned,
  datesInOrder,
  datesOfOpenInstalments,
  datesStillOpen,
  extendedByWhatWasLost,
  extendedForward,
  extendedWithinTerm,
  extensionShown,
  instalmentOf,
  isUnasked,
  lineStillServes,
  lostInService,
  ownProposal,
  type Proposed,
  stillWithinLine,
} from './change-rules.ts';
import { changeBrief, changePublished } from './change-told.ts';
import { goesOn, goesOnChanged, pauseInService, pauseNoticed, running } from './pause.ts';

/**
 * How a contract is changed after it was signed (政府采购法 Art 49, 50; 民法典 Art 543): one proposes, finance sets aside what it
 * costs, and what both have signed holds from then on. Who does not answer keeps nobody waiting.
 */

const proposers = ['buyer_staff', 'org_admin', 'org_staff'] as const;
const signers = changeSignatures.map(([role]) => role);
const parties = ['buyer_staff', 'buyer_head', 'org_admin', 'org_staff', 'org_finance'] as const;

const changedInYear = rule('milestones-in-year', '预算法 Art 42', (situation: Proposed) => {
  const changed = changedBy(situation);
  return changed && milestonesInYear.broken({ ...situation, answers: changed });
});

export const proposeChange = action({
  since: 5,
  binds: 'lightly',
  aside: true,
  by: proposers,
  form: contractChange,
  gates: [changeBeforeEnd],
  when: [
    extendedForward,
    lostInService,
    extendedByWhatWasLost,
    extendedWithinTerm,
    extensionShown,
    additionWithinTenth,
    additionLineServes,
    additionWithinLine,
    datesOfOpenInstalments,
    datesInOrder,
    pauseInService,
    pauseNoticed,
  ],
  warns: [changedInYear],
  leads: ['management.fund', 'management.changing'],
  goes: ({ answers: { kind } }) => (kind === 'addition' ? 'management.fund' : 'management.changing'),
  tells: parties,
});

/** How a change comes to nothing: what was set aside for it goes back, and the contract runs on as it was. */
const ends = {
  since: 5,
  aside: true,
  leads: running,
  goes: goesOn,
  does: ({ state }: Situation<unknown>) => releasesOfChange(state),
  effects: ['release'],
} as const;

/** Gives back what was set aside for a change that comes to nothing: that is done before it comes to the signatures. */
export function releasesOfChange(state: Case): readonly Effect[] {
  return state.position === 'management.changing' ? moves('release', shareOf(state)) : [];
}

const withdrawChange = action({
  ...ends,
  binds: 'lightly',
  by: proposers,
  gates: [ownProposal],
  tells: [...parties, 'finance_budget'],
});

const refuseChangeFunds = action({
  since: 5,
  binds: 'lightly',
  revocable: true,
  aside: true,
  by: ['finance_budget', 'finance_budget_head'],
  form: reason,
  leads: running,
  goes: goesOn,
  tells: parties,
});

const funds = {
  since: 5,
  binds: 'firmly',
  shows: changeBrief,
  names: ['amount'],
  gates: [lineStillServes, stillWithinLine],
} as const;

const signs = {
  since: 5,
  binds: 'firmly',
  shows: changeBrief,
  names: ['kind'],
  gates: [changeUnsigned, changeBeforeEnd, additionToAble, datesStillOpen, noChallengeOpen, notStopped],
  leads: running,
  goes: (situation: Situation<unknown>) => (concludes(situation) ? goesOnChanged(situation) : undefined),
  does: (situation: Situation<unknown>) => (concludes(situation) ? conclusion(situation) : []),
  effects: ['contract-change', 'commit', 'open', 'act'],
} as const;

/** That the service stands still is not for one side to keep from happening. */
const contested = {
  leads: [...running, 'management.contested'],
  goes: (situation: Situation<unknown>) => {
    const open = openChange(situation.state);
    return open && isContested(open, situation.by) ? 'management.contested' : goesOn(situation);
  },
} as const;

const decides = {
  since: 5,
  by: 'group_sec',
  above: ['group_chair'],
  shows: changeBrief,
  form: reason,
  apart: ['proposeChange'],
  leads: running,
} as const;

/** The stages through which a change goes; each leads back to where the service runs. */
export const changing = {
  'management.fund': {
    since: 5,
    waits: 'finance_budget',
    due: 'BUD_REV',
    escalates: ['finance_budget_head', 'group_sec'],
    actions: {
      approveChangeFunds: action({
        ...funds,
        by: 'finance_budget',
        apart: ['createProject', 'requestBudget', 'proposeChange'],
        leads: ['management.grant', 'management.changing'],
        goes: (situation) => (needsHead(situation) ? 'management.grant' : 'management.changing'),
        does: (situation) => (needsHead(situation) ? [] : moves('reserve', shareOf(situation.state))),
        effects: ['reserve'],
        tells: parties,
      }),
      refuseChangeFunds,
      withdrawChange,
    },
  },
  'management.grant': {
    since: 5,
    waits: 'finance_budget_head',
    due: 'BUD_REV',
    escalates: ['group_sec'],
    actions: {
      grantChangeFunds: action({
        ...funds,
        by: 'finance_budget_head',
        apart: ['createProject', 'requestBudget', 'proposeChange', 'approveChangeFunds'],
        goes: 'management.changing',
        does: ({ state }) => moves('reserve', shareOf(state)),
        effects: ['reserve'],
        tells: [...parties, 'finance_budget'],
      }),
      refuseChangeFunds,
      withdrawChange,
    },
  },
  'management.changing': {
    since: 5,
    waits: { among: signers, now: (state) => unsigned(state).map((role): Waiting => ({ role })) },
    due: 'CHG_SIGN',
    escalates: ['buyer_staff', 'group_sec'],
    actions: {
      signChangeForBuyer: action({
        ...signs,
        by: 'buyer_head',
        apart: ['proposeChange'],
        tells: ['org_admin', 'org_staff', 'org_finance', 'buyer_staff', 'finance_treasury'],
      }),
      signChangeForSupplier: action({
        ...signs,
        by: 'org_admin',
        tells: ['buyer_head', 'buyer_staff', 'org_staff', 'org_finance', 'finance_treasury'],
      }),
      refuseChange: action({
        ...ends,
        ...contested,
        binds: 'lightly',
        by: signers,
        form: reason,
        tells: [...parties, 'finance_budget'],
      }),
      withdrawChange,
      // Who does not answer has not agreed.
      lapseChange: action({
        ...ends,
        ...contested,
        binds: 'lightly',
        by: 'system',
        timed: true,
        tells: [...parties, 'finance_budget', 'group_sec'],
      }),
    },
  },
  'management.contested': {
    since: 5,
    waits: 'group_sec',
    due: 'TERM_DEC',
    escalates: ['group_chair'],
    actions: {
      confirmSuspending: action({
        ...decides,
        binds: 'firmly',
        names: ['kind'],
        goes: goesOnChanged,
        does: conclusion,
        effects: ['contract-change', 'act'],
        tells: [...parties, 'finance_treasury'],
      }),
      refuseSuspending: action({ ...decides, binds: 'lightly', revocable: true, goes: goesOn, tells: parties }),
      withdrawChange,
    },
  },
} as const satisfies Partial<Stages<'purchase', 'management', Facts>>;

function unsigned(state: Case): readonly (typeof signers)[number][] {
  const signed = openChange(state)?.signed ?? [];
  return signers.filter((role) => !signed.includes(role));
}

function concludes({ state, by }: Situation<unknown>): boolean {
  return unsigned(state).every((role) => role === by.role);
}

/** What the open change adds, on its line. */
function shareOf(state: Case): readonly Share[] {
  const { line, amount } = openChange(state)?.change ?? {};
  return line === undefined || amount === undefined ? [] : [{ line, amount }];
}

/** An addition above the same amount as a budget is approved by two hands of finance. */
function needsHead({ state, facts, now }: Situation<unknown>): boolean {
  const fen = shareOf(state).reduce((sum, { amount }) => sum + amount, 0);
  return fen > setting(facts.law, 'budget.head-approval-above', cityDate(now)).value;
}

/** Both have signed: money, instalments and reports follow what is agreed now, and the public is told. */
function conclusion({ state, facts }: Situation<unknown>): readonly Effect[] {
  const change = openChange(state)?.change;
  const was = agreedContract(state);
  if (!change || !was) throw new Error(`${state.id} has no change to conclude`);
  const now = laidOver(was, change);
  return [
    ...shareOf(state).map(({ line, amount }): Effect => ({ kind: 'budget', move: 'commit', line, fen: amount })),
    ...instalmentsChanged(facts, was, now),
    ...reportsChanged(facts, was, now, { before: pausesOf(state), after: pausesOf(state, change) }),
    changePublished(state, change, was, now),
  ];
}

/** An instalment that is there already gets its new day, as long as nobody has asked for it; one that is new is opened. */
function instalmentsChanged(facts: Facts, was: Contract, now: Contract): readonly Effect[] {
  return now.milestones.flatMap((milestone, index): readonly Effect[] => {
    const number = index + 1;
    const before = was.milestones[index];
    if (!before) return [{ kind: 'open', procedure: 'payment', answers: { number, ...milestone } }];
    const payment = instalmentOf(facts, number);
    const moved = milestone.on !== before.on && payment && isUnasked(payment);
    return moved ? onEach([payment], 'moveInstalment', { number, ...milestone }) : [];
  });
}

/** The last period, which nobody reported yet, is as long as the others now; those after it are opened, and none falls due while the service stands still. */
function reportsChanged(
  { law, reports }: Facts,
  was: Contract,
  now: Contract,
  { before, after }: { readonly before: readonly Period[]; readonly after: readonly Period[] },
): readonly Effect[] {
  if (was.end === now.end && before.length === after.length) return [];
  return reportPeriods(law, now.start, now.end, now.reportEvery).flatMap((planned): readonly Effect[] => {
    const period = { ...planned, due: dueBeyond(law, planned.due, after) };
    const report = reports.find((each) => latest(each, reportPeriod)?.number === period.number);
    if (!report) return [{ kind: 'open', procedure: 'report', answers: period }];
    const isOther = latest(report, reportPeriod)?.to !== period.to;
    const moved = isOther || dueBeyond(law, planned.due, before) !== period.due;
    return moved && report.position === 'progress.due' ? onEach([report], 'moveReport', period) : [];
  });
}
