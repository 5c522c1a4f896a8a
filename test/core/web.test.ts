import { createConnection } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/app/code.ts';
import { awaiting } from '../../src/app/turns.ts';
import { evidenceKinds } from '../../src/engine/evidence-kinds.ts';
import { cityDate } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import type { Setting } from '../../src/law/setting.ts';
import { attempt } from '../doubles/attempt.ts';
import { changeRow } from '../memory/tables.ts';
import { complaintAnswers, evidence, inHand, signedHead, type WebCity, webCity } from '../web-city.ts';
import { formsIn, linksIn } from '../web-forms.ts';

const key = 'abcdefghijklmnop';
const budget = 'cz-budget';

/** For those who only read in it. */
const still = await webCity();
const [receipt = ''] = still.store.tables().receipts.keys();
const notices = [...still.store.tables().notices.values()];
const tenderOf = (number: string) =>
  notices.find((notice) => notice.kind === 'tender' && notice.case === still.idOf(number))?.number ?? '';

test.each([
  ['/', '这座城市在替您买什么服务'],
  ['/projects', '公开的项目'],
  ['/projects?q=养老&stage=open', '查“养老”'],
  [`/p/${inHand.running}`, '道里区高龄独居老人助餐和探访服务（2026 年）'],
  [`/p/${inHand.running}`, '最高限价'],
  [`/p/${inHand.running}`, '花多少钱'],
  [`/p/${inHand.running}`, '还没有付'],
  ['/notices', '采购公告'],
  [`/notices/${tenderOf(inHand.open)}`, '最高限价'],
  ['/receipts', '回执号'],
  [`/receipts/${receipt}`, '这个回执是真的，记录没有被改动'],
  ['/heads', signedHead.hash],
  ['/complain', '是哪个项目？'],
  [`/complain?project=${inHand.running}`, '开始写'],
  ['/sign-in', '登录不用密码'],
])('anyone may read %s', async (path, said) => {
  const response = await (await still.visitor()).get(path);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(said);
});

test('the pages say which city it is and for how long a link is valid as the city has set it', async () => {
  const set = { validFrom: '2026-11-01', citation: { zh: '本市', en: 'the city' }, mark: 'D' } as const;
  const own: readonly Setting[] = [
    { key: 'city.name', value: { zh: '齐齐哈尔市', en: 'Qiqihar' }, ...set },
    { key: 'sign-in.valid-minutes', value: 25, ...set },
  ];
  const city = await webCity({ law: { ...seededLaw, settings: [...seededLaw.settings, ...own] } });
  const visitor = await city.visitor();
  const home = await visitor.page('/');
  expect(home).toContain('齐齐哈尔市政府购买服务');
  expect(await visitor.page('/sign-in')).toContain('25 分钟内有效');
  const english = await visitor.page('/sign-in?lang=en');
  expect(english).toContain('Qiqihar public services');
  expect(english).toContain('for 25 minutes');
  for (const page of [home, english]) expect(page.replaceAll('齐齐哈尔', '')).not.toMatch(/哈尔滨|Harbin/);
});

test('the same page is in English for whoever asks, and stays so', async () => {
  const visitor = await still.visitor();
  expect(await visitor.page('/?lang=en')).toContain('<html lang="en">');
  expect(await visitor.page('/projects')).toContain('Public projects');
  expect(await visitor.page('/projects?lang=zh')).toContain('<html lang="zh-CN">');
});

test('a link to a page in another language shows it so, and changes nothing of how the reader is spoken to', async () => {
  const city = await webCity();
  const official = await city.visitor(budget);
  expect(await official.page('/desk?lang=en')).toContain('<html lang="en">');
  expect(city.received).toEqual([]);
  expect(city.store.tables().accounts.get(`web-${budget}`)?.language).toBe('zh');
});

test.each(['/p/none', '/notices/none', '/receipts/none', '/nowhere', '/assets/none.js', '/desk/nowhere'])(
  '%s is not there, and says so calmly',
  async (path) => {
    const response = await (await still.visitor()).get(path);
    expect(response.status).toBe(404);
  },
);

test('a public page shows what anyone may know, even to whoever is signed in and knows more', async () => {
  const viewers: unknown[] = [];
  const city = await webCity({
    between: (desk) => ({
      read: (page) =>
        desk.read((reading) =>
          page({
            ...reading,
            view: (...asked) => {
              viewers.push(asked[1]);
              return reading.view(...asked);
            },
          }),
        ),
    }),
  });
  const official = await city.visitor('dlmz-staff');
  const nobody = await city.visitor();
  const { id: hidden, number } = hiddenIn(city);
  expect((await official.get(`/desk/case/${hidden}`)).status).toBe(200);
  expect((await official.get(`/p/${number}`)).status).toBe(404);
  expect(await official.page(`/complain?project=${number}`)).not.toContain('开始写');
  viewers.length = 0;
  const response = await official.post('/complain', { key, project: hidden });
  expect(response.headers.get('location')).toBe('/complain');
  expect(city.received).toEqual([]);
  expect(viewers).toEqual([undefined]);
  const path = `/p/${inHand.running}`;
  expect(mainOf(await official.page(path))).toBe(mainOf(await nobody.page(path)));
});

/** What the department of a running purchase knows of, and not everybody: a report that is not accepted yet. */
function hiddenIn({ store }: Pick<WebCity, 'store'>) {
  const found = [...store.tables().cards.values()].find(
    ({ procedure, buyer, public: all }) => procedure === 'report' && buyer === 'dlmz' && !all,
  );
  if (!found) throw new Error('nothing was reported');
  return found;
}

/** What is the page's own, without the key that is another one each time. */
function mainOf(page: string): string {
  const [main = ''] = /<main[\s\S]*<\/main>/.exec(page) ?? [];
  expect(main.length).toBeGreaterThan(500);
  return main.replaceAll(/name="key" value="[^"]*"/g, '');
}

test('the page of a case says, folded, why it is due on its day, in either language', async () => {
  const city = await webCity();
  const official = await city.visitor(budget);
  const path = `/desk/case/${city.idOf(inHand.overdue)}`;
  expect(await official.page(path)).toMatch(
    /<summary>为什么是这一天<\/summary>.*最多 10 个工作日.*本市设定（本市默认）/s,
  );
  const english = await official.page(`${path}?lang=en`);
  expect(english).toMatch(/<summary>Why this day<\/summary>.*at most 10 working days.*the city’s own term/s);
});

test.each(['', 'nonsense', '%00', 'WyJpbmZpbml0eSIsIlx1MDAwMCJd'])(
  'a list that is to go on after “%s” begins at its beginning',
  async (after) => {
    const city = await webCity();
    const visitor = await city.visitor(budget);
    for (const path of ['/projects', '/notices', '/desk', '/desk/cases']) {
      const response = await visitor.get(`${path}?after=${after}`);
      expect(response.status, path).toBe(200);
      expect(mainOf(await response.text()), path).toBe(mainOf(await visitor.page(path)));
    }
    expect(city.errors).toEqual([]);
  },
);

test.each([
  '/desk',
  '/desk/case/c3',
  '/desk/cases',
  '/desk/drafts',
  '/desk/chat',
  '/desk/notifications',
  '/desk/form/d1',
  '/events',
])('%s is only for those who are signed in, and tells others how', async (path) => {
  const response = await (await still.visitor()).get(path);
  expect(response.status).toBe(401);
  expect(await response.text()).toContain('给购办写“登录”');
});

test('whoever comes by a link from a chat is asked again by a page of our own, so that his cookie comes along', async () => {
  const response = await (await still.visitor()).get('/desk/case/c3', { 'sec-fetch-site': 'cross-site' });
  expect(await response.text()).toContain('<meta http-equiv="refresh" content="0; url=/desk/case/c3">');
});

test('a link to sign in is only used up by a press', async () => {
  const city = await webCity();
  const code = await city.code(budget);
  const isUsed = () => city.store.tables().codes.get(hashOf(code))?.usedAt !== undefined;
  const visitor = await city.visitor();
  // It says beforehand whose account it opens.
  expect(await visitor.page(`/sign-in/${code}`)).toMatch(/您在这里就是：陈志强（.*预算处/);
  const other = await city.visitor('cz-budget-2');
  expect(await other.page(`/sign-in/${code}`)).toContain('登录以后就换成上面的人');
  expect(isUsed()).toBe(false);
  expect((await visitor.post('/sign-in/bad', {})).status).toBe(403);
  expect((await visitor.get('/desk')).status).toBe(401);
  const response = await visitor.post(`/sign-in/${code}`, {});
  expect(response.headers.get('location')).toBe('/desk');
  expect(isUsed()).toBe(true);
  expect((await visitor.get('/desk')).status).toBe(200);
  expect((await (await city.visitor()).post(`/sign-in/${code}`, {})).status).toBe(403);
});

test('a session is a random cookie that no script, no other site and no plain connection gets', async () => {
  const city = await webCity({ settings: { publicUrl: 'https://city.example' } });
  const response = await city.web.fetch(
    new Request(`http://10.0.0.1/sign-in/${await city.code(budget)}`, {
      method: 'POST',
      headers: { origin: 'https://city.example' },
    }),
  );
  const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-gouban='));
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/Secure/);
  expect(cookie).toMatch(/SameSite=Strict/);
  expect([...city.store.tables().sessions.keys()][0]).toMatch(/^[0-9a-f]{64}$/);
  expect(response.headers.get('strict-transport-security')).not.toBeNull();
});

test('signing in again leaves no earlier session behind, and signing out leaves none', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  await visitor.post(`/sign-in/${await city.code(budget)}`, {});
  expect(city.store.tables().sessions.size).toBe(1);
  await visitor.post('/sign-out', {});
  expect(city.store.tables().sessions.size).toBe(0);
  expect((await visitor.get('/desk')).status).toBe(401);
});

test('the desk of an official groups what waits, puts the case to him and marks the button that he once pressed', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  await visitor.post('/desk/say', { key, menu: '1' });
  const [menu] = await city.talk(budget);
  const [one, two] = menu?.message.buttons.flat() ?? [];
  await visitor.post('/desk/press', { key, token: two?.token ?? '' });
  const [, , answer] = await city.talk(budget);
  const page = await visitor.page(`/desk/case/${city.idOf(inHand.overdue)}`);
  expect(page).toMatch(/已过期限[\s\S]*留守和困境儿童[\s\S]*本周到期[\s\S]*困境家庭[\s\S]*还有时间[\s\S]*就业技能/);
  expect(page).toMatch(
    /class="ask"[\s\S]*同意这笔预算吗？[\s\S]*<summary class="btn act"><span>同意 ¥360,000<[\s\S]*<button class="btn act" name="sure" value="approveBudget">同意</,
  );
  expect(page).toContain('人民币叁拾陆万元整');
  expect(page).toContain(`<button class="btn" disabled><span class="vh">您选了：</span>✓ ${two?.label}</button>`);
  expect(page).toContain(`<button class="btn" disabled>${one?.label}</button>`);
  expect(page).toContain(`name="token" value="${answer?.message.buttons[0]?.[0]?.token}"`);
});

describe('the first page of a desk', () => {
  /** The cases to which a button of this page does something. */
  const decidedOn = (page: string) =>
    formsIn(page).flatMap(({ action, controls }) => (action === '/desk/act' ? controls.get('case')?.standing : []));

  test('has the first case that waits before all else, with what it is about, its question and its buttons', async () => {
    const city = await webCity();
    const page = await (await city.visitor(budget)).page('/desk');
    expect(page).toMatch(/<main[^>]*><div data-live="case"[\s\S]*人民币叁拾陆万元整[\s\S]*class="ask"[\s\S]*我的事项/);
    expect(page).toContain('<summary class="btn act"><span>同意 ¥360,000');
    expect(page).toContain(`href="/desk/case/${city.idOf(inHand.overdue)}" aria-current="true"`);
  });

  test('has the buttons of one case only: what waits besides is a line that leads there', async () => {
    const city = await webCity();
    const page = await (await city.visitor(budget)).page('/desk');
    expect(decidedOn(page)).toEqual([city.idOf(inHand.overdue)]);
    for (const other of [inHand.soon, inHand.opinions])
      expect(linksIn(page)).toContain(`/desk/case/${city.idOf(other)}`);
  });

  test('has, in the chat beside it, a way to the cases of other cards and no buttons of theirs', async () => {
    const city = await webCity();
    const visitor = await city.visitor(budget);
    const [other, its] = [city.idOf(inHand.soon), '<summary class="btn act"><span>同意 ¥360,000'];
    await visitor.post('/desk/say', { key, text: inHand.soon });
    const page = await visitor.page('/desk');
    expect(page).toContain(its);
    expect(page).toContain(`<a class="btn" href="/desk/case/${other}">去办这件</a>`);
    expect(page).not.toMatch(/name="token"[^>]*>同意 ¥420,000/);
    expect(await visitor.page('/desk/chat')).toMatch(/name="token"[^>]*>同意 ¥420,000/);
    expect(await visitor.page(`/desk/case/${other}`)).toMatch(/name="token"[^>]*>同意 ¥420,000/);
  });

  test('keeps the case that is on it when it is brought up to date, though another comes first by then', async () => {
    const city = await webCity();
    const visitor = await city.visitor(budget);
    const [, fresh = ''] = /data-fresh="([^"]+)"/.exec(await visitor.page('/desk')) ?? [];
    const other = await city.visitor('cz-budget-2');
    await other.post('/desk/act', { key, case: city.idOf(inHand.overdue), sure: 'approveBudget' });
    const page = await visitor.page(fresh);
    expect(page).toContain(`data-case="${city.idOf(inHand.overdue)}"`);
    expect(decidedOn(page)).toEqual([]);
    expect(await visitor.page('/desk')).toContain(`data-case="${city.idOf(inHand.soon)}"`);
  });

  test.each(['other', '', 'x'.repeat(200)])(
    'has what waits first where its address names no case of his: %s',
    async (asked) => {
      const page = await (await still.visitor(budget)).page(`/desk?case=${asked}`);
      expect(page).toContain(`data-case="${still.idOf(inHand.overdue)}"`);
    },
  );

  test('greets whoever has nothing to do', async () => {
    const page = await (await (await webCity()).visitor('citizen-1')).page('/desk');
    expect(page).toContain('您好');
    expect(page).not.toContain('class="ask"');
  });
});

test('once decided, a case leads on to the next that waits, by a link and never by its buttons', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  const id = city.idOf(inHand.overdue);
  const path = `/desk/case/${id}`;
  expect(await visitor.page(path)).not.toContain('下一件等您办的');
  await visitor.post('/desk/act', { key, case: id, sure: 'approveBudget' });
  const page = await visitor.page(path);
  expect(page).toMatch(new RegExp(`下一件等您办的[\\s\\S]*href="/desk/case/${city.idOf(inHand.soon)}"`));
  expect(formsIn(page).filter(({ action }) => action === '/desk/act')).toEqual([]);
});

test('what does not hold stands before what does', async () => {
  const city = await webCity();
  await city.store.change(({ lines }) => changeRow(lines, '2027-ngmz-A0401', { limit: 100 }));
  const page = await (await city.visitor(budget)).page(`/desk/case/${city.idOf(inHand.overdue)}`);
  expect(page).toContain('这个科目只剩');
  expect(page.indexOf('这个科目只剩')).toBeLessThan(page.indexOf('分年金额与项目总额一致'));
});

test('what is not his is as if it were not there', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  const others = await city.begun('sh-staff', { procedure: 'bid', parent: city.idOf(inHand.open) });
  const sealed = [...city.store.tables().cards.values()].find(({ position }) => position === 'bidding.submitted');
  for (const path of [
    '/desk/case/other',
    `/desk/case/${sealed?.id}`,
    '/desk/form/other',
    `/desk/form/${others}`,
    '/files/other/x',
    `/files/${city.idOf(inHand.overdue)}/${'0'.repeat(64)}`,
  ]) {
    expect((await visitor.get(path)).status, path).toBe(404);
  }
});

test('one press on a decision is one act, however often the browser sends it', async () => {
  const city = await webCity();
  const id = city.idOf(inHand.overdue);
  const visitor = await city.visitor(budget);
  const before = city.store.tables().logs.get(id)?.length ?? 0;
  const [first, second] = await Promise.all([
    visitor.post('/desk/act', { key, case: id, sure: 'approveBudget' }),
    visitor.post('/desk/act', { key, case: id, sure: 'approveBudget' }),
  ]);
  expect([first.headers.get('location'), second.headers.get('location')]).toEqual([
    `/desk/case/${id}`,
    `/desk/case/${id}`,
  ]);
  expect(city.received).toHaveLength(1);
  expect(city.received[0]).toMatchObject({ forms: 'pages', from: { channel: 'web', address: budget } });
  const events = city.store.tables().logs.get(id)?.slice(before) ?? [];
  expect(events.filter(({ event }) => event.kind === 'filed')).toHaveLength(1);
  expect(await visitor.page(`/desk/case/${id}`)).toContain('好的，审核同意了预算：¥360,000。');
  await visitor.post('/desk/act', { key, case: id, do: 'rejectBudget' });
  expect(city.received).toHaveLength(2);
  expect(new Set(city.received.map((incoming) => incoming.id)).size).toBe(2);
  expect(city.store.tables().cards.get(id)?.outcome).toBeUndefined();
});

test('a press that opens a form leads to it, and one that failed can be tried again', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  const press = { key, case: city.idOf(inHand.overdue), do: 'returnBudget' };
  city.fails(new Error('the database is away'));
  const failed = await visitor.post('/desk/act', press);
  expect(failed.status).toBe(500);
  const page = await failed.text();
  expect(page).not.toContain('database');
  expect(page).toMatch(/这个编号告诉我们：[0-9A-F]{8}/);
  expect(city.errors).toHaveLength(1);
  city.fails();
  const { headers } = await visitor.post('/desk/act', press);
  const [draft] = city.store.tables().drafts.keys();
  expect(headers.get('location')).toBe(`/desk/form/${draft}?page=1`);
});

test('what is written in the chat is said once and shown at once, with the answer', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  const form = new FormData();
  const back = `/desk/case/${city.idOf(inHand.overdue)}`;
  for (const [name, value] of Object.entries({ key, back, text: ' 成本为什么涨 ' })) form.set(name, value);
  const response = await visitor.post('/desk/say', form);
  expect(response.headers.get('location')).toBe(back);
  expect(city.received[0]).toMatchObject({ forms: 'questions', says: { kind: 'text', text: '成本为什么涨' } });
  expect(await visitor.page('/desk/chat')).toMatch(/成本为什么涨[\s\S]*没太明白/);
  await visitor.post('/desk/say', form);
  expect(await city.talk(budget)).toHaveLength(2);
});

test('files in the chat are kept as they arrive, and a file that is refused is explained', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  const form = new FormData();
  form.set('key', key);
  form.set('text', '请看');
  form.append('file', new File(['%PDF-1.7'], '证 "1".pdf', { type: 'application/pdf' }));
  form.append('file', new File(['MZ'], 'virus.exe'));
  await visitor.post('/desk/say', form);
  expect(city.received.map(({ says }) => says)).toMatchObject([
    { kind: 'files', files: [{ name: '证 "1".pdf', hash: hashOf('%PDF-1.7') }], text: '请看' },
    { kind: 'refused-file', why: 'file-kind', values: { name: 'virus.exe' } },
  ]);
  // Nobody asked for it: it is held apart until it has a place.
  const { store, files } = city;
  expect([...store.tables().unasked.values()]).toMatchObject([{ person: budget, file: { hash: hashOf('%PDF-1.7') } }]);
  expect(files.get(hashOf('%PDF-1.7'))).toBeUndefined();
  expect(await visitor.page('/desk/chat')).toContain('virus.exe');
});

test('a form never sends anybody elsewhere', async () => {
  const visitor = await (await webCity()).visitor(budget);
  for (const back of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', '/a\nb']) {
    const response = await visitor.post('/desk/press', { key, token: 'tok', back });
    expect(response.headers.get('location'), back).toBe('/desk/chat#end');
  }
});

test('the first page begins only what a first page may', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  const begin = (press: string) => visitor.post('/desk/begin', { key, press });
  expect((await begin('{"do":"preview","form":{"procedure":"organisation"}}')).status).toBe(303);
  for (const press of [
    '',
    '{}',
    '{"do":"submit","draft":"d1","rev":1}',
    '{"do":"find","for":{"procedure":"complaint"}}',
    '{"do":"preview","form":{"case":"c3","action":"x"}}',
  ]) {
    expect((await begin(press)).status, press).toBe(400);
  }
  expect(city.received).toHaveLength(1);
});

test('the language that is chosen at the desk is told to the assistant', async () => {
  const city = await webCity();
  const visitor = await city.visitor(budget);
  await visitor.post('/language', { key, language: 'en', back: '/desk' });
  expect(city.received.map(({ says }) => says.kind)).toEqual(['press']);
  expect(city.store.tables().accounts.get(`web-${budget}`)?.language).toBe('en');
  expect(await visitor.page('/desk')).toContain('<html lang="en">');
});

test('a citizen who complains becomes a visitor without a name, and is asked nothing before', async () => {
  const city = await webCity();
  const known = new Set(city.store.tables().persons.keys());
  const visitor = await city.visitor();
  const project = city.idOf(inHand.running);
  const response = await visitor.post('/complain', { key, project }, { 'user-agent': 'Secret/1.0' });
  const [draft] = city.store.tables().drafts.keys();
  expect(response.headers.get('location')).toBe(`/desk/form/${draft}?page=1`);
  const [guest = '', ...others] = [...city.store.tables().persons.keys()].filter((id) => !known.has(id));
  expect(others).toEqual([]);
  expect(city.store.tables().persons.get(guest)).toEqual({ name: '' });
  expect(city.received[0]?.from).toEqual({ channel: 'web', address: guest, language: 'zh' });
  expect(JSON.stringify([city.received, ...Object.values(city.store.tables()).map(entriesOf)])).not.toContain('Secret');
  expect((await visitor.get(`/desk/form/${draft}`)).status).toBe(200);
});

function entriesOf(table: unknown): unknown {
  return table instanceof Map ? [...table] : table;
}

const oddly = evidence('证明 "a".pdf');

/** A complaint with these files, in a city of its own. */
async function complained(
  ...files: readonly ReturnType<typeof evidence>[]
): Promise<WebCity & { readonly id: string }> {
  const city = await webCity();
  const form = { procedure: 'complaint', parent: city.idOf(inHand.running) } as const;
  return { ...city, id: await city.filed('citizen-1', form, { ...complaintAnswers, evidence: files }) };
}

test('of what is said in confidence only the day is told, to whoever reads it and to whoever has the receipt', async () => {
  const city = await complained(oddly);
  const [receipt] = [...city.store.tables().receipts.values()].filter((each) => each.case === city.id);
  const pages = [
    await (await city.visitor('xtz-sec')).page(`/desk/case/${city.id}`),
    await (await city.visitor('citizen-1')).page(`/desk/case/${city.id}`),
    await (await city.visitor()).page(`/receipts/${receipt?.number}`),
  ];
  const at = cityDate(await city.clock.now());
  for (const page of pages) {
    expect(page).toMatch(/<time class="nowrap" datetime="[\d-]{10}"/);
    // When a message came is seen in every chat.
    expect(page.replaceAll(/<li class="when"[\s\S]*?<\/li>/g, '')).not.toContain(`datetime="${at}T`);
  }
});

test('a file comes as a download that can do nothing, under its own name', async () => {
  const city = await complained(oddly);
  city.files.set(oddly.hash, Buffer.from('%PDF-1.7'));
  const response = await (await city.visitor('citizen-1')).get(`/files/${city.id}/${oddly.hash}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(
    "attachment; filename*=UTF-8''%E8%AF%81%E6%98%8E%20%22a%22.pdf",
  );
  expect(response.headers.get('content-security-policy')).toContain('sandbox');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await response.text()).toBe('%PDF-1.7');
  expect((await (await city.visitor()).get(`/files/${city.id}/${oddly.hash}`)).status).toBe(404);
  expect((await (await city.visitor('citizen-2')).get(`/files/${city.id}/${oddly.hash}`)).status).toBe(404);
});

test.each([
  ['image/png', 'inline', 'image/png'],
  ['image/svg+xml', 'attachment', 'application/octet-stream'],
  ['text/html', 'attachment', 'application/octet-stream'],
  ['application/xhtml+xml', 'attachment', 'application/octet-stream'],
  ['text/xml', 'attachment', 'application/octet-stream'],
  ['application/javascript', 'attachment', 'application/octet-stream'],
  ...Object.keys(evidenceKinds)
    .filter((mime) => !['image/jpeg', 'image/png', 'image/webp'].includes(mime))
    .map((mime) => [mime, 'attachment', mime === 'application/pdf' ? mime : 'application/octet-stream'] as const),
] as const)('of %s what is asked for inline is %s', async (mime, disposition, type) => {
  // No such file would be kept today; what is in a log is shown with care, whatever it says of itself.
  const shown = evidence('x', mime);
  const city = await complained(shown);
  city.files.set(shown.hash, Buffer.from('x'));
  const response = await (await city.visitor('citizen-1')).get(`/files/${city.id}/${shown.hash}?inline=1`);
  expect(response.headers.get('content-disposition')).toMatch(new RegExp(`^${disposition};`));
  expect(response.headers.get('content-type')).toBe(type);
});

test('an asset is kept for ever under the name that a page gives it, and asked for again under any other', async () => {
  const visitor = await still.visitor();
  const [, path = ''] = /href="(\/assets\/style\.css\?v=[^"]+)"/.exec(await visitor.page('/')) ?? [];
  const named = await visitor.get(path);
  expect(named.headers.get('cache-control')).toContain('immutable');
  const plain = await visitor.get('/assets/style.css');
  expect(plain.headers.get('cache-control')).toBe('no-cache');
  const again = await visitor.get('/assets/style.css', { 'if-none-match': plain.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('alive is not the same as ready', async () => {
  const visitor = await (await webCity({ settings: { health: async () => false } })).visitor();
  expect((await visitor.get('/healthz')).status).toBe(200);
  expect((await visitor.get('/readyz')).status).toBe(503);
  const failing = await webCity({ settings: { health: () => Promise.reject(new Error('away')) } });
  expect((await (await failing.visitor()).get('/readyz')).status).toBe(503);
  const hanging = await webCity({ settings: { health: () => new Promise(() => {}), healthWithin: 1 } });
  expect((await (await hanging.visitor()).get('/readyz')).status).toBe(503);
  expect((await (await still.visitor()).get('/readyz')).status).toBe(200);
});

test('whoever looks after it by HTTP/1.0, and names no host, is answered', async () => {
  const { web } = await webCity();
  const socket = createConnection(await web.listen('127.0.0.1', 0), '127.0.0.1');
  socket.write('GET /readyz HTTP/1.0\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.[01] 200 OK/);
  await web.stop();
});

test('what was said in one language has its days in it too, whatever the page speaks', async () => {
  const { web, visitor } = await webCity();
  const day = { kind: 'date', date: '2026-12-01' } as const;
  const message = { language: 'zh', blocks: [{ kind: 'text', tone: 'plain', text: day }], buttons: [] } as const;
  await web.channel.send(budget, message, attempt());
  const page = await (await visitor(budget)).page('/desk/chat?lang=en');
  expect(page).toContain('<html lang="en">');
  expect(page).toMatch(/<li id="m-[^>]*lang="zh-CN">.*12\s*月\s*1\s*日/s);
  expect(page).not.toContain('1 December');
});

test('a live page hears of what is said to its person, and of nothing that is said to others', async () => {
  const { web, visitor } = await webCity();
  const reader = (await (await visitor(budget)).get('/events')).body?.getReader();
  const next = async () => new TextDecoder().decode((await reader?.read())?.value);
  expect(await next()).toContain('retry:');
  const message = { language: 'zh', blocks: [], buttons: [] } as const;
  await web.channel.send('citizen-1', message, attempt());
  const reference = await web.channel.send(budget, message, { ...attempt(), key: 'another' });
  expect(await next()).toContain('event: changed');
  await web.channel.replace(budget, reference, message, attempt());
  expect(await next()).toContain('event: changed');
  await web.stop();
  expect((await reader?.read())?.done).toBe(true);
});

test.each(['/telegram', '/slack/events'])(
  '%s goes to the one who knows its sender, where there is one',
  async (path) => {
    const own = async (request: Request) => new Response(`heard ${await request.text()}`);
    const given = await (await webCity({ settings: { telegram: own, slack: own } })).visitor();
    const response = await given.post(path, { a: '1' }, { origin: '' });
    expect(await response.text()).toBe('heard a=1');
    expect((await (await still.visitor()).post(path, {})).status).toBe(404);
  },
);

test.each(['/demo/person', '/demo/clock'])('outside a demonstration there is no %s', async (path) => {
  expect((await (await still.visitor()).post(path, { person: budget, to: 'day' })).status).toBe(404);
});

test.each(['/demo/side-by-side', `/as/${budget}/desk`, `/as/${budget}/`])(
  'outside a demonstration there is no %s, and no strip',
  async (path) => {
    const visitor = await still.visitor();
    const response = await visitor.get(path);
    expect(response.status).toBe(404);
    expect(await visitor.page('/')).not.toContain('class="demo"');
  },
);

test('in a demonstration one can be anybody, and nobody again', async () => {
  const visitor = await (await webCity({ demo: true })).visitor();
  await visitor.post('/demo/person', { person: budget, back: '/desk/case/c3' });
  expect(await visitor.page('/desk')).toContain(`<option value="${budget}" selected>`);
  const left = await visitor.post('/demo/person', { person: '', back: '/desk' });
  expect(left.headers.get('location')).toBe('/');
  expect((await visitor.get('/desk')).status).toBe(401);
});

test('in a demonstration the clock moves on, and what has come to be due is told', async () => {
  const city = await webCity({ demo: true });
  const visitor = await city.visitor();
  const hour = 3_600_000;
  const owing = async () => city.store.read(async (world) => world.cases.owing(await world.now(), awaiting));
  const told = () => city.store.tables().said.size;
  const moved = async (to: string) => {
    const before = (await city.clock.now()).getTime();
    await visitor.post('/demo/clock', { to, back: '/' });
    expect(await owing(), to).toEqual([]);
    return (await city.clock.now()).getTime() - before;
  };
  const before = told();
  expect(await owing()).not.toEqual([]);
  expect(await moved('hour')).toBe(hour);
  expect(told()).toBeGreaterThan(before);
  expect(await moved('day')).toBe(24 * hour);
  expect(await moved('due')).toBeGreaterThan(0);
  // To a day on which something opens or can still be done in time; and it is said what.
  expect(await visitor.page('/')).toMatch(/现在是 [^<]*：[^<]*(从这时起可以办|今天到期，还来得及)。/);
  expect((await visitor.post('/demo/clock', { to: 'yesterday' })).status).toBe(400);
});

test('side by side each frame is in the name of its person, and so is all that it leads to', async () => {
  const city = await webCity({ demo: true });
  const id = city.idOf(inHand.overdue);
  const visitor = await city.visitor();
  const both = await visitor.get(`/demo/side-by-side?left=citizen-1&right=${budget}`);
  expect(both.headers.get('content-security-policy')).toContain("frame-src 'self'");
  expect(await both.text()).toMatch(/src="\/as\/citizen-1\/desk"[\s\S]*src="\/as\/cz-budget\/desk"/);
  const frame = await visitor.get(`/as/${budget}/desk/case/${id}`);
  expect(frame.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  const page = await frame.text();
  const links = [...page.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !link.startsWith(`/as/${budget}/`) && !link.startsWith('/assets/'))).toEqual([]);
  const act = await visitor.post(`/as/${budget}/desk/act`, { key, case: id, sure: 'approveBudget' });
  expect(act.headers.get('location')).toBe(`/as/${budget}/desk/case/${id}`);
  expect(city.received[0]?.from.address).toBe(budget);
  expect((await visitor.get('/as/stranger/desk')).status).toBe(404);
});

test('whoever acts for an office is signed out when idle, and a visitor only after days', async () => {
  const city = await webCity();
  const minute = 60_000;
  const official = await city.visitor(budget);
  for (const _ of [1, 2, 3]) {
    await city.clock.advance(25 * minute);
    expect((await official.get('/desk')).status).toBe(200);
  }
  await city.clock.advance(31 * minute);
  expect((await official.get('/desk')).status).toBe(401);
  const visitor = await city.visitor();
  await visitor.post('/complain', { key, project: city.idOf(inHand.running) });
  await city.clock.advance(6 * 24 * 60 * minute);
  expect((await visitor.get('/desk')).status).toBe(200);
});

test('what is offered on a case is pressed there, be it an action on it or something to begin under it', async () => {
  const city = await webCity();
  const agency = await city.visitor('ngmz-staff');
  const id = city.idOf(inHand.open);
  const offered = await agency.page(`/desk/case/${id}`);
  expect(offered).toContain('name="do" value="extendDeadline">延长截止</button>');
  expect(offered).not.toContain('我要投标');
  const visitor = await city.visitor('sh-staff');
  const page = await visitor.page(`/desk/case/${id}`);
  const [, press = ''] = /name="press" value="([^"]*)">我要投标/.exec(page) ?? [];
  const { headers } = await visitor.post('/desk/begin', { key, press: press.replaceAll('&quot;', '"') });
  const [{ says } = { says: undefined }] = city.received;
  const token = says?.kind === 'press' ? says.token : '';
  expect(await city.store.read((world) => world.outbox.press(token))).toEqual({
    person: 'sh-staff',
    press: { do: 'preview', form: { procedure: 'bid', parent: id } },
  });
  const [draft] = city.store.tables().drafts.values();
  expect(draft).toMatchObject({ person: 'sh-staff', procedure: 'bid', parent: id });
  expect(headers.get('location')).toBe(`/desk/form/${draft?.id}?page=1`);
});

test('what begins under a case begins from the desk: it asks which one on a page, and offers those that are ready', async () => {
  const city = await webCity();
  const supplier = await city.visitor('sh-staff');
  expect(await supplier.page('/desk')).toMatch(/<a class="btn pick" href="\/desk\/under\/bid">我要投标<\/a>/);
  const page = await supplier.page('/desk/under/bid');
  expect(page).toContain('是哪个项目？');
  const presses = [...page.matchAll(/name="press" value="([^"]*)"/g)].map(([, press = '']) => press);
  const parent = city.idOf(inHand.open);
  expect(presses.map((press) => JSON.parse(press.replaceAll('&quot;', '"')))).toEqual([
    { do: 'preview', form: { procedure: 'bid', parent } },
  ]);
  const begun = await supplier.post('/desk/begin', { key, press: presses[0]?.replaceAll('&quot;', '"') ?? '' });
  expect(begun.headers.get('location')).toMatch(/^\/desk\/form\/[^?]+\?page=1$/);
});

test.each([
  ['助餐', '没有找到“助餐”'],
  ['<b>', '没有找到“&lt;b&gt;”'],
])('where nothing is found by %s that is said, and what was looked for stays', async (words, none) => {
  const supplier = await still.visitor('sh-staff');
  const page = await supplier.page(`/desk/under/bid?q=${encodeURIComponent(words)}`);
  expect(page).toContain(none);
});

test.each(['nothing', 'purchase', 'bid'])(
  'nobody is asked where %s is to begin who cannot begin it so',
  async (name) => {
    const official = await still.visitor(budget);
    expect((await official.get(`/desk/under/${name}`)).status).toBe(404);
  },
);

test('the number of a case leads to its public page where there is one, and only there', async () => {
  const official = await still.visitor('dlmz-staff');
  const open = await official.page(`/desk/case/${still.idOf(inHand.running)}`);
  expect(open).toContain(`href="/p/${inHand.running}"`);
  const { id, number } = hiddenIn(still);
  const closed = await official.page(`/desk/case/${id}`);
  expect(closed).toContain(number);
  expect(closed).not.toContain(`href="/p/${number}`);
});

test.each([
  ['somebody else', 'sh-staff', /在谁手里<\/dt><dd>供应商<\/dd>/],
  [
    'whoever it waits for afterwards',
    'jy-agency',
    /在谁手里<\/dt><dd>市公共资源交易中心 采购代理机构、南岗区民政局 购买单位经办人<\/dd>.*?起/s,
  ],
])(
  'while others have their time %s reads who has it, and no office until when it may not act',
  async (_who, reader, says) => {
    const page = await (await still.visitor(reader)).page(`/desk/case/${still.idOf(inHand.open)}`);
    expect(page).toMatch(says);
  },
);

test('an act that is not open yet is explained and not asked for', async () => {
  const early = [...still.store.tables().cards.values()].find(({ position }) => position === 'request.due');
  const page = await (await still.visitor('bc-finance')).page(`/desk/case/${early?.id}`);
  expect(page).not.toContain('class="ask"');
  expect(page).toMatch(/现在还不能办[\s\S]*起由您办：/);
});
