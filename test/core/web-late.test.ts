import { expect, test } from 'vitest';
import { inHand, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';
const reason = '本年度先安排一部分，其余明年再议。';

/** Somebody fills in a form on a case that another decides meanwhile. */
async function overtaken() {
  const city = await webCity();
  const id = city.idOf(inHand.overdue);
  const draft = await city.begun(
    'cz-budget',
    { case: id, action: 'rejectBudget' },
    {
      ground: 'not-needed',
      reason,
    },
  );
  const official = await city.visitor('cz-budget');
  const before = await official.page('/desk/drafts');
  const done = await official.post('/desk/act', { key, case: id, sure: 'approveBudget' });
  return { city, draft, official, before, done };
}

test('a form that comes too late says so where it was sent, and what was written stays to be read and thrown away', async () => {
  const { draft, official, before, done } = await overtaken();
  expect(done.status).toBe(303);
  expect(before, 'a draft is listed with its project').toContain(inHand.overdue);

  const list = await official.page('/desk/drafts');
  expect(list).toContain('删掉草稿');
  expect(list, 'what is thrown away is named before').toMatch(
    new RegExp(`要删掉“不同意 · [^”]*${inHand.overdue}”这份草稿吗[\\s\\S]*?>确认删掉<`),
  );
  const form = await official.page(`/desk/form/${draft}`);
  expect(form).toContain('您写的还留着，可以看，不能再提交');
  expect(form).toContain(reason);

  const rev = /name="rev" value="(\d+)"/.exec(form)?.[1] ?? '';
  const page = /action="([^"]+)"[^>]*enctype/.exec(form)?.[1] ?? `/desk/form/${draft}`;
  const sent = await official.post(page, { key, rev, go: 'submit' });
  expect(sent.status).toBe(422);
  expect(await sent.text()).toMatch(/您写的还留着[\s\S]*本年度先安排一部分/);

  const gone = await official.post(`/desk/form/${draft}/discard`, { key });
  expect(gone.headers.get('location')).toBe('/desk/drafts');
  expect(await official.page('/desk/drafts')).not.toContain(`/desk/form/${draft}`);
});

test('nobody throws away what is another’s', async () => {
  const { draft, official, city } = await overtaken();
  const other = await city.visitor('cz-proc');
  await other.post(`/desk/form/${draft}/discard`, { key });
  expect(await official.page('/desk/drafts')).toContain(`/desk/form/${draft}`);
});

test('a form has a way out on each of its pages', async () => {
  const city = await webCity();
  const draft = await city.begun('cz-budget', { case: city.idOf(inHand.overdue), action: 'rejectBudget' });
  const official = await city.visitor('cz-budget');
  const page = await official.page(`/desk/form/${draft}?page=1`);
  expect(page).toMatch(
    /<summary[^>]*>删掉草稿[\s\S]*?要删掉“[^”]+”这份草稿吗？[\s\S]*?name="go" value="discard"[^>]*>确认删掉/,
  );
  const out = await official.post(`/desk/form/${draft}?page=1`, { key, rev: '0', go: 'discard' });
  expect(out.headers.get('location')).toBe('/desk/drafts');
  expect(await official.page('/desk/drafts')).not.toContain(`/desk/form/${draft}`);
});
