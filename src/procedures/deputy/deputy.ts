import { latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import type { AnswersOf } from '../../engine/form.ts';
import {
  type Situation as AnySituation,
  type FactsOf,
  needing,
  type Person,
  type Procedure,
} from '../../engine/procedure.ts';
import { cityDate, dayBegins, dayEnds, instant, plusDays } from '../../law/date.ts';
import { setting } from '../../law/setting.ts';
import { powerOf, type Role } from '../../names.ts';
import { reason } from '../common/common.ts';
import { deputised, deputyForm } from './deputy-form.ts';

const { needs, action, rule } = needing('offices', 'members', 'standIns');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;
type Deputy = AnswersOf<typeof deputyForm>;

export { deputyForm } from './deputy-form.ts';

/** A holder names a deputy for himself; for anybody else the platform's administrator does. */
export const holdsThere = rule(
  'holds-there',
  'R41',
  ({ answers, facts, by }: Situation<Deputy>) => {
    const isHis = by.role === 'admin' || (answers.holder === by.person && answers.body === by.body);
    const holder = facts.members.find(({ id }) => id === answers.holder);
    return !isHis || !holder || !holds(holder, answers.role, answers.body);
  },
  'holder',
);

/** Somebody of the same office, who has not that seat himself. */
export const deputyOfOffice = rule(
  'deputy-of-office',
  'R41',
  ({ answers, facts }: Situation<Deputy>) => {
    const deputy = facts.members.find(({ id }) => id === answers.person);
    const sits = deputy?.seats.some(({ body }) => body === answers.body) ?? false;
    return !deputy || !sits || holds(deputy, answers.role, answers.body);
  },
  'person',
);

/** Whoever lets others in decides and pays nothing, for no day. */
export const deputyGivesNothing = rule(
  'deputy-gives-nothing',
  'R24',
  ({ answers, facts }: Situation<Deputy>) => {
    const deputy = facts.members.find(({ id }) => id === answers.person);
    return deputy?.seats.some(({ role }) => powerOf(role) === 'gives');
  },
  'person',
);

export const deputyDays = rule(
  'deputy-days',
  'R41',
  ({ answers: { from, until }, facts, now }: Situation<Deputy>) => {
    const today = cityDate(now);
    const most = setting(facts.law, 'deputy.most-days', today).value;
    return (from < today || until < from || until > plusDays(from, most - 1)) && { from, until, most };
  },
  'until',
);

/** Both still hold their seats, and the deputy has not got this one meanwhile. */
export const bothStay = rule('both-stay', 'R41', ({ state, facts }) => {
  const named = latest(state, deputyForm);
  const [holder, deputy] = [named?.holder, named?.person].map((id) => facts.standIns.find((each) => each.id === id));
  if (!named || !holder || !deputy) return true;
  const sits = deputy.seats.some(({ body }) => body === named.body);
  return !holds(holder, named.role, named.body) || !sits || holds(deputy, named.role, named.body);
});

export const daysBegun = rule('days-begun', 'R41', ({ state, now }) => {
  const from = latest(state, deputyForm)?.from ?? '';
  return now < instant(from, '00:00') && { from };
});

export const daysOver = rule('days-over', 'R41', ({ state, now }) => {
  const until = latest(state, deputyForm)?.until ?? '';
  return now < instant(until) && { until };
});

export const daysLeft = rule('days-left', 'R41', ({ state, now }) => {
  const until = latest(state, deputyForm)?.until ?? '';
  return now >= instant(until) && { until };
});

/** Whoever named the deputy, or who fills the seats, puts an end to it. */
export const namedByThem = rule(
  'named-by-them',
  'R41',
  ({ state, by }) => by.role !== 'admin' && by.person !== state.opener.person,
);

const namers = [...deputised, 'admin'] as const;

/** The second office, which agrees before anybody comes into a seat in which one decides. */
const confirmer = 'supervision';

const untilOver = { by: [], moment: ({ state }: Situation) => dayEnds(latest(state, deputyForm)?.until) } as const;

const withdrawDeputy = action({
  binds: 'finally',
  aside: true,
  by: namers,
  form: reason,
  gates: [namedByThem],
  goes: 'withdrawn',
  tells: [confirmer],
});

const lapseDeputy = action({
  binds: 'finally',
  by: 'system',
  timed: true,
  gates: [daysOver],
  goes: 'expired',
  tells: ['admin'],
});

/**
 * Somebody of the same office sits in a seat for some days, and acts there as a person of his own: what may not be done by one
 * person is done by him no more than by any other.
 */
export const deputy = {
  id: 'deputy',
  version: 1,
  needs,
  alone: true,
  series: 'DEL',
  opening: {
    name: 'nameDeputy',
    action: action({
      binds: 'lightly',
      by: namers,
      form: deputyForm,
      prefill: ({ by }) => prefilled(by),
      when: [holdsThere, deputyOfOffice, deputyGivesNothing, deputyDays],
      goes: 'deputising.confirm',
    }),
  },
  stages: {
    'deputising.confirm': {
      waits: confirmer,
      due: untilOver,
      actions: {
        confirmDeputy: action({
          binds: 'firmly',
          proven: 'appoint',
          by: confirmer,
          apart: ['nameDeputy'],
          gates: [bothStay, daysLeft],
          goes: 'deputising.planned',
          tells: ['admin'],
        }),
        refuseDeputy: action({
          binds: 'firmly',
          aside: true,
          by: confirmer,
          form: reason,
          goes: 'rejected',
          tells: ['admin'],
        }),
        withdrawDeputy,
        lapseDeputy,
      },
    },
    'deputising.planned': {
      waits: [],
      due: { by: [], moment: ({ state }) => dayBegins(latest(state, deputyForm)?.from) },
      actions: {
        beginDeputy: action({
          binds: 'firmly',
          by: 'system',
          timed: true,
          gates: [daysBegun, daysLeft, bothStay],
          goes: 'deputising.acting',
          does: ({ state }) => seats(latest(state, deputyForm)),
          effects: ['seat'],
          tells: ['admin'],
        }),
        withdrawDeputy,
        lapseDeputy,
      },
    },
    'deputising.acting': {
      waits: [],
      due: untilOver,
      actions: {
        endDeputy: action({
          binds: 'firmly',
          by: 'system',
          timed: true,
          gates: [daysOver],
          goes: 'completed',
          does: ({ state }) => unseats(latest(state, deputyForm)),
          effects: ['unseat'],
          tells: ['admin'],
        }),
        endDeputyEarly: action({
          binds: 'firmly',
          aside: true,
          by: namers,
          form: reason,
          gates: [namedByThem],
          goes: 'completed',
          does: ({ state }) => unseats(latest(state, deputyForm)),
          effects: ['unseat'],
          tells: ['admin', confirmer],
        }),
      },
    },
  },
  title: () => undefined,
} as const satisfies Procedure<'deputy', Facts>;

function prefilled({ person, role, body }: Situation['by']): Partial<Deputy> {
  const own = deputised.find((each) => each === role);
  return own && body !== undefined ? { body, role: own, holder: person } : {};
}

function holds({ seats: held }: Person, role: Role, body: string): boolean {
  return held.some((seat) => seat.role === role && seat.body === body);
}

function seats(named: Deputy | undefined): readonly Effect[] {
  if (!named) return [];
  const { person, role, body, until } = named;
  return [{ kind: 'seat', person, role, body, name: '', until }];
}

function unseats(named: Deputy | undefined): readonly Effect[] {
  if (!named) return [];
  const { person, role, body, reason: why } = named;
  return [{ kind: 'unseat', person, role, body, reason: why }];
}
