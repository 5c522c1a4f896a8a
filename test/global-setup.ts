import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { named, schema, templateName } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Urls of the server's maintenance database: its owner's, and that of the user the program serves with. */
    ownerUrl: string;
    serverUrl: string;
  }
}

/** One PostgreSQL server for all tests, with a migrated database from which each test file has its own copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-test-'));
  const server = await startEmbedded(folder, () => {});
  const sql = postgres(server.url, { max: 1 });
  // Nothing here outlives the run: what would be lost with the machine need not be waited for, nor what is dead swept away.
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum']) {
    await sql`alter system set ${sql(setting)} = off`;
  }
  await sql`select pg_reload_conf()`;
  await sql`create database ${sql(templateName)}`;
  await sql.end();
  const serverUrl = await migrate(named(server.url, templateName), schema, () => {});
  project.provide('ownerUrl', server.url);
  project.provide('serverUrl', serverUrl);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
}
