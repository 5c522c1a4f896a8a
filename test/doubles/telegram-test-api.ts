import type { ServerResponse } from 'node:http';
import { TelegramServer } from 'telegram-test-api/lib/telegramServer.js';
import { freePort } from '../../db/free-port.ts';
import { changes } from './changes.ts';
import { answerJson, asFields, bodyOf, type Fields, fieldsOf, loopback } from './loopback.ts';
import { parseHtml } from './telegram/html.ts';

/** A message as the scenario compares it. */
export interface Seen {
  readonly id: number;
  readonly text: string;
  readonly buttons: readonly (readonly string[])[];
}

interface OtherPerson {
  readonly chat: readonly Seen[];
  says(text: string): Promise<unknown>;
  presses(button: string): Promise<unknown>;
}

export interface OtherTelegram {
  /** Of the proxy, which answers what telegram-test-api does not know and a bot needs, and holds polls. */
  readonly apiRoot: string;
  /** Of telegram-test-api itself. */
  readonly bareRoot: string;
  readonly token: string;
  /** The methods that the bot called, in order, except getUpdates. */
  readonly calls: readonly string[];
  /** What the proxy did in place of telegram-test-api. */
  readonly bridged: ReadonlySet<string>;
  person(id: number, firstName: string): OtherPerson;
  /** Resolves when the bot has confirmed everything that people did. */
  idle(): Promise<void>;
  /** Resolves as soon as the condition holds; it is looked at with every poll. */
  until(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

const unknown = ['setmycommands', 'setmydescription', 'setmyshortdescription', 'setchatmenubutton'];
const longestKept = 3600;

/** telegram-test-api, with a proxy in front that lets a bot start and poll, and tells when it has handled everything. */
export async function startTelegramTestApi(): Promise<OtherTelegram> {
  const token = '7000000001:TEST';
  const other = new TelegramServer({ port: await freePort(), host: '127.0.0.1', storeTimeout: longestKept });
  await other.start();
  const seen = changes();
  const calls: string[] = [];
  const bridged = new Set<string>();
  let confirmed = 0;

  async function forward(url: string, params: Fields): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${other.config.apiURL}${url}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return { status: response.status, body: await response.json() };
  }

  /** Asks again with every deed of a person, until there is something or the bot goes away. */
  async function poll(url: string, params: Fields, gone: Promise<unknown>): Promise<{ status: number; body: unknown }> {
    confirmed = Math.max(confirmed, Number(params.offset ?? 0) - 1);
    seen.changed();
    for (;;) {
      const deed = other.waitUserMessage();
      const answer = await forward(url, params);
      const { result } = asFields(answer.body);
      if ((Array.isArray(result) && result.length > 0) || params.timeout === 0) return answer;
      bridged.add('holding a poll');
      seen.changed();
      if ((await Promise.race([deed, gone.then(() => 'gone')])) === 'gone') return answer;
    }
  }

  const proxy = await loopback(async (request, response) => {
    const params = await fieldsOf(request, await bodyOf(request));
    const url = request.url ?? '';
    const method = url.split('/').at(-1) ?? '';
    if (method === 'getUpdates') {
      const { status, body } = await poll(url, params, closing(response));
      return answerJson(response, status, body);
    }
    calls.push(method);
    if (unknown.includes(method.toLowerCase())) {
      bridged.add(method);
      return answerJson(response, 200, { ok: true, result: true });
    }
    const { status, body } = await forward(url, params);
    answerJson(response, status, body);
  });

  return {
    apiRoot: proxy.url,
    bareRoot: other.config.apiURL,
    token,
    calls,
    bridged,

    person(id, firstName) {
      const client = other.getClient(token, { userId: id, chatId: id, firstName });
      return {
        get chat() {
          return seenBy(other, id);
        },
        async says(text) {
          if (text.startsWith('/')) await client.sendCommand(client.makeCommand(text));
          else await client.sendMessage(client.makeMessage(text));
        },
        async presses(label) {
          const { messageId, data } = buttonIn(other, id, label);
          await client.sendCallback(client.makeCallbackQuery(data, { message: { message_id: messageId } }));
        },
      };
    },

    idle: () => seen.until(() => confirmed >= (other.storage.userMessages.at(-1)?.updateId ?? 0)),

    until: seen.until,

    async stop() {
      await proxy.close();
      await other.stop();
    },
  };
}

function closing(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => response.on('close', resolve));
}

interface Stored {
  readonly messageId: number;
  readonly message: Fields;
}

function saidTo(other: TelegramServer, chat: number): readonly Stored[] {
  return other.storage.botMessages
    .map(({ messageId, message }) => ({ messageId, message: asFields(message) }))
    .filter(({ message }) => Number(message.chat_id) === chat);
}

/** Everything in a chat, in the order of the ids; a press has an id, but is no message. */
function seenBy(other: TelegramServer, chat: number): readonly Seen[] {
  const heard = saidTo(other, chat).map(({ messageId: id, message }): Seen => {
    // The marks stand in the text as they were sent.
    const { text } = parseHtml(String(message.text));
    return { id, text, buttons: keyboardOf(message).map((row) => row.map((one) => String(one.text))) };
  });
  const said = other.storage.userMessages.flatMap((update): Seen[] => {
    if (!('message' in update) || update.message.chat.id !== chat) return [];
    return [{ id: update.messageId, text: update.message.text, buttons: [] }];
  });
  return [...heard, ...said].toSorted((a, b) => a.id - b.id);
}

function buttonIn(other: TelegramServer, chat: number, label: string): { messageId: number; data: string } {
  for (const { messageId, message } of saidTo(other, chat).toReversed()) {
    const found = keyboardOf(message)
      .flat()
      .find(({ text }) => text === label);
    if (found) return { messageId, data: String(found.callback_data) };
  }
  throw new Error(`No button 「${label}」 is shown`);
}

function keyboardOf(message: Fields): readonly (readonly Fields[])[] {
  const rows = asFields(message.reply_markup).inline_keyboard;
  return Array.isArray(rows) ? rows.map((row: unknown) => (Array.isArray(row) ? row.map(asFields) : [])) : [];
}
