import { asFields, type Fields, structured } from '../loopback.ts';
import { badRequest } from './api-error.ts';
import type { Button } from './state.ts';

export interface Markup {
  readonly buttons: readonly (readonly Button[])[];
  /** undefined: unchanged; null: removed. */
  readonly keyboard: readonly (readonly string[])[] | null | undefined;
}

const none: Markup = { buttons: [], keyboard: undefined };
const mostButtons = 100;

/** Reads reply_markup and refuses what Telegram refuses. */
export function readMarkup(params: Fields): Markup {
  if (params.reply_markup === undefined || params.reply_markup === '') return none;
  const given = structured(params.reply_markup);
  if (given === undefined) throw badRequest("can't parse reply keyboard markup JSON object");
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw badRequest('object expected as reply markup');
  }
  const markup = asFields(given);
  if (markup.remove_keyboard === true) return { buttons: [], keyboard: null };
  if (markup.keyboard !== undefined) return { buttons: [], keyboard: rows(markup.keyboard).map(texts) };
  if (markup.inline_keyboard === undefined) return none;

  const buttons = rows(markup.inline_keyboard).map((row) => row.map(inlineButton));
  if (buttons.flat().length > mostButtons) throw badRequest('REPLY_MARKUP_TOO_LONG');
  return { buttons: buttons.filter((row) => row.length > 0), keyboard: undefined };
}

function rows(value: unknown): readonly (readonly unknown[])[] {
  if (!Array.isArray(value)) throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  return value.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest("can't parse reply markup: row of buttons must be an Array");
    return row;
  });
}

function texts(row: readonly unknown[]): readonly string[] {
  return row.map((button) => (typeof button === 'string' ? button : String(asFields(button).text ?? '')));
}

function inlineButton(value: unknown): Button {
  const button = asFields(value);
  const text = String(button.text ?? '').trim();
  if (text === '') throw badRequest('can\'t parse inline keyboard button: Field "text" must be a non-empty String');
  const { callback_data: data, url, web_app: app } = button;
  if (data !== undefined) return { text, callback_data: callbackData(String(data)) };
  if (url !== undefined) return { text, url: webAddress(String(url), /^(https?|tg):\/\//, 'Wrong HTTP URL specified') };
  if (app !== undefined) {
    const address = webAddress(String(asFields(app).url), /^https:\/\//, 'Only HTTPS links are allowed');
    return { text, web_app: { url: address } };
  }
  if (button.copy_text !== undefined || button.switch_inline_query !== undefined) return { text };
  throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
}

function callbackData(data: string): string {
  const length = Buffer.byteLength(data);
  if (length < 1 || length > 64) throw badRequest('BUTTON_DATA_INVALID');
  return data;
}

function webAddress(url: string, scheme: RegExp, complaint: string): string {
  const parsed = URL.parse(url);
  const known = scheme.test(url) && parsed !== null && (parsed.protocol === 'tg:' || parsed.hostname.includes('.'));
  if (!known) throw badRequest(`inline keyboard button URL '${url}' is invalid: ${complaint}`);
  return url;
}
