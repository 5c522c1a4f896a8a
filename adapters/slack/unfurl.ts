import type { App, types } from '@slack/bolt';
import { numberIn } from '../../src/dialogue/mentioned.ts';
import { once } from '../shared/once.ts';
import type { Given } from './given.ts';
import { renderMessage, shortened } from './render.ts';
import { tenantOf } from './tenant.ts';
import { aFewTimes } from './web-api.ts';

type LinkShared = types.LinkSharedEvent;

/** Below a link to a public page of ours stands what everybody may know; below any other, nothing of ours. */
export function listenToLinks(app: App, given: Given): void {
  const shown = once<void>(1000);

  app.event('link_shared', async ({ event, body }) => {
    given.afterwards(
      'unfurl',
      shown.get(body.event_id, () => show(given, tenantOf(body), event)),
    );
  });
}

async function show(given: Given, tenant: string, event: LinkShared): Promise<void> {
  const { links, channel, message_ts: ts, user, unfurl_id, source } = event;
  const numbers = new Map(links.flatMap(({ url }) => numberOf(given, url)));
  if (numbers.size === 0) return;
  const { language } = await given.senders.profiled(tenant, user);
  const unfurls: Record<string, { blocks: types.KnownBlock[] }> = {};
  for (const [url, number] of numbers) {
    const facts = await given.assistant.publicly(number, language);
    const [part] = facts ? shortened(renderMessage(facts), 1) : [];
    if (part) unfurls[url] = { blocks: [...part.blocks] };
  }
  if (Object.keys(unfurls).length === 0) return;
  // While it is still being written there is no message yet.
  const isWritten = source !== 'composer' || unfurl_id === undefined;
  await aFewTimes(() =>
    given.client.chat.unfurl(isWritten ? { channel, ts, unfurls } : { source, unfurl_id, unfurls }),
  );
}

/** The number of the case whose page this is. */
function numberOf({ pageOf }: Given, url: string): readonly (readonly [string, string])[] {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const number = numberIn(decoded(path));
  const isOurs = number !== undefined && pageOf !== undefined && withoutEnd(url) === pageOf(number);
  return isOurs ? [[url, number]] : [];
}

/** What asks for a part or a language of a page is the page all the same. */
function withoutEnd(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/$/, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
