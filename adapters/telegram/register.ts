import type { Api } from 'grammy';
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

/** Shows the commands in private chats, in English to whose app is English, in Chinese to all others. */
export async function showCommands(api: Api): Promise<void> {
  const scope = { type: 'all_private_chats' } as const;
  await api.setMyCommands(ownTexts.zh.commands, { scope });
  await api.setMyCommands(ownTexts.zh.commands, { scope, language_code: 'zh' });
  await api.setMyCommands(ownTexts.en.commands, { scope, language_code: 'en' });
}
