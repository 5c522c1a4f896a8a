import { gt, sql } from 'drizzle-orm';
import type { Head, Heads } from '../src/app/ports/system.ts';
import type { SettingValues } from '../src/law/setting.ts';
import type { Database } from './connect.ts';
import { givenIn, settling } from './given-rows.ts';
import { type GivenRow, type HeadLine, type KeptHead, newestHeadsIn, noHead, putHead } from './head-file.ts';
import type { HeadKey } from './head-key.ts';
import { event } from './schema.ts';

/** Where heads are kept, and what signs them. */
export interface Keeping {
  readonly folder: string;
  readonly key: HeadKey;
}

const batch = 5_000;

/**
 * The heads of a city's log: where each case ends that has moved since the last one, chained and signed, each in a file of its
 * own. The first has all of them, and whatever else was given by then: from there on it must come from the log, from a
 * release, or from whoever founds the city.
 */
export function headsIn(database: Database, { folder, key }: Keeping) {
  /** False when another programme was first. */
  async function next(last: KeptHead | undefined, at: Date, lines: AsyncIterable<HeadLine>): Promise<boolean> {
    if (last && last.key !== key.public)
      throw new Error(`head.key is not the key that has signed the heads in ${folder}`);
    return putHead(folder, key, { number: (last?.number ?? 0) + 1, at, prev: last?.hash ?? noHead }, lines);
  }

  const newest = newestHeadsIn(folder);
  const last = async (): Promise<KeptHead | undefined> => (await newest(1))[0];

  return {
    key: key.public,
    newest,

    /** Takes a head where one is due. What is decided meanwhile waits for nothing. */
    async take(every: SettingValues['head.every'], now: Date): Promise<void> {
      const known = await last();
      if (known && !(await isDue(database, known, every, now))) return;
      await next(known, now, known ? movedSince(database, known) : everything(database));
    },

    /** A head with what was given now and did not stand there before; where there is none yet, the first will have it. */
    async give(before: readonly GivenRow[], now: Date): Promise<void> {
      const known = new Set(before.map((row) => row.join()));
      const rows = (await givenIn(database)).filter((row) => !known.has(row.join()));
      if (rows.length === 0) return;
      for (let isTaken = false; !isTaken; ) {
        const previous = await last();
        if (!previous) return;
        isTaken = await next(previous, now, movedSince(database, previous, rows));
      }
    },
  } satisfies Heads & Record<string, unknown>;
}

async function isDue(
  database: Database,
  { at }: Head,
  { events, hours }: SettingValues['head.every'],
  now: Date,
): Promise<boolean> {
  if (now.getTime() - at.getTime() >= hours * 3_600_000) return true;
  const newer = database.select({ one: sql`1` }).from(event).where(gt(event.at, at)).limit(events).as('newer');
  return (await database.$count(newer)) >= events;
}

async function* everything(database: Database): AsyncIterable<HeadLine> {
  yield* given(await givenIn(database));
  yield* endsOf(database, sql`true`);
}

async function* given(rows: readonly GivenRow[]): AsyncIterable<HeadLine> {
  for (const row of rows) yield { given: row };
}

async function* movedSince(database: Database, { at }: Head, rows: readonly GivenRow[] = []): AsyncIterable<HeadLine> {
  const since = new Date(at.getTime() - settling).toISOString();
  yield* given(rows);
  yield* endsOf(database, sql`c.id in (select case_id from event where event.at > ${since}::timestamptz)`);
}

/** The ends of cases' logs as their cards know them; that cards and logs agree is proven beside. */
async function* endsOf(database: Database, which: ReturnType<typeof sql>): AsyncIterable<HeadLine> {
  let beyond = '';
  for (;;) {
    const rows = await database.execute<{ readonly id: string; readonly seq: number; readonly hash: string }>(sql`
      select c.id, c.seq, c.head_hash as hash from case_card c where c.id > ${beyond} and ${which} order by c.id limit ${batch}`);
    for (const { id, seq, hash } of rows) yield { end: [id, seq, hash] };
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    beyond = last.id;
  }
}
