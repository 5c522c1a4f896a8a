import { act, openCase } from '../../src/app/act.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { BenchCity } from './city.ts';
import { quantile, timed } from './measure.ts';

const heads = ['ngmz-head', 'ngmz-head-2', 'dlmz-head', 'dlmz-head-2', 'cl-head', 'cl-head-2'];
const casesOfEach = 24;

export interface Acted {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
}

/**
 * A head of a department confirms a project by one press, and everyone who must hears of it: milliseconds with one
 * press at a time, and presses per second with every head pressing at once.
 */
export async function measureActs(city: BenchCity, project: Answers): Promise<Acted> {
  const presses: { readonly head: string; readonly n: number; readonly case: string }[] = [];
  for (const head of heads) {
    for (let n = 0; n < casesOfEach; n += 1) {
      presses.push({ head, n, case: await untilConfirmed(city, head.split('-')[0] ?? '', project) });
    }
  }
  city.at('2026-12-04 10:00');
  const press = async ({ head, case: id }: (typeof presses)[number]): Promise<number> => {
    const form = { case: id, action: 'confirmProject' };
    const token = await city.store.transact((world) => world.outbox.token({ do: 'preview', form }, head));
    const started = performance.now();
    await city.does(head, { kind: 'press', token });
    return performance.now() - started;
  };
  const alone = presses.filter(({ n }) => n < casesOfEach / 2);
  const took: number[] = [];
  for (const each of alone) took.push(await press(each));
  const together = presses.filter(({ n }) => n >= casesOfEach / 2).toSorted((a, b) => a.n - b.n);
  const ms = await timed(together, heads.length, press);
  await mustBeConfirmed(city, presses.length);
  const warm = took.slice(heads.length);
  return { p50: quantile(warm, 0.5), p95: quantile(warm, 0.95), perSecond: (together.length / ms) * 1_000 };
}

/** A project whose needs were summarised. */
async function untilConfirmed(city: BenchCity, department: string, project: Answers): Promise<string> {
  const summary = {
    supporters: 288,
    opponents: 6,
    comments: 18,
    summary: '多数居民支持，希望增加夜间应急服务，已写入需求。',
  };
  city.at('2026-11-25 09:00');
  const id = await city.store.transact(async (world) => {
    const by = await world.people.person(`${department}-staff`);
    if (!by) throw new Error(`nobody works at ${department}`);
    const opened = await openCase(world, 'purchase', undefined, { by, answers: project });
    if (!opened.ok) throw new Error(opened.refusal.why);
    return opened.value.state.id;
  });
  city.at('2026-12-04 09:00');
  await city.store.transact(async (world) => {
    const by = await world.people.person(`${department}-staff`);
    const done = by && (await act(world, id, { action: 'summariseNeeds', by, answers: summary }));
    if (!done?.ok) throw new Error(done?.refusal.why);
  });
  return id;
}

async function mustBeConfirmed({ database }: BenchCity, count: number): Promise<void> {
  const [row] = await database.sql`select count(*)::int as confirmed from case_card where position = 'budget.request'`;
  if (row?.confirmed !== count) throw new Error(`${row?.confirmed} of ${count} presses decided`);
}
