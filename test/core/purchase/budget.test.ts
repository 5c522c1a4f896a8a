import { expect, test } from 'vitest';
import { latest } from '../../../src/engine/case.ts';
import type { Answers } from '../../../src/engine/form.ts';
import { optionsOf } from '../../../src/engine/procedure.ts';
import { approvedBudget } from '../../../src/procedures/purchase/02-budget/budget.ts';
import { budgetedCost, budgetLines } from '../../../src/procedures/purchase/02-budget/funding.ts';
import { tender } from '../../../src/procedures/purchase/05-publication/tender.ts';
import { contractForm } from '../../../src/procedures/purchase/10-contract/contract.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { people } from '../engine-people.ts';
import { caseOf } from '../engine-play.ts';
import { toldPurchase } from '../engine-stories.ts';
import { after, at, attempt, effects, known, line, refusal } from '../given.ts';
import { budgetAnswers, projectAnswers, purchaseBefore, purchaseCosting } from '../given-purchase.ts';

const { staff, budget, budgetHead } = people;
const lines = [line, { ...line, id: 'line-2028', year: 2028 }, { ...line, id: 'other-line', body: 'daoli' }];

const asks = { action: 'requestBudget', by: staff, at: '2026-11-12 09:00', facts: { lines } };
const approves = { action: 'approveBudget', by: budget, at: '2026-11-16 09:00', facts: { lines } };

function refused(changes: object, facts: object = { lines }) {
  const answers = { ...budgetAnswers, ...changes };
  return refusal(attempt(purchase, purchaseBefore('requestBudget'), { ...asks, answers, facts }));
}

const large = await purchaseCosting(60_000_000);

/** A project of 600,000 yuan, whose budget the head of the budget office signs. */
function bigRequest() {
  return purchaseBefore('approveBudget', {}, large);
}

test('the years add up to what the budget pays of the project', () => {
  expect(refused({ years: [{ line: line.id, amount: 47_999_999 }] })).toMatchObject({
    why: 'years-make-total',
    values: { sum: 47_999_999, total: 48_000_000 },
  });
});

test('gifts, the lottery and own funds stand in the budget as all money does, and reach ceiling, contract and payment', async () => {
  const funding = [
    { source: 'fiscal', percent: 50 },
    { source: 'lottery', percent: 10 },
    { source: 'donation', percent: 20 },
    { source: 'self-raised', percent: 20 },
  ] as const;
  const { worlds } = await toldPurchase((form) => (form === 'project' ? { funding } : {}));
  const ended = caseOf(worlds.at(-1) ?? expect.fail('nothing was played'), 'root');
  expect(ended.outcome).toBe('completed');
  expect(approvedBudget(ended)).toBe(48_000_000);
  expect(latest(ended, tender)?.ceiling).toBe(48_000_000);
  expect(latest(ended, contractForm)?.price).toBe(46_000_000);
  expect(worlds.at(-1)?.line.paid).toBe(46_000_000);
  // A purchase of before left gifts and own funds out.
  expect(budgetedCost(4, { costs: projectAnswers.costs, funding })).toBe(28_800_000);
});

test('a line bears no more than is left on it, to the fen', () => {
  const left = (paid: number) => [{ ...line, limit: 100_000_000, reserved: 30_000_000, committed: 20_000_000, paid }];
  expect(refused({}, { lines: left(2_000_001) })).toMatchObject({
    why: 'within-line',
    values: { year: 2027, amount: 48_000_000, left: 47_999_999 },
  });
  const enough = after(purchase, purchaseBefore('requestBudget'), {
    ...asks,
    answers: budgetAnswers,
    facts: { lines: left(2_000_000) },
  });
  expect(enough.position).toBe('budget.review');
});

test('the money comes from the own lines, each of which is named once', () => {
  const other = [{ line: 'other-line', amount: 48_000_000 }];
  expect(refused({ years: other }).why).toBe('own-lines');
  const same = [
    { line: line.id, amount: 40_000_000 },
    { line: line.id, amount: 8_000_000 },
  ];
  expect(refused({ years: same })).toMatchObject({ why: 'each-line-once', values: { year: 2027 } });
});

function requested(changes: object, facts: object = { lines }, replaced: object = {}) {
  const before = purchaseBefore('requestBudget', { createProject: { answers: { ...projectAnswers, ...replaced } } });
  return attempt(purchase, before, { ...asks, answers: { ...budgetAnswers, ...changes }, facts });
}

test('a line serves the item that it was budgeted for, or any item of its field', () => {
  const of = (item: string) => ({ lines: [{ ...line, item }] });
  for (const item of ['A0301', 'A03', 'A']) expect(requested({}, of(item)).ok).toBe(true);
  for (const item of ['A0302', 'A04', 'L0409', 'B']) {
    expect(refusal(requested({}, of(item)))).toMatchObject({
      why: 'line-serves-item',
      values: { year: 2027, item, wanted: 'A0301', zh: '居家养老' },
    });
  }
});

test('a line is of a year in which the service is provided and paid for, and of none that is over', () => {
  const of = (year: number) => ({ lines: [{ ...line, year }] });
  const adjustment = '哈财预〔2026〕12号';
  // From March 2027 to February 2028.
  for (const year of [2027, 2028]) expect(requested({}, of(year)).ok).toBe(true);
  for (const year of [2026, 2029, 2035]) {
    expect(refusal(requested({ adjustment }, of(year)))).toMatchObject({
      why: 'line-serves-year',
      values: { year, from: 2027, to: 2028 },
    });
  }
  expect(refusal(requested({}, of(2024)))).toMatchObject({ why: 'year-open', values: { year: 2024, now: 2026 } });
});

test('a service that ends with its year is paid for at the beginning of the next', () => {
  const ends = (end: string) => requested({}, { lines: [{ ...line, year: 2028 }] }, { end });
  expect(ends('2027-12-31').ok).toBe(true);
  expect(refusal(ends('2027-10-31')).why).toBe('line-serves-year');
});

test('nothing is approved of a year that ended while it was asked for', () => {
  const facts = { lines: [{ ...line, year: 2026 }] };
  const late = attempt(purchase, purchaseBefore('approveBudget'), { ...approves, at: '2027-01-04 09:00', facts });
  expect(refusal(late)).toMatchObject({ why: 'year-open', values: { year: 2026, now: 2027 } });
});

test('one year can have several lines, and four years as many as it takes, which the mid-term plan then lists', () => {
  const shares = (...of: readonly (readonly [number, string])[]) => ({
    lines: of.map(([year, kind]) => ({ ...line, id: `${year}-${kind}`, year })),
    years: of.map(([year, kind]) => ({ line: `${year}-${kind}`, amount: 48_000_000 / of.length })),
  });
  const two = shares([2027, 'fiscal'], [2027, 'lottery']);
  expect(requested({ years: two.years }, { lines: two.lines }).ok).toBe(true);
  const long = shares([2027, 'fiscal'], [2028, 'fiscal'], [2029, 'fiscal'], [2030, 'fiscal']);
  const continuity = ['content-fixed', 'continuous', 'funds-stable', 'price-steady'];
  const months = { start: '2027-03-01', end: '2030-02-28', continuity };
  const without = requested({ years: long.years }, { lines: long.lines }, months);
  expect(refusal(without)).toMatchObject({ why: 'mid-term-planned', values: { years: 4 } });
  const planned = { years: long.years, rollingPlan: '2027—2030 年规划' };
  expect(requested(planned, { lines: long.lines }, months).ok).toBe(true);
});

test('money of a year that has begun names the document that granted it', () => {
  const years = [
    { line: 'line-2026', amount: 8_000_000 },
    { line: line.id, amount: 40_000_000 },
  ];
  const facts = { lines: [{ ...line, id: 'line-2026', year: 2026 }, line] };
  const start = { start: '2026-12-15', end: '2027-12-14' };
  const plan = { years, rollingPlan: '2026—2028 年规划' };
  expect(refusal(requested(plan, facts, start))).toMatchObject({ why: 'addition-granted', values: { year: 2026 } });
  expect(requested({ ...plan, adjustment: '哈财预〔2026〕12号' }, facts, start).ok).toBe(true);
});

test('only lines that can bear the project are offered', () => {
  const state = purchaseBefore('requestBudget');
  const facts = known({
    lines: [
      line,
      { ...line, id: 'past', year: 2024 },
      { ...line, id: 'late', year: 2030 },
      { ...line, id: 'other', item: 'A0402' },
    ],
  });
  const offered = (answers: Answers) =>
    optionsOf(budgetLines, { state, answers, by: state.opener, facts, now: at('2026-11-12 09:00') });
  expect(offered({}).map(({ value }) => value)).toEqual([line.id]);
  expect(offered({ years: [{ line: 'past', amount: 1 }] }).map(({ value }) => value)).toEqual([line.id, 'past']);
});

test('what is bought is no longer provided directly', () => {
  expect(refused({ directLine: 'remains', oldCost: 30_000_000, oldPosts: 4 })).toMatchObject({
    why: 'money-follows-task',
    source: 'R107',
  });
  expect(refused({ directLine: 'ends' }).why).toBe('incomplete');
});

test('an approved budget is set aside on its line', () => {
  const result = attempt(purchase, purchaseBefore('approveBudget'), approves);
  expect(effects(result)).toEqual([{ kind: 'budget', move: 'reserve', line: 'line-2027', fen: 48_000_000 }]);
});

test('it is not approved when others have taken the money meanwhile', () => {
  const facts = { lines: [{ ...line, reserved: 140_000_000 }] };
  const late = attempt(purchase, purchaseBefore('approveBudget'), { ...approves, facts });
  expect(refusal(late)).toMatchObject({ why: 'still-within-line', values: { left: 45_000_000 } });
});

test('above the setting the head of the office signs, and only then is money set aside', () => {
  const approved = attempt(purchase, bigRequest(), approves);
  expect(effects(approved)).toEqual([]);
  const waiting = after(purchase, bigRequest(), approves);
  expect(waiting.position).toBe('budget.sign');
  const signs = { action: 'signBudget', by: budgetHead, at: '2026-11-17 09:00', facts: { lines } };
  expect(effects(attempt(purchase, waiting, signs))).toEqual([
    { kind: 'budget', move: 'reserve', line: 'line-2027', fen: 60_000_000 },
  ]);
  const both = { ...budget, seats: [...budget.seats, ...budgetHead.seats] };
  expect(refusal(attempt(purchase, waiting, { ...signs, by: both })).why).toBe('same-person');
});

test('a partial approval sets aside less, and that is the limit from then on', () => {
  const cut = { action: 'approvePartly', by: budget, at: '2026-11-16 09:00', facts: { lines } };
  const reason = '按去年单价核减。';
  const answers = { amounts: [{ amount: 45_000_000 }], reason };
  const result = attempt(purchase, purchaseBefore('approveBudget'), { ...cut, answers });
  expect(effects(result)).toEqual([{ kind: 'budget', move: 'reserve', line: 'line-2027', fen: 45_000_000 }]);
  const done = after(purchase, purchaseBefore('approveBudget'), { ...cut, answers });
  expect(approvedBudget(done)).toBe(45_000_000);
  expect(done.filings.at(-1)?.decided).toEqual({ granted: 45_000_000, asked: 48_000_000 });
  for (const amounts of [[{ amount: 48_000_000 }], [{ amount: 0 }], [{ amount: 1 }, { amount: 1 }]]) {
    const wrong = attempt(purchase, purchaseBefore('approveBudget'), { ...cut, answers: { amounts, reason } });
    expect(refusal(wrong).why).toBe('less-than-asked');
  }
});

test('a partial approval that the head sends back is forgotten with the next request', () => {
  const answers = { amounts: [{ amount: 55_000_000 }], reason: '按去年单价核减。' };
  const again = after(
    purchase,
    bigRequest(),
    { action: 'approvePartly', by: budget, at: '2026-11-16 09:00', facts: { lines }, answers },
    {
      action: 'returnBudgetUnsigned',
      by: budgetHead,
      at: '2026-11-17 09:00',
      answers: { mend: '请补充单价依据。' },
    },
    { ...asks, at: '2026-11-18 09:00', answers: { ...budgetAnswers, years: [{ line: line.id, amount: 60_000_000 }] } },
  );
  expect(again.position).toBe('budget.review');
  expect(approvedBudget(again)).toBe(60_000_000);
});

test('a budget put off waits until its day and is asked for anew', () => {
  const answers = { until: '2027-01-31', reason: '列入下一年度预算安排。' };
  const deferred = after(purchase, purchaseBefore('approveBudget'), {
    action: 'deferBudget',
    by: budget,
    at: '2026-11-16 09:00',
    answers,
  });
  expect(deferred).toMatchObject({ position: 'budget.deferred', due: { code: 'FIXED', date: '2027-01-31' } });
  const past = attempt(purchase, purchaseBefore('approveBudget'), {
    action: 'deferBudget',
    by: budget,
    at: '2026-11-16 09:00',
    answers: { ...answers, until: '2026-11-16' },
  });
  expect(refusal(past).why).toBe('deferred-ahead');
  const resumed = after(purchase, deferred, { action: 'resumeBudget', by: staff, at: '2027-02-01 09:00' });
  expect(resumed.position).toBe('budget.request');
});

test('who steps back cannot decide any more', () => {
  const state = after(purchase, purchaseBefore('approveBudget'), {
    action: 'recuseBudget',
    by: budget,
    at: '2026-11-16 09:00',
    answers: { reason: '配偶在该单位任职。' },
  });
  expect(state.position).toBe('budget.review');
  expect(refusal(attempt(purchase, state, approves)).why).toBe('recused');
});
