import type { types } from '@slack/bolt';
import { type Channel, Undelivered } from '../../src/app/ports/channel.ts';
import { partsOf } from '../shared/address.ts';
import { once } from '../shared/once.ts';
import { isChannel } from './post-place.ts';
import { type Part, renderMessage } from './render.ts';
import { section } from './sections.ts';
import { escaped } from './text-objects.ts';
import { upload } from './upload.ts';
import { aFewTimes, platformError, undelivered, type WebClient } from './web-api.ts';

/** The speaking side: a person's direct messages. */
export interface Speaker extends Pick<Channel, 'send' | 'replace' | 'retire'>, Required<Pick<Channel, 'sendFiles'>> {
  /** A short word outside the outbox, seen only by this person where it stands. Rejects as the client does. */
  tell(user: string, text: string, at?: Where): Promise<void>;
  /** The conversation of the bot with this person. Rejects as the client does. */
  conversationWith(user: string): Promise<string>;
}

/** A conversation, or a thread in it. */
interface Where {
  readonly channel: string;
  readonly thread?: string | undefined;
  /** What is posted in the thread stands in the conversation too. */
  readonly aloud?: true;
}

export function speaker(client: WebClient): Speaker {
  const conversations = once<string>(10_000);
  const conversationWith = (user: string): Promise<string> =>
    conversations.get(user, async () => {
      // The chat of an office is there already, or cannot be opened by us.
      if (isChannel(user)) return user;
      const { channel } = await client.conversations.open({ users: user });
      if (channel?.id === undefined) throw new Undelivered('unknown', 'Slack: conversations.open names no channel');
      return channel.id;
    });

  async function post({ channel, thread, aloud }: Where, part: Part): Promise<string> {
    const said = { channel, ...content(part), unfurl_links: false, unfurl_media: false };
    const { ts } =
      thread === undefined
        ? await client.chat.postMessage(said)
        : await client.chat.postMessage({ ...said, thread_ts: thread, reply_broadcast: aloud ?? false });
    if (ts === undefined) throw new Undelivered('unknown', 'Slack: chat.postMessage names no ts');
    return ts;
  }

  /**
   * All parts, after those that stand already, of which the first `kept` are not to be taken back. Where a repeat will stand
   * alone, what was posted before a failure is taken back; where the rest must only wait, it stays.
   */
  async function postAll(
    where: Where,
    parts: readonly Part[],
    begun: readonly string[],
    kept = 0,
  ): Promise<readonly string[]> {
    const { channel } = where;
    const posted = [...begun];
    try {
      for (const part of parts.slice(begun.length)) posted.push(await post(where, part));
      return posted;
    } catch (error) {
      if (cannotReply.has(platformError(error) ?? '')) throw error;
      const { outcome, message, retryAfter } = undelivered(error);
      if (outcome === 'later') {
        const stands = posted.length > 0 ? referenceTo(where, posted) : undefined;
        throw new Undelivered(outcome, message, retryAfter, stands);
      }
      await Promise.allSettled(posted.slice(kept).map((ts) => client.chat.delete({ channel, ts })));
      throw new Undelivered(outcome, message, retryAfter);
    }
  }

  return {
    async send(address, message, { begun, repliesTo }) {
      const user = userIn(address);
      const channel = await conversationWith(user).catch((error: unknown) => {
        throw undelivered(error, true);
      });
      try {
        const standing = begun === undefined ? [] : readReference(begun).stamps;
        const parts = renderMessage(message);
        const where: Where =
          repliesTo === undefined
            ? { channel, thread: message.thread }
            : { channel, thread: threadUnder(repliesTo), aloud: true };
        try {
          return referenceTo(where, await postAll(where, parts, standing));
        } catch (error) {
          if (!where.aloud || !cannotReply.has(platformError(error) ?? '')) throw error;
          return referenceTo({ channel }, await postAll({ channel }, parts, standing));
        }
      } catch (error) {
        if (undelivered(error).outcome !== 'later') conversations.forget(user);
        throw error;
      }
    },

    async sendFiles(address, handed) {
      const user = userIn(address);
      const channel = await conversationWith(user).catch((error: unknown) => {
        throw undelivered(error, true);
      });
      return upload(client, channel, handed);
    },

    async replace(_address, reference, message, { begun }) {
      const { stamps: standing, ...where } = readReference(begun ?? reference);
      const { channel } = where;
      const parts = renderMessage(message);
      // What it has grown by comes first: changes can be repeated when something fails in between, a message cannot.
      const stamps = parts.length > standing.length ? await postAll(where, parts, standing, standing.length) : standing;
      try {
        for (const [index, ts] of stamps.entries()) {
          const part = parts[index];
          if (!part) await remove(client, channel, ts);
          else if (index < standing.length) await client.chat.update({ channel, ts, ...content(part) });
        }
        return referenceTo(where, stamps.slice(0, parts.length));
      } catch (error) {
        if (cannotChange.has(platformError(error) ?? '')) {
          await Promise.allSettled(stamps.slice(standing.length).map((ts) => client.chat.delete({ channel, ts })));
          throw new Undelivered('gone', 'Slack: cannot be changed');
        }
        const { outcome, message: why, retryAfter } = undelivered(error, true);
        throw new Undelivered(outcome, why, retryAfter, referenceTo(where, stamps));
      }
    },

    async retire(_address, reference, line) {
      const { channel, stamps } = readReference(reference);
      const [part] = renderMessage(line);
      try {
        for (const [index, ts] of stamps.entries()) {
          if (index > 0 || !part || !(await changed(client, channel, ts, part))) await remove(client, channel, ts);
        }
      } catch (error) {
        throw undelivered(error, true);
      }
    },

    async tell(user, text, at) {
      const said = { text: escaped(text), blocks: [section(text)] };
      await aFewTimes(async () => {
        if (at === undefined) return client.chat.postMessage({ channel: await conversationWith(user), ...said });
        const { channel, thread } = at;
        return client.chat.postEphemeral({
          channel,
          user,
          ...(thread !== undefined && { thread_ts: thread }),
          ...said,
        });
      });
    },
    conversationWith,
  };
}

/** Deleted by somebody, or written longer ago than this workspace lets messages be changed. */
const cannotChange = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed']);

/** What was to be replied to is gone, or takes no replies. */
const cannotReply = new Set(['thread_not_found', 'cannot_reply_to_message', 'cant_broadcast_message']);

function content(part: Part): { text: string; blocks: types.KnownBlock[] } {
  return { text: part.text, blocks: [...part.blocks] };
}

/** False where it cannot be changed any more. */
async function changed(client: WebClient, channel: string, ts: string, part: Part): Promise<boolean> {
  try {
    await client.chat.update({ channel, ts, ...content(part) });
    return true;
  } catch (error) {
    if (cannotChange.has(platformError(error) ?? '')) return false;
    throw error;
  }
}

async function remove(client: WebClient, channel: string, ts: string): Promise<void> {
  try {
    await client.chat.delete({ channel, ts });
  } catch (error) {
    if (platformError(error) !== 'message_not_found') throw error;
  }
}

function userIn(address: string): string {
  const [, user = ''] = partsOf(address);
  if (user === '') throw new Undelivered('never', 'Slack: not an address of a team and a user');
  return user;
}

/** Whoever replies to what stands in a thread replies in that. */
function threadUnder(reference: string): string | undefined {
  const { thread, stamps } = readReference(reference);
  return thread ?? stamps[0];
}

function referenceTo({ channel, thread }: Where, stamps: readonly string[]): string {
  return `${thread === undefined ? channel : `${channel}@${thread}`}:${stamps.join(',')}`;
}

function readReference(reference: string): Where & { readonly stamps: readonly string[] } {
  const [where = '', stamps = ''] = reference.split(':');
  const [channel = '', thread] = where.split('@');
  if (channel === '' || stamps === '') throw new Undelivered('never', 'Slack: not a reference to messages');
  return { channel, thread, stamps: stamps.split(',') };
}
