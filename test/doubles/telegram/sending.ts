import { asFields, type Fields, isUpload, structured } from '../loopback.ts';
import { ApiError, badRequest } from './api-error.ts';
import { chatOf, replyOf } from './chats.ts';
import { captionOf, type Formatted, textOf } from './formatted.ts';
import { type Markup, readMarkup } from './markup.ts';
import { keep, keepFile, messageJson } from './messages.ts';
import { type Message, nextId, type State, type StoredFile } from './state.ts';

type Kind = 'document' | 'photo';

const MiB = 1 << 20;
const mostUploaded = 50 * MiB;
const greatestPhoto = 10 * MiB;
const mostInAlbum = 10;

export function sendMessage(state: State, params: Fields): Fields {
  const content = textOf(params);
  return send(state, params, { ...content, kind: 'text' });
}

export function sendFile(state: State, params: Fields, kind: Kind): Fields {
  const file = fileOf(state, params, kind, params[kind]);
  return send(state, params, { ...captionOf(params), kind, file });
}

/** Several photos or documents under one group id; one alone is no album. */
export function sendMediaGroup(state: State, params: Fields): readonly Fields[] {
  if (params.media === undefined || params.media === '') throw badRequest('parameter "media" is required');
  const given = structured(params.media);
  if (!Array.isArray(given)) throw badRequest('expected an Array of InputMedia');
  const items = given.map((one: unknown) => itemOf(state, params, asFields(one)));
  if (items.length === 0) throw badRequest('there are no messages to send');
  if (items.length > mostInAlbum) throw badRequest('too many messages to send as an album');
  if (new Set(items.map(({ kind }) => kind)).size > 1) {
    throw badRequest("document can't be mixed with other media types");
  }
  const chatId = chatOf(state, params);
  const extra = items.length > 1 ? { media_group_id: `album-${nextId(state)}` } : {};
  return items.map((item) => messageJson(state, keep(state, chatId, 'bot', { ...item, extra })));
}

function itemOf(state: State, params: Fields, item: Fields): Formatted & { kind: Kind; file: StoredFile } {
  const { type: kind } = item;
  if (kind !== 'photo' && kind !== 'document') {
    throw badRequest(`can't parse InputMedia: type "${kind}" is unsupported`);
  }
  return { ...captionOf(item), kind, file: fileOf(state, params, kind, item.media) };
}

function send(state: State, params: Fields, content: Partial<Message>): Fields {
  const markup = readMarkup(params);
  const chatId = chatOf(state, params);
  const replyTo = replyOf(state, chatId, params);
  const message = keep(state, chatId, 'bot', {
    ...content,
    buttons: markup.buttons,
    ...(replyTo !== undefined && { replyTo }),
  });
  showKeyboard(state, chatId, markup);
  return messageJson(state, message);
}

function showKeyboard(state: State, chatId: number, { keyboard }: Markup): void {
  const person = state.people.get(chatId);
  if (person !== undefined && keyboard !== undefined) person.keyboard = keyboard ?? undefined;
}

/** The file of a call: uploaded with it, or one that Telegram has, by its id. */
function fileOf(state: State, params: Fields, kind: Kind, given: unknown): StoredFile {
  const attached = typeof given === 'string' && given.startsWith('attach://') ? params[given.slice(9)] : given;
  if (!isUpload(attached)) {
    const known = typeof attached === 'string' ? state.files.get(attached) : undefined;
    if (known !== undefined) return known;
    const missing =
      given === undefined ? `there is no ${kind} in the request` : 'wrong remote file identifier specified';
    throw badRequest(missing);
  }
  const { length } = attached.bytes;
  if (length === 0) throw badRequest('file must be non-empty');
  if (length > mostUploaded) throw new ApiError(413, 'Request Entity Too Large');
  if (kind === 'photo' && length > greatestPhoto) {
    throw badRequest(`file of size ${length} bytes is too big for a photo; the maximum size is ${greatestPhoto} bytes`);
  }
  return keepFile(state, `${kind}s`, attached);
}
