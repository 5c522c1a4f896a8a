// `npm run pictures`: takes the pictures of the README anew, of a demonstration that is started for it. The machine needs
// a Chinese font, and one with emoji.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { configFrom } from '../src/config.ts';
import { run } from '../src/main.ts';
import { launchChromium } from '../test/system/web-chromium.ts';
import { palettePng } from './pictures/palette-png.ts';

const pictures = 'adapters/web/pictures';
/** A desk's window and a phone's. */
const desktop = 1280;
const phone = 390;
const shown = 844;
/** Room for whatever is measured before the picture is taken. */
const tall = 2400;
const margin = 12;

/** A budget waits for the finance bureau: the inbox, the case with its buttons, and the chat with the same card. */
async function desk(page: Page): Promise<void> {
  const title = '道里区困境家庭社会工作服务';
  await page.selectOption('#demo-person', 'cz-budget');
  await page.click('form[action="/demo/person"] button');
  await page.goto('/desk');
  await page.click(`text=${title}`);
  await upTo(page, 'main.case .ask');
}

/** The same budget in a conversation, among what is due. */
async function chat(page: Page): Promise<void> {
  await page.selectOption('#demo-person', 'cz-budget');
  await page.click('form[action="/demo/person"] button');
  await page.setViewportSize({ width: phone, height: shown });
  await page.goto('/desk/chat');
  await page.locator('#end').scrollIntoViewIfNeeded();
}

/** A service is being provided: where it stands, the thirteen steps, and what was published. */
async function portal(page: Page): Promise<void> {
  await page.goto('/projects');
  await page.click('text=道里区高龄独居老人助餐和探访服务');
  await upTo(page, 'section[aria-labelledby="h-facts"]');
}

/** The same on a phone, down to what it costs. */
async function project(page: Page): Promise<void> {
  await page.goto('/projects');
  await page.click('text=道里区高龄独居老人助餐和探访服务');
  await page.setViewportSize({ width: phone, height: shown });
}

/** Makes the window end where this part of the page ends. */
async function upTo(page: Page, part: string): Promise<void> {
  const box = await page.locator(part).boundingBox();
  if (!box) throw new Error(`there is no ${part} on ${page.url()}`);
  await page.setViewportSize({ width: desktop, height: Math.ceil(box.y + box.height) + margin });
}

const folder = await mkdtemp(join(tmpdir(), 'gouban-pictures-'));
const quiet = { info: () => undefined, error: (facts: unknown, error: unknown) => console.error(facts, error) };
const running = await run(configFrom({ DATA_DIR: folder, PORT: '0', DEMO: 'true' }), quiet);
const chromium = await launchChromium();
try {
  // Reminders are told by a sweep, which otherwise comes once a minute.
  await running.desk.moved();
  await running.settled();
  await mkdir(pictures, { recursive: true });
  const taken = [
    { name: 'desk', lead: desk, width: desktop, colorScheme: 'light' },
    { name: 'desk-dark', lead: desk, width: desktop, colorScheme: 'dark' },
    { name: 'portal', lead: portal, width: desktop, colorScheme: 'light' },
    { name: 'project-phone', lead: project, width: phone, colorScheme: 'light' },
    { name: 'chat-phone-dark', lead: chat, width: phone, colorScheme: 'dark' },
  ] as const;
  for (const { name, lead, width, colorScheme } of taken) {
    const context = await chromium.newContext({ baseURL: running.url, locale: 'zh-CN', colorScheme });
    const page = await context.newPage();
    await page.setViewportSize({ width, height: tall });
    await page.goto('/');
    await lead(page);
    const bytes = palettePng(await page.screenshot());
    await writeFile(`${pictures}/${name}.png`, bytes);
    console.info(`${pictures}/${name}.png: ${Math.ceil(bytes.length / 1024)} KB`);
    await context.close();
  }
} finally {
  await chromium.close();
  await running.stop();
  await rm(folder, { recursive: true, force: true });
}
