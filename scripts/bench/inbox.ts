import type { BenchCity } from './city.ts';
import type { CaseLine } from './lines.ts';
import { quantile, timeOf } from './measure.ts';

const times = 300;
const unmeasured = 50;

/** The first page of an official's inbox. */
export async function measureInbox({ store }: BenchCity, closedCases: number): Promise<CaseLine> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    took.push(
      await timeOf(() =>
        store.transact(async (world) => {
          const head = await world.people.person('ngmz-head');
          const page = head && (await world.cases.inbox(head, { now: await world.now(), limit: 20 }));
          if (page?.items.length !== 20) throw new Error('the inbox has no full page');
        }),
      ),
    );
  }
  const measured = took.slice(unmeasured);
  return { bench: 'inbox', closedCases, p50ms: quantile(measured, 0.5), p99ms: quantile(measured, 0.99) };
}
