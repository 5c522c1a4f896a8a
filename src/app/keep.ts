import type { Evidence } from '../engine/form.ts';
import { accept, type Result, refuse } from '../engine/refusal.ts';
import type { Files } from './ports.ts';

/** What evidence may be: kinds whose content can be told from their first bytes and that no program runs. */
const kinds: readonly {
  readonly mime: string;
  readonly starts: readonly number[];
  readonly endings: readonly string[];
}[] = [
  { mime: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46, 0x2d], endings: ['pdf'] },
  { mime: 'image/jpeg', starts: [0xff, 0xd8, 0xff], endings: ['jpg', 'jpeg'] },
  { mime: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], endings: ['png'] },
];

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
  const kind = kinds.find(({ starts }) => starts.every((byte, at) => kept.head[at] === byte));
  const shown = shownName(name);
  if (!kind || kept.size === 0) return refuse({ why: 'file-kind', values: { name: shown } });
  return accept({ hash: kept.hash, name: endingIn(shown, kind.endings), mime: kind.mime, size: kept.size });
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
