import { type Attached, type Handed, Undelivered } from '../../src/app/ports/channel.ts';
import { drawable } from '../../src/dialogue/in-words.ts';
import { escaped } from './text-objects.ts';
import { undelivered, type WebClient } from './web-api.ts';

/** All bytes of one message are on their way for so long (ms) at most; the outbox waits half a minute. */
const longestUpload = 20_000;

/**
 * Files into somebody's own conversation. Nobody sees anything of them before the last call, which shows all of them at
 * once: what fails earlier can simply be done again. Resolves with a reference that nothing can replace.
 */
export async function upload(client: WebClient, channel: string, { files, about, language }: Handed): Promise<string> {
  const signal = AbortSignal.timeout(longestUpload);
  const ids: string[] = [];
  for (const file of files) {
    ids.push(
      await handedOver(client, file, signal).catch((error: unknown) => {
        throw undelivered(error, true);
      }),
    );
  }
  const [first, ...rest] = files.map(({ name: title }, place) => ({ id: ids[place] ?? '', title }));
  if (!first) throw new Undelivered('never', 'Slack: no files');
  const comment = drawable(about, language)
    .map(({ words, thing }) => (thing?.kind === 'link' ? `<${thing.href}>` : escaped(words)))
    .join('');
  try {
    await client.files.completeUploadExternal({
      files: [first, ...rest],
      channel_id: channel,
      initial_comment: comment,
    });
  } catch (error) {
    throw undelivered(error);
  }
  return `${channel}:${ids.join(',')}`;
}

async function handedOver(client: WebClient, { name, bytes }: Attached, signal: AbortSignal): Promise<string> {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
    filename: name,
    length: bytes.length,
  });
  if (url === undefined || id === undefined) throw new Undelivered('later', 'Slack: no address for a file');
  const response = await fetch(url, { method: 'POST', body: new Uint8Array(bytes), signal }).catch((error: unknown) => {
    throw new Undelivered('later', `Slack: a file was not taken (${error instanceof Error ? error.name : 'failed'})`);
  });
  await response.body?.cancel();
  if (response.ok) return id;
  throw new Undelivered(response.status === 413 ? 'never' : 'later', `Slack: a file was not taken: ${response.status}`);
}
