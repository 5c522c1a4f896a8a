import { describe, expect, test } from 'vitest';
import type { WebSettings } from '../../adapters/web/settings.ts';
import { act } from '../../src/app/act.ts';
import { makeAccessCode } from '../../src/app/code.ts';
import { accessCodeIn, accessCodeTyped, codeIn, numberIn } from '../../src/dialogue/mentioned.ts';
import { unopened } from '../../src/engine/case.ts';
import { actorFor, isWaitedFor } from '../../src/engine/decide.ts';
import type { Answers } from '../../src/engine/form.ts';
import { bearerOf, caseBorne, mayAskForCode, rolesOn } from '../../src/engine/parties.ts';
import { actionOf, type Person } from '../../src/engine/procedure.ts';
import { mayKnow, mayRead, mayReadPersonal } from '../../src/engine/read.ts';
import { type ProcedureId, procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { complaintAnswers, inHand, type Visitor, type WebCity, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';

describe('an access code', () => {
  test('has 80 bits in groups that can be read out, and is never the same', () => {
    const made = Array.from({ length: 200 }, makeAccessCode);
    for (const code of made) expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/);
    expect(new Set(made).size).toBe(made.length);
  });

  test.each([
    'K7QF-9M2D-XH4T-P3WB',
    'k7qf-9m2d-xh4t-p3wb',
    'K7QF 9M2D XH4T P3WB',
    'K7QF9M2DXH4TP3WB',
    'k7qf – 9m2d – xh4t – p3wb',
    '我的查询码是K7QF-9M2D-XH4T-P3WB，请查一下。',
    'My code: K7QF-9M2D-XH4T-P3WB.',
    'Ｋ７ＱＦ－９Ｍ２Ｄ－ＸＨ４Ｔ－Ｐ３ＷＢ',
    '  K7QF-9M2D-\u200bXH4T-P3WB\n',
  ])('is found in %j', (text) => {
    expect(accessCodeIn(text)).toBe('K7QF-9M2D-XH4T-P3WB');
    expect(numberIn(text)).toBeUndefined();
    expect(codeIn(text)).toBeUndefined();
  });

  test('is found by its dashes where it is of letters or of digits alone', () => {
    expect(accessCodeIn('ABCD-EFGH-JKMN-PQRS')).toBe('ABCD-EFGH-JKMN-PQRS');
    expect(accessCodeTyped('abcdefghjkmnpqrs')).toBe('ABCD-EFGH-JKMN-PQRS');
    expect(accessCodeTyped(' 2345 6789 2345 6789 ')).toBe('2345-6789-2345-6789');
  });

  test.each([
    '',
    'this that with from',
    '6222 3344 5566 7788',
    '52230103MJY1234K5A',
    'HRB-2026-CMP-0004',
    'HRB-R-7F3A-91C2-AAAA-BBBB-CCCC-DDDD',
    'K7QF-9M2D-XH4T',
    'K7QF-9M2D-XH4T-P3WB-7777',
    'AK7QF-9M2D-XH4T-P3WB',
    'K7QF-9M2D-XH4T-P3W0',
  ])('is nothing like %j', (text) => {
    expect(accessCodeIn(text)).toBeUndefined();
  });
});

const opener: Person = { id: 'opener', name: '', seats: [] };
const bearer: Person = { id: bearerOf('c'), name: '', seats: [] };
const other: Person = { id: bearerOf('d'), name: '', seats: [] };
const complaint = procedureOf('complaint');

function complaintAt(position: 'triage.route' | 'handling.answer' | 'rating.rate') {
  const by = { person: opener.id, role: 'citizen' } as const;
  const filing = {
    seq: 2,
    action: 'fileComplaint' as const,
    form: 'complaint',
    by,
    at: '2026-11-02T02:00:00.000Z',
    position: undefined,
    round: 1,
    answers: { about: 'money', whom: 'supplier', facts: '少来了两次', name: '王女士' },
    sealed: false,
  };
  const begun = unopened('c', 'complaint', complaint.version, by);
  return { state: { ...begun, seq: 3, number: 'HRB-2026-CMP-0001', parent: 'p', position, filings: [filing] }, filing };
}

describe('whoever shows the code of a case', () => {
  test('is nobody else, by an id that names the case', () => {
    expect(caseBorne(bearer.id)).toBe('c');
    expect(caseBorne(opener.id)).toBeUndefined();
  });

  test('reads it, but for name and contact, and is asked what its opener is asked', () => {
    const { state, filing } = complaintAt('rating.rate');
    expect(mayKnow(complaint, state, bearer)).toBe(true);
    expect(mayRead(complaint, state, filing, bearer, undefined)).toBe(true);
    expect(mayReadPersonal(complaint, state, filing, bearer, undefined)).toBe(false);
    expect(isWaitedFor(complaint, state, bearer)).toBe(true);
    for (const name of ['rateAnswer', 'reopenComplaint'] as const) {
      const action = actionOf(complaint, name);
      expect(action && actorFor(complaint, action, name, state, bearer)).toMatchObject({ ok: true });
    }
  });

  test('has nothing to do with any other case, whatever its procedure', () => {
    const { state, filing } = complaintAt('rating.rate');
    expect(mayKnow(complaint, state, other)).toBe(false);
    expect(mayRead(complaint, state, filing, other, undefined)).toBe(false);
    expect(isWaitedFor(complaint, state, other)).toBe(false);
    for (const id of procedureIds) expect(rolesOn(procedureOf(id), { ...state, procedure: id }, other), id).toEqual([]);
  });

  test('opens nothing', () => {
    for (const id of procedureIds) {
      const { opening, version } = procedureOf(id);
      const blank = unopened('n', id, version, { person: 'x', role: 'citizen' });
      expect(actorFor(procedureOf(id), opening.action, opening.name, blank, bearer).ok, id).toBe(false);
    }
  });

  test('holds it only where the procedure has such codes, and gets no code himself', () => {
    const { state } = complaintAt('rating.rate');
    const without = procedureIds.filter((id) => !procedureOf(id).accessCode);
    for (const id of without) expect(rolesOn(procedureOf(id), { ...state, procedure: id }, bearer), id).toEqual([]);
    expect(mayAskForCode(complaint, state, opener)).toBe(true);
    expect(mayAskForCode(complaint, state, bearer)).toBe(false);
  });
});

/** Somebody without an account complains on the web, and files it. */
async function complained(
  settings: Partial<WebSettings> = {},
): Promise<{ city: WebCity; visitor: Visitor; page: string; code: string; id: string }> {
  const city = await webCity({ settings });
  const visitor = await city.visitor();
  await visitor.post('/complain', { key, project: city.idOf(inHand.running) });
  const [draft] = [...city.store.tables().drafts.values()];
  if (!draft) throw new Error('nothing was begun');
  await city.store.transact(async (world) => {
    const found = await world.drafts.load(draft.id);
    if (found) await world.drafts.save(found, complaintAnswers, await world.now());
  });
  const known = new Set(city.store.tables().cards.keys());
  const response = await visitor.post(`/desk/form/${draft.id}?page=3`, { key, rev: '1', go: 'submit' });
  const page = await response.text();
  const id = [...city.store.tables().cards.keys()].find((each) => !known.has(each)) ?? '';
  const [code = ''] = /[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}/.exec(page) ?? [];
  return { city, visitor, page, code, id };
}

async function answered(city: WebCity, id: string): Promise<void> {
  const does = (name: string, action: string, answers: Answers) =>
    city.store.transact(async (world) => {
      const by = await world.people.person(name);
      const done = by && (await act(world, id, { action, by, answers }));
      if (!done?.ok) throw new Error(`${name} was refused ${JSON.stringify(done)}`);
    });
  await does('xtz-sec', 'routeToBuyer', {});
  await does('dlmz-head', 'answerComplaint', {
    outcome: 'upheld',
    findings: '经查阅服务台账并回访三户，约定的上门有两次没有记录。',
    measures: '责令补做并通报。',
    remedies: '可向上一级机关请求复查。',
  });
}

describe('a complaint without an account', () => {
  test('gives a receipt and a code, each said what it is for, and the code is typed back before the page is left', async () => {
    const { visitor, page, code, id } = await complained();
    const [receipt = ''] = /HRB-R-[0-9A-F-]{24}/.exec(page) ?? [];
    expect(code).not.toBe('');
    expect(receipt).not.toBe('');
    expect(page).toContain('可以给任何人看');
    expect(page).toContain('不要给别人');
    const wrong = await visitor.post('/answer/kept', { case: id, code, filed: receipt, again: 'K7QF-9M2D-XH4T-P3WB' });
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(again).toContain(code);
    expect(again).toContain(receipt);
    expect(again).toContain('value="K7QF-9M2D-XH4T-P3WB"');
    const right = await visitor.post('/answer/kept', {
      case: id,
      code,
      again: code.toLowerCase().replaceAll('-', ' '),
    });
    expect(right.headers.get('location')).toBe(`/desk/case/${id}`);
  });

  test('is read and rated on another device, where nothing else can be begun, and the receipt tells nothing', async () => {
    const { city, code, id, page } = await complained();
    await answered(city, id);
    const device = await city.visitor();
    expect(await device.page('/answer')).toContain('查询码');
    const opened = await device.post('/answer', { code });
    expect(opened.headers.get('location')).toBe(`/desk/case/${id}`);
    const shown = await device.page(`/desk/case/${id}`);
    expect(shown).toContain('约定的上门有两次没有记录');
    expect(shown).toContain('3 分');
    expect((await device.get('/desk')).headers.get('location')).toBe(`/desk/case/${id}`);
    expect(await device.page('/desk/cases')).not.toContain('HRB-2026-BID');
    await device.post('/desk/act', { key, case: id, pick: '{"action":"rateAnswer","answers":{"score":"5"}}' });
    expect(city.store.tables().cards.get(id)?.outcome).toBe('completed');
    const [receipt = ''] = /HRB-R-[0-9A-F-]{24}/.exec(page) ?? [];
    const told = await (await city.visitor()).page(`/receipts/${receipt}`);
    expect(told).not.toContain('约定的上门');
    expect(told).not.toContain('属实');
  });

  test('whoever writes another with the code in hand becomes somebody new', async () => {
    const { city, code } = await complained();
    const device = await city.visitor();
    await device.post('/answer', { code });
    const before = city.store.tables().persons.size;
    await device.post('/complain', { key: `${key}-2`, project: city.idOf(inHand.running) });
    expect(city.store.tables().persons.size).toBe(before + 1);
    const persons = [...city.store.tables().drafts.values()].map(({ person }) => caseBorne(person));
    expect(persons).toEqual([undefined]);
  });

  test('gets a new code on its page; the old one, and what was opened with it, end', async () => {
    const { city, visitor, code, id } = await complained();
    const device = await city.visitor();
    await device.post('/answer', { code });
    expect(await visitor.page(`/desk/case/${id}`)).toContain('要查询码');
    expect(await device.page(`/desk/case/${id}`)).not.toContain('要查询码');
    const renewed = await (await visitor.post('/answer/new', { case: id })).text();
    const [fresh = ''] = /[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}/.exec(renewed) ?? [];
    expect(fresh).not.toBe(code);
    expect((await device.get(`/desk/case/${id}`)).status).toBe(401);
    expect((await device.post('/answer', { code })).status).toBe(422);
    expect((await device.post('/answer', { code: fresh })).status).toBe(303);
  });

  test('gives no code to anybody else', async () => {
    const { city, id } = await complained();
    for (const person of ['citizen-1', 'xtz-sec', 'dlmz-head']) {
      const stranger = await city.visitor(person);
      expect((await stranger.post('/answer/new', { case: id })).headers.get('location'), person).toBe(
        `/desk/case/${id}`,
      );
    }
    expect((await (await city.visitor()).post('/answer/new', { case: id })).status).toBe(401);
  });
});

describe('what is typed on the page of answers', () => {
  test('stays there when it is no code, with what it is instead', async () => {
    const city = await webCity();
    const visitor = await city.visitor();
    for (const [typed, said] of [
      ['HRB-R-7F3A-91C2-AAAA-BBBB-CCCC', '只能证明交过'],
      ['K7QF-9M2D', '16 位'],
      ['K7QF-9M2D-XH4T-P3WB', '没有这个查询码'],
    ] as const) {
      const response = await visitor.post('/answer', { code: typed });
      expect(response.status).toBe(422);
      const page = await response.text();
      expect(page).toContain(said);
      expect(page).toContain(`value="${typed}"`);
    }
  });

  test('is tried so often in an hour and not more, and in the next hour again', async () => {
    const { city, code } = await complained({ proxies: [''] });
    const from = { 'x-forwarded-for': '203.0.113.7' };
    const guesser = await city.visitor();
    for (let tries = 0; tries < 20; tries += 1) {
      expect(await (await guesser.post('/answer', { code: makeAccessCode() }, from)).text()).toContain(
        '没有这个查询码',
      );
    }
    const refused = await guesser.post('/answer', { code }, from);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('3600');
    expect(await refused.text()).toContain('过一小时再来');
    await city.clock.advance(3_600_000);
    expect((await guesser.post('/answer', { code }, from)).status).toBe(303);
  });
});

test('only complaints have such codes as yet', () => {
  const having: readonly ProcedureId[] = procedureIds.filter((id) => procedureOf(id).accessCode);
  expect(having).toEqual(['complaint']);
});
