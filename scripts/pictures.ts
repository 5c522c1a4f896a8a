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
const width = 1280;
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
  await page.locator('#talk > *', { hasText: title }).last().scrollIntoViewIfNeeded();
}

/** A service is being provided: where it stands, the thirteen steps, and what was published. */
async function portal(page: Page): Promise<void> {
  await page.goto('/projects');
  await page.click('text=道里区高龄独居老人助餐和探访服务');
  await upTo(page, 'section[aria-labelledby="h-facts"]');
}

/** Makes the window end where this part of the page ends. */
async function upTo(page: Page, part: string): Promise<void> {
  const box = await page.locator(part).boundingBox();
  if (!box) throw new Error(`there is no ${part} on ${page.url()}`);
  await page.setViewportSize({ width, height: Math.ceil(box.y + box.height) + margin });
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
  for (const [name, lead] of Object.entries({ desk, portal })) {
    const context = await chromium.newContext({ baseURL: running.url, locale: 'zh-CN', colorScheme: 'light' });
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
