import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, readFile, rename, rm, utimes } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Files } from '../src/app/ports/system.ts';
import type { CitySeal } from './seal.ts';
import { flushFolder } from './whole-file.ts';

/** So much of a file's beginning tells its type. */
const headBytes = 4_100;

export type FileSeal = Pick<CitySeal, 'mark' | 'marks' | 'sealing' | 'openBytes'>;
/** In which files are sealed, and their marks made. */
export const fileScope = 'file';
const scope = fileScope;

/**
 * Files in a folder, each once and encrypted, under a name that only whoever has the key can make of its SHA-256: written
 * aside, flushed, renamed, and the folder flushed, so that what a row names is there whole whenever the machine stops. `get`
 * throws when a file is no longer what it was.
 */
export function filesIn(folder: string, seal: FileSeal): Files {
  const markOf = (hash: string): string => seal.mark(scope, hash);
  const pathOf = (hash: string): string => pathIn(folder, markOf(hash));
  const heldOf = (hash: string): string => join(folder, 'held', markOf(hash));

  return {
    async put(bytes, limit, held = false) {
      const aside = join(folder, 'incoming', randomUUID());
      await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
      try {
        const written = await writeAside(aside, bytes instanceof Uint8Array ? [bytes] : bytes, limit, seal);
        if (written === 'too-large') return written;
        await settle(aside, held ? heldOf(written.hash) : pathOf(written.hash));
        return written;
      } finally {
        await rm(aside, { force: true });
      }
    },

    async get(hash) {
      if (!isHash(hash)) return undefined;
      const sealed = (await bytesAt(pathOf(hash))) ?? (await bytesAt(heldOf(hash)));
      return sealed && opened(seal, hash, sealed);
    },

    async settle(hash) {
      if (!isHash(hash)) return;
      const path = pathOf(hash);
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // It stays under both names, so that a copy of the folder that is being made misses neither.
      await linkedOrRenewed(heldOf(hash), path);
      await flushFolder(dirname(path));
      if (made !== undefined) await flushFolder(dirname(dirname(path)));
    },

    async drop(hash) {
      if (isHash(hash)) await rm(heldOf(hash), { force: true });
    },
  };
}

/** What is there already was handed in anew now, which whoever removes files must see; if it is gone by then, it is linked. */
async function linkedOrRenewed(from: string, path: string): Promise<void> {
  for (;;) {
    const failed = await link(from, path).then(() => undefined, codeOf);
    if (failed === undefined || failed === 'ENOENT') return;
    if (failed !== 'EEXIST') throw new Error(`a file could not be settled: ${failed}`);
    const now = new Date();
    if ((await utimes(path, now, now).then(() => undefined, codeOf)) === undefined) return;
  }
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.code ?? error.message;
}

export function pathIn(folder: string, mark: string): string {
  return join(folder, 'sealed', mark.slice(0, 2), mark);
}

function opened(seal: FileSeal, hash: string, sealed: Buffer): Uint8Array {
  try {
    const bytes = seal.openBytes(scope, sealed);
    if (hashOf(bytes) === hash) return bytes;
  } catch {
    // It was altered, which is told below.
  }
  throw new Error(`the file ${hash} is not what it was`);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where files lie that are no longer what they were, where those would lie that are named here and missing, and how many there are. */
export async function checkFiles(
  folder: string,
  seal: FileSeal,
  named: ReadonlySet<string> = new Set(),
): Promise<{ count: number; broken: readonly string[]; missing: readonly string[] }> {
  const broken: string[] = [];
  const present = new Set<string>();
  for (const group of await namesIn(join(folder, 'sealed'))) {
    for (const mark of await namesIn(join(folder, 'sealed', group))) {
      present.add(mark);
      const sealed = await bytesAt(pathIn(folder, mark));
      if (!sealed || !isMarked(seal, mark, sealed)) broken.push(join('sealed', group, mark));
    }
  }
  const missing = [...named].filter((hash) => !seal.marks(scope, hash).some((mark) => present.has(mark)));
  const paths = missing.map((hash) => relative(folder, pathIn(folder, seal.mark(scope, hash))));
  return { count: present.size, broken, missing: paths };
}

/** Is what lies under a mark the file of that mark, sealed with a key of this city? */
export function isMarked(seal: FileSeal, mark: string, sealed: Buffer): boolean {
  try {
    return seal.marks(scope, hashOf(seal.openBytes(scope, sealed))).includes(mark);
  } catch {
    return false;
  }
}

/**
 * Encrypts what a version before has kept in the open, under its hash. What is not what its name says stays where it lies:
 * nobody is given it.
 */
export async function sealOpenFiles(folder: string, seal: FileSeal): Promise<void> {
  const groups = (await namesIn(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name) || name === 'held');
  const files = filesIn(folder, seal);
  for (const group of groups) {
    for (const hash of (await namesIn(join(folder, group))).filter(isHash)) {
      const path = join(folder, group, hash);
      // Another programme that starts may have been faster.
      const bytes = await bytesAt(path);
      if (!bytes || hashOf(bytes) !== hash) continue;
      await files.put(bytes, bytes.byteLength, group === 'held');
      await rm(path, { force: true });
    }
  }
}

/** Seals anew what a key of before has sealed. What cannot be opened stays where it lies, for `checkFiles` to name. */
export async function renewFiles(folder: string, seal: FileSeal): Promise<void> {
  const files = filesIn(folder, seal);
  const groups = (await namesIn(join(folder, 'sealed'))).map((group) => join('sealed', group));
  for (const group of [...groups, 'held']) {
    for (const mark of await namesIn(join(folder, group))) {
      const path = join(folder, group, mark);
      const sealed = await bytesAt(path);
      if (!sealed || !isMarked(seal, mark, sealed)) continue;
      const bytes = seal.openBytes(scope, sealed);
      if (seal.mark(scope, hashOf(bytes)) === mark) continue;
      await files.put(bytes, bytes.byteLength, group === 'held');
      await rm(path, { force: true });
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(unless('ENOENT'))) ?? [];
}

function isHash(hash: string): boolean {
  return /^[0-9a-f]{64}$/.test(hash);
}

function bytesAt(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(unless('ENOENT'));
}

/** Passes over failures of these names. */
export function unless(...codes: readonly string[]): (error: NodeJS.ErrnoException) => undefined {
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
  seal: FileSeal,
): Promise<Written | 'too-large'> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await copied(file, bytes, limit, seal);
  } finally {
    await file.close();
  }
}

/** Counts as it goes: no one is believed about a size. */
async function copied(
  file: FileHandle,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  seal: FileSeal,
): Promise<Written | 'too-large'> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let size = 0;
  const { before, piece, end } = seal.sealing(scope);
  await file.writeFile(before);
  for await (const chunk of bytes) {
    if (size < headBytes) head.push(chunk.subarray(0, headBytes - size));
    size += chunk.byteLength;
    if (size > limit) return 'too-large';
    hash.update(chunk);
    await file.writeFile(piece(chunk));
  }
  await file.writeFile(end());
  await file.sync();
  return { hash: hash.digest('hex'), size, head: Buffer.concat(head) };
}

async function settle(aside: string, path: string): Promise<void> {
  const folder = dirname(path);
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  await rename(aside, path);
  await flushFolder(folder);
  if (made !== undefined) await flushFolder(dirname(folder));
}
