import { type Fields, isUpload, structured } from '../loopback.ts';
import { ApiError, badRequest } from './api-error.ts';
import { escapeHtml, type FormattedText, parseHtml, trimmed } from './html.ts';
import { type Markup, readMarkup } from './markup.ts';
import { change, find, keep, keepFile, me, messageJson } from './messages.ts';
import type { Message, State, StoredFile } from './state.ts';
import { seconds } from './state.ts';

type Method = (state: State, params: Fields) => unknown;

const MiB = 1 << 20;
const queryLife = 150_000;
const deletable = 48 * 3600;

/** The methods that need no delivery of updates, by their names in lower case. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'getme',
    () => ({ ...me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false }),
  ],
  ['sendmessage', sendMessage],
  ['editmessagetext', editMessageText],
  ['editmessagecaption', editMessageCaption],
  ['editmessagereplymarkup', editMessageReplyMarkup],
  ['deletemessage', deleteMessage],
  ['answercallbackquery', answerCallbackQuery],
  ['senddocument', (state, params) => sendFile(state, params, 'document', 50 * MiB)],
  ['sendphoto', (state, params) => sendFile(state, params, 'photo', 10 * MiB)],
  ['sendchataction', (state, params) => chatOf(state, params) !== 0],
  ['getchat', (state, params) => ({ id: chatOf(state, params), type: 'private', accent_color_id: 0 })],
  ['getfile', getFile],
  ['setmycommands', setMyCommands],
  ['getmycommands', (state) => structured(state.profile.get('setmycommands')?.commands) ?? []],
  ...['deletemycommands', 'setmydescription', 'setmyshortdescription', 'setmyname', 'setchatmenubutton'].map(
    (name): [string, Method] => [name, (state, params) => state.profile.set(name, params).size > 0],
  ),
]);

function sendMessage(state: State, params: Fields): unknown {
  const chatId = chatOf(state, params);
  const content = formatted(params, 'text', 'entities');
  if (content.text === '') throw badRequest('message text is empty');
  if (content.text.length > 4096) throw badRequest('message is too long');
  return send(state, chatId, params, { ...content, kind: 'text' });
}

function sendFile(state: State, params: Fields, kind: 'document' | 'photo', most: number): unknown {
  const chatId = chatOf(state, params);
  const content = formatted(params, 'caption', 'caption_entities');
  if (content.text.length > 1024) throw badRequest('message caption is too long');
  const file = fileOf(state, params, kind);
  if (file.bytes.length === 0) throw badRequest('file must be non-empty');
  if (file.bytes.length > most) throw new ApiError(413, 'Request Entity Too Large');
  return send(state, chatId, params, { ...content, kind, file });
}

function send(state: State, chatId: number, params: Fields, content: Partial<Message>): unknown {
  const markup = readMarkup(params);
  const reply = structured(params.reply_parameters);
  const replyTo = typeof reply === 'object' && reply !== null && 'message_id' in reply ? Number(reply.message_id) : 0;
  const message = keep(state, chatId, 'bot', {
    ...content,
    buttons: markup.buttons,
    ...(replyTo > 0 && { replyTo }),
  });
  showKeyboard(state, chatId, markup);
  return messageJson(state, message);
}

function showKeyboard(state: State, chatId: number, { keyboard }: Markup): void {
  const person = state.people.get(chatId);
  if (person !== undefined && keyboard !== undefined) person.keyboard = keyboard ?? undefined;
}

function fileOf(state: State, params: Fields, kind: 'document' | 'photo'): StoredFile {
  const given = params[kind];
  const attached = typeof given === 'string' && given.startsWith('attach://') ? params[given.slice(9)] : given;
  if (isUpload(attached)) return keepFile(state, `${kind}s`, attached);
  const known = typeof attached === 'string' ? state.files.get(attached) : undefined;
  if (known !== undefined) return known;
  throw badRequest(
    given === undefined ? `there is no ${kind} in the request` : 'wrong remote file identifier specified',
  );
}

function editMessageText(state: State, params: Fields): unknown {
  const message = editable(state, params);
  if (message.kind !== 'text') throw badRequest('there is no text in the message to edit');
  const content = formatted(params, 'text', 'entities');
  if (content.text === '') throw badRequest('message text is empty');
  if (content.text.length > 4096) throw badRequest('message is too long');
  return edit(state, message, { ...content, buttons: readMarkup(params).buttons });
}

function editMessageCaption(state: State, params: Fields): unknown {
  const message = editable(state, params);
  if (message.kind === 'text') throw badRequest('there is no caption in the message to edit');
  const content = formatted(params, 'caption', 'caption_entities');
  if (content.text.length > 1024) throw badRequest('message caption is too long');
  return edit(state, message, { ...content, buttons: readMarkup(params).buttons });
}

function editMessageReplyMarkup(state: State, params: Fields): unknown {
  const message = editable(state, params);
  return edit(state, message, { buttons: readMarkup(params).buttons }, message.edited);
}

function editable(state: State, params: Fields): Message {
  const chatId = chatOf(state, params);
  if (params.message_id === undefined) throw badRequest('message identifier is not specified');
  const message = find(state, chatId, Number(params.message_id));
  if (message === undefined) throw badRequest('message to edit not found');
  if (message.from !== 'bot') throw badRequest("message can't be edited");
  return message;
}

function edit(state: State, message: Message, content: Partial<Message>, edited = true): unknown {
  const shown = ({ text, entities, buttons }: Message) => JSON.stringify([text, entities, buttons]);
  if (shown({ ...message, ...content }) === shown(message)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as ' +
        'a current content and reply markup of the message',
    );
  }
  return messageJson(state, change(state, message, { ...content, edited }));
}

function deleteMessage(state: State, params: Fields): unknown {
  const chatId = chatOf(state, params);
  const message = find(state, chatId, Number(params.message_id));
  if (message === undefined) throw badRequest('message to delete not found');
  if (seconds(state) - message.date > deletable) throw badRequest("message can't be deleted for everyone");
  change(state, message, { deleted: true });
  return true;
}

function answerCallbackQuery(state: State, params: Fields): unknown {
  const text = String(params.text ?? '');
  if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
  const query = state.queries.get(String(params.callback_query_id));
  const late = query === undefined || state.clock().getTime() - query.at > queryLife;
  if (late || query.answer !== undefined) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  query.answer = { text, alert: String(params.show_alert) === 'true' };
  return true;
}

function getFile(state: State, params: Fields): unknown {
  const id = String(params.file_id ?? '');
  const file = state.files.get(id.replace(/-s$/, ''));
  if (file === undefined) throw badRequest('invalid file_id');
  if (file.bytes.length > 20 * MiB) throw badRequest('file is too big');
  state.filePaths.set(file.path, { file, expiresAt: state.clock().getTime() + 3_600_000 });
  return { file_id: id, file_unique_id: `u-${id}`, file_size: file.bytes.length, file_path: file.path };
}

function setMyCommands(state: State, params: Fields): unknown {
  const commands = structured(params.commands);
  if (!Array.isArray(commands)) throw badRequest("can't parse commands list");
  if (commands.length > 100) throw badRequest('too many commands');
  for (const { command, description } of commands) {
    if (!/^\/?[a-z0-9_]{1,32}$/.test(String(command))) throw badRequest('BOT_COMMAND_INVALID');
    const length = String(description ?? '').length;
    if (length < 1 || length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  state.profile.set('setmycommands', params);
  return true;
}

/** The chat that is written to; refuses one that does not know the bot or has blocked it. */
function chatOf(state: State, params: Fields): number {
  if (params.chat_id === undefined || params.chat_id === '') throw badRequest('chat_id is empty');
  const id = Number(params.chat_id);
  const person = state.people.get(id);
  if (state.groups.has(id)) return id;
  if (person?.blocked === true) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
  if (person?.started !== true) throw badRequest('chat not found');
  return id;
}

function formatted(params: Fields, textName: string, entitiesName: string): FormattedText & { readonly html: string } {
  const given = String(params[textName] ?? '');
  if (!given.isWellFormed() || given.includes('\0')) throw badRequest('strings must be encoded in UTF-8');
  const mode = String(params.parse_mode ?? '').toLowerCase();
  if (mode === 'html') return { ...trimmed(parseHtml(given)), html: given.trim() };
  if (mode !== '') throw badRequest(`unsupported parse_mode (the double reads HTML only, not ${mode})`);
  const entities = structured(params[entitiesName]);
  return {
    ...trimmed({ text: given, entities: Array.isArray(entities) ? entities : [] }),
    html: escapeHtml(given.trim()),
  };
}
