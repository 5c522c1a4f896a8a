import { describe, expect, test } from 'vitest';
import { latest } from '../../src/engine/case.ts';
import { approvedBudget } from '../../src/procedures/purchase/02-budget/budget.ts';
import { contractForm } from '../../src/procedures/purchase/10-contract/contract.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { people, supervision, treasury } from '../core/engine-people.ts';
import { toldPurchase } from '../core/engine-stories.ts';
import { attempt, file, line, refusal } from '../core/given.ts';
import { budgetAnswers, projectAnswers, purchaseBefore } from '../core/given-purchase.ts';
import {
  awarded,
  buyerSigns,
  caseIn,
  certifies,
  done,
  drafts,
  familyIn,
  payments,
  played,
  refused,
  requestAnswers,
  running,
  supplierSigns,
  untilJudged,
} from '../core/given-story.ts';
import { tells } from './told.ts';

/** Public money is granted by years, and a service does not end with one: what may be promised, carried over and paid, and by whom. */

describe('a service of thirty-six months over four fiscal years', () => {
  const years = [2027, 2028, 2029, 2030];
  const lines = years.map((year) => ({ ...line, id: `line-${year}`, year }));
  const shares = lines.map(({ id }) => ({ line: id, amount: 12_000_000 }));
  const continuity = ['content-fixed', 'continuous', 'funds-stable', 'price-steady'];
  const term = { start: '2027-03-01', end: '2030-02-28', continuity };
  const asks = (answers: object, project: object = term) => {
    const replaced = { createProject: { answers: { ...projectAnswers, ...project } } };
    const state = purchaseBefore('requestBudget', replaced);
    const by = people.staff;
    return attempt(purchase, state, {
      ...{ action: 'requestBudget', by, at: '2026-11-12 09:00', facts: { lines } },
      answers: { ...budgetAnswers, ...answers },
    });
  };

  test('is paid from a line of each of them, once the plan of these years is named', () => {
    expect(refusal(asks({ years: shares }))).toMatchObject({ why: 'mid-term-planned', values: { years: 4 } });
    expect(asks({ years: shares, rollingPlan: '2027—2030 年中期财政规划' }).ok).toBe(true);
  });

  test('is paid from no line of a year in which nothing is rendered', () => {
    const short = { ...term, start: '2027-03-01', end: '2028-02-28' };
    const planned = { years: shares, rollingPlan: '2027—2030 年中期财政规划' };
    expect(refusal(asks(planned, short))).toMatchObject({ why: 'line-serves-year', values: { from: 2027, to: 2028 } });
  });
});

test('a gift is money of the service too: ceiling, contract and payment have it in them', async () => {
  const funding = [
    { source: 'fiscal', percent: 60 },
    { source: 'donation', percent: 40 },
  ];
  const { worlds } = await toldPurchase((form) => (form === 'project' ? { funding } : {}));
  const ended = familyIn(worlds.at(-1) ?? expect.fail('nothing was played'));
  expect(approvedBudget(ended.root)).toBe(48_000_000);
  expect(latest(ended.root, contractForm)?.price).toBe(46_000_000);
});

describe('after the award', () => {
  test('what the year has left unsigned lapses with it; finance that does not carry it over ends the purchase, and the money goes back', async () => {
    const drawnUp = await played(awarded, drafts, { ...buyerSigns, at: '2027-12-30 10:00' });
    expect(refused(drawnUp, { ...supplierSigns, at: '2028-01-03 10:00' })).toMatchObject({
      why: 'reservation-lives',
      values: { year: 2027 },
    });
    const cut = {
      action: 'refuseCarryOver',
      by: people.budgetHead,
      at: '2028-01-04 09:00',
      answers: {
        decision: '哈财预〔2028〕3号',
        reason: '财力不足，经研究决定不予结转，请依法处理善后。',
        evidence: [file],
      },
    };
    expect(refused(drawnUp, { ...cut, by: people.head }).why).toBe('not-your-turn');
    const ended = await played(drawnUp, cut);
    expect(ended.root.outcome).toBe('cancelled');
    expect(done(ended, 'budget').at(-1)).toMatchObject({ move: 'release', fen: 48_000_000 });
  });
});

describe('the end of the year comes by itself', () => {
  test('finance hears of it in December, nothing can be signed from what has lapsed, and what is carried over can', async () => {
    const drawnUp = await played(awarded, drafts, { ...buyerSigns, at: '2027-11-30 10:00' });
    const { who, comes } = await tells(drawnUp, '2027-11-30 11:00');
    const treasury = await who('treasury');
    const officer = await who('staff');
    const budgetOffice = await who('budget');
    const winner = await who('alpha-admin');
    await comes('2027-12-01 09:00');
    expect(treasury.heard()).toContain('年终清理');
    await comes('2028-01-03 10:00');
    expect(await winner.isRefused('签署合同')).toMatch(/2027 ?年.*结转/s);
    await officer.does('申请结转', { reason: '合同即将签订，服务跨年度。' });
    await budgetOffice.does('批准结转', {
      approval: '哈财结转〔2028〕7号',
      reason: '合同即将签订。',
      until: '2028-12-31',
    });
    await winner.does('签署合同');
    expect((await winner.looks()).reads).toContain('正在按合同提供服务');
  });
});

describe('on 31 December a contract is open', () => {
  const lastPart = payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003'));

  test('what it has left is paid in the next year only where finance has carried it over', async () => {
    const accepted = await played(running, ...untilJudged.slice(2), certifies);
    const [paysIt] = lastPart.slice(-1);
    const approved = await played(accepted, ...lastPart.slice(0, -1));
    if (!paysIt) throw new Error('a payment takes four acts');
    expect(refused(approved, paysIt)).toMatchObject({ why: 'paid-from-open-year', source: '预算法 Art 42' });
  });

  test('the department asks for that in its chat, and the budget office decides', async () => {
    const { who } = await tells(running, '2027-12-20 09:00');
    const officer = await who('staff');
    const budgetOffice = await who('budget');
    expect((await budgetOffice.looks()).can).not.toContain('批准结转');
    await officer.does('申请结转', { reason: '服务跨了年度，尾款要等验收。' });
    expect(budgetOffice.reads()).toContain('服务跨了年度，尾款要等验收');
    const given = { approval: '哈财结转〔2027〕7号', reason: '合同未履行完毕。', until: '2028-12-31' };
    await budgetOffice.does('批准结转', given);
    expect(officer.heard()).toContain('哈财结转〔2027〕7号');
  });
});

describe('a payment', () => {
  const [asks, certifiesIt, approves, pays] = payments(
    'payment-1',
    '2027-03-05',
    requestAnswers(23_000_000, '24232000000000000001'),
  );
  if (!asks || !certifiesIt || !approves || !pays) throw new Error('a payment takes four acts');

  test('that supervision holds nobody below it lets go', async () => {
    const ground = { ground: 'complaint-open', reason: '收到反映，正在核实。' };
    const held = await played(running, asks, certifiesIt, approves, {
      ...{ on: 'payment-1', action: 'holdPayment', by: supervision, at: '2027-03-08 09:00', answers: ground },
    });
    const lets = {
      ...{ on: 'payment-1', action: 'releasePayment', at: '2027-03-10 09:00' },
      answers: { reason: '已经核实，没有问题。' },
    };
    expect(refused(held, { ...lets, by: treasury })).toMatchObject({ why: 'held-by-them' });
    expect(refused(held, { ...lets, by: people.head }).why).toBe('not-your-turn');
    const freed = await played(held, { ...lets, by: supervision });
    expect(caseIn(freed, 'payment-1').position).toBe('pay.treasury');
  });

  test('is recorded with no voucher of before its approval', async () => {
    const approved = await played(running, asks, certifiesIt, approves);
    const old = { ...pays, answers: { voucher: '2020-0001', paidOn: '2020-01-01' } };
    expect(refused(approved, old)).toMatchObject({ why: 'paid-after-approval', values: { from: '2027-03-05' } });
  });

  test('asked for in part leaves the rest to be asked for, by an invoice of its own', async () => {
    const part = { ...asks, answers: requestAnswers(10_000_000, '24232000000000000001') };
    const paid = await played(running, part, certifiesIt, approves, pays);
    const rest = { ...asks, at: '2027-03-08 09:00', answers: requestAnswers(13_000_000, '24232000000000000001') };
    expect(refused(paid, rest).why).toBe('invoice-used-once');
    const another = { ...rest, answers: requestAnswers(13_000_000, '24232000000000000009') };
    expect(caseIn(await played(paid, another), 'payment-1').position).toBe('certify.review');
  });
});
