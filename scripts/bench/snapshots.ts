import { sql } from 'drizzle-orm';
import type { Database } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';

/** What stands in a city's tables now, to be put back as often as wanted. */
export interface Snapshot {
  restore(): Promise<void>;
}

let count = 0;

/** `owner` is a connection of the database's owner, with the city's schema first in its search path. */
export async function snapshotOf(owner: Database): Promise<Snapshot> {
  const tables = await tablesOf(owner);
  count += 1;
  const aside = sql.identifier(`snapshot_${count}`);
  await owner.execute(sql`create schema ${aside}`);
  for (const table of tables) {
    await owner.execute(sql`create table ${aside}.${sql.identifier(table)} as table ${sql.identifier(table)}`);
  }
  const all = sql.join(
    tables.map((table) => sql.identifier(table)),
    sql`, `,
  );
  return {
    restore: () =>
      transact(owner, async (tx) => {
        // Rows come back in no order that foreign keys would like.
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(sql`truncate ${all}`);
        for (const table of tables) {
          const name = sql.identifier(table);
          await tx.execute(sql`insert into ${name} overriding system value table ${aside}.${name}`);
        }
      }),
  };
}

/** All but the journal of migrations. */
async function tablesOf(owner: Database): Promise<readonly string[]> {
  const rows = await owner.execute<{ name: string }>(sql`
    select tablename as name from pg_tables
    where schemaname = current_schema() and tablename <> 'migration' order by tablename`);
  return rows.map(({ name }) => name);
}
