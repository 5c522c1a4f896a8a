import { describe, expect, test } from 'vitest';
import { type Case, type Filing, lastFiling } from '../../../src/engine/case.ts';
import { leastSuppliers } from '../../../src/procedures/purchase/06-bidding/turnout.ts';
import { bid } from '../../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { people } from '../engine-people.ts';
import { after, at, attempt, effects, file, known, line, refusal } from '../given.ts';
import { bidOf, openForBids, tenderAnswers } from '../given-purchase.ts';

const { staff, colleague, head, agency } = people;
const open = openForBids();
const three = ['a', 'b', 'c'].map((id) => bidOf(id, open));
const [first, second, third] = three;
if (!first || !second || !third) throw new Error('three bids were filed');

const opens = { action: 'openBids', by: agency, at: '2027-01-08 09:30', facts: { bids: three } };
const fails = {
  action: 'declareFailed',
  by: head,
  at: '2027-01-08 10:00',
  answers: { cause: 'too-few', reason: '到截止时间只收到一份响应文件。' },
};

test('bids are opened at the very instant of the closing, not a second before', () => {
  const early = attempt(purchase, open, { ...opens, at: '2027-01-08 09:29' });
  expect(refusal(early)).toMatchObject({ why: 'bidding-closed', values: { closing: '2027-01-08T01:30:00.000Z' } });
  expect(after(purchase, open, opens).position).toBe('qualification.review');
});

test('every bid that was handed in is opened, and one that was never signed lapses', () => {
  const unsigned = { ...first, id: 'bid-late', position: 'bidding.sign' } as const;
  const gone = { ...second, id: 'bid-gone', outcome: 'withdrawn' } as const;
  const facts = { bids: [...three, unsigned, gone] };
  expect(effects(attempt(purchase, open, { ...opens, facts }))).toMatchObject([
    { kind: 'act', on: 'bid-a', action: 'openBid' },
    { kind: 'act', on: 'bid-b', action: 'openBid' },
    { kind: 'act', on: 'bid-c', action: 'openBid' },
    { kind: 'act', on: 'bid-late', action: 'lapseBid' },
  ]);
});

test('who wrote the documents does not open the bids', () => {
  expect(refusal(attempt(purchase, open, { ...opens, by: staff })).why).toBe('same-person');
  expect(attempt(purchase, open, { ...opens, by: colleague }).ok).toBe(true);
});

test('a consultation for services goes on with two suppliers and not with one', () => {
  expect(attempt(purchase, open, { ...opens, facts: { bids: [first, second] } }).ok).toBe(true);
  const one = attempt(purchase, open, { ...opens, facts: { bids: [first] } });
  expect(refusal(one)).toMatchObject({ why: 'enough-bids', values: { bids: 1, least: 2 } });
});

test('an open tender needs three', () => {
  const { ground: _ground, methodReason: _reason, ...rest } = tenderAnswers;
  const tender = openForBids({
    prepareTender: { answers: { ...rest, method: 'open-tender', closing: '2027-01-20' } },
  });
  const at = '2027-01-20 09:30';
  const two = attempt(purchase, tender, { ...opens, at, facts: { bids: [first, second] } });
  expect(refusal(two)).toMatchObject({ why: 'enough-bids', values: { bids: 2, least: 3 } });
  expect(attempt(purchase, tender, { ...opens, at }).ok).toBe(true);
});

describe('a negotiation goes on with two', () => {
  const failedAt = '2026-12-20T02:00:00.000Z';
  const documents = lastFiling(open, 'prepareTender');
  const now = at('2027-01-08 10:00');
  if (!documents) throw new Error('the documents were prepared');
  const by = (method: string, seq: number): Filing => ({
    ...documents,
    seq,
    answers: { ...documents.answers, method },
  });
  const failsThen = (seq: number): Filing => ({
    ...documents,
    action: 'declareFailed',
    form: 'failed-tender',
    seq,
    at: failedAt,
  });
  const approves = (seq: number): Filing => ({ ...documents, action: 'superviseMethod', form: 'method-approval', seq });
  const left = [first, second].map((each) => ({ ...each, outcome: 'cancelled', closedAt: failedAt }) as const);
  const least = (filings: readonly Filing[], bids: readonly Case[] = left): number =>
    leastSuppliers({ ...open, filings }, known({ bids }), now);
  const replacing = [by('open-tender', 1), failsThen(2), by('competitive-negotiation', 3), approves(4)];

  test('where it replaces an open tender that two were left of, and finance has approved that', () => {
    expect(least(replacing)).toBe(2);
  });

  test('and not because anything failed before it, without approval, or with others than two', () => {
    expect(least(replacing.slice(0, 3))).toBe(3);
    expect(least([by('competitive-negotiation', 1), ...replacing.slice(1)])).toBe(3);
    expect(least(replacing, left.slice(1))).toBe(3);
    expect(least(replacing, [...left, { ...third, outcome: 'cancelled', closedAt: failedAt }])).toBe(3);
    expect(least(replacing.slice(2))).toBe(3);
  });
});

test('a later closing is announced, and every bidder hears of it', () => {
  const extends_ = {
    action: 'extendDeadline',
    by: staff,
    at: '2027-01-06 09:00',
    answers: { closing: '2027-01-15', hour: '10:00', reason: '应多家组织的请求。' },
    facts: { bids: [first] },
  };
  expect(effects(attempt(purchase, open, extends_))).toMatchObject([
    { kind: 'publish', notice: 'correction', rows: { closing: '2027-01-15', hour: '10:00' } },
    { kind: 'act', on: 'bid-a', action: 'noteCorrection' },
  ]);
  const longer = after(purchase, open, extends_);
  expect(longer).toMatchObject({
    position: 'bidding.open',
    opens: '2027-01-15T02:00:00.000Z',
    due: { date: '2027-01-15' },
  });
  expect(refusal(attempt(purchase, longer, opens)).why).toBe('bidding-closed');
  const back = { ...extends_, answers: { ...extends_.answers, closing: '2027-01-08', hour: '09:00' } };
  expect(refusal(attempt(purchase, open, back)).why).toBe('later-closing');
});

test('after the closing there is more time only when too few have come', () => {
  const answers = { closing: '2027-01-15', hour: '10:00', reason: '供应商不足，延长时间。' };
  const late = { action: 'extendDeadline', by: staff, at: '2027-01-08 10:00', answers };
  expect(refusal(attempt(purchase, open, { ...late, facts: { bids: three } }))).toMatchObject({
    why: 'extension-fair',
    values: { bids: 3 },
  });
  expect(after(purchase, open, { ...late, facts: { bids: [first] } }).position).toBe('bidding.open');
});

test('a change that bears on the bids moves the closing as far as the law wants', () => {
  const clarifies = { action: 'clarifyTender', by: staff, at: '2027-01-06 09:00' };
  const answers = { answer: '第三项服务增加夜间值守。', affects: 'yes' };
  const changed = after(purchase, open, { ...clarifies, answers });
  expect(changed.opens).toBe('2027-01-11T01:30:00.000Z');
  const harmless = after(purchase, open, { ...clarifies, answers: { ...answers, affects: 'no' } });
  expect(harmless.opens).toBe('2027-01-08T01:30:00.000Z');
  const intime = after(purchase, open, { ...clarifies, at: '2026-12-28 09:00', answers });
  expect(intime.opens).toBe('2027-01-08T01:30:00.000Z');
  const late = attempt(purchase, open, { ...clarifies, at: '2027-01-08 09:30', answers });
  expect(refusal(late).why).toBe('bidding-not-closed');
});

test('a tender fails for want of suppliers only when they are wanting', () => {
  expect(refusal(attempt(purchase, open, { ...fails, facts: { bids: three } }))).toMatchObject({
    why: 'too-few-is-true',
    values: { bids: 3 },
  });
  const facts = { bids: [first] };
  expect(effects(attempt(purchase, open, { ...fails, facts }))).toMatchObject([
    { kind: 'publish', notice: 'failed', rows: { ground: 'too-few', bids: 1 } },
    { kind: 'act', on: 'bid-a', action: 'cancelBid' },
  ]);
  expect(refusal(attempt(purchase, open, { ...fails, at: '2027-01-08 09:00', facts })).why).toBe('bidding-closed');
});

test('what was bid is no ground before it is opened, foul play is shown, and what was sealed stays so', () => {
  const facts = { bids: three };
  const foul = { cause: 'irregular', reason: '收到举报并查实，有人泄露投标情况。' };
  expect(refusal(attempt(purchase, open, { ...fails, facts, answers: { ...foul, cause: 'over-budget' } })).why).toBe(
    'incomplete',
  );
  expect(refusal(attempt(purchase, open, { ...fails, facts, answers: foul }))).toMatchObject({
    why: 'incomplete',
    field: 'evidence',
  });
  const ended = attempt(purchase, open, { ...fails, facts, answers: { ...foul, evidence: [file] } });
  expect(effects(ended).map((effect) => 'action' in effect && effect.action)).toEqual([
    false,
    ...three.map(() => 'cancelBid'),
  ]);
  const cancelled = after(bid, first, {
    action: 'cancelBid',
    by: 'system',
    at: '2027-01-08 10:00',
    facts: { parent: open },
  });
  expect(cancelled.filings.some((filing) => bid.opened(cancelled, filing, new Date()))).toBe(false);
});

test('a failed tender is started again from its documents', () => {
  const failed = after(purchase, open, { ...fails, facts: { bids: [first] } });
  expect(failed.position).toBe('bidding.failed');
  const again = after(purchase, failed, {
    action: 'restartTender',
    by: staff,
    at: '2027-01-11 09:00',
    answers: { reason: '已简化条件，重新发布。' },
  });
  expect(again.position).toBe('publication.intention');
});

test('a running tender ends for want of a task by a document alone, which is published; its money is free and its bids stay sealed', () => {
  const answers = {
    change: 'withdrawn-above',
    reason: '上级机关决定撤销这项任务，服务场所同时移交。',
    decision: '哈民发〔2027〕3号',
    evidence: [file],
  };
  const gives = { action: 'giveUpTask', by: head, at: '2027-01-05 09:00', answers, facts: { bids: [first] } };
  expect(effects(attempt(purchase, open, gives))).toMatchObject([
    { kind: 'publish', notice: 'failed', rows: { ground: 'major-change', decision: '哈民发〔2027〕3号' } },
    { kind: 'budget', move: 'release', line: line.id, fen: 48_000_000 },
    { kind: 'act', on: 'bid-a', action: 'cancelBid' },
  ]);
  expect(after(purchase, open, gives).outcome).toBe('cancelled');
  const { evidence: _none, ...bare } = answers;
  expect(refusal(attempt(purchase, open, { ...gives, answers: bare }))).toMatchObject({ field: 'evidence' });
  expect(refusal(attempt(purchase, open, { ...gives, by: staff })).why).toBe('not-your-turn');
});

test('for a reason of his own the buyer ends no running tender, but what failed he need not begin again', () => {
  const cancels = {
    action: 'cancelPurchase',
    by: head,
    at: '2027-01-05 09:00',
    answers: { reason: '领导另有考虑。' },
    facts: { bids: [first] },
  };
  expect(refusal(attempt(purchase, open, cancels)).why).toBe('no-tender-running');
  const failed = after(purchase, open, { ...fails, facts: { bids: [first] } });
  expect(after(purchase, failed, { ...cancels, at: '2027-01-11 09:00' }).outcome).toBe('cancelled');
  const before = { ...open, version: 2 };
  expect(after(purchase, before, cancels).outcome).toBe('cancelled');
});

const stops = {
  action: 'stopTender',
  by: head,
  at: '2027-01-05 09:00',
  answers: { part: 'conditions', defect: '资格条件要求在本市注册，违反政府采购法实施条例第二十条。' },
  facts: { bids: [first] },
};

test('documents that are against the law are put right at any time before the opening: bids stay sealed, and all are told', () => {
  expect(effects(attempt(purchase, open, stops))).toMatchObject([
    { kind: 'publish', notice: 'correction', rows: { part: 'conditions' } },
    { kind: 'act', on: 'bid-a', action: 'noteCorrection' },
    { kind: 'act', on: 'bid-a', action: 'cancelBid' },
  ]);
  const stopped = after(purchase, open, stops);
  expect(stopped).toMatchObject({ position: 'publication.correct', due: { date: '2027-01-12' } });
  expect(refusal(attempt(purchase, open, { ...stops, by: staff })).why).toBe('not-your-turn');
  expect(after(purchase, open, { ...stops, at: '2027-01-08 10:00' }).position).toBe('publication.correct');
});

test('corrected documents go out again with all the days of their method', () => {
  const stopped = after(purchase, open, stops);
  const corrects = { action: 'correctTender', by: staff, at: '2027-01-06 09:00', answers: tenderAnswers };
  expect(refusal(attempt(purchase, stopped, corrects)).why).toBe('bid-period-lawful');
  const corrected = after(purchase, stopped, { ...corrects, answers: { ...tenderAnswers, closing: '2027-01-25' } });
  expect(corrected.position).toBe('publication.approve');
});

test('to stop and correct is no way to cancel what suppliers were called for', () => {
  const stopped = after(purchase, open, stops);
  const cancels = { action: 'cancelPurchase', by: head, at: '2027-01-06 09:00', answers: { reason: '另有考虑。' } };
  expect(refusal(attempt(purchase, stopped, cancels)).why).toBe('no-tender-running');
  const gives = {
    change: 'budget-cut',
    reason: '年度预算调减，这项任务不再安排资金，也不再采购。',
    decision: '哈财预〔2027〕1号',
  };
  const gone = after(purchase, stopped, {
    ...cancels,
    action: 'giveUpTask',
    answers: { ...gives, evidence: [file] },
  });
  expect(gone.outcome).toBe('cancelled');
});
