import type { Fields } from '../loopback.ts';
import type { UploadedFile } from '../multipart.ts';
import type { Delivery } from './delivery.ts';
import { type Entity, escapeHtml } from './html.ts';
import { change, chatJson, find, keep, keepFile, me, messageJson, personJson, visible } from './messages.ts';
import { piecesOf } from './pieces.ts';
import {
  type Button,
  botUsername,
  type Group,
  type Message,
  nextId,
  type Person,
  type Query,
  type Search,
  type State,
  seconds,
  type Update,
} from './state.ts';

type Upload = {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
  readonly caption?: string;
};

/** A person with Telegram in hand. Every deed returns the update that it caused. */
export interface TelegramUser {
  readonly id: number;
  /** The visible messages of the private chat, oldest first. */
  readonly chat: readonly Message[];
  /** The same with the deleted ones. */
  readonly history: readonly Message[];
  readonly keyboard: readonly (readonly string[])[] | undefined;
  /** The presses so far, each with the answer that popped up. */
  readonly queries: readonly Query[];
  /** The newest visible message of the bot; throws when there is none. */
  last(): Message;
  /** Sends a text; one of more than 4096 characters goes as several messages, as the apps do. Returns the last. */
  says(text: string, where?: { in: Group; replyTo?: Message }): Update;
  /** Opens the bot by its link: t.me/bot?start=payload. */
  starts(payload?: string): Update;
  /**
   * Presses a button by its text or callback data: on the newest message that shows it, or on the message as it was
   * seen (a stale press). A button of the reply keyboard is said. Throws when no such button is shown.
   */
  press(button: string, message?: Message): Update;
  /** Writes words behind the bot's name in another chat; resolves with what is offered to be sent there. */
  looksFor(words: string): Promise<readonly Fields[]>;
  sendsDocument(upload: Upload): Update;
  sendsPhoto(bytes: Buffer, caption?: string): Update;
  /** Several photos or documents as one album: an update each, sharing media_group_id. */
  album(uploads: readonly Upload[]): readonly Update[];
  sharesContact(phone: string): Update;
  sharesLocation(latitude: number, longitude: number): Update;
  edits(message: Message, text: string): Update;
  blocks(): Update;
  unblocks(): Update;
  /** Resolves as soon as the bot has shown a message that holds the text; returns it. */
  hears(text: string | RegExp): Promise<Message>;
  /** Resolves when the bot has acknowledged every update. */
  settled(): Promise<void>;
}

export function telegramUser(state: State, delivery: Delivery, person: Person): TelegramUser {
  const presses: Query[] = [];

  function deliver(message: Message): Update {
    state.changes.changed();
    return delivery.push('message', messageJson(state, message));
  }

  function send(content: Partial<Message>, chatId = person.id): Update {
    if (chatId === person.id) person.started = true;
    return deliver(keep(state, chatId, person.id, content));
  }

  function say(text: string, chatId = person.id, replyTo?: number): Update {
    const entities = commands(text);
    const html = escapeHtml(text);
    return send({ text, html, entities, ...(replyTo !== undefined && { replyTo }) }, chatId);
  }

  function sendFile(kind: 'document' | 'photo', upload: Upload, extra = {}): Update {
    const { caption = '', ...rest } = upload;
    const file = keepFile(state, `${kind}s`, rest satisfies UploadedFile);
    return send({ kind, file, text: caption, html: escapeHtml(caption), extra });
  }

  function query(message: Message, button: Button): Update {
    if (button.callback_data === undefined) throw new Error(`「${button.text}」 opens ${button.url ?? 'something'}`);
    const one: Query = { id: `${nextId(state)}`, userId: person.id, at: state.clock().getTime(), answer: undefined };
    state.queries.set(one.id, one);
    presses.push(one);
    const { chatId, id } = message;
    const now = find(state, chatId, id);
    return delivery.push('callback_query', {
      id: one.id,
      from: personJson(person),
      message: now ? messageJson(state, now) : { chat: chatJson(state, chatId), message_id: id, date: 0 },
      chat_instance: `instance-${chatId}`,
      data: button.callback_data,
    });
  }

  function membership(blocked: boolean): Update {
    const member = (kicked: boolean) => ({
      user: me,
      ...(kicked ? { status: 'kicked', until_date: 0 } : { status: 'member' }),
    });
    person.blocked = blocked;
    return delivery.push('my_chat_member', {
      chat: chatJson(state, person.id),
      from: personJson(person),
      date: seconds(state),
      old_chat_member: member(!blocked),
      new_chat_member: member(blocked),
    });
  }

  function heard(text: string | RegExp): Message | undefined {
    return visible(state, person.id).findLast(
      (message) =>
        message.from === 'bot' && (typeof text === 'string' ? message.text.includes(text) : text.test(message.text)),
    );
  }

  return {
    id: person.id,
    get chat() {
      return visible(state, person.id);
    },
    get history() {
      return state.messages.filter(({ chatId }) => chatId === person.id);
    },
    get keyboard() {
      return person.keyboard;
    },
    queries: presses,

    last() {
      const message = visible(state, person.id).findLast(({ from }) => from === 'bot');
      if (message === undefined) throw new Error(`The bot has said nothing to ${person.firstName}`);
      return message;
    },

    says(text, where) {
      if (where !== undefined) return sayInGroup(text, where.in, where.replyTo);
      const updates = piecesOf(text).map((piece) => say(piece));
      const last = updates.at(-1);
      if (last === undefined) throw new Error('An empty message cannot be sent');
      return last;
    },

    starts(payload = '') {
      if (!/^[A-Za-z0-9_-]{0,64}$/.test(payload)) throw new Error(`Telegram opens no link with start=${payload}`);
      person.blocked = false;
      return say(payload === '' ? '/start' : `/start ${payload}`);
    },

    press(button, message) {
      const seen = message === undefined ? visible(state, person.id).toReversed() : [message];
      for (const one of seen) {
        const found = one.buttons.flat().find(({ text, callback_data: data }) => text === button || data === button);
        if (found !== undefined) return query(one, found);
      }
      if (message === undefined && person.keyboard?.flat().includes(button)) return say(button);
      const shown = seen.flatMap(({ buttons }) => buttons.flat().map(({ text }) => text));
      throw new Error(`No button 「${button}」 is shown, only ${shown.join(', ') || 'none'}`);
    },

    async looksFor(words) {
      const id = `${nextId(state)}`;
      const search: Search = { at: state.clock().getTime(), offered: undefined };
      state.searches.set(id, search);
      delivery.push('inline_query', { id, from: personJson(person), query: words, offset: '' });
      await state.changes.until(() => search.offered !== undefined);
      return search.offered ?? [];
    },

    sendsDocument: (upload) => sendFile('document', upload),
    sendsPhoto: (bytes, caption = '') => sendFile('photo', { name: 'photo.jpg', mime: 'image/jpeg', bytes, caption }),

    album(uploads) {
      if (uploads.length < 2 || uploads.length > 10) throw new Error('An album has 2 to 10 items');
      const extra = { media_group_id: `album-${nextId(state)}` };
      return uploads.map((one) => sendFile(one.mime.startsWith('image/') ? 'photo' : 'document', one, extra));
    },

    sharesContact(phone) {
      const contact = { phone_number: phone, first_name: person.firstName, user_id: person.id };
      return send({ kind: 'other', extra: { contact } });
    },

    sharesLocation(latitude, longitude) {
      return send({ kind: 'other', extra: { location: { latitude, longitude } } });
    },

    edits(message, text) {
      const content = { text, html: escapeHtml(text), entities: commands(text), edited: true };
      return delivery.push('edited_message', messageJson(state, change(state, message, content)));
    },

    blocks: () => membership(true),
    unblocks: () => membership(false),

    async hears(text) {
      await state.changes.until(() => heard(text) !== undefined);
      const message = heard(text);
      if (message === undefined) throw new Error('The message has gone again');
      return message;
    },

    settled: () => delivery.idle(),
  };

  /** In a group a bot with privacy mode sees commands, mentions of itself and replies to itself. */
  function sayInGroup(text: string, group: Group, replyTo?: Message): Update {
    const entities = commands(text);
    const content = { text, html: escapeHtml(text), entities, ...(replyTo && { replyTo: replyTo.id }) };
    const message = keep(state, group.id, person.id, content);
    const seen = entities.length > 0 || text.includes(`@${botUsername}`) || replyTo?.from === 'bot';
    return seen ? deliver(message) : { update_id: 0, message: messageJson(state, message) };
  }
}

function commands(text: string): readonly Entity[] {
  return [...text.matchAll(/(?<=^|\s)\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]+)?/g)].map((found) => ({
    type: 'bot_command',
    offset: found.index,
    length: found[0].length,
  }));
}
