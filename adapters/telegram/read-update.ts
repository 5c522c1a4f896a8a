import type { CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User } from 'grammy/types';
import type { Incoming, PostPlace, Sender } from '../../src/dialogue/message.ts';
import { spokenLanguage } from '../../src/dialogue/spoken-language.ts';
import type { Language } from '../../src/names.ts';
import { saidAs } from '../shared/said.ts';
import { ownTexts } from './own-texts.ts';

export const wantedUpdates = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'] as const;

export interface SentFile {
  readonly fileId: string;
  readonly name: string;
  readonly size: number | undefined;
}

type Base = Pick<Incoming, 'id' | 'from' | 'message'>;
/** What an update means, before files are fetched. */
export type Heard =
  /** `text` is what was written beside a file that is refused unseen. */
  | (Base & { readonly kind: 'said'; readonly says: Incoming['says']; readonly text?: string })
  | (Base & { readonly kind: 'pressed'; readonly says: Incoming['says']; readonly query: string })
  | (Base & { readonly kind: 'file'; readonly file: SentFile; readonly text?: string; readonly album?: string })
  | { readonly kind: 'pressed-by-other'; readonly query: string; readonly word: string }
  /** From another chat: what is to be sent there is looked for. */
  | { readonly kind: 'looked-for'; readonly query: string; readonly words: string; readonly language: Language }
  /** In a chat of several; `says` where it is said to us. */
  | (Base & {
      readonly kind: 'in-group';
      readonly chat: number;
      readonly among: PostPlace;
      readonly language: Language;
      readonly says?: Incoming['says'];
    })
  /** A chat of several that has another number, or out of which the bot was put. */
  | { readonly kind: 'moved'; readonly from: string; readonly to: string | undefined }
  | { readonly kind: 'nothing' };

const nothing: Heard = { kind: 'nothing' };

/** Reads an update to the bot with this id. What cannot be read is told so, and answered. */
export function readUpdate(update: Update, bot: string, username?: string): Heard {
  const id = `telegram:${bot}:${update.update_id}`;
  if (update.callback_query) return readPress(id, update.callback_query);
  if (update.inline_query) {
    const { id: query, from, query: words } = update.inline_query;
    return { kind: 'looked-for', query, words: words.trim(), language: spokenLanguage(from.language_code) };
  }
  if (update.my_chat_member) return readMembership(id, update.my_chat_member);
  const message = update.message ?? update.edited_message;
  if (message?.migrate_to_chat_id !== undefined)
    return { kind: 'moved', from: `${message.chat.id}`, to: `${message.migrate_to_chat_id}` };
  // What was chosen of what we had offered says nothing to us.
  if (!message?.from || message.from.is_bot || message.via_bot) return nothing;
  const language = spokenLanguage(message.from.language_code);
  if (message.chat.type !== 'private')
    return update.message ? readAmong(id, message, language, bot, username) : nothing;
  // A place that is shared as one goes comes anew with every step.
  if (update.edited_message?.location) return nothing;
  const { message_id: order, date: sent } = message;
  // So a change can name what it changes.
  const of = `telegram:${bot}:${message.chat.id}:${order}`;
  const heard = { id: of, from: senderOf(message.from), message: { order, sent } };
  if (update.edited_message) {
    return { ...heard, id, kind: 'said', says: { kind: 'edited', of, text: message.text ?? message.caption ?? '' } };
  }
  if (isService(message)) return nothing;
  const { caption, media_group_id: album } = message;
  const beside = caption ? { text: caption } : {};
  // Nothing is fetched of what cannot be kept.
  if (message.video ?? message.video_note)
    return { ...heard, kind: 'said', says: { kind: 'refused-file', why: 'no-video', values: {} }, ...beside };
  const file = fileIn(message);
  if (file) return { ...heard, kind: 'file', file, ...beside, ...(album && { album }) };
  return { ...heard, kind: 'said', says: saysOf(message) };
}

/** What is said to the bot among others: a command that is not another bot's, its name, or an answer to what it said. */
function readAmong(id: string, message: Message, language: Language, bot: string, username: string | undefined): Heard {
  const { chat, from, text = '', reply_to_message: answered, message_id: order, date: sent } = message;
  if (!from || isJoining(message)) return nothing;
  const heard = {
    kind: 'in-group',
    id,
    from: senderOf(from),
    message: { order, sent },
    chat: chat.id,
    among: placeOf(chat),
    language,
  } as const;
  const [, named] = /^\s*\/[^\s/@]+@(\S+)/.exec(text) ?? [];
  const names = username !== undefined && text.toLowerCase().includes(`@${username.toLowerCase()}`);
  if (named !== undefined && !names) return nothing;
  const isAsked = text.trimStart().startsWith('/') || names || answered?.from?.id === Number(bot);
  return isAsked ? { ...heard, says: saidAs(text) } : heard;
}

/** Whoever makes the bot a writer of a channel, where nobody says anything, is asked what it should be told. */
function readMembership(id: string, { chat, from, new_chat_member: member }: ChatMemberUpdated): Heard {
  if (chat.type === 'private') return nothing;
  if (member.status === 'left' || member.status === 'kicked')
    return { kind: 'moved', from: `${chat.id}`, to: undefined };
  if (chat.type !== 'channel' || member.status !== 'administrator' || !member.can_post_messages) return nothing;
  const language = spokenLanguage(from.language_code);
  const says = { kind: 'command', name: 'subscribe', argument: '' } as const;
  return { kind: 'in-group', id, from: senderOf(from), chat: chat.id, among: placeOf(chat), language, says };
}

/** Whatever has a name of its own can be read by everybody; and of a channel it is not known who reads it. */
function placeOf(chat: Chat): PostPlace {
  const open = chat.type === 'channel' || ('username' in chat && chat.username !== undefined);
  return { address: `${chat.id}`, title: ('title' in chat && chat.title) || `${chat.id}`, open };
}

/** Tells of who comes and goes, and of the chat itself. */
function isJoining({
  new_chat_members: came,
  left_chat_member: left,
  new_chat_title: title,
  group_chat_created: made,
}: Message) {
  return Boolean(came ?? left ?? title ?? made);
}

function saysOf(message: Message): Incoming['says'] {
  const words = message.text ?? message.contact?.phone_number;
  if (words !== undefined) return saidAs(words);
  const place = placeIn(message);
  return place === undefined ? { kind: 'wordless' } : { kind: 'place', text: place };
}

/** A place in words: as it is called and where it lies, else by its coordinates. */
function placeIn({ venue, location }: Message): string | undefined {
  if (venue) return [venue.address, venue.title].filter(Boolean).join(' ');
  return location && `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
}

/** In which order updates are handled: one after another for each person, and for each group. */
export function laneOf(update: Update): string {
  const message = update.message ?? update.edited_message;
  const { my_chat_member: member } = update;
  return String(
    update.callback_query?.from.id ?? update.inline_query?.from.id ?? message?.chat.id ?? member?.chat.id ?? '',
  );
}

/** Who pressed counts, never where: a keyboard that came into another chat is not his. */
function readPress(id: string, query: CallbackQuery): Heard {
  const { from, data, message } = query;
  if (data === undefined || message?.chat.id !== from.id) {
    return { kind: 'pressed-by-other', query: query.id, word: ownTexts[spokenLanguage(from.language_code)].notYours };
  }
  return { kind: 'pressed', id, from: senderOf(from), query: query.id, says: { kind: 'press', token: data } };
}

function senderOf({ id, first_name: first, last_name: last, language_code: language }: User): Sender {
  const name = [first, last].filter(Boolean).join(' ');
  return { channel: 'telegram', address: `${id}`, ...(name && { name }), ...(language && { language }) };
}

function fileIn(message: Message): SentFile | undefined {
  const names = ownTexts[spokenLanguage(message.from?.language_code)];
  const { document, photo, voice, audio } = message;
  if (document) return sentFile(document, document.file_name ?? names.file);
  const [largest] = photo?.toSorted((a, b) => b.width * b.height - a.width * a.height) ?? [];
  if (largest) return sentFile(largest, `${names.photo}.jpg`);
  if (voice) return sentFile(voice, `${names.voice}.ogg`);
  return audio && sentFile(audio, audio.file_name ?? `${names.audio}.mp3`);
}

function sentFile({ file_id: fileId, file_size: size }: { file_id: string; file_size?: number }, name: string) {
  return { fileId, name, size } satisfies SentFile;
}

/** Tells of the chat itself, not of something said in it. */
function isService(message: Message): boolean {
  const { pinned_message: pinned, message_auto_delete_timer_changed: timer, chat_background_set: background } = message;
  return Boolean(pinned ?? timer ?? background ?? message.write_access_allowed);
}
