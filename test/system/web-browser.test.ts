import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { conversation, formPage, type Scripted, scriptedWeb } from '../core/web-desk.ts';
import { attempt } from '../doubles/attempt.ts';
import { launchChromium } from './web-chromium.ts';

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

/** A page of the site in a browser, as the official; `url` is where the site is. */
async function openPage(scripted: Scripted, path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const url = `http://127.0.0.1:${await scripted.web.listen('127.0.0.1', 0)}`;
  const context = await chromium.newContext({ baseURL: url, ...options });
  opened.push({ close: () => context.close() }, { close: () => scripted.web.stop() });
  const page = await context.newPage();
  await page.goto('/');
  await page.selectOption('#demo-person', 'official');
  await page.click('form[action="/demo/person"] button');
  await page.goto(path);
  return page;
}

/** Repeats what is written, as the assistant would answer it. */
function answering(): Scripted {
  const scripted = scriptedWeb({
    demo: true,
    talk: conversation,
    settings: { heartbeat: 10_000 },
  });
  scripted.answer = async ({ says, from }) => {
    const text = says.kind === 'text' ? `您写的是：${says.text}` : '好的。';
    await scripted.web.channel.send(
      from.address,
      {
        language: 'zh',
        blocks: [{ kind: 'text', tone: 'plain', text }],
        buttons: [],
      },
      attempt(),
    );
    return {};
  };
  return scripted;
}

const isSamePage = (page: Page) => page.evaluate('globalThis.stays === true');

test('a chat message is sent and answered without a reload, and the focus stays where one writes', async () => {
  const page = await openPage(answering(), '/desk/chat');
  await page.evaluate('globalThis.stays = true');
  await page.fill('#text', '南岗这项今年花了多少');
  await page.press('#text', 'Enter');
  await page.waitForSelector('text=您写的是：南岗这项今年花了多少');
  expect(await isSamePage(page)).toBe(true);
  expect(await page.inputValue('#text')).toBe('');
  expect(await page.evaluate('document.activeElement.id')).toBe('text');
  await page.press('#text', 'Enter');
  await page.fill('#text', '再问一句');
  await page.click('#write button');
  await page.waitForSelector('text=您写的是：再问一句');
});

test('what is said meanwhile appears by itself, and what one is just writing is left alone', async () => {
  const scripted = answering();
  const page = await openPage(scripted, '/');
  const heard = page.waitForResponse('**/events');
  await page.goto('/desk/case/c3');
  await page.evaluate('globalThis.stays = true');
  await page.fill('#text', '写到一半');
  const news = {
    language: 'zh',
    blocks: [{ kind: 'text', tone: 'plain', text: '有新的进展。' }],
    buttons: [],
  } as const;
  await heard;
  await scripted.web.channel.send('official', news, attempt());
  await page.waitForSelector('text=有新的进展。');
  expect(await page.inputValue('#text')).toBe('写到一半');
  expect(await page.evaluate('document.activeElement.id')).toBe('text');
  expect(await isSamePage(page)).toBe(true);
  expect(await page.locator('[role=log] #talk').count()).toBe(1);
});

test('a pressed button stays to be read, with its mark, and its neighbours cannot be pressed any more', async () => {
  const page = await openPage(answering(), '/desk/chat');
  await page.click('button:has-text("重填总价")');
  await page.waitForSelector('button[disabled]:has-text("✓ 重填总价")');
  await page.waitForSelector('text=好的。');
});

test('without a script all of it works too', async () => {
  const page = await openPage(answering(), '/desk/chat', { javaScriptEnabled: false });
  await page.fill('#text', '没有脚本');
  await page.click('#write button');
  await page.waitForSelector('text=您写的是：没有脚本');
  await page.click('button:has-text("重填总价")');
  await page.waitForSelector('button[disabled]:has-text("✓ 重填总价")');
});

test('a form that was filled in wrongly says so first, leads to the field, and goes on once it is mended', async () => {
  const scripted = scriptedWeb({ demo: true });
  scripted.answer = ({ says }) => {
    if (says.kind !== 'page') return {};
    const typed = says.values.price ?? [];
    if (typed[0] === '588000') return { page: { ...formPage({ page: 1, fields: [] }) } };
    const fields = formPage().fields.map((field) =>
      field.key === 'price' ? { ...field, value: typed, error: '金额比最高限价 ¥600,000 高。' } : field,
    );
    return { page: formPage({ fields }) };
  };
  const page = await openPage(scripted, '/desk/form/d1?page=1');
  await page.fill('#f-price', '6000000');
  await page.press('#f-price', 'Enter');
  await page.waitForSelector('#errors');
  expect(await page.evaluate('document.activeElement.id')).toBe('errors');
  expect(await page.inputValue('#f-price')).toBe('6000000');
  await page.click('#errors a');
  expect(await page.evaluate('document.activeElement.id')).toBe('f-price');
  const described = await page.getAttribute('#f-price', 'aria-describedby');
  expect(described?.split(' ')).toContain('why-price');
  await page.fill('#f-price', '588000');
  await page.press('#f-price', 'Enter');
  await page.waitForURL('**/desk/form/d1?page=2');
});

test('a decision is one press, by keyboard too', async () => {
  const scripted = scriptedWeb({ demo: true });
  scripted.answer = () => ({ show: 'c3', word: '好的，批准了。' });
  const page = await openPage(scripted, '/desk/case/c3');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('main');
  await page.focus('button[value="approveBudget"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=好的，批准了。');
  expect(scripted.received).toHaveLength(1);
});

test('two persons side by side are each themselves', async () => {
  const page = await openPage(answering(), '/demo/side-by-side?left=organisation&right=official');
  const [left, right] = page.frames().slice(1);
  await left?.waitForSelector('.end:has-text("王敏")', { state: 'attached' });
  await right?.waitForSelector('.end:has-text("张宏")', { state: 'attached' });
});

const paths = [
  '/',
  '/projects',
  '/p/HRB-2026-NGMZ-0042',
  '/notices/HRB-N-2026-0117',
  '/receipts/HRB-R-7F3A-91C2',
  '/complain',
  '/complain?project=HRB-2026-NGMZ-0042',
  '/desk',
  '/desk/case/c3',
  '/desk/case/c3?filed=HRB-R-7F3A-91C2',
  '/desk/chat',
  '/desk/drafts',
  '/desk/form/d1?page=1',
  '/desk/form/d1?page=3',
  '/demo/side-by-side',
  '/?lang=en',
  '/desk/case/c3',
];
/** Between them they have every component. */
const inTheDark = ['/', '/desk/case/c3', '/desk/chat', '/desk/form/d1?page=1', '/receipts/HRB-R-7F3A-91C2'];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test.each([390, 1280].flatMap((width) => (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme }))))(
  'axe finds nothing at $width px in $colorScheme, and nothing scrolls sideways',
  async ({ width, colorScheme }) => {
    const scripted = scriptedWeb({ demo: true, talk: conversation });
    const page = await openPage(scripted, '/', { viewport: { width, height: 844 }, colorScheme });
    const found: string[] = [];
    for (const path of colorScheme === 'dark' ? inTheDark : paths) {
      await page.goto(path);
      // Only colours differ in the dark. What stands in frames is looked at by itself.
      const axe = new AxeBuilder({ page }).exclude('iframe');
      const asked = colorScheme === 'dark' ? axe.withRules('color-contrast') : axe.withTags(tags);
      const { violations } = await asked.analyze();
      for (const { id, nodes } of violations) found.push(`${path} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
      const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (needed > width) found.push(`${path} needs ${needed} px`);
    }
    expect(found).toEqual([]);
  },
);

test('when the session has ended, the next key leaves what is typed where it is and says how to go on', async () => {
  const scripted = scriptedWeb();
  const url = `http://127.0.0.1:${await scripted.web.listen('127.0.0.1', 0)}`;
  const context = await chromium.newContext({ baseURL: url });
  opened.push({ close: () => context.close() }, { close: () => scripted.web.stop() });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto('/sign-in/good');
  await page.click('main button');
  await page.waitForURL('**/desk');
  await page.goto('/desk/form/d1?page=1');
  await page.evaluate('globalThis.stays = true');
  await page.fill('#f-phone', '0451');
  scripted.sessions.clear();
  await page.clock.fastForward('31:00');
  await page.press('#f-phone', '8');
  await page.waitForSelector('text=登录已经到期，您写的还在这一页');
  expect(await page.inputValue('#f-phone')).toBe('04518');
  expect(await isSamePage(page)).toBe(true);
  await page.click('main .btn.blue:text-is("下一页")');
  await page.waitForSelector('text=您写的都在这一页里');
  expect(await page.inputValue('input[name="f.phone"]')).toBe('04518');
});
