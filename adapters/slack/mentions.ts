import type { App } from '@slack/bolt';
import { numberIn } from '../../src/dialogue/mentioned.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import { once } from '../shared/once.ts';
import type { Given } from './given.ts';
import { type Part, renderMessage, shortened } from './render.ts';
import { tenantOf } from './tenant.ts';
import { linked } from './text-objects.ts';
import { typedText } from './typed-text.ts';
import { aFewTimes } from './web-api.ts';
import { bilingual } from './words.ts';

interface Mention {
  readonly tenant: string;
  readonly user: string;
  readonly channel: string;
  /** The thread in which it stands, or which begins with it. */
  readonly thread: string;
  readonly text: string;
}

/** Where the bot is named among others it answers in the thread: of a case what everybody may know, else where to write. */
export function listenToMentions(app: App, given: Given): void {
  const answered = once<void>(1000);

  app.event('app_mention', async ({ event, body }) => {
    const { user, channel, text, ts, thread_ts: thread = ts } = event;
    if (!user) return;
    const mention = { tenant: tenantOf(body), user, channel, thread, text: typedText(text) };
    given.afterwards(
      'mention',
      answered.get(body.event_id, () => answer(given, mention)),
    );
  });
}

async function answer(given: Given, { tenant, user, channel, thread, text }: Mention): Promise<void> {
  const number = numberIn(text);
  const { language } = await given.senders.profiled(tenant, user);
  const facts = number === undefined ? undefined : await given.assistant.publicly(number, language);
  if (number === undefined || !facts) return given.speaker.tell(user, bilingual.writeDirectly, { channel, thread });
  const { text: words, blocks } = renderFacts(facts, given.pageOf?.(number));
  await aFewTimes(() =>
    given.client.chat.postMessage({
      channel,
      thread_ts: thread,
      text: words,
      blocks: [...blocks],
      unfurl_links: false,
    }),
  );
}

/** What everybody may know, with the page on which it stands. */
function renderFacts(facts: Sent, page: string | undefined): Part {
  const [part = { text: '', blocks: [] }] = shortened(renderMessage(facts), 1);
  return { ...part, blocks: [...part.blocks, ...(page === undefined ? [] : [linked([{ href: page }])])] };
}
