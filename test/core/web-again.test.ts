import { expect, test } from 'vitest';
import type { FormPage } from '../../src/dialogue/message.ts';
import { browser, formPage, scriptedWeb } from './web-desk.ts';

const key = 'abcdefghijklmnop';
const receipt = { title: '收到了', number: 'HRB-R-7F3A-91C2', at: '10:32', hash: 'a'.repeat(64) };
const review: FormPage = formPage({ page: 2, rev: 9, fields: [], review: [] });

/** A desk whose draft is gone as soon as it is filed. */
function filing() {
  let isThere = true;
  const scripted = scriptedWeb({ reads: { page: async () => (isThere ? review : undefined) } });
  scripted.answer = () => {
    isThere = false;
    return { closed: true, show: 'c3', receipt };
  };
  return scripted;
}

const submit = { key, rev: '9', go: 'submit' };
const filed = `/desk/case/c3?filed=${receipt.number}`;

test('whoever presses twice is led to what was filed, and it is filed once', async () => {
  const scripted = filing();
  const citizen = browser(scripted.web);
  await citizen.signIn();
  const both = await Promise.all([1, 2].map(() => citizen.post('/desk/form/d1?page=3', submit)));
  const later = await citizen.post('/desk/form/d1?page=3', { ...submit, key: `${key}-later` });
  const back = await citizen.get('/desk/form/d1?page=3');
  expect([...both, later, back].map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect([...both, later, back].map(({ headers }) => headers.get('location'))).toEqual([filed, filed, filed, filed]);
  expect(scripted.received).toHaveLength(1);
});

test('a draft of somebody else is gone for all others, also when it was filed', async () => {
  const scripted = filing();
  const citizen = browser(scripted.web);
  await citizen.signIn();
  await citizen.post('/desk/form/d1?page=3', submit);
  const other = browser(scripted.web);
  await other.signIn();
  for (const token of scripted.sessions.keys()) scripted.sessions.set(token, 'citizen');
  const [first] = scripted.sessions.keys();
  scripted.sessions.set(first ?? '', 'official');
  expect((await other.get('/desk/form/d1?page=3')).status).toBe(404);
});

test('what was typed when the session had ended stands ready to be sent again after signing in', async () => {
  const scripted = scriptedWeb();
  const visitor = browser(scripted.web);
  const typed = { key, rev: '4', go: 'next', 'f.phone': '2 次 <b>"' };
  const refused = await visitor.post('/desk/form/d1?page=1', typed);
  expect(refused.status).toBe(401);
  const page = await refused.text();
  expect(page).toContain('action="/desk/form/d1?page=1"');
  expect(page).toContain('name="f.phone" value="2 次 &lt;b&gt;&quot;"');
  expect(page).toContain('写的都在这一页里');
  expect(scripted.received).toEqual([]);
  await visitor.signIn();
  expect((await visitor.post('/desk/form/d1?page=1', typed)).status).toBe(303);
  expect(scripted.received[0]?.says).toMatchObject({ kind: 'page', values: { phone: ['2 次 <b>"'] } });
});
