import type { Hourly } from '../src/app/ports/stores.ts';
import type { WorldContext } from './world-context.ts';

const hour = 3_600_000;

const counting = `
  insert into hourly (mark, hour, times) select mark, $2::timestamptz, 1 from unnest($1::text[]) mark
  on conflict (mark, hour) do update set times = hourly.times + 1 returning mark, times`;

/** What is limited, by keyed marks: nobody without the key can tell what was counted, nor from where. */
export function hourlyIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): Hourly {
  const markOf = (...parts: readonly string[]): string => seal.mark('hourly', JSON.stringify(parts));
  return {
    async count({ limit, from, on = '' }, most, now) {
      const inAll = markOf(limit, on);
      // Last what all have in common, so that two never wait for each other.
      const marks = from === undefined ? [inAll] : [markOf(limit, on, from), inAll];
      const began = new Date(Math.floor(now.getTime() / hour) * hour).toISOString();
      const rows = await tx.run<{ readonly mark: string; readonly times: number }>(counting, [marks, began]);
      return rows.every(({ mark, times }) => times <= (mark === inAll ? most.all : most.each));
    },
  };
}
