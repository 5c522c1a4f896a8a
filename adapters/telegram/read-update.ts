import type { CallbackQuery, Message, Update, User } from 'grammy/types';
import type { Incoming, Sender } from '../../src/dialogue/message.ts';
import { spokenLanguage } from '../../src/dialogue/spoken-language.ts';
import type { Language } from '../../src/names.ts';
import { saidAs } from '../shared/said.ts';
import { ownTexts } from './own-texts.ts';

export const wantedUpdates = ['message', 'edited_message', 'callback_query', 'inline_query'] as const;

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
  | { readonly kind: 'in-group'; readonly chat: number; readonly word: string }
  | { readonly kind: 'nothing' };

const nothing: Heard = { kind: 'nothing' };

/** Reads an update to the bot with this id. What cannot be read is told so, and answered. */
export function readUpdate(update: Update, bot: string): Heard {
  const id = `telegram:${bot}:${update.update_id}`;
  if (update.callback_query) return readPress(id, update.callback_query);
  if (update.inline_query) {
    const { id: query, from, query: words } = update.inline_query;
    return { kind: 'looked-for', query, words: words.trim(), language: spokenLanguage(from.language_code) };
  }
  const message = update.message ?? update.edited_message;
  // What was chosen of what we had offered says nothing to us.
  if (!message?.from || message.from.is_bot || message.via_bot) return nothing;
  const language = spokenLanguage(message.from.language_code);
  if (message.chat.type !== 'private') {
    return { kind: 'in-group', chat: message.chat.id, word: ownTexts[language].inGroup };
  }
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
  return String(update.callback_query?.from.id ?? update.inline_query?.from.id ?? message?.chat.id ?? '');
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
