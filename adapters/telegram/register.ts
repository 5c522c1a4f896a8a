import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';
import { LRUCache } from 'lru-cache';
import { type CommandName, commandNames, commandWords } from '../../src/dialogue/commands.ts';
import type { Sender } from '../../src/dialogue/message.ts';
import { spokenLanguage } from '../../src/dialogue/spoken-language.ts';
import { type Language, languages } from '../../src/names.ts';
import { ownTexts } from './own-texts.ts';
import { wantedUpdates } from './read-update.ts';

export interface Webhook {
  readonly url: string;
  readonly secret: string;
}

/** Tells Telegram where updates go: to the webhook, or nowhere, so that they can be fetched. */
export async function register(api: Api, webhook: Webhook | undefined): Promise<void> {
  if (webhook) await api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: wantedUpdates });
  else await api.deleteWebhook();
}

/**
 * Shows in private chats what can be done and by which commands, before anything was said and beside where one writes, and in
 * groups what can be asked there; in the language of the person's app where it is said in that, else in Chinese.
 */
export async function introduce(api: Api): Promise<void> {
  const scope = { type: 'all_private_chats' } as const;
  const inGroups = { type: 'all_group_chats' } as const;
  const inChinese = { language: 'zh', by: {} } as const;
  const inEachLanguage = languages.map((language) => ({ language, by: { language_code: language } }) as const);
  for (const { language, by } of [inChinese, ...inEachLanguage]) {
    const { description, shortDescription } = ownTexts[language];
    await api.setMyCommands(commandsIn(language), { scope, ...by });
    await api.setMyCommands(commandsIn(language, amongOthers), { scope: inGroups, ...by });
    await api.setMyDescription(description, by);
    await api.setMyShortDescription(shortDescription, by);
  }
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
}

/** After so many chats the oldest is looked at anew. */
const mostChats = 10_000;

/**
 * Keeps the commands of each chat in the language that is spoken in it, which need not be that of the person's app. Of whom
 * nothing was heard yet, nothing is known of his app either.
 */
export function chatCommands(api: Api) {
  const shown = new LRUCache<string, Language>({ max: mostChats });
  return {
    heard({ address, language }: Sender): void {
      if (!shown.has(address)) shown.set(address, spokenLanguage(language));
    },
    async said(address: string, language: Language): Promise<void> {
      if ((shown.get(address) ?? language) === language) return;
      shown.set(address, language);
      await api.setMyCommands(commandsIn(language), { scope: { type: 'chat', chat_id: Number(address) } });
    },
  };
}

/** What can be asked where others read it. */
const amongOthers: readonly CommandName[] = ['status', 'subscribe'];

function commandsIn(language: Language, names: readonly CommandName[] = commandNames): readonly BotCommand[] {
  return names.map((command) => ({ command, description: capital(commandWords(command, language).does) }));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
