import type { InlineKeyboardButton } from 'grammy/types';
import { drawable, type Said } from '../../src/dialogue/in-words.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { ownTexts } from './own-texts.ts';

/** Where else in Telegram, and on the city's pages, something stands: as far as there is such a place. */
export interface Places {
  /** What is public, in the bot and on its page. */
  readonly chat: (number: string) => string | undefined;
  readonly page: (number: string) => string | undefined;
  /** Whether the bot can be written to from other chats, to choose a project there. */
  readonly inline: () => boolean;
  /** A draft, to be filled in as a page inside Telegram. */
  readonly form: (draft: string) => string | undefined;
}

/** Where there is no such place. */
export const nowhere: Places = {
  chat: () => undefined,
  page: () => undefined,
  form: () => undefined,
  inline: () => false,
};

/** Of more Telegram makes no button. */
const mostCopied = 256;

/** Of more codes in one message none is told from the others by its button. */
const mostCodes = 3;

/**
 * What only Telegram has under a message: codes and lines to take along, its form as a page, and ways to hand on what
 * everybody may know of.
 */
export function ownKeys(message: Sent, places: Places): InlineKeyboardButton[][] {
  const { public: about, form, copy = '', language } = message;
  const { share, openPage, fillIn, copy: takeAlong } = ownTexts[language];
  const page = form === undefined ? undefined : places.form(form);
  const inChat = about && places.chat(about.number);
  const onWeb = about && places.page(about.number);
  const rows: InlineKeyboardButton[][] = [
    ...codeKeys(message).map((key) => [key]),
    [
      ...(copy !== '' && copy.length <= mostCopied ? [{ text: takeAlong, copy_text: { text: copy } }] : []),
      ...(page === undefined ? [] : [{ text: fillIn, web_app: { url: page } }]),
    ],
    [
      ...(about && inChat !== undefined ? [{ text: share, ...sharing(about, inChat, places.inline()) }] : []),
      ...(onWeb === undefined ? [] : [{ text: openPage, url: onWeb }]),
    ],
  ];
  return rows.filter((row) => row.length > 0);
}

/** What is to be shown or entered elsewhere to the letter: of what was filed, or can be changed there, none. */
function codeKeys({ blocks, buttons, language }: Sent): readonly InlineKeyboardButton[] {
  const { copyCode, copyReceipt, copyOf } = ownTexts[language];
  const found = blocks.flatMap((block) => {
    switch (block.kind) {
      case 'receipt':
        return [[block.number, copyReceipt] as const];
      case 'text':
        return codesIn(block.text, language).map((code) => [code, copyCode] as const);
      case 'rows':
        return block.rows.flatMap(({ label, value, edit }) =>
          edit || buttons.length === 0 ? [] : codesIn(value, language).map((code) => [code, copyOf(label)] as const),
        );
      default:
        return [];
    }
  });
  const each = [...new Map(found)].filter(([code]) => code.length <= mostCopied);
  return each.slice(0, mostCodes).map(([text, label]) => ({ text: label, copy_text: { text } }));
}

function codesIn(said: Said, language: Language): readonly string[] {
  return drawable(said, language).flatMap(({ thing }) => (thing?.kind === 'code' ? [thing.code] : []));
}

/** Telegram asks with whom; where it can, the project itself is sent there, and else a link to it. */
function sharing({ number, title }: NonNullable<Sent['public']>, link: string, inline: boolean) {
  if (!inline) return { url: `https://t.me/share/url?${new URLSearchParams({ url: link, text: title })}` };
  const everywhere = { allow_user_chats: true, allow_group_chats: true, allow_channel_chats: true } as const;
  return { switch_inline_query_chosen_chat: { query: number, ...everywhere } };
}
