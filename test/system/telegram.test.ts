import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wantedUpdates } from '../../adapters/telegram/read-update.ts';
import {
  type TelegramChannel,
  type TelegramSettings,
  telegramChannel,
} from '../../adapters/telegram/telegram-channel.ts';
import { type Assistant, type Channel, Undelivered } from '../../src/app/ports/channel.ts';
import type { InboxItem } from '../../src/app/ports/inbox-item.ts';
import type { Incoming, Reply, Sent, TokenButton } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Result } from '../../src/engine/procedure.ts';
import { attempt } from '../doubles/attempt.ts';
import { changes } from '../doubles/changes.ts';
import { asFields } from '../doubles/loopback.ts';
import { startTelegram, type TelegramDouble } from '../doubles/telegram.ts';

const secret = 'a-Secret_1';
const MiB = 1 << 20;

let double: TelegramDouble;
let user: ReturnType<TelegramDouble['user']>;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  double = await startTelegram();
  closing.push(() => double.stop());
  user = double.user({ firstName: '王芳' });
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** An assistant that remembers what it is told, and says of each time what it is told to say. */
function scripted(receive: (incoming: Incoming, time: number) => Promise<Reply> = async () => ({})) {
  const attempts: Incoming[] = [];
  const committed: Incoming[] = [];
  const kept: { readonly name: string; readonly bytes: Buffer }[] = [];
  const looked: (readonly string[])[] = [];
  let found: readonly InboxItem[] = [];
  const seen = changes();
  let keep: (file: Evidence) => Result<Evidence> = (value) => ({ ok: true, value });
  const assistant: Assistant = {
    async receive(incoming) {
      attempts.push(incoming);
      seen.changed();
      const outcome = await receive(incoming, attempts.length);
      committed.push(incoming);
      seen.changed();
      return outcome;
    },
    fileLimit: async () => 20 << 20,
    failed: async () => {},
    async publicProjects(words, language) {
      looked.push([words, language]);
      return found;
    },
    async keep(name, bytes) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) chunks.push(chunk);
      const whole = Buffer.concat(chunks);
      kept.push({ name, bytes: whole });
      return keep({ hash: '0'.repeat(64), name, mime: 'image/jpeg', size: whole.length });
    },
    publicly: async () => undefined,
    choices: async () => [],
    postMoved: async () => {},
    async home() {
      return { language: 'zh', blocks: [], buttons: [] };
    },
  };
  return {
    assistant,
    attempts,
    committed,
    kept,
    looked,
    finds(...items: readonly InboxItem[]) {
      found = items;
    },
    refuses(why: string) {
      keep = () => ({ ok: false, refusal: { why, values: { limit: 20 } } });
    },
    attempted: (count: number) => seen.until(() => attempts.length >= count),
    heard: (count: number) => seen.until(() => committed.length >= count),
    says: () => committed.map(({ says }) => says),
  };
}

/** Waits that end when the test says so. */
function pauses() {
  const open = new Set<{ readonly ms: number; readonly end: () => void }>();
  const seen = changes();
  return {
    async pause(ms: number, signal: AbortSignal) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const one = { ms, end: resolve };
      signal.addEventListener('abort', () => resolve());
      if (signal.aborted) resolve();
      open.add(one);
      seen.changed();
      await promise;
      open.delete(one);
    },
    /** Ends the next wait of this length. */
    async end(ms: number) {
      const next = () => [...open].find((one) => one.ms === ms);
      await seen.until(() => next() !== undefined);
      next()?.end();
    },
  };
}

function logbook() {
  const lines: string[] = [];
  const seen = changes();
  const write = (facts: object, what: unknown) => {
    const error = what instanceof Error ? { ...what, cause: what.cause, stack: what.stack } : what;
    lines.push(JSON.stringify([facts, error]));
    seen.changed();
  };
  return { lines, log: { info: write, error: write }, written: (n: number) => seen.until(() => lines.length >= n) };
}

function channel(settings: Partial<TelegramSettings> = {}) {
  const waits = pauses();
  const book = logbook();
  const { apiRoot, token } = double;
  const now = () => double.clock().getTime();
  const made = telegramChannel({ apiRoot, token, log: book.log, pause: waits.pause, now, ...settings });
  closing.push(() => made.stop());
  return { channel: made, waits, book };
}

async function listening(...script: Parameters<typeof scripted>) {
  const assistant = scripted(...script);
  const started = channel();
  await started.channel.start(assistant.assistant);
  return { ...started, ...assistant };
}

async function serve(handle: TelegramChannel['handle']): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const headers = Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const body = Buffer.concat(chunks);
    const answer = await handle(new Request('http://gouban/telegram', { method: 'POST', headers, body }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  // A server that listens on a port has an address with one.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
}

async function pushed(...script: Parameters<typeof scripted>) {
  const assistant = scripted(...script);
  let made: TelegramChannel | undefined;
  const url = await serve(async (request) => made?.handle(request) ?? new Response(null, { status: 500 }));
  const started = channel({ webhook: { url, secret } });
  made = started.channel;
  await made.start(assistant.assistant);
  const push = (update: unknown, given: string | undefined = secret) =>
    fetch(url, {
      method: 'POST',
      headers: given === undefined ? {} : { 'x-telegram-bot-api-secret-token': given },
      body: typeof update === 'string' ? update : JSON.stringify(update),
    });
  return { ...started, ...assistant, push };
}

function button(label: string, token: string): TokenButton {
  return { label, token, kind: 'plain' };
}
function saying(text: string, ...buttons: readonly TokenButton[]): Sent {
  return {
    language: 'zh',
    blocks: [{ kind: 'text', text, tone: 'plain' }],
    buttons: buttons.length > 0 ? [buttons] : [],
  };
}
function long(...letters: readonly string[]): Sent {
  const blocks = letters.map((letter) => ({
    kind: 'text' as const,
    text: letter.repeat(4000),
    tone: 'plain' as const,
  }));
  return { language: 'zh', blocks, buttons: [[button('好', 'ok')]] };
}
async function failureOf(work: Promise<unknown>): Promise<Undelivered> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof Undelivered) return error;
  throw new Error(`It should have been undelivered: ${error}`);
}
/** A user whom the bot may write to. */
async function acquainted(settings: Partial<TelegramSettings> = {}) {
  const started = channel(settings);
  user.starts();
  return { ...started, address: `${user.id}` };
}
const shown = () => user.chat.filter(({ from }) => from === 'bot').map(({ text }) => text.slice(0, 6));

describe('what is said on Telegram', () => {
  it('reaches the assistant as texts, commands and presses of a person, each with an id of its own', async () => {
    const { channel: telegram, says, committed, heard } = await listening();
    user.starts('c_42');
    user.says('总价 588000');
    user.says('/Status@gouban_test_bot  HRB-2026-0042 ');
    user.says('/2026/11');
    await heard(4);
    await telegram.send(`${user.id}`, saying('对吗？', button('对', 'token-1')), attempt());
    user.press('对');
    await heard(5);
    expect(says()).toEqual([
      { kind: 'command', name: 'start', argument: 'c_42' },
      { kind: 'text', text: '总价 588000' },
      { kind: 'command', name: 'status', argument: 'HRB-2026-0042' },
      { kind: 'text', text: '/2026/11' },
      { kind: 'press', token: 'token-1' },
    ]);
    expect(new Set(committed.map(({ id }) => id)).size).toBe(5);
    expect(committed[0]).toMatchObject({
      id: expect.stringMatching(/^telegram:7000000001:\d+:\d+$/),
      from: { channel: 'telegram', address: `${user.id}`, name: '王芳', language: 'zh-hans' },
      forms: 'questions',
    });
  });

  it('is told as what it is: a change, a place, a number that was shared', async () => {
    const { heard, says, attempts } = await listening();
    const { message } = user.says('10月15日');
    await heard(1);
    expect(message).toBeDefined();
    const [written] = user.chat;
    if (written === undefined) throw new Error('Nothing was written');
    user.edits(written, '10月16日');
    user.sharesLocation(45.8, 126.5);
    user.sharesContact('13812345678');
    await heard(4);
    expect(says().slice(1)).toEqual([
      { kind: 'edited', of: attempts[0]?.id, text: '10月16日' },
      { kind: 'place', text: '45.80000, 126.50000' },
      { kind: 'text', text: '13812345678' },
    ]);
  });

  it('in a group is answered once, with the way to the private chat', async () => {
    const { attempts, heard } = await listening();
    const group = double.group('养老服务群');
    user.says('/start', { in: group });
    user.says('/inbox', { in: group });
    user.says('你好');
    await heard(1);
    await double.idle();
    await double.until(() => group.chat.some(({ from }) => from === 'bot'));
    expect(group.chat.filter(({ from }) => from === 'bot').map(({ text }) => text)).toEqual([
      expect.stringContaining('私聊'),
    ]);
    expect(attempts.map(({ says }) => says)).toEqual([{ kind: 'text', text: '你好' }]);
  });

  it('that asks in a group what that can be told is answered there, as its answer', async () => {
    const { attempts } = await listening(async () => ({ word: '已经在私聊里问您了' }));
    const group = double.group('协调小组');
    user.says('/subscribe', { in: group });
    await double.until(() => group.chat.some(({ from }) => from === 'bot'));
    const [asked, answered] = group.chat;
    expect(answered).toMatchObject({ text: '已经在私聊里问您了', replyTo: asked?.id });
    expect(attempts).toMatchObject([
      { from: { address: `${user.id}` }, among: { address: `${group.id}`, title: '协调小组', open: false } },
    ]);
  });
});

describe('a press', () => {
  const asked = async (...script: Parameters<typeof scripted>) => {
    const started = await listening(...script);
    user.starts();
    await started.heard(1);
    await started.channel.send(`${user.id}`, saying('批准吗？', button('批准', 'yes')), attempt());
    user.press('批准');
    return started;
  };
  const answers = () => user.queries.map(({ answer }) => answer?.text);

  it('is answered with the word of the outcome, cut to what Telegram shows', async () => {
    await asked(async ({ says }) => (says.kind === 'press' ? { word: '好'.repeat(300) } : {}));
    await double.until(() => answers()[0] !== undefined);
    expect(answers()).toEqual([`${'好'.repeat(199)}…`]);
  });

  it('ends its waiting mark also when there is nothing to say', async () => {
    await asked();
    await double.until(() => answers()[0] !== undefined);
    expect(answers()).toEqual(['']);
  });

  it('counts when Telegram no longer takes an answer to it, and that is no error', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const {
      channel: telegram,
      attempted,
      book,
    } = await asked(async ({ says }) => (says.kind === 'press' ? promise : {}));
    await attempted(2);
    double.advance(151_000);
    resolve({ word: '已批准' });
    await telegram.stop();
    expect(double.callsOf('answerCallbackQuery')).toMatchObject([{ status: 400 }]);
    expect(book.lines).toEqual([]);
  });

  it('by another than whose chat it is reaches nobody', async () => {
    const { push, attempts } = await pushed();
    const chat = { id: user.id, type: 'private', first_name: '王芳' };
    const from = { id: user.id + 1, is_bot: false, first_name: '李强', language_code: 'zh' };
    const callback_query = {
      id: '9',
      from,
      data: 'yes',
      chat_instance: 'x',
      message: { message_id: 1, date: 1, chat },
    };
    expect((await push({ update_id: 1, callback_query })).status).toBe(200);
    await double.until(() => double.callsOf('answerCallbackQuery').length > 0);
    expect(double.callsOf('answerCallbackQuery')[0]?.params).toMatchObject({ text: expect.stringContaining('别人') });
    expect(attempts).toEqual([]);
  });
});

describe('fetching updates', () => {
  it('confirms one only once it is committed: after a stop before that it comes again', async () => {
    const first = await listening(async () => {
      throw new Error('the database is away');
    });
    user.says('一');
    await first.attempted(1);
    await first.channel.stop();

    const second = await listening();
    await second.heard(1);
    await second.channel.stop();
    expect(second.committed.map(({ id }) => id)).toEqual(first.attempts.map(({ id }) => id));

    const third = await listening();
    user.says('二');
    await third.heard(1);
    await user.settled();
    expect(third.says()).toEqual([{ kind: 'text', text: '二' }]);
  });

  it('tries again after a growing pause, in order, while other chats go on', async () => {
    let away = true;
    const { waits, heard, committed, attempts } = await listening(async ({ from }) => {
      if (away && from.address === `${user.id}`) throw new Error('the database is away');
      return {};
    });
    const other = double.user();
    user.says('一');
    user.says('二');
    await waits.end(250);
    other.says('三');
    await waits.end(1000);
    await heard(1);
    await waits.end(500);
    away = false;
    await waits.end(1000);
    await heard(3);
    await user.settled();
    expect(committed.map(({ says }) => says)).toEqual(['三', '一', '二'].map((text) => ({ kind: 'text', text })));
    expect(attempts.filter(({ says }) => says.kind === 'text' && says.text === '一').length).toBeGreaterThan(2);
  });

  it('handles one chat in order and several at the same time', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const { heard, attempts, committed } = await listening(async (_, time) => (time === 1 ? promise : {}));
    user.says('一');
    user.says('二');
    double.user().says('三');
    await heard(1);
    expect(attempts.map(({ says }) => says.kind === 'text' && says.text)).toEqual(['一', '三']);
    resolve({});
    await heard(3);
    expect(committed.map(({ says }) => says.kind === 'text' && says.text)).toEqual(['三', '一', '二']);
  });

  it('at a stop finishes what is in hand and confirms it', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const started = await listening(async () => promise);
    user.says('一');
    await started.attempted(1);
    const stopped = started.channel.stop();
    await started.waits.end(1000);
    resolve({});
    await stopped;
    await user.settled();
    expect(started.committed).toHaveLength(1);
  });

  it('survives failures of Telegram and a week of silence', async () => {
    const { waits, heard, committed, book } = await listening();
    user.says('一');
    await heard(1);
    await user.settled();
    double.failNext('getUpdates', 502);
    double.endHold();
    await waits.end(250);
    double.jumpUpdateId(77);
    user.says('二');
    await heard(2);
    user.says('三');
    await heard(3);
    await user.settled();
    expect(new Set(committed.map(({ id }) => id)).size).toBe(3);
    expect(book.lines).toHaveLength(1);
  });

  it('removes a webhook, says in both languages what can be done and how, and refuses to start with a wrong token', async () => {
    const { channel: telegram } = await listening();
    expect(double.callsOf('deleteWebhook')).toHaveLength(1);
    await double.until(() => double.callsOf('setChatMenuButton').length === 1);
    const commands = [
      'start',
      'inbox',
      'cases',
      'status',
      'login',
      'whoami',
      'alerts',
      'subscribe',
      'logout',
      'help',
      'lang',
      'back',
      'cancel',
    ];
    for (const { params } of double.callsOf('setMyCommands')) {
      const { type } = asFields(params.scope);
      const shown = type === 'all_group_chats' ? ['status', 'subscribe'] : commands;
      expect(params.commands).toEqual(shown.map((command) => ({ command, description: expect.any(String) })));
    }
    const spoken = [undefined, 'zh', 'en'];
    for (const method of ['setMyDescription', 'setMyShortDescription'])
      expect(double.callsOf(method).map(({ params }) => params.language_code)).toEqual(spoken);
    const scoped = double
      .callsOf('setMyCommands')
      .map(({ params }) => [asFields(params.scope).type, params.language_code]);
    const scopes = ['all_private_chats', 'all_group_chats'];
    expect(scoped).toEqual(spoken.flatMap((language) => scopes.map((scope) => [scope, language])));
    expect(double.profile('setChatMenuButton')).toEqual({ menu_button: { type: 'commands' } });
    expect((await telegram.handle(new Request('http://gouban/telegram', { method: 'POST' }))).status).toBe(404);
    const wrong = channel({ token: '7000000001:WRONG' });
    await expect(wrong.channel.start(scripted().assistant)).rejects.toThrow('Unauthorized');
  });

  it('shows the commands of a chat in the language that is spoken there, once it is another than that of the app', async () => {
    const { channel: telegram, heard } = await listening();
    await double.until(() => double.callsOf('setChatMenuButton').length === 1);
    user.says('一');
    await heard(1);
    const said = (language: 'zh' | 'en') =>
      telegram.send(`${user.id}`, { language, blocks: [], buttons: [] }, attempt());
    const chats = () => double.callsOf('setMyCommands').slice(6);
    for (const language of ['zh', 'en', 'en', 'zh'] as const) await said(language);
    await double.until(() => chats().length === 2);
    expect(chats().map(({ params }) => params.scope)).toEqual([0, 1].map(() => ({ type: 'chat', chat_id: user.id })));
  });

  it('starts although Telegram is away, and listens as soon as it is back', async () => {
    double.failNext('deleteWebhook', 'reset', { times: 2 });
    double.failNext('setMyCommands', 500);
    const { waits, heard, book } = await listening();
    user.says('一');
    await waits.end(250);
    await heard(1);
    await book.written(3);
    expect(book.lines).toHaveLength(3);
  });
});

describe('from another chat', () => {
  it('offers what everybody may know of a project, with the way to it, and hears nothing of what was chosen', async () => {
    const { finds, looked, attempts } = await listening();
    const project = {
      id: 'c1',
      number: 'HRB-2026-DLMZ-0001',
      procedure: 'purchase',
      kind: '政府购买服务',
      title: '助餐 <b>和</b> evil.com',
      state: '正在提供服务',
      office: '道里区民政局',
      due: undefined,
      dueAt: undefined,
      outcome: undefined,
      award: { supplier: '冰城暖心', amount: { kind: 'money', fen: 42_000_000 } },
    } as const;
    finds(project);
    expect(await user.looksFor('  助餐 ')).toMatchObject([
      {
        type: 'article',
        id: project.number,
        description: '正在提供服务 · 道里区民政局',
        input_message_content: {
          message_text:
            '<b>助餐 &lt;b&gt;和&lt;/b&gt; </b><code>evil.com</code>\n道里区民政局\n正在提供服务\n冰城暖心 ¥420,000\n<code>HRB-2026-DLMZ-0001</code>',
        },
        reply_markup: {
          inline_keyboard: [[{ url: 'https://t.me/gouban_test_bot?start=HRB-2026-DLMZ-0001' }]],
        },
      },
    ]);
    finds();
    expect(await user.looksFor('')).toEqual([]);
    expect(looked).toEqual([
      ['助餐', 'zh'],
      ['', 'zh'],
    ]);
    expect(attempts).toEqual([]);
  });
});

describe('the webhook', () => {
  it('is set with its secret for what the channel understands, and takes what is pushed', async () => {
    const { heard, says } = await pushed();
    user.says('一');
    await heard(1);
    await user.settled();
    expect(says()).toEqual([{ kind: 'text', text: '一' }]);
    expect(double.callsOf('setWebhook').map(({ params }) => params)).toMatchObject([
      { secret_token: secret, allowed_updates: [...wantedUpdates] },
    ]);
  });

  it.each([
    ['none', undefined],
    ['another', 'b-Secret_1'],
    ['a longer one', `${secret}1`],
    ['a part', secret.slice(1)],
    ['the same twice', `${secret}, ${secret}`],
  ])('refuses a push with %s for a secret before it looks at it', async (_, given) => {
    const { push, attempts } = await pushed();
    const header = given === undefined ? '' : given;
    expect((await push('no update at all', header)).status).toBe(401);
    expect(attempts).toEqual([]);
  });

  it('says 400 to what is no update', async () => {
    const { push } = await pushed();
    expect((await push('{')).status).toBe(400);
    expect((await push({ message: {} })).status).toBe(400);
  });

  it('says 503 and when to come again until it is committed, then 200', async () => {
    const { attempted, heard, committed, attempts, push } = await pushed(async (_, time) => {
      if (time <= 2) throw new Error('the database is away');
      return {};
    });
    const update = user.says('一');
    await attempted(1);
    const refused = await push(update);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
    await expect(user.settled()).rejects.toThrow('503');
    double.advance(2000);
    await heard(1);
    await user.settled();
    expect(committed).toHaveLength(1);
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(1);
  });

  it('takes nothing more once it is stopped, after it has finished what it has', async () => {
    const { promise, resolve } = Promise.withResolvers<Reply>();
    const { channel: telegram, attempted, push } = await pushed(async () => promise);
    await double.until(() => double.callsOf('setChatMenuButton').length === 1);
    const update = user.says('一');
    await attempted(1);
    let isStopped = false;
    const stopped = telegram.stop().then(() => {
      isStopped = true;
    });
    expect((await push(update)).status).toBe(503);
    expect(isStopped).toBe(false);
    resolve({});
    await stopped;
    await user.settled();
  });
});

it('shows that it is worked on what is answered late, and nothing where the answer comes soon', async () => {
  const { promise: answering, resolve: answers } = Promise.withResolvers<void>();
  const { heard, attempted, waits } = await listening(async (_, time) => {
    if (time > 1) await answering;
    return {};
  });
  user.says('您好');
  await heard(1);
  expect(double.callsOf('sendChatAction')).toEqual([]);
  user.says('待办');
  await attempted(2);
  await waits.end(1500);
  await double.until(() => double.callsOf('sendChatAction').length === 1);
  answers();
  await heard(2);
});

describe('a file', () => {
  const bytes = Buffer.from('%PDF-1.7 报价');

  it('is fetched, kept under its name and said with its caption', async () => {
    const { heard, says, kept } = await listening();
    user.sendsDocument({ name: '报价.pdf', mime: 'application/pdf', bytes, caption: '第一包' });
    await heard(1);
    expect(kept).toEqual([{ name: '报价.pdf', bytes }]);
    await double.until(() => double.callsOf('sendChatAction').length === 1);
    const file = { hash: '0'.repeat(64), name: '报价.pdf', mime: 'image/jpeg', size: bytes.length };
    expect(says()).toEqual([{ kind: 'files', files: [file], text: '第一包' }]);
  });

  it('of an album comes each by itself, photos in their largest size', async () => {
    const { heard, says, kept } = await listening();
    const photo = (n: number) => ({ name: `${n}.jpg`, mime: 'image/jpeg', bytes: Buffer.from(`photo ${n}`) });
    user.album([photo(1), { ...photo(2), mime: 'application/pdf' }, photo(3)]);
    await heard(3);
    expect(says().map(({ kind }) => kind)).toEqual(['files', 'files', 'files']);
    expect(kept.map(({ name, bytes: got }) => [name, `${got}`])).toEqual([
      ['照片.jpg', 'photo 1'],
      ['2.jpg', 'photo 2'],
      ['照片.jpg', 'photo 3'],
    ]);
    expect(double.callsOf('getFile').map(({ params }) => params.file_id)).not.toContainEqual(
      expect.stringMatching(/-s$/),
    );
  });

  it('of more than 20 MiB is refused without asking Telegram for it', async () => {
    const { heard, says } = await listening();
    user.sendsDocument({ name: '录像.mp4', mime: 'video/mp4', bytes: Buffer.alloc(20 * MiB + 1) });
    await heard(1);
    expect(says()).toEqual([{ kind: 'refused-file', why: 'file-too-large', values: { name: '录像.mp4', limit: 20 } }]);
    expect(double.callsOf('getFile')).toEqual([]);
  });

  it('that is not kept, or not handed out, is refused with the reason', async () => {
    const { heard, says, refuses } = await listening();
    refuses('file-kind');
    user.sendsDocument({ name: 'a.exe', mime: 'application/x-msdownload', bytes });
    await heard(1);
    double.failNext('getFile', 400);
    user.sendsPhoto(bytes);
    await heard(2);
    expect(says()).toEqual([
      { kind: 'refused-file', why: 'file-kind', values: { name: 'a.exe', limit: 20 } },
      { kind: 'refused-file', why: 'file-unreadable', values: { name: '照片.jpg' } },
    ]);
  });

  it('that is not kept takes nothing away from what was written beside it', async () => {
    const { heard, says, committed, refuses } = await listening();
    refuses('file-kind');
    user.sendsDocument({ name: 'a.exe', mime: 'application/x-msdownload', bytes, caption: '护理员没来' });
    await heard(2);
    expect(says()).toEqual([
      { kind: 'text', text: '护理员没来' },
      { kind: 'refused-file', why: 'file-kind', values: { name: 'a.exe', limit: 20 } },
    ]);
    expect(new Set(committed.map(({ id }) => id)).size).toBe(2);
  });

  it('that cannot be fetched now is fetched later', async () => {
    const { heard, says, waits } = await listening();
    double.failNext('getFile', 'reset');
    user.sendsPhoto(bytes);
    await waits.end(250);
    await heard(1);
    expect(says()).toMatchObject([{ kind: 'files' }]);
  });
});

describe('sending on Telegram', () => {
  it('resolves with a reference, under which the message is replaced where it stands', async () => {
    const { channel: telegram, address } = await acquainted();
    const reference = await telegram.send(address, saying('总价？', button('跳过', 'skip')), attempt());
    await telegram.send(address, saying('别的'), attempt());
    await telegram.replace(address, reference, saying('总价：¥588,000'), attempt());
    await telegram.replace(address, reference, saying('总价：¥588,000'), attempt());
    expect(shown()).toEqual(['总价：¥58', '别的']);
    expect(user.chat.flatMap(({ buttons }) => buttons)).toEqual([]);
  });

  it('splits a long message, and replaces it by fewer and by more parts', async () => {
    const { channel: telegram, address } = await acquainted();
    const reference = await telegram.send(address, long('甲', '乙', '丙'), attempt());
    expect(reference.split(',')).toHaveLength(3);
    expect(user.chat.slice(1).map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    const shorter = await telegram.replace(address, reference, long('丁'), attempt());
    expect(shown()).toEqual(['丁丁丁丁丁丁']);
    const longer = await telegram.replace(address, shorter, long('戊', '己'), attempt());
    await telegram.replace(address, longer, long('庚', '辛'), attempt());
    expect(shown()).toEqual(['庚庚庚庚庚庚', '辛辛辛辛辛辛']);
    expect(user.chat.slice(1).map(({ buttons }) => buttons.length)).toEqual([0, 1]);
  });

  it('repeats no part when a replacement fails halfway and is tried again', async () => {
    const { channel: telegram, address } = await acquainted();
    const reference = await telegram.send(address, long('甲'), attempt());
    double.failNext('editMessageText', 500);
    const failed = await failureOf(telegram.replace(address, reference, long('乙', '丙'), attempt()));
    expect(failed).toMatchObject({ outcome: 'later' });
    await telegram.replace(address, reference, long('乙', '丙'), attempt(failed.begun));
    expect(shown()).toEqual(['乙乙乙乙乙乙', '丙丙丙丙丙丙']);
  });

  it('empties the parts that are left over when they are too old to be deleted', async () => {
    const { channel: telegram, address } = await acquainted();
    const reference = await telegram.send(address, long('甲', '乙'), attempt());
    double.advance(49 * 3_600_000);
    await telegram.replace(address, reference, long('丙'), attempt());
    expect(shown()).toEqual(['丙丙丙丙丙丙', '…']);
  });

  it('says anew what can no longer be replaced, and tells where it stands now', async () => {
    const { channel: telegram, address } = await acquainted();
    const reference = await telegram.send(address, saying('甲'), attempt());
    await fetch(`${double.apiRoot}/bot${double.token}/deleteMessage?chat_id=${address}&message_id=${reference}`);
    const anew = await telegram.replace(address, reference, saying('乙'), attempt());
    await telegram.replace(address, anew, saying('丙'), attempt());
    await telegram.replace(address, 'no reference', saying('丁'), attempt());
    expect(shown()).toEqual(['丙', '丁']);
  });

  it('shows no preview of a link, which could use it up', async () => {
    const { channel: telegram, address } = await acquainted();
    await telegram.send(address, saying('https://gouban.example/s/1'), attempt());
    expect(double.callsOf('sendMessage')[0]?.params).toMatchObject({ link_preview_options: { is_disabled: true } });
  });
});

describe('a message that does not arrive', () => {
  const cases = [
    { fault: 429, send: 'later', replace: 'later' },
    { fault: 403, send: 'closed', replace: 'closed' },
    { fault: 400, send: 'never', replace: 'never' },
    { fault: 401, send: 'later', replace: 'later' },
    { fault: 500, send: 'unknown', replace: 'later' },
    { fault: 'reset', send: 'unknown', replace: 'later' },
    { fault: 'drop-after-accept', send: 'unknown', replace: 'later' },
  ] as const;

  it.each(cases)('because of $fault: sending is $send, replacing $replace', async ({ fault, send, replace }) => {
    const { channel: telegram, address } = await acquainted();
    const reference = await telegram.send(address, saying('甲'), attempt());
    double.failNext('sendMessage', fault, { retryAfter: 7 });
    double.failNext('editMessageText', fault, { retryAfter: 7 });
    const retryAfter = fault === 429 ? 7000 : undefined;
    expect(await failureOf(telegram.send(address, saying('乙'), attempt()))).toMatchObject({
      outcome: send,
      retryAfter,
    });
    double.advance(7000);
    expect(await failureOf(telegram.replace(address, reference, saying('丙'), attempt()))).toMatchObject({
      outcome: replace,
      retryAfter,
    });
  });

  it('because Telegram has told the bot to wait stays unsent for that long, to whomever it goes', async () => {
    const { channel: telegram, address } = await acquainted();
    const other = double.user();
    other.starts();
    const reference = await telegram.send(address, saying('甲'), attempt());
    double.failNext('sendMessage', 429, { retryAfter: 7 });
    await failureOf(telegram.send(address, saying('乙'), attempt()));
    double.advance(2500);
    const waiting = { outcome: 'later', retryAfter: 5000 };
    expect(await failureOf(telegram.send(`${other.id}`, saying('丙'), attempt()))).toMatchObject(waiting);
    expect(await failureOf(telegram.replace(address, reference, saying('丁'), attempt()))).toMatchObject(waiting);
    expect(double.calls.some(({ insideRetryAfter }) => insideRetryAfter)).toBe(false);
    double.advance(4500);
    await telegram.send(`${other.id}`, saying('丙'), attempt());
    await telegram.replace(address, reference, saying('丁'), attempt());
    expect(other.last().text).toBe('丙');
    expect(user.last().text).toBe('丁');
  });

  it('is held to its rates before Telegram says so: a flooded chat waits a second, every other goes on', async () => {
    double.enforceRates(true);
    const { channel: telegram, address } = await acquainted({ paced: true });
    const others = Array.from({ length: 20 }, () => double.user());
    for (const one of others) one.starts();
    for (const text of ['甲', '乙', '丙']) await telegram.send(address, saying(text), attempt());
    const waiting = await failureOf(telegram.send(address, saying('丁'), attempt()));
    expect(waiting).toMatchObject({ outcome: 'later', retryAfter: 1000 });
    for (const { id } of others) await telegram.send(`${id}`, saying('戊'), attempt());
    double.advance(400);
    expect(await failureOf(telegram.send(address, saying('丁'), attempt()))).toMatchObject({ retryAfter: 600 });
    double.advance(600);
    await telegram.send(address, saying('丁'), attempt());
    expect(user.last().text).toBe('丁');
    const group = double.group('协调小组');
    for (let n = 0; n < 20; n += 1) {
      if (n % 10 === 0) double.advance(1000);
      await telegram.send(`${group.id}`, saying('己'), attempt());
    }
    double.advance(1000);
    expect(await failureOf(telegram.send(`${group.id}`, saying('己'), attempt()))).toMatchObject({ outcome: 'later' });
    expect(double.callsOf('sendMessage').every(({ status }) => status === 200)).toBe(true);
  });

  it('rings nowhere where it comes at night', async () => {
    const { channel: telegram, address } = await acquainted();
    await telegram.send(address, { ...saying('甲'), silent: true }, attempt());
    await telegram.send(address, saying('乙'), attempt());
    const sent = double.callsOf('sendMessage').slice(-2);
    expect(sent.map(({ params }) => params.disable_notification)).toEqual([true, undefined]);
  });

  it('because nobody is there, or the bot is blocked, never will', async () => {
    const { channel: telegram, address } = await acquainted();
    expect(await failureOf(telegram.send('404404', saying('甲'), attempt()))).toMatchObject({ outcome: 'closed' });
    user.blocks();
    expect(await failureOf(telegram.send(address, saying('甲'), attempt()))).toMatchObject({ outcome: 'closed' });
    expect(await failureOf(telegram.send(address, saying('甲', button('好', '')), attempt()))).toMatchObject({
      outcome: 'never',
    });
  });

  it('because no connection was made may be sent later', async () => {
    const { channel: telegram, address } = await acquainted();
    await double.stop();
    expect(await failureOf(telegram.send(address, saying('甲'), attempt()))).toMatchObject({ outcome: 'later' });
  });

  it('whole stays as far as it came when it must wait, and goes on from there', async () => {
    const { channel: telegram, address } = await acquainted();
    const failing = (method: string, at: number) => {
      let calls = 0;
      double.failWhen((called) => {
        if (called === method) calls += 1;
        return called === method && calls === at ? 429 : undefined;
      });
    };
    failing('sendMessage', 2);
    const waits = await failureOf(telegram.send(address, long('甲', '乙', '丙'), attempt()));
    expect(waits).toMatchObject({ outcome: 'later', retryAfter: 1000 });
    expect(shown()).toEqual(['甲甲甲甲甲甲']);
    double.advance(1000);
    const reference = await telegram.send(address, long('甲', '乙', '丙'), attempt(waits.begun));
    expect(shown()).toEqual(['甲甲甲甲甲甲', '乙乙乙乙乙乙', '丙丙丙丙丙丙']);
    failing('editMessageText', 3);
    const stopped = await failureOf(telegram.replace(address, reference, long('丁', '戊', '己'), attempt()));
    const edits = double.callsOf('editMessageText').length;
    double.advance(1000);
    await telegram.replace(address, reference, long('丁', '戊', '己'), attempt(stopped.begun));
    expect(shown()).toEqual(['丁丁丁丁丁丁', '戊戊戊戊戊戊', '己己己己己己']);
    expect(double.callsOf('editMessageText').length - edits).toBe(1);
  });

  it('whole is taken back when it is unknown whether the rest has arrived: it will be said once more', async () => {
    const { channel: telegram, address } = await acquainted();
    let sent = 0;
    double.failWhen((method) => {
      if (method === 'sendMessage') sent += 1;
      return method === 'sendMessage' && sent === 2 ? 'reset' : undefined;
    });
    expect(await failureOf(telegram.send(address, long('甲', '乙'), attempt()))).toMatchObject({ outcome: 'unknown' });
    expect(shown()).toEqual([]);
  });
});

describe('the token', () => {
  it('and what was said stand in no log and in no error, whatever fails', async () => {
    const started = await listening(async ({ says }) => {
      if (says.kind !== 'files') return { word: '绝密内容' };
      throw new Error('the database is away');
    });
    const { channel: telegram, book, waits } = started;
    double.failNext('setMyCommands', 400);
    user.starts();
    await started.heard(1);
    await telegram.send(`${user.id}`, saying('批准吗？', button('批准', 'yes')), attempt());
    double.failNext('answerCallbackQuery', 400);
    user.press('批准');
    await user.settled();
    double.failNext('getUpdates', 409);
    double.endHold();
    await waits.end(250);
    user.sendsPhoto(Buffer.from('a photo'));
    double.failNext('getFile', 'reset');
    await waits.end(250);
    await waits.end(500);
    const failures: Undelivered[] = [];
    for (const fault of [429, 403, 500, 'reset', 'drop-after-accept'] as const) {
      double.failNext('sendMessage', fault);
      failures.push(await failureOf(telegram.send(`${user.id}`, saying('绝密内容'), attempt())));
      double.advance(1000);
    }
    expect(double.callsOf('sendMessage').map(({ status }) => status)).toEqual([200, 429, 403, 500, 0, 200]);
    const dead: Channel = channel({ apiRoot: 'http://127.0.0.1:1', log: book.log }).channel;
    await dead.start(scripted().assistant);
    failures.push(await failureOf(dead.send(`${user.id}`, saying('绝密内容'), attempt())));
    const broken: Channel = channel({ apiRoot: 'no address', log: book.log }).channel;
    failures.push(await failureOf(broken.send(`${user.id}`, saying('绝密内容'), attempt())));
    await book.written(6);
    const all = [...book.lines, ...failures.map((error) => JSON.stringify([{ ...error }, error.message, error.stack]))];
    expect(all.length).toBeGreaterThan(10);
    for (const line of all) {
      expect(line).not.toContain('TEST');
      expect(line).not.toContain('7000000001');
      expect(line).not.toContain('绝密');
    }
  });
});
