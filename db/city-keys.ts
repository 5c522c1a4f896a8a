import { randomBytes } from 'node:crypto';
import { link, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keptKey, keyAt } from './key-file.ts';
import { flushFolder, writtenAside } from './whole-file.ts';

/**
 * The keys of a city lie in `seal.key` of its folder, a line each, the one of now first: whole, or one half each, the other
 * halves being in the file of a second holder (the share), without which they are nothing but chance.
 */

const keyBytes = 32;
const halved = 'half ';

/** Where keys lie: the folder, and the file of the second holder where there is one. */
export interface KeyPlace {
  readonly folder: string;
  readonly share?: string | undefined;
  /** The file of whoever holds the other share of tenders' keys. */
  readonly opening?: string | undefined;
}

export function keyPath(folder: string): string {
  return join(folder, 'seal.key');
}

/** The keys, the one of now first; the first is made where there is none. */
export async function keysIn(place: KeyPlace): Promise<readonly Buffer[]> {
  return (await readKeys(place)) ?? makeKey(place);
}

export async function hasKey({ folder }: KeyPlace): Promise<boolean> {
  return (await linesIn(keyPath(folder))) !== undefined;
}

/** For whoever runs the city. */
export async function howKept({ folder, share }: KeyPlace): Promise<string> {
  const own = await linesIn(keyPath(folder));
  if (!own) return `${keyPath(folder)} is not there: it is made when the city first starts.`;
  const older = own.length === 1 ? '' : ` Keys of before are kept with it: ${own.length - 1}.`;
  const holders = own.some(isHalf)
    ? `one half; the other is in ${share ?? 'the file that KEY_SHARE is to name'}`
    : 'whole';
  return `${keyPath(folder)} is ${holders}.${older}`;
}

/** From now on a new key is the one of now. */
export async function addKey(place: KeyPlace): Promise<void> {
  const key = randomBytes(keyBytes);
  const path = keyPath(place.folder);
  const own = (await linesIn(path)) ?? [];
  const half = (await halvesAt(place, own)) && randomBytes(keyBytes);
  if (!half || place.share === undefined) return replace(path, [key.toString('hex'), ...own]);
  // Of two halves the one that is read from the end comes first: what has no other half yet is passed over.
  const others = ((await linesIn(place.share)) ?? []).slice(-own.length);
  await replace(place.share, [half.toString('hex'), ...others]);
  await replace(path, [halved + xor(key, half).toString('hex'), ...own]);
}

/** Parts whole keys between the folder and a file that is not there yet. What they have sealed stays as it is. */
export async function splitKeys(folder: string, share: string): Promise<void> {
  const own = await linesIn(keyPath(folder));
  if (!own) throw new Error(`${keyPath(folder)} is missing`);
  if (own.some(isHalf)) throw new Error(`${keyPath(folder)} is one half already`);
  const halves = own.map(() => randomBytes(keyBytes));
  await mkdir(dirname(share), { recursive: true, mode: 0o700 });
  await create(
    share,
    halves.map((half) => half.toString('hex')),
  );
  const rest = own.map((line, n) => halved + xor(keyOf(keyPath(folder), line), halves[n]).toString('hex'));
  await replace(keyPath(folder), rest);
}

async function readKeys(place: KeyPlace): Promise<readonly Buffer[] | undefined> {
  const path = keyPath(place.folder);
  const own = await linesIn(path);
  if (!own) return undefined;
  const halves = await halvesAt(place, own);
  if (!halves) return own.map((line) => keyOf(path, line));
  return own.map((line, n) => xor(keyOf(path, line.slice(halved.length)), halves[n]));
}

/** The other halves of what lies in the folder; undefined where that is whole. */
async function halvesAt({ folder, share }: KeyPlace, own: readonly string[]): Promise<readonly Buffer[] | undefined> {
  if (!own.some(isHalf)) return undefined;
  if (share === undefined)
    throw new Error(`${keyPath(folder)} is one half: KEY_SHARE must name the file of the other.`);
  const others = await linesIn(share);
  if (!others)
    throw new Error(`${share} is missing, in which the second holder keeps the other half of ${keyPath(folder)}.`);
  if (others.length < own.length)
    throw new Error(`${share} is older than ${keyPath(folder)}: its holder has a newer one.`);
  return others.slice(-own.length).map((line) => keyOf(share, line));
}

function isHalf(line: string): boolean {
  return line.startsWith(halved);
}

function keyOf(path: string, line: string): Buffer {
  const key = Buffer.from(line, 'hex');
  if (key.length !== keyBytes) throw new Error(`${path} holds no key`);
  return key;
}

function xor(one: Buffer, other: Buffer = Buffer.alloc(keyBytes)): Buffer {
  return Buffer.from(one.map((byte, n) => byte ^ (other[n] ?? 0)));
}

async function makeKey(place: KeyPlace): Promise<readonly Buffer[]> {
  const path = keyPath(place.folder);
  await keptKey(path, () => randomBytes(keyBytes).toString('hex'));
  const made = await readKeys(place);
  if (!made) throw new Error(`${path} cannot be read`);
  return made;
}

/** Whole or not at all; rejects where there is such a file. */
async function create(path: string, lines: readonly string[]): Promise<void> {
  const aside = await writtenAside(path, lines.join('\n'));
  try {
    await link(aside, path);
  } finally {
    await rm(aside);
  }
  await flushFolder(dirname(path));
}

async function replace(path: string, lines: readonly string[]): Promise<void> {
  await rename(await writtenAside(path, lines.join('\n')), path);
  await flushFolder(dirname(path));
}

async function linesIn(path: string): Promise<readonly string[] | undefined> {
  return (await keyAt(path))?.trim().split(/\s*\n\s*/);
}
