import { describe, expect, test } from 'vitest';
import { hindrance } from '../../src/engine/decide.ts';
import { actionsAt } from '../../src/engine/parties.ts';
import { rolesOf } from '../../src/engine/procedure.ts';
import { bodyPlaces, roles } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { factsOf } from './engine-play.ts';
import { stories } from './engine-stories.ts';

const worlds = stories.flatMap((story) => story.worlds);

describe('one person, however many accounts he has', () => {
  test('is absorbed by nobody once he has acted anywhere, so that what he did stays his', async () => {
    for (const { worlds: told } of stories) {
      const last = told.at(-1) ?? expect.fail();
      const store = memoryStore({ now: () => last.now, tables: copyOf(last.tables) });
      const acted = new Set([...last.cases.values()].flatMap(({ filings }) => filings.map(({ by }) => by.person)));
      acted.delete('system');
      for (const id of acted) expect(await store.read(({ people }) => people.hasOwn(id)), id).toBe(true);
    }
  });

  test('does nothing that is kept apart from what he did before, in whichever seats he sits', () => {
    const kept = new Set<string>();
    for (const world of worlds) {
      for (const state of world.cases.values()) {
        const procedure = procedureOf(state.procedure);
        for (const [name, action] of actionsAt(procedure, state)) {
          const before = state.filings.filter(({ action: done }) => action.apart?.includes(done));
          for (const { by } of before) {
            const seats = rolesOf(action.by).flatMap((role) => {
              const place = roles[role];
              const body = bodyPlaces.find((each) => each === place);
              return { role, body: (body && state.bodies[body]) ?? 'anywhere' };
            });
            const person = { id: by.person, name: '', seats };
            const refused = hindrance(procedure, action, name, state, person, factsOf(world, state), world.now);
            expect(refused?.why, `${name} by ${by.person}`).toBe('same-person');
            kept.add(name);
          }
        }
      }
    }
    expect(kept.size).toBeGreaterThan(4);
  });
});
