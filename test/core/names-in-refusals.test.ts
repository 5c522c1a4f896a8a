import { expect, test } from 'vitest';
import { inWords } from '../../src/dialogue/in-words.ts';
import { explain } from '../../src/dialogue/refusal-words.ts';
import type { Named } from '../../src/engine/procedure.ts';
import { barred } from '../../src/procedures/purchase/supplier.ts';

const warm = { zh: '冰城暖心', en: 'Warm Heart' };
const sunset = { zh: '夕阳红', en: 'Sunset Care' };
const gone = barred(
  { id: 'wh', name: warm, kind: 'organisation', status: 'left' },
  new Date('2027-01-11T09:00:00+08:00'),
);

const named: readonly (readonly [why: string, values: Named])[] = [
  ['every-bid-judged', { missing: [warm, sunset] }],
  ['no-namesakes', { bidders: [warm, sunset] }],
  ['next-in-order', { bidder: warm, next: sunset }],
  ['passes-may-supply', gone ?? {}],
  ['first-may-supply', gone ?? {}],
  ['code-free', { code: '52230100MJY0000001', holder: warm }],
  ['body-still-active', { body: warm }],
];

test.each(named)('%s names organisations to each reader in his language', (why, values) => {
  const [zh, en] = [inWords(explain({ why, values }, 'zh'), 'zh'), inWords(explain({ why, values }, 'en'), 'en')];
  expect(zh).toContain('冰城暖心');
  expect(en).toContain('Warm Heart');
  expect(en).not.toMatch(/\p{Script=Han}/u);
});
