import { expect, test } from 'vitest';
import { awarded } from '../core/given-story.ts';
import { longerNoticeOf2027 } from '../core/law/given-notices.ts';
import { tells } from './told.ts';

/**
 * Terms are counted in working days, and the holidays of a year are known only once the State Council has announced them. Until then a
 * day of that year is provisional (暂定), and says so; after it each is counted anew, and whoever has to keep it hears how it moved.
 */

test('a term that reaches a year whose holidays are not announced is provisional, until they are and everybody hears the new day', async () => {
  const { who, announces } = await tells(awarded, '2027-01-20 09:00');
  const officer = await who('staff');
  const head = await who('head', 'slack');
  expect((await officer.looks()).reads).toMatch(/2月18日（周四，暂定）/);
  await announces(longerNoticeOf2027);
  expect(officer.heard()).toMatch(/放假安排公布了.*2月18日.*2月19日/s);
  const { reads } = await officer.looks();
  expect(reads).toContain('2月19日');
  expect(reads).not.toContain('暂定');
  expect((await head.looks()).reads).not.toContain('暂定');
});
