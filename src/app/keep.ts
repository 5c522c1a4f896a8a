import { fileTypeFromBuffer } from 'file-type';
import { mebibytes } from '../dialogue/file-size.ts';
import { evidenceKinds } from '../engine/evidence-kinds.ts';
import type { Evidence } from '../engine/form.ts';
import { accept, type Result, refuse } from '../engine/procedure.ts';
import type { Files } from './ports/system.ts';

/**
 * Keeps a file as evidence under its SHA-256: at most `limit` bytes, and of a kind that its own first bytes show,
 * whatever its name says; apart from the others where it is `held`. Refuses with `file-too-large` (limit in MB) or `file-kind`.
 */
export async function keepFile(
  files: Files,
  limit: number,
  name: string,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  held = false,
): Promise<Result<Evidence>> {
  const shown = shownName(name);
  const kept = await files.put(bytes, limit, held);
  if (kept === 'too-large') return refuse({ why: 'file-too-large', values: { name: shown, limit: mebibytes(limit) } });
  const mime = await kindOf(files, kept);
  const endings = mime === undefined ? undefined : evidenceKinds[mime]?.endings;
  if (mime === undefined || !endings) return refuse({ why: 'file-kind', values: { name: shown } });
  return accept({ hash: kept.hash, name: endingIn(shown, endings), mime, size: kept.size });
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
