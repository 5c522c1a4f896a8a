import { sql } from 'drizzle-orm';
import { expire } from '../../src/app/expire.ts';
import { remind } from '../../src/app/remind.ts';
import { awaiting } from '../../src/app/turns.ts';
import { mostInOne } from '../../src/dialogue/digest.ts';
import { type BenchCity, openBenchCity } from './city.ts';
import { projectsToConfirm } from './decide.ts';
import type { SweepLine } from './lines.ts';
import { timeOf } from './measure.ts';
import type { BenchServer } from './server.ts';

/** How many are open, and of these due. */
const sweeps = [
  { open: 2_000, dues: [0, 100] },
  { open: 100_000, dues: [0, 100, 1_000] },
];
/** Of the open cases so many have a log, so that what is due can be said. */
const logged = 1_000;

/** One sweep, with so many cases open and so many of them come to a reminder. */
export async function measureSweep(server: BenchServer): Promise<readonly SweepLine[]> {
  const city = await openBenchCity(server, 'gouban_sweep');
  const [pattern = ''] = await projectsToConfirm(city, 1);
  const lines: SweepLine[] = [];
  for (const { open, dues } of sweeps) {
    await fillWithOpen(city, pattern, open);
    city.at('2026-12-15 12:00');
    await tellOfAll(city);
    await sweep(city, 0);
    for (const due of dues) {
      await forget(city, due);
      lines.push({ bench: 'sweep', open, due, ms: await timeOf(() => sweep(city, due)) });
    }
  }
  await city.close();
  return lines;
}

async function sweep(city: BenchCity, due: number): Promise<void> {
  const before = await saidIn(city);
  await expire(city.store, log);
  await remind(city.store, log);
  // Two heads hear of each, many in one message.
  const told = (await saidIn(city)) - before;
  if (told !== 2 * Math.ceil(due / mostInOne)) throw new Error(`${told} messages told of ${due} cases`);
}

const log = {
  info: () => {},
  error: (_: object, error: unknown) => {
    throw error;
  },
};

async function saidIn({ owner }: BenchCity): Promise<number> {
  const [row] = await owner.sql`select count(*)::int as said from outbox where mode = 'say'`;
  return row?.said;
}

/** Open cases like one that waits, entered in the last weeks and due in the next three months. */
async function fillWithOpen({ owner }: BenchCity, pattern: string, count: number): Promise<void> {
  const like = sql`case_card c, generate_series(1, ${count}) as n where c.id = ${pattern}`;
  await owner.execute(sql`
    insert into case_card (id, root, number, procedure, version, title, position, round, opener, buyer, opened_at,
      entered_at, due, provisional, public, waiting, seq, head_hash, search_text, search_grams)
    select 'open-' || n, 'open-' || n, 'HRB-2026-X-' || n, procedure, version, title, position, round, opener, buyer,
      opened_at, timestamptz '2026-12-13 15:00+08' - n % 28 * interval '1 day',
      timestamptz '2026-12-18 00:00+08' + case when n <= ${logged} then 0 else n % 90 end * interval '1 day', false, false,
      waiting, seq, head_hash, search_text, search_grams
    from ${like} on conflict do nothing`);
  await owner.execute(sql`
    insert into waiting (case_id, place, role, body, person)
    select 'open-' || n, place, role, body, person
    from waiting w, generate_series(1, ${count}) as n where w.case_id = ${pattern} on conflict do nothing`);
  await owner.execute(sql`
    insert into event (case_id, seq, kind, at, event, prev_hash, hash)
    select 'open-' || n, seq, kind, at, event, prev_hash, hash
    from event e, generate_series(1, ${logged}) as n where e.case_id = ${pattern} on conflict do nothing`);
  await owner.execute(sql`vacuum analyze`);
}

/** Everyone has been reminded of everything that has come to be due. */
async function tellOfAll({ owner, store }: BenchCity): Promise<void> {
  const owing = await store.transact(async (world) => world.cases.owing(await world.now(), awaiting));
  await owner.execute(sql`
    insert into reminder (case_id, entered, offset_days, person)
    select c.id, c.entered_at, days, head
    from case_card c join jsonb_array_elements_text(${JSON.stringify(owing)}::jsonb) as owing on owing = c.id,
      unnest(array[-10, -3, -1, 0, 1, 3, 7]) as days, unnest(array['ngmz-head', 'ngmz-head-2']) as head
    on conflict do nothing`);
  await owner.execute(sql`vacuum analyze`);
}

/** So many of them are due again. */
async function forget({ owner }: BenchCity, due: number): Promise<void> {
  await owner.execute(sql`
    delete from reminder where case_id in (select 'open-' || n from generate_series(1, ${due}) as n)`);
}
