import { act, openCase } from '../app/act.ts';
import { existingCase, prospect } from '../app/facts/known.ts';
import type { World } from '../app/ports/stores.ts';
import type { Files } from '../app/ports/system.ts';
import type { Case } from '../engine/case.ts';
import type { Evidence } from '../engine/form.ts';
import type { Body, NamedFacts, Result } from '../engine/procedure.ts';
import { keepPage } from './evidence.ts';
import type { Stage } from './play.ts';

/** Where the stories of a demonstration are played: real deeds of its people, each at the moment that is set. */
export interface DemoStage extends Stage {
  body(id: string): Promise<Body>;
  /** While this goes on, the organisation is not in the register yet; entered, it is the one that it was to become. */
  beforeEntry<T>(body: Body, work: () => Promise<T>): Promise<T>;
  /** A file with this title, to be shown as evidence. */
  file(title: string): Promise<readonly Evidence[]>;
}

/** Where nothing stands around a case. */
export const noNamedFacts: NamedFacts = {
  bids: [],
  reports: [],
  payments: [],
  comments: [],
  challenges: [],
  appeals: [],
  served: [],
  incidents: [],
  reopenings: [],
  ownOpen: [],
  siblings: [],
  buyerOffices: [],
  ownLast: [],
  ownDecided: [],
  lines: [],
  cityLines: [],
  people: [],
  offices: [],
  members: [],
  standIns: [],
  ownSeats: [],
};

/** A stage in one transaction. What happens before `lately` was said long ago; later news goes to the web desk alone. */
export function stageIn(real: World, files: Files, lately: Date): DemoStage {
  let now = lately;
  let unlisted: Body | undefined;
  // Nobody gets or leaves a seat while the stories are played.
  const known = remembered(real.people.person);
  const file = remembered((title: string) => keepPage(files, title));
  const isListed = ({ id }: Body): boolean => id !== unlisted?.id;

  const world: World = {
    ...real,
    now: async () => now,
    people: {
      ...real.people,
      person: known,
      toldAt: async (id) => (now < lately ? undefined : real.people.account('web', id)),
      bodies: async (ids) => (await real.people.bodies(ids)).filter(isListed),
      bodiesByCode: async (codes) => (await real.people.bodiesByCode(codes)).filter(isListed),
      putBody: (body) => real.people.putBody({ ...body, ...(unlisted && { id: unlisted.id }) }),
    },
    outbox: {
      ...real.outbox,
      copies: async (place) =>
        now < lately ? [] : (await real.outbox.copies(place)).filter(({ channel }) => channel === 'web'),
    },
  };

  return {
    now: () => now,
    at(moment) {
      now = moment;
    },
    async person(id) {
      const found = await known(id);
      if (!found) throw new Error(`nobody is called ${id}`);
      return found;
    },
    state: async (id) => (await existingCase(world, id)).state,
    parts: async (id, procedure) => (await world.cases.children(id, [procedure], () => true)).toSorted(byNumber),
    async sees(place, by) {
      const person = by === 'system' ? undefined : by;
      const { state, facts } =
        'case' in place
          ? await existingCase(world, place.case, person)
          : await prospect(world, world.cases.newId(), place.procedure, place.under, person, {});
      return { state, facts: { ...noNamedFacts, ...facts } };
    },
    opens: async (by, procedure, under, answers) =>
      done(await openCase(world, procedure, under, { by, answers }), `${by.id} opens ${procedure}`),
    does: async (by, id, action, answers) =>
      done(await act(world, id, { action, by, answers }), `${by === 'system' ? by : by.id} ${action}`),
    async body(id) {
      const body = await real.people.body(id);
      if (!body) throw new Error(`no body is called ${id}`);
      return body;
    },
    async beforeEntry(body, work) {
      unlisted = body;
      try {
        return await work();
      } finally {
        unlisted = undefined;
      }
    },
    file,
  };
}

function byNumber(a: Case, b: Case): number {
  return a.number < b.number ? -1 : 1;
}

/** The same question is asked once. */
function remembered<A extends readonly (string | undefined)[], T>(
  ask: (...asked: A) => Promise<T>,
): (...asked: A) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (...asked) => {
    const key = asked.join('/');
    const answer = known.get(key) ?? ask(...asked);
    known.set(key, answer);
    return answer;
  };
}

function done(result: Result<{ readonly known: { readonly state: Case } }>, what: string): Case {
  if (result.ok) return result.value.known.state;
  throw new Error(`${what}: refused, ${JSON.stringify(result.refusal)}`);
}
