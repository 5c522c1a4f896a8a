import { sql } from 'drizzle-orm';
import { seededRows } from '../src/law/law.ts';
import type { Database } from './connect.ts';
import { logsOf } from './event-log.ts';
import { type GivenAt, givenBy, givenIn, lawRows, type Registered, settling } from './given-rows.ts';
import { type GivenRow, givenKinds, type HeadLine, headFiles, type KeptHead, noHead, readHeads } from './head-file.ts';
import type { Reading } from './rebuild-cases.ts';
import type { CitySeal } from './seal.ts';
import { transact } from './transact.ts';
import type { Fault, Row } from './verify-log.ts';

type End = Extract<HeadLine, { readonly end: unknown }>['end'];

/** What the heads in a folder prove of a database, and what is wrong with them or with it. */
export interface Witnessed {
  readonly heads: readonly KeptHead[];
  readonly faults: readonly Fault[];
  /** Whether an event came into the log behind the back of the heads; for each as the log is walked. */
  slippedIn(row: Pick<Row, 'case' | 'seq' | 'at'>): boolean;
}

const batch = 5_000;

/** Who has signed is known where the city's own key is at hand; else it must be the same throughout. */
export interface Witness {
  /** A folder of heads, or a file of them. */
  readonly path: string;
  readonly key?: string;
  /** Of a copy, which may begin and end anywhere, and so says nothing of what was given since. */
  readonly isPart?: boolean;
}

/**
 * Reads heads: whether each is what was signed and follows the one before, whether each case still has the event with which it
 * ended then, and whether whatever was given beside the log is as it was given.
 */
export async function witnessed(
  database: Database,
  seal: CitySeal,
  { path, key, isPart = false }: Witness,
  registered: Reading['registered'],
): Promise<Witnessed> {
  const faults: Fault[] = [];
  const given: GivenAt[] = [];
  const covered = new Map<string, number>();
  const lost = new Map<string, Fault>();
  const heads: KeptHead[] = [];
  let ends: End[] = [];
  let rows: GivenRow[] = [];
  let signedBy = key;
  let before = isPart ? undefined : { number: 0, hash: noHead };

  const check = async (): Promise<void> => {
    const next = (before?.number ?? 0) + 1;
    for (const fault of await lostEnds(database, ends)) {
      if (!lost.has(fault.case)) lost.set(fault.case, { ...fault, ...(before && { head: next }) });
    }
    ends = [];
  };
  const end = async (head: KeptHead | undefined, isWhole: boolean): Promise<void> => {
    await check();
    const where = String(head?.number ?? (before?.number ?? 0) + 1);
    const fault = (name: Fault['fault']): void => void faults.push({ case: where, fault: name });
    signedBy ??= head?.key;
    if (head && before && head.number !== before.number + 1) fault('head-missing');
    if (!head || !isWhole) fault('head-altered');
    else if (head.key !== signedBy) fault('head-of-another-key');
    else if (before && head.prev !== before.hash) fault('head-out-of-order');
    if (!head) return;
    if (rows.length > 0) given.push({ at: head.at, rows });
    rows = [];
    before = head;
    heads.push(head);
  };
  const line = async (each: HeadLine): Promise<void> => {
    if ('given' in each) return void rows.push(each.given);
    const [id, seq] = each.end;
    covered.set(id, Math.max(seq, covered.get(id) ?? 0));
    ends.push(each.end);
    if (ends.length === batch) await check();
  };
  for (const file of await headFiles(path)) await readHeads(file, { line, end });

  faults.push(...lost.values());
  if (!isPart && heads.length > 0) faults.push(...(await wronglyGiven(database, seal, given, registered)));
  const since = isPart ? undefined : heads.at(-1)?.at.getTime();
  return {
    heads,
    faults,
    slippedIn: ({ case: id, seq, at }) =>
      since !== undefined && at.getTime() < since - settling && seq > (covered.get(id) ?? 0),
  };
}

/** Cases that had come to these ends, and have not the same event there any more. */
async function lostEnds(database: Database, ends: readonly End[]): Promise<readonly Fault[]> {
  if (ends.length === 0) return [];
  const asked = JSON.stringify(ends.map(([id, seq, hash]) => ({ id, seq, hash })));
  const rows = await database.execute<{ readonly id: string; readonly seq: number; readonly last: number | null }>(sql`
    select h.id, h.seq, (select max(seq) from event where case_id = h.id) as last
    from json_to_recordset(${asked}::text::json) as h (id text, seq integer, hash text)
    left join event e on e.case_id = h.id and e.seq = h.seq
    where e.hash is distinct from h.hash order by h.id, h.seq`);
  return rows.map(({ id, seq, last }) => {
    if (last === null) return { case: id, fault: 'case-missing' };
    return { case: id, seq, fault: last < seq ? 'tail-missing' : 'rewritten' };
  });
}

async function wronglyGiven(
  database: Database,
  seal: CitySeal,
  given: readonly GivenAt[],
  registered: Reading['registered'],
): Promise<readonly Fault[]> {
  const expected = givenBy(lawRows(seededRows), given, await registeredIn(database, seal, registered));
  const found = Map.groupBy(await givenIn(database), ([kind]) => kind);
  const told = new Set(given.flatMap(({ rows }) => rows.map(([kind, name]) => `${kind} ${name}`)));
  return givenKinds.flatMap((kind) => {
    const there = new Map((found.get(kind) ?? []).map(([, name, says]) => [name, says]));
    const should = expected.get(kind) ?? new Map<string, string>();
    const wrong = [...there].flatMap(([name, says]): Fault[] => {
      if (should.get(name) === says) return [];
      return [{ case: `${kind} ${name}`, fault: should.has(name) ? 'not-as-given' : 'not-given' }];
    });
    // What a newer release brings is there once it has started.
    const gone = [...should.keys()].filter((name) => !there.has(name) && !isToCome(kind, name, told));
    return [...wrong, ...gone.map((name): Fault => ({ case: `${kind} ${name}`, fault: 'given-is-gone' }))];
  });
}

function isToCome(kind: GivenRow[0], name: string, told: ReadonlySet<string>): boolean {
  return kind !== 'seat' && kind !== 'body' && !told.has(`${kind} ${name}`);
}

/** What the logs of those cases say that enter something in the register. */
async function registeredIn(
  database: Database,
  seal: CitySeal,
  registered: Reading['registered'],
): Promise<readonly Registered[]> {
  const rows = await database.execute<{ readonly id: string }>(sql`
    select e.case_id as id from event e where e.kind = 'opened' and e.case_id in (
      select case_id from event where kind = 'filed' and (
        event -> 'effects' @> '[{"kind": "register"}]' or event -> 'effects' @> '[{"kind": "seat"}]'
        or event -> 'effects' @> '[{"kind": "unseat"}]' or event -> 'effects' @> '[{"kind": "bar"}]'
        or event -> 'effects' @> '[{"kind": "calendar"}]'))
    order by e.at, e.case_id`);
  const all: Registered[] = [];
  for (let from = 0; from < rows.length; from += batch) {
    const ids = rows.slice(from, from + batch).map(({ id }) => id);
    const logs = await transact(database, (tx) => logsOf({ tx, seal }, ids), 'read only');
    for (const id of ids) all.push(registered(logs.get(id) ?? []));
  }
  return all;
}
