import { answersOf, type Case, type Filing, lastFiling, latest } from '../../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  date,
  files,
  form,
  integer,
  longText,
  only,
  optional,
  place,
  text,
} from '../../../engine/form.ts';
import type { Stages } from '../../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import { several } from '../../../engine/say-value.ts';
import { cityDate, dayBegins, instant } from '../../../law/date.ts';
import { dueFrom, earliest } from '../../../law/deadline.ts';
import type { Role } from '../../../names.ts';
import { heardUntil, reason } from '../../common/common.ts';
import { onEach } from '../06-bidding/bidding.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { concludedAt } from '../10-contract/performed.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { hasProcured } from '../hands.ts';
import { lastSerious } from '../incident/incident-form.ts';
import { reportPeriod } from '../report/report.ts';
import { timeLeft } from '../time-left.ts';
import { changing, proposeChange } from './change.ts';
import { goesOn, resumes, running } from './pause.ts';

export { contractChange } from '../10-contract/agreed.ts';
export * from './change-rules.ts';
export * from './change-told.ts';
export { pauseInService, pauseNoticed } from './pause.ts';

export const inspection = form('inspection', {
  on: date('back'),
  place: place({ min: 2 }),
  findings: longText({ min: 5 }),
  severity: choice('none', 'minor', 'serious'),
  rectifyBy: only('severity', (severity) => severity === 'minor' || severity === 'serious', date('ahead')),
  proofs: optional(files()),
});
type Inspection = AnswersOf<typeof inspection>;

export const acceptanceRequest = form('acceptance-request', {
  summary: longText({ min: 20 }),
  users: integer({ min: 1, unit: 'people' }),
  shortfalls: optional(longText({ max: 1000 })),
  documents: optional(files()),
});

export const termination = form('termination', {
  ground: choice('breach', 'force-majeure', 'public-interest', 'agreed', 'supplier-gone', 'buyer-breach'),
  lastDay: date('ahead'),
  reason: longText({ min: 10, max: 1000 }),
  handover: longText({ min: 5, max: 1000 }),
});
type Termination = AnswersOf<typeof termination>;

/** What the other party says to it that the contract is to end early. */
export const terminationObjection = form('termination-objection', {
  objection: longText({ min: 5, max: 1000 }),
  proofs: optional(files()),
});

export const contractCopy = form('contract-copy', { number: text({ min: 2, max: 60 }) });

export const inspectedByNow = rule(
  'inspected-by-now',
  'R76',
  ({ state, answers: { on }, now }: Situation<Inspection>) => {
    const start = agreedContract(state)?.start ?? '';
    return (on > cityDate(now) || on < start) && { on, start };
  },
  'on',
);

export const rectifyAfterInspection = rule(
  'rectify-after-inspection',
  'R76',
  ({ answers: { on, rectifyBy } }: Situation<Inspection>) =>
    rectifyBy !== undefined && rectifyBy <= on && { on, rectifyBy },
  'rectifyBy',
);

export const serviceOver = rule('service-over', '政府采购法 Art 41', ({ state, now }) => {
  const end = agreedContract(state)?.end ?? '';
  return cityDate(now) < end && { end };
});

/** The buyer has to accept what was bought (Art 41): where nobody asks for it in time, or nobody is left to ask, he begins it himself. */
export const acceptanceNotAsked = rule('acceptance-not-asked', '政府采购法 Art 41', ({ state, facts, now }) => {
  const until = timeLeft(state, now);
  return until !== undefined && !isSupplierGone(state, facts) && { until };
});

/** What fell due must be reported and accepted before the whole is. */
export const reportsAccepted = rule('reports-accepted', 'R76', ({ facts, now }) => {
  const left = openReports(facts).filter((report) => (latest(report, reportPeriod)?.to ?? '') <= cityDate(now));
  return left.length > 0 && { reports: numbersOf(left), count: left.length };
});

export const lastDayAfterStart = rule(
  'last-day-after-start',
  'R76',
  ({ state, answers: { lastDay } }: Situation<Termination>) => {
    const { start = '', end = '' } = agreedContract(state) ?? {};
    return (lastDay < start || lastDay > end) && { lastDay, start, end };
  },
  'lastDay',
);

/** Whoever is served hears of the end some days before it, unless there is nobody or nothing left to serve him. */
export const usersNoticed = rule(
  'users-noticed',
  '政府采购法 Art 50',
  ({ answers: { ground, lastDay }, facts, now }: Situation<Termination>) => {
    const first = earliest(facts.law, 'EXIT_NOTICE', now).date;
    const isSudden = ground === 'force-majeure' || ground === 'supplier-gone';
    return !isSudden && lastDay < first && { lastDay, first };
  },
  'lastDay',
);

/** Nobody ends a contract by his own breach, and only who buys speaks for what is public. */
const groundsOf: Readonly<Record<'buyer' | 'supplier', readonly Termination['ground'][]>> = {
  buyer: ['breach', 'force-majeure', 'public-interest', 'agreed', 'supplier-gone'],
  supplier: ['buyer-breach', 'force-majeure', 'agreed'],
};
export const groundIsTheirs = rule(
  'ground-is-theirs',
  '民法典 Art 563',
  ({ state, answers: { ground }, by }: Situation<Termination>) => {
    const party = by.body === state.bodies.supplier ? 'supplier' : 'buyer';
    return !groundsOf[party].includes(ground) && { party };
  },
  'ground',
);

/** That an organisation is gone the register says. */
export const goneIsTrue = rule(
  'gone-is-true',
  'R106',
  ({ state, answers: { ground }, facts }: Situation<Termination>) =>
    ground === 'supplier-gone' && !isSupplierGone(state, facts),
  'ground',
);

/** What one party proposed is for the other to say something to, or to agree to. */
export const proposedByOther = rule('proposed-by-other', '民法典 Art 565', ({ state, by }) => {
  return lastFiling(state, 'terminateContract')?.by.body === by.body;
});

/** The other party has its days to say what it thinks of it; then an office that is no party decides. */
export const terminationHeard = rule('termination-heard', 'R106', heardUntil);

/** What is said to be agreed the other party has to agree to. */
export const agreedByBoth = rule(
  'agreed-by-both',
  '政府采购法 Art 50',
  ({ state }) => latest(state, termination)?.ground === 'agreed',
);

export const copyNotFiled = rule('copy-not-filed', '政府采购法 Art 47', ({ state }) => {
  const filed = lastFiling(state, 'fileContract');
  return filed && { on: cityDate(new Date(filed.at)) };
});

/** Finance has the contract from the moment in which both have signed it, and enters its copy within the days of the law. */
export const copyFiledInTime = rule('copy-filed-in-time', '政府采购法 Art 47', ({ state, facts, now }) => {
  const concluded = concludedAt(state);
  const due = concluded === undefined ? undefined : dueFrom(facts.law, 'CFILE_7', new Date(concluded));
  return due !== undefined && now >= due.at && { until: due.date };
});

/** Who wants a contract to end early, how and why, and what the other party says to it. */
export const terminationBrief = brief(
  'termination',
  {
    supplier: row(body()),
    party: row(body()),
    ground: asked(termination, 'ground'),
    lastDay: asked(termination, 'lastDay'),
    reason: asked(termination, 'reason'),
    handover: asked(termination, 'handover'),
    objection: maybe(asked(terminationObjection, 'objection')),
  },
  ({ state }) => {
    const proposed = latest(state, termination);
    if (!proposed) return undefined;
    const { seq: since = 0, by } = lastFiling(state, 'terminateContract') ?? {};
    const said = state.filings.findLast(({ form: id, seq }) => id === terminationObjection.id && seq > since);
    return {
      supplier: state.bodies.supplier ?? '',
      party: by?.body ?? '',
      ...proposed,
      ...(said && { objection: answersOf(terminationObjection, said).objection }),
    };
  },
);

/** Is the organisation dissolved, so that nobody can be waited for? */
export function isSupplierGone({ bodies: { supplier } }: Case, { bodies }: Pick<Facts, 'bodies'>): boolean {
  return bodies.find(({ id }) => id === supplier)?.status === 'left';
}

/** The reports of a contract that are not accepted yet. */
export function openReports({ reports }: Pick<Facts, 'reports'>): readonly Case[] {
  return reports.filter(({ outcome }) => !outcome);
}

/** Somebody who had no part in the procurement looked at the service, and nothing serious was found or happened since. */
export function isChecked(purchase: Case, incidents: readonly Case[]): boolean {
  return checksOf(purchase, incidents).length > 0;
}

/** When somebody who had no part in the procurement first looked at the service, and found nothing serious. */
export function firstChecked(purchase: Case): string | undefined {
  return looksAt(purchase).find((look) => isGood(look) && !hasProcured(purchase, look.by.person))?.at;
}

/** Since anything serious was found or happened: how those looked at the service who had no part in the procurement. */
export function checksOf(purchase: Case, incidents: readonly Case[]): readonly Filing[] {
  const looks = looksAt(purchase);
  const bad = looks.findLastIndex((look) => !isGood(look));
  const happened = lastSerious(incidents);
  return looks.slice(bad + 1).filter(({ by, at }) => at > happened && !hasProcured(purchase, by.person));
}

function looksAt({ filings }: Case): readonly Filing[] {
  return filings.filter(({ form: id }) => id === inspection.id);
}

function isGood(look: Filing): boolean {
  return answersOf(inspection, look).severity !== 'serious';
}

/** The reports of a contract for the periods that are over by a day, in their order; before any is, the first. */
export function reportsBy(day: string, purchase: Case | undefined, family: readonly Case[]): readonly Case[] {
  const concluded = concludedAt(purchase) ?? '';
  const inOrder = family
    .filter(({ procedure, openedAt }) => procedure === 'report' && openedAt >= concluded)
    .toSorted((a, b) => (latest(a, reportPeriod)?.number ?? 0) - (latest(b, reportPeriod)?.number ?? 0));
  const over = inOrder.filter((each) => (latest(each, reportPeriod)?.to ?? '') <= day);
  return over.length > 0 ? over : inOrder.slice(0, 1);
}

/** In whose hands a report is: the buyer's once it is filed, before that and for correction the supplier's. */
export function reportHolder(report: Case | undefined): 'buyer' | 'supplier' {
  return report?.position === 'progress.review' ? 'buyer' : 'supplier';
}

/** Which periods these reports are of. */
export function numbersOf(reports: readonly Case[]): string {
  return several(reports.map((report) => latest(report, reportPeriod)?.number ?? 0));
}

const inspectors = [
  'buyer_staff',
  'civil_affairs',
  'audit',
  'supervision',
  'evaluator',
] as const satisfies readonly Role[];
const suppliers = ['org_admin', 'org_staff'] as const satisfies readonly Role[];

const toldOfEnd = ['org_finance', 'acceptor', 'buyer_staff', 'finance_treasury'] as const satisfies readonly Role[];

/** What was done until the last day is accepted and settled. */
const ends = {
  goes: 'acceptance.organise',
  does: ({ state, facts }: Situation<unknown>) =>
    onEach(reportsAfter(facts, latest(state, termination)?.lastDay ?? ''), 'cancelReport'),
  effects: ['act'],
} as const;

const inspect = action({
  binds: 'lightly',
  aside: true,
  by: inspectors,
  form: inspection,
  when: [inspectedByNow, rectifyAfterInspection],
  tells: [...suppliers, 'buyer_head'],
});

const fileContract = action({
  binds: 'lightly',
  aside: true,
  by: 'finance_proc',
  form: contractCopy,
  gates: [copyNotFiled],
  warns: [copyFiledInTime],
  tells: ['buyer_staff'],
});

const terminateContract = action({
  binds: 'lightly',
  revocable: true,
  aside: true,
  by: ['buyer_head', 'org_admin'],
  form: termination,
  when: [groundIsTheirs, lastDayAfterStart, usersNoticed, goneIsTrue],
  goes: 'management.ending',
  tells: [...suppliers, 'org_finance', 'buyer_staff', 'buyer_head', 'group_sec'],
});

export const management = {
  'management.run': {
    waits: suppliers,
    opens: { by: [], moment: ({ state }) => dayBegins(agreedContract(state)?.end) },
    // The service is over on the last day of the contract; within so many days after it, it is to be evaluated.
    due: {
      by: ['EVAL_30'],
      moment: ({ state, facts }) => {
        const end = agreedContract(state)?.end;
        return end && dueFrom(facts.law, 'EVAL_30', instant(end, '12:00')).at.toISOString();
      },
    },
    escalates: ['buyer_staff', 'buyer_head', 'group_sec'],
    actions: {
      requestAcceptance: action({
        binds: 'lightly',
        by: suppliers,
        form: acceptanceRequest,
        gates: [serviceOver, reportsAccepted],
        goes: 'acceptance.organise',
        tells: ['acceptor', 'buyer_staff', 'buyer_head'],
      }),
      beginAcceptance: action({
        binds: 'lightly',
        aside: true,
        by: ['acceptor', 'buyer_head'],
        gates: [serviceOver, acceptanceNotAsked],
        goes: 'acceptance.organise',
        does: ({ facts }) => onEach(unreported(facts), 'cancelReport'),
        effects: ['act'],
        tells: ['acceptor', ...suppliers, 'org_finance', 'buyer_staff', 'buyer_head'],
      }),
      inspect,
      fileContract,
      proposeChange,
      terminateContract,
    },
  },
  'management.paused': {
    since: 5,
    waits: [],
    due: { by: [], moment: ({ state }) => resumes(state) },
    actions: {
      resumeService: action({
        since: 5,
        binds: 'lightly',
        by: 'system',
        timed: true,
        goes: 'management.run',
        tells: [...suppliers, 'org_finance', 'buyer_staff', 'buyer_head'],
      }),
      inspect,
      fileContract,
      proposeChange,
      terminateContract,
    },
  },
  'management.ending': {
    waits: 'group_sec',
    // Whoever is gone is not waited for.
    opens: {
      by: ['TERM_HEAR'],
      moment: ({ state, facts, now }) =>
        isSupplierGone(state, facts) ? undefined : dueFrom(facts.law, 'TERM_HEAR', now).at.toISOString(),
    },
    othersUntil: true,
    due: 'TERM_DEC',
    escalates: ['group_chair'],
    actions: {
      confirmTermination: action({
        binds: 'finally',
        by: 'group_sec',
        above: ['group_chair'],
        shows: terminationBrief,
        names: ['lastDay'],
        form: reason,
        apart: ['terminateContract'],
        gates: [agreedByBoth, terminationHeard],
        ...ends,
        tells: [...suppliers, ...toldOfEnd, 'buyer_head'],
      }),
      refuseTermination: action({
        binds: 'lightly',
        revocable: true,
        by: 'group_sec',
        above: ['group_chair'],
        shows: terminationBrief,
        form: reason,
        apart: ['terminateContract'],
        leads: running,
        goes: goesOn,
        tells: [...suppliers, 'buyer_staff', 'buyer_head'],
      }),
      objectTermination: action({
        binds: 'lightly',
        aside: true,
        by: [...suppliers, 'buyer_head', 'buyer_staff'],
        form: terminationObjection,
        gates: [proposedByOther],
        tells: ['group_sec', 'buyer_head', 'org_admin'],
      }),
      agreeTermination: action({
        binds: 'finally',
        aside: true,
        by: ['org_admin', 'buyer_head'],
        shows: terminationBrief,
        names: ['lastDay'],
        gates: [proposedByOther],
        ...ends,
        tells: [...suppliers, ...toldOfEnd, 'buyer_head', 'group_sec'],
      }),
    },
  },
  ...changing,
  // The service runs on meanwhile, and is looked at.
  'management.changing': {
    ...changing['management.changing'],
    actions: { ...changing['management.changing'].actions, inspect, fileContract },
  },
  'management.contested': {
    ...changing['management.contested'],
    actions: { ...changing['management.contested'].actions, inspect, fileContract },
  },
} as const satisfies Stages<'purchase', 'management', Facts>;

/** What nobody reported by now is looked at in the acceptance. */
function unreported(facts: Facts): readonly Case[] {
  return openReports(facts).filter((report) => reportHolder(report) === 'supplier');
}

/** Periods that a service ended early does not complete: their part is in the settlement. */
export function reportsAfter(facts: Pick<Facts, 'reports'>, lastDay: string): readonly Case[] {
  return openReports(facts).filter((report) => (latest(report, reportPeriod)?.to ?? '') > lastDay);
}
