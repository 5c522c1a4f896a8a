import { fileTypeFromBuffer } from 'file-type';
import { mebibytes } from '../dialogue/file-size.ts';
import { evidenceKinds } from '../engine/evidence-kinds.ts';
import type { Evidence } from '../engine/form.ts';
import { accept, type Result, refuse } from '../engine/procedure.ts';
import { isActive } from './active.ts';
import { barer, photoHead } from './photos/bare.ts';
import type { Files } from './ports/system.ts';

/**
 * Keeps a file as evidence under its SHA-256: at most `limit` bytes, and of a kind that its own first bytes show,
 * whatever its name says; apart from the others where it is `held`. A photo is kept as nothing but what is seen on it. Refuses with
 * `file-too-large` (limit in MB), `file-kind`, `file-broken` where a photo is not whole, or `file-active` where a paper holds a programme.
 */
export async function keepFile(
  files: Files,
  limit: number,
  name: string,
  bytes: Bytes,
  held = false,
): Promise<Result<Evidence>> {
  const shown = shownName(name);
  const bare = await withoutSaying(bytes, limit);
  if (bare === undefined) return refuse({ why: 'file-broken', values: { name: shown } });
  // Held until it is known what it is: what is refused is gone again.
  const put = await files.put(bare, limit, true);
  if (put === 'too-large') return refuse({ why: 'file-too-large', values: { name: shown, limit: mebibytes(limit) } });
  const looked = await lookedAt(files, put, shown);
  if (looked.ok && !held) await files.settle(put.hash);
  if (!looked.ok || !held) await files.drop(put.hash);
  return looked;
}

async function lookedAt(files: Files, put: Kept, shown: string): Promise<Result<Evidence>> {
  const { hash, size } = put;
  const mime = await kindOf(files, put);
  const kind = mime === undefined ? undefined : evidenceKinds[mime];
  if (mime === undefined || !kind) return refuse({ why: 'file-kind', values: { name: shown } });
  const paper = kind.sort === 'document' ? await files.get(hash) : undefined;
  if (paper && (await isActive(mime, paper))) return refuse({ why: 'file-active', values: { name: shown } });
  return accept({ hash, name: endingIn(shown, kind.endings), mime, size });
}

type Bytes = AsyncIterable<Uint8Array> | Uint8Array;

/**
 * Photos without what they say beyond the picture, all else as it came. A photo is looked at as a whole, and no more of it is read
 * than may be kept. Undefined where it is not whole.
 */
async function withoutSaying(bytes: Bytes, limit: number): Promise<Bytes | undefined> {
  const from = chunksOf(bytes);
  const begun: Uint8Array[] = [];
  let size = 0;
  const readTo = async (enough: number): Promise<void> => {
    while (size < enough) {
      const { done, value } = await from.next();
      if (done) return;
      begun.push(value);
      size += value.byteLength;
    }
  };
  await readTo(photoHead);
  const bare = barer(Buffer.concat(begun));
  if (!bare) return following(begun, from);
  await readTo(limit + 1);
  // What is too large is refused for that.
  return size > limit ? following(begun, from) : bare(Buffer.concat(begun));
}

async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array, undefined> {
  if (bytes instanceof Uint8Array) yield bytes;
  else yield* bytes;
}

async function* following(begun: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* begun;
  yield* rest;
}

/** What tells an office's papers from other archives may stand anywhere in them: those are looked at as a whole. */
async function kindOf(files: Files, { hash, head }: Kept): Promise<string | undefined> {
  const isArchive = Buffer.from(head.subarray(0, archive.length)).equals(archive);
  const looked = isArchive ? await files.get(hash) : head;
  return looked && (await fileTypeFromBuffer(looked))?.mime.split(';')[0];
}

type Kept = Exclude<Awaited<ReturnType<Files['put']>>, 'too-large'>;
const archive = Buffer.from('PK\x03\x04', 'latin1');

const longestName = 120;

/** A name that is only a name: no folders, no invisible or turning characters, of a length that can be shown. */
function shownName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const characters = [...last.replaceAll(/[\p{C}]/gu, '').trim()];
  return characters.slice(-longestName).join('').toWellFormed() || 'file';
}

/** The name's ending tells the truth about the kind. */
function endingIn(name: string, endings: readonly [string, ...(readonly string[])]): string {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return endings.includes(ending) ? name : `${name}.${endings[0]}`;
}
