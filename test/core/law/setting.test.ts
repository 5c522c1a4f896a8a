import { describe, expect, it } from 'vitest';
import { exceeds, leastOf, reaches } from '../../../src/law/fraction.ts';
import { lawFrom, seededLaw, seededRows } from '../../../src/law/law.ts';
import { setting } from '../../../src/law/setting.ts';
import { settings } from '../../../src/law/settings-data.ts';

const on = '2026-11-24';

describe('a setting', () => {
  it('comes with where it is from: the thresholds ask the finance bureau to confirm them', () => {
    expect(setting(seededLaw, 'threshold.procurement.services', on)).toMatchObject({ value: 30_000_000, mark: 'D' });
    const openTender = setting(seededLaw, 'threshold.open-tender.services', on);
    expect(openTender.value).toBe(200_000_000);
    expect(openTender.citation.zh).toContain('请财政局确认');
  });

  it('is the one in force on the day, in whatever order the rows come', () => {
    const old = setting(seededLaw, 'review.max-returns', on);
    const changed = { ...old, value: 3, validFrom: '2027-01-01' };
    const others = seededRows.settings.filter((row) => row.key !== 'review.max-returns');
    for (const pair of [
      [old, changed],
      [changed, old],
    ]) {
      const law = lawFrom({ ...seededRows, settings: [...others, ...pair] });
      expect(setting(law, 'review.max-returns', '2026-12-31').value).toBe(2);
      expect(setting(law, 'review.max-returns', '2027-01-01').value).toBe(3);
    }
  });

  it('is missed loudly when none is in force', () => {
    expect(() => setting(seededLaw, 'price.abnormal', '2026-01-31')).toThrow('price.abnormal');
  });

  it('is seeded for every key once from each day, with its source in both languages', () => {
    const rows = settings.map(({ key, validFrom }) => `${key} ${validFrom}`);
    expect(new Set(rows).size).toBe(rows.length);
    for (const row of settings) expect([row.citation.zh, row.citation.en], row.key).not.toContain('');
  });

  it('gives the evaluating parties 100 points together', () => {
    const weights = Object.values(setting(seededLaw, 'evaluation.weights', on).value);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});

describe('a quorum of two thirds and a majority of one half', () => {
  const twoThirds = { numerator: 2, denominator: 3 };
  const half = { numerator: 1, denominator: 2 };

  it('counts without rounding', () => {
    expect(reaches(twoThirds, 4, 6)).toBe(true);
    expect(reaches(twoThirds, 3, 5)).toBe(false);
    expect(exceeds(half, 3, 6)).toBe(false);
    expect(exceeds(half, 3, 5)).toBe(true);
    expect([5, 6, 7].map((whole) => leastOf(twoThirds, whole))).toEqual([4, 4, 5]);
  });
});
