import { type WebCity, webCity } from '../web-city.ts';
import { type Chat, chatIn } from './chat.ts';

/** Somebody of the finance office, before whom budgets lie. */
export const official = 'cz-budget';

/** The city in which things are in hand, and his chat on Telegram, in which nothing was said yet. */
export async function officeChat(): Promise<{ readonly city: WebCity; readonly chat: Chat }> {
  const city = await webCity();
  await city.store.transact((world) => world.people.openAccount(official, 'telegram', 'official'));
  return { city, chat: chatIn(city.store, 'official') };
}
