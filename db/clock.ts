import { sql } from 'drizzle-orm';
import type { Clock } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { clockOffset } from './schema.ts';

/** The time as it is. */
export const realClock: Clock = {
  now: async () => new Date(),
  advance: async () => {
    throw new Error('only a demonstration moves the clock');
  },
};

/** For how long the offset is believed, in ms: other programs may move it too. */
const believed = 1_000;

/** The clock of a demonstration: the time, moved forward by what is kept in the database. */
export function demoClock(database: Database, base: () => Date = () => new Date()): Clock {
  let known: { readonly ms: number; readonly at: number } | undefined;

  async function offset(): Promise<number> {
    if (known && performance.now() - known.at < believed) return known.ms;
    const [row] = await database.select().from(clockOffset);
    known = { ms: row?.ms ?? 0, at: performance.now() };
    return known.ms;
  }

  return {
    now: async () => new Date(base().getTime() + (await offset())),
    async advance(ms) {
      if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`time only goes forward: ${ms}`);
      const [row] = await database
        .insert(clockOffset)
        .values({ ms })
        .onConflictDoUpdate({ target: clockOffset.single, set: { ms: sql`${clockOffset.ms} + excluded.ms` } })
        .returning();
      known = { ms: row?.ms ?? ms, at: performance.now() };
    },
  };
}
