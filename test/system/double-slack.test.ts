import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { type SlackDouble, type SlackOptions, startSlack } from '../doubles/slack.ts';

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

  it('says in its own words, and with the place, why it refuses a message', async () => {
    const { double, api } = await slack();
    const blocks = [section(long(3001))];
    const problem = 'must be less than 3001 characters [json-pointer:/blocks/0/text/text]';
    const refusal = {
      error: 'invalid_blocks',
      errors: [problem],
      response_metadata: { messages: [`[ERROR] ${problem}`] },
    };
    const user = double.user();
    expect(await api('chat.postMessage', { channel: user.id, text: 'x', blocks })).toMatchObject(refusal);
    expect(await api('chat.postEphemeral', { channel: user.channel, user: user.id, blocks })).toMatchObject(refusal);
    expect((await api('chat.postMessage', { channel: user.id, blocks: '{' })).error).toBe('invalid_blocks_format');
    await api('chat.postMessage', { channel: user.id, text: 'x' });
    const { channel, ts } = user.last();
    expect(await api('chat.update', { channel, ts, blocks })).toMatchObject(refusal);
    expect(user.last().text).toBe('x');
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
    expect((await post(Array.from({ length: 3 }, () => section(long(3000))))).ok).toBe(true);
    expect((await post(Array.from({ length: 4 }, () => section(long(2501))))).error).toBe('msg_blocks_too_long');
    const markdown = (length: number) => ({ type: 'markdown', text: long(length) });
    expect((await post([markdown(11_999)])).ok).toBe(true);
    expect((await post([markdown(6000), markdown(6001)])).error).toBe('msg_blocks_too_long');
    expect((await api('chat.postMessage', { channel: user.id })).error).toBe('no_text');
    expect((await api('chat.postMessage', { channel: 'C404', text: 'x' })).error).toBe('channel_not_found');
  });

  it('says why it refuses a view, and of one that is too large only that', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    const open = async (view: object) => api('views.open', { trigger_id: await trigger(double, user), view });
    expect(await open(modal([input('b')], { title: plain(long(25)) }))).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
    });
    expect((await open(modal(Array(100).fill(section(long(2500)))))).error).toBe('view_too_large');
    expect(user.modals).toEqual([]);
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

  it('cuts a text of more than 40,000 characters and says so; a changed one may have 4,000', async () => {
    const { double, api } = await slack();
    const user = double.user();
    const post = (text: string) => api('chat.postMessage', { channel: user.channel, text });
    expect(await post(long(40_000))).not.toHaveProperty('warning');
    expect(await post(long(40_001))).toMatchObject({ ok: true, warning: 'message_truncated' });
    expect(user.last().text).toHaveLength(40_000);
    const { channel, ts } = user.last();
    expect((await api('chat.update', { channel, ts, text: long(4001) })).error).toBe('msg_too_long');
    expect((await api('chat.update', { channel, ts, text: long(4000) })).ok).toBe(true);
  });

  it('lets a message be changed as long as the workspace does', async () => {
    const { double, api } = await slack({ editWindow: 60_000 });
    const user = double.user();
    await api('chat.postMessage', { channel: user.channel, text: '一' });
    const { channel, ts } = user.last();
    double.advance(60_000);
    expect((await api('chat.update', { channel, ts, text: '二' })).ok).toBe(true);
    double.advance(1000);
    expect((await api('chat.update', { channel, ts, text: '三' })).error).toBe('edit_window_closed');
  });

  it('gives an external_id to one view, by which that view is found', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    const view = modal([], { external_id: 'case-7' });
    await api('views.open', { interactivity_pointer: await trigger(double, user), view });
    expect((await api('views.update', { external_id: 'case-7', view })).ok).toBe(true);
    const home = { type: 'home', blocks: [], external_id: 'case-7' };
    expect((await api('views.publish', { user_id: user.id, view: home })).error).toBe('duplicate_external_id');
    await user.closes();
    expect((await api('views.publish', { user_id: user.id, view: home })).ok).toBe(true);
  });

  it('pushes a view only onto a modal', async () => {
    const { double, api } = await slack();
    const user = double.user();
    await app(double);
    const push = async () => {
      const { trigger_id } = double.deliveries.at(-1)?.payload ?? {};
      return api('views.push', { trigger_id, view: modal([]) });
    };
    await user.command('/gouban');
    expect((await push()).error).toBe('invalid_trigger_id');
    await api('views.publish', { user_id: user.id, view: { type: 'home', blocks: [actions(button('open'))] } });
    await user.press('open');
    expect((await push()).response_metadata?.messages.join()).toContain('must match the `type` of the root view');
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
    expect((await api('chat.update', { channel: user.id, ts: own?.ts, text: '二' })).error).toBe('channel_not_found');
    await api('chat.postEphemeral', { channel: user.channel, user: user.id, text: '悄悄' });
    expect(user.last()).toMatchObject({ text: '悄悄', ephemeralFor: user.id });
    const { ts: unseen } = user.last();
    expect((await api('chat.update', { channel: user.channel, ts: unseen, text: '二' })).error).toBe(
      'message_not_found',
    );
  });

  it('tells what was said in a conversation, the newest first, and not what only one person sees', async () => {
    const { double, api } = await slack();
    const user = double.user();
    user.says('您好');
    await api('chat.postMessage', { channel: user.channel, text: '一' });
    await api('chat.postEphemeral', { channel: user.channel, user: user.id, text: '悄悄' });
    const history = async (more: object) => api('conversations.history', { channel: user.channel, ...more });
    expect(await history({})).toMatchObject({ messages: [{ text: '一' }, { text: '您好' }], has_more: false });
    expect(await history({ limit: 1 })).toMatchObject({ messages: [{ text: '一' }], has_more: true });
    expect((await api('conversations.history', { channel: 'C404' })).error).toBe('channel_not_found');
  });

  it('wants the right token for each call and for private files', async () => {
    const { double, api } = await slack();
    expect((await api('auth.test', {}, 'xoxb-other')).error).toBe('invalid_auth');
    expect((await api('auth.test', {}, '')).error).toBe('not_authed');
    expect((await api('apps.connections.open')).error).toBe('not_allowed_token_type');
    expect((await api('auth.test', {}, double.appToken)).error).toBe('not_allowed_token_type');
    expect((await api('no.such')).error).toBe('unknown_method');
    expect((await api('files.upload')).error).toBe('method_deprecated');
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
    expect((await complete()).error).toBe('file_not_found');
    expect((await fetch(String(upload_url), { method: 'POST', body: bytes })).status).toBe(400);
    expect((await api('files.getUploadURLExternal', { filename: 'a' })).error).toBe('invalid_arguments');
  });

  it('takes what the platform’s own client uploads', async () => {
    const { double } = await slack();
    const user = double.user();
    const client = new webApi.WebClient(double.botToken, { slackApiUrl: double.apiUrl, retryConfig: { retries: 0 } });
    const file = Buffer.from('%PDF');
    await client.filesUploadV2({ channel_id: user.channel, file, filename: '公告.pdf', initial_comment: '附件' });
    expect(user.last()).toMatchObject({ text: '附件', files: [{ name: '公告.pdf', bytes: file }] });
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
    expect((await api('conversations.history', { channel: anna.channel })).ok).toBe(true);
    for (let n = 0; n < 20; n += 1) expect((await api('users.list')).ok).toBe(true);
    expect(await api('users.list')).toMatchObject({ error: 'ratelimited', retryAfter: '3' });
    for (let n = 0; n < 100; n += 1) await api('users.info', { user: anna.id });
    expect(await api('users.info', { user: anna.id })).toMatchObject({ error: 'ratelimited', retryAfter: '1' });
    double.advance(3000);
    expect((await api('users.list')).ok).toBe(true);
    expect((await api('users.list')).error).toBe('ratelimited');
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

  it('says at each retry why, and sends none that the app declines', async () => {
    const { double } = await slack();
    const user = double.user();
    const got: (string | undefined)[] = [];
    const answers: ((response: ServerResponse) => void)[] = [
      (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      (response) => response.writeHead(302, { location: '/elsewhere' }).end(),
      () => {},
      (response) => response.writeHead(500, { 'x-slack-no-retry': '1' }).end(),
    ];
    double.deliverTo(
      await listening(({ headers }, _, response) => {
        got.push(headers['x-slack-retry-reason']?.toString());
        answers.shift()?.(response);
      }),
    );
    const said = user.says('您好');
    await until(() => got.length === 4);
    double.advance(3000);
    double.advance(60_000);
    await user.settled();
    expect(got.slice(2)).toEqual([undefined, 'too_many_redirects', 'http_timeout']);
    expect(said.attempts.map(({ outcome }) => outcome)).toEqual(['too_many_redirects', 'http_timeout', 500]);
  });

  it('follows two redirects', async () => {
    const { double } = await slack();
    const moved = (to: string, response: ServerResponse) => response.writeHead(301, { location: to }).end();
    const url = await listening(({ url: path }, _, response) => {
      if (path === '/c') response.writeHead(200).end();
      else moved(path === '/b' ? '/c' : '/b', response);
    });
    double.deliverTo(`${url}/a`);
    const said = double.user().says('您好');
    await double.idle();
    expect(said.attempts).toMatchObject([{ ok: true, outcome: 200 }]);
  });

  it('sends no more events to an app that answers less than one of twenty well, until they are switched on', async () => {
    const { double } = await slack({ events: { judgedFrom: 20 } });
    const user = double.user();
    const got = await app(double, 200, 200, ...Array(100).fill(500));
    for (let n = 0; n < 21; n += 1) user.says('好');
    await double.until(() => double.deliveries.reduce((sum, { attempts }) => sum + attempts.length, 0) === 40);
    expect([got.length, double.eventsEnabled]).toEqual([40, true]);
    user.says('好');
    await double.until(() => !double.eventsEnabled);
    expect(user.says('有人吗').attempts).toMatchObject([{ outcome: 'not_sent' }]);
    double.enableEvents();
    expect(user.says('有人吗').attempts).toEqual([]);
  });

  it('sends so many events an hour, and then only that they are too many, once a minute', async () => {
    const { double } = await slack({ events: { perHour: 2 } });
    const user = double.user();
    const got = await app(double);
    for (let n = 0; n < 5; n += 1) user.says('好');
    await user.settled();
    const limited = { type: 'app_rate_limited', minute_rate_limited: double.clock().getTime() / 1000 };
    expect(got.map(({ body }) => JSON.parse(body))).toMatchObject([{ event: {} }, { event: {} }, limited]);
    double.advance(60_000);
    user.says('好');
    await user.settled();
    expect(JSON.parse(got.at(-1)?.body ?? '')).toMatchObject({
      type: 'app_rate_limited',
      minute_rate_limited: limited.minute_rate_limited + 60,
    });
    double.advance(3_540_000);
    user.says('好');
    await user.settled();
    expect(JSON.parse(got.at(-1)?.body ?? '')).toMatchObject({ event: { text: '好' } });
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

  it('keeps a modal whose submission is not answered within three seconds', async () => {
    const { double, api } = await slack();
    const user = double.user();
    const late: ServerResponse[] = [];
    double.deliverTo(
      await listening((_, body, response) => {
        if (body.includes('view_submission')) late.push(response);
        else response.writeHead(200).end();
      }),
    );
    await api('views.open', { trigger_id: await trigger(double, user), view: modal([]) });
    const submitted = user.submits();
    await until(() => late.length === 1);
    double.advance(2999);
    late[0]?.writeHead(200).end();
    expect(await submitted).toEqual({ outcome: 'closed' });
    await api('views.open', { trigger_id: await trigger(double, user), view: modal([]) });
    const again = user.submits();
    await until(() => late.length === 2);
    double.advance(3000);
    expect(await again).toEqual({ outcome: 'failed', why: 'http_timeout' });
    expect(user.modals).toHaveLength(1);
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
  });

  it('warns a connection, sends no more over it, and closes it ten seconds later', async () => {
    const { double, api } = await slack();
    const got: string[] = [];
    const connect = async (name: string) => {
      const { url } = await api('apps.connections.open', {}, double.appToken);
      const socket = new WebSocket(String(url));
      const closed = new Promise((resolve) => {
        socket.onclose = resolve;
      });
      await new Promise((resolve) => {
        socket.onmessage = ({ data }) => {
          const { type, reason, envelope_id } = JSON.parse(String(data));
          got.push([name, type, reason].filter(Boolean).join(' '));
          if (envelope_id) socket.send(JSON.stringify({ envelope_id }));
          resolve(data);
        };
      });
      return { closed };
    };
    const old = await connect('old');
    double.disconnect('warning');
    await connect('new');
    const user = double.user();
    for (let n = 0; n < 4; n += 1) user.says('好');
    await user.settled();
    expect(got).toEqual(['old hello', 'old disconnect warning', 'new hello', ...Array(4).fill('new events_api')]);
    double.advance(9999);
    expect(double.connections).toBe(2);
    double.advance(1);
    await old.closed;
    await double.until(() => double.connections === 1);
  });

  it('opens no connection twice with one address', async () => {
    const { double, api } = await slack();
    const { url } = await api('apps.connections.open', {}, double.appToken);
    const opened = (socket: WebSocket) =>
      new Promise((resolve) => {
        socket.onopen = () => resolve(true);
        socket.onerror = () => resolve(false);
      });
    expect(await opened(new WebSocket(String(url)))).toBe(true);
    expect(await opened(new WebSocket(String(url)))).toBe(false);
  });

  it('sends what waited for an answer on a lost connection again over another', async () => {
    const { double, api } = await slack();
    const got: { socket: WebSocket; retry_reason: string; envelope_id: string }[] = [];
    const connect = async () => {
      const { url } = await api('apps.connections.open', {}, double.appToken);
      const socket = new WebSocket(String(url));
      await new Promise((resolve) => {
        socket.onmessage = ({ data }) => {
          const envelope = JSON.parse(String(data));
          if (envelope.type === 'events_api') got.push({ socket, ...envelope });
          resolve(data);
        };
      });
    };
    await connect();
    await connect();
    const said = double.user().says('您好');
    await until(() => got.length === 1);
    got[0]?.socket.close();
    await until(() => got.length === 2);
    expect(got[1]).toMatchObject({ retry_attempt: 1, retry_reason: 'connection_failed' });
    expect(got[1]?.socket).not.toBe(got[0]?.socket);
    got[1]?.socket.send(JSON.stringify({ envelope_id: got[1].envelope_id }));
    await double.idle();
    expect(said.attempts.map(({ outcome }) => outcome)).toEqual(['connection_failed', 200]);
  });

  async function until(condition: () => boolean) {
    while (!condition()) await new Promise((resolve) => setImmediate(resolve));
  }

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
      // How long it waits for a pong, and before it connects again: long enough for a busy machine.
      clientPingTimeout: 1000,
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
