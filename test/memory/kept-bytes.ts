import type { KeptBytes } from '../../src/app/ports/stores.ts';
import { cityDate } from '../../src/law/date.ts';
import type { Tables } from './tables.ts';

/** What is kept in a day, in memory. */
export function keptBytesOf({ hourly }: Tables): KeptBytes {
  const keyOf = (whose: string, now: Date): string => JSON.stringify(['bytes', whose, cityDate(now)]);
  return {
    ofDay: async (whose, now) => whose.map((each) => hourly.get(keyOf(each, now)) ?? 0),
    async add(whose, bytes, now) {
      for (const each of whose) hourly.set(keyOf(each, now), (hourly.get(keyOf(each, now)) ?? 0) + bytes);
    },
  };
}
