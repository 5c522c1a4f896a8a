import { describe, expect, test } from 'vitest';
import { act } from '../../src/app/act.ts';
import { expire } from '../../src/app/expire.ts';
import type { Case } from '../../src/engine/case.ts';
import { situation } from '../../src/engine/procedure.ts';
import { mayKnow } from '../../src/engine/read.ts';
import { commentsBrief, countsCoverComments, setup } from '../../src/procedures/purchase/01-setup/setup.ts';
import { comment, commentsIn, heardIn } from '../../src/procedures/purchase/comment/comment.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { texts } from '../../src/text/all.ts';
import { chatIn } from '../memory/chat.ts';
import { type WebCity, webCity } from '../web-city.ts';
import { people } from './engine-people.ts';
import { at, attempt, after as goesOn, known, opened, opening, refusal, someone } from './given.ts';
import { newProject, projectAnswers } from './given-purchase.ts';

const { say } = texts.zh;
const parent = newProject();
const resident = someone('resident');
const when = '2026-11-04 09:00';

function given(answers: object, id = 'c', by = resident): Case {
  return opened(comment, id, { by, at: when, answers: { ...answers }, facts: { parent } });
}

function refused(answers: object, moment = when, ownOpen: readonly Case[] = []) {
  return refusal(
    opening(comment, 'n', { by: resident, at: moment, answers: { ...answers }, facts: { parent, ownOpen } }),
  );
}

describe('a comment on a need', () => {
  test('is taken from anybody until the consultation ends, to the minute', () => {
    expect(given({ stance: 'support' }).position).toBe('consultation.given');
    const last = opening(comment, 'n', {
      by: resident,
      at: '2026-11-09 23:59',
      answers: { stance: 'support' },
      facts: { parent },
    });
    expect(last.ok).toBe(true);
    expect(refused({ stance: 'support' }, '2026-11-10 00:00')).toMatchObject({
      why: 'consultation-runs',
      values: { until: '2026-11-09' },
    });
  });

  test('is given once on each purchase, and anew when it was taken back', () => {
    const first = given({ stance: 'oppose' });
    expect(refused({ stance: 'support' }, when, [first]).why).toBe('one-comment');
    const elsewhere = { ...first, parent: 'another' };
    const facts = { parent, ownOpen: [elsewhere] };
    expect(opening(comment, 'n', { by: resident, at: when, answers: { stance: 'support' }, facts }).ok).toBe(true);
    const back = goesOn(comment, first, { action: 'withdrawComment', by: resident, at: '2026-11-05 09:00' });
    expect(back.outcome).toBe('withdrawn');
  });

  test('that suggests something says what', () => {
    expect(refused({ stance: 'suggest' })).toMatchObject({ why: 'suggestion-said', field: 'opinion' });
    expect(given({ stance: 'suggest', opinion: '周末也要有人上门。' }).outcome).toBeUndefined();
  });

  test('is counted by itself when the consultation is over, and not before', () => {
    const state = given({ stance: 'support' });
    const count = { action: 'countComment', by: 'system' } as const;
    expect(refusal(attempt(comment, state, { ...count, at: '2026-11-09 23:59' })).why).toBe('consultation-ended');
    expect(goesOn(comment, state, { ...count, at: '2026-11-10 00:00' }).outcome).toBe('completed');
  });

  test('is read by whoever gave it and by the office that asked, and by nobody else', () => {
    const state = given({ stance: 'oppose', opinion: '已经有日间照料了。' });
    expect(mayKnow(comment, state, resident, parent)).toBe(true);
    expect(mayKnow(comment, state, people.staff, parent)).toBe(true);
    for (const other of [undefined, someone('neighbour'), people.otherStaff, people.secretary, people.budget])
      expect(mayKnow(comment, state, other, parent), other?.id).toBe(false);
  });
});

const came = [
  given({ stance: 'support' }, '1'),
  given({ stance: 'support', opinion: '早该有了。' }, '2'),
  given({ stance: 'oppose', opinion: '钱太多。' }, '3'),
  given({ stance: 'suggest', opinion: '周末也要有人上门。' }, '4'),
  goesOn(comment, given({ stance: 'oppose' }, '5'), { action: 'withdrawComment', by: resident, at: when }),
];

describe('the summary of a consultation', () => {
  const facts = known({ comments: came });
  const by = { person: 'staff', role: 'buyer_staff', body: 'nangang' } as const;
  const here = situation({ state: parent, answers: {}, by, facts, now: at('2026-11-10 09:00') });

  test('has lying ready what came in, without what was taken back', () => {
    expect(heardIn(came)).toEqual({ supporters: 2, opponents: 1, comments: 3 });
    expect(commentsIn(came)).toHaveLength(4);
    expect(setup['setup.consult'].actions.summariseNeeds.prefill?.(here)).toEqual(heardIn(came));
    expect(commentsBrief.of(here)).toEqual({
      heard: [heardIn(came)],
      said: [
        { stance: 'support', opinion: '早该有了。' },
        { stance: 'oppose', opinion: '钱太多。' },
        { stance: 'suggest', opinion: '周末也要有人上门。' },
      ],
    });
  });

  test('shows nothing and has nothing ready where nothing came', () => {
    const empty = { ...here, facts: known() };
    expect(setup['setup.consult'].actions.summariseNeeds.prefill?.(empty)).toBeUndefined();
    expect(commentsBrief.of(empty)).toBeUndefined();
  });

  test.each([
    [{ supporters: 2, opponents: 1, comments: 3 }, true],
    [{ supporters: 37, opponents: 2, comments: 6 }, true],
    [{ supporters: 1, opponents: 1, comments: 3 }, false],
    [{ supporters: 2, opponents: 0, comments: 3 }, false],
    [{ supporters: 2, opponents: 1, comments: 0 }, false],
  ])('adds to what came in and takes nothing from it: %o', (counts, holds) => {
    const answers = { ...counts, summary: '多数支持，周末上门写入需求，费用另行核算。' };
    const broken = countsCoverComments.broken({ ...here, answers });
    expect(broken === undefined).toBe(holds);
    if (!holds) expect(broken).toEqual(heardIn(came));
  });
});

test('a purchase is public from the day on which everybody is asked', () => {
  expect(purchase.public(parent)).toBe(true);
  const state = goesOn(purchase, parent, {
    action: 'summariseNeeds',
    by: people.staff,
    at: '2026-11-10 09:00',
    answers: { supporters: 0, opponents: 0, comments: 0, summary: '没有收到意见，需求按原来的说明不变，继续办理。' },
  });
  expect(purchase.public(state)).toBe(true);
  expect(purchase.public({ ...state, entries: [] })).toBe(false);
});

const key = 'abcdefghijklmnop';

async function consulted(): Promise<{ city: WebCity; id: string; number: string; notice: string }> {
  const city = await webCity();
  const project = { ...projectAnswers, start: '2027-05-01', end: '2028-04-30', continuity: null, documents: null };
  const id = await city.filed('ngmz-staff', { procedure: 'purchase' }, project);
  const { number = '' } = city.store.tables().cards.get(id) ?? {};
  const found = [...city.store.tables().notices.values()].find((each) => each.case === id);
  return { city, id, number, notice: found?.number ?? '' };
}

describe('on the web', () => {
  test('the notice and the page of a project in consultation say until when and how, and anybody comments there', async () => {
    const { city, id, number, notice } = await consulted();
    const visitor = await city.visitor();
    const told = await visitor.page(`/notices/${notice}`);
    expect(told).toContain('我有意见');
    expect(told).toMatch(/意见截止日期[\s\S]*12月1日/);
    expect(told).toMatch(/意见提给[\s\S]*南岗区民政局/);
    const page = await visitor.page(`/p/${number}`);
    expect(page).toContain('正在征求意见');
    expect(page).toContain('我有意见');
    const begun = await visitor.post('/comment', { key, project: id });
    expect(begun.headers.get('location')).toMatch(/^\/desk\/form\//);
    const [draft] = city.store.tables().drafts.values();
    const opinion = { stance: 'suggest', opinion: '周末也要有人上门。' };
    const given = await city.filed(draft?.person ?? '', { procedure: 'comment', parent: id }, opinion);
    const again = await visitor.post('/comment', { key: `${key}-2`, project: id });
    expect(again.headers.get('location')).not.toMatch(/^\/desk\/form\//);
    expect(await (await city.visitor('cz-budget')).page(`/desk/case/${given}`)).not.toContain('周末也要有人上门');
  });

  test('the clerk sees what came in, and the counts lie ready', async () => {
    const { city, id } = await consulted();
    for (const [person, answers] of [
      ['citizen-1', { stance: 'support', opinion: null }],
      ['citizen-2', { stance: 'suggest', opinion: '周末也要有人上门。' }],
    ] as const)
      await city.filed(person, { procedure: 'comment', parent: id }, answers);
    await city.clock.advance(10 * 24 * 3_600_000);
    const clerk = await city.visitor('ngmz-staff');
    expect(await clerk.page(`/desk/case/${id}`)).toContain('周末也要有人上门');
    const draft = await city.begun('ngmz-staff', { case: id, action: 'summariseNeeds' });
    const page = await clerk.page(`/desk/form/${draft}?page=1`);
    expect(page).toMatch(/name="f.supporters"[^>]*value="1"/);
    expect(page).toMatch(/name="f.comments"[^>]*value="1"/);
    expect(page).toContain('周末也要有人上门');
    const errors: unknown[] = [];
    await expire(city.store, { info() {}, error: (_, error) => void errors.push(error) });
    expect(errors).toEqual([]);
    const closed = [...city.store.tables().cards.values()].filter(({ parent: of }) => of === id);
    expect(closed.map(({ outcome }) => outcome)).toEqual(['completed', 'completed']);
  });

  test('after the day nothing is taken, and it is said so', async () => {
    const { city, id, notice } = await consulted();
    await city.clock.advance(10 * 24 * 3_600_000);
    const visitor = await city.visitor('citizen-1');
    expect(await visitor.page(`/notices/${notice}`)).not.toContain('我有意见');
    await visitor.post('/comment', { key, project: id });
    const heard = (await city.talk('citizen-1')).map(({ message }) => JSON.stringify(message)).join('\n');
    expect(heard).toContain('为止');
  });
});

describe('in a chat', () => {
  test('a stranger who finds the project comments from its card, and can take it back', async () => {
    const city = await webCity();
    const chat = chatIn(city.store, 'neighbour');
    await chat.says('您好');
    await chat.presses(say.citizen);
    await chat.says('老年人法律援助');
    await chat.presses('南岗区老年人法律援助服务（2027 年）');
    await chat.presses('对需求提意见');
    expect(chat.asked()).toBe('stance');
    await chat.presses('提建议');
    await chat.says('希望能讲方言。');
    await chat.presses('提交');
    const mine = () =>
      [...city.store.tables().cards.values()].filter(({ procedure, outcome }) => procedure === 'comment' && !outcome);
    expect(mine()).toHaveLength(3);
    await chat.presses(say.seeProgress);
    await chat.presses('撤回意见');
    await chat.presses('撤回意见');
    expect(mine()).toHaveLength(2);
  });
});

test('an act that withdraws the project leaves its comments to be counted', async () => {
  const { city, id } = await consulted();
  await city.filed('citizen-1', { procedure: 'comment', parent: id }, { stance: 'support', opinion: null });
  const done = await city.store.transact(async (world) => {
    const by = await world.people.person('ngmz-staff');
    return by && act(world, id, { action: 'withdrawPurchase', by, answers: { reason: '需求已由街道解决。' } });
  });
  expect(done?.ok).toBe(true);
});
