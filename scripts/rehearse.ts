// `npm run rehearse -- [--heads FOLDER] gouban.dump data.tgz seal.key [share.key]`: restores a backup into a city of its own, in a
// folder and on a server that are removed again, verifies all of it, also by heads that were kept elsewhere, and fails where
// anything is missing. Touches nothing of the city that runs.

import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { startEmbedded } from '../db/embedded.ts';
import { configFrom } from '../src/config.ts';
import { onOwnersDatabase } from './owner-database.ts';
import { verified } from './verify/verified.ts';

const run = promisify(execFile);

const { values, positionals } = parseArgs({ allowPositionals: true, options: { heads: { type: 'string' } } });
const [dump, folder, key, share] = positionals;
if (dump === undefined || folder === undefined || key === undefined) {
  console.error('npm run rehearse -- [--heads FOLDER] gouban.dump data.tgz seal.key [share.key]');
  process.exit(1);
}
const home = await mkdtemp(join(tmpdir(), 'gouban-rehearsal-'));
try {
  await rehearse(dump, folder, key);
} catch (error) {
  console.error(error instanceof Error ? error.message.trim() : String(error));
  process.exitCode = 1;
} finally {
  await rm(home, { recursive: true, force: true });
}

async function rehearse(dumpPath: string, folderPath: string, keyPath: string): Promise<void> {
  const started = performance.now();
  await run('tar', ['-xzf', folderPath, '-C', home]);
  await mkdir(join(home, 'keys'), { recursive: true });
  await copyFile(keyPath, join(home, 'keys', 'seal.key'));
  const { schema } = configFrom(process.env).database;
  const config = configFrom({ DATA_DIR: home, DATABASE_SCHEMA: schema, KEY_SHARE: share });
  const server = await startEmbedded(home, () => {});
  try {
    await restore(server.url, dumpPath);
    await onOwnersDatabase(async (database, seal) => {
      const heads = { path: values.heads ?? join(home, 'heads') };
      const isWhole = await verified(database, seal, { files: fileURLToPath(config.filesUrl), heads });
      const seconds = Math.round((performance.now() - started) / 1000);
      console.log(isWhole ? `The backup is whole; to restore it took ${seconds} s.` : 'The backup is not whole.');
      if (!isWhole) process.exitCode = 1;
    }, config);
  } finally {
    await server.stop();
  }
}

/** By what whoever lists processes cannot see. */
async function restore(url: string, dumpPath: string): Promise<void> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const database = pathname.slice(1);
  const env = { ...process.env, PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password };
  const options = ['--no-owner', '--no-privileges', '--exit-on-error', `--dbname=${database}`];
  await run('pg_restore', [...options, dumpPath], { env }).catch((error: { stderr?: string }) => {
    throw new Error(error.stderr || 'pg_restore cannot be started: install the clients of PostgreSQL');
  });
}
