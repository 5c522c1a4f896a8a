import { describe, expect, test } from 'vitest';
import { seededLaw } from '../../src/law/law.ts';
import { closingAfterChange, firstClosing } from '../../src/procedures/purchase/05-publication/tender.ts';
import { bid } from '../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { alphaAdmin, people } from '../core/engine-people.ts';
import { at, attempt, after as goesOn, opening, refusal, someone, supplier } from '../core/given.ts';
import { bidAnswers, bidOf, openForBids, purchaseBefore, tenderAnswers } from '../core/given-purchase.ts';
import { awarded, confirms, contractAnswers, drafts, played, publishes, refused } from '../core/given-story.ts';

/** From the documents of a tender to the contract: what shuts nobody out, how faults are put right, and that what is signed is what was called for. */

const open = openForBids();

describe('the documents', () => {
  const prepares = (changes: object) =>
    attempt(purchase, purchaseBefore('prepareTender'), {
      ...{ action: 'prepareTender', by: people.staff, at: '2026-12-24 09:00' },
      answers: { ...tenderAnswers, ...changes },
    });

  test.each([
    ['成立三年以上'],
    ['具有三年以上从业经验'],
    ['从业人员不少于50人'],
    ['年纳税不少于5万元'],
    ['上年度收入不低于200万元'],
    ['在哈尔滨市注册'],
    ['具有本市同类项目业绩'],
    ['须为3A级社会组织'],
    ['须为民办非企业单位'],
    ['注册 资本不低于50万元'],
  ])('shut nobody out by “%s”', (name) => {
    expect(refusal(prepares({ conditions: [{ name, proof: '证明材料' }] }))).toMatchObject({
      why: 'no-forbidden-term',
      field: 'conditions',
    });
  });

  test('let bids be prepared until the last of their periods is over, near holidays too', () => {
    const closes = (day: string) => firstClosing(seededLaw, 'competitive-consultation', at(`${day} 10:00`));
    expect(closes('2026-09-30')).toMatchObject({ date: '2026-10-13', code: 'DOC_CONS' });
    expect(refusal(prepares({ closing: '2026-12-31' }))).toMatchObject({ why: 'bid-period-lawful' });
  });

  test('that are at fault are stopped and put right before the opening, and go out again with all their days', () => {
    const rival = bidOf('a', open);
    const stops = {
      ...{ action: 'stopTender', by: people.head, at: '2027-01-05 09:00', facts: { bids: [rival] } },
      answers: { part: 'conditions', defect: '资格条件要求在本市注册，违反政府采购法实施条例第二十条。' },
    };
    const stopped = goesOn(purchase, open, stops);
    expect(stopped.position).toBe('publication.correct');
    const corrects = { action: 'correctTender', by: people.staff, at: '2027-01-06 09:00', answers: tenderAnswers };
    expect(refusal(attempt(purchase, stopped, corrects)).why).toBe('bid-period-lawful');
    const later = { ...corrects, answers: { ...tenderAnswers, closing: '2027-01-25' } };
    expect(goesOn(purchase, stopped, later).position).toBe('publication.approve');
  });

  test('that change while bidding is open move the closing, also where nothing but a notice stands', () => {
    expect(closingAfterChange(seededLaw, 'open-tender', at('2026-11-02 10:00'))).toBe('2026-11-17');
    expect(closingAfterChange(seededLaw, 'quotation', at('2026-11-02 10:00'))).toBe('2026-11-05');
  });
});

describe('whoever bids', () => {
  const bidder = someone('admin', ['org_admin', 'nuanxin']);
  const led = (id: string, contactPhone: string) => ({
    ...supplier(id),
    profile: { representative: '王伟', contactPhone },
  });
  const bids = (...bodies: readonly ReturnType<typeof led>[]) =>
    opening(bid, 'bid', {
      ...{ by: bidder, at: '2027-01-04 10:00', answers: bidAnswers },
      facts: { parent: open, bids: [bidOf('rival', open)], bodies },
    });

  test('shares his name with a rival’s representative and is another person, so both bid', () => {
    expect(bids(led('nuanxin', '13800000001'), led('rival', '13800000002')).ok).toBe(true);
    expect(refusal(bids(led('nuanxin', '13800000001'), led('rival', '13800000001'))).why).toBe('own-representative');
  });

  test('bids the fixed price where a document fixes it for all', () => {
    const fixed = {
      fixedPrice: '黑发改价格〔2026〕12号',
      factors: [{ name: '方案', kind: 'subjective', weight: 100 }],
    };
    const parent = openForBids({ prepareTender: { answers: { ...tenderAnswers, ...fixed } } });
    const at48 = (price: number) => ({ ...bidAnswers, price, breakdown: [{ item: '全部', amount: price }] });
    const offers = (price: number) =>
      opening(bid, 'bid', {
        ...{ by: bidder, at: '2027-01-04 10:00', answers: at48(price) },
        facts: { parent, bodies: [supplier('nuanxin')] },
      });
    expect(refusal(offers(40_000_000)).why).toBe('price-as-fixed');
    expect(offers(48_000_000).ok).toBe(true);
  });
});

describe('whoever was awarded', () => {
  const declines = {
    ...{ action: 'declineAward', by: alphaAdmin, at: '2027-01-20 09:00' },
    answers: { reason: '主要服务人员已离职，无法履约。' },
  };

  test('and declines has no award any more: the next one has it, and he cannot decline twice', async () => {
    const next = await played(
      awarded,
      declines,
      { ...confirms, at: '2027-01-21 09:00' },
      { ...publishes, at: '2027-01-21 15:00' },
    );
    expect(next.root.bodies.supplier).toBe('beta');
    expect(refused(next, { ...declines, at: '2027-01-22 09:00' }).why).toBe('not-your-turn');
  });

  test('signs what was published: no other shares, no later beginning, and nothing left out', () => {
    const drawnUp = (answers: object) => ({ ...drafts, answers: { ...contractAnswers, ...answers } });
    const [advance, middle, final] = contractAnswers.milestones;
    if (!advance || !middle || !final) throw new Error('three instalments are agreed');
    const half = (contractAnswers.price - final.amount) / 2;
    const even = [{ ...advance, amount: half }, { ...middle, amount: half }, final];
    expect(refused(awarded, drawnUp({ milestones: even })).why).toBe('schedule-as-published');
    expect(refused(awarded, drawnUp({ start: '2030-03-01', end: '2031-02-28' })).why).toBe('start-as-published');
    expect(refused(awarded, drawnUp({ quality: '按双方约定的标准提供服务。' }))).toMatchObject({
      why: 'quality-as-published',
      source: expect.stringContaining('政府采购法 Art 46'),
    });
  });
});
