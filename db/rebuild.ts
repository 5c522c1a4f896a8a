import { sql } from 'drizzle-orm';
import { type Had, rebuildClaims } from './claims.ts';
import type { Database } from './connect.ts';
import { lawReader } from './law.ts';
import { rebuildPublished } from './projections/rebuild-published.ts';
import { type Reading, rebuildBars, rebuildCases, rebuildSeats, removeStrays, type Seats } from './rebuild-cases.ts';
import { rebuildLedger } from './rebuild-ledger.ts';
import type { Rebuilt } from './rebuilt.ts';
import { event } from './schema.ts';
import type { CitySeal } from './seal.ts';
import { type Transaction, transact } from './transact.ts';
import { verifyLog } from './verify-log.ts';

/** The log cannot be trusted, so nothing is made from it: the cards are witnesses of what is missing there. */
export class LogFaulty extends Error {}

const batch = 200;

/**
 * Makes everything again that follows from the log, a batch of cases in each transaction. Takes the owner's connection,
 * without time limits and with two connections at least. Nothing can be appended meanwhile: whoever tries waits, gives
 * up after his lock timeout, and is delivered again. Throws `LogFaulty` when the log is not whole.
 */
export function rebuild(database: Database, seal: CitySeal, reading: Reading): Promise<readonly Rebuilt[]> {
  return transact(database, async (lock) => {
    await lock.execute(sql`lock table ${event} in share row exclusive mode`);
    await mustBeWhole(database, seal);
    const law = lawReader();
    const counted: Rebuilt[] = [];
    const given: Seats['given'][number][] = [];
    const ended: Seats['ended'][number][] = [];
    const barred: ReturnType<Reading['registered']>['barred'][number][] = [];
    const had: Had[] = [];
    for (const ids of await batches(database)) {
      const rebuilt = await weighing(database, (tx) => rebuildCases({ tx, seal, law: () => law(tx) }, reading, ids));
      counted.push(...rebuilt.counts);
      given.push(...rebuilt.seats.given);
      ended.push(...rebuilt.seats.ended);
      barred.push(...rebuilt.barred);
      had.push(...rebuilt.had);
    }
    counted.push(await weighing(database, (tx) => rebuildClaims(tx, had)));
    counted.push(await weighing(database, removeStrays));
    counted.push(await weighing(database, (tx) => rebuildSeats(tx, { given, ended })));
    counted.push(await weighing(database, (tx) => rebuildBars(tx, barred)));
    counted.push(...(await weighing(database, rebuildLedger)));
    counted.push(...(await weighing(database, (tx) => rebuildPublished({ tx, seal }, reading.told))));
    return summed(counted);
  });
}

/** Whole tables are read here. */
function weighing<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return transact(database, (tx) => {
    tx.weigh();
    return work(tx);
  });
}

/** A card that is missing is made again; whatever else is wrong may be the log's own fault. */
async function mustBeWhole(database: Database, seal: CitySeal): Promise<void> {
  const { faults } = await verifyLog(database, seal);
  const own = faults.filter(({ fault }) => fault !== 'card-missing');
  if (own.length === 0) return;
  const named = own.map(({ fault, case: where, seq }) => [fault, where, seq].join(' ').trim());
  throw new LogFaulty(`nothing was rebuilt, because the log is not whole:\n${named.join('\n')}`);
}

/** Parents before their children, whose cards ask for theirs. */
async function batches(database: Database): Promise<readonly (readonly string[])[]> {
  const rows = await database.execute<{ readonly id: string }>(sql`
    with recursive family as (
      select case_id as id, 0 as depth from event where kind = 'opened' and event ->> 'parent' is null
      union all
      select e.case_id, f.depth + 1 from event e join family f on e.event ->> 'parent' = f.id where e.kind = 'opened'
    )
    select id from family order by depth, id`);
  const ids = rows.map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / batch) }, (_, n) => ids.slice(n * batch, (n + 1) * batch));
}

function summed(counted: readonly Rebuilt[]): readonly Rebuilt[] {
  const tables = Map.groupBy(counted, ({ table }) => table);
  return [...tables].map(([table, each]) => ({
    table,
    rows: each.reduce((sum, { rows }) => sum + rows, 0),
    differed: each.reduce((sum, { differed }) => sum + differed, 0),
  }));
}
