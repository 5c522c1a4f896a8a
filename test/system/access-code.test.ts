import { afterAll, beforeAll, expect, test } from 'vitest';
import { formPath } from '../../adapters/web/form-html.ts';
import { makeAccessCode } from '../../src/app/code.ts';
import { browser } from '../web-city.ts';
import { type City, openCity } from './city.ts';
import { purchaseBefore } from './purchase-so-far.ts';

const key = 'abcdefghijklmnop';
const shape = /[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}/;
const words = '8 月起护理员每周只来一次，公示的是三次。';
const findings = '经核对签到记录，8 月起确有缺勤，责任在服务机构排班。';

let city: City;
let project: string;
beforeAll(async () => {
  city = await openCity();
  project = await purchaseBefore(city, 'prepareTender');
});
afterAll(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

const device = () => browser({ fetch: (request) => fetch(request, { redirect: 'manual' }) }, city.url);

/** Complains on the web without an account; resolves with the page that comes of it. */
async function complains(visitor: ReturnType<typeof device>): Promise<string> {
  const begun = await visitor.post('/complain', { key, project });
  const [path = '', draft = ''] = /\/desk\/form\/([^?]+)/.exec(begun.headers.get('location') ?? '') ?? [];
  expect(path).not.toBe('');
  for (const fields of [
    { 'f.about': 'service-quality', 'f.whom': 'supplier', 'f.facts': words, go: 'next' },
    { go: 'submit' },
  ]) {
    for (let page = 0; page < 4; page += 1) {
      const shown = await visitor.page(formPath(draft, page));
      const [, rev = ''] = /name="rev" value="(\d+)"/.exec(shown) ?? [];
      const isReview = shown.includes('value="submit"');
      if (isReview !== (fields.go === 'submit')) continue;
      const form = new FormData();
      form.set('key', `${key}-${fields.go}-${page}`);
      form.set('rev', rev);
      for (const [name, value] of Object.entries(fields))
        if (name === 'go' || shown.includes(`name="${name}"`)) form.set(name, value);
      const response = await visitor.post(formPath(draft, page), form);
      if (isReview) return response.text();
    }
  }
  throw new Error('the form has no review');
}

test('who complains without an account reads the answer on another device with the code, and rates it; nothing keeps the code', async () => {
  const visitor = device();
  const page = await complains(visitor);
  const [code = ''] = shape.exec(page) ?? [];
  const [receipt = ''] = /HRB-R-[0-9A-F-]{24}/.exec(page) ?? [];
  expect([code, receipt]).not.toContain('');
  const [, id = ''] = /name="case" value="([^"]+)"/.exec(page) ?? [];
  await visitor.post('/answer/kept', { case: id, code, again: code });

  const act = (person: string, action: string, answers = {}) =>
    city.files(person, { procedure: 'complaint', case: id, action, answers });
  await act('xtz-sec', 'routeToBuyer');
  await act('ngmz-head', 'askForDetails', { question: '是哪几天没有来？' });

  const phone = device();
  expect((await phone.get(`/desk/case/${id}`)).status).toBe(401);
  const opened = await phone.post('/answer', { code: code.toLowerCase() });
  expect(opened.headers.get('location')).toBe(`/desk/case/${id}`);
  const asked = await phone.page(`/desk/case/${id}`);
  expect(asked).toContain('是哪几天没有来？');
  const form = await phone.post('/desk/act', { key: `${key}-1`, case: id, do: 'addDetails' });
  expect(form.headers.get('location')).toContain('/desk/form/');

  await act('ngmz-head', 'answerComplaint', {
    outcome: 'upheld',
    findings,
    measures: '责成机构一周内补足人手。',
    remedies: '可以向上一级机关请求复查。',
  });
  expect(await phone.page(`/desk/case/${id}`)).toContain(findings);
  const rated = await phone.post('/desk/act', {
    key: `${key}-2`,
    case: id,
    pick: '{"action":"rateAnswer","answers":{"score":"5"}}',
  });
  expect(rated.status).toBe(303);
  expect((await city.desk.view(id, 'ngmz-head', 'zh'))?.outcome).toBe('completed');

  const proof = await device().page(`/receipts/${receipt}`);
  expect(proof).toContain(receipt);
  expect(proof).not.toContain('属实');
  const dump = await city.dump();
  const bare = code.replaceAll('-', '');
  for (const kept of [dump, city.lines.join('\n'), city.failures.join('\n')]) {
    expect(kept.toUpperCase()).not.toContain(code);
    expect(kept.toUpperCase()).not.toContain(bare);
  }
});

test('in a chat the code comes on request, a new one each time, and is opened by sending it', async () => {
  const citizen = city.telegram.user({ firstName: '于桂芝' });
  const says = async (text: string) => {
    citizen.says(text);
    await city.settled();
  };
  const presses = async (...labels: readonly string[]) => {
    for (const label of labels) {
      citizen.press(label);
      await city.settled();
    }
  };
  citizen.starts();
  await city.settled();
  await presses('居民', '反映问题');
  await says('居家养老');
  await presses('南岗区居家养老服务项目', '服务质量', '出钱的部门');
  await says(words);
  await presses('提交');
  const [number = ''] = /HRB-2027-CMP-\d{6}/.exec(citizen.chat.map(({ text }) => text).join('\n')) ?? [];
  await says(number);
  await presses('要查询码');
  const [first = ''] = shape.exec(citizen.last().text) ?? [];
  await says(number);
  await presses('要查询码');
  const [code = ''] = shape.exec(citizen.last().text) ?? [];
  expect(code).not.toBe(first);

  const neighbour = city.telegram.user({ firstName: '邻居' });
  neighbour.says(first);
  await city.settled();
  expect(neighbour.last().text).toContain('没有这个查询码');
  neighbour.says(`请查 ${code}`);
  await city.settled();
  const told = neighbour.chat.map(({ text }) => text).join('\n');
  expect(told).toContain(words);
  const [, link = ''] = /(\/sign-in\/[\w-]{20})/.exec(neighbour.last().text) ?? [];
  expect(link).not.toBe('');
  // In a chat the link makes nobody the bearer; on the web it does, once.
  neighbour.says(link.slice('/sign-in/'.length));
  await city.settled();
  expect(neighbour.last().text).toContain('在浏览器里打开');
  const web = device();
  expect((await web.post(link, {})).headers.get('location')).toBe('/desk');
  const [, opened = ''] = /^(\/desk\/case\/.+)$/.exec((await web.get('/desk')).headers.get('location') ?? '') ?? [];
  expect(await web.page(opened)).toContain(words);
  const written = new FormData();
  written.set('key', `${key}-say`);
  written.set('text', '登录');
  await web.post('/desk/say', written);
  expect(await web.page('/desk/chat')).toContain('别的事要先退出再办');
  const dump = await city.dump();
  for (const each of [first, code]) expect(dump).not.toContain(each);
});

test('wrong codes are counted for all processes, and too many shut the door for the hour, to whoever is there, of whom nothing is kept', async () => {
  const guesser = device();
  const pages: string[] = [];
  for (let tries = 0; tries < 22; tries += 1) {
    const from = { 'x-forwarded-for': `203.0.113.${tries}` };
    pages.push(await (await guesser.post('/answer', { code: makeAccessCode() }, from)).text());
  }
  expect(pages[0]).toContain('没有这个查询码');
  expect(pages.at(-1)).toContain('过一小时再来');
  const elsewhere = await guesser.post('/answer', { code: makeAccessCode() }, { 'x-forwarded-for': '198.51.100.1' });
  expect(await elsewhere.text()).toContain('没有这个查询码');
  expect(await city.dump()).not.toContain('203.0.113');
});
