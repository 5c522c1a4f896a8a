import type { Hourly } from '../../src/app/ports/stores.ts';
import type { Tables } from './tables.ts';

/** What is limited by the hour, in memory. */
export function hourlyOf({ hourly }: Tables): Hourly {
  const count = (...parts: readonly string[]): number => {
    const key = JSON.stringify(parts);
    const times = (hourly.get(key) ?? 0) + 1;
    hourly.set(key, times);
    return times;
  };
  return {
    async count({ limit, from, on = '' }, { each, all }, now) {
      const hour = now.toISOString().slice(0, 13);
      const mine = from === undefined ? 0 : count(hour, limit, on, from);
      const everybody = count(hour, limit, on);
      return mine <= each && everybody <= all;
    },
  };
}
