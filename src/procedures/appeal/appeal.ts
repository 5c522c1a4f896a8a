import { type Case, type Filing, lastFiling, latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { type AnswersOf, aside, choice, files, form, longText } from '../../engine/form.ts';
import { type Situation as AnySituation, type FactsOf, needing, type Procedure } from '../../engine/procedure.ts';
import { asked, maybe, row } from '../../engine/rows.ts';
import { cityDate } from '../../law/date.ts';
import { dueFrom, lastDay } from '../../law/deadline.ts';
import { setting } from '../../law/setting.ts';
import type { Role } from '../../names.ts';
import { reason, recuses } from '../common/common.ts';
import { isSuspended, organisationName } from '../organisation/organisation.ts';

const { needs, action, rule, brief } = needing('appeals');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

export const appealForm = form('appeal', {
  grounds: longText({ min: 10, max: 2000 }),
  evidence: aside(files()),
});

export const appealVote = form('appeal-vote', {
  opinion: choice('uphold', 'revoke'),
  reason: longText({ min: 10, max: 1000 }),
});
type Vote = AnswersOf<typeof appealVote>;

/** What was decided on an organisation and can be appealed: that it is not entered, or may not supply. */
function decisionOn(organisation: Case | undefined): Filing | undefined {
  if (!organisation) return undefined;
  if (organisation.outcome === 'rejected') return lastFiling(organisation, 'rejectOrganisation');
  const suspended = lastFiling(organisation, 'confirmSuspension') ?? lastFiling(organisation, 'suspendOrganisation');
  return isSuspended(organisation) ? suspended : undefined;
}

/** Within ten working days of the decision. */
export const appealInTime = rule('appeal-in-time', 'R113', ({ facts: { parent, law }, now }) => {
  const decided = decisionOn(parent);
  const due = decided && dueFrom(law, 'APPEAL_10', new Date(decided.at));
  return due !== undefined && now >= due.at && { until: lastDay(due.at) };
});

/** Only whoever it was decided on appeals. */
export const ownDecision = rule('own-decision', 'R113', ({ facts: { parent }, by }) => {
  const isOwn = parent?.opener.person === by.person || (by.body !== undefined && by.body === parent?.bodies.supplier);
  return !isOwn;
});

/** A decision is appealed once. */
export const appealedOnce = rule('appealed-once', 'R113', ({ state, facts: { parent, appeals } }) => {
  const decided = decisionOn(parent)?.at ?? '';
  const before = appeals.find(
    ({ id, outcome, openedAt }) => id !== state.id && outcome !== 'withdrawn' && openedAt >= decided,
  );
  return before && { number: before.number };
});

/** Nobody judges what he decided himself, or asked for. */
export const notInvolved = rule(
  'not-involved',
  'R113',
  ({ facts: { parent }, by }) => parent?.filings.some((filing) => filing.by.person === by.person) ?? false,
);

/** The group's leader votes only for whoever let his days pass. */
export const votesForTheSilent = rule(
  'votes-for-the-silent',
  'R113',
  ({ state: { due }, by, now }) =>
    by.role === 'group_chair' && due !== undefined && now < new Date(due.at) && { until: lastDay(new Date(due.at)) },
);

/** What was decided, why, and what is said against it; with the last vote, what comes of it. */
export const appealBrief = brief(
  'appeal',
  {
    name: row(longText()),
    decided: row(choice('rejected', 'suspended')),
    because: row(longText()),
    grounds: asked(appealForm, 'grounds'),
    result: maybe(row(choice('uphold', 'revoke'))),
  },
  ({ state, answers, facts, now }) => {
    const decided = decisionOn(facts.parent);
    const filed = latest(state, appealForm);
    const result = resultWith(state, answers.opinion, facts, now);
    return (
      filed && {
        name: organisationName(facts.parent) ?? '',
        decided: decided?.action === 'rejectOrganisation' ? ('rejected' as const) : ('suspended' as const),
        because: String(decided?.answers.reason ?? ''),
        grounds: filed.grounds,
        ...(result && { result }),
      }
    );
  },
);

const panel = ['finance_proc', 'supervision', 'audit'] as const satisfies readonly Role[];
const appellants = ['applicant', 'org_admin'] as const satisfies readonly Role[];

/** Who does not agree with what was decided on his organisation has three offices that had no part in it decide anew. */
export const appeal = {
  id: 'appeal',
  version: 1,
  needs,
  series: 'APL',
  under: { organisation: (parent) => decisionOn(parent) !== undefined },
  opening: {
    name: 'fileAppeal',
    action: action({
      binds: 'firmly',
      by: appellants,
      form: appealForm,
      gates: [ownDecision, appealInTime, appealedOnce],
      goes: 'panel.vote',
      tells: [...panel, 'civil_affairs'],
    }),
  },
  stages: {
    'panel.vote': {
      waits: { among: panel, now: (state) => silent(state).map((role) => ({ role })) },
      due: 'APPEAL_DEC',
      escalates: ['group_chair'],
      actions: {
        voteAppeal: action({
          binds: 'firmly',
          by: [...panel, 'group_chair'],
          form: appealVote,
          picks: 'opinion',
          shows: appealBrief,
          keeps: ['result'],
          once: 'person',
          gates: [notInvolved, votesForTheSilent],
          leads: ['completed'],
          goes: ({ state, answers, facts, now }: Situation<Vote>) =>
            resultWith(state, answers.opinion, facts, now) && 'completed',
          does: (situation: Situation<Vote>) => carriedOut(situation),
          effects: ['act'],
          tells: [...appellants, 'civil_affairs'],
        }),
        recuseAppeal: recuses(panel),
        withdrawAppeal: action({
          binds: 'finally',
          aside: true,
          by: appellants,
          form: reason,
          gates: [ownDecision],
          goes: 'withdrawn',
          tells: panel,
        }),
      },
    },
  },
  title: (_state, parent) => organisationName(parent),
  bodies: (parent) => (parent?.bodies.supplier ? { supplier: parent.bodies.supplier } : {}),
} as const satisfies Procedure<'appeal', Facts>;

function votesOn({ filings }: Case): readonly Filing[] {
  return filings.filter(({ action: name }) => name === 'voteAppeal');
}

function silent(state: Case): readonly Role[] {
  return panel.filter((role) => !votesOn(state).some(({ by }) => by.role === role));
}

/** What most of the panel found, once the last of it has voted. */
function resultWith(state: Case, opinion: unknown, { law }: Facts, now: Date): Vote['opinion'] | undefined {
  const most = setting(law, 'appeal.panel', cityDate(now)).value;
  const opinions = [...votesOn(state).map(({ answers }) => answers.opinion), opinion];
  if (opinion === undefined || opinions.length < most) return undefined;
  return opinions.filter((each) => each === 'revoke').length * 2 > opinions.length ? 'revoke' : 'uphold';
}

/** An organisation that may supply again is entered so; one that was not entered registers anew. */
function carriedOut({ state, answers, facts, now }: Situation<Vote>): readonly Effect[] {
  const { parent } = facts;
  const isRevoked = resultWith(state, answers.opinion, facts, now) === 'revoke';
  if (!isRevoked || !parent || parent.position !== 'register.verified' || !isSuspended(parent)) return [];
  return [
    {
      kind: 'act',
      on: parent.id,
      action: 'followAppeal',
      answers: { number: state.number, reason: answers.reason },
    },
  ];
}
