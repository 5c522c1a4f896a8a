import { type Api, GrammyError } from 'grammy';
import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import type { SentFile } from './read-update.ts';
import { telegramFetch } from './telegram-fetch.ts';

/** Telegram hands no larger file to a bot. */
const mostMebibytes = 20;
const longestDownload = 120_000;

export interface FileSource {
  readonly api: Api;
  readonly apiRoot: string;
  readonly token: string;
}

/**
 * Fetches a file and has it kept. Refused: `file-too-large` (limit in MiB), `file-unreadable` when Telegram does not hand
 * it out, and what the keeper refuses. Throws when Telegram cannot be reached.
 */
export async function fetchFile(
  { api, apiRoot, token }: FileSource,
  file: SentFile,
  keep: Assistant['keep'],
  text: string | undefined,
): Promise<Incoming['says']> {
  if (file.size !== undefined && file.size > mostMebibytes << 20) return tooLarge(file);
  const found = await locate(api, file);
  if ('refused' in found) return found.refused;
  const response = await telegramFetch(`${apiRoot}/file/bot${token}/${found.path}`, {
    signal: AbortSignal.timeout(longestDownload),
  });
  if (!response.ok || response.body === null) throw new Error(`The file could not be fetched: ${response.status}`);
  const kept = await keep(file.name, response.body);
  if (kept.ok) return { kind: 'files', files: [kept.value], ...(text && { text }) };
  const { why, values } = kept.refusal;
  return { kind: 'refused-file', why, values: { name: file.name, ...values } };
}

async function locate(
  api: Api,
  file: SentFile,
): Promise<{ readonly path: string } | { readonly refused: Incoming['says'] }> {
  try {
    const { file_path: path } = await api.getFile(file.fileId);
    if (path !== undefined) return { path };
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    if (/too big/.test(error.description)) return { refused: tooLarge(file) };
  }
  return { refused: { kind: 'refused-file', why: 'file-unreadable', values: { name: file.name } } };
}

function tooLarge({ name }: SentFile): Incoming['says'] {
  return { kind: 'refused-file', why: 'file-too-large', values: { name, limit: mostMebibytes } };
}
