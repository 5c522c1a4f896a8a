import { describe, expect, it } from 'vitest';
import { calendarFrom } from '../../../src/law/calendar.ts';
import { calendarDays } from '../../../src/law/calendar-data.ts';
import { readHolidayNotice } from '../../../src/law/holiday-notice.ts';
import { notice2026, noticeOf2027 } from './given-notices.ts';

const daysOf = (year: string) =>
  calendarDays.filter(({ date }) => date.startsWith(year)).map(({ date, kind, name }) => ({ date, kind, name }));
const byDate = (a: { readonly date: string }, b: { readonly date: string }): number => a.date.localeCompare(b.date);

function read(text: string) {
  const notice = readHolidayNotice(text);
  if (!notice.ok) throw new Error(JSON.stringify(notice.problems));
  return notice;
}

function problems(text: string): readonly string[] {
  const notice = readHolidayNotice(text);
  return notice.ok ? [] : notice.problems.map(({ why, what = '' }) => `${why} ${what}`);
}

describe('the notice of a year’s holidays', () => {
  it('is read as it is published: the same days that were entered by hand', () => {
    const { year, days } = read(notice2026);
    expect(year).toBe(2026);
    const said = days.map(({ date, kind, name }) => ({ date, kind, name }));
    expect(said.toSorted(byDate)).toEqual(daysOf('2026').toSorted(byDate));
    expect(days[0]?.source).toBe('国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）');
  });

  it('makes its year known', () => {
    const calendar = calendarFrom([...calendarDays, ...read(noticeOf2027).days]);
    expect(calendar.knownUntil).toBe('2027-12-31');
    expect(calendar.isWorkday('2027-02-11')).toBe(false);
    expect(calendar.isWorkday('2027-02-14')).toBe(true);
    expect(calendar.isProvisional('2027-10-08')).toBe(false);
  });

  it('takes a holiday of one day, and one that begins in the year before', () => {
    const one = notice2026.replace(
      '1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
      '2026年1月1日（周四）放假1天，不调休。',
    );
    expect(
      read(one)
        .days.filter(({ date }) => date < '2026-02')
        .map(({ date }) => date),
    ).toEqual(['2026-01-01']);
    const early = notice2026.replace(
      '1月1日（周四）至3日（周六）放假调休，共3天',
      '2025年12月31日（周三）至1月2日（周五）放假调休，共3天',
    );
    expect(read(early).days[0]?.date).toBe('2025-12-31');
  });

  it.each([
    ['a weekday that is not that day’s', '1月1日（周四）', '1月1日（周五）', /weekday 2026-01-01（周五）/],
    ['a number that does not fit', '共9天', '共8天', /count 春节（8 ≠ 9）/],
    ['a day that is not', '6月19日', '6月31日', /weekday 2026-06-31/],
    ['a working day that is worked in any case', '1月4日（周日）上班', '1月5日（周一）上班', /worked 2026-01-05/],
    ['a holiday that is missing', '五、端午节', '端午节', /missing 端午节/],
    ['no year', '2026年部分节假日', '部分节假日', /no-year/],
  ])('is not taken with %s', (_, said, instead, why) => {
    expect(problems(notice2026.replace(said, instead)).join('\n')).toMatch(why);
  });
});
