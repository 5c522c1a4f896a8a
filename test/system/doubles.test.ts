import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, InputFile } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { testClock } from '../doubles/clock.ts';
import { startTelegram, type TelegramDouble, type TelegramOptions } from '../doubles/telegram.ts';

interface Answer {
  readonly ok: boolean;
  readonly description?: string;
  readonly result: unknown;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function listening(handle: (request: IncomingMessage, body: string, response: ServerResponse) => void) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    handle(request, body, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  // A server that listens on a port has an address with one.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('the Telegram double', () => {
  async function telegram(options?: TelegramOptions) {
    const double = await startTelegram(options);
    closing.push(() => double.stop());
    const api = (method: string, params: object = {}) => call(double, method, params);
    return { double, api };
  }

  async function call(double: TelegramDouble, method: string, params: object) {
    const response = await fetch(`${double.apiRoot}/bot${double.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    // JSON has no type; the Bot API's answers have this one.
    return (await response.json()) as Answer;
  }

  async function acquainted(options?: TelegramOptions) {
    const { double, api } = await telegram(options);
    const user = double.user({ firstName: '王芳' });
    user.starts();
    await api('getUpdates', { offset: 900_000 });
    const say = (params: object) => api('sendMessage', { chat_id: user.id, text: '好', ...params });
    return { double, api, user, say };
  }

  const button = (callback_data: string, text = '是') => ({ text, callback_data });
  const keyboard = (...row: object[]) => ({ reply_markup: { inline_keyboard: [row] } });

  it.each([
    ['an empty text', { text: ' \n ' }, 'Bad Request: message text is empty'],
    ['4097 characters', { text: '字'.repeat(4097) }, 'Bad Request: message is too long'],
    [
      'an unknown tag',
      { text: 'a <div>b</div>', parse_mode: 'HTML' },
      'Bad Request: can\'t parse entities: Unsupported start tag "div" at byte offset 2',
    ],
    [
      'a bare less-than sign',
      { text: '字 < 5', parse_mode: 'HTML' },
      'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 4',
    ],
    [
      'a tag left open',
      { text: '<b>a', parse_mode: 'HTML' },
      'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    ],
    [
      'tags that cross',
      { text: '<b><i>a</b></i>', parse_mode: 'HTML' },
      'Bad Request: can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ],
    [
      'an end tag alone',
      { text: 'a</b>', parse_mode: 'HTML' },
      "Bad Request: can't parse entities: Unexpected end tag at byte offset 1",
    ],
    ['callback data of 65 bytes', keyboard(button(`${'按'.repeat(21)}xx`)), 'Bad Request: BUTTON_DATA_INVALID'],
    ['empty callback data', keyboard(button('')), 'Bad Request: BUTTON_DATA_INVALID'],
    ['101 buttons', keyboard(...Array(101).fill(button('x'))), 'Bad Request: REPLY_MARKUP_TOO_LONG'],
    [
      'a button that does nothing',
      keyboard({ text: 'x' }),
      "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    ['a lone surrogate', { text: 'a\ud800' }, 'Bad Request: strings must be encoded in UTF-8'],
    ['an unknown chat', { chat_id: 1 }, 'Bad Request: chat not found'],
  ])('refuses %s', async (_, params, description) => {
    const { say } = await acquainted();
    expect(await say(params)).toEqual({ ok: false, error_code: 400, description });
  });

  it('lets pass what is just within the limits, and shows it as a person sees it', async () => {
    const { say, user } = await acquainted();
    const long = '字'.repeat(4096);
    await say({ text: `<b>${long}</b>`, parse_mode: 'HTML', ...keyboard(button('按'.repeat(21))) });
    await say({ text: '<b>1 &lt; 2</b> &amp; <a href="https://a.example/">三</a>', parse_mode: 'HTML' });
    expect(user.chat.map(({ text }) => text)).toEqual(['/start', long, '1 < 2 & 三']);
    expect(user.last().entities.map(({ type, offset, length }) => [type, offset, length])).toEqual([
      ['bold', 0, 5],
      ['text_link', 8, 1],
    ]);
  });

  it('edits in place, drops the keyboard that is not sent again, and refuses an edit that changes nothing', async () => {
    const { api, say, user } = await acquainted();
    await say(keyboard(button('yes')));
    const { id: message_id } = user.last();
    const edit = (params: object) => api('editMessageText', { chat_id: user.id, ...params });
    expect(user.last().buttons.flat()).toEqual([button('yes')]);
    await edit({ message_id, text: '改' });
    expect(user.last()).toMatchObject({ text: '改', edited: true, buttons: [] });
    const again = await edit({ message_id, text: '改' });
    expect(again.description).toMatch(/^Bad Request: message is not modified/);
    const other = await edit({ message_id: user.chat[0]?.id, text: '改' });
    expect(other.description).toBe("Bad Request: message can't be edited");
    await api('deleteMessage', { chat_id: user.id, message_id });
    const gone = await edit({ message_id, text: '又改' });
    expect(gone.description).toBe('Bad Request: message to edit not found');
    expect(user.chat).toHaveLength(1);
    expect(user.history.at(-1)).toMatchObject({ text: '改', deleted: true });
  });

  it('takes one answer to a press, of 200 characters, within 150 seconds', async () => {
    const { double, api, say, user } = await acquainted();
    await say(keyboard(button('yes')));
    user.press('是');
    user.press('yes');
    const [first, second] = user.queries;
    const answer = (id: string | undefined, text: string) =>
      api('answerCallbackQuery', { callback_query_id: id, text });
    expect((await answer(first?.id, 'x'.repeat(201))).description).toBe('Bad Request: MESSAGE_TOO_LONG');
    expect((await answer(first?.id, '收到')).ok).toBe(true);
    expect(first?.answer?.text).toBe('收到');
    const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect((await answer(first?.id, '收到')).description).toBe(old);
    double.advance(150_001);
    expect((await answer(second?.id, '收到')).description).toBe(old);
    expect(double.expired).toHaveLength(2);
    expect(() => user.press('否')).toThrow('only 是');
  });

  it('forbids writing to a person who has blocked the bot', async () => {
    const { say, user } = await acquainted();
    user.blocks();
    expect(await say({})).toMatchObject({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    user.starts('again');
    expect(await say({})).toMatchObject({ ok: true });
  });

  it('holds the rates of a chat, of a group and of all chats, and notes who sends while told to wait', async () => {
    const { double, say, api } = await acquainted({ rateLimits: true });
    for (let n = 0; n < 3; n += 1) expect((await say({})).ok).toBe(true);
    expect(await say({})).toMatchObject({ error_code: 429, parameters: { retry_after: 1 } });
    await say({});
    expect(double.calls.at(-1)).toMatchObject({ status: 429, insideRetryAfter: true });
    double.advance(1000);
    expect((await say({})).ok).toBe(true);

    const group = double.group('协调小组');
    const toGroup = () => api('sendMessage', { chat_id: group.id, text: '好' });
    for (let n = 0; n < 20; n += 1) expect((await toGroup()).ok).toBe(true);
    expect(await toGroup()).toMatchObject({ parameters: { retry_after: 3 } });
    double.advance(10_000);

    const many = Array.from({ length: 31 }, () => double.user());
    for (const one of many) one.starts();
    const replies = await Promise.all(many.map(({ id }) => api('sendMessage', { chat_id: id, text: '好' })));
    expect(replies.filter(({ ok }) => !ok)).toMatchObject([{ error_code: 429, parameters: { retry_after: 1 } }]);
  });

  it('serves a file of 20 MiB, refuses a greater one, and lets the link lapse after an hour', async () => {
    const { double, api, user } = await acquainted();
    const document = (size: number) => ({ name: '章程.pdf', mime: 'application/pdf', bytes: Buffer.alloc(size, 7) });
    user.sendsDocument(document((20 << 20) + 1));
    user.sendsDocument(document(20 << 20));
    const [big, fits] = user.history.slice(-2).map(({ file }) => file);
    expect((await api('getFile', { file_id: big?.id })).description).toBe('Bad Request: file is too big');
    expect((await api('getFile', { file_id: fits?.id })).result).toMatchObject({ file_path: fits?.path });
    const get = () => fetch(`${double.apiRoot}/file/bot${double.token}/${fits?.path}`);
    expect((await (await get()).arrayBuffer()).byteLength).toBe(20 << 20);
    double.advance(3_600_000);
    expect((await get()).status).toBe(404);
  });

  it('sends an album as one update for each item, under one group id', async () => {
    const { api, user } = await acquainted();
    const photo = { name: 'a.jpg', mime: 'image/jpeg', bytes: Buffer.from('jpeg') };
    const sent = user.album([
      photo,
      { ...photo, caption: '现场' },
      { name: 'b.pdf', mime: 'application/pdf', bytes: photo.bytes },
    ]);
    const { result } = await api('getUpdates');
    expect(result).toEqual(sent);
    const media_group_id = user.chat.at(-1)?.extra.media_group_id;
    expect(media_group_id).toMatch(/./);
    expect(result).toMatchObject([
      { message: { media_group_id, photo: [{}, {}] } },
      { message: { media_group_id, photo: [{}, {}], caption: '现场' } },
      { message: { media_group_id, document: { file_name: 'b.pdf' } } },
    ]);
  });

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

  it('answers 409 to the older of two pollers, and to a poller beside a webhook', async () => {
    const { double, api } = await telegram();
    const older = api('getUpdates', { timeout: 30 });
    await api('getMe');
    const newer = api('getUpdates', { timeout: 30 });
    expect((await older).description).toBe(
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    );
    double.advance(30_000);
    expect((await newer).result).toEqual([]);
    await api('setWebhook', { url: 'https://bot.example/telegram' });
    expect(await api('getUpdates')).toMatchObject({ error_code: 409 });
  });

  it('jumps to another update_id when told to, and after a week of silence', async () => {
    const { double } = await telegram();
    const user = double.user();
    const { update_id: first } = user.says('一');
    expect(user.says('二').update_id).toBe(first + 1);
    double.jumpUpdateId(77);
    expect(user.says('三').update_id).toBe(77);
    double.advance(8 * 86_400_000);
    expect(user.says('四').update_id).not.toBe(78);
  });

  it('delivers to a webhook with its secret, retries what is refused, in order in a chat and not across chats', async () => {
    const { double, api } = await telegram();
    const [anna, boris] = [double.user({ id: 11 }), double.user({ id: 22 })];
    const got: string[] = [];
    const refusals = [503, 500, 500];
    const url = await listening((request, body, response) => {
      const { message } = JSON.parse(body);
      got.push(message.text);
      expect(request.headers['x-telegram-bot-api-secret-token']).toBe('s3cret');
      const status = message.chat.id === 11 ? (refusals.shift() ?? 200) : 200;
      response.writeHead(status, status === 503 ? { 'retry-after': '30' } : {}).end();
    });
    await api('setWebhook', { url, secret_token: 's3cret' });
    anna.says('一');
    anna.says('二');
    boris.says('三');
    const refused = async (attempts: number) => {
      await expect(double.idle()).rejects.toThrow('wait for a retry');
      expect(got).toHaveLength(1 + attempts);
    };
    await refused(1);
    for (const [attempts, seconds] of [30, 2].entries()) {
      double.advance(seconds * 1000 - 1);
      await refused(attempts + 1);
      double.advance(1);
      await refused(attempts + 2);
    }
    double.advance(3999);
    await refused(3);
    double.advance(1);
    await double.idle();
    expect(got.filter((text) => text !== '三')).toEqual(['一', '一', '一', '一', '二']);
    expect((await api('getWebhookInfo')).result).toMatchObject({
      pending_update_count: 0,
      last_error_date: expect.any(Number),
    });
  });

  it('retries a refused delivery at once, gives up after 24 hours, and redelivers when asked', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    let status = 500;
    const got: number[] = [];
    const url = await listening((_, body, response) => {
      got.push(JSON.parse(body).update_id);
      response.writeHead(status).end();
    });
    await api('setWebhook', { url });
    const lost = user.says('一');
    await expect(user.settled()).rejects.toThrow();
    expect(got).toEqual([lost.update_id, lost.update_id]);
    double.advance(86_400_000);
    expect(double.expired).toEqual([lost]);
    status = 200;
    const kept = user.says('二');
    await user.settled();
    double.redeliver(kept);
    await user.settled();
    expect(got.slice(-2)).toEqual([kept.update_id, kept.update_id]);
  });

  it('fails as the test plans: with a status, before the call, or after it', async () => {
    const { double, say, user } = await acquainted();
    double.failNext('sendMessage', 500);
    expect(await say({})).toMatchObject({ error_code: 500 });
    double.failNext('sendMessage', 429, { retryAfter: 7 });
    expect(await say({})).toMatchObject({ parameters: { retry_after: 7 } });
    double.failNext('sendMessage', 'reset');
    await expect(say({})).rejects.toThrow();
    expect(user.chat).toHaveLength(1);
    double.failNext('sendMessage', 'drop-after-accept');
    await expect(say({ text: '到了' })).rejects.toThrow();
    expect(user.last().text).toBe('到了');
    const release = double.holdNext('sendMessage');
    const slow = say({ text: '慢' });
    await user.hears('慢');
    release();
    expect((await slow).ok).toBe(true);
    expect(double.callsOf('sendMessage').map(({ status }) => status)).toEqual([500, 429, 0, 200, 200]);
  });

  it('gives an update again to a poller, and carries out a call that is returned from the webhook', async () => {
    const { double, api } = await telegram();
    const user = double.user();
    const update = user.says('一');
    await api('getUpdates', { offset: update.update_id + 1 });
    double.redeliver(update);
    expect((await api('getUpdates', { offset: update.update_id + 1 })).result).toEqual([update]);
    expect((await api('getUpdates', { offset: update.update_id + 1 })).result).toEqual([]);

    const reply = { method: 'sendMessage', chat_id: user.id, text: '在' };
    const url = await listening((_, __, response) => response.end(JSON.stringify(reply)));
    await api('setWebhook', { url });
    user.says('二');
    expect((await user.hears('在')).from).toBe('bot');
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

  it('presses a stale button as it was seen, and says a button of the reply keyboard', async () => {
    const { api, say, user } = await acquainted();
    await say(keyboard(button('old')));
    const seen = user.last();
    await api('editMessageText', { chat_id: user.id, message_id: seen.id, text: '已选' });
    expect(() => user.press('是')).toThrow('only none');
    expect(user.press('是', seen)).toMatchObject({ callback_query: { data: 'old', message: { text: '已选' } } });
    await say({ reply_markup: { keyboard: [[{ text: '菜单' }, '帮助']] } });
    expect(user.keyboard).toEqual([['菜单', '帮助']]);
    expect(user.press('菜单')).toMatchObject({ message: { text: '菜单' } });
    await say({ reply_markup: { remove_keyboard: true } });
    expect(user.keyboard).toBeUndefined();
  });

  it('talks with a grammY bot that polls: commands, presses, files, edits', async () => {
    const { double } = await telegram();
    const bot = new Bot(double.token, { client: { apiRoot: double.apiRoot } });
    bot.command('start', (ctx) => ctx.reply(`<b>您好</b> ${ctx.match}`, { parse_mode: 'HTML', ...keyboardOf('yes') }));
    bot.on('callback_query:data', async (ctx) => {
      await ctx.answerCallbackQuery('收到');
      await ctx.editMessageText('已选');
    });
    bot.on('message:document', async (ctx) => {
      const { file_path } = await ctx.getFile();
      await ctx.reply(`${ctx.msg.document.file_name} ${file_path}`);
    });
    const running = bot.start();
    closing.push(() => bot.stop().then(() => running));

    const user = double.user();
    user.starts('abc');
    await user.settled();
    expect(user.last().text).toBe('您好 abc');
    user.press('选');
    await user.settled();
    expect(user.last()).toMatchObject({ text: '已选', edited: true, buttons: [] });
    expect(user.queries[0]?.answer).toEqual({ text: '收到', alert: false });
    user.sendsDocument({ name: '章程.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF') });
    await user.settled();
    expect(user.last().text).toMatch(/^章程\.pdf documents\/file_\d+\.pdf$/);
  });

  function keyboardOf(data: string) {
    return { reply_markup: { inline_keyboard: [[{ text: '选', callback_data: data }]] } };
  }

  it('takes a multipart upload from grammY and shows the file', async () => {
    const { double, user } = await acquainted();
    const bot = new Bot(double.token, { client: { apiRoot: double.apiRoot } });
    await bot.api.sendDocument(user.id, new InputFile(Buffer.from('a,b'), '公告.csv'), { caption: '附件' });
    expect(user.last()).toMatchObject({ kind: 'document', text: '附件', file: { name: '公告.csv' } });
    expect(user.last().file?.bytes.toString()).toBe('a,b');
  });

  it('shares its clock with whatever else the test drives', async () => {
    const clock = testClock('2032-01-05T09:00:00+08:00');
    const { double, user } = await acquainted({ clock });
    clock.advance(60_000);
    user.says('好');
    expect(user.chat.at(-1)?.date).toBe(clock().getTime() / 1000);
    expect(double.clock).toBe(clock);
  });
});
