import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { attempt } from '../doubles/attempt.ts';
import { bidAnswers, complainsInChat, complaintAnswers, inHand, type WebCity, webCity } from '../web-city.ts';
import { axeFinds, launchChromium } from './web-chromium.ts';

let chromium: Browser;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  chromium = await launchChromium();
});

afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

afterAll(async () => {
  await chromium?.close();
});

const official = 'cz-budget';
const bidder = 'sh-staff';
const citizen = 'citizen-1';

/** The site as it is shown, with the beat of a live page. */
const shown = (): Promise<WebCity> => webCity({ demo: true, settings: { heartbeat: 10_000 } });

/** A page of the site in a browser, in the name of somebody. */
async function openPage(
  city: WebCity,
  path: string,
  options: BrowserContextOptions = {},
  person = official,
): Promise<Page> {
  const url = `http://127.0.0.1:${await city.web.listen('127.0.0.1', 0)}`;
  const context = await chromium.newContext({ baseURL: url, ...options });
  opened.push({ close: () => context.close() }, { close: () => city.web.stop() });
  const page = await context.newPage();
  await become(page, person);
  await page.goto(path);
  return page;
}

async function become(page: Page, person: string): Promise<void> {
  await page.goto('/');
  await page.selectOption('#demo-person', person);
  await page.click('form[action="/demo/person"] button');
}

/** What is said to whoever writes what nobody understands, so many times. */
const answered = (page: Page, times: number) =>
  page
    .locator('#talk .say', { hasText: '没太明白' })
    .nth(times - 1)
    .waitFor();

const isSamePage = (page: Page) => page.evaluate('globalThis.stays === true');

test('a chat message is sent and answered without a reload, and the focus stays where one writes', async () => {
  const page = await openPage(await shown(), '/desk/chat');
  await page.evaluate('globalThis.stays = true');
  await page.fill('#text', '成本为什么涨');
  await page.press('#text', 'Enter');
  await answered(page, 1);
  await page.waitForSelector('#talk .me:has-text("成本为什么涨")');
  expect(await isSamePage(page)).toBe(true);
  expect(await page.inputValue('#text')).toBe('');
  expect(await page.evaluate('document.activeElement.id')).toBe('text');
  await page.press('#text', 'Enter');
  await page.fill('#text', '成本为什么降');
  await page.click('#write button');
  await answered(page, 2);
  await page.waitForSelector('#talk .me:has-text("成本为什么降")');
});

test('what is said meanwhile appears by itself, and what one is just writing is left alone', async () => {
  const city = await shown();
  const page = await openPage(city, '/');
  const heard = page.waitForResponse('**/events');
  await page.goto(`/desk/case/${city.idOf(inHand.overdue)}`);
  await page.evaluate('globalThis.stays = true');
  await page.fill('#text', '写到一半');
  const news = {
    language: 'zh',
    blocks: [{ kind: 'text', tone: 'plain', text: '有新的进展。' }],
    buttons: [],
  } as const;
  await heard;
  await city.web.channel.send(official, news, attempt());
  await page.waitForSelector('text=有新的进展。');
  expect(await page.inputValue('#text')).toBe('写到一半');
  expect(await page.evaluate('document.activeElement.id')).toBe('text');
  expect(await isSamePage(page)).toBe(true);
  expect(await page.locator('[role=log] #talk').count()).toBe(1);
});

test('the case on the first page stays there when somebody else has decided it, and never becomes another under the hand', async () => {
  const city = await shown();
  const page = await openPage(city, '/');
  const heard = page.waitForResponse('**/events');
  await page.goto('/desk');
  await page.evaluate('globalThis.stays = true');
  await heard;
  const id = city.idOf(inHand.overdue);
  const other = await city.visitor('cz-budget-2');
  await other.post('/desk/act', { key: 'abcdefghijklmnop', case: id, sure: 'approveBudget' });
  const news = { language: 'zh', blocks: [], buttons: [] } as const;
  await city.web.channel.send(official, news, attempt());
  await page.waitForSelector('main h2:has-text("下一件等您办的")');
  expect(await page.locator('main [data-case]').getAttribute('data-case')).toBe(id);
  expect(await page.locator('form[action="/desk/act"]').count()).toBe(0);
  expect(await isSamePage(page)).toBe(true);
});

/** The menu is shown in the chat, and one of its buttons pressed. */
async function pressesInChat(city: WebCity, page: Page): Promise<void> {
  await page.click('button[name="menu"]');
  await page.waitForSelector('button:has-text("查项目")');
  await page.locator('button:has-text("怎么用")').last().click();
  await page.waitForSelector('button[disabled]:has-text("✓ 怎么用")');
  await page.waitForSelector('button[disabled]:has-text("查项目")');
  const said = (await city.talk(official)).at(-1);
  expect(said?.by).toBe('gouban');
  await page.waitForSelector(`#m-${said?.id}`);
}

test('a pressed button stays to be read, with its mark, and its neighbours cannot be pressed any more', async () => {
  const city = await shown();
  await pressesInChat(city, await openPage(city, '/desk/chat'));
});

test('without a script all of it works too', async () => {
  const city = await shown();
  const page = await openPage(city, '/desk/chat', { javaScriptEnabled: false });
  await page.fill('#text', '成本为什么涨');
  await page.click('#write button');
  await answered(page, 1);
  await pressesInChat(city, page);
});

test('a form that was filled in wrongly says so first, leads to the field, and goes on once it is mended', async () => {
  const city = await shown();
  const draft = await city.begun(bidder, { procedure: 'bid', parent: city.idOf(inHand.open) }, bidAnswers);
  const page = await openPage(city, `/desk/form/${draft}?page=1`, {}, bidder);
  await page.fill('#f-price', '六十万多');
  await page.press('#f-price', 'Enter');
  await page.waitForSelector('#errors');
  expect(await page.evaluate('document.activeElement.id')).toBe('errors');
  expect(await page.inputValue('#f-price')).toBe('六十万多');
  await page.click('#errors a');
  expect(await page.evaluate('document.activeElement.id')).toBe('f-price');
  const described = await page.getAttribute('#f-price', 'aria-describedby');
  expect(described?.split(' ')).toContain('why-price');
  await page.fill('#f-price', '588000');
  await page.press('#f-price', 'Enter');
  // Nothing else is wrong or missing: so it goes straight to the review.
  await page.waitForSelector('button[name=go][value=submit]');
});

test('what is typed into a form is kept a moment after typing stops, and nothing on the page changes but when that was', async () => {
  const city = await shown();
  const draft = await city.begun(bidder, { procedure: 'bid', parent: city.idOf(inHand.open) }, bidAnswers);
  const page = await openPage(city, `/desk/form/${draft}?page=1`, {}, bidder);
  const kept = () => page.waitForResponse((response) => response.request().method() === 'POST');
  const answers = () => city.store.tables().drafts.get(draft)?.answers;
  await page.clock.install();
  await page.reload();
  await page.evaluate('globalThis.stays = true');
  await page.fill('#f-plan', `${bidAnswers.plan}第一次`);
  expect(answers()).toMatchObject({ plan: bidAnswers.plan });
  await Promise.all([kept(), page.clock.runFor(3000)]);
  await page.locator('[data-kept]', { hasText: '已保存 10:32' }).waitFor();
  expect(answers()).toMatchObject({ plan: `${bidAnswers.plan}第一次` });
  // What cannot be read yet is named, and stays as it is typed; what can is kept.
  await page.fill('#f-plan', `${bidAnswers.plan}第二次`);
  await page.fill('#f-price', '六十万多');
  await Promise.all([kept(), page.clock.runFor(3000)]);
  await page.locator('[data-kept]', { hasText: '还没存的：总报价' }).waitFor();
  expect(answers()).toMatchObject({ plan: `${bidAnswers.plan}第二次`, price: bidAnswers.price });
  expect(await page.inputValue('#f-price')).toBe('六十万多');
  expect(await page.evaluate('document.activeElement.id')).toBe('f-price');
  expect(await isSamePage(page)).toBe(true);
  // Without the network it says so, and tries again.
  await page.context().setOffline(true);
  await page.fill('#f-price', '588000');
  await page.clock.runFor(3000);
  await page.locator('[data-kept]', { hasText: '没有存上' }).waitFor();
  await page.context().setOffline(false);
  await Promise.all([kept(), page.clock.runFor(16_000)]);
  await page.locator('[data-kept]', { hasText: /已保存 10:32$/ }).waitFor();
});

test('a decision that binds is one press and its answer, by keyboard too', async () => {
  const city = await shown();
  const page = await openPage(city, `/desk/case/${city.idOf(inHand.overdue)}`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.focus('summary:has-text("同意")');
  await page.keyboard.press('Enter');
  await page.waitForSelector('h3:has-text("同意 ¥360,000？")');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.value')).toBe('approveBudget');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=好的，审核同意了预算：');
  expect(city.received).toHaveLength(1);
});

test('two persons side by side are each themselves', async () => {
  const page = await openPage(await shown(), `/demo/side-by-side?left=${bidder}&right=${official}`);
  const [left, right] = page.frames().slice(1);
  await left?.waitForSelector('.end:has-text("田野")', { state: 'attached' });
  await right?.waitForSelector('.end:has-text("陈志强")', { state: 'attached' });
});

interface Look {
  readonly person: string;
  readonly path: string;
  /** Between them these have every component: they are looked at in the dark too. */
  readonly dark?: true;
}

/** A city in which something is in hand everywhere, and the pages to be looked at. */
async function gallery(): Promise<{ readonly city: WebCity; readonly looks: readonly Look[] }> {
  const city = await shown();
  await complainsInChat(city, citizen);
  const under = { procedure: 'complaint', parent: city.idOf(inHand.running) } as const;
  const complaint = await city.filed(citizen, under, complaintAnswers);
  const [receipt] = [...city.store.tables().receipts.values()].filter((each) => each.case === complaint);
  const [notice] = [...city.store.tables().notices.values()].filter(({ kind }) => kind === 'award');
  const bid = await city.begun(bidder, { procedure: 'bid', parent: city.idOf(inHand.open) }, bidAnswers);
  const register = await city.begun('xq-applicant', { procedure: 'organisation' });
  const looks: readonly Look[] = [
    { person: citizen, path: '/', dark: true },
    { person: citizen, path: '/projects' },
    { person: citizen, path: `/p/${inHand.running}` },
    { person: citizen, path: `/notices/${notice?.number}` },
    { person: citizen, path: `/receipts/${receipt?.number}`, dark: true },
    { person: citizen, path: '/complain' },
    { person: citizen, path: `/complain?project=${inHand.running}` },
    { person: citizen, path: `/desk/case/${complaint}?filed=${receipt?.number}` },
    { person: citizen, path: '/desk' },
    { person: citizen, path: '/answer', dark: true },
    { person: citizen, path: '/desk/chat', dark: true },
    { person: 'xq-applicant', path: `/desk/form/${register}?page=1` },
    { person: bidder, path: '/desk/drafts' },
    { person: bidder, path: `/desk/case/${city.idOf(inHand.open)}` },
    { person: bidder, path: `/desk/form/${bid}?page=1`, dark: true },
    { person: bidder, path: `/desk/form/${bid}?page=2` },
    { person: bidder, path: `/desk/form/${bid}?page=3` },
    { person: official, path: '/desk' },
    { person: official, path: `/desk/case/${city.idOf(inHand.overdue)}`, dark: true },
    { person: official, path: '/desk/notifications' },
    { person: official, path: '/demo/side-by-side' },
    { person: official, path: '/?lang=en' },
    { person: official, path: `/desk/case/${city.idOf(inHand.overdue)}` },
  ];
  return { city, looks };
}

test.each([390, 1280].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }))))(
  'axe finds nothing at $width px in $colorScheme, and nothing scrolls sideways',
  async ({ width, colorScheme }) => {
    const { city, looks } = await gallery();
    const page = await openPage(city, '/', { viewport: { width, height: 844 }, colorScheme }, citizen);
    const found: string[] = [];
    let as = citizen;
    for (const { person, path } of looks.filter(({ dark }) => colorScheme === 'light' || dark)) {
      if (person !== as) await become(page, person);
      as = person;
      expect((await page.goto(path))?.status(), path).toBe(200);
      // Only colours differ in the dark.
      const wrong = await axeFinds(page, colorScheme === 'dark' ? 'color-contrast' : undefined);
      found.push(...wrong.map((each) => `${path} ${each}`));
      const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (needed > width) found.push(`${path} needs ${needed} px`);
    }
    expect(found).toEqual([]);
  },
);

test('when the session has ended, the next key leaves what is typed where it is and says how to go on', async () => {
  const city = await webCity();
  const url = `http://127.0.0.1:${await city.web.listen('127.0.0.1', 0)}`;
  const context = await chromium.newContext({ baseURL: url });
  opened.push({ close: () => context.close() }, { close: () => city.web.stop() });
  const form = { procedure: 'complaint', parent: city.idOf(inHand.running) } as const;
  const draft = await city.begun(official, form, complaintAnswers);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`/sign-in/${await city.code(official)}`);
  await page.click('main button');
  await page.waitForURL('**/desk');
  await page.goto(`/desk/form/${draft}?page=1`);
  await page.evaluate('globalThis.stays = true');
  await page.fill('#f-where', '0451');
  await city.clock.advance(31 * 60_000);
  await page.clock.fastForward('31:00');
  await page.press('#f-where', '8');
  await page.waitForSelector('text=登录已经到期，您写的还在这一页');
  expect(await page.inputValue('#f-where')).toBe('04518');
  expect(await isSamePage(page)).toBe(true);
  await page.click('main .btn.blue[value=next]');
  await page.waitForSelector('text=您写的都在这一页里');
  expect(await page.inputValue('input[name="f.where"]')).toBe('04518');
});

test('a passkey is made in the browser, and what pays, opens, awards or lets in is proven by it', async () => {
  const city = await shown();
  const url = `http://localhost:${await city.web.listen('127.0.0.1', 0)}`;
  const context = await chromium.newContext({ baseURL: url });
  opened.push({ close: () => context.close() }, { close: () => city.web.stop() });
  const page = await context.newPage();
  const telephone = await context.newCDPSession(page);
  await telephone.send('WebAuthn.enable');
  const { authenticatorId } = await telephone.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await become(page, 'jw-supervision');
  await page.goto('/desk/account');
  await page.click('button:has-text("加一把通行密钥")');
  expect(await axeFinds(page)).toEqual([]);
  await page.click('button:has-text("加上")');
  await page.waitForSelector('text=还没有用过');
  expect(await axeFinds(page)).toEqual([]);

  const seat = { name: '沈涛', body: 'cz', place: 'office', officeRole: 'finance_budget', note: null };
  const id = await city.filed('pt-admin', { procedure: 'membership' }, seat);
  await page.goto(`/desk/case/${id}`);
  await page.click('summary:has-text("核实无误")');
  await page.click('details[open] button[name=sure]');
  await page.waitForSelector('h1:has-text("用通行密钥确认")');
  expect(await axeFinds(page)).toEqual([]);
  await telephone.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.click('main button');
  await page.waitForSelector('[data-denied]:visible');
  expect(city.store.tables().cards.get(id)?.position).toBe('invitation.confirm');
  await telephone.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await page.click('main button');
  await page.waitForURL(`**/desk/case/${id}`);
  expect(city.store.tables().cards.get(id)?.position).toBe('invitation.open');
});
