import { expect, test } from 'vitest';
import { attempt } from '../doubles/attempt.ts';
import { browser, caseView, conversation, demoPersons, file, type Scripted, scriptedWeb } from './web-desk.ts';

const key = 'abcdefghijklmnop';

async function signedIn(scripted: Scripted) {
  const visitor = browser(scripted.web);
  await visitor.signIn();
  return visitor;
}

test.each([
  ['/', '这座城市在替您买什么服务'],
  ['/projects', '公开的项目'],
  ['/projects?q=养老&stage=open', '查“养老”'],
  ['/p/HRB-2026-NGMZ-0042', '南岗区居家养老服务（2027 年）'],
  ['/p/HRB-2026-NGMZ-0042', '最高限价'],
  ['/p/HRB-2026-NGMZ-0042', '花多少钱'],
  ['/p/HRB-2026-NGMZ-0042', '还没有付'],
  ['/notices', '公开招标公告'],
  ['/notices/HRB-N-2026-0117', '最高限价'],
  ['/receipts', '回执号'],
  ['/receipts/HRB-R-7F3A-91C2', '这个回执是真的，记录没有被改动'],
  ['/complain', '是哪个项目？'],
  ['/complain?project=HRB-2026-NGMZ-0042', '开始写'],
  ['/sign-in', '登录不用密码'],
])('anyone may read %s', async (path, said) => {
  const response = await browser(scriptedWeb().web).get(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(said);
});

test('the pages say which city it is and for how long a link is valid as the city has set it', async () => {
  const city = { zh: '齐齐哈尔市', en: 'Qiqihar' };
  const visitor = browser(scriptedWeb({ reads: { city, signInMinutes: 25 } }).web);
  const home = await (await visitor.get('/')).text();
  expect(home).toContain('齐齐哈尔市政府购买服务');
  expect(await (await visitor.get('/sign-in')).text()).toContain('25 分钟内有效');
  const english = await (await visitor.get('/sign-in?lang=en')).text();
  expect(english).toContain('Qiqihar public services');
  expect(english).toContain('for 25 minutes');
  for (const page of [home, english]) expect(page.replaceAll('齐齐哈尔', '')).not.toMatch(/哈尔滨|Harbin/);
});

test('the same page is in English for whoever asks, and stays so', async () => {
  const visitor = browser(scriptedWeb().web);
  expect(await (await visitor.get('/?lang=en')).text()).toContain('<html lang="en">');
  expect(await (await visitor.get('/projects')).text()).toContain('Public projects');
  expect(await (await visitor.get('/projects?lang=zh')).text()).toContain('<html lang="zh-CN">');
});

test('a link to a page in another language shows it so, and changes nothing of how the reader is spoken to', async () => {
  const scripted = scriptedWeb();
  const official = await signedIn(scripted);
  expect(await (await official.get('/desk?lang=en')).text()).toContain('<html lang="en">');
  expect(scripted.received).toEqual([]);
});

test.each(['/p/none', '/notices/none', '/receipts/none', '/nowhere', '/assets/none.js', '/desk/nowhere'])(
  '%s is not there, and says so calmly',
  async (path) => {
    const response = await browser(scriptedWeb().web).get(path);
    expect(response.status).toBe(404);
  },
);

test('a public page asks the desk as nobody in particular, even for whoever is signed in', async () => {
  const viewers: unknown[] = [];
  const scripted = scriptedWeb({
    reads: {
      view: async (_, viewer) => {
        viewers.push(viewer);
        return undefined;
      },
    },
  });
  const visitor = await signedIn(scripted);
  // These are asked for by their number, of which nobody in particular is told.
  expect((await visitor.get('/p/HRB-2026-NGMZ-0042')).status).toBe(200);
  expect((await visitor.get('/complain?project=HRB-2026-NGMZ-0042')).status).toBe(200);
  await visitor.post('/complain', { key, project: 'c3' });
  expect(viewers).toEqual([undefined]);
});

test.each(['/desk', '/desk/case/c3', '/desk/cases', '/desk/drafts', '/desk/chat', '/desk/form/d1', '/events'])(
  '%s is only for those who are signed in, and tells others how',
  async (path) => {
    const response = await browser(scriptedWeb().web).get(path);
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('给购办写“登录”');
  },
);

test('whoever comes by a link from a chat is asked again by a page of our own, so that his cookie comes along', async () => {
  const response = await browser(scriptedWeb().web).get('/desk/case/c3', { 'sec-fetch-site': 'cross-site' });
  expect(await response.text()).toContain('<meta http-equiv="refresh" content="0; url=/desk/case/c3">');
});

test('a link to sign in is only used up by a press', async () => {
  const used: string[] = [];
  const scripted = scriptedWeb({
    desk: {
      signIn: async (code) => {
        used.push(code);
        return code === 'good' ? 'official' : undefined;
      },
    },
  });
  const visitor = browser(scripted.web);
  expect((await visitor.get('/sign-in/good')).status).toBe(200);
  expect(used).toEqual([]);
  expect((await visitor.post('/sign-in/bad', {})).status).toBe(403);
  expect((await visitor.get('/desk')).status).toBe(401);
  const response = await visitor.post('/sign-in/good', {});
  expect(response.headers.get('location')).toBe('/desk');
  expect((await visitor.get('/desk')).status).toBe(200);
});

test('a session is a random cookie that no script, no other site and no plain connection gets', async () => {
  const scripted = scriptedWeb({ settings: { publicUrl: 'https://city.example' } });
  const response = await scripted.web.fetch(
    new Request('http://10.0.0.1/sign-in/good', { method: 'POST', headers: { origin: 'https://city.example' } }),
  );
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-gouban='));
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/Secure/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect([...scripted.sessions.keys()][0]).toMatch(/^[0-9a-f]{64}$/);
  expect(response.headers.get('strict-transport-security')).not.toBeNull();
});

test('signing in again leaves no earlier session behind, and signing out leaves none', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  await visitor.signIn();
  expect(scripted.sessions.size).toBe(1);
  await visitor.post('/sign-out', {});
  expect(scripted.sessions.size).toBe(0);
  expect((await visitor.get('/desk')).status).toBe(401);
});

test('the desk of an official groups what waits, puts the case to him and marks the button that he once pressed', async () => {
  const visitor = await signedIn(scriptedWeb({ talk: conversation }));
  const page = await (await visitor.get('/desk/case/c3')).text();
  expect(page).toMatch(/已过期限[\s\S]*呼兰区[\s\S]*今天和本周[\s\S]*平房区[\s\S]*以后[\s\S]*南岗区/);
  expect(page).toMatch(
    /class="ask"[\s\S]*批准这笔预算吗？[\s\S]*<button class="btn act" name="do" value="approveBudget">批准/,
  );
  expect(page.indexOf('单位成本比上年高')).toBeLessThan(page.indexOf('分年金额与项目总额一致'));
  expect(page).toContain('<button class="btn" disabled><span class="vh">您选了：</span>✓ 现在处理</button>');
  expect(page).toContain('<button class="btn" disabled>说明原因</button>');
  expect(page).toContain('name="token" value="tok-again"');
  expect(page).toContain('人民币陆拾万元整');
});

test('what is not his is as if it were not there', async () => {
  const visitor = await signedIn(scriptedWeb());
  for (const path of ['/desk/case/other', '/desk/form/other', '/files/other/x', `/files/c3/${'0'.repeat(64)}`]) {
    expect((await visitor.get(path)).status, path).toBe(404);
  }
});

test('one press on a decision is one act, however often the browser sends it', async () => {
  const scripted = scriptedWeb();
  scripted.answer = () => ({ show: 'c3', word: '好的，批准了。' });
  const visitor = await signedIn(scripted);
  const [first, second] = await Promise.all([
    visitor.post('/desk/act', { key, case: 'c3', do: 'approveBudget' }),
    visitor.post('/desk/act', { key, case: 'c3', do: 'approveBudget' }),
  ]);
  expect([first.headers.get('location'), second.headers.get('location')]).toEqual(['/desk/case/c3', '/desk/case/c3']);
  expect(scripted.received).toHaveLength(1);
  expect(scripted.received[0]).toMatchObject({ forms: 'pages', from: { channel: 'web', address: 'official' } });
  expect(await (await visitor.get('/desk/case/c3')).text()).toContain('好的，批准了。');
  await visitor.post('/desk/act', { key, case: 'c3', do: 'rejectBudget' });
  expect(scripted.received).toHaveLength(2);
  expect(new Set(scripted.received.map(({ id }) => id)).size).toBe(2);
});

test('a press that opens a form leads to it, and one that failed can be tried again', async () => {
  const scripted = scriptedWeb();
  scripted.answer = () => {
    throw new Error('the database is away');
  };
  const visitor = await signedIn(scripted);
  const press = { key, case: 'c3', do: 'returnBudget' };
  const failed = await visitor.post('/desk/act', press);
  expect(failed.status).toBe(500);
  const page = await failed.text();
  expect(page).not.toContain('database');
  expect(page).toMatch(/这个编号告诉我们：[0-9A-F]{8}/);
  expect(scripted.errors).toHaveLength(1);
  scripted.answer = () => ({
    page: { language: 'zh', draft: 'd 1', rev: 1, page: 0, pages: 1, title: '', fields: [], submit: '提交' },
  });
  expect((await visitor.post('/desk/act', press)).headers.get('location')).toBe('/desk/form/d%201?page=1');
});

test('what is written in the chat is said once and shown at once, with the answer', async () => {
  const scripted = scriptedWeb();
  scripted.answer = async () => {
    await scripted.web.channel.send(
      'official',
      {
        language: 'zh',
        blocks: [{ kind: 'text', tone: 'plain', text: '没太明白。' }],
        buttons: [],
      },
      attempt(),
    );
    return {};
  };
  const visitor = await signedIn(scripted);
  const form = new FormData();
  for (const [name, value] of Object.entries({ key, back: '/desk/case/c3', text: ' 成本为什么涨 ' }))
    form.set(name, value);
  const response = await visitor.post('/desk/say', form);
  expect(response.headers.get('location')).toBe('/desk/case/c3');
  expect(scripted.received[0]).toMatchObject({ forms: 'questions', says: { kind: 'text', text: '成本为什么涨' } });
  expect(await (await visitor.get('/desk/chat')).text()).toMatch(/成本为什么涨[\s\S]*没太明白。/);
  await visitor.post('/desk/say', form);
  expect(scripted.transcript.get('official')).toHaveLength(2);
});

test('files in the chat are kept as they arrive, and a file that is refused is explained', async () => {
  const scripted = scriptedWeb({
    desk: {
      keep: async (name) =>
        name === 'virus.exe'
          ? { ok: false, refusal: { why: 'file-kind', values: { name } } }
          : { ok: true, value: file(name) },
    },
  });
  const visitor = await signedIn(scripted);
  const form = new FormData();
  form.set('key', key);
  form.set('text', '请看');
  form.append('file', new File(['%PDF-1.7'], '证 "1".pdf', { type: 'application/pdf' }));
  form.append('file', new File(['MZ'], 'virus.exe'));
  await visitor.post('/desk/say', form);
  expect(scripted.received.map(({ says }) => says)).toMatchObject([
    { kind: 'files', files: [{ name: '证 "1".pdf' }], text: '请看' },
    { kind: 'refused-file', why: 'file-kind', values: { name: 'virus.exe' } },
  ]);
});

test('a form never sends anybody elsewhere', async () => {
  const visitor = await signedIn(scriptedWeb());
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb']) {
    const response = await visitor.post('/desk/press', { key, token: 'tok', back });
    expect(response.headers.get('location'), back).toBe('/desk/chat#write');
  }
});

test('the first page begins only what a first page may', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  const begin = (press: string) => visitor.post('/desk/begin', { key, press });
  expect((await begin('{"do":"preview","form":{"procedure":"organisation"}}')).status).toBe(303);
  for (const press of [
    '',
    '{}',
    '{"do":"submit","draft":"d1","rev":1}',
    '{"do":"preview","form":{"case":"c3","action":"x"}}',
  ]) {
    expect((await begin(press)).status, press).toBe(400);
  }
  expect(scripted.received).toHaveLength(1);
});

test('the language that is chosen at the desk is told to the assistant', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  await visitor.post('/language', { key, language: 'en', back: '/desk' });
  expect(scripted.received[0]?.says).toEqual({ kind: 'press', token: 'token:{"do":"language","language":"en"}' });
  expect(await (await visitor.get('/desk')).text()).toContain('<html lang="en">');
});

test('a citizen who complains becomes a visitor without a name, and is asked nothing before', async () => {
  const scripted = scriptedWeb();
  scripted.answer = () => ({
    page: { language: 'zh', draft: 'd1', rev: 0, page: 0, pages: 1, title: '', fields: [], submit: '提交' },
  });
  const visitor = browser(scripted.web);
  const response = await visitor.post('/complain', { key, project: 'c3' }, { 'user-agent': 'Secret/1.0' });
  expect(response.headers.get('location')).toBe('/desk/form/d1?page=1');
  expect(scripted.received[0]?.from).toEqual({ channel: 'web', address: 'guest1', language: 'zh' });
  expect(JSON.stringify(scripted.received)).not.toContain('Secret');
  expect((await visitor.get('/desk/form/d1')).status).toBe(200);
});

test('a file comes as a download that can do nothing, under its own name', async () => {
  const visitor = await signedIn(scriptedWeb());
  const response = await visitor.get(`/files/c3/${file('a.pdf').hash}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''%E8%AF%81%E6%98%8E%20%22a%22.pdf",
  );
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe('%PDF-1.7');
  expect((await browser(scriptedWeb().web).get(`/files/c3/${file('a.pdf').hash}`)).status).toBe(404);
});

test.each([
  ['image/png', 'inline', 'image/png'],
  ['image/svg+xml', 'attachment', 'application/octet-stream'],
  ['text/html', 'attachment', 'application/octet-stream'],
])('of %s what is asked for inline is %s', async (mime, disposition, type) => {
  const scripted = scriptedWeb({
    desk: { file: async () => ({ evidence: file('x', mime), bytes: Buffer.from('x') }) },
  });
  const response = await browser(scripted.web).get(`/files/c3/${'a'.repeat(64)}?inline=1`);
  expect(response.headers.get('content-disposition')).toMatch(new RegExp(`^${disposition};`));
  expect(response.headers.get('content-type')).toBe(type);
});

test('an asset is kept for ever under the name that a page gives it, and asked for again under any other', async () => {
  const visitor = browser(scriptedWeb().web);
  const [, path = ''] = /href="(\/assets\/style\.css\?v=[^"]+)"/.exec(await (await visitor.get('/')).text()) ?? [];
  const named = await visitor.get(path);
  expect(named.headers.get('cache-control')).toContain('immutable');
  const plain = await visitor.get('/assets/style.css');
  expect(plain.headers.get('cache-control')).toBe('no-cache');
  const again = await visitor.get('/assets/style.css', { 'if-none-match': plain.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('alive is not the same as ready', async () => {
  const visitor = browser(scriptedWeb({ settings: { health: async () => false } }).web);
  expect((await visitor.get('/healthz')).status).toBe(200);
  expect((await visitor.get('/readyz')).status).toBe(503);
  const failing = browser(scriptedWeb({ settings: { health: () => Promise.reject(new Error('away')) } }).web);
  expect((await failing.get('/readyz')).status).toBe(503);
  expect((await browser(scriptedWeb().web).get('/readyz')).status).toBe(200);
});

test('a live page hears of what is said to its person, and of nothing that is said to others', async () => {
  const scripted = scriptedWeb();
  const visitor = await signedIn(scripted);
  const reader = (await visitor.get('/events')).body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toContain('retry:');
  const message = { language: 'zh', blocks: [], buttons: [] } as const;
  await scripted.web.channel.send('citizen', message, attempt());
  const reference = await scripted.web.channel.send('official', message, attempt());
  expect(await next()).toContain('event: changed');
  await scripted.web.channel.replace('official', reference, message, attempt());
  expect(await next()).toContain('event: changed');
  await scripted.web.stop();
  expect((await reader?.read())?.done).toBe(true);
});

test.each(['/telegram', '/slack/events'])(
  '%s goes to the one who knows its sender, where there is one',
  async (path) => {
    const own = async (request: Request) => new Response(`heard ${await request.text()}`);
    const given = browser(scriptedWeb({ settings: { telegram: own, slack: own } }).web);
    const response = await given.post(path, { a: '1' }, { origin: '' });
    expect(await response.text()).toBe('heard a=1');
    expect((await browser(scriptedWeb().web).post(path, {})).status).toBe(404);
  },
);

test.each(['/demo/person', '/demo/clock'])('outside a demonstration there is no %s', async (path) => {
  expect((await browser(scriptedWeb().web).post(path, { person: 'official', to: 'day' })).status).toBe(404);
});

test.each(['/demo/side-by-side', '/as/official/desk', '/as/official/'])(
  'outside a demonstration there is no %s, and no strip',
  async (path) => {
    const visitor = browser(scriptedWeb().web);
    const response = await visitor.get(path);
    expect(response.status).toBe(404);
    expect(await (await visitor.get('/')).text()).not.toContain('class="demo"');
  },
);

test('in a demonstration one can be anybody, and nobody again', async () => {
  const visitor = browser(scriptedWeb({ demo: true }).web);
  await visitor.post('/demo/person', { person: 'official', back: '/desk/case/c3' });
  expect(await (await visitor.get('/desk')).text()).toContain('<option value="official" selected>');
  const left = await visitor.post('/demo/person', { person: '', back: '/desk' });
  expect(left.headers.get('location')).toBe('/');
  expect((await visitor.get('/desk')).status).toBe(401);
});

test('in a demonstration the clock moves on, and what has come to be due is told', async () => {
  const moved: (number | string)[] = [];
  const scripted = scriptedWeb({
    demo: true,
    desk: { moved: async () => void moved.push('told') },
    settings: {
      clock: { now: async () => new Date('2026-12-08T15:00:00Z'), advance: async (ms) => void moved.push(ms / 60_000) },
    },
  });
  const visitor = browser(scripted.web);
  for (const to of ['hour', 'day', 'due']) await visitor.post('/demo/clock', { to, back: '/' });
  expect(moved).toEqual([60, 'told', 1440, 'told', 60, 'told']);
  expect((await visitor.post('/demo/clock', { to: 'yesterday' })).status).toBe(400);
});

test('side by side each frame is in the name of its person, and so is all that it leads to', async () => {
  const scripted = scriptedWeb({ demo: true });
  const visitor = browser(scripted.web);
  const both = await visitor.get('/demo/side-by-side?left=citizen&right=official');
  expect(both.headers.get('content-security-policy')).toContain("frame-src 'self'");
  expect(await both.text()).toMatch(/src="\/as\/citizen\/desk"[\s\S]*src="\/as\/official\/desk"/);
  const frame = await visitor.get('/as/official/desk/case/c3');
  expect(frame.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  const page = await frame.text();
  const links = [...page.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !link.startsWith('/as/official/') && !link.startsWith('/assets/'))).toEqual([]);
  const act = await visitor.post('/as/official/desk/act', { key, case: 'c3', do: 'approveBudget' });
  expect(act.headers.get('location')).toBe('/as/official/desk/case/c3');
  expect(scripted.received[0]?.from.address).toBe('official');
  expect((await visitor.get('/as/stranger/desk')).status).toBe(404);
  expect(demoPersons.map(({ id }) => id)).not.toContain('stranger');
});

test('whoever acts for an office is signed out when idle, and a visitor only after days', async () => {
  const until = new Map<string, number>();
  let now = 0;
  const clock = { now: async () => new Date(now), advance: async () => {} };
  const people = new Map<string, string>();
  const sessions = {
    async open(token: string, person: string, end: Date) {
      people.set(token, person);
      until.set(token, end.getTime());
    },
    person: async (token: string) => ((until.get(token) ?? 0) > now ? people.get(token) : undefined),
    close: async (token: string) => void until.delete(token),
  };
  const settings = { clock, sessions };
  const minute = 60_000;
  const official = await signedIn(scriptedWeb({ settings }));
  for (const _ of [1, 2, 3]) {
    now += 25 * minute;
    expect((await official.get('/desk')).status).toBe(200);
  }
  now += 31 * minute;
  expect((await official.get('/desk')).status).toBe(401);
  const scripted = scriptedWeb({ settings });
  const visitor = browser(scripted.web);
  await visitor.post('/complain', { key, project: 'c3' });
  now += 6 * 24 * 60 * minute;
  expect((await visitor.get('/desk')).status).toBe(200);
});

test('what is offered on a case is pressed there, be it an action on it or something to begin under it', async () => {
  const scripted = scriptedWeb({
    reads: {
      view: async () =>
        caseView({
          offers: [
            { label: '补正', kind: 'act', press: { do: 'preview', form: { case: 'c3', action: 'correct' } } },
            { label: '投标', kind: 'plain', press: { do: 'preview', form: { procedure: 'bid', parent: 'c3' } } },
          ],
        }),
    },
  });
  const visitor = await signedIn(scripted);
  const page = await (await visitor.get('/desk/case/c3')).text();
  expect(page).toContain('name="do" value="correct">补正</button>');
  const [, press = ''] = /formaction="\/desk\/begin" name="press" value="([^"]*)">投标/.exec(page) ?? [];
  await visitor.post('/desk/begin', { key, press: press.replaceAll('&quot;', '"') });
  expect(scripted.received[0]?.says).toEqual({
    kind: 'press',
    token: 'token:{"do":"preview","form":{"procedure":"bid","parent":"c3"}}',
  });
});

test('the number of a case leads to its public page where there is one, and only there', async () => {
  const open = await signedIn(scriptedWeb());
  expect(await (await open.get('/desk/case/c3')).text()).toContain('href="/p/HRB-2026-NGMZ-0042"');
  const closed = await signedIn(scriptedWeb({ reads: { view: async () => caseView({ public: false }) } }));
  expect(await (await closed.get('/desk/case/c3')).text()).not.toContain('href="/p/');
});

test('an act that is not open yet is explained and not asked for', async () => {
  const notYet = '公示要满 5 个工作日，到 12月1日（周二）才能确认。';
  const scripted = scriptedWeb({ reads: { view: async () => caseView({ ask: undefined, offers: [], notYet }) } });
  const page = await (await (await signedIn(scripted)).get('/desk/case/c3')).text();
  expect(page).not.toContain('class="ask"');
  expect(page).toMatch(/轮到您，但现在还不能办[\s\S]*公示要满 5 个工作日/);
});
