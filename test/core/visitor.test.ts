import { describe, expect, test } from 'vitest';
import { complaintAnswers, inHand, type Visitor, type WebCity, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';

/** Somebody without an account who has filed one complaint and begun another. */
async function visiting(
  demo = false,
): Promise<{ city: WebCity; visitor: Visitor; paths: readonly string[]; form: string }> {
  const city = await webCity({ demo });
  const visitor = await city.visitor();
  const project = city.idOf(inHand.running);
  await visitor.post('/complain', { key, project });
  const [first] = city.store.tables().drafts.values();
  if (!first) throw new Error('nothing was begun');
  const id = await city.filed(first.person, { procedure: 'complaint', parent: project }, complaintAnswers);
  await visitor.post('/complain', { key: `${key}-2`, project });
  const [draft = ''] = city.store.tables().drafts.keys();
  const form = `/desk/form/${draft}`;
  const paths = [
    '/',
    '/projects',
    `/p/${inHand.running}`,
    '/notices',
    '/complain',
    '/answer',
    '/receipts',
    '/desk',
    '/desk/cases',
    '/desk/drafts',
    '/desk/chat',
    `/desk/case/${id}`,
    form,
  ];
  return { city, visitor, paths, form };
}

describe.each([false, true])('a visitor without an account (demonstration: %s)', (demo) => {
  test('can leave from every page, and finds none of the officials’ desk on it', async () => {
    const { visitor, paths } = await visiting(demo);
    for (const path of paths) {
      const page = await visitor.page(path);
      const [bar = ''] = /<header class="bar">[\s\S]*?<\/header>/.exec(page) ?? [];
      expect(bar, path).toContain('action="/sign-out"');
      expect(bar, path).toContain('退出');
      expect(bar, path).toContain('我的事项');
      expect(bar, path).toContain('哈尔滨市政府购买服务');
      expect(page.match(/<h1/g), path).toHaveLength(1);
      expect(page, path).not.toMatch(/待办|收件箱|class="inbox"|Telegram、Slack/);
      expect(page, path).not.toMatch(/>[，,]\s*您好/);
    }
  });

  test('is nobody once he has left, on every page', async () => {
    const { visitor, paths } = await visiting(demo);
    const left = await visitor.post('/sign-out', {});
    expect(left.headers.get('location')).toBe('/');
    for (const path of paths.filter((each) => each.startsWith('/desk'))) {
      expect((await visitor.get(path)).status, path).toBe(401);
    }
    expect(await visitor.page('/')).not.toContain('action="/sign-out"');
  });
});

test('the form of a complaint names its project, in both languages', async () => {
  const { visitor, form } = await visiting();
  for (const [language, about] of [
    ['zh', '反映的项目'],
    ['en', 'What you report on'],
  ] as const) {
    await visitor.post('/language', { key: `${key}-${language}`, language, back: '/desk' });
    const page = await visitor.page(form);
    expect(page).toContain(about);
    expect(page).toContain(inHand.running);
    expect(page).toContain('道里区高龄独居老人助餐和探访服务');
  }
});

test('whoever has something to reply to finds it before all else', async () => {
  const city = await webCity();
  const visitor = await city.visitor('citizen-2');
  const page = await visitor.page('/desk');
  expect(page).toMatch(
    /<main[^>]*><div data-live="case"[\s\S]*道里区高龄[\s\S]*class="ask"[\s\S]*您打几分[\s\S]*可以开始办的/,
  );
});

test('an official leaves his desk as before, and is shown no way out of it in a demonstration', async () => {
  const own = await (await (await webCity()).visitor('cz-budget')).page('/desk');
  expect(own).toContain('action="/sign-out"');
  expect(own).toContain('待办');
  const shown = await (await (await webCity({ demo: true })).visitor('cz-budget')).page('/desk');
  expect(shown).not.toContain('action="/sign-out"');
});

test('a visitor who is given a seat stays as an official does from then on: a new cookie, and half an hour', async () => {
  const { city, visitor } = await visiting();
  const [{ person } = { person: '' }] = [...city.store.tables().sessions.values()];
  const [before] = city.store.tables().sessions.keys();
  await city.store.transact(({ people }) =>
    people.putSeat({ person, role: 'finance_budget', body: 'cz', from: new Date(0) }),
  );
  expect((await visitor.get('/desk')).status).toBe(200);
  expect([...city.store.tables().sessions.keys()]).not.toContain(before);
  await city.clock.advance(31 * 60_000);
  expect((await visitor.get('/desk')).status).toBe(401);
});

test('a visitor who is given a seat while he is away for longer than that has to sign in again', async () => {
  const { city, visitor } = await visiting();
  const [{ person } = { person: '' }] = [...city.store.tables().sessions.values()];
  await city.store.transact(({ people }) =>
    people.putSeat({ person, role: 'finance_budget', body: 'cz', from: new Date(0) }),
  );
  await city.clock.advance(31 * 60_000);
  expect((await visitor.get('/desk')).status).toBe(401);
  expect(city.store.tables().sessions.size).toBe(0);
});
