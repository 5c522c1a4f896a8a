import { expect, test } from 'vitest';
import type { Case } from '../../src/engine/case.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { mayKnow, mayRead } from '../../src/engine/read.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { invitedTo } from '../../src/procedures/purchase/05-publication/invited.ts';
import { bid } from '../../src/procedures/purchase/bid/bid.ts';
import { people } from './engine-people.ts';
import { type AllFacts, after, attempt, opened, opening, refusal, someone, supplier } from './given.ts';
import { bidAnswers, bidOf, openForBids, purchaseBefore, tenderAnswers } from './given-purchase.ts';

const purchase = openForBids();
const admin = someone('admin', ['org_admin', 'nuanxin']);
const worker = someone('worker', ['org_staff', 'nuanxin']);
const bodies = [supplier('nuanxin')];
const facts = { parent: purchase, bodies };
const files = { by: admin, at: '2027-01-04 10:00', answers: bidAnswers, facts };

function refused(changes: object, deed: { at?: string; by?: Person; facts?: Partial<AllFacts> } = {}) {
  return refusal(opening(bid, 'bid', { ...files, ...deed, answers: { ...bidAnswers, ...changes } }));
}

function filing(state: Case) {
  const [first] = state.filings;
  if (!first) throw new Error('nothing was filed');
  return first;
}

test("an administrator's bid is handed in at once, a colleague's when the administrator signs", () => {
  expect(opened(bid, 'bid', files).position).toBe('bidding.submitted');
  const drafted = opened(bid, 'bid', { ...files, by: worker });
  expect(drafted).toMatchObject({ position: 'bidding.sign', bodies: { supplier: 'nuanxin', buyer: 'nangang' } });
  expect(drafted.due?.at).toBe('2027-01-08T01:30:00.000Z');
  const self = attempt(bid, drafted, { action: 'signBid', by: worker, at: '2027-01-05 09:00', facts });
  expect(refusal(self).why).toBe('not-your-turn');
  const signed = after(bid, drafted, { action: 'signBid', by: admin, at: '2027-01-05 09:00', facts });
  expect(signed.position).toBe('bidding.submitted');
});

test('an administrator sends a draft back, and it comes again', () => {
  const state = after(
    bid,
    opened(bid, 'bid', { ...files, by: worker }),
    { action: 'returnBid', by: admin, at: '2027-01-05 09:00', facts, answers: { mend: '请补充报价明细。' } },
    { action: 'correctBid', by: worker, at: '2027-01-05 10:00', facts, answers: bidAnswers },
  );
  expect(state.position).toBe('bidding.sign');
});

test('a later closing gives an unsigned bid more time', () => {
  const answers = { what: '应多家组织的请求，延长截止时间。', closing: '2027-01-15', hour: '10:00' };
  const told = { action: 'noteCorrection', by: 'system', at: '2027-01-06 09:00', answers } as const;
  const drafted = after(bid, opened(bid, 'bid', { ...files, by: worker }), told);
  expect(drafted).toMatchObject({ position: 'bidding.sign', due: { at: '2027-01-15T02:00:00.000Z' } });
  expect(after(bid, opened(bid, 'bid', files), told).due).toBeUndefined();
});

test('the closing is an instant of the server: at it, it is too late', () => {
  expect(opening(bid, 'bid', { ...files, at: '2027-01-08 09:29' }).ok).toBe(true);
  expect(refused({}, { at: '2027-01-08 09:30' })).toMatchObject({
    why: 'before-closing',
    values: { closing: '2027-01-08T01:30:00.000Z' },
  });
  const drafted = opened(bid, 'bid', { ...files, by: worker });
  const late = { action: 'signBid', by: admin, at: '2027-01-08 09:30', facts };
  expect(refusal(attempt(bid, drafted, late)).why).toBe('before-closing');
});

test('there is nothing to bid on before the tender is published', () => {
  const parent = purchaseBefore('approveTender');
  expect(refused({}, { facts: { parent, bodies } }).why).toBe('not-open-for-this');
});

test.each([
  ['is not verified yet', 'unregistered', { status: 'active' }],
  ['is suspended', 'suspended', { status: 'suspended' }],
  ['has left the register', 'left', { status: 'left' }],
  ['is only on file with its community', 'filed-only', { profile: { type: 'community-filed' } }],
  ['has a certificate that ended', 'expired', { profile: { validTo: '2027-01-03' } }],
] as const)('an organisation that %s cannot bid', (_, bar, otherwise) => {
  const body = { ...supplier('nuanxin'), ...otherwise };
  expect(refused({}, { facts: { parent: purchase, bodies: [body] } })).toMatchObject({
    why: 'may-supply',
    values: { bar },
  });
});

test('a certificate that ends after it was drafted keeps the bid from being signed', () => {
  const ending = { parent: purchase, bodies: [{ ...supplier('nuanxin'), profile: { validTo: '2027-01-04' } }] };
  const drafted = opened(bid, 'bid', { ...files, by: worker, facts: ending });
  const signs = { action: 'signBid', by: admin, at: '2027-01-05 09:00', facts: ending };
  expect(refusal(attempt(bid, drafted, signs))).toMatchObject({
    why: 'may-supply',
    values: { bar: 'expired', until: '2027-01-04' },
  });
});

test('an organisation has one bid; after a withdrawal it may file again', () => {
  const mine = bidOf('nuanxin', purchase);
  const refusedTwice = refused({}, { facts: { ...facts, bids: [mine] } });
  expect(refusedTwice).toMatchObject({ why: 'one-bid-each', values: { number: mine.number } });
  const withdrawn = after(bid, mine, {
    action: 'withdrawBid',
    by: someone('admin-nuanxin', ['org_admin', 'nuanxin']),
    at: '2027-01-05 09:00',
    answers: { reason: '需要重新测算报价。' },
    facts,
  });
  expect(withdrawn.outcome).toBe('withdrawn');
  expect(opening(bid, 'bid', { ...files, facts: { ...facts, bids: [withdrawn] } }).ok).toBe(true);
});

test('a bid cannot be withdrawn after the closing', () => {
  const late = {
    action: 'withdrawBid',
    by: admin,
    at: '2027-01-08 09:30',
    answers: { reason: '需要重新测算。' },
    facts,
  };
  expect(refusal(attempt(bid, opened(bid, 'bid', files), late)).why).toBe('before-closing');
});

test('two organisations with one representative do not both compete', () => {
  const rival = bidOf('rival', purchase);
  const led = (id: string, representative: string, contactPhone = '13800000001') => ({
    ...supplier(id),
    profile: { representative, contactPhone },
  });
  const same = [led('nuanxin', '王敏'), led('rival', '王敏')];
  expect(refused({}, { facts: { parent: purchase, bids: [rival], bodies: same } }).why).toBe('own-representative');
  for (const [one, other] of [
    ['王敏', '王 敏'],
    ['阿依古丽·买买提', '阿依古丽•买买提'],
  ] as const) {
    const written = [led('nuanxin', one), led('rival', other)];
    const facts = { parent: purchase, bids: [rival], bodies: written };
    expect(refused({}, { facts }).why).toBe('own-representative');
  }
  const namesake = led('rival', '王敏', '13800000002');
  for (const two of [
    [led('nuanxin', '王敏'), led('rival', '李强')],
    [led('nuanxin', '王敏'), namesake],
  ]) {
    const result = opening(bid, 'bid', { ...files, facts: { parent: purchase, bids: [rival], bodies: two } });
    expect(result.ok).toBe(true);
  }
});

test('nobody handles the bids of two organisations', () => {
  const rival = bidOf('rival', purchase);
  const [filed] = rival.filings;
  const both = someone(filed?.by.person ?? '', ['org_admin', 'nuanxin']);
  const rivals = { parent: purchase, bids: [rival], bodies: [supplier('nuanxin'), supplier('rival')] };
  expect(refused({}, { by: both, facts: rivals }).why).toBe('own-representative');
});

test('only who was drawn among the invited files in an invited tender', () => {
  const pool = [
    ...['52230199MJ0000018E', '52230199MJ00000269', '52230199MJ00000344'],
    ...['52230199MJ0000042Y', '52230199MJ0000050R', '52230199MJ0000069N'],
  ];
  const invited = pool.map((code) => ({ code, name: '备选组织' }));
  const method = { method: 'invited-tender', ground: 'few-suppliers', closing: '2027-01-20', invited, drawn: 3 };
  const parent = openForBids({ prepareTender: { answers: { ...tenderAnswers, ...method } } });
  const drawn = invitedTo(parent) ?? [];
  expect(drawn).toHaveLength(3);
  for (const code of [...pool, '52230199MJ0000106W']) {
    const guest = { parent, bodies: [supplier('nuanxin', '王敏', code)] };
    const filed = opening(bid, 'bid', { ...files, facts: guest });
    if (drawn.includes(code)) expect(filed.ok).toBe(true);
    else expect(refusal(filed).why).toBe('is-invited');
  }
});

test('whoever was found to complain falsely does not bid until the day that finance has named, that included', () => {
  const kept = (barredUntil: string) => ({ parent: purchase, bodies: [{ ...supplier('nuanxin'), barredUntil }] });
  expect(refused({}, { facts: kept('2028-12-31') })).toMatchObject({
    why: 'may-supply',
    values: { bar: 'kept-out', until: '2028-12-31' },
  });
  expect(opening(bid, 'bid', { ...files, facts: kept('2026-12-01') }).ok).toBe(true);
});

test('where a document fixes the price everybody bids that', () => {
  const fixedPrice = '黑发改价格〔2026〕12号';
  const factors = [{ name: '方案', kind: 'subjective', weight: 100 }];
  const parent = openForBids({ prepareTender: { answers: { ...tenderAnswers, fixedPrice, factors } } });
  const at = (price: number) => ({ price, breakdown: [{ item: '全部', amount: price }] });
  const facts = { parent, bodies: [supplier('nuanxin')] };
  for (const price of [47_999_999, 46_000_000, 1]) {
    expect(refused(at(price), { facts })).toMatchObject({
      why: 'price-as-fixed',
      values: { price, fixed: 48_000_000 },
    });
  }
  expect(refused(at(48_000_001), { facts }).why).toBe('within-ceiling');
  expect(opening(bid, 'bid', { ...files, answers: { ...files.answers, ...at(48_000_000) }, facts }).ok).toBe(true);
});

test('the price keeps to the ceiling and is the sum of its parts', () => {
  const costly = { price: 48_000_001, breakdown: [{ item: '全部', amount: 48_000_001 }] };
  expect(refused(costly)).toMatchObject({
    why: 'within-ceiling',
    field: 'price',
    values: { price: 48_000_001, ceiling: 48_000_000 },
  });
  expect(refused({ price: 45_999_999 })).toMatchObject({
    why: 'breakdown-makes-price',
    values: { sum: 46_000_000, price: 45_999_999 },
  });
});

test('what is promised reaches every target, in its own sense', () => {
  const promise = (...values: readonly number[]) => ({ commitments: values.map((value) => ({ value })) });
  expect(refused(promise(2399, 25, 12, 92))).toMatchObject({
    why: 'commitments-meet-targets',
    values: { name: '上门次数', value: 2399, target: 2400 },
  });
  expect(refused(promise(2400, 31, 12, 92)).values).toMatchObject({ name: '应急响应', sense: 'at-most' });
  expect(refused(promise(2400, 30)).values).toMatchObject({ name: '意外减少' });
  expect(opening(bid, 'bid', { ...files, answers: { ...bidAnswers, ...promise(2400, 30, 10, 90) } }).ok).toBe(true);
});

test('what the law asks to be declared is declared', () => {
  expect(refused({ declaration: false })).toMatchObject({ why: 'incomplete', field: 'declaration' });
});

test('until the opening only the bidder reads a bid; then those who judge, buy or watch', () => {
  const sealed = opened(bid, 'bid', files);
  const rival = someone('rival', ['org_admin', 'rival']);
  const expert = someone('expert', ['expert', 'pool']);
  const panel = { ...purchase, named: { panel: ['expert'] } };
  const outsiders = [people.staff, people.head, people.agency, people.proc, people.audit, expert, rival, undefined];
  for (const person of outsiders) {
    expect(mayRead(bid, sealed, filing(sealed), person, panel)).toBe(false);
    expect(mayKnow(bid, sealed, person)).toBe(false);
  }
  expect(mayRead(bid, sealed, filing(sealed), worker, panel)).toBe(true);

  const unsealed = after(bid, sealed, { action: 'openBid', by: 'system', at: '2027-01-08 09:30', facts });
  for (const person of [people.staff, people.head, people.agency, people.proc, people.audit, expert]) {
    expect(mayRead(bid, unsealed, filing(unsealed), person, panel)).toBe(true);
  }
  for (const person of [rival, people.otherStaff, someone('expert-2', ['expert', 'pool']), undefined]) {
    expect(mayRead(bid, unsealed, filing(unsealed), person, panel)).toBe(false);
  }
});

test('a bid on a tender that is stopped before the opening stays sealed for ever, but to its own bidder', () => {
  const sealed = opened(bid, 'bid', files);
  const stopped = after(bid, sealed, { action: 'cancelBid', by: 'system', at: '2027-01-08 09:30', facts });
  expect(stopped.outcome).toBe('cancelled');
  expect(procedureOf('bid').opened?.(stopped, filing(stopped), new Date())).toBe(false);
  const panel = { ...purchase, named: { panel: ['expert'] } };
  const expert = someone('expert', ['expert', 'pool']);
  for (const person of [people.staff, people.head, people.agency, people.proc, people.audit, expert, undefined]) {
    expect(mayRead(bid, stopped, filing(stopped), person, panel)).toBe(false);
    expect(mayKnow(bid, stopped, person)).toBe(false);
  }
  expect(mayRead(bid, stopped, filing(stopped), worker, panel)).toBe(true);
});

test('the programme carries a bid through its review, and nobody else can', () => {
  const acts = [
    { action: 'openBid', position: 'qualification.opened' },
    { action: 'qualify', position: 'evaluation.qualified' },
    { action: 'rank', position: 'award.ranked', answers: { rank: 1, score: '91.50' } },
    { action: 'award', position: 'award.won' },
    { action: 'concludeBid', outcome: 'awarded' },
  ] as const;
  let state = opened(bid, 'bid', files);
  for (const { action, ...expected } of acts) {
    const deed = { action, at: '2027-01-08 09:30', answers: 'answers' in expected ? expected.answers : {} };
    expect(refusal(attempt(bid, state, { ...deed, by: admin })).why).toBe('not-your-turn');
    state = after(bid, state, { ...deed, by: 'system' });
    if ('position' in expected) expect(state.position).toBe(expected.position);
  }
  expect(state.outcome).toBe('awarded');
});

test('a bid that did not win ends with its score and rank', () => {
  const state = after(
    bid,
    opened(bid, 'bid', files),
    { action: 'openBid', by: 'system', at: '2027-01-08 09:30' },
    { action: 'qualify', by: 'system', at: '2027-01-11 09:30' },
    { action: 'lose', by: 'system', at: '2027-01-18 09:30', answers: { rank: 2, score: '81.40' } },
  );
  expect(state.position).toBe('award.lost');
  const over = after(bid, state, { action: 'endBid', by: 'system', at: '2027-02-18 09:30' });
  expect(over.outcome).toBe('not-awarded');
});
