import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Head } from '../src/app/ports/system.ts';
import { canonical } from '../src/law/canonical.ts';
import { type HeadKey, isSignedBy } from './head-key.ts';
import { flushFolder } from './whole-file.ts';

/** A row that no act of the log gives: its kind, what names it, and what it says. */
export const givenKinds = ['seat', 'body', 'limit', 'setting', 'deadline', 'day'] as const;
export type GivenKind = (typeof givenKinds)[number];
export type GivenRow = readonly [kind: GivenKind, name: string, says: string];

/** Where the log of a case ends, or what was given otherwise than by the log. */
export type HeadLine =
  | { readonly end: readonly [id: string, seq: number, hash: string] }
  | { readonly given: GivenRow };

const Line = z.union([
  z.strictObject({ end: z.tuple([z.string(), z.int(), z.string()]) }),
  z.strictObject({ given: z.tuple([z.enum(givenKinds), z.string(), z.string()]) }),
]);

const Closing = z.strictObject({
  head: z.int(),
  at: z.iso.datetime(),
  prev: z.string(),
  hash: z.string(),
  key: z.string(),
  signature: z.string(),
});

/** A head as it is kept: chained to the one before, and signed. */
export interface KeptHead extends Head {
  readonly prev: string;
  /** The public half of the key that has signed it. */
  readonly key: string;
}

/** What the first head follows. */
export const noHead = '0'.repeat(64);

/** The first words of a closing line, by which it is known. */
const closes = '{"head":';
/** Longer than any closing line. */
const tailBytes = 1_024;

const nameOf = (number: number): string => `${String(number).padStart(8, '0')}.jsonl`;

const headPath = (folder: string, number: number): string => join(folder, nameOf(number));

/** The numbers of the heads that lie in a folder, in their order; none where there is no folder. */
async function headNumbers(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names
    .filter((name) => /^\d{8}\.jsonl$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .toSorted((a, b) => a - b);
}

/** So many heads are remembered. */
const mostKnown = 100;

/** The newest heads of a folder, the newest first. A head is written once: each is opened once, however often it is asked for. */
export function newestHeadsIn(folder: string): (count: number) => Promise<readonly KeptHead[]> {
  const known = new LRUCache<number, KeptHead>({ max: mostKnown });
  const headOf = async (number: number): Promise<KeptHead> => {
    const head = known.get(number) ?? (await closingOf(headPath(folder, number)));
    known.set(number, head);
    return head;
  };
  return async (count) => Promise.all((await headNumbers(folder)).slice(-count).toReversed().map(headOf));
}

async function closingOf(path: string): Promise<KeptHead> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - tailBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(tailBytes), 0, tailBytes, from);
    const last = buffer.subarray(0, bytesRead).toString().trimEnd().split('\n').at(-1) ?? '';
    const closing = closingIn(last);
    if (!closing) throw new Error(`${path} does not end with a head`);
    return closing;
  } finally {
    await file.close();
  }
}

function closingIn(line: string): KeptHead | undefined {
  const parsed = Closing.safeParse(asJson(line));
  if (!parsed.success) return undefined;
  const { head: number, at, ...rest } = parsed.data;
  return { number, at: new Date(at), ...rest };
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Keeps the next head: written aside, flushed and linked under its number, so that of two programmes that take one at once
 * one does. Resolves with whether it was this one.
 */
export async function putHead(
  folder: string,
  key: HeadKey,
  { number, at, prev }: Pick<KeptHead, 'number' | 'at' | 'prev'>,
  lines: AsyncIterable<HeadLine>,
): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const aside = join(folder, `${randomUUID()}.new`);
  const file = await open(aside, 'wx', 0o600);
  try {
    await written(file, key, { number, at, prev }, lines);
    const isFirst = await link(aside, headPath(folder, number)).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    await flushFolder(folder);
    return isFirst;
  } finally {
    await file.close();
    await rm(aside, { force: true });
  }
}

/** So much is written at once. */
const pieceBytes = 64 * 1_024;

async function written(
  file: FileHandle,
  key: HeadKey,
  { number, at, prev }: Pick<KeptHead, 'number' | 'at' | 'prev'>,
  lines: AsyncIterable<HeadLine>,
): Promise<void> {
  const hash = createHash('sha256');
  let piece = '';
  for await (const line of lines) {
    piece += `${JSON.stringify(line)}\n`;
    if (piece.length < pieceBytes) continue;
    hash.update(piece);
    await file.writeFile(piece);
    piece = '';
  }
  hash.update(piece);
  await file.writeFile(piece);
  const head = { head: number, at: at.toISOString(), prev };
  const sum = hash.update(canonical(head)).digest('hex');
  await file.writeFile(`${JSON.stringify({ ...head, hash: sum, key: key.public, signature: key.sign(sum) })}\n`);
  await file.sync();
}

/** What is done with heads as they are read. */
export interface HeadReader {
  line(line: HeadLine): void | Promise<void>;
  /** All lines of a head were given; `isWhole` where they are what was signed. */
  end(head: KeptHead | undefined, isWhole: boolean): void | Promise<void>;
}

/** The files of heads at a path: of a folder in their order, else the file itself, in which several may stand one after another. */
export async function headFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!found?.isDirectory()) return found ? [path] : [];
  return (await headNumbers(path)).map((number) => headPath(path, number));
}

export async function readHeads(path: string, reader: HeadReader): Promise<void> {
  let hash = createHash('sha256');
  let isAsWritten = true;
  let isBegun = false;
  const file = await open(path);
  for await (const text of file.readLines()) {
    isBegun = true;
    const head = text.startsWith(closes) ? closingIn(text) : undefined;
    if (head) {
      const { number, at, prev, key, signature } = head;
      const sum = hash.update(canonical({ head: number, at: at.toISOString(), prev })).digest('hex');
      await reader.end(head, isAsWritten && sum === head.hash && isSignedBy(key, sum, signature));
      hash = createHash('sha256');
      isAsWritten = true;
      isBegun = false;
      continue;
    }
    hash.update(`${text}\n`);
    const line = Line.safeParse(asJson(text));
    if (line.success) await reader.line(line.data);
    else isAsWritten = false;
  }
  if (isBegun) await reader.end(undefined, false);
}
