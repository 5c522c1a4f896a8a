import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';
import { commandNames, commandWords } from '../../src/dialogue/commands.ts';
import { type Language, languages } from '../../src/names.ts';
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

/** Shows the commands in private chats, in the language of the person's app where they are said in it, else in Chinese. */
export async function showCommands(api: Api): Promise<void> {
  const scope = { type: 'all_private_chats' } as const;
  await api.setMyCommands(commandsIn('zh'), { scope });
  for (const language of languages) await api.setMyCommands(commandsIn(language), { scope, language_code: language });
}

function commandsIn(language: Language): readonly BotCommand[] {
  return commandNames.map((command) => ({ command, description: capital(commandWords(command, language).does) }));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
