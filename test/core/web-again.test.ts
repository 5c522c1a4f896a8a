import { expect, test } from 'vitest';
import { bidAnswers, complaintAnswers, inHand, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';
const citizen = 'citizen-1';

/** A complaint that is ready to be filed. */
async function filing() {
  const city = await webCity();
  const parent = city.idOf(inHand.running);
  const draft = await city.begun(citizen, { procedure: 'complaint', parent }, complaintAnswers);
  const submit = { key, rev: String(city.store.tables().drafts.get(draft)?.rev), go: 'submit' };
  return { city, path: `/desk/form/${draft}?page=3`, submit };
}

test('whoever presses twice is led to what was filed, and it is filed once', async () => {
  const { city, path, submit } = await filing();
  const before = new Set(city.store.tables().cards.keys());
  const visitor = await city.visitor(citizen);
  const both = await Promise.all([1, 2].map(() => visitor.post(path, submit)));
  const later = await visitor.post(path, { ...submit, key: `${key}-later` });
  const back = await visitor.get(path);
  const [id, ...others] = [...city.store.tables().cards.keys()].filter((each) => !before.has(each));
  expect(others).toEqual([]);
  const [receipt] = [...city.store.tables().receipts.values()].filter((each) => each.case === id);
  const filed = `/desk/case/${id}?filed=${receipt?.number}`;
  // Once the page with the code that opens it, and from then on the case with its receipt.
  const [first, ...further] = [...both, later, back];
  expect(first?.status).toBe(200);
  expect(await first?.text()).toContain(receipt?.number);
  expect(further.map(({ headers }) => headers.get('location'))).toEqual([filed, filed, filed]);
  expect(city.received).toHaveLength(1);
});

test('a draft of somebody else is gone for all others, also when it was filed', async () => {
  const { city, path, submit } = await filing();
  const other = await city.visitor('citizen-2');
  expect((await other.get(path)).status).toBe(404);
  expect((await other.post(path, submit)).status).toBe(404);
  const visitor = await city.visitor(citizen);
  expect((await visitor.post(path, submit)).status).toBe(200);
  expect((await other.get(path)).status).toBe(404);
  expect(city.received).toHaveLength(1);
});

test('what was typed when the session had ended stands ready to be sent again after signing in', async () => {
  const city = await webCity();
  const parent = city.idOf(inHand.open);
  const path = `/desk/form/${await city.begun('sh-staff', { procedure: 'bid', parent }, bidAnswers)}?page=1`;
  const visitor = await city.visitor();
  const typed = { key, rev: '1', go: 'later', 'f.price': '2 次 <b>"' };
  const refused = await visitor.post(path, typed);
  expect(refused.status).toBe(401);
  const page = await refused.text();
  expect(page).toContain(`action="${path}"`);
  expect(page).toContain('name="f.price" value="2 次 &lt;b&gt;&quot;"');
  expect(page).toContain('写的都在这一页里');
  expect(city.received).toEqual([]);
  await visitor.post(`/sign-in/${await city.code('sh-staff')}`, {});
  expect((await visitor.post(path, typed)).status).toBe(303);
  expect(city.received[0]?.says).toMatchObject({ kind: 'page', values: { price: ['2 次 <b>"'] } });
});
