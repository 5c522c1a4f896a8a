import { lt, type SQL, sql } from 'drizzle-orm';
import { placeOf } from '../src/dialogue/card.ts';
import type { SettingValues } from '../src/law/setting.ts';
import { connect, type Database } from './connect.ts';
import { postAct } from './schema.ts';

/** In days. */
type Kept = SettingValues['kept.days'] &
  Pick<SettingValues['kept.longer-days'], 'browsers'> & { readonly signIns: SettingValues['kept.sign-ins'] };

/** So many rows of each at once: nobody waits for it, and a year's are gone in a day. */
const batch = 2_000;

/**
 * Removes what is needed no longer, by the city's terms; never anything of the log. What the database itself has dated is
 * judged by its clock, the rest by the city's.
 */
export async function trim(database: Database, days: Kept, now: Date): Promise<void> {
  const ago = (count: number): SQL => sql`now() - make_interval(days => ${count}::integer)`;
  const at = now.toISOString();
  const before = (count: number): SQL => sql`${at}::timestamptz - make_interval(days => ${count}::integer)`;
  const some = (table: SQL, which: SQL): SQL =>
    sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${which} limit ${batch}))`;
  /** Of what is numbered in its order only the oldest are looked at. */
  const oldest = (table: SQL, which: SQL): SQL =>
    sql`delete from ${table} where id in (
      select id from (select * from ${table} t order by t.id limit ${batch}) o where ${which})`;
  const statements = [
    some(sql`received`, sql`at < ${ago(days.received)}`),
    some(sql`token`, sql`made_at < ${ago(days.buttons)}`),
    oldest(
      sql`outbox`,
      sql`o.said_at < ${ago(days.messages)} and o.state not in ('queued', 'leased') and (${isCard}) is not true`,
    ),
    oldest(sql`transcript`, sql`o.at < ${before(days.messages)}`),
    some(sql`session`, sql`until < ${at}::timestamptz`),
    some(sql`code`, sql`until < ${before(days.codes)}`),
    some(sql`sign_in`, sql`at < ${before(days.signIns)}`),
    some(sql`proof`, sql`until < ${at}::timestamptz`),
    some(sql`browser`, sql`at < ${before(days.browsers)}`),
    some(sql`hourly`, sql`hour <= ${at}::timestamptz - interval '1 hour'`),
  ];
  for (const statement of statements) await database.execute(statement);
}

/** The same of what the server may only add to, when it starts; takes the owner's url. */
export async function trimAsOwner(
  ownerUrl: string,
  schema: string,
  days: Pick<SettingValues['kept.longer-days'], 'postActs'>,
  now: Date,
): Promise<void> {
  const owner = connect(ownerUrl, schema, { max: 1, statementTimeout: 0 });
  try {
    const before = new Date(now.getTime() - days.postActs * 24 * 3_600_000);
    await owner.delete(postAct).where(lt(postAct.at, before));
  } finally {
    await owner.close();
  }
}

/** The newest card of a case in an account, which is brought up to date for as long as the case goes on. */
const isCard = sql`o.place like ${`${placeOf('')}%`} and o.mode = 'say' and not exists (
  select from outbox n where n.place = o.place and n.account = o.account and n.id > o.id and n.mode = 'say')`;
