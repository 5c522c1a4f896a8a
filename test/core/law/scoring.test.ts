import { describe, expect, it, test } from 'vitest';
import { abnormalPrices } from '../../../src/law/abnormal-price.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { compare, exactly, mean, plus, ratio, shown, times } from '../../../src/law/ratio.ts';
import { objectiveMismatch, panelMean, priceScore, ranking, type Scoring } from '../../../src/law/scoring.ts';
import { fc } from '../../properties.ts';

const factors = [
  { key: 'plan', max: 60, objective: false },
  { key: 'staff', max: 20, objective: true },
] as const;

function sheet(member: string, supplier: string, plan: number, staff = 10) {
  return { member, supplier, scores: { plan, staff } };
}

describe('an exact number', () => {
  it('does not drift as floating point does', () => {
    expect(plus(exactly(0.1), exactly(0.2))).toEqual(exactly(0.3));
    expect(exactly(8.1)).toEqual(ratio(81, 10));
  });

  it('is shown rounded half up to two decimals', () => {
    expect([ratio(1, 200), ratio(2, 3), ratio(-1, 200), exactly(1.005), ratio(90, 1)].map(shown)).toEqual([
      '0.01',
      '0.67',
      '-0.01',
      '1.01',
      '90.00',
    ]);
  });

  test('the mean of n equal numbers is that number', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 500 }), (n, count, d) => {
        const value = ratio(n, d);
        expect(mean(Array.from({ length: count }, () => value))).toEqual(value);
        expect(compare(times(value, ratio(d, 1)), ratio(n, 1))).toBe(0);
      }),
    );
  });
});

describe('the price', () => {
  it('gives the lowest all points and the others in proportion', () => {
    expect(shown(priceScore(50_000_000, 50_000_000, 10))).toBe('10.00');
    expect(shown(priceScore(50_000_000, 60_000_000, 10))).toBe('8.33');
    expect(shown(priceScore(50_000_000, 60_000_000, 0))).toBe('0.00');
  });

  it('is never below the lowest', () => {
    expect(() => priceScore(50_000_000, 40_000_000, 10)).toThrow(RangeError);
    expect(() => priceScore(0, 40_000_000, 10)).toThrow(RangeError);
  });
});

describe('the ranking', () => {
  it('adds the panel mean of each factor to the points of the price', () => {
    const [first, second] = ranking({
      offers: [
        { supplier: 'a', price: 60_000_000 },
        { supplier: 'b', price: 50_000_000 },
      ],
      factors,
      priceWeight: 20,
      sheets: [
        sheet('x', 'a', 50),
        sheet('y', 'a', 51),
        sheet('z', 'a', 51),
        ...'xyz'.split('').map((m) => sheet(m, 'b', 45)),
      ],
    });
    expect(first).toMatchObject({ supplier: 'a', rank: 1, totalShown: '77.33', priceShown: '16.67' });
    expect(first?.factorsShown).toEqual({ plan: '50.67', staff: '10.00' });
    expect(second).toMatchObject({ supplier: 'b', rank: 2, totalShown: '75.00' });
  });

  it('tells apart totals that look equal', () => {
    const scoring: Scoring = {
      offers: [
        { supplier: 'a', price: 100 },
        { supplier: 'b', price: 100 },
      ],
      factors: [{ key: 'plan', max: 60, objective: false }],
      priceWeight: 10,
      sheets: [
        { member: 'x', supplier: 'a', scores: { plan: 50.001 } },
        { member: 'x', supplier: 'b', scores: { plan: 50.002 } },
      ],
    };
    const ranked = ranking(scoring);
    expect(ranked.map((one) => [one.supplier, one.rank, one.totalShown])).toEqual([
      ['b', 1, '60.00'],
      ['a', 2, '60.00'],
    ]);
  });

  const tied: Scoring = {
    offers: ['a', 'b', 'c'].map((supplier) => ({ supplier, price: supplier === 'c' ? 80 : 100 })),
    factors: [{ key: 'plan', max: 60, objective: false }],
    priceWeight: 10,
    sheets: [
      { member: 'x', supplier: 'a', scores: { plan: 50 } },
      { member: 'x', supplier: 'b', scores: { plan: 50 } },
      { member: 'x', supplier: 'c', scores: { plan: 48 } },
    ],
  };

  it('puts the lower price first among equal totals', () => {
    expect(ranking(tied)[0]).toMatchObject({ supplier: 'c', totalShown: '58.00', rank: 1 });
  });

  it('then follows the documents, and without a rule leaves a shared rank', () => {
    expect(ranking(tied).map((one) => one.rank)).toEqual([1, 2, 2]);
    expect(ranking({ ...tied, tieOrder: ['b', 'a'] }).map((one) => [one.supplier, one.rank])).toEqual([
      ['c', 1],
      ['b', 2],
      ['a', 3],
    ]);
  });

  it('is not made from a missing or impossible score', () => {
    expect(() => ranking({ ...tied, sheets: tied.sheets.slice(1) })).toThrow();
    const [first, ...rest] = tied.sheets;
    expect(() => ranking({ ...tied, sheets: [...rest, { member: 'x', supplier: 'a', scores: { plan: 61 } }] })).toThrow(
      RangeError,
    );
    expect(() =>
      ranking({ ...tied, sheets: [...rest, { member: 'x', supplier: first?.supplier ?? '', scores: {} }] }),
    ).toThrow('plan');
  });

  test('does not depend on the order of offers and sheets', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 600 }), { minLength: 12, maxLength: 12 });
    const prices = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(scores, prices, (given, asked) => {
        const offers = asked.map((price, index) => ({ supplier: `s${index}`, price }));
        const sheets = given.map((n, index) => ({
          member: `m${index % 3}`,
          supplier: `s${Math.floor(index / 3)}`,
          scores: { plan: n / 10 },
        }));
        const scoring = { offers, sheets, factors: [{ key: 'plan', max: 60, objective: false }], priceWeight: 30 };
        const ranks = (all: Scoring) => new Map(ranking(all).map((one) => [one.supplier, one.rank]));
        const turned = { ...scoring, offers: offers.toReversed(), sheets: sheets.toReversed() };
        expect(ranks(turned)).toEqual(ranks(scoring));
      }),
    );
  });
});

describe('the panel', () => {
  it('drops no score', () => {
    expect(shown(panelMean([0, 60, 60]))).toBe('40.00');
  });

  it('must agree on matters of fact', () => {
    const sheets = [sheet('x', 'a', 40, 10), sheet('y', 'a', 50, 12), sheet('x', 'b', 40, 8), sheet('y', 'b', 10, 8)];
    expect(objectiveMismatch(factors, sheets)).toEqual([{ supplier: 'a', factor: 'staff', members: { x: 10, y: 12 } }]);
  });
});

describe('an abnormally low price', () => {
  const on = '2026-11-24';
  const offers = (...prices: number[]) => prices.map((price, index) => ({ supplier: `s${index}`, price }));

  it('is below half of the mean, half of the second lowest, or 45 % of the ceiling', () => {
    expect(abnormalPrices(seededLaw, offers(4_400, 9_000, 9_500), 10_000, on)).toEqual([
      { supplier: 's0', reasons: ['of-second', 'of-ceiling'] },
    ]);
    expect(abnormalPrices(seededLaw, offers(4_600, 5_000, 20_000), 10_000, on)).toEqual([
      { supplier: 's0', reasons: ['of-mean'] },
    ]);
  });

  it('is not one that is exactly there', () => {
    expect(abnormalPrices(seededLaw, offers(4_500, 9_000), 10_000, on)).toEqual([]);
  });

  it('can be caught earlier when the documents raise the ratio, up to 65 %', () => {
    expect(abnormalPrices(seededLaw, offers(5_900, 9_000), 9_000, on, { ofSecond: 65, ofCeiling: 65 })).toEqual([]);
    expect(abnormalPrices(seededLaw, offers(5_800, 9_000), 9_000, on, { ofSecond: 65 })).toHaveLength(1);
    expect(() => abnormalPrices(seededLaw, offers(1, 2), 9_000, on, { ofMean: 66 })).toThrow(RangeError);
  });
});
