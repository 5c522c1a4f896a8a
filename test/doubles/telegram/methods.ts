import { asFields, type Fields, structured } from '../loopback.ts';
import { badRequest } from './api-error.ts';
import { chatOf } from './chats.ts';
import { deleteMyCommands, getMyCommands, setMyCommands } from './commands.ts';
import { deleteMessage, editMessageCaption, editMessageReplyMarkup, editMessageText } from './editing.ts';
import { textOf } from './formatted.ts';
import { readMarkup } from './markup.ts';
import { me } from './messages.ts';
import { sendFile, sendMediaGroup, sendMessage } from './sending.ts';
import type { State } from './state.ts';

type Method = (state: State, params: Fields) => unknown;

const greatestDownload = 20 << 20;
const linkLife = 3_600_000;
const queryLife = 150_000;
const longestAnswer = 200;
const inlineLife = 10_000;
const mostOffered = 50;
const longestId = 64;

/** The methods that need no delivery of updates, by their names in lower case. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'getme',
    () => ({ ...me, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: true }),
  ],
  ['sendmessage', sendMessage],
  ['senddocument', (state, params) => sendFile(state, params, 'document')],
  ['sendphoto', (state, params) => sendFile(state, params, 'photo')],
  ['sendmediagroup', sendMediaGroup],
  ['editmessagetext', editMessageText],
  ['editmessagecaption', editMessageCaption],
  ['editmessagereplymarkup', editMessageReplyMarkup],
  ['deletemessage', deleteMessage],
  ['answercallbackquery', answerCallbackQuery],
  ['answerinlinequery', answerInlineQuery],
  ['sendchataction', (state, params) => chatOf(state, params) !== 0],
  ['getchat', (state, params) => ({ id: chatOf(state, params), type: 'private', accent_color_id: 0 })],
  ['getfile', getFile],
  ['setmycommands', setMyCommands],
  ['getmycommands', getMyCommands],
  ['deletemycommands', deleteMyCommands],
  ...['setmydescription', 'setmyshortdescription', 'setmyname', 'setchatmenubutton'].map((name): [string, Method] => [
    name,
    (state, params) => state.profile.set(name, params).size > 0,
  ]),
]);

function answerCallbackQuery(state: State, params: Fields): unknown {
  const text = String(params.text ?? '');
  if (text.length > longestAnswer) throw badRequest('MESSAGE_TOO_LONG');
  const query = state.queries.get(String(params.callback_query_id));
  const late = query === undefined || state.clock().getTime() - query.at > queryLife;
  if (late || query.answer !== undefined) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  query.answer = { text, alert: String(params.show_alert) === 'true' };
  return true;
}

function answerInlineQuery(state: State, params: Fields): unknown {
  const query = state.searches.get(String(params.inline_query_id));
  if (query === undefined || query.offered !== undefined || state.clock().getTime() - query.at > inlineLife) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const results = structured(params.results);
  if (!Array.isArray(results)) throw badRequest("can't parse inline query results JSON object");
  if (results.length > mostOffered) throw badRequest('RESULTS_TOO_MUCH');
  const offered = results.map(asFields);
  const ids = offered.map(({ id }) => String(id ?? ''));
  if (ids.some((id) => id === '' || Buffer.byteLength(id) > longestId)) throw badRequest('RESULT_ID_INVALID');
  if (new Set(ids).size < ids.length) throw badRequest('RESULT_ID_DUPLICATE');
  for (const { input_message_content: content, reply_markup } of offered) {
    const { message_text: text, ...rest } = asFields(content);
    textOf({ ...rest, text });
    readMarkup({ reply_markup });
  }
  query.offered = offered;
  state.changes.changed();
  return true;
}

function getFile(state: State, params: Fields): unknown {
  const id = String(params.file_id ?? '');
  const file = state.files.get(id.replace(/-s$/, ''));
  if (file === undefined) throw badRequest('invalid file_id');
  if (file.bytes.length > greatestDownload) throw badRequest('file is too big');
  state.filePaths.set(file.path, { file, expiresAt: state.clock().getTime() + linkLife });
  return { file_id: id, file_unique_id: `u-${id}`, file_size: file.bytes.length, file_path: file.path };
}
