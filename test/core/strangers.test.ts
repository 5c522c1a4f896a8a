import { beforeAll, expect, test } from 'vitest';
import { demoPersons } from '../../db/demo/persons.ts';
import { handle } from '../../src/app/assistant.ts';
import { loadCase } from '../../src/app/facts/known.ts';
import type { Press } from '../../src/dialogue/message.ts';
import type { Person, Procedure } from '../../src/engine/procedure.ts';
import { isConfidential, mayKnow } from '../../src/engine/read.ts';
import { procedures } from '../../src/procedures/all.ts';
import { demoCity } from '../memory/demo-city.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import { cityNow, inHand } from '../web-city.ts';

let city: MemoryStore;
let persons: readonly Person[];
let heard = 0;

beforeAll(async () => {
  city = await demoCity(cityNow);
  persons = await city.read((world) => world.people.persons(demoPersons.map(({ id }) => id)));
});

interface Strange {
  readonly person: string;
  readonly case: string;
}

/** Each case of a procedure with some who may not know of it: one without a seat, and some who have one. */
async function strangersTo(procedure: Procedure): Promise<readonly Strange[]> {
  const cards = [...city.tables().cards.values()].filter((card) => card.procedure === procedure.id);
  const found = await Promise.all(
    cards.map(async ({ id }) => {
      const known = await city.read((world) => loadCase(world, id));
      const not = persons.filter((person) => known && !mayKnow(procedure, known.state, person, known.facts.parent));
      const seated = not.filter(({ seats }) => seats.length > 0);
      const some = [
        not.find(({ seats }) => seats.length === 0),
        seated[0],
        seated.at(seated.length / 2),
        seated.at(-1),
      ];
      return [...new Set(some.flatMap((person) => person?.id ?? []))].map((person) => ({ person, case: id }));
    }),
  );
  return found.flat();
}

/** All that comes back when somebody presses this. */
async function answered(person: string, press: Press): Promise<string> {
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
    for (const { person, case: id } of strange) {
      for (const action of actsOf(procedure)) {
        const none = await answered(person, { do: 'start', form: { case: 'none', action } });
        expect(await answered(person, { do: 'start', form: { case: id, action } }), `${action} by ${person}`).toBe(
          none,
        );
      }
    }
    const hidden = procedure.public === undefined || isConfidential(procedure);
    if (hidden && !['membership', 'departure', 'deputy', 'inquiry', 'appeal'].includes(procedure.id))
      expect(strange.length, 'cases that not everybody may know').toBeGreaterThan(0);
  },
);

test('whoever complains about a project of which he may not know learns its number, and not what it is called', async () => {
  const stranger = persons.find(({ seats }) => seats.length === 0)?.id ?? '';
  const begun = [...city.tables().cards.values()].find(({ number }) => number === inHand.opinions);
  if (!begun) throw new Error('no project');
  const { id, title } = begun;
  const { logs } = city.tables();
  logs.set(id, (logs.get(id) ?? []).slice(0, 2));
  const known = await city.read((world) => loadCase(world, id));
  expect(known && mayKnow(known.procedure, known.state, undefined)).toBe(false);
  const said = await answered(stranger, { do: 'start', form: { procedure: 'complaint', parent: id } });
  expect(said).toContain(inHand.opinions);
  expect(said).not.toContain(title);
});
