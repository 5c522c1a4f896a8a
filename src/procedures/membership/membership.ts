import { latest } from '../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  form,
  longText,
  only,
  optional,
  personal,
  reference,
  text,
} from '../../engine/form.ts';
import {
  type Situation as AnySituation,
  type Body,
  type FactsOf,
  needing,
  type Procedure,
} from '../../engine/procedure.ts';
import { cityDate, instant, plusDays } from '../../law/date.ts';
import { setting } from '../../law/setting.ts';
import { type BodyKind, powerOf, type Role, seatRoles } from '../../names.ts';
import { reason } from '../common/common.ts';
import { ownSeats } from '../common/options.ts';

const { needs, action, rule } = needing('offices', 'ownSeats');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

const officeRoles = [...seatRoles.department, 'evaluator', 'expert', 'user_rep', 'media'] as const;

/** Who is to be let in, and where. */
export const invitation = form('invitation', {
  name: personal(text({ min: 2, max: 30 })),
  body: reference(ownSeats),
  place: choice('organisation', 'office'),
  organisationRole: only('place', (place) => place === 'organisation', choice(...seatRoles.organisation)),
  officeRole: only('place', (place) => place === 'office', choice(...officeRoles)),
  note: optional(longText({ max: 200 })),
});
type Invitation = AnswersOf<typeof invitation>;

/** The person who redeemed the code. */
export const invitationAcceptance = form('invitation-acceptance', { person: text({ max: 100 }) });
type Acceptance = AnswersOf<typeof invitationAcceptance>;

export const intoOwnBody = rule(
  'into-own-body',
  'R24',
  ({ answers: { body }, by }: Situation<Invitation>) => by.role === 'org_admin' && body !== by.body,
  'body',
);

export const seatFitsBody = rule(
  'seat-fits-body',
  'R24',
  ({ answers, by, facts }: Situation<Invitation>) => {
    const kind = bodyOf(facts, answers.body)?.kind;
    const role = roleIn(answers);
    // An organisation's seats are given by itself; the platform's administrator fills the offices.
    const own = (by.role === 'org_admin') === (kind === 'organisation');
    return kind === undefined || role === undefined || !own || !canHold(kind, role);
  },
  'body',
);

export const bodyStillActive = rule('body-still-active', 'R24', ({ state, facts }) => {
  const asked = latest(state, invitation)?.body;
  const body = bodyOf(facts, asked);
  return body?.status === 'left' && { body: body.name };
});

export const invitationInTime = rule('invitation-in-time', 'R118', ({ state, now }) => {
  const last = state.due;
  return last !== undefined && now.toISOString() >= last.at && { date: last.date };
});

export const invitationOver = rule('invitation-over', 'R118', ({ state, now }) => {
  const last = state.due;
  return (last === undefined || now.toISOString() < last.at) && { date: last?.date ?? '' };
});

export const anotherOffice = rule(
  'another-office',
  'R24',
  ({ state, by }) => by.body !== undefined && by.body === state.opener.body,
);

/** Who lets others in decides and pays nothing, neither by an invitation of his own nor by that of another. */
export const giversApart = rule('givers-apart', 'R24', ({ state, answers, facts }: Situation<Acceptance>) => {
  const asked = latest(state, invitation);
  const role = asked && roleIn(asked);
  const power = role && powerOf(role);
  if (!power) return false;
  const gaveIt = state.filings.some(({ by }) => by.person === answers.person);
  const others = facts.ownSeats.filter((seat) => seat.role !== role).map((seat) => powerOf(seat.role));
  return gaveIt || (power === 'gives' ? others.some((other) => other !== undefined) : others.includes('gives'));
});

const inviters = ['org_admin', 'admin'] as const;
/** The second office. */
const confirmer = 'supervision';

const inDays = {
  by: [],
  moment: ({ facts, now }: Situation) => {
    const today = cityDate(now);
    return instant(plusDays(today, setting(facts.law, 'invitation.valid-days', today).value)).toISOString();
  },
} as const;

const revokes = action({
  binds: 'finally',
  aside: true,
  by: inviters,
  form: reason,
  goes: 'revoked',
  tells: 'nobody',
});

/**
 * A seat is given by a code that works once: whoever redeems it in time holds the seat. Where one decides, pays or lets
 * others in, the code is made when a second office has agreed, and given to that one to hand over: so nobody lets himself in.
 */
export const membership = {
  id: 'membership',
  version: 2,
  needs,
  series: 'INV',
  opening: {
    name: 'inviteMember',
    action: action({
      binds: 'lightly',
      by: inviters,
      form: invitation,
      prefill: ({ by }) => openingAnswers(by),
      when: [intoOwnBody, seatFitsBody],
      goes: ({ state, answers }) =>
        state.version >= 2 && isWeighty(answers) ? 'invitation.confirm' : 'invitation.open',
      leads: ['invitation.confirm', 'invitation.open'],
      does: ({ state, answers }) => (state.version >= 2 && isWeighty(answers) ? [] : [{ kind: 'invite' }]),
      effects: ['invite'],
    }),
  },
  stages: {
    'invitation.confirm': {
      since: 2,
      waits: confirmer,
      due: inDays,
      actions: {
        confirmInvitation: action({
          binds: 'firmly',
          proven: 'appoint',
          by: confirmer,
          apart: ['inviteMember'],
          gates: [anotherOffice, bodyStillActive],
          goes: 'invitation.open',
          does: () => [{ kind: 'invite' }],
          effects: ['invite'],
          tells: inviters,
        }),
        refuseInvitation: action({
          binds: 'firmly',
          aside: true,
          by: confirmer,
          form: reason,
          goes: 'rejected',
          tells: inviters,
        }),
        revokeInvitation: revokes,
      },
    },
    'invitation.open': {
      waits: 'invitee',
      due: inDays,
      actions: {
        acceptInvitation: action({
          binds: 'firmly',
          by: 'system',
          form: invitationAcceptance,
          gates: [invitationInTime, bodyStillActive],
          when: [giversApart],
          goes: 'completed',
          does: ({ state, answers }) => {
            const asked = latest(state, invitation);
            const role = asked && roleIn(asked);
            return asked && role
              ? [{ kind: 'seat', person: answers.person, role, body: asked.body, name: asked.name }]
              : [];
          },
          effects: ['seat'],
          tells: inviters,
        }),
        revokeInvitation: revokes,
        expireInvitation: action({
          binds: 'finally',
          by: 'system',
          timed: true,
          gates: [invitationOver],
          goes: 'expired',
          tells: inviters,
        }),
      },
    },
  },
  title: () => undefined,
} as const satisfies Procedure<'membership', Facts>;

/** Whoever administers an organisation invites into it; the platform's administrator into an office. */
function openingAnswers({ role, body }: Situation['by']): Partial<Invitation> {
  if (role !== 'org_admin') return { place: 'office' };
  return { place: 'organisation', ...(body && { body }) };
}

function roleIn({ organisationRole, officeRole }: Invitation): Role | undefined {
  return organisationRole ?? officeRole;
}

/** Does one decide, pay or let others in there? */
function isWeighty(answers: Invitation): boolean {
  const role = roleIn(answers);
  return role !== undefined && powerOf(role) !== undefined;
}

function canHold(kind: BodyKind, role: Role): boolean {
  const seats: readonly Role[] = seatRoles[kind];
  return seats.includes(role);
}

function bodyOf({ bodies, offices }: Facts, asked: string | undefined): Body | undefined {
  return [...bodies, ...offices].find(({ id }) => id === asked);
}
