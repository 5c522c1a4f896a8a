import { type AnswersOf, form, longText, reference } from '../../engine/form.ts';
import {
  type Situation as AnySituation,
  type FactsOf,
  needing,
  type Person,
  type Procedure,
  source,
} from '../../engine/procedure.ts';
import type { Role } from '../../names.ts';
import { ownSeats } from '../common/options.ts';

const { needs, action, rule } = needing('offices', 'members');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

/** Those whose seats the actor gives, by whom nobody is chosen twice. */
export const members = source(
  'members',
  ({ facts }) => facts.members.map(({ id, name }) => ({ value: id, zh: name, en: name })),
  'members',
);

/** Who leaves, where, and why. */
export const departureForm = form('departure', {
  body: reference(ownSeats),
  person: reference(members),
  reason: longText({ min: 5, max: 500 }),
});
type Departure = AnswersOf<typeof departureForm>;

export const seatedThere = rule(
  'seated-there',
  'R24',
  ({ answers, facts }: Situation<Departure>) => seatsThere(facts, answers).length === 0,
  'person',
);

/** Who gives the seats of a body: without one of them nobody could be let in any more. */
const givers: readonly Role[] = ['org_admin', 'admin'];

export const giverRemains = rule(
  'giver-remains',
  'R24',
  ({ answers, facts }: Situation<Departure>) =>
    seatsThere(facts, answers).some(
      ({ role }) => givers.includes(role) && !others(facts, answers).some((each) => holds(each, role, answers.body)),
    ),
  'person',
);

/** All seats of a person at a body end at once, and so do the ways in that he has by them. */
export const departure = {
  id: 'departure',
  version: 1,
  needs,
  alone: true,
  series: 'DEP',
  opening: {
    name: 'endSeats',
    action: action({
      binds: 'firmly',
      by: ['org_admin', 'admin'],
      form: departureForm,
      prefill: ({ by }) => (by.role === 'org_admin' && by.body ? { body: by.body } : {}),
      when: [seatedThere, giverRemains],
      goes: 'completed',
      does: ({ answers, facts }) =>
        seatsThere(facts, answers).map(({ role, body }) => ({
          kind: 'unseat',
          person: answers.person,
          role,
          body,
          reason: answers.reason,
        })),
      effects: ['unseat'],
      tells: ['org_admin', 'admin'],
    }),
  },
  stages: {},
  title: () => undefined,
} as const satisfies Procedure<'departure', Facts>;

function seatsThere({ members: all }: Facts, { person, body }: Departure): Person['seats'] {
  return all.find(({ id }) => id === person)?.seats.filter((seat) => seat.body === body) ?? [];
}

function others({ members: all }: Facts, { person }: Departure): readonly Person[] {
  return all.filter(({ id }) => id !== person);
}

function holds({ seats }: Person, role: Role, body: string): boolean {
  return seats.some((seat) => seat.role === role && seat.body === body);
}
