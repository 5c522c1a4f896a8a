import { describe, expect, it, test } from 'vitest';
import { seededLaw } from '../../../src/law/law.ts';
import { sums } from '../../../src/law/money.ts';
import { lateInterest, scheduleProblems, templateAmounts } from '../../../src/law/payment.ts';
import { fc } from '../../properties.ts';

const on = '2026-11-24';
const price = 60_000_000;

function problems(amounts: readonly number[], given = {}) {
  const parts = amounts.map((amount, index) => ({ amount, advance: index === 0 }));
  return scheduleProblems(seededLaw, price, parts, on, given);
}

describe('a payment schedule', () => {
  it('of 50, 30 and 20 per cent is sound', () => {
    expect(templateAmounts(seededLaw, price, on)).toEqual([30_000_000, 18_000_000, 12_000_000]);
    expect(problems([30_000_000, 18_000_000, 12_000_000])).toEqual([]);
  });

  it('must add up to the price', () => {
    expect(problems([30_000_000, 18_000_000, 12_000_001])).toEqual([{ why: 'sum' }]);
  });

  it('pays at most half in advance, and 60 per cent with approval', () => {
    const early = [30_000_001, 17_999_999, 12_000_000];
    expect(problems(early)).toEqual([{ why: 'advance', percent: 50, limit: 30_000_000 }]);
    expect(problems(early, { advanceApproved: true })).toEqual([]);
    expect(problems([36_000_001, 11_999_999, 12_000_000], { advanceApproved: true })).toMatchObject([
      { limit: 36_000_000 },
    ]);
  });

  it('keeps a tenth to the end, and a fifth of a first contract', () => {
    const late = [30_000_000, 24_000_000, 6_000_000];
    expect(problems(late)).toEqual([]);
    expect(problems(late, { firstContract: true })).toEqual([{ why: 'final', percent: 20, limit: 12_000_000 }]);
    expect(problems([30_000_000, 24_000_001, 5_999_999])).toEqual([{ why: 'final', percent: 10, limit: 6_000_000 }]);
  });

  it('has parts, all of them positive', () => {
    expect(problems([])).toEqual([{ why: 'none' }]);
    expect(problems([0, 48_000_000, 12_000_000])).toEqual([{ why: 'not-positive' }]);
  });

  test('made from the template always adds up and is sound', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: Number.MAX_SAFE_INTEGER }), (any) => {
        const amounts = templateAmounts(seededLaw, any, on);
        expect(sums(amounts, any)).toBe(true);
        const parts = amounts.map((amount, index) => ({ amount, advance: index === 0 }));
        expect(scheduleProblems(seededLaw, any, parts, on, { firstContract: true })).toEqual([]);
      }),
    );
  });
});

describe('interest on what is paid late', () => {
  it('is nothing on the last day and before it, and begins the day after', () => {
    expect(lateInterest(seededLaw, price, '2027-03-31', '2027-03-01')).toBe(0);
    expect(lateInterest(seededLaw, price, '2027-03-31', '2027-03-31')).toBe(0);
    expect(lateInterest(seededLaw, price, '2027-03-31', '2027-04-01')).toBe(30_000);
  });

  it('counts half a fen as one, and stays exact for what a number cannot hold', () => {
    expect(lateInterest(seededLaw, 1_000, '2027-03-31', '2027-04-01')).toBe(1);
    expect(lateInterest(seededLaw, 999, '2027-03-31', '2027-04-01')).toBe(0);
    expect(lateInterest(seededLaw, 900_000_000_000_001, '2027-03-31', '2028-03-30')).toBe(164_250_000_000_000);
  });

  test('each day adds as much as any other, within a fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), fc.integer({ min: 1, max: 300 }), (fen, days) => {
        const until = new Date(Date.UTC(2027, 2, 31 + days)).toISOString().slice(0, 10);
        const one = lateInterest(seededLaw, fen * 1_000, '2027-03-31', '2027-04-01');
        return Math.abs(lateInterest(seededLaw, fen * 1_000, '2027-03-31', until) - one * days) <= days;
      }),
    );
  });
});
