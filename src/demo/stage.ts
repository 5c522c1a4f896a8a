import { act, openCase } from '../app/act.ts';
import type { World } from '../app/ports/stores.ts';
import type { Files } from '../app/ports/system.ts';
import type { Case } from '../engine/case.ts';
import type { Answers, Evidence } from '../engine/form.ts';
import type { Body, Person, Result } from '../engine/procedure.ts';
import { type CityDate, instant } from '../law/date.ts';
import type { ProcedureId } from '../names.ts';
import { keepPage } from './evidence.ts';

/** Where the stories of a demonstration are played: real deeds of its people, each at the moment that is set. */
export interface Stage {
  /** Everything from here on happens at this time of the city. */
  at(day: CityDate, time: string): void;
  /** Throws when it is refused: a story does nothing unlawful. */
  opens(person: string, procedure: ProcedureId, answers: Answers, parent?: string): Promise<string>;
  does(person: string, caseId: string, action: string, answers?: Answers): Promise<Case>;
  children(caseId: string, procedure: ProcedureId): Promise<readonly Case[]>;
  body(id: string): Promise<Body>;
  /** While this goes on, the organisation is not in the register yet; entered, it is the one that it was to become. */
  beforeEntry<T>(body: Body, work: () => Promise<T>): Promise<T>;
  /** A file with this title, to be shown as evidence. */
  file(title: string): Promise<readonly Evidence[]>;
}

/** A stage in one transaction. What happens before `lately` was said long ago; later news goes to the web desk alone. */
export function stageIn(real: World, files: Files, lately: Date): Stage {
  let now = lately;
  let unlisted: Body | undefined;
  // Nobody gets or leaves a seat while the stories are played.
  const person = remembered(real.people.person);
  const file = remembered((title: string) => keepPage(files, title));
  const isListed = ({ id }: Body): boolean => id !== unlisted?.id;

  const world: World = {
    ...real,
    now: async () => now,
    people: {
      ...real.people,
      person,
      lastAccount: async (id) => (now < lately ? undefined : real.people.account('web', id)),
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

  async function known(id: string): Promise<Person> {
    const found = await person(id);
    if (!found) throw new Error(`nobody is called ${id}`);
    return found;
  }

  return {
    at(day, time) {
      now = instant(day, time);
    },
    async opens(by, procedure, answers, parent) {
      const opened = await openCase(world, procedure, parent, { by: await known(by), answers });
      return done(opened, `${by} opens ${procedure}`).known.state.id;
    },
    async does(by, caseId, action, answers = {}) {
      return done(await act(world, caseId, { action, by: await known(by), answers }), `${by} ${action}`).known.state;
    },
    children: async (caseId, procedure) => world.cases.children(caseId, [procedure], true),
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

function done<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value;
  throw new Error(`${what}: refused, ${JSON.stringify(result.refusal)}`);
}
