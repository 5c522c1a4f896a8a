import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';

/** A PostgreSQL of the bench's own, which waits for the disk. */
export interface BenchServer {
  readonly folder: string;
  /** A new database with an empty city in it: the url of its owner, and that with which the programme serves. */
  city(name: string): Promise<{ readonly ownerUrl: string; readonly url: string }>;
  close(): Promise<void>;
}

export async function startServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-bench-'));
  const server = await startEmbedded(folder, () => {});
  await mustWaitForDisk(server.url);
  return {
    folder,
    async city(name) {
      const sql = postgres(server.url, { max: 1 });
      await sql`create database ${sql(name)}`;
      await sql.end();
      const ownerUrl = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
      return { ownerUrl, url: await migrate(ownerUrl, 'gouban', () => {}) };
    },
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function mustWaitForDisk(url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`
    select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commits`;
  await sql.end();
  if (row?.fsync !== 'on' || row.commits !== 'on') throw new Error('this server does not wait for the disk');
}
