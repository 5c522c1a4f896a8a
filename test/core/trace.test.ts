import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { requirements } from '../../scripts/trace/requirements.ts';

const tests = requirements.flatMap(({ id, shown }) => shown.map((each) => ({ id, ...each })));

test.each(tests)('$id is shown by a test that is there: $says', ({ file, says }) => {
  const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').replaceAll("\\'", "'");
  expect(text).toContain(`'${says}'`);
});

test('all that is asked stands there once, in its order', () => {
  expect(requirements.map(({ id }) => id)).toEqual(Array.from({ length: 120 }, (_, place) => `R${place + 1}`));
});
