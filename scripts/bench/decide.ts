import { act, openCase } from '../../src/app/act.ts';
import { needsSummary, project } from '../tour/story.ts';
import type { BenchCity } from './city.ts';
import type { CaseLine } from './lines.ts';
import { quantile, timeOf } from './measure.ts';

const unmeasured = 20;

/** A head of a department confirms one project after another by one press each, and everyone who must hears of it. */
export async function measureDecide(
  city: BenchCity,
  waiting: readonly string[],
  closedCases: number,
  children: number,
): Promise<CaseLine> {
  city.at('2026-12-04 10:00');
  const took: number[] = [];
  for (const id of waiting) {
    const form = { case: id, action: 'confirmProject' };
    const token = await city.store.transact((world) => world.outbox.token({ do: 'preview', form }, 'ngmz-head'));
    took.push(await timeOf(() => city.does('ngmz-head', { kind: 'press', token })));
    const decided = await city.store.transact((world) => world.cases.card(id));
    if (decided?.position !== 'budget.request') throw new Error('the press did not decide');
  }
  const measured = took.slice(unmeasured);
  return { bench: 'decide', children, closedCases, p50ms: quantile(measured, 0.5), p99ms: quantile(measured, 0.99) };
}

/** So many projects whose needs were summarised, which wait for the head of the department. */
export async function projectsToConfirm(city: BenchCity, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push(await projectToConfirm(city));
  return ids;
}

async function projectToConfirm(city: BenchCity): Promise<string> {
  city.at('2026-11-25 09:00');
  const id = await city.store.transact(async (world) => {
    const by = await world.people.person('ngmz-staff');
    if (!by) throw new Error('nobody works at ngmz');
    const opened = await openCase(world, 'purchase', undefined, { by, answers: project });
    if (!opened.ok) throw new Error(opened.refusal.why);
    return opened.value.known.state.id;
  });
  city.at('2026-12-04 09:00');
  await city.store.transact(async (world) => {
    const by = await world.people.person('ngmz-staff');
    const done = by && (await act(world, id, { action: 'summariseNeeds', by, answers: needsSummary }));
    if (!done?.ok) throw new Error(done?.refusal.why);
  });
  return id;
}
