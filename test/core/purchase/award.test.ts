import { describe, expect, test } from 'vitest';
import { waitingFor } from '../../../src/engine/parties.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { alphaAdmin, betaAdmin, people } from '../engine-people.ts';
import { file, someone } from '../given.ts';
import {
  awarded,
  buyerSigns,
  caseIn,
  confirms,
  done,
  drafts,
  evaluated,
  played,
  publishes,
  refused,
  running,
  signsReport,
  withLapsed,
} from '../given-story.ts';

const ranked = evaluated;

const declines = {
  action: 'declineAward',
  by: alphaAdmin,
  at: '2027-01-20 09:00',
  answers: { reason: '主要服务人员已离职，无法履约。' },
};

test('one press awards to the first-ranked bidder and makes it the supplier', async () => {
  const confirmed = await played(ranked, confirms);
  expect(confirmed.root.bodies.supplier).toBe('alpha');
  expect(confirmed.root.position).toBe('award.publish');
});

test('another than the first needs a lawful reason and must be on the list', async () => {
  const answers = {
    bid: 'bid-beta',
    ground: 'credit-changed',
    reason: '评审后被列入严重失信名单。',
    evidence: [file],
  };
  const other = { action: 'awardOther', by: people.head, at: '2027-01-18 10:00', answers };
  const { root } = await played(ranked, other);
  expect(root.bodies.supplier).toBe('beta');
  expect(root.filings.at(-1)?.decided).toMatchObject({ supplier: 'beta', price: expect.any(Number) });
  expect(refused(ranked, { ...other, answers: { ...answers, bid: 'bid-alpha' } })).toMatchObject({
    why: 'other-than-first',
    values: { first: { zh: 'alpha' } },
  });
  expect(refused(ranked, { ...other, answers: { bid: 'bid-beta' } }).why).toBe('incomplete');
  // In the order of the ranking: the third comes only after the second.
  expect(refused(ranked, { ...other, answers: { ...answers, bid: 'bid-gamma' } })).toMatchObject({
    why: 'next-in-order',
    values: { bidder: { zh: 'gamma' }, next: { zh: 'beta' } },
  });
  const third = await played(withLapsed(ranked, 'beta'), { ...other, answers: { ...answers, bid: 'bid-gamma' } });
  expect(third.root.bodies.supplier).toBe('gamma');
});

test('the first is not awarded who may not supply that day, and the tender ends only where nobody can be', async () => {
  const lapsed = withLapsed(ranked, 'alpha');
  expect(refused(lapsed, confirms)).toMatchObject({ why: 'first-may-supply', values: { supplier: { zh: 'alpha' } } });
  const answers = { ground: 'no-candidate', reason: '三家都已不能承接。', evidence: [file] };
  const abandons = { action: 'abandonAward', by: people.head, at: '2027-01-18 10:00', answers };
  expect(refused(lapsed, abandons)).toMatchObject({ why: 'no-candidate-is-true', values: { bidder: { zh: 'beta' } } });
  expect(refused(ranked, { ...abandons, answers: { reason: '领导另有考虑。' } }).why).toBe('incomplete');
  const nobody = await played(withLapsed(ranked, 'alpha', 'beta', 'gamma'), abandons);
  expect(nobody.root.position).toBe('bidding.failed');
  expect(done(nobody, 'publish').at(-1)?.rows).toMatchObject({ ground: 'no-candidate' });
});

test('where nobody decides in the days of the law, the first stands by himself', async () => {
  const stands = { action: 'letFirstStand', by: 'system', at: '2027-01-25 09:00' } as const;
  expect(refused(ranked, { ...stands, at: '2027-01-18 09:00' }).why).toBe('award-term-over');
  expect(refused(withLapsed(ranked, 'alpha'), stands).why).toBe('first-may-supply');
  const stood = await played(ranked, stands);
  expect(stood.root).toMatchObject({ position: 'award.publish', bodies: { supplier: 'alpha' } });
});

test('what is awarded cannot be cancelled by the buyer alone', async () => {
  const cancels = {
    action: 'cancelPurchase',
    by: people.head,
    at: '2027-01-20 09:00',
    answers: { reason: '不买了。' },
  };
  const answers = { reason: '服务场所灭失，不再采购。' };
  expect(refused(awarded, { ...cancels, answers }).why).toBe('not-yet-awarded');
  expect(refused(ranked, { ...cancels, at: '2027-01-18 09:00', answers }).why).toBe('no-tender-running');
});

describe('a winner who does not sign', () => {
  const takes = (ground: string, when: string) => ({
    action: 'takeNext',
    by: people.head,
    at: when,
    answers: { ground, reason: '两次书面催告后仍不签订合同。', evidence: [file] },
  });

  test('has the term of the law, and then the next one is awarded', async () => {
    const drawnUp = await played(awarded, drafts, buyerSigns);
    expect(refused(drawnUp, takes('silent', '2027-02-01 09:00')).why).toBe('next-is-due');
    expect(refused(awarded, takes('silent', '2027-03-10 09:00')).why).toBe('next-is-due');
    const next = await played(drawnUp, takes('silent', '2027-03-10 09:00'));
    expect(next.root.position).toBe('award.confirm');
    const again = await played(next, { ...confirms, at: '2027-03-10 10:00' }, { ...publishes, at: '2027-03-10 15:00' });
    expect(again.root.bodies.supplier).toBe('beta');
    // Who was silent stays on record with why he has it no more; who comes next has it, and all are told anew.
    const alpha = caseIn(again, 'bid-alpha');
    expect(alpha.position).toBe('award.lost');
    expect(alpha.filings.find(({ action }) => action === 'passOver')?.answers).toEqual({
      why: 'silent',
      reason: '两次书面催告后仍不签订合同。',
    });
    expect(alpha.filings.at(-1)).toMatchObject({ action: 'lose', answers: { rank: 1, awardedTo: 'beta' } });
    expect(caseIn(again, 'bid-beta')).toMatchObject({ position: 'award.won', outcome: undefined });
    expect(caseIn(again, 'bid-gamma').filings.at(-1)).toMatchObject({ action: 'lose', answers: { awardedTo: 'beta' } });
  });

  test('is passed over where the register says that he may not supply, and for nothing that is not so', async () => {
    const drawnUp = await played(awarded, drafts);
    expect(refused(drawnUp, takes('cannot-supply', '2027-01-26 09:00'))).toMatchObject({
      why: 'next-is-due',
      values: { bidder: { zh: 'alpha' } },
    });
    const next = await played(withLapsed(drawnUp, 'alpha'), takes('cannot-supply', '2027-01-26 09:00'));
    expect(next.root.position).toBe('award.confirm');
  });
});

test('who confirmed the award does not publish it', async () => {
  const both = someone('two-seats', ['buyer_head', 'nangang'], ['buyer_staff', 'nangang']);
  const confirmed = await played(ranked, { ...confirms, by: both });
  expect(refused(confirmed, { ...publishes, by: both }).why).toBe('same-person');
});

test('the notice names supplier, amount, panel and scores; every bidder hears its own', () => {
  const family = awarded;
  const notice = done(family, 'publish').at(-1);
  expect(notice).toMatchObject({
    notice: 'award',
    rows: {
      supplier: 'alpha',
      amount: 46_000_000,
      capitals: '人民币肆拾陆万元整',
      panel: awarded.root.named.panel,
    },
  });
  expect(notice?.rows.scores).toHaveLength(3);
  expect(caseIn(family, 'bid-alpha').position).toBe('award.won');
  expect(caseIn(family, 'bid-beta').position).toBe('award.lost');
  expect(caseIn(family, 'bid-alpha').filings.at(-1)?.answers).toEqual({ rank: 1, score: '94.13', price: 46_000_000 });
  expect(caseIn(family, 'bid-beta').filings.at(-1)?.answers).toEqual({
    rank: 2,
    score: '80.00',
    awardedTo: 'alpha',
    winnerScore: '94.13',
    // The notice stands for one working day; a challenge can be made in the seven after it.
    challengeUntil: '2027-01-29',
    challengeTo: '购买单位办公室，电话 0451-84600000',
  });
  expect(family.root.position).toBe('contract.draft');
  expect(family.root.due?.code).toBe('CONTR_30');
});

test('when the winner declines, the next one is awarded and comes to the contract', async () => {
  const next = await played(awarded, declines);
  expect(next.root.position).toBe('award.confirm');
  expect(next.root.due?.date).toBe('2027-01-27');
  const again = await played(next, { ...confirms, at: '2027-01-21 09:00' }, { ...publishes, at: '2027-01-21 15:00' });
  expect(again.root.bodies.supplier).toBe('beta');
  expect(again.root.position).toBe('contract.draft');
  expect(done(again, 'publish').at(-1)).toMatchObject({ rows: { supplier: 'beta', amount: 44_000_000 } });
  expect(refused(again, { ...declines, at: '2027-01-22 09:00' }).why).toBe('not-your-turn');
});

test('once the contract is signed by both, every bid ends as the award left it', () => {
  const outcomes = ['alpha', 'beta', 'gamma'].map((id) => caseIn(running, `bid-${id}`).outcome);
  expect(outcomes).toEqual(['awarded', 'not-awarded', 'not-awarded']);
});

test('when nobody is left the tender has failed', async () => {
  const second = await played(
    awarded,
    declines,
    { ...confirms, at: '2027-01-21 09:00' },
    { ...publishes, at: '2027-01-21 15:00' },
    { ...declines, by: betaAdmin, at: '2027-01-22 09:00' },
    { ...confirms, at: '2027-01-25 09:00' },
    { ...publishes, at: '2027-01-25 15:00' },
  );
  expect(second.root.bodies.supplier).toBe('gamma');
  const gamma = someone('gamma-admin', ['org_admin', 'gamma']);
  const failed = await played(second, { ...declines, by: gamma, at: '2027-01-26 09:00' });
  expect(failed.root.position).toBe('bidding.failed');
  expect(done(failed, 'publish').at(-1)).toMatchObject({ notice: 'failed' });
});

test('a report that was sent back is concluded again without ranking the bids twice', async () => {
  const back = await played(ranked, {
    action: 'returnReport',
    by: people.head,
    at: '2027-01-18 09:00',
    answers: { mend: '请补充推荐意见的理由。' },
  });
  expect(back.root.position).toBe('evaluation.report');
  const again = await played(back, {
    action: 'concludeEvaluation',
    by: people.agency,
    at: '2027-01-19 09:00',
    answers: { summary: '补充理由后，仍推荐第一名中标。' },
  });
  // It is another text, so it is signed anew.
  expect(waitingFor(purchase, again.root).map(({ person }) => person)).toEqual(awarded.root.named.panel);
  const signed = await played(again, ...signsReport.map((step) => ({ ...step, at: '2027-01-19 09:30' })));
  expect((await played(signed, { ...confirms, at: '2027-01-19 10:00' })).root.bodies.supplier).toBe('alpha');
});
