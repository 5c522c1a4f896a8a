import { type Case, lastFiling, latest, standing, type Waiting } from '../../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  files,
  form,
  integer,
  longText,
  money,
  only,
  optional,
  rows,
} from '../../../engine/form.ts';
import { filedRoles } from '../../../engine/parties.ts';
import { guard, type Stages } from '../../../engine/procedure.ts';
import { asked, maybe, row } from '../../../engine/rows.ts';
import { cityDate } from '../../../law/date.ts';
import { exceeds, reaches } from '../../../law/fraction.ts';
import { type GroupMember, groupMembers } from '../../../law/group.ts';
import { band } from '../../../law/procurement.ts';
import { setting } from '../../../law/setting.ts';
import { serviceMonths } from '../../../law/term.ts';
import type { Role } from '../../../names.ts';
import { defers, recuses, rejects, returnsTo } from '../../common/common.ts';
import { reopens } from '../01-setup/reopened.ts';
import { project } from '../01-setup/setup.ts';
import { approvedBudget, releases } from '../02-budget/budget.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';

const members = groupMembers satisfies readonly Role[];
const fastMembers = ['finance_budget', 'establishment', 'civil_affairs'] as const satisfies readonly GroupMember[];

export const dossier = form('dossier', {
  track: choice('meeting', 'fast'),
  exAnte: choice('evaluator', 'experts', 'none'),
  exAnteResult: only('exAnte', (answer) => answer === 'evaluator' || answer === 'experts', longText({ min: 10 })),
  posts: integer({ max: 10_000, unit: 'posts' }),
  postsPlan: only('posts', (posts) => typeof posts === 'number' && posts > 0, longText({ min: 5, max: 500 })),
  note: optional(longText()),
  documents: optional(files()),
});
type Dossier = AnswersOf<typeof dossier>;

export const opinion = form('opinion', {
  vote: choice('yes', 'conditions', 'no'),
  opinion: longText({ min: 2, max: 1000 }),
});

export const advice = form('advice', { advice: longText({ min: 2, max: 1000 }) });

export const conditions = form('conditions', { conditions: longText({ min: 5, max: 1000 }) });

export const amendment = form('amendment', {
  changes: longText({ min: 5, max: 2000 }),
  documents: optional(files()),
});

/** The short way, without a meeting, is for small amounts. */
export const trackFits = rule(
  'track-fits',
  'R68',
  ({ state, answers, facts, now }: Situation<Dossier>) => {
    const budget = approvedBudget(state);
    const limit = setting(facts.law, 'threshold.procurement.services', cityDate(now)).value;
    return (
      answers.track === 'fast' && band(facts.law, budget, cityDate(now)) !== 'below-threshold' && { budget, limit }
    );
  },
  'track',
);

export const exAnteDone = rule(
  'ex-ante-done',
  'R101',
  ({ state, answers, facts, now }: Situation<Dossier>) => {
    const today = cityDate(now);
    const budget = approvedBudget(state);
    const from = setting(facts.law, 'initiation.ex-ante-from', today).value;
    const normal = setting(facts.law, 'term.normal-months', today).value;
    const planned = latest(state, project);
    const months = planned ? serviceMonths(planned.start, planned.end) : 0;
    return answers.exAnte === 'none' && (budget >= from || months > normal) && { budget, from, months, normal };
  },
  'exAnte',
);

/** Whose member belongs to the buying body does not judge its project. */
export const notOwnProject = rule(
  'not-own-project',
  '政府采购法实施条例 Art 9',
  ({ state, by }) => by.body !== undefined && by.body === state.bodies.buyer,
);

export const isAsked = guard(
  rule('is-asked', 'R68', ({ state, by }) => !consulted(state).some((role) => role === by.role)),
);

/** The chair and enough members: at least the share that the city sets. */
export const groupQuorum = rule('group-quorum', 'R41', ({ state, facts, now }) => {
  const present = given(state).length + 1;
  const all = consulted(state).length + 1;
  return !reaches(setting(facts.law, 'group.quorum', cityDate(now)).value, present, all) && { present, all };
});

/** More than half of the votes cast; with conditions counts as for, and the chair has no vote to cast. */
export const groupMajority = rule('group-majority', 'R42', ({ state, facts, now }) => {
  const cast = given(state).length;
  const agreed = given(state).filter(({ answers }) => answers.vote !== 'no').length;
  return !exceeds(setting(facts.law, 'group.majority', cityDate(now)).value, agreed, cast) && { agreed, cast };
});

export const financeGate = rule('finance-gate', 'R42', ({ state }) => withoutConsentOf(state, 'finance_budget'));

export const staffingGate = rule('staffing-gate', 'R42', ({ state }) => withoutConsentOf(state, 'establishment'));

export const noConditionsAsked = rule('no-conditions-asked', 'R68', ({ state }) => {
  const count = given(state).filter(({ answers }) => answers.vote === 'conditions').length;
  return count > 0 && { count };
});

const standIns = rows({ office: choice(...members), by: choice(...members) });

/** Where a member of the group buys for itself, another judges in its place and keeps its gate (政府采购法实施条例 Art 9). */
export const standInBrief = brief('stand-ins', { standIns: row(standIns) }, ({ facts, now }) => {
  const instead = setting(facts.law, 'group.stands-in', cityDate(now)).value;
  const own = members.filter((member) => facts.buyerOffices.includes(member));
  if (own.length === 0) return undefined;
  // Whoever would stand in may be the buyer too.
  const free = members.find((member) => !own.includes(member));
  return {
    standIns: own.map((office) => ({
      office,
      by: own.includes(instead[office]) ? (free ?? office) : instead[office],
    })),
  };
});

/** Who judges for whom, as it was when the dossier was prepared. */
function standInsOn(state: Case) {
  const { decided } = lastFiling(state, 'prepareDossier') ?? {};
  return standIns.schema.safeParse(decided?.standIns).data ?? [];
}

/** Who keeps the gate of a member. */
function keeperOf(state: Case, member: GroupMember): GroupMember {
  return standInsOn(state).find(({ office }) => office === member)?.by ?? member;
}

/** Whose opinion this project needs. */
function consulted(state: Case): readonly Role[] {
  const asked = latest(state, dossier)?.track === 'fast' ? fastMembers : members;
  return [...new Set(asked.map((member) => keeperOf(state, member)))];
}

function given(state: Case) {
  return standing(state, opinion);
}

function withoutConsentOf(state: Case, member: GroupMember) {
  const keeper = keeperOf(state, member);
  const vote = given(state).find(({ filing }) => filing.by.role === keeper)?.answers.vote ?? 'missing';
  return (vote === 'no' || vote === 'missing') && { vote };
}

/** Those who have not given their opinion yet; when all have, the chair. */
function waitedFor(state: Case): readonly Waiting[] {
  const filed = filedRoles(state, 'giveOpinion');
  const left = consulted(state).filter((role) => !filed.includes(role));
  return left.length > 0 ? left.map((role) => ({ role })) : [{ role: 'group_chair' }];
}

/** The project, its money and what each office said of it. */
export const initiationBrief = brief(
  'initiation',
  {
    budget: row(money()),
    item: asked(project, 'item'),
    users: asked(project, 'users'),
    content: asked(project, 'content'),
    need: asked(project, 'need'),
    opinions: maybe(
      row(rows({ office: choice(...members), vote: choice('yes', 'conditions', 'no'), opinion: longText() })),
    ),
    posts: asked(dossier, 'posts'),
    exAnteResult: maybe(asked(dossier, 'exAnteResult')),
    standIns: maybe(row(standIns)),
  },
  ({ state }) => {
    const planned = latest(state, project);
    const prepared = latest(state, dossier);
    if (!planned || !prepared) return undefined;
    const opinions = given(state).flatMap(({ filing, answers: { vote, opinion: said } }) => {
      const office = members.find((role) => role === filing.by.role);
      return office ? [{ office, vote, opinion: said }] : [];
    });
    const instead = standInsOn(state);
    return {
      ...planned,
      standIns: instead.length > 0 ? instead : undefined,
      budget: approvedBudget(state),
      opinions: opinions.length > 0 ? opinions : undefined,
      posts: prepared.posts,
      exAnteResult: prepared.exAnteResult,
    };
  },
);

const concerned = ['buyer_staff', 'buyer_head', 'group_sec'] as const;
const agreed = [groupQuorum, groupMajority, financeGate, staffingGate];

export const initiation = {
  'initiation.prepare': {
    waits: 'group_sec',
    escalates: ['group_chair'],
    actions: {
      prepareDossier: action({
        binds: 'lightly',
        by: 'group_sec',
        form: dossier,
        shows: standInBrief,
        keeps: ['standIns'],
        prefill: ({ state }) => latest(state, dossier),
        when: [trackFits, exAnteDone],
        goes: 'initiation.opinions',
        tells: [...members, 'audit', 'group_chair'],
      }),
    },
  },
  'initiation.opinions': {
    waits: { among: [...members, 'group_chair'], now: waitedFor },
    due: 'INIT_REV',
    escalates: ['group_sec', 'group_chair'],
    actions: {
      giveOpinion: action({
        binds: 'lightly',
        revocable: true,
        by: members,
        form: opinion,
        shows: initiationBrief,
        apart: ['createProject', 'requestBudget'],
        gates: [notOwnProject, isAsked],
        once: 'role',
        tells: ['group_sec'],
      }),
      giveAdvice: action({
        binds: 'lightly',
        revocable: true,
        aside: true,
        by: 'audit',
        form: advice,
        shows: initiationBrief,
        gates: [notOwnProject],
        once: 'role',
        tells: ['group_sec'],
      }),
      approveInitiation: action({
        binds: 'lightly',
        revocable: true,
        by: 'group_chair',
        shows: initiationBrief,
        names: ['budget'],
        apart: ['createProject', 'prepareDossier', 'giveOpinion'],
        gates: [...agreed, noConditionsAsked],
        goes: 'catalogue.check',
        tells: concerned,
      }),
      approveWithConditions: action({
        binds: 'lightly',
        revocable: true,
        by: 'group_chair',
        form: conditions,
        shows: initiationBrief,
        apart: ['createProject', 'prepareDossier', 'giveOpinion'],
        gates: agreed,
        goes: 'catalogue.check',
        tells: concerned,
      }),
      returnInitiation: returnsTo('initiation.correct', 'group_chair', concerned),
      reopenAtInitiation: reopens('group_chair', concerned),
      rejectInitiation: { ...rejects('group_chair', concerned), does: releases, effects: ['release'] },
      deferInitiation: defers('group_chair', concerned),
      recuseInitiation: recuses([...members, 'audit', 'group_chair']),
    },
  },
  'initiation.correct': {
    waits: 'buyer_staff',
    escalates: ['buyer_head'],
    actions: {
      mendInitiation: action({
        binds: 'lightly',
        by: 'buyer_staff',
        above: ['buyer_head'],
        form: amendment,
        goes: 'initiation.prepare',
        tells: ['group_sec'],
      }),
    },
  },
} as const satisfies Stages<'purchase', 'initiation', Facts>;
