import { expect, test } from 'vitest';
import { waitingFor } from '../../../src/engine/parties.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { alphaAdmin, betaAdmin, people } from '../engine-people.ts';
import { opens } from '../engine-play.ts';
import { at, someone } from '../given.ts';
import { bidAnswers, tenderAnswers } from '../given-purchase.ts';
import {
  bidsOpened,
  caseIn,
  done,
  familyIn,
  judges,
  looksUp,
  played,
  refused,
  signsList,
  verdicts,
} from '../given-story.ts';

const open = bidsOpened;
const [first, ...others] = verdicts;
if (!first) throw new Error('there are verdicts');
const failing = { ...first, outcome: 'fail', grounds: '未提供上一年度审计报告' };

test('buyer and civil affairs file side by side, and the list waits for both', async () => {
  expect(waitingFor(purchase, open.root).map(({ role }) => role)).toEqual(['buyer_staff', 'civil_affairs']);
  const half = await played(open, judges);
  expect(half.root.position).toBe('qualification.review');
  expect(waitingFor(purchase, half.root).map(({ role }) => role)).toEqual(['civil_affairs']);
  expect((await played(open, looksUp, judges)).root.position).toBe('qualification.sign');
});

test('the term of the qualification runs on while it is signed', async () => {
  expect((await played(open, judges, looksUp)).root.due?.at).toBe(open.root.due?.at);
});

test('every bidder is judged, none twice', () => {
  const missing = refused(open, { ...judges, answers: { verdicts: others, sameStandard: true } });
  expect(missing).toMatchObject({ why: 'every-bid-judged', values: { missing: [{ zh: 'alpha' }] } });
  const twice = refused(open, {
    ...judges,
    answers: { verdicts: [first, first, ...others.slice(1)], sameStandard: true },
  });
  expect(twice.why).toBe('every-bid-judged');
});

test('a bidder that fails is told more than a word', () => {
  const answers = { verdicts: [{ ...failing, grounds: '不符' }, ...others], sameStandard: true };
  expect(refused(open, { ...judges, answers })).toMatchObject({
    why: 'failures-reasoned',
    values: { bidder: { zh: 'alpha' } },
  });
});

test('who judged the bidders does not sign the list', async () => {
  const both = someone('two-seats', ['buyer_staff', 'nangang'], ['buyer_head', 'nangang']);
  const ready = await played(open, { ...judges, by: both }, looksUp);
  expect(refused(ready, { ...signsList, by: both }).why).toBe('same-person');
});

test('the signed list qualifies some and tells the others why', async () => {
  const answers = { verdicts: [failing, ...others], sameStandard: true };
  const signed = await played(open, { ...judges, answers }, looksUp, signsList);
  expect(signed.root.position).toBe('evaluation.panel');
  expect(caseIn(signed, 'bid-alpha').outcome).toBe('not-qualified');
  expect(caseIn(signed, 'bid-alpha').filings.at(-1)?.answers).toEqual({ reason: '未提供上一年度审计报告' });
  expect(caseIn(signed, 'bid-beta').position).toBe('evaluation.qualified');
});

test('whoever is not in the register cannot have passed', async () => {
  const entries = [{ bid: 'bid-alpha', registered: 'no', credit: 'clean', creditChecked: '2027-01-11' }];
  const rest = others.map(({ bid }) => ({ bid, registered: 'yes', credit: 'clean', creditChecked: '2027-01-11' }));
  const ready = await played(open, judges, { ...looksUp, answers: { entries: [...entries, ...rest] } });
  expect(refused(ready, signsList)).toMatchObject({ why: 'judged-as-registered', values: { bidder: { zh: 'alpha' } } });
});

test('whoever may no longer supply is not passed, and what passed before is looked at again when it is signed', async () => {
  const lapsed = (family: typeof open) => {
    const bodies = family.world.bodies.map((body) =>
      body.id === 'beta' ? { ...body, profile: { ...body.profile, validTo: '2027-01-10' } } : body,
    );
    return { ...family, world: { ...family.world, bodies } };
  };
  const values = { supplier: { zh: 'beta', en: 'beta' }, bar: 'expired', until: '2027-01-10' };
  expect(refused(lapsed(open), judges)).toMatchObject({ why: 'passes-may-supply', values });
  const ready = await played(open, judges, looksUp);
  expect(refused(lapsed(ready), signsList)).toMatchObject({ why: 'passed-still-may-supply', values });
});

test('credit is looked up for this tender: not tomorrow, and not before the bids were opened', async () => {
  const lookedUp = (creditChecked: string) => ({
    ...looksUp,
    answers: { entries: verdicts.map(({ bid }) => ({ bid, registered: 'yes', credit: 'clean', creditChecked })) },
  });
  for (const day of ['2027-01-12', '2027-01-08', '2020-01-01']) {
    expect(refused(open, lookedUp(day))).toMatchObject({
      why: 'credit-checked-by-now',
      values: { date: day, from: '2027-01-09' },
    });
  }
  await played(open, lookedUp('2027-01-09'));
});

test('with one qualified bidder the tender fails, and with two it goes on', async () => {
  const fail = (bid: string) => ({ bid, outcome: 'fail', grounds: '未提供上一年度审计报告' });
  const one = { verdicts: [first, fail('bid-beta'), fail('bid-gamma')], sameStandard: true };
  const failed = await played(open, { ...judges, answers: one }, looksUp);
  expect(refused(failed, signsList)).toMatchObject({ why: 'enough-qualified', values: { count: 1, least: 2 } });
  const declares = {
    action: 'declareFailedQualification',
    by: people.head,
    at: '2027-01-12 10:00',
    answers: { reason: '合格的供应商只有一家，不足两家。' },
  };
  const ended = await played(failed, declares);
  expect(ended.root.position).toBe('bidding.failed');
  expect(done(ended, 'publish').at(-1)).toMatchObject({ notice: 'failed', rows: { qualified: 1, bidders: 3 } });
  expect(caseIn(ended, 'bid-alpha').outcome).toBe('cancelled');
  expect(caseIn(ended, 'bid-beta').outcome).toBe('not-qualified');

  const two = { verdicts: [first, ...others.slice(1), fail('bid-beta')], sameStandard: true };
  const enough = await played(open, { ...judges, answers: two }, looksUp);
  expect(refused(enough, declares).why).toBe('too-few-qualified');
  expect((await played(enough, signsList)).root.position).toBe('evaluation.panel');
});

test('a list that was sent back is judged and looked up anew', async () => {
  const back = await played(open, judges, looksUp, {
    action: 'returnQualification',
    by: people.head,
    at: '2027-01-12 09:00',
    answers: { mend: '请核对阿尔法的审计报告。' },
  });
  expect(waitingFor(purchase, back.root).map(({ role }) => role)).toEqual(['buyer_staff', 'civil_affairs']);
  expect((await played(back, { ...judges, at: '2027-01-13 09:00' })).root.position).toBe('qualification.review');
});

test('what somebody judged who stepped back afterwards is judged anew', async () => {
  const stepsBack = {
    action: 'recuseQualification',
    by: people.staff,
    at: '2027-01-11 09:30',
    answers: { reason: '与投标人有亲属关系' },
  };
  const half = await played(open, judges, stepsBack, looksUp);
  expect(waitingFor(purchase, half.root).map(({ role }) => role)).toEqual(['buyer_staff']);
  expect((await played(half, { ...judges, by: people.colleague })).root.position).toBe('qualification.sign');
});

test('a list that cannot be signed is sent back however often it was before; another is decided', async () => {
  const returns = {
    action: 'returnQualification',
    by: people.head,
    at: '2027-01-12 09:00',
    answers: { mend: '请核对阿尔法的登记情况。' },
  };
  const again = (step: typeof judges) => ({ ...step, at: '2027-01-12 10:00' });
  const once = [judges, looksUp, returns, again(judges), again(looksUp), returns, again(judges)];
  expect(refused(await played(open, ...once, again(looksUp)), returns).why).toBe('few-returns');
  const entries = verdicts.map(({ bid }, n) => ({
    bid,
    registered: n === 0 ? 'no' : 'yes',
    credit: 'clean',
    creditChecked: '2027-01-11',
  }));
  const barred = await played(open, ...once, { ...again(looksUp), answers: { entries } });
  expect(refused(barred, again(signsList)).why).toBe('judged-as-registered');
  expect((await played(barred, returns)).root.position).toBe('qualification.review');
});

test('a tender that failed and began anew is judged anew, by its own bids alone', async () => {
  const fail = (bid: string) => ({ bid, outcome: 'fail', grounds: '未提供上一年度审计报告' });
  const answers = { verdicts: verdicts.map(({ bid }) => fail(bid)), sameStandard: true };
  const anew = await played(
    open,
    { ...judges, answers },
    looksUp,
    {
      action: 'declareFailedQualification',
      by: people.head,
      at: '2027-01-12 10:00',
      answers: { reason: '没有一家供应商资格审查合格。' },
    },
    { action: 'restartTender', by: people.staff, at: '2027-01-13 09:00', answers: { reason: '重新组织采购。' } },
    {
      action: 'prepareTender',
      by: people.staff,
      at: '2027-01-14 09:00',
      answers: { ...tenderAnswers, closing: '2027-02-02' },
    },
    { action: 'approveTender', by: people.head, at: '2027-01-15 09:00' },
  );
  let { world } = anew;
  for (const by of [alphaAdmin, betaAdmin]) {
    const bids = await opens({ ...world, now: at('2027-01-18 09:00') }, `anew-${by.id}`, 'bid', {
      by,
      answers: bidAnswers,
    });
    if (!bids.ok) throw new Error(bids.refusal.why);
    world = bids.value;
  }
  const again = [...world.cases.values()].filter(({ id }) => id.startsWith('anew'));
  const reopened = await played(familyIn(world), { action: 'openBids', by: people.agency, at: '2027-02-02 09:30' });
  expect(waitingFor(purchase, reopened.root).map(({ role }) => role)).toEqual(['buyer_staff', 'civil_affairs']);
  const passes = again.map(({ id }) => ({ bid: id, outcome: 'pass', grounds: '材料齐全' }));
  const found = again.map(({ id }) => ({ bid: id, registered: 'yes', credit: 'clean', creditChecked: '2027-02-03' }));
  const signed = await played(
    reopened,
    { ...judges, at: '2027-02-03 09:00', answers: { verdicts: passes, sameStandard: true } },
    { ...looksUp, at: '2027-02-03 10:00', answers: { entries: found } },
    { ...signsList, at: '2027-02-04 09:00' },
  );
  expect(signed.root.position).toBe('evaluation.panel');
  expect(again.map(({ id }) => caseIn(signed, id).position)).toEqual(['evaluation.qualified', 'evaluation.qualified']);
});
