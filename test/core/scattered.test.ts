import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { scattered } from '../../db/scattered.ts';

const sealOf = (key: string) => ({
  lasting: (scope: string, text: string) => createHmac('sha256', key).update(`${scope} ${text}`).digest('base64url'),
});

test('the numbers of a series are each given once, in another order for every key and series', () => {
  const of = (key: string, series: string) =>
    Array.from({ length: 500 }, (_, n) => scattered(sealOf(key), series, n + 1));
  const lists = [of('a', 'HRB-2026-BID'), of('b', 'HRB-2026-BID'), of('a', 'HRB-2027-BID')];
  for (const numbers of lists) {
    expect(new Set(numbers).size).toBe(500);
    for (const number of numbers) expect(number).toSatisfy((n) => n >= 100_000 && n <= 999_999);
    const rising = numbers.filter((number, n) => number > (numbers[n - 1] ?? 0)).length;
    expect(rising).toBeGreaterThan(200);
    expect(rising).toBeLessThan(300);
  }
  expect(new Set(lists.map(([number]) => number)).size).toBe(3);
});

test('there is no number before the first, nor after the last', () => {
  expect(scattered(sealOf('a'), 'X', 900_000)).toBeGreaterThanOrEqual(100_000);
  for (const nth of [0, 900_001]) expect(() => scattered(sealOf('a'), 'X', nth)).toThrow(RangeError);
});
