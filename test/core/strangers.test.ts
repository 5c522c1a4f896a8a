import { beforeAll, expect, test } from 'vitest';
import { handle } from '../../src/app/assistant.ts';
import { loadCase } from '../../src/app/facts/known.ts';
import type { Press } from '../../src/dialogue/message.ts';
import type { Person, Procedure } from '../../src/engine/procedure.ts';
import { isConfidential, mayKnow } from '../../src/engine/read.ts';
import { procedures } from '../../src/procedures/all.ts';
import { demoCity } from '../memory/demo-city.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { cityNow, inHand } from '../web-city.ts';
import { stories } from './engine-stories.ts';

let demo: MemoryStore;
let heard = 0;

beforeAll(async () => {
  demo = await demoCity(cityNow);
});

/** The demonstration's city; and for what has no case there, the story of it, half played and played to its end. */
function citiesWith(procedure: Procedure): readonly MemoryStore[] {
  const worlds = stories.flatMap(({ worlds: [...played] }) => {
    const first = played.findIndex(({ cases }) =>
      [...cases.values()].some((state) => state.procedure === procedure.id),
    );
    return first < 0 ? [] : [played.at((first + played.length) / 2), played.at(-1)];
  });
  const told = worlds.flatMap((world) =>
    world ? [memoryStore({ now: () => world.now, tables: copyOf(world.tables) })] : [],
  );
  return [demo, ...told.slice(0, 2)];
}

interface Strange {
  readonly city: MemoryStore;
  readonly person: string;
  readonly case: string;
}

/** Each case of a procedure with some who may not know of it: without a seat, with one elsewhere, and without the one he had. */
async function strangersTo(procedure: Procedure): Promise<readonly Strange[]> {
  const found = await Promise.all(citiesWith(procedure).map((city) => strangersIn(city, procedure)));
  return found.flat();
}

async function strangersIn(city: MemoryStore, procedure: Procedure): Promise<readonly Strange[]> {
  const persons = await city.read((world) => world.people.persons([...city.tables().persons.keys()]));
  const cards = [...city.tables().cards.values()].filter((card) => card.procedure === procedure.id);
  const found = await Promise.all(
    cards.map(async ({ id }) => {
      const known = await city.read((world) => loadCase(world, id));
      if (!known) return [];
      const knows = (person: Person): boolean => mayKnow(procedure, known.state, person, known.facts.parent);
      const not = persons.filter((person) => !knows(person));
      const seated = not.filter(({ seats }) => seats.length > 0);
      const some = [
        not.find(({ seats }) => seats.length === 0),
        seated[0],
        seated.at(seated.length / 2),
        seated.at(-1),
      ];
      const strange = [...new Set(some.flatMap((person) => person?.id ?? []))].map((person) => ({
        city,
        person,
        case: id,
      }));
      const left = persons.find((person) => knows(person) && !knows({ ...person, seats: [] }));
      return left ? [...strange, { city: without(city, left), person: left.id, case: id }] : strange;
    }),
  );
  return found.flat();
}

/** The same city on the day after this person's seats have ended. */
function without(city: MemoryStore, { id }: Person): MemoryStore {
  const tables = copyOf(city.tables());
  tables.seats = new Map([...tables.seats].filter(([, { person }]) => person !== id));
  return memoryStore({ now: () => cityNow, tables });
}

/** All that comes back when somebody presses this. */
async function answered(city: MemoryStore, person: string, press: Press): Promise<string> {
  heard += 1;
  const before = city.tables().said.size;
  const reply = await city.transact(async (world) => {
    const token = await world.outbox.token(press, person);
    const from = { channel: 'web', address: person } as const;
    return handle(world, { id: `stranger-${heard}`, from, forms: 'pages', says: { kind: 'press', token } });
  });
  const said = [...city.tables().said.values()].slice(before).map(({ message }) => message);
  return JSON.stringify([reply, said]).replaceAll(/"token":"[^"]*"/g, '');
}

function actsOf({ opening, always = {}, stages }: Procedure): readonly string[] {
  const staged = Object.values<{ readonly actions: object }>(stages).flatMap(({ actions }) => Object.keys(actions));
  return [...new Set([opening.name, ...Object.keys(always), ...staged])];
}

test.each(Object.values<Procedure>(procedures))(
  'to whoever may not know of a case no act of $id says more of it than of one that is none',
  async (procedure) => {
    const strange = await strangersTo(procedure);
    for (const { city, person, case: id } of strange) {
      for (const action of actsOf(procedure)) {
        const none = await answered(city, person, { do: 'start', form: { case: 'none', action } });
        expect(
          await answered(city, person, { do: 'start', form: { case: id, action } }),
          `${action} by ${person}`,
        ).toBe(none);
      }
    }
    const hidden = procedure.public === undefined || isConfidential(procedure);
    if (hidden) expect(strange.length, 'cases that not everybody may know').toBeGreaterThan(0);
  },
);

test('whoever complains about a project of which he may not know learns its number, and not what it is called', async () => {
  const stranger = 'citizen-1';
  const begun = [...demo.tables().cards.values()].find(({ number }) => number === inHand.opinions);
  if (!begun) throw new Error('no project');
  const { id, title } = begun;
  const { logs } = demo.tables();
  logs.set(id, (logs.get(id) ?? []).slice(0, 2));
  const known = await demo.read((world) => loadCase(world, id));
  expect(known && mayKnow(known.procedure, known.state, undefined)).toBe(false);
  const said = await answered(demo, stranger, { do: 'start', form: { procedure: 'complaint', parent: id } });
  expect(said).toContain(inHand.opinions);
  expect(said).not.toContain(title);
});
