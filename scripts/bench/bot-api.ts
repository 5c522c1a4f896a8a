import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export const botToken = '7000000000:bench';

export const botInfo = {
  id: 7_000_000_000,
  is_bot: true as const,
  first_name: '购办',
  username: 'gouban_bench_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_inline_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
};

let said = 0;

/** What Telegram answers to a call, at no cost. */
export function resultOf(method: string): unknown {
  if (method === 'getMe') return botInfo;
  if (method !== 'sendMessage' && method !== 'editMessageText') return true;
  said += 1;
  return { message_id: said, date: 1_795_570_000, chat: { id: 1, type: 'private' }, text: '' };
}

export interface BotApi {
  readonly url: string;
  close(): Promise<void>;
}

/** A Bot API server on this machine that accepts everything at once. */
export async function startBotApi(): Promise<BotApi> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const method = request.url?.split('/').at(-1) ?? '';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result: resultOf(method) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
