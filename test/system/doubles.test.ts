import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { Bot, InputFile } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { testClock } from '../doubles/clock.ts';
import { type SlackDouble, type SlackOptions, startSlack } from '../doubles/slack.ts';
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

describe('the Slack double', () => {
  async function slack(options?: SlackOptions) {
    const double = await startSlack(options);
    closing.push(() => double.stop());
    const api = (method: string, params: object = {}, token = double.botToken) => call(double, method, params, token);
    return { double, api };
  }

  interface Result {
    readonly ok: boolean;
    readonly error?: string;
    readonly response_metadata?: { readonly messages: readonly string[] };
    readonly retryAfter?: string | null;
    readonly [field: string]: unknown;
  }

  async function call(double: SlackDouble, method: string, params: object, token: string): Promise<Result> {
    const response = await fetch(`${double.apiUrl}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(params),
    });
    // JSON has no type; the Web API's answers have this one.
    return { ...((await response.json()) as Result), retryAfter: response.headers.get('retry-after') };
  }

  /** An app that answers every payload with the next of the given bodies or statuses, and keeps what it got. */
  async function app(double: SlackDouble, ...answers: (object | number)[]) {
    const got: { headers: IncomingMessage['headers']; body: string }[] = [];
    const url = await listening((request, body, response) => {
      got.push({ headers: request.headers, body });
      const answer = answers.shift() ?? 200;
      if (typeof answer === 'number') response.writeHead(answer).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
    double.deliverTo(url);
    return got;
  }

  const plain = (text: string) => ({ type: 'plain_text', text });
  const long = (length: number) => '字'.repeat(length);
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const button = (action_id: string, text = '同意', value = 'v') => ({
    type: 'button',
    action_id,
    text: plain(text),
    value,
  });
  const actions = (...elements: object[]) => ({ type: 'actions', elements });
  const option = (value: string, text = value) => ({ text: plain(text), value });
  const options = (count: number) => Array.from({ length: count }, (_, n) => option(`${n}`));
  const select = (more: object) => ({ type: 'static_select', action_id: 's', ...more });
  const input = (
    block_id: string,
    element: object = { type: 'plain_text_input', action_id: 'v' },
    label = block_id,
  ) => ({
    type: 'input',
    block_id,
    label: plain(label),
    element,
  });
  const modal = (blocks: object[], more: object = {}) => ({
    type: 'modal',
    title: plain('申请'),
    submit: plain('提交'),
    blocks,
    ...more,
  });

  it.each([
    ['51 blocks', Array(51).fill({ type: 'divider' }), 'no more than 50 items allowed [json-pointer:/blocks]'],
    [
      'a section of 3001',
      [section(long(3001))],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    ['an empty section', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
    ['a section of nothing', [{ type: 'section' }], 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'eleven fields',
      [{ type: 'section', fields: Array(11).fill(plain('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field of 2001',
      [{ type: 'section', fields: [plain(long(2001))] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a header of 151',
      [{ type: 'header', text: plain(long(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a header in mrkdwn',
      [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
      'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
    ],
    [
      '26 buttons in a row',
      [actions(...Array.from({ length: 26 }, (_, n) => button(`a${n}`)))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'a button text of 76',
      [actions(button('a', long(76)))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a button value of 2001',
      [actions(button('a', 'x', long(2001)))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'two buttons of one action_id',
      [actions(button('a'), button('a'))],
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'two blocks of one block_id',
      [
        { type: 'divider', block_id: 'b' },
        { type: 'divider', block_id: 'b' },
      ],
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'an action_id of 256',
      [actions(button(long(256)))],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      '101 options',
      [actions(select({ options: options(101) }))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'no options',
      [actions(select({ options: [] }))],
      'must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'an option value of 76',
      [actions(select({ options: [option(long(76), 'x')] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'an option text of 76',
      [actions(select({ options: [option('x', long(76))] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'eleven radio buttons',
      [actions({ type: 'radio_buttons', action_id: 'r', options: options(11) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'an initial option that is not offered',
      [actions(select({ options: options(2), initial_option: option('9') }))],
      'initial option must match one of the options exactly [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'a property that Slack does not know',
      [{ ...section('x'), colour: 'red' }],
      'invalid additional property: colour [json-pointer:/blocks/0]',
    ],
    ['an unknown block', [{ type: 'banner' }], 'unsupported type: banner [json-pointer:/blocks/0/type]'],
    [
      'a file input outside a modal',
      [input('f', { type: 'file_input', action_id: 'f' })],
      'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
    ],
  ])('refuses a message with %s', async (_, blocks, problem) => {
    const { double, api } = await slack();
    const answer = await api('chat.postMessage', { channel: double.user().id, text: 'x', blocks });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_blocks' });
    expect(answer.response_metadata?.messages).toEqual([`[ERROR] ${problem}`]);
  });

  it('takes a message at the limits, and refuses too much text in all', async () => {
    const { double, api } = await slack();
    const user = double.user();
    const post = (blocks: object[]) => api('chat.postMessage', { channel: user.id, text: 'x', blocks });
    const full = [
      section(long(3000)),
      actions(...Array.from({ length: 25 }, (_, n) => button(`a${n}`, long(75), long(2000)))),
    ];
    expect((await post(full)).ok).toBe(true);
    expect(user.last().buttons).toHaveLength(25);
    expect((await post([actions(select({ options: options(100) }))])).ok).toBe(true);
    expect((await post(Array.from({ length: 4 }, () => section(long(2500))))).error).toBe('msg_blocks_too_long');
    expect((await api('chat.postMessage', { channel: user.id })).error).toBe('no_text');
    expect((await api('chat.postMessage', { channel: 'C404', text: 'x' })).error).toBe('channel_not_found');
  });

  it.each([
    ['a title of 25', { title: plain(long(25)) }, 'must be less than 25 characters [json-pointer:/view/title/text]'],
    ['a submit of 25', { submit: plain(long(25)) }, 'must be less than 25 characters [json-pointer:/view/submit/text]'],
    [
      'no submit beside an input',
      { submit: undefined },
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]',
    ],
    [
      'private_metadata of 3001',
      { private_metadata: long(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback_id of 256',
      { callback_id: long(256) },
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      '101 blocks',
      { blocks: Array(101).fill({ type: 'divider' }) },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'a label of 2001',
      { blocks: [input('b', undefined, long(2001))] },
      'must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]',
    ],
    [
      'a placeholder of 151',
      { blocks: [input('b', { type: 'plain_text_input', action_id: 'v', placeholder: plain(long(151)) })] },
      'must be less than 151 characters [json-pointer:/view/blocks/0/element/placeholder/text]',
    ],
    [
      'max_length of 3001',
      { blocks: [input('b', { type: 'plain_text_input', action_id: 'v', max_length: 3001 })] },
      'must be less than 3001 [json-pointer:/view/blocks/0/element/max_length]',
    ],
  ])('refuses a modal with %s', async (_, wrong, problem) => {
    const { double, api } = await slack();
    await app(double);
    const trigger_id = await trigger(double);
    const answer = await api('views.open', { trigger_id, view: modal([input('b')], wrong) });
    expect(answer).toMatchObject({ ok: false, error: 'invalid_arguments' });
    expect(answer.response_metadata?.messages).toEqual([`[ERROR] ${problem}`]);
  });

  async function trigger(double: SlackDouble, user = double.user()) {
    await user.command('/gouban');
    return double.deliveries.at(-1)?.payload.trigger_id;
  }

  it('lets a trigger be used once, within three seconds', async () => {
    const { double, api } = await slack();
    await app(double);
    const open = (trigger_id: unknown) => api('views.open', { trigger_id, view: modal([input('b')]) });
    const good = await trigger(double);
    expect((await open(good)).ok).toBe(true);
    expect((await open(good)).error).toBe('exchanged_trigger_id');
    const late = await trigger(double);
    double.advance(3001);
    expect((await open(late)).error).toBe('expired_trigger_id');
    expect((await open('made.up')).error).toBe('invalid_trigger_id');
  });

  it('stacks three views, no more, and keeps an update to the hash it saw', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    const blocks = [actions(button('next'))];
    await api('views.open', { trigger_id: await trigger(double, user), view: modal(blocks, { title: plain('一') }) });
    const push = async (title: string) => {
      await user.press('next');
      const trigger_id = double.deliveries.at(-1)?.payload.trigger_id;
      return api('views.push', { trigger_id, view: modal(blocks, { title: plain(title) }) });
    };
    expect((await push('二')).ok).toBe(true);
    expect((await push('三')).ok).toBe(true);
    expect((await push('四')).error).toBe('push_limit_reached');
    expect(user.modals.map(({ title }) => title)).toEqual(['一', '二', '三']);

    const { id: view_id, hash } = user.modals[2] ?? {};
    const update = (title: string) =>
      api('views.update', { view_id, hash, view: modal(blocks, { title: plain(title) }) });
    expect((await update('三甲')).ok).toBe(true);
    expect((await update('三乙')).error).toBe('hash_conflict');
    await user.closes('all');
    expect((await update('三丙')).error).toBe('not_found');
  });

  it('does to the modals what the answer to a submission says', async () => {
    const { double, api } = await slack();
    const user = double.user();
    const second = modal([
      input('名称', { type: 'plain_text_input', action_id: 'v', initial_value: '初' }),
      input('日期'),
    ]);
    await app(
      double,
      200,
      { response_action: 'errors', errors: { 名称: '太短' } },
      { response_action: 'errors', errors: { 别处: '不对' } },
      { response_action: 'update', view: second },
      { response_action: 'update', view: modal([], { title: plain(long(25)) }) },
      500,
      { response_action: 'push', view: modal([], { title: plain('确认') }) },
      200,
      { response_action: 'clear' },
    );
    await api('views.open', { trigger_id: await trigger(double, user), view: modal([input('名称')]) });
    expect(await user.submits()).toEqual({ outcome: 'incomplete', missing: ['名称'] });
    await user.fills({ 名称: '和' });
    expect(await user.submits()).toEqual({ outcome: 'errors', errors: { 名称: '太短' } });
    expect(user.modal?.errors).toEqual({ 名称: '太短' });
    expect(await user.submits()).toEqual({ outcome: 'failed', why: 'no input block 别处 for the error' });
    expect(await user.submits()).toEqual({ outcome: 'updated' });
    expect(user.modal?.labels).toEqual(['名称', '日期']);
    await user.fills({ 日期: '2031-03-03' });
    expect(await user.submits()).toMatchObject({ outcome: 'failed', why: expect.stringContaining('less than 25') });
    const { view } = double.deliveries.at(-1)?.payload ?? {};
    expect(view).toMatchObject({
      state: { values: { 名称: { v: { value: '和' } }, 日期: { v: { value: '2031-03-03' } } } },
    });
    expect(await user.submits()).toEqual({ outcome: 'failed', why: '500' });
    expect(await user.submits()).toEqual({ outcome: 'pushed' });
    expect(await user.submits()).toEqual({ outcome: 'closed' });
    expect(user.modals).toHaveLength(1);
    expect(await user.submits()).toEqual({ outcome: 'cleared' });
    expect(user.modal).toBeUndefined();
  });

  it('tells the app of a choice that dispatches and of a modal that is closed', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    const kind = { ...input('kind', select({ options: options(3) }), '类别'), dispatch_action: true };
    const file = input('附件', { type: 'file_input', action_id: 'f', max_files: 2 });
    const view = modal([kind, file], { notify_on_close: true });
    await api('views.open', { trigger_id: await trigger(double, user), view });
    const upload = user.uploads({ name: '章程.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF') });
    await user.fills({ 类别: '2', 附件: upload });
    const told = double.deliveries.at(-1)?.payload;
    expect(told).toMatchObject({ type: 'block_actions', actions: [{ selected_option: { value: '2' } }] });
    await expect(user.fills({ 附件: [upload, upload, upload] })).rejects.toThrow('Only 2 files');
    await user.closes();
    expect(double.deliveries.at(-1)?.payload).toMatchObject({
      type: 'view_closed',
      view: { state: { values: { 附件: { f: { files: [{ id: upload.id, name: '章程.pdf' }] } } } } },
    });
  });

  it('keeps what was entered over an update, as long as the input keeps its ids and its type', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    const number = { type: 'number_input', action_id: 'v', is_decimal_allowed: false };
    const opened = modal([input('a'), input('b'), input('c')]);
    await api('views.open', { trigger_id: await trigger(double, user), view: opened });
    await user.fills({ a: '甲', b: '2', c: '丙' });
    const changed = modal([input('a', undefined, '甲项'), input('b', number), input('c2', undefined, 'c')]);
    const { view } = await api('views.update', { view_id: user.modal?.id, view: changed });
    expect(view).toMatchObject({
      state: { values: { a: { v: { value: '甲' } }, b: { v: { value: null } }, c2: { v: { value: null } } } },
    });
  });

  it('publishes a Home for each person', async () => {
    const { double, api } = await slack();
    const [anna, boris] = [double.user(), double.user()];
    await app(double);
    const home = { type: 'home', blocks: [section('待办'), actions(button('open', '打开'))] };
    const { view } = await api('views.publish', { user_id: anna.id, view: home });
    expect(view).toMatchObject({ type: 'home', state: { values: {} } });
    expect(anna.home?.plain).toContain('待办');
    expect(boris.home).toBeUndefined();
    expect(await anna.press('打开')).toMatchObject({ ok: true });
    const stale = { user_id: anna.id, hash: 'old', view: home };
    expect((await api('views.publish', stale)).error).toBe('hash_conflict');
    expect((await api('views.publish', { user_id: anna.id, view: modal([]) })).error).toBe('invalid_arguments');
  });

  it('edits and deletes what the bot has posted, and nothing else', async () => {
    const { double, api } = await slack();
    const user = double.user();
    user.says('您好 <ok> & so on');
    await api('chat.postMessage', { channel: user.channel, text: '一', blocks: [actions(button('a'))] });
    const { ts } = user.last();
    await api('chat.update', { channel: user.channel, ts, text: '二' });
    expect(user.last()).toMatchObject({ text: '二', edited: true, buttons: [] });
    const own = user.dm[0];
    expect(own?.text).toBe('您好 &lt;ok&gt; &amp; so on');
    const wrong = await api('chat.update', { channel: user.channel, ts: own?.ts, text: '二' });
    expect(wrong.error).toBe('cant_update_message');
    expect((await api('chat.delete', { channel: user.channel, ts })).ok).toBe(true);
    expect((await api('chat.delete', { channel: user.channel, ts })).error).toBe('message_not_found');
    await api('chat.postEphemeral', { channel: user.channel, user: user.id, text: '悄悄' });
    expect(user.last()).toMatchObject({ text: '悄悄', ephemeralFor: user.id });
  });

  it('wants the right token for each call and for private files', async () => {
    const { double, api } = await slack();
    expect((await api('auth.test', {}, 'xoxb-other')).error).toBe('invalid_auth');
    expect((await api('apps.connections.open')).error).toBe('not_allowed_token_type');
    expect((await api('auth.test', {}, double.appToken)).error).toBe('not_allowed_token_type');
    expect((await api('no.such')).error).toBe('unknown_method');
    const { id } = double.user().uploads({ name: 'a.txt', mime: 'text/plain', bytes: Buffer.from('机密') });
    const { file } = await api('files.info', { file: id });
    expect(file).toMatchObject({ name: 'a.txt', size: 6 });
    const url = String(new Map(Object.entries(file ?? {})).get('url_private'));
    const get = async (authorization: string) => (await fetch(url, { headers: { authorization } })).text();
    expect(await get(`Bearer ${double.botToken}`)).toBe('机密');
    expect(await get('Bearer other')).toContain('Sign in');
  });

  it('takes an upload in three steps', async () => {
    const { double, api } = await slack();
    const user = double.user();
    const bytes = Buffer.from('a,b');
    const { upload_url, file_id } = await api('files.getUploadURLExternal', {
      filename: '公告.csv',
      length: bytes.length,
    });
    const complete = () =>
      api('files.completeUploadExternal', {
        files: [{ id: file_id, title: '公告' }],
        channel_id: user.channel,
        initial_comment: '附件',
      });
    expect((await complete()).error).toBe('file_not_found');
    expect((await fetch(String(upload_url), { method: 'POST', body: 'too long' })).status).toBe(400);
    expect((await fetch(String(upload_url), { method: 'POST', body: bytes })).status).toBe(200);
    expect((await complete()).ok).toBe(true);
    expect(user.last()).toMatchObject({ text: '附件', files: [{ name: '公告.csv', title: '公告', bytes }] });
  });

  it('answers five times through a response_url, for half an hour', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    await api('chat.postMessage', { channel: user.id, text: '问', blocks: [actions(button('a'), button('b'))] });
    await user.press('a');
    const url = String(double.deliveries.at(-1)?.payload.response_url);
    const respond = async (to: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      return (await fetch(to, { method: 'POST', headers, body: JSON.stringify(body) })).status;
    };
    expect(await respond(url, { replace_original: true, text: '已办' })).toBe(200);
    expect(user.last()).toMatchObject({ text: '已办', buttons: [] });
    for (let n = 0; n < 4; n += 1) expect(await respond(url, { text: `答${n}` })).toBe(200);
    expect(await respond(url, { text: '又答' })).toBe(404);
    await user.command('/gouban');
    const other = String(double.deliveries.at(-1)?.payload.response_url);
    double.advance(1_800_000);
    expect(await respond(other, { text: '迟了' })).toBe(404);
  });

  it('answers 429 by tier and by channel', async () => {
    const { double, api } = await slack({ rateLimits: true });
    const [anna, boris] = [double.user(), double.user()];
    const post = (channel: string) => api('chat.postMessage', { channel, text: 'x' });
    for (let n = 0; n < 3; n += 1) expect((await post(anna.channel)).ok).toBe(true);
    expect(await post(anna.channel)).toMatchObject({ error: 'ratelimited', retryAfter: '1' });
    expect((await post(boris.channel)).ok).toBe(true);
    await post(anna.channel);
    expect(double.calls.at(-1)?.insideRetryAfter).toBe(true);
    double.advance(1000);
    expect((await post(anna.channel)).ok).toBe(true);
    for (let n = 0; n < 50; n += 1) await api('conversations.open', { users: anna.id });
    expect(await api('conversations.open', { users: anna.id })).toMatchObject({ retryAfter: '2' });
  });

  it('fails as the test plans', async () => {
    const { double, api } = await slack();
    const user = double.user();
    const post = (text: string) => api('chat.postMessage', { channel: user.channel, text });
    double.failNext('chat.postMessage', 429, { retryAfter: 30 });
    expect(await post('一')).toMatchObject({ error: 'ratelimited', retryAfter: '30' });
    double.failNext('chat.postMessage', 'drop-after-accept');
    await expect(post('二')).rejects.toThrow();
    double.failNext('chat.postMessage', 'reset');
    await expect(post('三')).rejects.toThrow();
    expect(user.dm.map(({ text }) => text)).toEqual(['二']);
  });

  it('signs what it sends, and retries an event at once, after a minute and after five', async () => {
    const { double } = await slack();
    const user = double.user();
    const got = await app(double, 500, 500, 500, 500);
    const said = user.says('您好');
    await expect(user.settled()).rejects.toThrow('advance the clock');
    expect(got).toHaveLength(2);
    double.advance(60_000);
    await expect(user.settled()).rejects.toThrow('advance the clock');
    double.advance(300_000);
    await user.settled();
    expect(got.map(({ headers }) => headers['x-slack-retry-num'])).toEqual([undefined, '1', '2', '3']);
    expect(said.attempts).toHaveLength(4);
    expect(new Set(got.map(({ body }) => JSON.parse(body).event_id)).size).toBe(1);
    const { headers, body } = got[0] ?? { headers: {}, body: '' };
    expect(headers).toMatchObject(double.sign(body, new Date(double.clock().getTime() - 360_000)));
    double.redeliver(said);
    await user.settled();
    expect(got.at(-1)?.body).toBe(body);
  });

  it('waits three seconds for an answer, by the clock', async () => {
    const { double } = await slack();
    const user = double.user();
    const late: ServerResponse[] = [];
    double.deliverTo(await listening((_, __, response) => void late.push(response)));
    const said = user.says('您好');
    const acked = user.command('/gouban');
    await double.until(() => double.deliveries.length === 2);
    double.advance(3000);
    expect(await acked).toMatchObject({ ok: false, outcome: 'http_timeout' });
    expect(said.attempts).toMatchObject([{ outcome: 'http_timeout' }]);
  });

  it('sends a payload to one of up to ten connections, and again to any when it is not acknowledged', async () => {
    const { double, api } = await slack();
    const got: { socket: WebSocket; type: string; envelope_id: string; retry_attempt: number; reason: string }[] = [];
    const connect = async () => {
      const { url } = await api('apps.connections.open', {}, double.appToken);
      const socket = new WebSocket(String(url));
      await new Promise((resolve) => {
        socket.onmessage = ({ data }) => {
          got.push({ socket, ...JSON.parse(String(data)) });
          resolve(data);
        };
      });
    };
    for (let n = 0; n < 11; n += 1) await connect();
    expect(got.map(({ type }) => type)).toEqual([...Array(10).fill('hello'), 'disconnect']);
    expect(got.at(-1)?.reason).toBe('too_many_websockets');
    expect(double.connections).toBe(10);

    const events = () => got.filter(({ type }) => type === 'events_api');
    const said = double.user().says('您好');
    await until(() => events().length === 1);
    double.advance(3000);
    await until(() => events().length === 2);
    const [first, second] = events();
    expect([first?.retry_attempt, second?.retry_attempt]).toEqual([0, 1]);
    expect(second?.socket).not.toBe(first?.socket);
    second?.socket.send(JSON.stringify({ envelope_id: second.envelope_id }));
    await double.idle();
    expect(said.attempts.map(({ outcome }) => outcome)).toEqual(['http_timeout', 200]);

    async function until(condition: () => boolean) {
      while (!condition()) await new Promise((resolve) => setImmediate(resolve));
    }
  });

  it('sends files in messages, and choices outside inputs', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    user.sendsFile({ name: 'a.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF') }, '附上');
    expect(double.deliveries.at(-1)?.payload).toMatchObject({
      event: { subtype: 'file_share', text: '附上', channel_type: 'im', files: [{ name: 'a.pdf' }] },
    });
    const blocks = [actions(select({ options: options(3) }), { type: 'datepicker', action_id: 'd' })];
    await api('chat.postMessage', { channel: user.id, blocks });
    await user.chooses('s', '2');
    await user.chooses('d', '2031-03-04');
    expect(double.deliveries.slice(-2).map(({ payload }) => payload.actions)).toMatchObject([
      [{ action_id: 's', selected_option: { value: '2' } }],
      [{ action_id: 'd', selected_date: '2031-03-04' }],
    ]);
  });

  const bolt = (double: SlackDouble) => ({
    token: double.botToken,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: double.apiUrl, retryConfig: { retries: 0 } },
  });

  function program(app: App) {
    app.message(async ({ message, say }) => {
      if (message.subtype === undefined) await say(`回 ${message.text}`);
    });
    app.command('/gouban', async ({ ack, body, client }) => {
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          callback_id: 'form',
          title: { type: 'plain_text', text: '申请' },
          submit: { type: 'plain_text', text: '提交' },
          blocks: [
            {
              type: 'input',
              block_id: 'name',
              label: { type: 'plain_text', text: '名称' },
              element: { type: 'plain_text_input', action_id: 'v' },
            },
          ],
        },
      });
      await ack();
    });
    app.view('form', async ({ ack, view, body, client }) => {
      const name = view.state.values.name?.v?.value ?? '';
      if (name.length < 3) return ack({ response_action: 'errors', errors: { name: '至少三个字' } });
      await ack();
      await client.chat.postMessage({
        channel: body.user.id,
        text: `已收到 ${name}`,
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'withdraw', text: { type: 'plain_text', text: '撤回' } }],
          },
        ],
      });
    });
    app.action('withdraw', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: '已撤回' });
    });
  }

  async function walksThrough(double: SlackDouble) {
    const user = double.user({ name: '王芳' });
    user.says('您好');
    await user.hears('回 您好');
    expect(await user.command('/gouban')).toMatchObject({ ok: true });
    await user.fills({ 名称: '和' });
    expect(await user.submits()).toEqual({ outcome: 'errors', errors: { name: '至少三个字' } });
    await user.fills({ 名称: '和睦社工' });
    expect(await user.submits()).toEqual({ outcome: 'closed' });
    await user.hears('撤回');
    expect(await user.press('撤回')).toMatchObject({ ok: true });
    await user.hears('已撤回');
    await user.settled();
  }

  it('talks with a Bolt app over HTTP', async () => {
    const { double } = await slack();
    const receiver = new HTTPReceiver({
      signingSecret: double.signingSecret,
      processBeforeResponse: true,
      logLevel: LogLevel.ERROR,
    });
    const app = new App({ ...bolt(double), receiver });
    program(app);
    const server = await app.start({ port: 0, host: '127.0.0.1' });
    closing.push(() => app.stop());
    // Bolt started it on a port, so its address has one.
    double.deliverTo(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    await walksThrough(double);
  });

  it('talks with a Bolt app in Socket Mode, resends what is not acknowledged, and lets it reconnect', async () => {
    const { double } = await slack();
    const receiver = new SocketModeReceiver({
      appToken: double.appToken,
      logLevel: LogLevel.ERROR,
      clientPingTimeout: 20,
      installerOptions: { clientOptions: { slackApiUrl: double.apiUrl } },
    });
    const app = new App({ ...bolt(double), receiver });
    const retries: unknown[] = [];
    app.use(async ({ context, next }) => {
      if (context.retryNum) retries.push(context.retryNum);
      await next();
    });
    program(app);
    await app.start();
    closing.push(() => app.stop());
    await walksThrough(double);

    const user = double.user();
    double.redeliver(user.says('再来'));
    await user.hears('回 再来');
    await user.settled();
    expect(retries).toEqual([1]);
    double.disconnect();
    await double.until(() => double.connections === 0);
    user.says('还在吗');
    await user.hears('回 还在吗');
    expect(double.connections).toBe(1);
  });
});
