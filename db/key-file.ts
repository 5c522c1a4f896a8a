import { link, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { flushFolder, writtenAside } from './whole-file.ts';

/**
 * What the file of a key holds, made the first time: written aside and linked, so that of two programs that start at once one
 * makes the key and both use it.
 */
export async function keptKey(path: string, make: () => string): Promise<string> {
  const existing = await keyAt(path);
  if (existing !== undefined) return existing;
  const folder = dirname(path);
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = await writtenAside(path, make());
  await link(aside, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(aside);
  // What is sealed with a key that a loss of power takes away is lost: so its name is on the disk before it is used.
  await flushFolder(folder);
  if (first !== undefined) await flushFolder(dirname(first));
  const made = await keyAt(path);
  if (made === undefined) throw new Error(`${path} cannot be read`);
  return made;
}

/** Undefined where there is no such file. */
export async function keyAt(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
