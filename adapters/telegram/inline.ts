import type { InlineQueryResultArticle } from 'grammy/types';
import type { InboxItem } from '../../src/app/ports/inbox-item.ts';
import type { Language } from '../../src/names.ts';
import type { Places } from './own-keys.ts';
import { ownTexts } from './own-texts.ts';
import { inertLine, type Line, saidLines, span, toHtml } from './rich-text.ts';

type Card = Pick<InboxItem, 'number' | 'title' | 'state' | 'office' | 'award'>;

/**
 * Public projects as they are offered to whoever writes the bot's name in another chat: the one that he chooses is sent there, as
 * everybody may know of it, with the ways to it.
 */
export function inlineResults(
  projects: readonly Card[],
  language: Language,
  { chat, page }: Pick<Places, 'chat' | 'page'>,
): readonly InlineQueryResultArticle[] {
  const { seeIt, openPage } = ownTexts[language];
  return projects.map((project): InlineQueryResultArticle => {
    const { number, title, state, office } = project;
    const [inChat, onWeb] = [chat(number), page(number)];
    const ways = [
      ...(inChat === undefined ? [] : [[{ text: seeIt, url: inChat }]]),
      ...(onWeb === undefined ? [] : [[{ text: openPage, url: onWeb }]]),
    ];
    return {
      type: 'article',
      id: number,
      title,
      description: [state, office].filter(Boolean).join(' · '),
      input_message_content: {
        message_text: toHtml(cardLines(project, language)),
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
      },
      ...(ways.length > 0 && { reply_markup: { inline_keyboard: ways } }),
    };
  });
}

function cardLines({ number, title, state, office, award }: Card, language: Language): readonly Line[] {
  const awarded: readonly Line[] = award
    ? saidLines(award.amount, language).map((amount) => [...inertLine(award.supplier), span(' '), ...amount])
    : [];
  return [inertLine(title, 'b'), inertLine(office), inertLine(state), ...awarded, [span(number, 'code')]].filter(
    (line) => line.some(({ text }) => text !== ''),
  );
}
