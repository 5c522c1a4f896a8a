import { getTableName, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from './connect.ts';
import { renewFiles } from './files.ts';
import { beginsToChange, isChanged } from './known-seal.ts';
import {
  account,
  answer,
  body,
  browser,
  discardedDraft,
  event,
  outbox,
  ownCopy,
  passkey,
  person,
  proof,
  session,
  signIn,
  tenderKey,
  transcript,
  unaskedFile,
} from './schema.ts';
import type { CitySeal } from './seal.ts';
import { withSealed } from './sealed-within.ts';
import { unaskedMark } from './unasked.ts';
import { markOf, shownAddress } from './who.ts';

/** So many pages of a table are read at once. */
const pages = 64;

/** A column in which sealed text stands, by itself or within what is stored as JSON. */
interface Column {
  readonly table: PgTable;
  readonly name: string;
  readonly type: SQL;
}

const text = sql`text`;
const json = sql`jsonb`;

const columns: readonly Column[] = [
  { table: event, name: 'event', type: json },
  { table: tenderKey, name: 'own_share', type: text },
  { table: tenderKey, name: 'joined', type: text },
  { table: ownCopy, name: 'answers', type: text },
  { table: answer, name: 'value', type: json },
  { table: body, name: 'profile', type: json },
  { table: person, name: 'name', type: text },
  { table: account, name: 'address', type: text },
  { table: account, name: 'last_heard', type: text },
  { table: browser, name: 'endpoint', type: text },
  { table: session, name: 'device', type: text },
  { table: signIn, name: 'device', type: text },
  { table: passkey, name: 'device', type: text },
  { table: proof, name: 'about', type: text },
  { table: unaskedFile, name: 'file', type: text },
  { table: discardedDraft, name: 'draft', type: text },
  { table: outbox, name: 'message', type: text },
  { table: transcript, name: 'message', type: text },
];

/**
 * Seals all that lies in the database and in the folder of files once more, with the key of now, in batches; it can be begun
 * again wherever it ended. What was sealed stays within, since the log's links are hashes of it. Takes the owner's
 * connection, of a city that is stopped.
 */
export async function renewAll(database: Database, seal: CitySeal, files: string): Promise<void> {
  await beginsToChange(database, seal);
  for (const column of columns) await renewColumn(database, seal, column);
  await markAnew(database, seal);
  await renewFiles(files, seal);
  // What the key of before opens still lies where it lay, until the tables are written anew.
  for (const table of new Set(columns.map((each) => each.table))) await database.execute(sql`vacuum (full) ${table}`);
  await isChanged(database, seal);
}

/** Is anybody serving this city? Asked before anything else is, on the one connection that there is then. */
export async function isServed(database: Database, schema: string): Promise<boolean> {
  const [found] = await database.execute<{ served: boolean }>(sql`
    select exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and (usename = ${`${schema}_server`} or application_name = 'gouban')) as served`);
  return found?.served === true;
}

async function renewColumn(database: Database, seal: CitySeal, { table, name, type }: Column): Promise<void> {
  const column = sql.identifier(name);
  const [size] = await database.execute<{ pages: number }>(sql`
    select (pg_relation_size(${getTableName(table)}::regclass) / current_setting('block_size')::bigint)::float8 as pages`);
  for (let from = 0; from < (size?.pages ?? 0); from += pages) {
    const rows = await database.execute<{ at: string; stored: unknown }>(sql`
      select ctid::text as at, ${column} as stored from ${table}
      where ctid >= ${place(from)} and ctid < ${place(from + pages)} and ${column} is not null`);
    const renewed = rows.flatMap(({ at, stored }) => {
      const changed = withSealed(stored, seal.renewed);
      return changed === undefined ? [] : [{ at, stored: changed }];
    });
    if (renewed.length === 0) continue;
    await database.execute(sql`
      update ${table} set ${column} = renewed.stored
      from json_to_recordset(${JSON.stringify(renewed)}::text::json) as renewed (at text, stored ${type})
      where ${table}.ctid = renewed.at::tid`);
  }
}

function place(page: number): SQL {
  return sql`${`(${page},0)`}::tid`;
}

/** What is found by a mark is found by that of the key of now. */
async function markAnew(database: Database, seal: CitySeal): Promise<void> {
  const accounts = await database
    .select({ key: account.id, channel: account.channel, address: account.address })
    .from(account);
  await setMarks(
    database,
    account,
    accounts.map(({ key, channel, address }) => {
      return { key, mark: markOf(seal, { channel, address: shownAddress(seal, channel, address) }) };
    }),
  );
  const files = await database.select({ id: unaskedFile.id, file: unaskedFile.file }).from(unaskedFile);
  await setMarks(
    database,
    unaskedFile,
    files.map((each) => ({ key: each.id, mark: unaskedMark(seal, each) })),
  );
}

async function setMarks(
  database: Database,
  table: typeof account | typeof unaskedFile,
  marks: readonly { readonly key: string; readonly mark: string }[],
): Promise<void> {
  await database.execute(sql`
    update ${table} set mark = made.mark from json_to_recordset(${JSON.stringify(marks)}::text::json) as made (key text, mark text)
    where ${table.id} = made.key`);
}
