import { type SQL, sql } from 'drizzle-orm';
import type { ChannelName } from '../src/names.ts';
import type { Database } from './connect.ts';
import type { Transaction } from './transact.ts';

/** Messages of one channel that share a fate, and why. */
export interface Undeliverable extends Record<string, unknown> {
  readonly channel: ChannelName;
  readonly reason: string;
  readonly count: number;
  /** Since when the oldest of them was to be said, in seconds. */
  readonly age: number;
}

/** Of whoever comes back only the last are said again: what came before these he finds where they lead. */
const mostAgain = 10;

/** What is still to be sent: it waits as long as it takes. */
export function undeliveredYet(database: Database): Promise<readonly Undeliverable[]> {
  return counted(database, sql`o.state in ('queued', 'leased')`);
}

/** What is not tried any more. */
export function undelivered(database: Database): Promise<readonly Undeliverable[]> {
  return counted(database, sql`o.state in ('unknown', 'dead')`);
}

/** Of a reason the first line: below it may stand what was to be written, and of whom. */
function counted(database: Database, which: SQL): Promise<readonly Undeliverable[]> {
  return database.execute<Undeliverable>(sql`
    select a.channel, left(split_part(coalesce(o.reason, ''), chr(10), 1), 120) as reason, count(*)::integer as count,
      extract(epoch from now() - min(o.said_at))::integer as age
    from outbox o join account a on a.id = o.account
    where ${which}
    group by 1, 2
    order by 3 desc, 1, 2`);
}

/** Tries all again that was given up, of one channel or of all; returns how many they are. */
export async function sendAgain(database: Database, channel?: ChannelName): Promise<number> {
  const chosen = channel === undefined ? sql`true` : sql`a.channel = ${channel}`;
  const rows = await database.execute(sql`
    update outbox o set ${sql.join(afresh, sql`, `)} from account a
    where a.id = o.account and ${isGivenUp} and ${chosen}
    returning o.id`);
  return rows.length;
}

/** Says what an account has missed since, once its holder is there again. */
export async function sayMissed(tx: Transaction, account: string): Promise<void> {
  await tx.execute(sql`
    with back as (
      update account a set missed_at = null from account before
      where a.id = ${account} and before.id = a.id and before.missed_at is not null
      returning before.missed_at as since
    ), missed as (
      select o.id from outbox o, back
      where o.account = ${account} and ${isGivenUp} and o.due >= back.since
      order by o.id desc limit ${mostAgain}
    )
    update outbox o set ${sql.join(afresh, sql`, `)} from missed where o.id = missed.id`);
}

const afresh = [sql`state = 'queued'`, sql`due = now()`, sql`failures = 0`, sql`unfinished = 0`];

/** And nothing has been said since at its place. */
const isGivenUp = sql`(
  o.state in ('unknown', 'dead') and o.mode = 'say' and o.message is not null and not exists (
    select from outbox n
    where n.account = o.account and n.place = o.place and n.id > o.id and n.mode = 'say' and n.state <> 'dead'))`;
