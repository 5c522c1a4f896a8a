import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkCode } from '../../scripts/tour/ensemble.ts';
import { type City, openCity } from './city.ts';
import { purchaseBefore, title } from './purchase-so-far.ts';
import { axeFinds, launchChromium } from './web-chromium.ts';

let chromium: Browser;
let city: City;
let leaves: () => Promise<void>;

beforeAll(async () => {
  chromium = await launchChromium();
});
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await leaves();
  await city.close();
  expect(city.failures).toEqual([]);
});
afterAll(async () => {
  await chromium?.close();
});

/** Where the focus is, and whether it can be seen: on screen, and marked. */
interface Stop {
  readonly name: string;
  readonly lost: boolean;
  readonly visible: boolean;
  readonly marked: boolean;
}

const stopNow = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return { name: 'body', lost: true, visible: true, marked: true };
  const label = at.labels?.[0]?.textContent ?? '';
  const shown = at.matches('input[type=file].vh') ? at.nextElementSibling ?? at : at;
  const { left, top, right, bottom, width, height } = shown.getBoundingClientRect();
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(shown);
  const onScreen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
  return {
    name: [at.tagName, at.id, at.name, at.value, at.textContent.trim() || label.trim()].filter(Boolean).join(' ').slice(0, 90),
    lost: false,
    visible: width > 0 && height > 0 && onScreen,
    marked: (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
  };
})()`;

/** What the keyboard must be able to come to: of radio buttons that belong together, one. */
const reachable = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, iframe')];
  const names = new Set();
  return all.filter((each) => {
    if (each.tabIndex < 0 || each.disabled || !each.checkVisibility({ visibilityProperty: true })) return false;
    if (each.type !== 'radio') return true;
    return !names.has(each.name) && names.add(each.name);
  }).length;
})()`;

/** Somebody at the keyboard, without a mouse. */
interface Hands {
  readonly page: Page;
  press(key: string): Promise<void>;
  /** Goes on with Tab to what holds this text, or matches this selector. */
  goes(to: string | { readonly css: string }): Promise<void>;
  /** The same, and Enter; resolves when the next page is there. */
  opens(to: string | { readonly css: string }): Promise<void>;
  types(text: string): Promise<void>;
  /** Goes once around the page with Tab: everything is come to, nothing holds the focus; and axe finds nothing. */
  looksAround(): Promise<void>;
}

async function atKeyboard(width: number, path: string): Promise<Hands> {
  const context = await chromium.newContext({ baseURL: city.url, viewport: { width, height: 844 } });
  leaves = () => context.close();
  const page = await context.newPage();
  await page.goto(path);

  async function tab(): Promise<Stop> {
    await page.keyboard.press('Tab');
    const stop: Stop = await page.evaluate(stopNow);
    expect.soft(stop, `the focus on ${page.url()}`).toMatchObject({ visible: true, marked: true });
    return stop;
  }

  /** Everything from here to the end of the page; after the end Tab begins anew at its beginning. */
  async function round(): Promise<readonly string[]> {
    const stops: string[] = [];
    for (let stop = await tab(); !stop.lost; stop = await tab()) {
      stops.push(stop.name);
      if (stops.length > 200) throw new Error(`the focus is trapped on ${page.url()}: ${stops.slice(-5).join(' | ')}`);
    }
    return stops;
  }

  async function isAt(to: string | { readonly css: string }): Promise<boolean> {
    return typeof to === 'string'
      ? page.evaluate(
          `(document.activeElement.textContent + (document.activeElement.labels?.[0]?.textContent ?? '')).includes(${JSON.stringify(to)}) && document.activeElement !== document.body && document.activeElement.tagName !== 'MAIN'`,
        )
      : page.evaluate(`document.activeElement.matches(${JSON.stringify(to.css)})`);
  }

  async function goes(to: string | { readonly css: string }): Promise<void> {
    const passed: string[] = [];
    while (!(await isAt(to))) {
      if (passed.length > 150) throw new Error(`${JSON.stringify(to)} is not come to on ${page.url()}: ${passed}`);
      passed.push((await tab()).name);
    }
  }

  return {
    page,
    press: (key) => page.keyboard.press(key),
    goes,
    async opens(to) {
      await goes(to);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    },
    types: (text) => page.keyboard.insertText(text),

    async looksAround() {
      await page.keyboard.press('Escape');
      await page.focus('.skip');
      // What scrolls by itself is a stop, too.
      const stops = ['.skip', ...(await round())].filter((stop) => !stop.startsWith('DIV'));
      expect.soft(stops.length, `stops on ${page.url()}: ${stops.join(' | ')}`).toBe(await page.evaluate(reachable));
      expect.soft(await axeFinds(page), `axe on ${page.url()}`).toEqual([]);
    },
  };
}

/** The link by which somebody signs in, as the assistant gives it to him. */
async function wayIn(person: string): Promise<string> {
  const { clock, settled, desk } = city;
  return `/sign-in/${await linkCode({ desk, settled, clock }, person)}`;
}

describe('at the desk with the keyboard alone', () => {
  test('an official signs in, comes from his inbox to the case, and sends it back with a reason that he mends', async () => {
    const id = await purchaseBefore(city, 'confirmProject');
    const { page, opens, goes, types, press, looksAround } = await atKeyboard(1280, await wayIn('ngmz-head'));
    await looksAround();
    await opens({ css: 'form[action^="/sign-in/"] button' });
    await looksAround();
    await opens({ css: 'a[href*="/desk/case/"]' });
    expect(page.url()).toContain(`/desk/case/${id}`);
    await looksAround();
    await opens('退回修改');
    await looksAround();
    await goes({ css: 'textarea' });
    await types('不行');
    await opens({ css: 'button[value="submit"]' });
    expect(await page.evaluate('document.activeElement.id')).toBe('errors');
    await goes({ css: '#errors a' });
    await press('Enter');
    expect(await page.evaluate('document.activeElement.matches("textarea") && document.activeElement.value')).toBe(
      '不行',
    );
    await looksAround();
    await goes({ css: 'textarea' });
    await press('Control+a');
    await types('请写明夜间服务的人数。');
    await opens({ css: 'button[value="submit"]' });
    await looksAround();
    expect((await city.desk.view(id, 'ngmz-staff', 'zh'))?.where.mine).toBe(true);
  });

  test('an official decides by one press, in English, on a phone', async () => {
    const id = await purchaseBefore(city, 'confirmProject');
    const { page, opens, goes, press, looksAround } = await atKeyboard(390, await wayIn('ngmz-head'));
    await opens({ css: 'form[action^="/sign-in/"] button' });
    await opens('English');
    await looksAround();
    await press('Tab');
    await opens({ css: 'a[href*="/desk/case/"]' });
    await goes({ css: '.skip' });
    await press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('main');
    await goes({ css: 'button.act' });
    await press('Enter');
    await page.locator('button.act').first().waitFor({ state: 'detached' });
    await looksAround();
    expect((await city.desk.view(id, 'ngmz-head', 'zh'))?.where.mine).toBe(false);
  });
});

test('a guest complains with the keyboard alone, and is left with a receipt', async () => {
  await purchaseBefore(city, 'nothing more');
  const { page, opens, goes, types, press, looksAround } = await atKeyboard(390, '/');
  await press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  await looksAround();
  await opens('反映问题');
  await looksAround();
  await goes({ css: 'main input[name="q"]' });
  await types('居家养老');
  await Promise.all([page.waitForEvent('load'), press('Enter')]);
  await looksAround();
  await goes({ css: 'a[href*="complain?project="]' });
  expect(await page.evaluate('document.activeElement.textContent')).toContain(title);
  await opens({ css: 'a[href*="complain?project="]' });
  await looksAround();
  await opens('开始');
  await looksAround();
  await goes({ css: 'input[name="f.about"], select[name="f.about"]' });
  await press('ArrowDown');
  await goes({ css: 'input[name="f.whom"], select[name="f.whom"]' });
  await press('ArrowDown');
  await goes({ css: 'textarea[name="f.facts"]' });
  await types('8 月起护理员每周只来一次，公示的是三次。');
  for (let pages = 0; pages < 5 && !(await page.$('button[value="submit"]')); pages += 1) {
    await opens({ css: 'button.blue[value="next"]' });
    await looksAround();
  }
  await opens({ css: 'button[value="submit"]' });
  await looksAround();
  expect(await page.textContent('main')).toMatch(/HRB-R-[0-9A-F]{4}-/);
});
