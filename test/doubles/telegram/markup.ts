import { asFields, type Fields, isFields, structured } from '../loopback.ts';
import { badRequest } from './api-error.ts';
import type { Button } from './state.ts';

export interface Markup {
  readonly buttons: readonly (readonly Button[])[];
  /** undefined: unchanged; null: removed. */
  readonly keyboard: readonly (readonly string[])[] | null | undefined;
}

const none: Markup = { buttons: [], keyboard: undefined };
const mostButtons = 100;
/** Where Telegram's apps would show no more of a row, the double refuses it, so that no button is lost unseen. */
const mostInRow = 8;
const mostDataBytes = 64;
const mostCopied = 256;

/** Reads reply_markup and refuses what Telegram refuses. */
export function readMarkup(params: Fields): Markup {
  if (params.reply_markup === undefined || params.reply_markup === '') return none;
  const given = structured(params.reply_markup);
  if (given === undefined) throw badRequest("can't parse reply keyboard markup JSON object");
  if (!isFields(given)) throw badRequest('object expected as reply markup');
  if (given.remove_keyboard === true) return { buttons: [], keyboard: null };
  if (given.keyboard !== undefined) return { buttons: [], keyboard: rows(given.keyboard, 'keyboard').map(texts) };
  if (given.inline_keyboard === undefined) return none;

  const buttons = rows(given.inline_keyboard, 'inline_keyboard').map((row) => row.flatMap(inlineButton));
  if (buttons.flat().length > mostButtons || buttons.some((row) => row.length > mostInRow)) {
    throw badRequest('reply markup is too long');
  }
  return { buttons: buttons.filter((row) => row.length > 0), keyboard: undefined };
}

function rows(value: unknown, field: string): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) throw badRequest(`field "${field}" must be of type Array`);
  const of = field === 'inline_keyboard' ? ' of the InlineKeyboardMarkup' : '';
  return value.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest(`field "${field}"${of} must be an Array of Arrays`);
    return row;
  });
}

function texts(row: readonly unknown[]): readonly string[] {
  return row.map((button) => (typeof button === 'string' ? button : String(asFields(button).text ?? '')));
}

/** One button; none where its text is empty, for such a button is not shown. */
function inlineButton(value: unknown): readonly Button[] {
  if (!isFields(value)) throw cannotParse('InlineKeyboardButton must be an Object');
  if (value.text === undefined) throw cannotParse('Can\'t find field "text"');
  const given = String(value.text);
  const action = actionOf(value);
  if (given === '') return [];
  const text = given.trim();
  if (text === '') throw badRequest('inline keyboard button text must be non-empty');
  return [{ text, ...action }];
}

/** What a button does: the first of its fields that is filled in. */
function actionOf({
  url,
  callback_data: data,
  web_app: app,
  copy_text,
  switch_inline_query_chosen_chat: inline,
}: Fields): Partial<Button> {
  if (url !== undefined && url !== '') return { url: link(String(url)) };
  if (data !== undefined && data !== '') return { callback_data: callbackData(String(data)) };
  if (app !== undefined) return { web_app: { url: secureLink(String(asFields(app).url)) } };
  if (copy_text !== undefined) return copied(String(asFields(copy_text).text ?? ''));
  if (inline !== undefined) return {};
  throw cannotParse('Text buttons are unallowed in the inline keyboard');
}

function copied(text: string): Partial<Button> {
  if (text === '' || text.length > mostCopied) throw badRequest('BUTTON_COPY_TEXT_INVALID');
  return {};
}

function callbackData(data: string): string {
  if (Buffer.byteLength(data) > mostDataBytes) throw badRequest('BUTTON_DATA_INVALID');
  return data;
}

function link(url: string): string {
  const parsed = URL.parse(url);
  if (parsed !== null && !['http:', 'https:', 'tg:'].includes(parsed.protocol))
    throw wrongLink(url, 'Unsupported URL protocol');
  if (parsed === null || (parsed.protocol !== 'tg:' && !parsed.hostname.includes('.')))
    throw wrongLink(url, 'Wrong HTTP URL');
  return url;
}

function secureLink(url: string): string {
  if (URL.parse(url)?.protocol === 'https:') return url;
  throw badRequest(`inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
}

function wrongLink(url: string, complaint: string) {
  return badRequest(`inline keyboard button URL '${url}' is invalid: ${complaint}`);
}

function cannotParse(why: string) {
  return badRequest(`can't parse inline keyboard button: ${why}`);
}
