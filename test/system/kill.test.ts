import { expect, test } from 'vitest';
import { type Strike, storm } from '../../scripts/faults/storm.ts';
import { seeds } from './walk.ts';

/** The rarer ones in between. */
const others: readonly Strike[] = ['stop', 'lose', 'cut', 'repeat', 'stop', 'refuse', 'end'];
const strikes = Array.from({ length: 20 }, (_, n): readonly Strike[] => {
  const other = n % 3 === 2 ? others[(n - 2) / 3] : undefined;
  return other ? ['kill', other] : ['kill'];
}).flat();

test.each(seeds().slice(-1))(
  'killed twenty times in the middle of 500 updates, and its database and platform struck in between, it loses none and doubles none (WALK_SEED=%d)',
  async (seed) => {
    const { updates, wrong } = await storm({ seed, people: 20, complaintsOfEach: 4, strikes, between: 18 });
    expect(wrong).toEqual([]);
    expect(updates).toBeGreaterThanOrEqual(500);
  },
  1_200_000,
);

test.each(seeds().slice(-1))(
  'what was acknowledged is there after the database that leads has died and its follower leads (WALK_SEED=%d)',
  async (seed) => {
    const plan = { seed, people: 8, complaintsOfEach: 1, strikes: ['failover', 'failover'], between: 20 } as const;
    const { wrong, back } = await storm(plan);
    expect(wrong).toEqual([]);
    expect(back).toHaveLength(2);
  },
  1_200_000,
);
