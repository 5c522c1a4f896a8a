import { sql } from 'drizzle-orm';
import { verifyLog } from '../../db/verify-log.ts';
import type { Event } from '../../src/engine/case.ts';
import type { BenchCity } from './city.ts';
import { median } from './measure.ts';

const times = 41;

/** Milliseconds for the first page of an official's inbox, with so many closed cases of his department. */
export async function measureInbox({ database, store }: BenchCity, closed: number): Promise<number> {
  await database.execute(sql`
    insert into case_card (id, root, number, procedure, version, title, round, opener, buyer, opened_at, entered_at,
      provisional, outcome, public, waiting, seq, head_hash, search_text, search_grams)
    select 'closed-' || n, 'closed-' || n, 'HRB-2025-X-' || n, 'purchase', 1, '已经办结的项目', 1, 'ngmz-staff', 'ngmz',
      timestamptz '2025-01-01' + n * interval '1 minute', timestamptz '2025-06-01', false, 'completed', true, '[]', 1, '',
      '已经办结的项目', '{}'
    from generate_series(1, ${closed}) as n on conflict do nothing`);
  await database.execute(sql`analyze case_card`);
  return medianOf(() =>
    store.transact(async (world) => {
      const person = await world.people.person('ngmz-staff');
      if (!person) throw new Error('nobody has this inbox');
      const page = await world.cases.inbox(person, { limit: 20 });
      if (page.items.length === 0) throw new Error('the inbox is empty');
    }),
  );
}

/** Milliseconds to read and replay a case on which so much was filed. */
export async function measureReplay({ store }: BenchCity, filings: number): Promise<number> {
  const id = await longCase(store, filings);
  return medianOf(async () => {
    const state = await store.transact((world) => world.cases.load(id));
    if (state?.filings.length !== filings) throw new Error('the case was not replayed');
  });
}

/** Events per second that are verified, of some more long cases. */
export async function measureVerify({ database, store }: BenchCity): Promise<number> {
  for (let n = 0; n < 60; n += 1) await longCase(store, 300);
  const speeds: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    const { events } = await verifyLog(database);
    speeds.push((events / (performance.now() - started)) * 1_000);
  }
  return median(speeds);
}

function longCase(store: BenchCity['store'], filings: number): Promise<string> {
  return store.transact(async (world) => {
    const id = world.cases.newId();
    const by = { person: 'ngmz-staff', role: 'buyer_staff', body: 'ngmz' } as const;
    const at = '2026-11-25T01:00:00.000Z';
    const opened: Event = { kind: 'opened', procedure: 'purchase', version: 1, number: id, by, at, bodies: {} };
    const answers = {
      opinion: '同意。'.repeat(60),
      amount: 60_000_000,
      items: [{ name: '上门照料', quantity: 2_400 }],
    };
    const filed: Event = { kind: 'filed', action: 'note', form: 'note', by, at, answers, effects: [] };
    await world.cases.append(id, 0, [opened, ...Array.from({ length: filings }, () => filed)], false);
    return id;
  });
}

async function medianOf(work: () => Promise<void>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const started = performance.now();
    await work();
    took.push(performance.now() - started);
  }
  return median(took);
}
