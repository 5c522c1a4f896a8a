import type { App } from '@slack/bolt';
import { plainCommand } from '../../src/dialogue/commands.ts';
import { numberIn } from '../../src/dialogue/mentioned.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import { once } from '../shared/once.ts';
import type { Given } from './given.ts';
import { isChannel, placeIn } from './post-place.ts';
import { type Part, renderMessage, shortened } from './render.ts';
import { stroke } from './stroke.ts';
import { tenantOf } from './tenant.ts';
import { linked } from './text-objects.ts';
import { typedText } from './typed-text.ts';
import { aFewTimes } from './web-api.ts';
import { bilingual } from './words.ts';

interface Mention {
  readonly id: string;
  readonly tenant: string;
  readonly user: string;
  readonly channel: string;
  /** The thread in which it stands, or which begins with it. */
  readonly thread: string;
  readonly text: string;
}

/**
 * Where the bot is named among others it answers in the thread: of a case what everybody may know, an official who has the
 * channel told something for himself alone, and else where to write.
 */
export function listenToMentions(app: App, given: Given): void {
  const answered = once<void>(1000);

  app.event('app_mention', async ({ event, body }) => {
    const { user, channel, text, ts, thread_ts: thread = ts } = event;
    if (!user) return;
    const id = `slack:${body.event_id}`;
    const mention = { id, tenant: tenantOf(body), user, channel, thread, text: typedText(unnamed(text)) };
    if (subscribes(mention)) return subscribe(given, mention);
    given.afterwards(
      'mention',
      answered.get(body.event_id, () => answer(given, mention)),
    );
  });
}

/** What is said to whoever is named in it. */
function unnamed(text: string): string {
  return text.replaceAll(/<@\w+(?:\|[^<>]*)?>/g, ' ').trim();
}

function subscribes({ channel, text }: Mention): boolean {
  return (
    isChannel(channel) && numberIn(text) === undefined && plainCommand(text.replace(/^\//, ''))?.name === 'subscribe'
  );
}

/** He is asked what in his own conversation; a repeat says nothing more. */
async function subscribe(given: Given, { id, tenant, user, channel, thread }: Mention): Promise<void> {
  const { word } = await given.assistant.receive({
    id,
    from: await given.senders.profiled(tenant, user),
    forms: 'pages',
    stroke,
    among: await placeIn(given.client, tenant, channel),
    says: { kind: 'command', name: 'subscribe', argument: '' },
  });
  if (word !== undefined) given.afterwards('mention', given.speaker.tell(user, word, { channel, thread }));
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
