import { expect, test } from 'vitest';
import { type Case, replay } from '../../../src/engine/case.ts';
import { type Check, checks } from '../../../src/engine/decide.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import { situation } from '../../../src/engine/procedure.ts';
import { createProject } from '../../../src/procedures/purchase/01-setup/setup.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { people } from '../engine-people.ts';
import { after, at, attempt, effects, known, line, opening, refusal, someone } from '../given.ts';
import { newProject, projectAnswers, purchaseBefore } from '../given-purchase.ts';
import { stepOf } from '../given-story.ts';

const { staff, colleague, head, otherStaff } = people;

function refused(changes: object) {
  const answers = { ...projectAnswers, ...changes };
  return refusal(opening(purchase, 'p', { by: staff, at: '2026-11-02 10:00', answers }));
}

test('a new project goes to the public first, and its entry is announced', () => {
  const result = opening(purchase, 'p', { by: staff, at: '2026-11-02 10:00', answers: projectAnswers });
  expect(effects(result)).toMatchObject([{ kind: 'publish', notice: 'consultation', rows: { users: 320 } }]);
  const state = newProject();
  expect(state.position).toBe('setup.consult');
  expect(state.bodies.buyer).toBe('nangang');
  expect(purchase.title(state)).toBe('南岗区居家养老服务项目');
});

test('what the law bars from purchase is refused by name', () => {
  expect(refused({ negative: ['hiring'] })).toMatchObject({
    why: 'not-on-negative-list',
    field: 'negative',
    values: { named: 'hiring' },
  });
  expect(refused({ negative: ['none', 'financing'] }).why).toBe('not-on-negative-list');
});

test('only an item of the catalogue can be bought, not a whole field of it', () => {
  expect(refused({ item: 'Z9999' })).toMatchObject({ why: 'in-catalogue', values: { code: 'Z9999' } });
  expect(refused({ item: 'A03' }).why).toBe('in-catalogue');
});

test('a term of exactly twelve months needs no ticks; one day more needs all four', () => {
  const longer = { end: '2028-03-01' };
  expect(refused(longer)).toMatchObject({ why: 'continuity-shown', values: { months: 13, missing: 4 } });
  expect(refused({ ...longer, continuity: ['continuous', 'funds-stable', 'price-steady'] }).values).toMatchObject({
    missing: 1,
  });
  const continuity = ['content-fixed', 'continuous', 'funds-stable', 'price-steady'];
  const result = opening(purchase, 'p', {
    by: staff,
    at: '2026-11-02 10:00',
    answers: { ...projectAnswers, ...longer, continuity },
  });
  expect(result.ok).toBe(true);
});

test('no term is longer than thirty-six months, and none ends before it begins', () => {
  expect(refused({ end: '2030-03-01' })).toMatchObject({ why: 'term-within-law', values: { months: 37, most: 36 } });
  expect(refused({ end: '2027-03-01' }).why).toBe('end-after-start');
});

test('what has begun is not entered to be bought', () => {
  for (const start of ['2026-11-02', '2026-01-01']) {
    expect(refused({ start, end: '2026-12-31' })).toMatchObject({ why: 'start-ahead', values: { start } });
  }
});

test('the sources of money add up to the whole', () => {
  const funding = [
    { source: 'fiscal', percent: 60 },
    { source: 'lottery', percent: 30 },
  ];
  expect(refused({ funding })).toMatchObject({ why: 'shares-make-whole', values: { sum: 90 } });
});

test('there is an indicator of every kind', () => {
  const indicators = projectAnswers.indicators.map((each) => ({ ...each, kind: 'output' }));
  expect(refused({ indicators })).toMatchObject({
    why: 'every-kind-of-indicator',
    values: { missing: 'quality,effect,satisfaction' },
  });
});

const splits = { name: 'no-similar-project', blocks: false };

test('what the department buys of the same service in the same year is pointed out, whoever entered it and for whichever place', () => {
  expect(shown([])).toMatchObject({ ...splits, holds: true });
  const near = [
    similar('one', { divisions: ['230102'] }),
    similar('two', { users: 5, start: '2027-11-01', end: '2027-12-31' }),
  ];
  // Three of 290,000 yuan, each below the threshold of 300,000.
  expect(shown(near)).toMatchObject({
    ...splits,
    holds: false,
    values: { similar: 2, numbers: 'HRB-one、HRB-two', together: 87_000_000, reached: 30_000_000 },
  });
  expect(shown([similar('small', { costs: [{ item: '全部', amount: 100 }] })], 20_000_000).values).toMatchObject({
    together: 20_000_100,
    reached: 0,
  });
});

test('another service, another year and what was given up are nothing similar', () => {
  const others = [
    similar('service', { item: 'A0302' }),
    similar('year', { start: '2029-01-01', end: '2029-12-31' }),
    { ...similar('rejected', {}), outcome: 'rejected' as const },
  ];
  expect(shown(others).holds).toBe(true);
  expect(shown([...others, { ...similar('paid', {}), outcome: 'completed' as const }]).holds).toBe(false);
});

test('what was found stays in the record, and whoever confirms, approves or buys has it before him', () => {
  const siblings = [similar('one', {})];
  const facts = { lines: [line], siblings };
  const found = purchaseBefore('confirmProject', { createProject: { facts } });
  expect(found.filings[0]?.decided).toMatchObject({ similar: 1, projects: [{ number: 'HRB-one', cost: 29_000_000 }] });
  expect(weighed(found)).toMatchObject({
    ...splits,
    holds: false,
    values: { numbers: 'HRB-one', together: 77_000_000 },
  });
  expect(weighed(purchaseBefore('confirmProject'))).toMatchObject({ ...splits, holds: true });
  const unlooked = { ...found, filings: found.filings.map(({ decided: _, ...filing }) => filing) };
  expect(weighed(unlooked)).toMatchObject({ ...splits, holds: false, values: { similar: -1 } });
});

const small = [{ item: '全部', amount: 29_000_000 }];

/** Another purchase of the same department. */
function similar(id: string, changes: Partial<typeof projectAnswers>): Case {
  const answers = { ...projectAnswers, costs: small, ...changes };
  const state = newProject();
  return { ...state, id, number: `HRB-${id}`, filings: state.filings.map((filing) => ({ ...filing, answers })) };
}

/** What is said of similar projects beside a new one. */
function shown(siblings: readonly Case[], amount = 29_000_000) {
  const answers = { ...projectAnswers, costs: [{ item: '全部', amount }] };
  const by = { person: 'staff', role: 'buyer_staff' } as const;
  const facts = known({ siblings });
  // The checks of an action whose form is not known by type; these answers are those of its form.
  const here = situation({ state: newProject(), by, facts, answers: answers as never, now: at('2026-11-02 10:00') });
  return saidOf(checks(createProject, here));
}

function weighed(state: Case) {
  const by = { person: 'head', role: 'buyer_head' } as const;
  const action = purchase.stages['setup.confirm'].actions.confirmProject;
  const here = situation({ state, by, facts: known(), answers: {} as never, now: at('2026-11-12 10:00') });
  return saidOf(checks(action, here));
}

function saidOf(all: readonly Check[]): Check {
  const found = all.find(({ name }) => name === splits.name);
  if (!found) throw new Error('nothing is said of similar projects');
  return found;
}

test('the summary of needs waits for five working days of consultation', () => {
  const summary = stepOf('summariseNeeds');
  const early = attempt(purchase, newProject(), { ...summary, at: '2026-11-09 23:59' });
  expect(refusal(early)).toMatchObject({ why: 'consultation-over', values: { until: '2026-11-09' } });
  const state = after(purchase, newProject(), { ...summary, at: '2026-11-10 00:00' });
  expect(state.position).toBe('setup.confirm');
});

test('the head confirms what another has entered, within five working days', () => {
  const state = purchaseBefore('confirmProject');
  expect(state.due).toMatchObject({ code: 'SETUP_REV', date: '2026-11-17' });
  expect(waitingFor(purchase, state)).toEqual([{ role: 'buyer_head', body: 'nangang' }]);
  const both = someone('staff', ['buyer_staff', 'nangang'], ['buyer_head', 'nangang']);
  const self = attempt(purchase, state, { action: 'confirmProject', by: both, at: '2026-11-11 09:00' });
  expect(refusal(self).why).toBe('same-person');
  const stranger = someone('head-2', ['buyer_head', 'daoli']);
  const foreign = attempt(purchase, state, { action: 'confirmProject', by: stranger, at: '2026-11-11 09:00' });
  expect(refusal(foreign).why).toBe('not-your-turn');
});

test('a project sent back is corrected and comes to the head again', () => {
  const mend = { mend: '请写明服务对象的来源。' };
  const returned = after(purchase, purchaseBefore('confirmProject'), {
    action: 'returnProject',
    by: head,
    at: '2026-11-11 09:00',
    answers: mend,
  });
  expect(returned).toMatchObject({ position: 'setup.correct', round: 2, due: { code: 'FIX_5' } });
  const again = after(purchase, returned, {
    action: 'correctProject',
    by: staff,
    at: '2026-11-12 09:00',
    answers: { ...projectAnswers, users: 300 },
  });
  expect(again.position).toBe('setup.confirm');
});

test('only the author takes a project back, and only before the decision on its money', () => {
  const state = newProject();
  const answers = { reason: '需求已由街道解决。' };
  const deed = { action: 'withdrawPurchase', at: '2026-11-03 09:00', answers };
  expect(refusal(attempt(purchase, state, { ...deed, by: colleague })).why).toBe('is-author');
  expect(refusal(attempt(purchase, state, { ...deed, by: otherStaff })).why).toBe('not-your-turn');
  expect(after(purchase, state, { ...deed, by: staff }).outcome).toBe('withdrawn');
  const later = attempt(purchase, purchaseBefore('prepareDossier'), { ...deed, by: staff, at: '2026-11-17 09:00' });
  expect(refusal(later).why).toBe('not-at-this-step');
});

test('the state is the log replayed', () => {
  const answers = { ...projectAnswers, costs: projectAnswers.costs };
  const result = opening(purchase, 'purchase-1', { by: staff, at: '2026-11-02 10:00', answers });
  if (!result.ok) throw new Error('it was refused');
  expect(replay('purchase-1', result.value)).toEqual(newProject());
});
