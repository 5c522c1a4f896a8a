import type { App, RespondArguments, SlashCommand, types } from '@slack/bolt';
import { commandNamed } from '../../src/dialogue/commands.ts';
import type { Incoming, MessageMark, Sender, Sent } from '../../src/dialogue/message.ts';
import { saidAs } from '../shared/said.ts';
import { openForm } from './forms.ts';
import type { Given } from './given.ts';
import { isChannel, postPlace } from './post-place.ts';
import type { SlackFile } from './read-view.ts';
import { renderMessage, shortened } from './render.ts';
import { soughtIn } from './sieves.ts';
import { stroke } from './stroke.ts';
import { tenantOf } from './tenant.ts';
import { escaped } from './text-objects.ts';
import { typedText } from './typed-text.ts';

/** Direct messages, the Home tab as it is opened, the slash command. */
export function listenToConversations(app: App, given: Given): void {
  app.event('message', async ({ event, body }) => {
    const message = directMessage(event);
    if (message) return hear(given, tenantOf(body), message);
    const change = changed(event);
    if (change) await hearChange(given, tenantOf(body), body.event_id, change);
  });

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const sought = soughtIn(event.view?.private_metadata ?? '');
    const opening = given.senders.profiled(tenantOf(body), event.user).then((by) => given.homes.opened(by, sought));
    given.afterwards('home', opening);
  });

  app.command(/./, async ({ command, ack }) => {
    const { user_id: user, trigger_id: trigger, channel_id: channel, channel_name: name } = command;
    const isBesideTheChat = !(await isOwnChat(given, command));
    const { page, word, shown } = await given.assistant.receive({
      id: `slack:${trigger}`,
      from: await given.senders.profiled(tenantOf(command), user),
      forms: 'pages',
      stroke,
      ...(isBesideTheChat && { window: true }),
      // Slack names none that is closed: every other is open to the whole workspace.
      ...(isBesideTheChat &&
        isChannel(channel) && {
          among: postPlace(tenantOf(command), channel, { name, open: name !== 'privategroup' }),
        }),
      says: commanded(typedText(command.text)),
    });
    await ack(shown ? unseenByOthers(shown) : word ? { response_type: 'ephemeral', text: escaped(word) } : undefined);
    if (page) given.afterwards('form', openForm(given, { user, trigger }, page));
  });
}

/** Elsewhere it is answered where it was typed, for whoever typed it alone. */
async function isOwnChat({ speaker }: Given, command: Typed): Promise<boolean> {
  const { channel_id: channel, channel_name: name, user_id: user } = command;
  return name === 'directmessage' && channel === (await speaker.conversationWith(user));
}

type Typed = Pick<SlashCommand, 'channel_id' | 'channel_name' | 'user_id'>;

function unseenByOthers(shown: Sent): RespondArguments {
  const [part] = shortened(renderMessage(shown), 1);
  return { response_type: 'ephemeral', text: part?.text ?? '', blocks: [...(part?.blocks ?? [])] };
}

interface DirectMessage {
  readonly user: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | undefined;
  readonly text: string;
  readonly files: readonly SlackFile[];
}

/** In which ways a person says something new; what Slack tells otherwise is no message of his, or one that has gone. */
const saying: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/** A new message of a person to the bot alone, in a thread or not: not an edit, not the bot's own, not from a channel. */
function directMessage(event: types.MessageEvent): DirectMessage | undefined {
  if (event.channel_type !== 'im' || !saying.has(event.subtype)) return undefined;
  // Of these each has a writer; which of them it is does not matter any more.
  const { user, channel, ts, text = '', files, thread_ts: thread } = event as types.FileShareMessageEvent;
  if (('bot_id' in event && event.bot_id !== undefined) || user === undefined) return undefined;
  return { user, channel, ts, thread, text: typedText(text), files: filesOf(files) };
}

function filesOf(files: types.FileShareMessageEvent['files'] = []): readonly SlackFile[] {
  return files.map(({ name, title, url_private, url_private_download }) => ({
    name: name ?? title ?? 'file',
    url: url_private_download ?? url_private ?? '',
  }));
}

/** One message can be several things said: files kept, files refused, and a text. */
async function hear(given: Given, tenant: string, message: DirectMessage): Promise<void> {
  const from = await given.senders.profiled(tenant, message.user);
  for (const [index, says] of (await saidIn(given, message, from)).entries()) {
    const first = idOf(message);
    const id = index === 0 ? first : `${first}:${index}`;
    // No window opens in answer to a message: a form that somebody begins in words is filled in by questions.
    await given.assistant.receive({
      id,
      from,
      forms: 'questions',
      stroke,
      thread: message.thread,
      message: markOf(message.ts),
      says,
    });
  }
}

/** By its place in its conversation, so that a change can name what it changes. */
function idOf({ channel, ts }: Pick<DirectMessage, 'channel' | 'ts'>): string {
  return `slack:${channel}:${ts}`;
}

interface Change extends Pick<DirectMessage, 'user' | 'channel' | 'ts' | 'text'> {}

/** A message that its writer has changed: not one of the bot's, and not one to which Slack has added what a link shows. */
function changed(event: types.MessageEvent): Change | undefined {
  if (event.channel_type !== 'im' || event.subtype !== 'message_changed') return undefined;
  const { message, previous_message: before, channel } = event;
  if (!('user' in message) || message.user === undefined || 'bot_id' in message) return undefined;
  const text = 'text' in message ? (message.text ?? '') : '';
  if (!('edited' in message) || ('text' in before && before.text === text)) return undefined;
  return { user: message.user, channel, ts: message.ts, text: typedText(text) };
}

async function hearChange(given: Given, tenant: string, eventId: string, { user, text, ...at }: Change): Promise<void> {
  const from = await given.senders.profiled(tenant, user);
  const says = { kind: 'edited', of: idOf(at), text } as const;
  await given.assistant.receive({ id: `slack:${eventId}`, from, forms: 'questions', stroke, says });
}

/** Slack numbers the messages of a conversation by the time (s) at which it had them. */
function markOf(ts: string): MessageMark {
  const order = Number(ts);
  return { order, sent: Math.floor(order) };
}

async function saidIn(
  { keep }: Given,
  { text, files }: DirectMessage,
  from: Sender,
): Promise<readonly Incoming['says'][]> {
  const kept = await keep(files, from);
  const refused = kept.refused.map(({ refusal }): Incoming['says'] => ({
    kind: 'refused-file',
    why: refusal.why,
    values: refusal.values,
  }));
  const hasText = text.trim() !== '';
  if (kept.files.length > 0) return [{ kind: 'files', files: kept.files, ...(hasText && { text }) }, ...refused];
  return hasText ? [saidAs(text), ...refused] : refused;
}

/** What stands after the slash command: one of ours, or something said. */
function commanded(text: string): Incoming['says'] {
  const [, word = 'start', argument = ''] = /^\s*\/?(\S+)\s*(.*)$/s.exec(text) ?? [];
  const name = commandNamed(word);
  return name === undefined ? { kind: 'text', text } : { kind: 'command', name, argument: argument.trim() };
}
