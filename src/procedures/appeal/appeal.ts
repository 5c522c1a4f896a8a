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
import { project } from '../purchase/01-setup/project.ts';
import { certificate } from '../purchase/12-acceptance/acceptance.ts';
import { judgementOf } from '../purchase/13-payment/appealed.ts';

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

/** What was decided and can be appealed: that an organisation is not entered, or may not supply; and how its service was judged. */
function decisionOn(parent: Case | undefined): Filing | undefined {
  if (!parent) return undefined;
  if (parent.procedure === 'purchase') return judgementOf(parent);
  if (parent.outcome === 'rejected') return lastFiling(parent, 'rejectOrganisation');
  const suspended = lastFiling(parent, 'confirmSuspension') ?? lastFiling(parent, 'suspendOrganisation');
  return isSuspended(parent) ? suspended : undefined;
}

/** Within ten working days of the decision. */
export const appealInTime = rule('appeal-in-time', 'R113', ({ facts: { parent, law }, now }) => {
  const decided = decisionOn(parent);
  const due = decided && dueFrom(law, 'APPEAL_10', new Date(decided.at));
  return due !== undefined && now >= due.at && { until: lastDay(due.at) };
});

/** Only whoever it was decided on appeals. */
export const ownDecision = rule('own-decision', 'R113', ({ facts: { parent }, by }) => {
  const isOpener = parent?.procedure === 'organisation' && parent.opener.person === by.person;
  return !isOpener && !(by.body !== undefined && by.body === parent?.bodies.supplier);
});

/** A decision is appealed once. */
export const appealedOnce = rule('appealed-once', 'R113', ({ state, facts: { parent, appeals } }) => {
  const decided = decisionOn(parent)?.at ?? '';
  const before = appeals.find(
    ({ id, outcome, openedAt }) => id !== state.id && outcome !== 'withdrawn' && openedAt >= decided,
  );
  return before && { number: before.number };
});

/** Nobody judges what he decided himself, or asked for: of a purchase, how its service was judged. */
export const notInvolved = rule('not-involved', 'R113', ({ facts: { parent }, by }) => {
  const own = (parent?.filings ?? []).filter((filing) => filing.by.person === by.person);
  return own.some(({ position }) => parent?.procedure !== 'purchase' || (position?.startsWith('acceptance.') ?? false));
});

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
    decided: row(choice('rejected', 'suspended', 'judged')),
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
        name: titleOf(facts.parent),
        decided: kindOf(decided),
        because: because(facts.parent, decided),
        grounds: filed.grounds,
        ...(result && { result }),
      }
    );
  },
);

function kindOf(decided: Filing | undefined): 'rejected' | 'suspended' | 'judged' {
  if (decided?.action === 'rejectOrganisation') return 'rejected';
  return decided?.action === 'certify' || decided?.action === 'confirmGrade' ? 'judged' : 'suspended';
}

function because(parent: Case | undefined, decided: Filing | undefined): string {
  const said = parent?.procedure === 'purchase' ? latest(parent, certificate)?.remarks : decided?.answers.reason;
  return String(said ?? '');
}

/** The organisation, or the project. */
function titleOf(parent: Case | undefined): string {
  return (parent?.procedure === 'purchase' ? latest(parent, project)?.title : organisationName(parent)) ?? '';
}

const panel = ['finance_proc', 'supervision', 'audit'] as const satisfies readonly Role[];
const appellants = ['org_admin', 'applicant'] as const satisfies readonly Role[];

/** Who does not agree with what was decided on his organisation, or with how its service was judged, has three offices that had no part in it decide anew. */
export const appeal = {
  id: 'appeal',
  version: 1,
  needs,
  series: 'APL',
  under: {
    organisation: (parent) => decisionOn(parent) !== undefined,
    purchase: (parent) => decisionOn(parent) !== undefined,
  },
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
  title: (_state, parent) => titleOf(parent),
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

/** An organisation that may supply again is entered so, one that was not entered registers anew, and a service is judged anew. */
function carriedOut({ state, answers, facts, now }: Situation<Vote>): readonly Effect[] {
  const { parent } = facts;
  const isRevoked = resultWith(state, answers.opinion, facts, now) === 'revoke';
  const stands =
    parent && (parent.procedure === 'purchase' ? judgementOf(parent) !== undefined : isSuspendedStill(parent));
  if (!isRevoked || !parent || !stands) return [];
  return [
    {
      kind: 'act',
      on: parent.id,
      action: 'followAppeal',
      answers: { number: state.number, reason: answers.reason },
    },
  ];
}

function isSuspendedStill(organisation: Case): boolean {
  return organisation.position === 'register.verified' && isSuspended(organisation);
}
