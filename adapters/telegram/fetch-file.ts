import { type Api, GrammyError } from 'grammy';
import type { Assistant } from '../../src/app/ports/channel.ts';
import { mebibytes } from '../../src/dialogue/file-size.ts';
import type { Incoming, Sender } from '../../src/dialogue/message.ts';
import type { SentFile } from './read-update.ts';
import { telegramFetch } from './telegram-fetch.ts';

/** Telegram hands no larger file to a bot. */
const mostBytes = 20 << 20;
const longestDownload = 120_000;

/** A file as it was sent, with what was written beside it. */
export interface Sending {
  readonly file: SentFile;
  readonly from: Sender;
  readonly text?: string;
  /** What it has in common with others that were sent at once. */
  readonly album?: string;
}

export interface FileSource {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
}

/**
 * Fetches a file and has it kept. Refused: `file-too-large` (with the lower of the two limits in MB), `file-unreadable` when Telegram does not hand
 * it out, and what the keeper refuses. Throws when Telegram cannot be reached.
 */
export async function fetchFile(
  { api, apiRoot, token }: FileSource,
  { file, text, album, from }: Sending,
  assistant: Pick<Assistant, 'keep' | 'fileLimit'>,
): Promise<Incoming['says']> {
  if (file.size !== undefined && file.size > mostBytes) return tooLarge(file, assistant);
  const found = await locate(api, file);
  if (found === 'too-large') return tooLarge(file, assistant);
  if (found === 'unreadable') return { kind: 'refused-file', why: 'file-unreadable', values: { name: file.name } };
  const response = await telegramFetch(`${apiRoot}/file/bot${token}/${found.path}`, {
    signal: AbortSignal.timeout(longestDownload),
  });
  if (!response.ok || response.body === null) throw new Error(`The file could not be fetched: ${response.status}`);
  const kept = await assistant.keep(file.name, response.body, from);
  if (kept.ok) return { kind: 'files', files: [kept.value], ...(text && { text }), ...(album && { album }) };
  const { why, values } = kept.refusal;
  return { kind: 'refused-file', why, values: { name: file.name, ...values } };
}

async function locate(api: Api, file: SentFile): Promise<{ readonly path: string } | 'too-large' | 'unreadable'> {
  try {
    const { file_path: path } = await api.getFile(file.fileId);
    return path === undefined ? 'unreadable' : { path };
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    return /too big/.test(error.description) ? 'too-large' : 'unreadable';
  }
}

async function tooLarge({ name }: SentFile, { fileLimit }: Pick<Assistant, 'fileLimit'>): Promise<Incoming['says']> {
  const limit = mebibytes(Math.min(mostBytes, await fileLimit()));
  return { kind: 'refused-file', why: 'file-too-large', values: { name, limit } };
}
