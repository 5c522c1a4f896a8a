import { Bot, InputFile } from 'grammy';
import { afterEach, describe, expect, it } from 'vitest';
import { testClock } from '../doubles/clock.ts';
import { type Acquainted, acquainted } from '../doubles/telegram/api.ts';
import type { TelegramOptions } from '../doubles/telegram.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function known(options?: TelegramOptions): Promise<Acquainted> {
  const made = await acquainted(options);
  closing.push(() => made.double.stop());
  return made;
}

const button = (callback_data: string, text = '是') => ({ text, callback_data });
const keyboard = (...rows: object[][]) => ({ reply_markup: { inline_keyboard: rows } });
const bold = (offset: number, length: number) => ({ entities: [{ type: 'bold', offset, length }] });
const nextYear = '2032-01-05T09:00:00+08:00';

describe('a message on the Telegram double', () => {
  it.each([
    ['no text', { text: '' }, 'message text is empty'],
    ['space alone', { text: ' \n ' }, 'text must be non-empty'],
    ['marks alone', { text: '<b> </b>', parse_mode: 'HTML' }, 'text must be non-empty'],
    ['4097 characters', { text: '字'.repeat(4097) }, 'message is too long'],
    ['more than 32 KiB of marks', { text: `<b>${'字'.repeat(10_921)}</b>`, parse_mode: 'HTML' }, 'text is too long'],
    ['another way of marking', { text: 'a', parse_mode: 'BBCode' }, 'unsupported parse_mode'],
    [
      'an unknown tag',
      { text: 'a <div>b</div>', parse_mode: 'HTML' },
      'can\'t parse entities: Unsupported start tag "div" at byte offset 2',
    ],
    [
      'a bare less-than sign',
      { text: '字 < 5', parse_mode: 'HTML' },
      'can\'t parse entities: Unsupported start tag "" at byte offset 4',
    ],
    [
      'a tag left open',
      { text: '<b>a', parse_mode: 'HTML' },
      'can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    ],
    [
      'tags that cross',
      { text: '<b><i>test</b></i>', parse_mode: 'HTML' },
      'can\'t parse entities: Unmatched end tag at byte offset 10, expected "</i>", found "</b>"',
    ],
    [
      'an end tag alone',
      { text: 'a</b>', parse_mode: 'HTML' },
      "can't parse entities: Unexpected end tag at byte offset 1",
    ],
    [
      'half a surrogate pair as an entity',
      { text: 'a&#xd800;', parse_mode: 'HTML' },
      "can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    ],
    [
      'an entity of no known type',
      { entities: [{ type: 'red', offset: 0, length: 1 }] },
      "can't parse MessageEntity: Unsupported type specified",
    ],
    ['an entity before the text', bold(-1, 1), 'receive an entity with incorrect offset -1'],
    [
      'an entity after the text',
      { text: 'hello', ...bold(100, 1) },
      'entity begins after the end of the text at UTF-16 offset 100',
    ],
    [
      'an entity that runs out of the text',
      { text: 'hello', ...bold(0, 100) },
      'entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
    ],
    ['a lone surrogate', { text: 'a\ud800' }, 'strings must be encoded in UTF-8'],
    ['an unknown chat', { chat_id: 1 }, 'chat not found'],
    ['no chat', { chat_id: '' }, 'chat_id is empty'],
    ['a faulty text before an unknown chat', { chat_id: 1, text: '' }, 'message text is empty'],
    ['an answer to nothing', { reply_parameters: { message_id: 999 } }, 'message to be replied not found'],
    ['an answer to nothing named', { reply_parameters: { quote: 'a' } }, 'can\'t find field "message_id"'],
  ])('is refused with %s', async (_, params, why) => {
    const { say, user } = await known();
    expect(await say(params)).toEqual({ ok: false, error_code: 400, description: `Bad Request: ${why}` });
    expect(user.chat).toHaveLength(1);
  });

  it.each([
    ['callback data of 65 bytes', [[button(`${'按'.repeat(21)}xx`)]], 'BUTTON_DATA_INVALID'],
    [
      'empty callback data',
      [[button('')]],
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      'a button that does nothing',
      [[{ text: 'x' }]],
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      'a button without a text',
      [[{ callback_data: 'x' }]],
      'can\'t parse inline keyboard button: Can\'t find field "text"',
    ],
    ['a button of space', [[button('x', '  ')]], 'inline keyboard button text must be non-empty'],
    ['101 buttons', Array(101).fill([button('x')]), 'reply markup is too long'],
    ['nine buttons in a row', [Array(9).fill(button('x'))], 'reply markup is too long'],
    [
      'an address that is none',
      [[{ text: 'x', url: 'not-a-url' }]],
      "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
    ],
    [
      'an address of another kind',
      [[{ text: 'x', url: 'ftp://example.com' }]],
      "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
    ],
    [
      'an app without TLS',
      [[{ text: 'x', web_app: { url: 'http://example.com' } }]],
      "inline keyboard button Web App URL 'http://example.com' is invalid: Only HTTPS links are allowed",
    ],
    ['no rows', 'bad', 'field "inline_keyboard" must be of type Array'],
    ['rows that are none', ['bad'], 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'],
  ])('is refused with %s under it', async (_, inline_keyboard, why) => {
    const { say } = await known();
    expect((await say({ reply_markup: { inline_keyboard } })).description).toBe(`Bad Request: ${why}`);
  });

  it('passes just within the limits, and is shown as a person sees it', async () => {
    const { say, user } = await known();
    const long = '字'.repeat(4096);
    await say({
      text: `<b>${long}</b>`,
      parse_mode: 'HTML',
      ...keyboard(...Array(12).fill(Array(8).fill(button('按'.repeat(21)))), Array(4).fill(button('x'))),
    });
    await say({ text: '<b>1 &lt; 2</b> &amp; <a href="https://a.example/">三</a>', parse_mode: 'HTML' });
    await say({ text: '粗体', ...bold(0, 1), ...keyboard([button('x', ''), button('y')]) });
    expect(user.chat.map(({ text }) => text)).toEqual(['/start', long, '1 < 2 & 三', '粗体']);
    expect(user.chat[1]?.buttons.flat()).toHaveLength(100);
    expect(user.chat[2]?.entities.map(({ type, offset, length }) => [type, offset, length])).toEqual([
      ['bold', 0, 5],
      ['text_link', 8, 1],
    ]);
    expect(user.last()).toMatchObject({ entities: [{ type: 'bold', offset: 0, length: 1 }], buttons: [[button('y')]] });
  });

  it('answers another, or none if it may', async () => {
    const { say, user } = await known();
    const first = user.chat[0]?.id;
    await say({ reply_parameters: { message_id: first } });
    expect(user.last().replyTo).toBe(first);
    await say({ reply_parameters: { message_id: 999, allow_sending_without_reply: true } });
    expect(user.last().replyTo).toBeUndefined();
  });

  it('is edited in place, loses the keyboard that is not sent again, and is not edited into itself', async () => {
    const { api, say, user } = await known();
    await say(keyboard([button('yes')]));
    const { id: message_id } = user.last();
    const edit = (params: object) => api('editMessageText', { chat_id: user.id, ...params });
    expect(user.last().buttons.flat()).toEqual([button('yes')]);
    await edit({ message_id, text: '改' });
    expect(user.last()).toMatchObject({ text: '改', edited: true, buttons: [] });
    const why = async (params: object) => (await edit({ message_id, text: '又改', ...params })).description;
    expect(await why({ text: '改' })).toBe(
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as ' +
        'a current content and reply markup of the message',
    );
    expect(await why({ text: '' })).toBe('Bad Request: message text is empty');
    expect(await why({ reply_markup: { keyboard: [['菜单']] } })).toBe('Bad Request: inline keyboard expected');
    expect(await why({ message_id: user.chat[0]?.id })).toBe("Bad Request: message can't be edited");
    expect(await why({ message_id: undefined })).toBe('Bad Request: message identifier is not specified');
    await api('deleteMessage', { chat_id: user.id, message_id });
    expect(await why({})).toBe('Bad Request: message to edit not found');
    expect(user.chat).toHaveLength(1);
    expect(user.history.at(-1)).toMatchObject({ text: '改', deleted: true });
  });

  it('is deleted within 48 hours, and edited without limit', async () => {
    const { double, api, say, user } = await known();
    await say({});
    const of = { chat_id: user.id, message_id: user.last().id };
    double.advance(48 * 3_600_000 + 1000);
    expect((await api('deleteMessage', of)).description).toBe("Bad Request: message can't be deleted for everyone");
    expect((await api('editMessageText', { ...of, text: '改' })).ok).toBe(true);
    await say({});
    expect((await api('deleteMessage', { ...of, message_id: user.last().id })).ok).toBe(true);
    const gone = await api('deleteMessage', { ...of, message_id: 999 });
    expect(gone.description).toBe('Bad Request: message to delete not found');
  });

  it('does not reach a person who has blocked the bot', async () => {
    const { say, user } = await known();
    user.blocks();
    expect(await say({})).toMatchObject({ error_code: 403, description: 'Forbidden: bot was blocked by the user' });
    user.starts('again');
    expect(await say({})).toMatchObject({ ok: true });
  });
});

describe('a press on the Telegram double', () => {
  it('takes one answer, of 200 characters, within 150 seconds', async () => {
    const { double, api, say, user } = await known();
    await say(keyboard([button('yes')]));
    user.press('是');
    user.press('yes');
    const [first, second] = user.queries;
    const answer = (id: string | undefined, text: string) =>
      api('answerCallbackQuery', { callback_query_id: id, text });
    expect((await answer(first?.id, 'x'.repeat(201))).description).toBe('Bad Request: MESSAGE_TOO_LONG');
    expect((await answer(first?.id, '收'.repeat(200))).ok).toBe(true);
    expect(first?.answer?.text).toBe('收'.repeat(200));
    const old = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    expect((await answer(first?.id, '收到')).description).toBe(old);
    double.advance(150_001);
    expect((await answer(second?.id, '收到')).description).toBe(old);
    expect(double.expired).toHaveLength(2);
    expect(() => user.press('否')).toThrow('only 是');
  });

  it('is made on a stale button as it was seen, and on the reply keyboard is said', async () => {
    const { api, say, user } = await known();
    await say(keyboard([button('old')]));
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

  it('on a link to the bot brings at most 64 characters along', async () => {
    const { user } = await known();
    expect(user.starts('A-_9'.repeat(16))).toMatchObject({ message: { text: `/start ${'A-_9'.repeat(16)}` } });
    expect(() => user.starts('A-_9'.repeat(16).concat('x'))).toThrow('opens no link');
    expect(() => user.starts('购办')).toThrow('opens no link');
  });
});

describe('the rates of the Telegram double', () => {
  it('are one message a second in a chat and 20 a minute in a group, edits counted, and 30 a second in all', async () => {
    const { double, say, api, user } = await known({ rateLimits: true });
    for (let n = 0; n < 2; n += 1) expect((await say({})).ok).toBe(true);
    const edit = { chat_id: user.id, message_id: user.last().id, text: '改' };
    expect((await api('editMessageText', edit)).ok).toBe(true);
    expect(await say({})).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 1',
      parameters: { retry_after: 1 },
    });
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

  it('silence the whole bot: whoever is written to while it should wait is noted, whoever is answered is not', async () => {
    const { double, say, api } = await known();
    const other = double.user();
    other.starts();
    double.failNext('sendMessage', 429, { retryAfter: 7 });
    await say({});
    const elsewhere = () => api('sendMessage', { chat_id: other.id, text: '好' });
    const noted = () => double.calls.at(-1)?.insideRetryAfter;
    expect(noted()).toBe(false);
    await elsewhere();
    expect(noted()).toBe(true);
    await api('answerCallbackQuery', { callback_query_id: 'x' });
    expect(noted()).toBe(false);
    double.advance(7000);
    await elsewhere();
    expect(noted()).toBe(false);
  });
});

describe('files on the Telegram double', () => {
  it('of 20 MiB are served, greater ones are not, and a link lapses after an hour', async () => {
    const { double, api, user } = await known();
    const document = (size: number) => ({ name: '章程.pdf', mime: 'application/pdf', bytes: Buffer.alloc(size, 7) });
    user.sendsDocument(document((20 << 20) + 1));
    user.sendsDocument(document(20 << 20));
    const [big, fits] = user.history.slice(-2).map(({ file }) => file);
    expect((await api('getFile', { file_id: big?.id })).description).toBe('Bad Request: file is too big');
    expect((await api('getFile', { file_id: 'none' })).description).toBe('Bad Request: invalid file_id');
    expect((await api('getFile', { file_id: fits?.id })).result).toMatchObject({ file_path: fits?.path });
    const get = () => fetch(`${double.apiRoot}/file/bot${double.token}/${fits?.path}`);
    expect((await (await get()).arrayBuffer()).byteLength).toBe(20 << 20);
    double.advance(3_600_000);
    expect((await get()).status).toBe(404);
  });

  it('are sent by a bot up to 50 MiB, photos up to 10, with 1024 characters under them', async () => {
    const { double, user } = await known();
    const { api } = new Bot(double.token, { client: { apiRoot: double.apiRoot } });
    const file = (size: number) => new InputFile(Buffer.alloc(size, 7), '公告.csv');
    await api.sendDocument(user.id, file(50 << 20), { caption: `<b>${'字'.repeat(1024)}</b>`, parse_mode: 'HTML' });
    expect(user.last()).toMatchObject({ kind: 'document', text: '字'.repeat(1024), file: { name: '公告.csv' } });
    await api.sendPhoto(user.id, file(10 << 20));
    expect(user.last()).toMatchObject({ kind: 'photo', file: { bytes: { length: 10 << 20 } } });
    await expect(api.sendDocument(user.id, file((50 << 20) + 1))).rejects.toThrow('(413: Request Entity Too Large)');
    await expect(api.sendPhoto(user.id, file((10 << 20) + 1))).rejects.toThrow(
      'Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    );
    await expect(api.sendDocument(user.id, file(0))).rejects.toThrow('Bad Request: file must be non-empty');
    await expect(api.sendPhoto(user.id, file(1), { caption: '字'.repeat(1025) })).rejects.toThrow(
      'Bad Request: message caption is too long',
    );
  });

  it('of an album come one by one under one group id, at most ten', async () => {
    const { api, user } = await known();
    const photo = { name: 'a.jpg', mime: 'image/jpeg', bytes: Buffer.from('jpeg') };
    const paper = { name: 'b.pdf', mime: 'application/pdf', bytes: photo.bytes };
    const sent = user.album([photo, { ...photo, caption: '现场' }, paper]);
    const { result } = await api('getUpdates');
    expect(result).toEqual(sent);
    const media_group_id = user.chat.at(-1)?.extra.media_group_id;
    expect(media_group_id).toMatch(/./);
    expect(result).toMatchObject([
      { message: { media_group_id, photo: [{}, {}] } },
      { message: { media_group_id, photo: [{}, {}], caption: '现场' } },
      { message: { media_group_id, document: { file_name: 'b.pdf' } } },
    ]);
    expect(() => user.album([photo])).toThrow('2 to 10');
    expect(() => user.album(Array(11).fill(photo))).toThrow('2 to 10');
  });

  it('are sent by a bot as an album of up to ten of one kind', async () => {
    const { api, user } = await known();
    user.sendsPhoto(Buffer.from('jpeg'));
    const media = user.chat.at(-1)?.file?.id;
    const album = (...items: object[]) => api('sendMediaGroup', { chat_id: user.id, media: items });
    const photo = { type: 'photo', media };
    await album({ ...photo, caption: '一' }, photo);
    const [first, second] = user.chat.slice(-2);
    expect(first).toMatchObject({ kind: 'photo', text: '一', extra: { media_group_id: expect.stringMatching(/./) } });
    expect(second?.extra).toEqual(first?.extra);
    expect((await album(...Array(11).fill(photo))).description).toBe(
      'Bad Request: too many messages to send as an album',
    );
    expect((await album()).description).toBe('Bad Request: there are no messages to send');
    expect((await album(photo, { type: 'document', media })).description).toBe(
      "Bad Request: document can't be mixed with other media types",
    );
  });
});

describe('the Telegram double', () => {
  it('keeps up to 100 commands for each scope and language', async () => {
    const { api } = await known();
    const commands = (count: number, command = 'help', description = '帮助') =>
      Array.from({ length: count }, () => ({ command, description }));
    const set = (given: object, scope = {}) => api('setMyCommands', { commands: given, ...scope });
    const english = { scope: { type: 'all_private_chats' }, language_code: 'en' };
    await set(commands(100));
    await set(commands(1, '/start', 'Start'), english);
    expect((await api('getMyCommands')).result).toHaveLength(100);
    expect((await api('getMyCommands', english)).result).toEqual([{ command: 'start', description: 'Start' }]);
    expect((await api('getMyCommands', { scope: english.scope })).result).toEqual([]);
    await api('deleteMyCommands', english);
    expect((await api('getMyCommands', english)).result).toEqual([]);
    for (const [given, why] of [
      [commands(101), 'BOT_COMMANDS_TOO_MUCH'],
      [commands(1, '帮助'), 'BOT_COMMAND_INVALID'],
      [commands(1, ''), 'command must be non-empty'],
      [commands(1, 'x'.repeat(33)), 'command length must not exceed 32'],
      [commands(1, 'x', ' '), 'command description must be non-empty'],
      [commands(1, 'x', 'x'.repeat(257)), 'command description length must not exceed 256'],
      [[{ command: 'x' }], 'can\'t parse BotCommand: Can\'t find field "description"'],
      [{}, 'expected an Array of BotCommand'],
    ] as const) {
      expect((await set(given)).description).toBe(`Bad Request: ${why}`);
    }
  });

  it('knows its own token and its own methods', async () => {
    const { double, api } = await known();
    const at = async (path: string) => (await fetch(`${double.apiRoot}${path}`)).json();
    expect(await at('/bot7000000001:WRONG/getMe')).toEqual({
      ok: false,
      error_code: 401,
      description: 'Unauthorized',
    });
    expect(await at('/botnonsense/getMe')).toMatchObject({ error_code: 404, description: 'Not Found' });
    expect(await api('sendDice')).toMatchObject({ error_code: 404, description: 'Not Found: method not found' });
    expect((await api('GETME')).result).toMatchObject({ is_bot: true, username: 'gouban_test_bot' });
  });

  it('fails as the test plans: with a status, before the call, or after it', async () => {
    const { double, say, user } = await known();
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

  it('shares its clock with whatever else the test drives', async () => {
    const clock = testClock(nextYear);
    const { double, user } = await known({ clock });
    clock.advance(60_000);
    user.says('好');
    expect(user.chat.at(-1)?.date).toBe(clock().getTime() / 1000);
    expect(double.clock).toBe(clock);
  });

  it('talks with a grammY bot that polls: commands, presses, files, edits', async () => {
    const { double } = await known();
    const bot = new Bot(double.token, { client: { apiRoot: double.apiRoot } });
    bot.command('start', (ctx) =>
      ctx.reply(`<b>您好</b> ${ctx.match}`, {
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[button('yes', '选')]] },
      }),
    );
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
});
