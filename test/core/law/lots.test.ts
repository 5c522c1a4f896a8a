import { expect, test } from 'vitest';
import { drawnAgain, inOrderOfLots, lotOf } from '../../../src/law/lots.ts';
import { fc } from '../../properties.ts';

const seed = 'HRB-2026-NANGANG-0001 2027-01-08T16:00:00.000Z 44000000 46000000';
const published = (marks: readonly string[]) =>
  inOrderOfLots(seed, marks, (mark) => mark).map((mark) => `${mark}\t${lotOf(seed, mark).slice(0, 12)}`);
const marks = fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{12}$/), { minLength: 2, maxLength: 40 });

test('lots that were published as they were drawn come out the same again', () => {
  fc.assert(
    fc.property(marks, (all) => {
      const again = drawnAgain([seed, ...published(all), ''].join('\n'));
      expect(again).toHaveLength(all.length);
      expect(again.every(({ holds }) => holds)).toBe(true);
    }),
  );
});

test('whoever was moved up, given another lot or drawn by another seed is found', () => {
  fc.assert(
    fc.property(marks, (all) => {
      const [first = '', second = '', ...rest] = published(all);
      const differs = (...lines: readonly string[]) => drawnAgain(lines.join('\n')).some(({ holds }) => !holds);
      expect(differs(seed, second, first, ...rest)).toBe(true);
      expect(differs(seed, first, `${second.split('\t')[0]}\tffffffffffffg`, ...rest)).toBe(true);
      expect(differs(`${seed} 1`, first, second, ...rest)).toBe(true);
    }),
  );
});

test('a mark without its lot does not hold, and a page without marks has none', () => {
  expect(drawnAgain(`${seed}\nabc`)).toMatchObject([{ mark: 'abc', holds: false }]);
  expect(drawnAgain(seed)).toEqual([]);
});
