import { expect, test } from 'vitest';
import { seededLaw } from '../../../src/law/law.ts';
import { remedyTerms } from '../../../src/law/remedy.ts';
import { languages, noticeKinds } from '../../../src/names.ts';
import { texts } from '../../../src/text/all.ts';

const terms = remedyTerms(seededLaw, '2026-11-24');

test('the terms of challenge, complaint and reconsideration are the rows of the law', () => {
  expect(terms).toEqual({ challenge: 7, complaint: 15, reconsideration: 60 });
});

test.each(languages)(
  'every kind of notice says in %s how to object, the tender and its result with both terms',
  (language) => {
    const { noticeRemedies } = texts[language].say;
    for (const kind of noticeKinds) expect(noticeRemedies[kind](terms).length, kind).toBeGreaterThan(10);
    for (const kind of ['tender', 'award', 'failed', 'cancelled'] as const) {
      expect(noticeRemedies[kind](terms)).toMatch(/ 7 .* 15 /);
    }
    expect(noticeRemedies.decision(terms)).toContain('60');
  },
);
