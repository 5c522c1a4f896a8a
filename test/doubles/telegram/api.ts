import { isFields } from '../loopback.ts';
import { startTelegram, type TelegramDouble, type TelegramOptions } from '../telegram.ts';
import type { TelegramUser } from './user.ts';

interface Answer {
  readonly ok: boolean;
  readonly description?: string;
  readonly result: unknown;
}

/** Calls the Bot API by hand, as a bot would. */
export type Api = (method: string, params?: object) => Promise<Answer>;

export function apiOf(double: TelegramDouble): Api {
  return async (method, params = {}) => {
    const response = await fetch(`${double.apiRoot}/bot${double.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    const answer: unknown = await response.json();
    if (isAnswer(answer)) return answer;
    throw new Error(`The double answered ${JSON.stringify(answer)}`);
  };
}

function isAnswer(value: unknown): value is Answer {
  return isFields(value) && typeof value.ok === 'boolean';
}

export interface Acquainted {
  readonly double: TelegramDouble;
  readonly api: Api;
  /** A person who has started the bot; what he did so far is confirmed. */
  readonly user: TelegramUser;
  /** Sends him a message. */
  readonly say: (params: object) => Promise<Answer>;
}

export async function acquainted(options?: TelegramOptions): Promise<Acquainted> {
  const double = await startTelegram(options);
  const api = apiOf(double);
  const user = double.user({ firstName: '王芳' });
  user.starts();
  await api('deleteWebhook', { drop_pending_updates: true });
  return { double, api, user, say: (params) => api('sendMessage', { chat_id: user.id, text: '好', ...params }) };
}
