import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { startEmbedded } from '../../db/embedded.ts';
import { migrate } from '../../db/migrate.ts';

/** A PostgreSQL of the bench's own, which waits for the disk. */
export interface BenchServer {
  readonly url: string;
  readonly folder: string;
  /** A new database with an empty city in it: the url of its owner, and that with which the programme serves. */
  city(name: string): Promise<{ readonly ownerUrl: string; readonly url: string }>;
  close(): Promise<void>;
}

/** The same as another process of the bench sees it. */
export type SharedServer = Omit<BenchServer, 'close'>;

export async function startServer(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-bench-'));
  const server = await startEmbedded(folder, () => {});
  await mustWaitForDisk(server.url);
  return {
    ...sharedServer(server.url, folder),
    async close() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function sharedServer(url: string, folder: string): SharedServer {
  return {
    url,
    folder,
    async city(name) {
      const sql = postgres(url, { max: 1 });
      await sql`create database ${sql(name)}`;
      await sql.end();
      const ownerUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href;
      return { ownerUrl, url: await migrate(ownerUrl, 'gouban', () => {}) };
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
