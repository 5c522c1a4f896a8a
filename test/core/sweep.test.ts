import { expect, test } from 'vitest';
import type { World } from '../../src/app/ports/stores.ts';
import { sweep } from '../../src/app/sweep.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { emptyWorld } from './engine-play.ts';
import { at } from './given.ts';

const now = at('2026-11-25 09:00');
const ids = Array.from({ length: 10 }, (_, n) => `case-${n}`);

/** Visits them all, so many in one transaction; what a visit has said of a case is what the transaction kept. */
async function swept(inOne: number, fails: readonly string[] = []) {
  const inner = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  const kept: string[] = [];
  const failed: unknown[] = [];
  let transactions = 0;
  const store: typeof inner = {
    ...inner,
    transact: async (work) => {
      transactions += 1;
      let seen: readonly string[] = [];
      const done = await inner.transact((world) => {
        const visited: string[] = [];
        seen = visited;
        return work({ ...world, receive: async (id) => visited.push(id) > 0 });
      });
      kept.push(...seen);
      return done;
    },
  };
  const visit = async (world: World, id: string): Promise<void> => {
    await world.receive(id);
    if (fails.includes(id)) throw new Error(`${id} cannot be visited`);
  };
  const log = { info: () => {}, error: (about: object) => void failed.push(about) };
  await sweep(store, log, { doing: 'try', due: async () => ids, visit, inOne });
  return { kept: kept.toSorted(), failed, transactions };
}

test.each([1, 3, 4, 10, 25])('a sweep visits every case once, up to %d in one transaction', async (inOne) => {
  const { kept, failed, transactions } = await swept(inOne);
  expect(kept).toEqual(ids);
  expect(failed).toEqual([]);
  expect(transactions).toBe(Math.ceil(ids.length / inOne));
});

test.each([1, 3, 4, 10, 25])('cases that fail keep no other waiting, %d in one transaction', async (inOne) => {
  const bad = ['case-0', 'case-4'];
  const { kept, failed } = await swept(inOne, bad);
  expect(kept).toEqual(ids.filter((id) => !bad.includes(id)));
  expect(failed).toEqual(bad.map((id) => ({ doing: 'try', of: id })));
});
