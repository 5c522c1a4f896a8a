import { createHmac } from 'node:crypto';
import { serve } from '@hono/node-server';
import { afterEach, describe, expect, it } from 'vitest';
import { type SlackSettings, slackChannel } from '../../adapters/slack/slack-channel.ts';
import { type Assistant, Undelivered } from '../../src/app/ports/channel.ts';
import type { Choosing, FormPage, FoundOption, Incoming, Reply, Sent } from '../../src/dialogue/message.ts';
import { attempt } from '../doubles/attempt.ts';
import { startSlack } from '../doubles/slack.ts';
import { fc } from '../properties.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

type HeadersGiven = NonNullable<ConstructorParameters<typeof Headers>[0]>;

const hash = 'a'.repeat(64);
const pdf = { name: '登记证书.pdf', mime: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };

/** The programme's side, played by the test: it hears everything, and answers what it is told to. */
function play() {
  const heard: Incoming[] = [];
  const kept: string[] = [];
  const logged: string[] = [];
  const sought: { readonly at: Choosing; readonly words: string }[] = [];
  let found: readonly FoundOption[] = [];
  /** Of which channels nothing is to be told any more. */
  const ended: string[] = [];
  /** In whose language a home was asked for. */
  const visits: string[] = [];
  let answer: (incoming: Incoming) => Reply | Promise<Reply> = () => ({});
  const assistant: Assistant = {
    async receive(incoming) {
      if (heard.some(({ id }) => id === incoming.id)) return {};
      const outcome = await answer(incoming);
      heard.push(incoming);
      return outcome;
    },
    fileLimit: async () => 20 << 20,
    failed: async () => {},
    publicProjects: async () => [],
    async keep(name, bytes) {
      const chunks: Uint8Array[] = [];
      if (bytes instanceof Uint8Array) chunks.push(bytes);
      else for await (const chunk of bytes) chunks.push(chunk);
      const content = Buffer.concat(chunks);
      kept.push(`${name}: ${content}`);
      if (!content.toString().startsWith('%PDF')) return { ok: false, refusal: { why: 'file-kind', values: { name } } };
      return { ok: true, value: { hash, name, mime: 'application/pdf', size: content.length } };
    },
    async choices(_, at, words) {
      sought.push({ at, words });
      return found.filter(({ label }) => label.includes(words));
    },
    async postMoved(channel, from, to) {
      if (to === undefined) ended.push(`${channel} ${from}`);
    },
    async publicly(number) {
      if (number !== 'HRB-2026-MZ-0042') return undefined;
      return {
        language: 'zh',
        blocks: [{ kind: 'heading', text: '助餐服务', over: `购买项目 · ${number}` }],
        buttons: [],
      };
    },
    async home({ language = '' }, sought = {}) {
      visits.push(language);
      const options = ['late', 'open'].map((value) => ({ value, label: `${value} 件` }));
      return {
        language: 'zh',
        takesCode: true,
        sieves: [{ name: 'due', all: '全部时限', chosen: sought.due, options }],
        blocks: [{ kind: 'heading', text: sought.due ?? '您的待办' }],
        buttons: [[{ label: '填报告', kind: 'act', token: 'home-token' }]],
      };
    },
  };
  return {
    assistant,
    heard,
    kept,
    logged,
    ended,
    visits,
    sought,
    finds(next: typeof found) {
      found = next;
    },
    says: () => heard.map(({ says }) => says),
    answers(next: typeof answer) {
      answer = next;
    },
    log: {
      info: () => {},
      error: (facts: object, error: unknown) => {
        logged.push(`${JSON.stringify(facts)} ${error instanceof Error ? (error.stack ?? error.message) : error}`);
      },
    },
  };
}

async function connected(mode: 'http' | 'socket' = 'http', settings: Partial<SlackSettings> = {}) {
  const slack = await startSlack();
  closing.push(() => slack.stop());
  const scene = play();
  const channel = slackChannel({
    botToken: slack.botToken,
    ...(mode === 'http' ? { signingSecret: slack.signingSecret } : { appToken: slack.appToken }),
    apiUrl: slack.apiUrl,
    log: scene.log,
    now: () => slack.clock().getTime(),
    ...settings,
  });
  await channel.start(scene.assistant);
  closing.push(() => channel.stop());
  if (mode === 'http') slack.deliverTo(await listening(channel.handle));
  let events = 0;
  async function event(given: object): Promise<void> {
    events += 1;
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T0GOUBAN',
      event_id: `Ev-${events}`,
      event: given,
    });
    const request = new Request('http://gouban/slack/events', { method: 'POST', headers: slack.sign(body), body });
    expect((await channel.handle(request)).status).toBe(200);
  }
  return { slack, scene, channel, event, user: slack.user({ name: '王芳' }) };
}

async function listening(handle: (request: Request) => Promise<Response>): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: handle, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  closing.push(() => new Promise((done) => server.close(done)));
  return `http://127.0.0.1:${await promise}`;
}

const question: Sent = {
  language: 'zh',
  blocks: [{ kind: 'text', tone: 'plain', text: '登记社会组织，共 3 项。' }],
  buttons: [[{ label: '开始', kind: 'way', token: 'begin-token' }]],
};

const name = { key: 'name', kind: 'text', label: '组织名称', ask: '全称是？', required: true, value: [] } as const;
const kind = {
  key: 'kind',
  kind: 'choice',
  label: '类别',
  ask: '是哪一类？',
  required: true,
  value: [],
  options: [
    { value: 'society', label: '社会团体' },
    { value: 'foundation', label: '基金会' },
  ],
} as const;
const proof = {
  key: 'proof',
  kind: 'files',
  label: '登记证书',
  ask: '请发证书。',
  required: true,
  value: [],
  files: [],
  max: 2,
} as const;

function formPage(page: number, given: Partial<FormPage> = {}): FormPage {
  const fields = [[name, kind], [proof]][page] ?? [];
  return {
    language: 'zh',
    draft: 'd1',
    rev: page + 1,
    page,
    pages: 2,
    title: '登记社会组织',
    fields,
    submit: '提交',
    ...given,
  };
}
const review = formPage(2, {
  review: [
    { label: '组织名称', value: '夕阳红', page: 0 },
    { label: '登记证书', value: '登记证书.pdf', page: 1 },
  ],
});

/** A form of two pages and a review, as the programme would lead through it. */
function leads({ says }: Incoming): Reply {
  if (says.kind === 'press') return { page: formPage(0) };
  if (says.kind !== 'page') return {};
  if (says.go === 'later' || says.go === 'discard') return { closed: true };
  if (says.go === 'submit') return { closed: true };
  if (says.go === 'back') return { page: formPage(says.to ?? says.page - 1) };
  return { page: says.page === 1 ? review : formPage(says.page + 1) };
}

async function asked(settings?: Partial<SlackSettings>) {
  const all = await connected('http', settings);
  await all.channel.send(`T0GOUBAN/${all.user.id}`, question, attempt());
  all.scene.answers(leads);
  return all;
}

async function opened(settings?: Partial<SlackSettings>) {
  const all = await asked(settings);
  await all.user.press('开始');
  await all.user.sees('登记社会组织');
  return all;
}

describe('who may speak', () => {
  async function guarded() {
    const { slack, scene, channel } = await connected();
    const body = JSON.stringify({ type: 'event_callback', team_id: 'T0GOUBAN', event_id: 'Ev1', event: { type: 'x' } });
    const post = (headers: HeadersGiven, sent = body) =>
      channel.handle(new Request('http://gouban/slack/events', { method: 'POST', headers, body: sent }));
    return { slack, scene, body, post, signed: slack.sign(body) };
  }

  it('is Slack alone: a single changed bit in body or signature is refused', async () => {
    const { body, post, signed } = await guarded();
    expect((await post(signed)).status).toBe(200);
    const { 'x-slack-signature': signature = '' } = signed;
    await fc.assert(
      fc.asyncProperty(fc.nat(body.length - 1), fc.nat(6), async (at, bit) => {
        expect((await post(signed, flipped(body, at, bit))).status).toBe(401);
      }),
      { numRuns: 100 },
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(signature.length - 1), fc.nat(6), async (at, bit) => {
        const forged = flipped(signature, at, bit);
        fc.pre(isHeader(forged));
        expect((await post({ ...signed, 'x-slack-signature': forged })).status).toBe(401);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    [-301, 401],
    [-300, 200],
    [0, 200],
    [300, 200],
    [301, 401],
    [86_400, 401],
  ])('a request signed %i s from now is answered %i', async (seconds, status) => {
    const { slack, body, post } = await guarded();
    const at = new Date(slack.clock().getTime() + seconds * 1000);
    expect((await post(slack.sign(body, at))).status).toBe(status);
  });

  it('no request without its headers, with one of them twice, or signed with another secret', async () => {
    const { body, post, signed } = await guarded();
    const { 'x-slack-signature': signature = '', 'x-slack-request-timestamp': timestamp = '' } = signed;
    const other = createHmac('sha256', 'another secret').update(`v0:${timestamp}:${body}`).digest('hex');
    const forgeries: HeadersGiven[] = [
      {},
      { 'x-slack-signature': signature },
      { 'x-slack-request-timestamp': timestamp },
      [...Object.entries(signed), ['x-slack-signature', signature]],
      [...Object.entries(signed), ['x-slack-request-timestamp', timestamp]],
      { ...signed, 'x-slack-signature': signature.replace('v0=', 'v1=') },
      { ...signed, 'x-slack-signature': signature.toUpperCase() },
      { ...signed, 'x-slack-signature': `v0=${other}` },
      { ...signed, 'x-slack-request-timestamp': `${timestamp}.0` },
      { ...signed, 'x-slack-request-timestamp': `+${timestamp}` },
      { ...signed, 'x-slack-request-timestamp': 'NaN' },
    ];
    const answers = await Promise.all(forgeries.map((headers) => post(headers)));
    expect(answers.map(({ status }) => status)).toEqual(forgeries.map(() => 401));
  });

  it('nobody, where there is no signing secret', async () => {
    const { slack, channel } = await connected('socket');
    const body = '{}';
    const request = new Request('http://gouban/slack/events', { method: 'POST', headers: slack.sign(body), body });
    expect((await channel.handle(request)).status).toBe(503);
  });

  it('is answered its challenge when it asks whether this is the place, and only when it signs', async () => {
    const { slack, post } = await guarded();
    const body = JSON.stringify({ type: 'url_verification', challenge: '3eZbrw1aB' });
    expect(await (await post(slack.sign(body), body)).json()).toEqual({ challenge: '3eZbrw1aB' });
    expect((await post({}, body)).status).toBe(401);
  });

  it('may say that it sends no more events for now, which is written down', async () => {
    const { slack, scene, post } = await guarded();
    const body = JSON.stringify({ type: 'app_rate_limited', team_id: 'T0GOUBAN', minute_rate_limited: 1_930_266_000 });
    expect((await post(slack.sign(body), body)).status).toBe(200);
    expect(scene.logged.join()).toContain('app_rate_limited');
  });

  it('is told when its body cannot be read', async () => {
    const { slack, post } = await guarded();
    expect((await post(slack.sign('[]'), '[]')).status).toBe(400);
    expect((await post(slack.sign('{'), '{')).status).toBe(400);
  });
});

describe.each(['http', 'socket'] as const)('what a person writes, over %s', (mode) => {
  it('is acknowledged only when it is committed', async () => {
    const { scene, user } = await connected(mode);
    const commit = Promise.withResolvers<Reply>();
    const begun = Promise.withResolvers<void>();
    scene.answers(() => {
      begun.resolve();
      return commit.promise;
    });
    const delivery = user.says('您好');
    await begun.promise;
    expect(delivery.attempts).toEqual([]);
    commit.resolve({});
    await user.settled();
    expect(delivery.attempts).toMatchObject([{ ok: true, outcome: 200 }]);
  });

  it('is not acknowledged when it fails, comes again, and is then the same message', async () => {
    const { slack, scene, user } = await connected(mode);
    const ids: string[] = [];
    const failed = Promise.withResolvers<void>();
    scene.answers(({ id }) => {
      ids.push(id);
      if (ids.length > 1) return {};
      failed.resolve();
      throw new Error('the database is away');
    });
    const delivery = user.says('您好');
    await failed.promise;
    // Over HTTP the answer is 503; over a socket there is none, and Slack waits its three seconds.
    if (mode === 'socket') slack.advance(3000);
    await user.settled();
    expect(delivery.attempts.map(({ ok }) => ok)).toEqual([false, true]);
    expect(ids).toEqual([ids[0], ids[0]]);
    slack.redeliver(delivery);
    await user.settled();
    expect(scene.says()).toEqual([{ kind: 'text', text: '您好' }]);
  });

  it('comes with who wrote it, by name and in his language', async () => {
    const { scene, user } = await connected(mode);
    user.says('您好 <3 & 谢谢');
    await user.settled();
    expect(scene.heard).toMatchObject([
      {
        from: { channel: 'slack', address: `T0GOUBAN/${user.id}`, name: '王芳', language: 'zh-CN' },
        forms: 'questions',
        says: { kind: 'text', text: '您好 <3 & 谢谢' },
      },
    ]);
  });
});

describe('what a person writes', () => {
  it('is a command after a stroke, as the slash command, or as one of the plain words', async () => {
    const { scene, user } = await connected();
    user.says('inbox');
    await user.settled();
    user.says('the inbox is full');
    await user.settled();
    user.says('/status HRB-2026-MZ-0042');
    await user.settled();
    await user.command('/gouban', 'status HRB-2026-MZ-0042');
    await user.command('/gouban');
    await user.command('/gouban', 'HRB-2026-MZ-0042');
    expect(scene.says()).toEqual([
      { kind: 'text', text: 'inbox' },
      { kind: 'text', text: 'the inbox is full' },
      { kind: 'command', name: 'status', argument: 'HRB-2026-MZ-0042' },
      { kind: 'command', name: 'status', argument: 'HRB-2026-MZ-0042' },
      { kind: 'command', name: 'start', argument: '' },
      { kind: 'text', text: 'HRB-2026-MZ-0042' },
    ]);
  });

  it('is heard only in direct messages; who calls elsewhere is shown the way in that thread, unseen by others', async () => {
    const { slack, scene, user, event } = await connected();
    const hall = slack.channel('大厅');
    user.says('购办', hall);
    await user.settled();
    await event({ type: 'app_mention', user: user.id, channel: hall.id, text: '<@U0GOUBAN> 您好', ts: '1.1' });
    const pointers = () => slack.callsOf('chat.postEphemeral');
    await slack.until(() => pointers().length > 0);
    const said = { channel: hall.id, user: user.id, thread_ts: '1.1', text: expect.stringContaining('私信') };
    expect(pointers()).toMatchObject([{ outcome: 'ok', params: said }]);
    expect(scene.heard).toEqual([]);
  });

  it('answers in its thread who names a public project, with its page, and nothing to be pressed', async () => {
    const page = (number: string) => `https://gouban.example/p/${number}`;
    const { slack, user, event } = await connected('http', { pageOf: page });
    const hall = slack.channel('大厅');
    const text = '<@U0GOUBAN> hrb-2026-mz-42 到哪了';
    await event({ type: 'app_mention', user: user.id, channel: hall.id, text, ts: '1.1', thread_ts: '1.0' });
    const answers = () => slack.callsOf('chat.postMessage');
    await slack.until(() => answers().length > 0);
    const [answer] = answers();
    expect(answer?.params).toMatchObject({ channel: hall.id, thread_ts: '1.0' });
    expect(JSON.stringify(answer?.params)).toContain('https://gouban.example/p/HRB-2026-MZ-0042');
    expect(hall.messages.flatMap(({ buttons }) => buttons)).toEqual([]);
  });

  it('shows below a link to a public page what everybody may know, and below no other anything', async () => {
    const pageOf = (number: string) => `https://gouban.example/p/${number}`;
    const { slack, user, event } = await connected('http', { pageOf });
    const hall = slack.channel('大厅');
    const [ours, secret] = ['HRB-2026-MZ-0042', 'HRB-2026-CMP-0001'].map(pageOf);
    const urls = [`${ours}?lang=en`, secret, 'https://evil.example/p/HRB-2026-MZ-0042', 'https://gouban.example/%E0'];
    user.says(urls.join(' '), hall);
    await user.settled();
    const [message] = hall.messages;
    const links = urls.map((url) => ({ url, domain: 'gouban.example' }));
    await event({ type: 'link_shared', user: user.id, channel: hall.id, message_ts: message?.ts, links });
    const shown = () => slack.callsOf('chat.unfurl');
    await slack.until(() => shown().length > 0);
    expect(shown().map(({ outcome }) => outcome)).toEqual(['ok']);
    expect(JSON.stringify(shown()[0]?.params)).not.toMatch(/CMP|evil|E0/);
    expect(JSON.stringify(shown()[0]?.params)).toContain('助餐服务');
  });

  it('answers a slash command where it was typed, for whoever typed it alone, and its buttons in a window', async () => {
    const { slack, scene, user } = await connected();
    const hall = slack.channel('大厅');
    const answered: Sent = { ...question, blocks: [{ kind: 'text', tone: 'plain', text: '甲甲甲' }] };
    scene.answers(({ says }) => ({ shown: says.kind === 'press' ? answered : question }));
    await user.command('/gouban', 'HRB-2026-MZ-0042', hall);
    expect(hall.messages).toEqual([]);
    const [answer] = hall.seenBy(user);
    expect(answer).toMatchObject({ ephemeralFor: user.id });
    await user.press('开始', answer);
    await user.sees('甲甲甲');
    expect(scene.heard.map(({ window }) => window)).toEqual([true, true]);
    await user.closes();
    scene.answers(() => ({}));
    await user.command('/gouban', 'inbox');
    expect(scene.heard.at(-1)?.window).toBeUndefined();
  });

  it('asks in its own chat what a channel should be told, and tells it there', async () => {
    const { slack, scene, user, channel } = await connected();
    const hall = slack.channel('大厅');
    scene.answers(() => ({ word: '已经在私聊里问您了' }));
    await user.command('/gouban', '订阅', hall);
    const [among] = scene.heard.flatMap((incoming) => incoming.among ?? []);
    expect(among).toMatchObject({ title: '#大厅', open: true });
    expect(hall.seenBy(user).at(-1)).toMatchObject({ text: '已经在私聊里问您了', ephemeralFor: user.id });
    const told: Sent = { language: 'zh', blocks: [{ kind: 'text', tone: 'plain', text: '新公告' }], buttons: [] };
    await channel.send(among?.address ?? '', told, attempt());
    expect(hall.messages.map(({ text }) => text)).toEqual(['新公告']);
    await user.command('/gouban', '订阅');
    expect(scene.heard.at(-1)?.among).toBeUndefined();
  });

  it.each([
    ['@U0GOUBAN 订阅', '#大厅', true],
    ['@U0GOUBAN|gouban subscribe', '', false],
  ])(
    'that names it and subscribes, “%s”, is asked in its own chat, and hears so in that thread alone',
    async (named, title, open) => {
      const { slack, scene, user, event } = await connected();
      const hall = slack.channel('大厅', open ? undefined : 'private');
      scene.answers(() => ({ word: '已经在私聊里问您了' }));
      const text = named.replace(/\S+/, (name) => `<${name}>`);
      await event({ type: 'app_mention', user: user.id, channel: hall.id, text, ts: '1.1' });
      await slack.until(() => slack.callsOf('chat.postEphemeral').length > 0);
      const said = { channel: hall.id, user: user.id, thread_ts: '1.1', text: '已经在私聊里问您了' };
      expect(slack.callsOf('chat.postEphemeral')).toMatchObject([{ outcome: 'ok', params: said }]);
      const among = { address: `T0GOUBAN/${hall.id}`, title, open };
      expect(scene.heard).toMatchObject([{ among, says: { kind: 'command', name: 'subscribe' } }]);
      expect(scene.heard[0]?.window).toBeUndefined();
    },
  );

  it('tells a channel nothing more out of which it was put, or that was put away', async () => {
    const { scene, event } = await connected();
    for (const type of ['channel_left', 'group_left', 'channel_archive', 'group_archive'])
      await event({ type, channel: `C-${type}`, user: 'U0ADMIN' });
    expect(scene.ended).toEqual(
      ['channel_left', 'group_left', 'channel_archive', 'group_archive'].map((type) => `slack T0GOUBAN/C-${type}`),
    );
  });

  it('begins a complaint from anywhere, and from a message about the project that it names', async () => {
    const { scene, user } = await connected();
    scene.answers(() => ({ shown: question }));
    await user.shortcut('complain');
    await user.sees('登记社会组织');
    user.says('HRB-2026-MZ-0042 没有人来');
    await user.settled();
    const [message] = user.dm;
    await user.shortcut('complain', message);
    const commands = scene.heard.filter(({ says }) => says.kind === 'command');
    expect(commands.map(({ says }) => says)).toEqual([
      { kind: 'command', name: 'start', argument: '_complaint' },
      { kind: 'command', name: 'start', argument: 'HRB-2026-MZ-0042_complaint' },
    ]);
    expect(commands.map(({ window }) => window)).toEqual([true, true]);
  });

  it('lets the project be sought in the window, where a complaint is begun there', async () => {
    const { scene, user } = await connected();
    const which: Sent = {
      language: 'zh',
      blocks: [{ kind: 'text', tone: 'dim', text: '写项目名称里的几个字。', begins: 'complaint' }],
      buttons: [],
    };
    scene.answers(() => ({ shown: which }));
    scene.finds([{ value: 'HRB-2026-MZ-0042', label: '助餐服务', place: 1 }]);
    await user.shortcut('complain');
    await user.sees('写项目名称里的几个字');
    scene.answers(() => ({ page: formPage(0) }));
    await user.chooses('case', '助餐服务');
    await user.sees('组织名称');
    expect(scene.sought.at(-1)?.at).toEqual({ begins: 'complaint' });
    expect(scene.heard.at(-1)).toMatchObject({
      window: true,
      says: { kind: 'command', name: 'start', argument: 'HRB-2026-MZ-0042_complaint' },
    });
    expect(user.modals).toHaveLength(2);
  });

  it('says nothing more where the app was taken out of the workspace', async () => {
    const { scene, channel, event, user } = await connected();
    await event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    await channel.send(`T0GOUBAN/${user.id}`, question, attempt());
    await event({ type: 'app_uninstalled' });
    expect(scene.logged.join()).toContain('no longer in the workspace');
    const sending = channel.send(`T0GOUBAN/${user.id}`, question, attempt());
    await expect(sending).rejects.toMatchObject({ outcome: 'closed' });
  });

  it('counts once: what the bot says itself, edits and deletions are not heard', async () => {
    const { scene, user, event } = await connected();
    const message = {
      type: 'message',
      channel: user.channel,
      channel_type: 'im',
      user: user.id,
      text: '好',
      ts: '1.1',
    };
    await event({ ...message, bot_id: 'B0OTHER' });
    await event({ ...message, user: 'U0GOUBAN', bot_id: 'B0GOUBAN' });
    await event({ ...message, subtype: 'message_changed', message, previous_message: message });
    await event({ ...message, subtype: 'message_deleted', deleted_ts: '1.1', previous_message: message });
    expect(scene.heard).toEqual([]);
    await event(message);
    expect(scene.heard.length).toBe(1);
  });

  it('in a thread, shown beside it or not, and one about himself are told, with the thread', async () => {
    const { scene, user } = await connected();
    user.says('一');
    await user.settled();
    const [root] = user.dm;
    if (!root) throw new Error('he has said nothing');
    user.replies(root, '二');
    user.replies(root, '三', 'in the conversation');
    user.me('四');
    await user.settled();
    expect(scene.says()).toEqual(['一', '二', '三', '四'].map((text) => ({ kind: 'text', text })));
    expect(scene.heard.map(({ thread }) => thread)).toEqual([undefined, root.ts, root.ts, undefined]);
  });

  it('that its writer changes is told as changed; what Slack adds to it is not, nor what it was before', async () => {
    const { scene, user } = await connected();
    user.says('见 https://gouban.test');
    await user.settled();
    const [mine] = user.dm;
    if (!mine) throw new Error('he has said nothing');
    user.unfurls(mine);
    user.edits(mine, mine.text);
    await user.settled();
    expect(scene.heard).toHaveLength(1);
    user.edits(mine, '见 <附件> & 说明');
    await user.settled();
    expect(scene.says().at(-1)).toEqual({ kind: 'edited', of: scene.heard[0]?.id, text: '见 <附件> & 说明' });
  });

  it('may be a file: it is fetched, kept and handed over with its text', async () => {
    const { scene, user } = await connected();
    user.sendsFile(pdf, '这是登记证书');
    await user.settled();
    expect(scene.kept).toEqual(['登记证书.pdf: %PDF-1.7']);
    expect(scene.says()).toMatchObject([
      { kind: 'files', files: [{ hash, name: '登记证书.pdf' }], text: '这是登记证书' },
    ]);
  });

  it('may be a file that is refused: the reason is handed over', async () => {
    const { scene, user } = await connected();
    user.sendsFile({ name: 'a.exe', mime: 'application/x-msdownload', bytes: Buffer.from('MZ') });
    await user.settled();
    expect(scene.says()).toEqual([{ kind: 'refused-file', why: 'file-kind', values: { name: 'a.exe' } }]);
  });
});

describe('a press', () => {
  it('opens the form at once, with the trigger of that press', async () => {
    const { slack, user } = await asked();
    await user.press('开始');
    const view = await user.sees('登记社会组织');
    expect(view.labels).toEqual(['组织名称', '类别']);
    expect(slack.callsOf('views.open')).toMatchObject([{ outcome: 'ok' }]);
    expect(JSON.parse(String(view.given.private_metadata))).toEqual({ draft: 'd1', rev: 1, page: 0, language: 'zh' });
  });

  it('leaves its word to the conversation of two, where nothing is said to one of them alone', async () => {
    const { scene, slack, user } = await asked();
    scene.answers(() => ({ word: '王*在 10:31 已经批准了，您的选择没有计入。' }));
    await user.press('开始');
    await slack.idle();
    expect(scene.heard.at(-1)).toMatchObject({ toast: false });
    expect(slack.callsOf('chat.postEphemeral')).toEqual([]);
  });

  it('that decides shows anew the window below, unless that has changed meanwhile: then it is read once more', async () => {
    const { slack, scene, user } = await connected();
    const said = (place: string, text: string): Sent => ({
      ...{ language: 'zh', place, blocks: [{ kind: 'heading', text }] },
      buttons: [[{ label: text, kind: 'plain', token: text }]],
    });
    let read = 0;
    const receipt = { title: '已收到', number: 'R-1', at: '10:31', hash };
    scene.answers(({ says }) => {
      const token = says.kind === 'press' ? says.token : '';
      if (token === 'again') {
        read += 1;
        return { shown: said('way', `名单 ${read}`), again: 'again' };
      }
      if (token === '批准') return { shown: said('card:1', '已批准'), again: 'card', receipt };
      return token === 'home-token'
        ? { shown: said('way', '名单'), again: 'again' }
        : { shown: said('card:1', '批准') };
    });
    user.opensHome();
    await slack.until(() => user.home !== undefined);
    await user.press('填报告', user.home);
    await user.press('名单', await user.sees('名单'));
    await user.press('批准', await user.sees('批准'));
    await slack.until(() => user.modals[0]?.plain.includes('名单 1') ?? false);
    await user.sees('已批准');
    const [root] = user.modals;
    const updates = () => slack.callsOf('views.update').filter(({ params }) => params.view_id === root?.id);
    expect(updates().map(({ params }) => typeof params.hash)).toEqual(['string']);
    scene.answers(({ says }) => {
      if (says.kind !== 'press' || says.token !== 'again')
        return { shown: said('card:1', '已批准'), again: 'card', receipt };
      read += 1;
      return { shown: said('way', `名单 ${read}`), again: 'again' };
    });
    await user.press('已批准', user.modal);
    await slack.until(() => user.modals[0]?.plain.includes('名单 3') ?? false);
    expect(updates().map(({ outcome }) => outcome)).toEqual(['ok', 'hash_conflict', 'ok']);
    expect(user.modals).toHaveLength(2);
  });

  it('that came too late for its form is asked for once more', async () => {
    const { slack, scene, user } = await asked();
    scene.answers((incoming) => {
      slack.advance(3001);
      return leads(incoming);
    });
    void user.press('开始');
    await user.hears('请把刚才的按钮再按一次');
    expect(scene.logged.join()).toContain('expired_trigger_id');
  });
});

describe('a form', () => {
  it('leads from page to page, back with what was filled in, to the review, and is sent', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    expect(await user.submits()).toEqual({ outcome: 'updated' });
    expect(user.modal?.plain).toContain('2 / 2');

    await user.fills({ 登记证书: user.uploads(pdf) });
    await user.press('上一步');
    await user.sees('1 / 2');
    expect(await user.submits()).toMatchObject({ outcome: 'incomplete' });
    await user.fills({ 组织名称: '夕阳红', 类别: '基金会' });
    await user.submits();
    await user.fills({ 登记证书: user.uploads(pdf) });
    await user.submits();
    expect(user.modal?.plain).toContain('夕阳红');
    expect(await user.submits()).toEqual({ outcome: 'cleared' });

    expect(scene.says()).toMatchObject([
      { kind: 'press', token: 'begin-token' },
      { draft: 'd1', rev: 1, page: 0, go: 'next', values: { name: ['夕阳红'], kind: ['society'] }, files: {} },
      { page: 1, rev: 2, go: 'back', values: {}, files: { proof: [{ hash }] } },
      { page: 0, go: 'next', values: { name: ['夕阳红'], kind: ['foundation'] } },
      { page: 1, go: 'next', files: { proof: [{ hash, name: '登记证书.pdf' }] } },
      { page: 2, rev: 3, go: 'submit', values: {}, files: {} },
    ]);
    expect(new Set(scene.heard.map(({ id }) => id)).size).toBe(6);
  });

  it.each(['http', 'socket'] as const)('seeks in a long list by what is typed, over %s', async (mode) => {
    const { channel, scene, user } = await connected(mode);
    const options = Array.from({ length: 130 }, (_, nth) => ({ value: `v${nth}`, label: `第${nth + 1}项` }));
    const item = {
      key: 'item',
      kind: 'reference',
      label: '目录项目',
      ask: '是哪一项？',
      required: true,
      options,
    } as const;
    scene.answers(({ says }) =>
      says.kind === 'press' ? { page: formPage(0, { fields: [{ ...item, value: ['v7'] }] }) } : { closed: true },
    );
    scene.finds(
      options.slice(0, 100).map((each, at) => ({ ...each, place: at + 1, group: at < 60 ? 'A01 教育' : 'A02 就业' })),
    );
    await channel.send(`T0GOUBAN/${user.id}`, question, attempt());
    await user.press('开始');
    await user.sees('目录项目');
    expect([...(await user.seeks('目录项目', '')).entries()].map(([group, of]) => [group, of.length])).toEqual([
      ['A01 教育', 60],
      ['A02 就业', 40],
    ]);
    expect(await user.seeks('目录项目', '没有')).toEqual(new Map([['', []]]));
    scene.finds([{ value: 'v', label: '字'.repeat(200), place: 1, group: '部'.repeat(90) }]);
    expect([...(await user.seeks('目录项目', '')).keys()]).toEqual([`${'部'.repeat(74)}…`]);
    scene.finds(options.map((each, at) => ({ ...each, place: at + 1 })).slice(60, 90));
    await user.fills({ 目录项目: '第66项' });
    await user.submits();
    expect(scene.sought.at(-1)).toEqual({ at: { draft: 'd1', field: 'item' }, words: '第66项' });
    expect(scene.says().at(-1)).toMatchObject({ kind: 'page', values: { item: ['v65'] } });
  });

  it('says beside the field what it cannot read, and keeps what was typed', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '红', 类别: '社会团体' });
    const wrong = { ...name, value: ['红'], error: '名称太短，至少 2 个字。' };
    scene.answers(() => ({ page: formPage(0, { rev: 2, fields: [wrong, kind] }) }));
    expect(await user.submits()).toEqual({ outcome: 'errors', errors: { 'q.name.1': '名称太短，至少 2 个字。' } });
    scene.answers(leads);
    await user.fills({ 组织名称: '夕阳红' });
    expect(await user.submits()).toEqual({ outcome: 'updated' });
    expect(scene.says().at(-1)).toMatchObject({ values: { name: ['夕阳红'], kind: ['society'] } });
  });

  it('shows an error on a field that is not on screen on the page where that field is', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    const more = {
      key: 'fund',
      kind: 'money',
      label: '原始基金',
      ask: '多少元？',
      required: true,
      value: [],
      error: '还没有填。',
    } as const;
    scene.answers(() => ({ page: formPage(0, { rev: 2, fields: [name, kind, more] }), word: '还差一项' }));
    expect(await user.submits()).toEqual({ outcome: 'updated' });
    expect(user.modal?.labels).toContain('原始基金');
    expect(user.modal?.plain).toContain('⚠ 原始基金：还没有填。');
  });

  it('says on top what belongs to no field', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    scene.answers(() => ({ page: formPage(0, { rev: 2 }), word: '这件事刚才有了变化，请再看一遍。' }));
    expect(await user.submits()).toEqual({ outcome: 'updated' });
    expect(user.modal?.plain).toMatch(/^这件事刚才有了变化/);
  });

  it('refuses a file beside its field, and commits nothing', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    await user.submits();
    const heard = scene.heard.length;
    const exe = user.uploads({ name: 'a.exe', mime: 'application/x-msdownload', bytes: Buffer.from('MZ') });
    await user.fills({ 登记证书: exe });
    expect(await user.submits()).toMatchObject({
      outcome: 'errors',
      errors: { 'q.proof.2': expect.stringContaining('a.exe') },
    });
    expect(scene.heard.length).toBe(heard);
  });

  it('goes from a row of the review straight to its page', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    await user.submits();
    await user.fills({ 登记证书: user.uploads(pdf) });
    await user.submits();
    const [row] = user.modal?.buttons ?? [];
    await user.press(row?.actionId ?? '');
    await user.sees('1 / 2');
    expect(scene.says().slice(-2)).toMatchObject([
      { page: 1, go: 'next' },
      { page: 2, go: 'back', to: 0, values: {}, files: {} },
    ]);
  });

  it('can be put aside from within, with all that was filled in', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红' });
    await user.press('存着以后再交');
    await user.sees('已经存着');
    expect(scene.says().at(-1)).toMatchObject({ go: 'later', values: { name: ['夕阳红'], kind: [] } });
    await user.closes();
    await user.settled();
    expect(scene.heard.length).toBe(2);
  });

  it('is left as it was when nothing new stands on the page that is put aside', async () => {
    const { scene, user } = await opened();
    scene.answers(() => ({ closed: true }));
    await user.press('存着以后再交');
    await user.sees('没有新填的');
    expect(scene.says().at(-1)).toMatchObject({ kind: 'page', page: -1, go: 'closed', values: {}, files: {} });
  });

  it('can be thrown away from within, once that is meant', async () => {
    const { scene, user } = await opened();
    await user.chooses('form.rare', '删掉草稿', user.modal);
    await user.sees('草稿已经删掉');
    expect(scene.says().at(-1)).toMatchObject({ kind: 'page', go: 'discard', values: {} });
  });

  it('loses and changes nothing when its window is closed, and opens again where it was left', async () => {
    const { scene, user } = await asked();
    const shown = formPage(0, {
      fields: [
        { ...name, value: ['夕阳红'] },
        { ...kind, value: ['foundation'] },
      ],
    });
    scene.answers((incoming) => (incoming.says.kind === 'press' ? { page: shown } : leads(incoming)));
    await user.press('开始');
    await user.sees('登记社会组织');
    await user.fills({ 组织名称: '别的' });
    await user.closes();
    expect(scene.says().at(-1)).toEqual({
      kind: 'page',
      draft: 'd1',
      rev: 1,
      page: -1,
      go: 'closed',
      values: {},
      files: {},
    });
    await user.press('开始');
    expect((await user.sees('登记社会组织')).plain).toContain('类别');
  });

  it('is shown once more when the window has changed meanwhile', async () => {
    const { slack, scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    await user.submits();
    const first = Promise.withResolvers<Reply>();
    scene.answers((incoming) => (incoming.id === scene.heard.at(-1)?.id ? {} : first.promise));
    const presses = [user.press('上一步'), user.press('上一步')];
    first.resolve({ page: formPage(0) });
    await Promise.all(presses);
    await slack.until(() => slack.callsOf('views.update').length === 3);
    const outcomes = slack.callsOf('views.update').map(({ outcome }) => outcome);
    expect(outcomes.toSorted()).toEqual(['hash_conflict', 'ok', 'ok']);
    expect((await user.sees('1 / 2')).labels).toEqual(['组织名称', '类别']);
  });

  it('says that it is saving when that takes long, and shows what came of it', async () => {
    const { slack, scene, user } = await opened({ patience: 0 });
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    const commit = Promise.withResolvers<Reply>();
    scene.answers(() => commit.promise);
    expect(await user.submits()).toEqual({ outcome: 'updated' });
    expect(user.modal?.plain).toContain('正在保存');
    commit.resolve({ page: formPage(1) });
    await user.sees('2 / 2');
    expect(slack.callsOf('views.update')).toMatchObject([{ outcome: 'ok' }]);
  });

  it('shows the receipt when sending took long, and never that it was put aside', async () => {
    const receipt = { title: '已收到：登记社会组织', on: '', number: 'HRB-R-1', at: ['2026年11月25日'], hash: 'ab' };
    const ends: readonly (readonly [Reply, string])[] = [
      [{ closed: true, receipt }, 'HRB-R-1'],
      [{ closed: true }, '请看“消息”'],
    ];
    for (const [reply, shown] of ends) {
      const { scene, user } = await opened({ patience: 0 });
      await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
      const commit = Promise.withResolvers<Reply>();
      scene.answers(() => commit.promise);
      await user.submits();
      commit.resolve(reply);
      expect((await user.sees(shown)).plain).not.toContain('以后接着填');
    }
  });

  it('says so when saving took long and failed', async () => {
    const { scene, user } = await opened({ patience: 0 });
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    const commit = Promise.withResolvers<Reply>();
    scene.answers(() => commit.promise);
    await user.submits();
    commit.reject(new Error('the database is away'));
    await user.sees('没有存下来');
    expect(scene.logged.join()).toContain('the database is away');
  });

  it('fails openly when the programme fails at once: Slack keeps the window with what was typed', async () => {
    const { scene, user } = await opened();
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    scene.answers(() => {
      throw new Error('the database is away');
    });
    expect(await user.submits()).toEqual({ outcome: 'failed', why: '503' });
    scene.answers(leads);
    expect(await user.submits()).toEqual({ outcome: 'updated' });
  });
});

describe('the Home tab', () => {
  it('shows what waits for the person, and its buttons work', async () => {
    const { slack, scene, user } = await connected();
    user.opensHome();
    await slack.until(() => user.home !== undefined);
    scene.answers(leads);
    expect(user.home?.plain).toContain('您的待办');
    await user.press('填报告');
    await user.sees('登记社会组织');
    expect(scene.says()).toEqual([{ kind: 'press', token: 'home-token' }]);
  });

  it('is narrowed down by a menu, stays so whatever happens, and is so when it is opened anew elsewhere', async () => {
    const { slack, scene, channel, user } = await connected();
    const shown = (times: number) => slack.until(() => slack.callsOf('views.publish').length === times);
    user.opensHome();
    await shown(1);
    await user.chooses('sieve.due', 'late 件', user.home);
    await shown(2);
    expect(user.home?.plain).toContain('late');
    await channel.stop();
    const other = slackChannel({
      botToken: slack.botToken,
      signingSecret: slack.signingSecret,
      apiUrl: slack.apiUrl,
      log: scene.log,
      now: () => slack.clock().getTime(),
    });
    await other.start(scene.assistant);
    closing.push(() => other.stop());
    slack.deliverTo(await listening(other.handle));
    user.opensHome();
    await shown(3);
    expect(user.home?.plain).toContain('late');
    await user.chooses('sieve.due', '全部时限', user.home);
    await shown(4);
    expect(user.home?.plain).toContain('您的待办');
  });

  it('speaks the language of the profile at first sight, and takes an invitation code', async () => {
    const { slack, scene } = await connected();
    const anna = slack.user({ name: 'Anna', locale: 'en-US' });
    anna.opensHome();
    await slack.until(() => anna.home !== undefined);
    expect(scene.visits).toEqual(['en-US']);
    await anna.fills({ 邀请码: ' K7PXM2QR ' }, anna.home);
    expect(scene.says()).toEqual([{ kind: 'command', name: 'start', argument: 'K7PXM2QR' }]);
  });
});

describe('what is said', () => {
  const long: Sent = {
    language: 'zh',
    blocks: [{ kind: 'text', tone: 'plain', text: '甲'.repeat(20_000) }],
    buttons: [[{ label: '批准', kind: 'act', token: 'yes' }]],
  };
  const short: Sent = { language: 'zh', blocks: [{ kind: 'text', tone: 'plain', text: '已经批准。' }], buttons: [] };
  const failure = (sending: Promise<unknown>) =>
    sending.then(
      () => 'sent',
      (error: unknown) => (error instanceof Undelivered ? [error.outcome, error.retryAfter] : String(error)),
    );

  it('arrives in the direct messages and is replaced where it stands', async () => {
    const { channel, user } = await connected();
    const to = `T0GOUBAN/${user.id}`;
    const reference = await channel.send(to, question, attempt());
    expect(user.last().buttons).toMatchObject([{ text: '开始', value: 'begin-token' }]);
    await channel.replace(to, reference, short, attempt());
    expect(user.dm.map(({ plain }) => plain)).toEqual(['已经批准。']);
    expect(user.last().buttons).toEqual([]);
  });

  it('is several messages when it is long, and all of them are replaced', async () => {
    const { channel, user } = await connected();
    const to = `T0GOUBAN/${user.id}`;
    const reference = await channel.send(to, long, attempt());
    expect(user.dm.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    await channel.replace(to, reference, short, attempt());
    expect(user.dm.map(({ plain }) => plain)).toEqual(['已经批准。']);
    await channel.replace(to, reference, short, attempt());
  });

  it('begins where it stood when it grows, is said once however it must wait, and fits there again', async () => {
    let time = 0;
    const { slack, channel, user } = await connected('http', { restingTime: () => time });
    const to = `T0GOUBAN/${user.id}`;
    const reference = await channel.send(to, short, attempt());
    let begun: string | undefined;
    for (const method of ['chat.postMessage', 'chat.update'] as const) {
      slack.failNext(method, 429, { retryAfter: 1 });
      const waits = await channel.replace(to, reference, long, attempt(begun)).catch((error: unknown) => error);
      expect(waits).toMatchObject({ outcome: 'later' });
      if (waits instanceof Undelivered) begun = waits.begun ?? begun;
      time += 1000;
    }
    const grown = await channel.replace(to, reference, long, attempt(begun));
    expect(user.dm.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    expect(user.dm.map(({ plain }) => plain.replaceAll(/[^甲]/g, '')).join('')).toHaveLength(20_000);
    await channel.replace(to, grown, short, attempt());
    expect(user.dm.map(({ plain }) => plain)).toEqual(['已经批准。']);
  });

  it('is tried later, when Slack says, where Slack says that it is too much', async () => {
    const { slack, channel, user } = await connected();
    slack.failNext('chat.postMessage', 429, { retryAfter: 7 });
    expect(await failure(channel.send(`T0GOUBAN/${user.id}`, short, attempt()))).toEqual(['later', 7000]);
    expect(slack.callsOf('chat.postMessage').length).toBe(1);
  });

  it('stays as far as it came when it must wait, and is taken back when it will be said once more', async () => {
    let time = 0;
    const { slack, channel, user } = await connected('http', { restingTime: () => time });
    const to = `T0GOUBAN/${user.id}`;
    let fault: 429 | 'reset' = 429;
    let posts = 0;
    slack.failWhen((method) => {
      if (method !== 'chat.postMessage') return undefined;
      posts += 1;
      return posts === 2 ? fault : undefined;
    });
    const waits = await channel.send(to, long, attempt()).catch((error: unknown) => error);
    expect(waits).toMatchObject({ outcome: 'later', retryAfter: 1000 });
    expect(user.dm.length).toBe(1);
    time += 1000;
    await channel.send(to, long, attempt(waits instanceof Undelivered ? waits.begun : undefined));
    expect(user.dm.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    fault = 'reset';
    posts = 0;
    expect(await failure(channel.send(to, long, attempt()))).toEqual(['unknown', undefined]);
    expect(user.dm.length).toBe(3);
  });

  it('calls nothing that Slack has told to rest, whoever it is for, until that is over', async () => {
    let time = 0;
    const { slack, channel, user } = await connected('http', { restingTime: () => time });
    const other = slack.user({ name: 'li' });
    const mine = await channel.send(`T0GOUBAN/${user.id}`, question, attempt());
    const theirs = await channel.send(`T0GOUBAN/${other.id}`, question, attempt());
    slack.failNext('chat.update', 429, { retryAfter: 7 });
    expect(await failure(channel.replace(`T0GOUBAN/${user.id}`, mine, short, attempt()))).toEqual(['later', 7000]);
    time += 6000;
    expect(await failure(channel.replace(`T0GOUBAN/${other.id}`, theirs, short, attempt()))).toEqual(['later', 1000]);
    expect(slack.callsOf('chat.update').length).toBe(1);
    time += 1000;
    await channel.replace(`T0GOUBAN/${other.id}`, theirs, short, attempt());
    expect(other.last().plain).toBe('已经批准。');
  });

  it('may have arrived when the connection broke afterwards; a change may simply be made again', async () => {
    const { slack, channel, user } = await connected();
    const to = `T0GOUBAN/${user.id}`;
    const reference = await channel.send(to, question, attempt());
    slack.failNext('chat.postMessage', 'drop-after-accept');
    expect(await failure(channel.send(to, short, attempt()))).toEqual(['unknown', undefined]);
    slack.failNext('chat.postMessage', 500);
    expect(await failure(channel.send(to, short, attempt()))).toEqual(['unknown', undefined]);
    slack.failNext('chat.update', 'drop-after-accept');
    expect(await failure(channel.replace(to, reference, short, attempt()))).toEqual(['later', undefined]);
  });

  it('is given up where there is nobody', async () => {
    const { channel } = await connected();
    expect(await failure(channel.send('T0GOUBAN/U0NOBODY', short, attempt()))).toEqual(['closed', undefined]);
    expect(await failure(channel.send('nowhere', short, attempt()))).toEqual(['never', undefined]);
  });

  it('is tried later where Slack is not reached at all', async () => {
    const { slack, channel, user } = await connected();
    await slack.stop();
    expect(await failure(channel.send(`T0GOUBAN/${user.id}`, short, attempt()))).toEqual(['later', undefined]);
  });
});

describe('the socket', () => {
  it('is opened again when Slack refreshes it, and nothing is lost', async () => {
    const { slack, scene, user } = await connected('socket');
    slack.disconnect();
    await slack.until(() => slack.connections === 0);
    await slack.until(() => slack.connections === 1);
    user.says('您好');
    await user.settled();
    expect(scene.says()).toEqual([{ kind: 'text', text: '您好' }]);
  });

  it('is tried again while Slack is away, and can be given up meanwhile', async () => {
    const failed = Promise.withResolvers<string>();
    const log = { info: () => {}, error: (facts: object) => failed.resolve(JSON.stringify(facts)) };
    const { slack, channel } = await connected('socket', { log });
    await slack.stop();
    expect(await failed.promise).toContain('"channel":"slack"');
    await channel.stop();
  });

  it('carries whole forms', async () => {
    const { scene, channel, user } = await connected('socket');
    await channel.send(`T0GOUBAN/${user.id}`, question, attempt());
    scene.answers(leads);
    await user.press('开始');
    await user.sees('登记社会组织');
    await user.fills({ 组织名称: '夕阳红', 类别: '社会团体' });
    expect(await user.submits()).toEqual({ outcome: 'updated' });
  });

  it('finishes what is being handled before it closes', async () => {
    const { slack, scene, channel, user } = await connected('socket');
    const commit = Promise.withResolvers<Reply>();
    const begun = Promise.withResolvers<void>();
    scene.answers(() => {
      begun.resolve();
      return commit.promise;
    });
    const delivery = user.says('您好');
    await begun.promise;
    const stopped = channel.stop();
    commit.resolve({});
    await stopped;
    expect(delivery.attempts).toMatchObject([{ ok: true }]);
    await slack.until(() => slack.connections === 0);
  });
});

describe('the start', () => {
  it.each(['http', 'socket'] as const)(
    'fails where Slack refuses the token, over %s, which is written nowhere',
    async (mode) => {
      const slack = await startSlack();
      closing.push(() => slack.stop());
      const scene = play();
      const channel = slackChannel({
        botToken: mode === 'http' ? 'xoxb-wrong-token' : slack.botToken,
        ...(mode === 'http' ? { signingSecret: 'secret' } : { appToken: 'xapp-wrong-token' }),
        apiUrl: slack.apiUrl,
        log: scene.log,
      });
      await expect(channel.start(scene.assistant)).rejects.toThrow('invalid_auth');
      expect(scene.logged.join()).not.toMatch(/wrong-token/);
    },
  );
});

function flipped(text: string, at: number, bit: number): string {
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1);
}

/** What the Fetch API lets stand in a header; it trims blanks at the ends, which would be the same header again. */
function isHeader(text: string): boolean {
  return /^[!-~]([ -~]*[!-~])?$/.test(text);
}
