import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import postgres from 'postgres';
import { z } from 'zod';
import { migrate } from '../../db/migrate.ts';
import { emptyDatabase, type FreshDatabase, schema } from '../database.ts';

/**
 * What the version before notices had ids and kinds kept of a demonstration on 25 November 2026, at eight o'clock: all of
 * its stories, drafts that were begun (one of them sealed), and what was still to be said; every row of every table, and
 * the key of its seal.
 */
const kept = 'test/system/city-of-before.json.gz';
const Kept = z.object({ key: z.string(), rows: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))) });

/** How many migrations that version had. */
const migrations = 5;

export interface OlderCity extends FreshDatabase {
  /** Where the key of its seal lies. */
  readonly folder: string;
}

/** A city as the version before left it: not migrated yet. */
export async function olderCity(): Promise<OlderCity> {
  const { key, rows } = Kept.parse(JSON.parse(gunzipSync(await readFile(kept)).toString('utf8')));
  const empty = await emptyDatabase();
  const older = await olderMigrations();
  await migrate(empty.ownerUrl, schema, () => {}, older);
  await rm(older, { recursive: true });
  await fill(empty.ownerUrl, rows);

  const folder = await mkdtemp(join(tmpdir(), 'gouban-older-'));
  await mkdir(join(folder, 'keys'), { mode: 0o700 });
  await writeFile(join(folder, 'keys', 'seal.key'), key, { mode: 0o600 });
  return {
    ...empty,
    folder,
    async drop() {
      await empty.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function olderMigrations(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-migrations-'));
  await cp('db/migrations', folder, { recursive: true });
  const path = join(folder, 'meta', '_journal.json');
  const journal: { readonly entries: readonly unknown[] } = JSON.parse(await readFile(path, 'utf8'));
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, migrations) }));
  return folder;
}

type Rows = z.infer<typeof Kept>['rows'];

/** Writes the rows as they are, in whatever order; new ones are numbered after them. */
async function fill(ownerUrl: string, rows: Rows): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { search_path: schema } });
  try {
    await sql`set session_replication_role = replica`;
    for (const [table, each] of Object.entries(rows)) {
      await sql`
        insert into ${sql(table)} overriding system value
        select * from jsonb_populate_recordset(null::${sql(table)}, ${sql.json(each as postgres.JSONValue)})`;
    }
    const counted = await sql<{ table: string }[]>`
      select table_name as table from information_schema.columns where table_schema = ${schema} and is_identity = 'YES'`;
    for (const { table } of counted) {
      await sql`select setval(pg_get_serial_sequence(${`${schema}.${table}`}, 'id'), max(id)) from ${sql(table)}`;
    }
  } finally {
    await sql.end();
  }
}
