import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
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
    // Drizzle takes no lock of its own, and two at once collide.
    await sql`select pg_advisory_lock(hashtext('gouban migrate'), hashtext(${schema}))`;
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
