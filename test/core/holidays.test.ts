import { expect, test } from 'vitest';
import { latest } from '../../src/engine/case.ts';
import { seededLaw } from '../../src/law/law.ts';
import { holidayNotice, holidays } from '../../src/procedures/holidays/holidays.ts';
import { story } from '../../src/procedures/holidays/story.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { administrator, supervision } from './engine-people.ts';
import { at, attempt, effects, opened, opening, refusal, someone } from './given.ts';

const { notice } = story.answers['holiday-notice']();
const sends = (text: string) => ({ by: administrator, at: '2026-11-26 09:00', answers: { notice: text } });
const sent = opened(holidays, 'cal', sends(notice));
const confirms = { action: 'confirmHolidays', by: supervision, at: '2026-11-26 10:00' };

test('the notice of a year’s holidays is sent by the administrator and compared by another office before it counts', async () => {
  expect(latest(sent, holidayNotice)?.notice).toBe(notice);
  const both = someone(administrator.id, ['admin', 'platform'], ['supervision', 'supervision']);
  expect(refusal(attempt(holidays, sent, { ...confirms, by: administrator })).why).toBe('not-your-turn');
  expect(refusal(attempt(holidays, sent, { ...confirms, by: both })).why).toBe('same-person');
  const [entered] = effects(attempt(holidays, sent, confirms));
  if (entered?.kind !== 'calendar') throw new Error('nothing was entered');
  const store = memoryStore({ now: () => at('2026-11-26 10:00') });
  const before = await store.transact(async (world) => {
    const { calendar } = await world.law();
    await world.enterHolidays(entered.days);
    return calendar.isProvisional('2027-02-11');
  });
  expect(before).toBe(true);
  const { calendar } = await store.transact((world) => world.law());
  expect([calendar.isProvisional('2027-02-11'), calendar.isWorkday('2027-02-14')]).toEqual([false, true]);
});

test.each([
  ['a weekday that is not that day’s', '1月1日（周五）', '1月1日（周四）', 'weekday'],
  ['a number of days that does not fit', '共8天', '共9天', 'count'],
  ['a holiday that is missing', '五、端午节', '端午节', 'missing'],
  ['no year', '关于2027年部分节假日安排', '关于放假安排', 'no-year'],
])('it is not taken with %s', (_, said, instead, why) => {
  expect(refusal(opening(holidays, 'cal', sends(notice.replace(said, instead))))).toMatchObject({
    why: 'notice-reads',
    values: { why },
  });
});

test('a year that is known is not entered again', () => {
  const known = notice.replaceAll('2027年', '2026年');
  expect(seededLaw.calendar.knownUntil).toBe('2026-12-31');
  expect(refusal(opening(holidays, 'cal', sends(known))).why).toMatch(/year-not-known|notice-reads/);
  const law = { ...seededLaw, calendar: { ...seededLaw.calendar, knownUntil: '2027-12-31' } };
  expect(refusal(opening(holidays, 'cal', { ...sends(notice), facts: { law } }))).toMatchObject({
    why: 'year-not-known',
    values: { year: '2027' },
  });
  expect(refusal(attempt(holidays, sent, { ...confirms, facts: { law } })).why).toBe('year-still-not-known');
});
