import type { KeptBytes } from '../src/app/ports/stores.ts';
import { cityDate, instant } from '../src/law/date.ts';
import type { WorldContext } from './world-context.ts';

const adding = `
  insert into hourly (mark, hour, times) select mark, $2::timestamptz, $3::integer from unnest($1::text[]) mark
  on conflict (mark, hour) do update set times = hourly.times + excluded.times`;
const asking = 'select mark, times from hourly where mark = any($1::text[]) and hour = $2::timestamptz';

/** What is kept in a day, beside what is limited by the hour: under the last hour of that day, with which it goes. */
export function keptBytesIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): KeptBytes {
  const markOf = (whose: string): string => seal.mark('hourly', JSON.stringify(['bytes', whose]));
  const lastHour = (now: Date): string => instant(cityDate(now), '23:00').toISOString();
  return {
    async ofDay(whose, now) {
      const rows = await tx.run<{ readonly mark: string; readonly times: number }>(asking, [
        whose.map(markOf),
        lastHour(now),
      ]);
      return whose.map((each) => (rows.find(({ mark }) => mark === markOf(each))?.times ?? 0) * 1024);
    },
    async add(whose, bytes, now) {
      await tx.run(adding, [whose.map(markOf), lastHour(now), Math.ceil(bytes / 1024)]);
    },
  };
}
