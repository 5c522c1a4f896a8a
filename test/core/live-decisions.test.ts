import { expect, test } from 'vitest';
import { remind } from '../../src/app/remind.ts';
import { tellLater } from '../../src/app/tell.ts';
import { crowded, outlivedIn, standingIn } from '../memory/live-decisions.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { fc, played } from '../properties.ts';
import { webCity } from '../web-city.ts';
import { move, plays } from './engine-moves.ts';
import { parties } from './engine-people.ts';
import { reachable, type World } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';

const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };

/** By what a case could be decided twice in one chat, or no more, once everybody has been told and reminded. */
async function amiss({ now, tables }: World): Promise<readonly string[]> {
  const later = new Date(now.getTime() + 2 * 60_000);
  const store = memoryStore({ now: () => later, tables: copyOf(tables) });
  await tellLater(store, log);
  await remind(store, log);
  return [...crowded(standingIn(store.tables())), ...(await outlivedIn(store))];
}

test(`whatever is done on whatever days, a chat holds one message by which a case can be decided, and none once it is (PLAY_SEED=${played})`, async () => {
  const { worlds } = purchaseStory;
  const days = fc.record({ from: fc.nat(), moves: fc.array(move, { minLength: 2, maxLength: 10 }) });
  await fc.assert(
    fc.asyncProperty(days, async ({ from, moves }) => {
      const begins = worlds[from % worlds.length];
      if (!begins) return;
      let world = reachable({ ...begins, tables: copyOf(begins.tables) });
      for (const each of moves) {
        for (const { after, refusal } of await plays(world, each, parties.everybody)) {
          world = after;
          if (!refusal) expect(await amiss(world), each.kind).toEqual([]);
        }
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('so it is in the city of the demonstration, with all that happened there', async () => {
  const { store } = await webCity();
  expect(standingIn(store.tables()).flatMap(({ presses }) => presses).length).toBeGreaterThan(20);
  expect([...crowded(standingIn(store.tables())), ...(await outlivedIn(store))]).toEqual([]);
});
