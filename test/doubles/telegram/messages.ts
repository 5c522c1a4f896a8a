import type { Fields } from '../loopback.ts';
import type { UploadedFile } from '../multipart.ts';
import {
  botId,
  botUsername,
  type Message,
  nextId,
  type Person,
  type State,
  type StoredFile,
  seconds,
} from './state.ts';

export const me = { id: botId, is_bot: true, first_name: '购办', username: botUsername } as const;

/** Keeps a new message and returns it. */
export function keep(
  state: State,
  chatId: number,
  from: 'bot' | number,
  content: Partial<Omit<Message, 'id' | 'chatId' | 'from' | 'date'>>,
): Message {
  const message: Message = {
    id: nextId(state),
    chatId,
    from,
    date: seconds(state),
    text: '',
    html: '',
    entities: [],
    buttons: [],
    edited: false,
    deleted: false,
    kind: 'text',
    extra: {},
    ...content,
  };
  state.messages.push(message);
  return message;
}

export function change(state: State, message: Message, content: Partial<Message>): Message {
  const changed = { ...message, ...content };
  state.messages[state.messages.findIndex(({ id }) => id === message.id)] = changed;
  return changed;
}

export function find(state: State, chatId: number, id: number): Message | undefined {
  return state.messages.find((message) => message.id === id && message.chatId === chatId && !message.deleted);
}

export function visible(state: State, chatId: number): readonly Message[] {
  return state.messages.filter((message) => message.chatId === chatId && !message.deleted);
}

export function keepFile(state: State, folder: string, upload: UploadedFile): StoredFile {
  const number = nextId(state);
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(upload.name)?.[0] ?? '';
  const file = { ...upload, id: `file-${number}`, path: `${folder}/file_${number}${ending}` };
  state.files.set(file.id, file);
  return file;
}

/** The Bot API's Message. */
export function messageJson(state: State, message: Message): Fields {
  const caption = message.kind === 'document' || message.kind === 'photo';
  const replied = message.replyTo === undefined ? undefined : find(state, message.chatId, message.replyTo);
  return {
    message_id: message.id,
    from: message.from === 'bot' ? me : personJson(state.people.get(message.from)),
    chat: chatJson(state, message.chatId),
    date: message.date,
    ...(message.edited && { edit_date: seconds(state) }),
    ...(message.text !== '' && { [caption ? 'caption' : 'text']: message.text }),
    ...(message.entities.length > 0 && { [caption ? 'caption_entities' : 'entities']: message.entities }),
    ...(message.buttons.length > 0 && { reply_markup: { inline_keyboard: message.buttons } }),
    ...(message.file && fileJson(message.kind, message.file)),
    ...(replied && { reply_to_message: messageJson(state, replied) }),
    ...message.extra,
  };
}

function fileJson(kind: Message['kind'], file: StoredFile): Fields {
  const common = { file_id: file.id, file_unique_id: `u-${file.id}`, file_size: file.bytes.length };
  if (kind === 'photo') {
    const small = { ...common, file_id: `${file.id}-s`, file_unique_id: `u-${file.id}-s`, width: 90, height: 67 };
    return { photo: [small, { ...common, width: 1280, height: 960 }] };
  }
  return { document: { ...common, file_name: file.name, mime_type: file.mime } };
}

export function personJson(person: Person | undefined): Fields {
  if (person === undefined) return {};
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.username !== undefined && { username: person.username }),
    language_code: person.languageCode,
  };
}

export function chatJson(state: State, chatId: number): Fields {
  const group = state.groups.get(chatId);
  if (group !== undefined) return { id: group.id, type: 'supergroup', title: group.title };
  const person = state.people.get(chatId);
  return {
    id: chatId,
    type: 'private',
    first_name: person?.firstName,
    ...(person?.username !== undefined && { username: person.username }),
  };
}
