import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../src/app/ports/system.ts';

/** So much of a file's beginning tells its type. */
const headBytes = 4_100;

/**
 * Files in a folder, each once under its SHA-256: written aside, flushed, renamed, and the folder flushed, so that what
 * a row names is there whole whenever the machine stops. `get` throws when a file is no longer what its name says.
 */
export function filesIn(folder: string): Files {
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  const heldOf = (hash: string): string => join(folder, 'held', hash);

  return {
    async put(bytes, limit, held = false) {
      const aside = join(folder, 'incoming', randomUUID());
      await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
      try {
        const written = await writeAside(aside, bytes instanceof Uint8Array ? [bytes] : bytes, limit);
        if (written === 'too-large') return written;
        await settle(aside, held ? heldOf(written.hash) : pathOf(written.hash));
        return written;
      } finally {
        await rm(aside, { force: true });
      }
    },

    async get(hash) {
      if (!isHash(hash)) return undefined;
      const bytes = (await bytesAt(pathOf(hash))) ?? (await bytesAt(heldOf(hash)));
      if (bytes && createHash('sha256').update(bytes).digest('hex') !== hash) {
        throw new Error(`the file ${hash} is not what it was`);
      }
      return bytes;
    },

    async settle(hash) {
      if (!isHash(hash)) return;
      const path = pathOf(hash);
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // It stays under both names, so that a copy of the folder that is being made misses neither.
      await link(heldOf(hash), path).catch(unless('EEXIST', 'ENOENT'));
      await flush(dirname(path));
      if (made !== undefined) await flush(folder);
    },

    async drop(hash) {
      if (isHash(hash)) await rm(heldOf(hash), { force: true });
    },
  };
}

function isHash(hash: string): boolean {
  return /^[0-9a-f]{64}$/.test(hash);
}

function bytesAt(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(unless('ENOENT'));
}

/** Passes over failures of these names. */
function unless(...codes: readonly string[]): (error: NodeJS.ErrnoException) => undefined {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
    return undefined;
  };
}

type Written = Exclude<Awaited<ReturnType<Files['put']>>, 'too-large'>;

async function writeAside(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): Promise<Written | 'too-large'> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await copied(file, bytes, limit);
  } finally {
    await file.close();
  }
}

/** Counts as it goes: no one is believed about a size. */
async function copied(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
): Promise<Written | 'too-large'> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    if (size < headBytes) head.push(chunk.subarray(0, headBytes - size));
    size += chunk.byteLength;
    if (size > limit) return 'too-large';
    hash.update(chunk);
    await file.writeFile(chunk);
  }
  await file.sync();
  return { hash: hash.digest('hex'), size, head: Buffer.concat(head) };
}

async function settle(aside: string, path: string): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(aside, path);
  await flush(folder);
  if (made !== undefined) await flush(dirname(folder));
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
