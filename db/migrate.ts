import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import { grantServerRole } from './server-role.ts';

const migrations = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Brings one city's schema up to date, making it if need be; several programs may do so at once.
 * Takes the url of the owner; returns the url with which the server works, whose user has fewer rights.
 */
export async function migrate(
  ownerUrl: string,
  schema: string,
  log: (message: string) => void,
  folder = migrations,
): Promise<string> {
  const sql = postgres(ownerUrl, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: 'gouban migrate', search_path: `${schema},public` },
  });
  try {
    await mustKeepSettings(sql, schema);
    // Drizzle takes no lock of its own, and two at once collide.
    await sql`select pg_advisory_lock(hashtext('gouban migrate'), hashtext(${schema}))`;
    await mustKnow(sql, schema, folder);
    await applyMigrations(drizzle(sql), {
      migrationsFolder: folder,
      migrationsSchema: schema,
      migrationsTable: 'migration',
    });
    return await grantServerRole(sql, ownerUrl, schema, log);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** A release that is older than the database would read and write what it does not know. */
async function mustKnow(sql: Sql, schema: string, folder: string): Promise<void> {
  const [table] = await sql`select to_regclass(${`${schema}.migration`}) is not null as there`;
  if (table?.there !== true) return;
  const newest = Math.max(...readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis));
  const [newer] = await sql`select 1 from migration where created_at > ${newest} limit 1`;
  if (newer) throw new Error('The database is of a newer release than this one: start that, or restore the backup.');
}

const viaPool =
  'DATABASE_URL leads to a pool (PgBouncer?) that does not keep settings of a connection, which this needs. ' +
  'Give the address of PostgreSQL itself; the programme keeps its own pool (DATABASE_CONNECTIONS).';

/** What stands in between may refuse a setting, or take it and forget it. */
async function mustKeepSettings(sql: Sql, schema: string): Promise<void> {
  const rows = await sql<{ path: string }[]>`select current_setting('search_path') as path`.catch((error: unknown) => {
    const refused = error instanceof Error && error.message.includes('unsupported startup parameter');
    throw refused ? new Error(viaPool, { cause: error }) : error;
  });
  if (rows[0]?.path.replaceAll(/[\s"]/g, '') !== `${schema},public`) throw new Error(viaPool);
}
