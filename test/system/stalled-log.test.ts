import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { freePort } from '../../db/free-port.ts';
import { freshDatabase } from '../database.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A pipe that takes not a byte more, since nobody reads it. */
function fullPipe(folder: string): { readonly end: number; close(): void } {
  const path = join(folder, 'log');
  execFileSync('mkfifo', [path]);
  const both = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  const some = Buffer.alloc(4_096, '\n');
  try {
    for (;;) writeSync(both, some);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
  }
  const end = openSync(path, 'w');
  return {
    end,
    close() {
      closeSync(end);
      closeSync(both);
    },
  };
}

test('a programme of which nobody reads the log serves and stops all the same', async () => {
  const fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gouban-log-'));
  const pipe = fullPipe(folder);
  const port = String(await freePort());
  const { PATH, NODE_OPTIONS } = process.env;
  const env = { PATH, NODE_OPTIONS, DATABASE_URL: fresh.ownerUrl, DATA_DIR: folder, PORT: port, LOG_LEVEL: 'trace' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', pipe.end] });
  const ended = once(child, 'exit');
  try {
    if (child.stdout) await once(child.stdout, 'data');
    expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  } finally {
    child.kill('SIGKILL');
    await ended;
    pipe.close();
    await fresh.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 60_000);
