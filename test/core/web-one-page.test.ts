import { expect, test } from 'vitest';
import { inHand, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';
const reason = '本年度先安排一部分，其余明年再议。';

/** An official before the form of an act that asks two things. */
async function before(answers = {}) {
  const city = await webCity();
  const id = city.idOf(inHand.overdue);
  const draft = await city.begun('cz-budget', { case: id, action: 'rejectBudget' }, answers);
  const official = await city.visitor('cz-budget');
  const page = await official.page(`/desk/form/${draft}?page=1`);
  const rev = /name="rev" value="(\d+)"/.exec(page)?.[1] ?? '';
  const stood = [...page.matchAll(/name="(was\.[^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
  const send = (fields: Readonly<Record<string, string>>) =>
    official.post(`/desk/form/${draft}?page=1`, { key, rev, go: 'submit', ...Object.fromEntries(stood), ...fields });
  return { city, id, page, send, official };
}

test('a form of two questions is filed from its page, by a button that says what it does', async () => {
  const { id, page, send, official } = await before();
  expect(page).toMatch(/<button class="btn act" name="go" value="submit">不同意<\/button>/);
  expect(page).not.toContain('value="next"');
  const sent = await send({ 'f.ground': 'not-needed', 'f.reason': reason });
  expect(sent.status).toBe(303);
  expect(sent.headers.get('location')).toMatch(/^\/desk\/case\/.+\?filed=/);
  expect(await official.page(`/desk/case/${id}`)).toContain(reason);
});

test('what is missing or cannot be read is said beside it, and nothing is filed', async () => {
  const { id, send, official } = await before();
  const sent = await send({ 'f.ground': '', 'f.reason': '不' });
  expect(sent.status).toBe(422);
  const page = await sent.text();
  expect(page).toContain('id="why-ground"');
  expect(page).toContain('id="why-reason"');
  expect(page).toContain('value="submit"');
  expect(await official.page(`/desk/case/${id}`)).not.toContain('已办结');
});

test('what was changed elsewhere meanwhile is looked through before it is filed', async () => {
  const { city, id, send, official } = await before({ ground: 'not-needed' });
  await city.begun('cz-budget', { case: id, action: 'rejectBudget' }, { reason });
  const sent = await send({ 'f.ground': 'unfunded', 'f.reason': '' });
  const shown = sent.status === 303 ? await official.page(sent.headers.get('location') ?? '') : await sent.text();
  expect(shown).toContain(reason);
  expect(sent.headers.get('location') ?? '').not.toContain('filed=');
});

test('a form of more questions is reviewed first', async () => {
  const city = await webCity();
  const draft = await city.begun('citizen-1', { procedure: 'complaint', parent: city.idOf(inHand.running) }, {});
  const page = await (await city.visitor('citizen-1')).page(`/desk/form/${draft}?page=1`);
  expect(page).toContain('value="next"');
  expect(page).not.toContain('value="submit"');
});
