import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type WebCity, webCity } from '../web-city.ts';
import { axeFinds, launchChromium } from './web-chromium.ts';

/** Pages that are best looked at with a whole city behind them; `/as/…` is the page as that person has it. */
const paths = [
  '/projects?q=冰城&stage=awarded',
  '/notices?q=助餐',
  '/',
  '/p/HRB-2026-CL-0001?lang=en',
  '/p/HRB-2026-DLMZ-0001',
  '/p/HRB-2026-DLMZ-0001?lang=en',
  '/p/HRB-2026-NGMZ-0001',
  '/answer',
  '/answer?lang=en',
  '/as/pt-auditor/desk',
  '/as/xtz-sec/desk/oversight',
  '/as/xtz-sec/desk/oversight?kind=payment&state=open&least=abc&lang=en',
  '/as/xtz-sec/desk/oversight?q=没有这样的',
  '/as/cz-budget/desk/budget?year=2027',
];

let chromium: Browser;
let city: WebCity;
let url: string;

beforeAll(async () => {
  city = await webCity({ demo: true });
  url = `http://127.0.0.1:${await city.web.listen('127.0.0.1', 0)}`;
  chromium = await launchChromium();
});
afterAll(async () => {
  await chromium?.close();
  await city?.web.stop();
});

const phone = 390;

test.each([
  { width: phone, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)(
  'axe finds nothing at $width px in $colorScheme, nothing scrolls sideways, and all that can be pressed is reached by keyboard',
  async ({ width, colorScheme }) => {
    const context = await chromium.newContext({ baseURL: url, viewport: { width, height: 844 }, colorScheme });
    const page = await context.newPage();
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(path);
      found.push(...(await axeFinds(page)).map((each) => `${path} ${each}`));
      const needed = Number(await page.evaluate('document.documentElement.scrollWidth'));
      if (needed > width) found.push(`${path} needs ${needed} px`);
      const hidden = await page.evaluate(
        `[...document.querySelectorAll('.scroll')].filter((each) => each.scrollWidth > each.clientWidth).length`,
      );
      if (width === phone && hidden !== 0) found.push(`${path} has ${hidden} tables wider than a phone`);
      const unreached = await page.evaluate(
        `[...document.querySelectorAll('main a, main button, main input:not([type=hidden]), main select, main summary')].filter((each) => each.tabIndex < 0).length`,
      );
      if (unreached !== 0) found.push(`${path} has ${unreached} that no key reaches`);
    }
    await context.close();
    expect(found).toEqual([]);
  },
);
