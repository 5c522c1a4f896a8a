import type { InlineKeyboardButton } from 'grammy/types';
import type { Sent } from '../../src/dialogue/message.ts';
import { ownTexts } from './own-texts.ts';

/** Where what is public stands for everybody: in the bot, as far as its name is known, and on the city's own pages. */
export interface PublicPlaces {
  readonly chat: (number: string) => string | undefined;
  readonly page: (number: string) => string | undefined;
}

/** Under what everybody may know of: to hand it on to others, and to open its page. */
export function handingOn({ public: about, language }: Sent, { chat, page }: PublicPlaces): InlineKeyboardButton[] {
  if (!about) return [];
  const { share, openPage } = ownTexts[language];
  const [inChat, onWeb] = [chat(about.number), page(about.number)];
  return [
    ...(inChat === undefined ? [] : [{ text: share, url: sharing(inChat, about.title) }]),
    ...(onWeb === undefined ? [] : [{ text: openPage, url: onWeb }]),
  ];
}

/** Telegram asks with whom. */
function sharing(link: string, title: string): string {
  return `https://t.me/share/url?${new URLSearchParams({ url: link, text: title })}`;
}
