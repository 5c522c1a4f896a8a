import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knownFaults } from '../../scripts/faults/known.ts';

const tests = knownFaults.flatMap(({ number, tests: named }) => named.map((each) => ({ number, ...each })));

test.each(tests)('what becomes of fault $number is held by a test that is there: $says', ({ file, says }) => {
  expect(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')).toContain(says);
});

test('each fault is known once', () => {
  const numbers = knownFaults.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
});
