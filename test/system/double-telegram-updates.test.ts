import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { changes } from '../doubles/changes.ts';
import { bodyOf, loopback } from '../doubles/loopback.ts';
import { type Api, apiOf } from '../doubles/telegram/api.ts';
import { startTelegram, type TelegramDouble, type TelegramOptions } from '../doubles/telegram.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const hour = 3_600_000;
const day = 24 * hour;
const conflict = 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';

async function telegram(options?: TelegramOptions): Promise<{ double: TelegramDouble; api: Api }> {
  const double = await startTelegram(options);
  closing.push(() => double.stop());
  return { double, api: apiOf(double) };
}

type Answering = (update: Pushed, response: ServerResponse, request: IncomingMessage) => void;

/** What the tests read of an update that was pushed. */
interface Pushed {
  readonly update_id: number;
  readonly message?: { readonly text: string; readonly chat: { readonly id: number } };
  readonly callback_query?: object;
}

/** The bot's side of the webhook. */
async function webhook(answer: Answering): Promise<string> {
  const server = await loopback(async (request, response) => {
    answer(JSON.parse((await bodyOf(request)).toString()), response, request);
  });
  closing.push(() => server.close());
  return server.url;
}

/** A webhook that answers with the given status and headers, which the test may change, and notes what came. */
async function answering(status: number, headers: Readonly<Record<string, string>> = {}) {
  const bot = { status, headers, got: [] as number[] };
  const url = await webhook(({ update_id }, response) => {
    bot.got.push(update_id);
    response.writeHead(bot.status, bot.headers).end();
  });
  return { bot, url };
}

describe('polling the Telegram double', () => {
  it('gives updates until an offset confirms them, and holds a poll until one comes', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    const first = user.says('一');
    user.says('二');
    expect((await api('getUpdates')).result).toHaveLength(2);
    expect((await api('getUpdates', { limit: 1 })).result).toMatchObject([{ message: { text: '一' } }]);
    const rest = await api('getUpdates', { offset: first.update_id + 1 });
    expect(rest.result).toMatchObject([{ message: { text: '二' } }]);

    const held = api('getUpdates', { offset: first.update_id + 2, timeout: 30 });
    await user.settled();
    user.says('三');
    expect((await held).result).toMatchObject([{ message: { text: '三' } }]);
  });

  it('gives at most 100 at once, and holds for at most 50 seconds', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    for (let n = 0; n < 101; n += 1) user.says('好');
    expect((await api('getUpdates', { limit: 1000 })).result).toHaveLength(100);
    expect((await api('getUpdates', { limit: 0 })).result).toHaveLength(1);
    await api('deleteWebhook', { drop_pending_updates: true });
    let over = false;
    const held = api('getUpdates', { timeout: 3600 }).then(() => {
      over = true;
    });
    await double.until(() => double.polling);
    double.advance(49_999);
    await api('getMe');
    expect(over).toBe(false);
    double.advance(1);
    await held;
  });

  it('keeps so many of the last as a negative offset says, and believes no offset far beyond the last', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    for (const text of ['一', '二', '三']) user.says(text);
    expect((await api('getUpdates', { offset: 900_000 })).result).toHaveLength(3);
    expect((await api('getUpdates', { offset: -1 })).result).toMatchObject([{ message: { text: '三' } }]);
    expect((await api('getUpdates')).result).toHaveLength(1);
  });

  it('ends the older of two held polls with 409, but is not disturbed by one that does not wait', async () => {
    const { double, api } = await telegram();
    const older = api('getUpdates', { timeout: 30 });
    await double.until(() => double.polling);
    expect((await api('getUpdates')).result).toEqual([]);
    const newer = api('getUpdates', { timeout: 30 });
    expect(await older).toMatchObject({ error_code: 409, description: conflict });
    double.advance(30_000);
    expect((await newer).result).toEqual([]);
  });

  it('is refused beside a webhook, which ends the poll that is held', async () => {
    const { double, api } = await telegram();
    const held = api('getUpdates', { timeout: 30 });
    await double.until(() => double.polling);
    await api('setWebhook', { url: 'https://bot.example/telegram' });
    expect((await held).description).toBe('Conflict: terminated by setWebhook request');
    expect(await api('getUpdates')).toMatchObject({
      error_code: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    await api('deleteWebhook');
    expect((await api('getUpdates')).ok).toBe(true);
  });

  it('slows down whoever asks for the same again and again', async () => {
    const { double, api } = await telegram({ rateLimits: true });
    const user = double.user();
    user.says('一');
    user.says('二');
    expect((await api('getUpdates')).result).toHaveLength(2);
    expect((await api('getUpdates')).result).toHaveLength(1);
    double.advance(500);
    expect((await api('getUpdates')).result).toHaveLength(2);
  });

  it('gives only what was asked for, until something else is', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    await api('getUpdates', { allowed_updates: ['my_chat_member', 'nonsense'] });
    user.says('一');
    user.blocks();
    expect((await api('getUpdates')).result).toMatchObject([{ my_chat_member: {} }]);
    await api('getUpdates', { offset: -1, allowed_updates: ['nonsense'] });
    user.says('二');
    expect((await api('getUpdates')).result).toMatchObject([{ my_chat_member: {} }, { message: { text: '二' } }]);
  });

  it('keeps an update for 24 hours and a press for 150 seconds', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    user.starts();
    const reply_markup = { inline_keyboard: [[{ text: '是', callback_data: 'yes' }]] };
    await api('sendMessage', { chat_id: user.id, text: '好', reply_markup });
    const press = user.press('是');
    double.advance(150_000);
    expect(double.expired).toEqual([press]);
    double.advance(day - 150_001);
    expect((await api('getUpdates')).result).toHaveLength(1);
    double.advance(1);
    expect((await api('getUpdates')).result).toEqual([]);
  });

  it('jumps to another update_id when told to, and after a week of silence', async () => {
    const { double } = await telegram();
    const user = double.user();
    const { update_id: first } = user.says('一');
    expect(user.says('二').update_id).toBe(first + 1);
    double.jumpUpdateId(77);
    expect(user.says('三').update_id).toBe(77);
    double.advance(7 * day);
    expect(user.says('四').update_id).toBe(78);
    double.advance(7 * day + 1);
    expect(user.says('五').update_id).not.toBe(79);
  });

  it('begins its ids where it is told, beside a bot that remembers those of before', async () => {
    const { double } = await telegram({ firstId: 700_001 });
    const user = double.user();
    expect(user.id).toBeGreaterThan(700_001);
    expect(user.says('一')).toMatchObject({ update_id: 700_001, message: { message_id: user.chat[0]?.id } });
    expect(user.chat[0]?.id).toBeGreaterThan(700_001);
  });

  it('gives an update again when a test wants it', async () => {
    const { double, api } = await telegram();
    const update = double.user().says('一');
    const next = { offset: update.update_id + 1 };
    await api('getUpdates', next);
    double.redeliver(update);
    expect((await api('getUpdates', next)).result).toEqual([update]);
    expect((await api('getUpdates', next)).result).toEqual([]);
  });

  it('shows a bot in a group only what is meant for it', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    const group = double.group('协调小组');
    const { result: sent } = await api('sendMessage', { chat_id: group.id, text: '请选' });
    user.says('闲聊', { in: group });
    user.says('/menu', { in: group });
    const question = group.chat[0];
    expect(sent).toMatchObject({ message_id: question?.id, chat: { type: 'supergroup', title: '协调小组' } });
    if (question !== undefined) user.says('甲', { in: group, replyTo: question });
    expect((await api('getUpdates')).result).toMatchObject([
      { message: { text: '/menu', entities: [{ type: 'bot_command', offset: 0, length: 5 }] } },
      { message: { text: '甲', reply_to_message: { message_id: question?.id } } },
    ]);
    expect(group.chat).toHaveLength(4);
  });
});

describe('the webhook of the Telegram double', () => {
  it.each([
    [
      'an address without TLS',
      { url: 'http://bot.example/' },
      'bad webhook: An HTTPS URL must be provided for webhook',
    ],
    [
      'another port',
      { url: 'https://bot.example:9443/' },
      'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
    ],
    ['no address', { url: 'bot' }, 'invalid webhook URL specified'],
    ['a secret of 257 characters', { secret_token: 's'.repeat(257) }, 'secret token is too long'],
    ['a secret with a full stop', { secret_token: 's.1' }, 'secret token contains unallowed characters'],
  ])('is refused with %s', async (_, params, why) => {
    const { api } = await telegram();
    const answer = await api('setWebhook', { url: 'https://bot.example:8443/', ...params });
    expect(answer).toMatchObject({ error_code: 400, description: `Bad Request: ${why}` });
    expect((await api('getWebhookInfo')).result).toMatchObject({ url: '' });
  });

  it('shows its secret, keeps the order in a chat and not across chats, and is tried again after growing waits', async () => {
    const { double, api } = await telegram();
    const [anna, boris] = [double.user({ id: 11 }), double.user({ id: 22 })];
    const got: (string | undefined)[] = [];
    const secrets = new Set<unknown>();
    const refusals = [500, 500, 503, 500];
    const url = await webhook(({ message }, response, request) => {
      got.push(message?.text);
      secrets.add(request.headers['x-telegram-bot-api-secret-token']);
      const status = message?.chat.id === 11 ? (refusals.shift() ?? 200) : 200;
      response.writeHead(status, status === 503 ? { 'retry-after': '30' } : {}).end();
    });
    const secret_token = 'A-z_9'.repeat(51).concat('x');
    await api('setWebhook', { url, secret_token });
    anna.says('一');
    anna.says('二');
    boris.says('三');
    const refused = async (attempts: number) => {
      await expect(double.idle()).rejects.toThrow('wait for a retry');
      expect(got).toHaveLength(1 + attempts);
    };
    // At once, after 2 s, after the 30 s that were asked for, and after 4 s.
    await refused(2);
    for (const [attempts, seconds] of [2, 30].entries()) {
      double.advance(seconds * 1000 - 1);
      await refused(attempts + 2);
      double.advance(1);
      await refused(attempts + 3);
    }
    double.advance(3999);
    await refused(4);
    double.advance(1);
    await double.idle();
    expect(got.filter((text) => text !== '三')).toEqual(['一', '一', '一', '一', '一', '二']);
    expect([...secrets]).toEqual([secret_token]);
    expect((await api('getWebhookInfo')).result).toMatchObject({
      pending_update_count: 0,
      last_error_date: expect.any(Number),
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    });
  });

  it('carries messages by chat, presses by person and blocking beside each other, but no more at once than it may', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    user.starts();
    const reply_markup = { inline_keyboard: [[{ text: '是', callback_data: 'yes' }]] };
    await api('sendMessage', { chat_id: user.id, text: '好', reply_markup });
    await api('deleteWebhook', { drop_pending_updates: true });
    const waiting: (() => void)[] = [];
    const came: string[] = [];
    const seen = changes();
    const url = await webhook((update, response) => {
      came.push(update.message?.text ?? Object.keys(update)[1] ?? '');
      waiting.push(() => response.end());
      seen.changed();
    });
    for (const text of ['一', '二']) user.says(text);
    user.press('是');
    user.blocks();
    double.user().says('三');
    await api('setWebhook', { url, max_connections: 2 });
    for (const together of [['一', 'callback_query'], ['二', 'my_chat_member'], ['三']]) {
      await seen.until(() => waiting.length === together.length);
      expect(double.pushing).toBe(together.length);
      expect(came.splice(0).toSorted()).toEqual(together.toSorted());
      for (const end of waiting.splice(0)) end();
    }
    await double.idle();
  });

  it('honours at most an hour of Retry-After, and none of no seconds', async () => {
    const { double, api } = await telegram();
    const { bot, url } = await answering(503, { 'retry-after': '86400' });
    await api('setWebhook', { url });
    double.user().says('一');
    await expect(double.idle()).rejects.toThrow();
    bot.headers = { 'retry-after': '0' };
    double.advance(hour);
    await expect(double.idle()).rejects.toThrow();
    expect(bot.got).toHaveLength(2);
    double.advance(1999);
    await expect(double.idle()).rejects.toThrow();
    expect(bot.got).toHaveLength(2);
    bot.status = 200;
    double.advance(1);
    await double.idle();
  });

  it('waits for a minute at most, and gives up what would come after its 24 hours', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    const { bot, url } = await answering(500);
    await api('setWebhook', { url });
    const lost = user.says('一');
    for (const seconds of [2, 4, 8, 16, 32, 60, 60]) {
      await expect(user.settled()).rejects.toThrow();
      double.advance(seconds * 1000);
    }
    await expect(user.settled()).rejects.toThrow();
    expect(bot.got).toEqual(Array(9).fill(lost.update_id));
    bot.headers = { 'retry-after': '3600' };
    double.advance(day - hour);
    await user.settled();
    expect(double.expired).toEqual([lost]);
    bot.status = 200;
    const kept = user.says('二');
    await user.settled();
    double.redeliver(kept);
    await user.settled();
    expect(bot.got.slice(-2)).toEqual([kept.update_id, kept.update_id]);
  });

  it('is closed when it has been gone for 23 hours, and not when it was there in between', async () => {
    const { double, api } = await telegram();
    const { bot, url } = await answering(410, { 'retry-after': '3600' });
    const address = async () => (await api('getWebhookInfo')).result;
    const says = async (text: string) => {
      const update = double.user().says(text);
      await double.until(() => double.pushing === 0);
      return update;
    };
    await api('setWebhook', { url });
    await says('一');
    double.advance(12 * hour);
    await double.until(() => double.pushing === 0);
    bot.status = 500;
    const second = await says('二');
    bot.status = 410;
    const third = await says('三');
    double.advance(23 * hour);
    await double.until(() => double.pushing === 0);
    expect(await address()).toMatchObject({ url });
    double.advance(1000);
    const fourth = await says('四');
    expect(await address()).toMatchObject({ url: '' });
    expect((await api('getUpdates')).result).toEqual([second, third, fourth]);
  });

  it('follows no redirection', async () => {
    const { double, api } = await telegram();
    const { bot, url } = await answering(302, { location: '/elsewhere' });
    await api('setWebhook', { url });
    double.user().says('一');
    await expect(double.idle()).rejects.toThrow('302 Found');
    expect(bot.got).toHaveLength(2);
  });

  it('carries out a call that comes back in its answer, if it is none about updates', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    let reply: object = {};
    const url = await webhook((_, response) => response.end(JSON.stringify(reply)));
    await api('setWebhook', { url });
    reply = { method: 'deleteWebhook' };
    user.says('一');
    await user.settled();
    reply = { method: 'sendMessage', chat_id: user.id, text: '在' };
    user.says('二');
    expect((await user.hears('在')).from).toBe('bot');
    expect(double.callsOf('sendMessage')).toHaveLength(1);
    expect((await api('getWebhookInfo')).result).toMatchObject({ url });
  });

  it('is set no more than once a second', async () => {
    const { double, api } = await telegram({ rateLimits: true });
    const set = () => api('setWebhook', { url: 'https://bot.example/telegram' });
    await set();
    expect(await set()).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    double.advance(1000);
    expect((await set()).ok).toBe(true);
  });
});
