import { expect, test } from 'vitest';
import { approvedBudget } from '../../../src/procedures/purchase/02-budget/budget.ts';
import { budgetedCost } from '../../../src/procedures/purchase/02-budget/funding.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { people } from '../engine-people.ts';
import { after, attempt, effects, line, refusal } from '../given.ts';
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

test('gifts and own funds stand on no budget line', () => {
  const funding = [
    { source: 'fiscal', percent: 70 },
    { source: 'lottery', percent: 10 },
    { source: 'donation', percent: 20 },
  ] as const;
  expect(budgetedCost({ costs: projectAnswers.costs, funding })).toBe(38_400_000);
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

test('the money comes from the own lines, one for each year', () => {
  const other = [{ line: 'other-line', amount: 48_000_000 }];
  expect(refused({ years: other }).why).toBe('own-lines');
  const same = [
    { line: line.id, amount: 40_000_000 },
    { line: line.id, amount: 8_000_000 },
  ];
  expect(refused({ years: same, midTermPlan: '2027—2029 年规划' })).toMatchObject({
    why: 'one-line-a-year',
    values: { year: 2027 },
  });
});

test('several years must stand in the mid-term plan', () => {
  const years = [
    { line: line.id, amount: 40_000_000 },
    { line: 'line-2028', amount: 8_000_000 },
  ];
  expect(refused({ years })).toMatchObject({ why: 'incomplete', field: 'midTermPlan' });
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
