import type { Assistant, FileFrom } from '../../src/app/ports/channel.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Refusal } from '../../src/engine/procedure.ts';
import type { SlackFile } from './read-view.ts';

export interface Kept {
  readonly files: readonly Evidence[];
  readonly refused: readonly { readonly name: string; readonly refusal: Refusal }[];
}

/** Fetches and keeps what people have given to Slack, in a form or in a message. Throws when Slack does not hand a file over. */
export type Keep = (files: readonly SlackFile[], from: FileFrom) => Promise<Kept>;

/** The bot's token goes to Slack's own hosts, and to where its API is, and nowhere else. */
export function keeper(assistant: Assistant, botToken: string, apiUrl: string): Keep {
  /** The bytes; none where the file lies elsewhere or is gone, which then is refused like any empty file. */
  async function fetched(file: SlackFile): Promise<AsyncIterable<Uint8Array> | Uint8Array> {
    const url = URL.parse(file.url);
    if (!url || !isSlack(url, apiUrl)) return new Uint8Array();
    const headers = { authorization: `Bearer ${botToken}` };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(60_000) });
    // Whoever may not see a file is sent to the page where people sign in.
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
    if (response.ok && response.body && (!isPage || /\.html?$/i.test(file.name))) return response.body;
    await response.body?.cancel();
    if (response.status >= 400 && response.status < 500 && response.status !== 429) return new Uint8Array();
    throw new Error(`Slack did not hand over a file: HTTP ${response.status}`);
  }

  return async (files, from) => {
    const kept: Evidence[] = [];
    const refused: { name: string; refusal: Refusal }[] = [];
    for (const file of files) {
      const result = await assistant.keep(file.name, await fetched(file), from);
      if (result.ok) kept.push(result.value);
      else refused.push({ name: file.name, refusal: result.refusal });
    }
    return { files: kept, refused };
  };
}

function isSlack(url: URL, apiUrl: string): boolean {
  if (url.origin === new URL(apiUrl).origin) return true;
  return url.protocol === 'https:' && /(^|\.)(slack|slack-files)\.com$/.test(url.hostname);
}
