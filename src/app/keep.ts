import { fileTypeFromBuffer } from 'file-type';
import type { Evidence } from '../engine/form.ts';
import { accept, type Result, refuse } from '../engine/refusal.ts';
import type { Files } from './ports/system.ts';

/** What evidence may be: kinds that can be told from their own bytes, and that nobody's machine runs. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'audio/ogg': ['ogg', 'oga'],
  'audio/mpeg': ['mp3'],
};

/**
 * Keeps a file as evidence under its SHA-256: at most `limit` bytes, and of a kind that its own first bytes show,
 * whatever its name says. Refuses with `file-too-large` (limit in MB) or `file-kind`.
 */
export async function keepFile(
  files: Files,
  limit: number,
  name: string,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
): Promise<Result<Evidence>> {
  const kept = await files.put(bytes, limit);
  if (kept === 'too-large')
    return refuse({ why: 'file-too-large', values: { limit: Math.floor(limit / 1024 / 1024) } });
  const mime = (await fileTypeFromBuffer(kept.head))?.mime.split(';')[0];
  const endings = mime === undefined ? undefined : kinds[mime];
  const shown = shownName(name);
  if (mime === undefined || !endings) return refuse({ why: 'file-kind', values: { name: shown } });
  return accept({ hash: kept.hash, name: endingIn(shown, endings), mime, size: kept.size });
}

/** A name that is only a name: no folders, no invisible or turning characters, of a length that can be shown. */
function shownName(name: string): string {
  const last = name.normalize('NFC').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replaceAll(/[\p{C}]/gu, '')
      .trim()
      .slice(-120) || 'file'
  );
}

/** The name's ending tells the truth about the kind. */
function endingIn(name: string, endings: readonly string[]): string {
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  return endings.includes(ending) ? name : `${name}.${endings[0] ?? 'bin'}`;
}
