import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { shownEvent } from './event-log.ts';
import { rootHash } from './hash-chain.ts';
import { hashesIn } from './hashes-in.ts';
import { isAsLinked } from './linked.ts';
import { scattered } from './scattered.ts';
import { caseCard, event, receipt } from './schema.ts';
import type { CitySeal } from './seal.ts';
import { type Transaction, transact } from './transact.ts';

/** What is wrong with the log, and where. */
export interface Fault {
  /** The case, or the number of a case that is missing, of a head, or what was given beside the log. */
  readonly case: string;
  readonly seq?: number;
  readonly fault:
    | 'altered'
    | 'columns-differ'
    | 'chain-broken'
    | 'event-missing'
    | 'tail-missing'
    | 'head-differs'
    | 'card-missing'
    | 'case-missing'
    | 'number-missing'
    | 'receipt-differs'
    | 'key-missing'
    | 'slipped-in'
    | 'rewritten'
    | 'head-missing'
    | 'head-altered'
    | 'head-of-another-key'
    | 'head-out-of-order'
    | 'not-given'
    | 'not-as-given'
    | 'given-is-gone';
  /** The head that proves it, by its number. */
  readonly head?: number;
}

export interface Verified {
  readonly events: number;
  readonly cases: number;
  readonly faults: readonly Fault[];
  /** The hashes of the files that the log names, but for those of bids that are still sealed. */
  readonly files: ReadonlySet<string>;
}

interface Head {
  readonly case: string;
  readonly seq: number;
  readonly hash: string;
}

const batch = 5_000;

/**
 * Walks the chain of every case in one snapshot, and compares their ends with the index cards, what there is with the
 * numbers that were given, and every receipt with the event that it proves.
 */
export function verifyLog(database: Database, seal: CitySeal, slippedIn: SlippedIn = () => false): Promise<Verified> {
  return transact(database, async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    tx.weigh();
    const faults: Fault[] = [];
    const walked = await walk(tx, seal, slippedIn, faults);
    faults.push(
      ...(await missingCases(tx)),
      ...(await missingNumbers(tx, seal)),
      ...(await wrongReceipts(tx)),
      ...(await missingKeys(tx)),
    );
    return { ...walked, faults };
  });
}

/** Whether an event came into the log behind the back of whoever has seen it before. */
type SlippedIn = (row: Pick<Row, 'case' | 'seq' | 'at'>) => boolean;

async function walk(
  tx: Transaction,
  seal: CitySeal,
  slippedIn: SlippedIn,
  faults: Fault[],
): Promise<Pick<Verified, 'events' | 'cases' | 'files'>> {
  const files = new Set<string>();
  let events = 0;
  let cases = 0;
  let last: Head | undefined;
  for (let rows = await eventsAfter(tx, last); rows.length > 0; rows = await eventsAfter(tx, last)) {
    const ends: Head[] = [];
    for (const row of rows) {
      if (last && last.case !== row.case) ends.push(last);
      const before: Head = last?.case === row.case ? last : { case: row.case, seq: 0, hash: rootHash(row.case) };
      faults.push(...faultsOf(row, before, seal));
      if (slippedIn(row)) faults.push({ case: row.case, seq: row.seq, fault: 'slipped-in' });
      for (const hash of filesIn(row, seal)) files.add(hash);
      last = { case: row.case, seq: row.seq, hash: row.hash };
    }
    events += rows.length;
    cases += ends.length;
    faults.push(...(await wrongEnds(tx, ends)));
  }
  if (!last) return { events, cases, files };
  faults.push(...(await wrongEnds(tx, [last])));
  return { events, cases: cases + 1, files };
}

function eventsAfter(tx: Transaction, last: Head | undefined): Promise<(typeof event.$inferSelect)[]> {
  const beyond = last && sql`(${event.case}, ${event.seq}) > (${last.case}, ${last.seq})`;
  return tx.select().from(event).where(beyond).orderBy(asc(event.case), asc(event.seq)).limit(batch);
}

function faultsOf(row: Row, before: Head, seal: CitySeal): readonly Fault[] {
  const { case: caseId, seq } = row;
  const found: Fault['fault'][] = [];
  if (seq !== before.seq + 1) found.push('event-missing');
  if (row.prevHash !== before.hash) found.push('chain-broken');
  if (!isAsLinked(seal, row)) found.push('altered');
  if (row.kind !== row.event.kind || row.at.getTime() !== Date.parse(row.event.at)) found.push('columns-differ');
  return found.map((fault) => ({ case: caseId, seq, fault }));
}

export type Row = typeof event.$inferSelect;

/** The hashes of the files that an event names; none of what cannot be opened, which is a fault of its own. */
function filesIn({ case: caseId, seq, event: stored }: Row, seal: CitySeal): readonly string[] {
  try {
    return hashesIn(shownEvent(seal, caseId, seq, stored));
  } catch {
    return [];
  }
}

async function wrongEnds(tx: Transaction, ends: readonly Head[]): Promise<readonly Fault[]> {
  if (ends.length === 0) return [];
  const ids = ends.map((end) => end.case);
  const cards = await tx
    .select({ id: caseCard.id, seq: caseCard.seq, hash: caseCard.headHash })
    .from(caseCard)
    .where(inArray(caseCard.id, ids));
  const known = new Map(cards.map((card) => [card.id, card]));
  return ends.flatMap((end): Fault[] => {
    const card = known.get(end.case);
    if (!card) return [{ case: end.case, fault: 'card-missing' }];
    if (end.seq < card.seq) return [{ case: end.case, seq: card.seq, fault: 'tail-missing' }];
    return end.seq === card.seq && end.hash === card.hash
      ? []
      : [{ case: end.case, seq: end.seq, fault: 'head-differs' }];
  });
}

async function missingCases(tx: Transaction): Promise<readonly Fault[]> {
  const rows = await tx
    .select({ case: caseCard.id })
    .from(caseCard)
    .where(sql`not exists (select from ${event} where ${event.case} = ${caseCard.id})`)
    .orderBy(caseCard.id);
  return rows.map((row) => ({ ...row, fault: 'case-missing' }));
}

/** Every number that a series has given stands in the log, on the opening of a case or on a notice. */
async function missingNumbers(tx: Transaction, seal: CitySeal): Promise<readonly Fault[]> {
  const rows = await tx.execute<{ readonly series: string; readonly nth: string }>(sql`
    with used as (
      select event ->> 'number' as number from event where kind = 'opened'
      union all
      select effect ->> 'number' from event cross join lateral jsonb_array_elements(event -> 'effects') as each (effect)
      where kind = 'filed' and effect ->> 'kind' = 'publish'
    ), parts as (
      select substring(number from '^(.*)-[0-9]+$') as series, substring(number from '-([0-9]+)$')::bigint as n from used
    )
    select s.name as series, given.n as nth
    from series s cross join lateral generate_series(1, s.last) as given (n)
    where not exists (select from parts where parts.series = s.name and parts.n = given.n)
    order by s.name, given.n`);
  const given = rows.map(({ series, nth }) => ({ nth: `${series}-${nth}`, hidden: hiddenNumber(seal, series, nth) }));
  const used = await tx.execute<{ readonly number: string }>(sql`
    select event ->> 'number' as number from event
    where kind = 'opened' and event ->> 'number' = any(${sql.param(given.map(({ hidden }) => hidden))}::text[])`);
  const found = new Set(used.map(({ number }) => number));
  return given.flatMap(({ nth, hidden }): Fault[] =>
    found.has(hidden) ? [] : [{ case: nth, fault: 'number-missing' }],
  );
}

function hiddenNumber(seal: CitySeal, series: string, nth: string): string {
  return `${series}-${scattered(seal, series, Number(nth))}`;
}

/** What is sealed under a key that is no longer there never opens. */
async function missingKeys(tx: Transaction): Promise<readonly Fault[]> {
  const rows = await tx.execute<{ readonly case: string; readonly seq: number }>(sql`
    select case_id as case, seq from event
    where (event -> 'answers') ? '$sealed' and event #>> '{answers,$under}' is not null
      and not exists (select from tender_key where name = event #>> '{answers,$under}')
    order by case_id, seq`);
  return rows.map((row) => ({ ...row, fault: 'key-missing' }));
}

async function wrongReceipts(tx: Transaction): Promise<readonly Fault[]> {
  const rows = await tx
    .select({ case: receipt.case, seq: receipt.seq })
    .from(receipt)
    .leftJoin(event, and(eq(event.case, receipt.case), eq(event.seq, receipt.seq)))
    .where(sql`${event.hash} is distinct from ${receipt.hash}`)
    .orderBy(receipt.case, receipt.seq);
  return rows.map((row) => ({ ...row, fault: 'receipt-differs' }));
}
