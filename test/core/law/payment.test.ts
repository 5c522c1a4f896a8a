import { describe, expect, it, test } from 'vitest';
import { seededLaw } from '../../../src/law/law.ts';
import { sums } from '../../../src/law/money.ts';
import { scheduleProblems, templateAmounts } from '../../../src/law/payment.ts';
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
