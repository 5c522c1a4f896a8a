import { describe, expect, it, test } from 'vitest';
import {
  type CityDate,
  cityDate,
  cityTime,
  daysBetween,
  instant,
  isCityDate,
  plusDays,
  plusMonths,
  weekday,
} from '../../../src/law/date.ts';
import { parseDate } from '../../../src/law/read-date.ts';
import { sayDate } from '../../../src/law/speak.ts';
import { languages } from '../../../src/names.ts';
import { fc } from '../../properties.ts';

const today = '2026-11-24';
const dates = fc.integer({ min: 0, max: 60_000 }).map((n) => plusDays('1992-01-01', n));

describe('months later', () => {
  test.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-30', -9, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(plusMonths(from, months)).toBe(to);
  });

  it('is the same day of the month, or the last of a shorter one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -40, max: 40 }), (from, months) => {
        const to = plusMonths(from, months);
        const day = Number(from.slice(8));
        expect(to.slice(8) === from.slice(8) || (Number(to.slice(8)) < day && plusDays(to, 1).slice(8) === '01')).toBe(
          true,
        );
        expect(Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7))).toBe(
          Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) + months,
        );
      }),
    );
  });
});

describe('the city lives by its own clock', () => {
  it('is already tomorrow there at four in the afternoon UTC', () => {
    expect(cityDate(new Date('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24');
    expect(cityDate(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
    expect(cityTime(new Date('2026-11-24T09:05:00Z'))).toBe('17:05');
  });

  it('ends a day at 24:00 when no time is given', () => {
    expect(instant('2026-12-31').toISOString()).toBe('2026-12-31T16:00:00.000Z');
    expect(instant('2026-12-31', '17:00').toISOString()).toBe('2026-12-31T09:00:00.000Z');
  });

  it.each([
    ['2026-02-30', '17:00'],
    ['2026-12-01', '25:00'],
    ['2026-12-01', '9:00'],
  ])('has no instant for %s %s', (date, time) => {
    expect(() => instant(date, time)).toThrow(RangeError);
  });

  it('knows the weekday', () => {
    expect(weekday('2026-11-24')).toBe(2);
    expect(weekday('2026-09-20')).toBe(0);
  });

  test('an instant of a date and time has that date and time', () => {
    const times = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(dates, times, (date, time) => {
        expect([cityDate(instant(date, time)), cityTime(instant(date, time))]).toEqual([date, time]);
      }),
    );
  });

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -3_000, max: 3_000 }), (date, n) => {
        expect(daysBetween(date, plusDays(date, n))).toBe(n);
      }),
    );
  });
});

describe('a date that people type', () => {
  it.each<[string, CityDate]>([
    ['2026-12-31', '2026-12-31'],
    ['2026/12/31', '2026-12-31'],
    ['2026.12.31', '2026-12-31'],
    ['2026/1/5', '2026-01-05'],
    ['20261231', '2026-12-31'],
    ['2026年12月31日', '2026-12-31'],
    ['2026 年 12 月 31 日', '2026-12-31'],
    ['2026年12月31号', '2026-12-31'],
    ['２０２６－１２－３１', '2026-12-31'],
    ['２０２６年１２月３１日', '2026-12-31'],
    ['2026。12。31', '2026-12-31'],
    ['12月31日', '2026-12-31'],
    ['12-31', '2026-12-31'],
    ['12/31', '2026-12-31'],
    ['11月24日', '2026-11-24'],
    ['11月23日', '2027-11-23'],
    ['2-29', '2028-02-29'],
    ['12月8日（周二）', '2026-12-08'],
    ['11月23日（周一）', '2026-11-23'],
    ['12月8日（周二，暂定）', '2026-12-08'],
    ['31 December 2026', '2026-12-31'],
    ['31st Dec, 2026', '2026-12-31'],
    ['Dec. 31, 2026', '2026-12-31'],
    ['Thursday 31 December', '2026-12-31'],
    ['Sept 1', '2027-09-01'],
    ['5 may', '2027-05-05'],
    ['今天', '2026-11-24'],
    ['明天', '2026-11-25'],
    ['后天', '2026-11-26'],
    ['Today', '2026-11-24'],
    [' tomorrow ', '2026-11-25'],
  ])('%s is read', (text, date) => {
    expect(parseDate(text, today)).toBe(date);
  });

  it.each<[string, CityDate, CityDate]>([
    // text, looking ahead, looking back; today is Tuesday 24 November 2026
    ['8月12日', '2027-08-12', '2026-08-12'],
    ['8月12', '2027-08-12', '2026-08-12'],
    ['8月12号', '2027-08-12', '2026-08-12'],
    ['八月十二日', '2027-08-12', '2026-08-12'],
    ['八月十五', '2027-08-15', '2026-08-15'],
    ['8.12', '2027-08-12', '2026-08-12'],
    ['8/12', '2027-08-12', '2026-08-12'],
    ['25/12', '2026-12-25', '2025-12-25'],
    ['12月31日', '2026-12-31', '2025-12-31'],
    ['11月24日', '2026-11-24', '2026-11-24'],
    ['2-29', '2028-02-29', '2024-02-29'],
    ['11月23日（周一）', '2026-11-23', '2026-11-23'],
    ['12月8日（周二）', '2026-12-08', '2026-12-08'],
    ['Aug 12th', '2027-08-12', '2026-08-12'],
    ['12th of August', '2027-08-12', '2026-08-12'],
    ['August the 12th', '2027-08-12', '2026-08-12'],
    ['8号', '2026-12-08', '2026-11-08'],
    ['二十四号', '2026-11-24', '2026-11-24'],
    ['the 8th', '2026-12-08', '2026-11-08'],
    ['周三', '2026-11-25', '2026-11-18'],
    ['星期二', '2026-11-24', '2026-11-24'],
    ['礼拜天', '2026-11-29', '2026-11-22'],
    ['Friday', '2026-11-27', '2026-11-20'],
    ['on Monday', '2026-11-30', '2026-11-23'],
    ['月底', '2026-11-30', '2026-10-31'],
    ['月末', '2026-11-30', '2026-10-31'],
    ['年底', '2026-12-31', '2025-12-31'],
    ['8月底', '2027-08-31', '2026-08-31'],
    ['end of August', '2027-08-31', '2026-08-31'],
    ['end of the month', '2026-11-30', '2026-10-31'],
    ['元旦', '2027-01-01', '2026-01-01'],
    ['国庆节', '2027-10-01', '2026-10-01'],
  ])('%s is the next such day where the question looks ahead, the last where it looks back', (text, ahead, back) => {
    expect(parseDate(text, today, 'ahead')).toBe(ahead);
    expect(parseDate(text, today, 'back')).toBe(back);
  });

  it.each<[string, CityDate]>([
    ['昨天', '2026-11-23'],
    ['前天', '2026-11-22'],
    ['大前天', '2026-11-21'],
    ['昨日', '2026-11-23'],
    ['昨儿', '2026-11-23'],
    ['大后天', '2026-11-27'],
    ['昨天下午', '2026-11-23'],
    ['昨晚8点', '2026-11-23'],
    ['今天早上', '2026-11-24'],
    ['今晚', '2026-11-24'],
    ['明早', '2026-11-25'],
    ['yesterday', '2026-11-23'],
    ['the day before yesterday', '2026-11-22'],
    ['yesterday evening', '2026-11-23'],
    ['day after tomorrow', '2026-11-26'],
    ['3天前', '2026-11-21'],
    ['三天以前', '2026-11-21'],
    ['十天后', '2026-12-04'],
    ['过两天', '2026-11-26'],
    ['再过三天', '2026-11-27'],
    ['两周后', '2026-12-08'],
    ['一个星期前', '2026-11-17'],
    ['一个月后', '2026-12-24'],
    ['半个月前', '2026-11-09'],
    ['半年前', '2026-05-24'],
    ['一年前', '2025-11-24'],
    ['in 3 days', '2026-11-27'],
    ['in a week', '2026-12-01'],
    ['two weeks ago', '2026-11-10'],
    ['3 days from now', '2026-11-27'],
    ['上周三', '2026-11-18'],
    ['上个星期五', '2026-11-20'],
    ['上上周一', '2026-11-09'],
    ['这周一', '2026-11-23'],
    ['本周日', '2026-11-29'],
    ['下周五', '2026-12-04'],
    ['下礼拜天', '2026-12-06'],
    ['下下周一', '2026-12-07'],
    ['next Monday', '2026-11-30'],
    ['next Friday', '2026-12-04'],
    ['last Wednesday', '2026-11-18'],
    ['this Friday', '2026-11-27'],
    ['Friday next week', '2026-12-04'],
    ['上个月8号', '2026-10-08'],
    ['下月8日', '2026-12-08'],
    ['本月30日', '2026-11-30'],
    ['上月底', '2026-10-31'],
    ['下个月底', '2026-12-31'],
    ['2027年2月底', '2027-02-28'],
    ['去年底', '2025-12-31'],
    ['end of next month', '2026-12-31'],
    ['去年8月12日', '2025-08-12'],
    ['今年8月12日', '2026-08-12'],
    ['明年1月1日', '2027-01-01'],
    ['Dec 8 last year', '2025-12-08'],
    ['二〇二六年八月十二日', '2026-08-12'],
    ['二零二六年十二月三十一号', '2026-12-31'],
    ['二○二六年八月十二日'.replace('○', '〇'), '2026-08-12'],
    ['26年8月12日', '2026-08-12'],
    ['2026 8 12', '2026-08-12'],
    ['2026—08—12', '2026-08-12'],
    ['2026\u200b-08-12', '2026-08-12'],
    ['12 August 2026', '2026-08-12'],
    ['Wednesday 12 August 2026', '2026-08-12'],
    ['Wed, Aug 12, 2026', '2026-08-12'],
    ['12-Aug-2026', '2026-08-12'],
    ['2026 Aug 12', '2026-08-12'],
    ['25/12/2026', '2026-12-25'],
    ['12月8日 星期二', '2026-12-08'],
    ['周二12月8日', '2026-12-08'],
    ['12月8日下午3点', '2026-12-08'],
    ['十二月八号晚上', '2026-12-08'],
    ['2026-12-08 17:00', '2026-12-08'],
    ['2026-12-08T17:00:00', '2026-12-08'],
    ['December 8th at 5pm', '2026-12-08'],
    ['12月31日。', '2026-12-31'],
  ])('%s is the same wherever the question looks, and as people say it', (text, date) => {
    expect(parseDate(text, today, 'ahead')).toBe(date);
  });

  it.each(['12月8日（周三）', 'Tuesday 12 August 2026', '2026-12-08 周一'])('%s contradicts itself', (text) => {
    expect(parseDate(text, today, 'ahead')).toBeUndefined();
    expect(parseDate(text, today, 'back')).toBeUndefined();
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-12/31',
    '2-30',
    '1231',
    '下周',
    '',
    '2026',
    '12月',
    'no',
    '31 Decembre',
    '32 May 2026',
    'May',
    '31 De',
    '03/04/2026',
    '3天',
    '1个月',
    '本月31日',
    '13月底',
    '月初',
    '去年',
    '2026年8月',
    'last year',
    'next week',
    '8月12日前',
    'before 8 December',
    '两三天前',
    '农历八月十五',
    '8月12日至15日',
    '31/31',
  ])('%s is not', (text) => {
    expect(parseDate(text, today)).toBeUndefined();
  });

  test('whatever is read exists', () => {
    const almost = fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日周底一上去'), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        const date = parseDate(text, today);
        expect(date === undefined || isCityDate(date)).toBe(true);
        const back = parseDate(text, today, 'back');
        expect(back === undefined || isCityDate(back)).toBe(true);
      }),
    );
  });

  test('every date is read back from each of its spellings', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const [y, m, d] = date.split('-').map(Number);
        for (const text of [date, `${y}/${m}/${d}`, `${y}.${m}.${d}`, `${y}年${m}月${d}日`, date.replaceAll('-', '')]) {
          expect(parseDate(text, today)).toBe(date);
        }
      }),
    );
  });

  test('every date is read as it is said to people, in every language', () => {
    const manner = fc.record({ today: fc.option(dates, { nil: undefined }), provisional: fc.boolean() });
    fc.assert(
      fc.property(dates, fc.constantFrom(...languages), manner, (date, language, { today: now, provisional }) => {
        const said = sayDate(date, language, { provisional, ...(now !== undefined && { today: now }) });
        expect(parseDate(said, now ?? today)).toBe(date);
      }),
    );
  });

  test('a date without a year is never past where the question looks ahead nor to come where it looks back, and less than a year off, leap days apart', () => {
    fc.assert(
      fc.property(dates, dates, (date, now) => {
        const read = parseDate(date.slice(5), now) ?? '';
        expect(read.slice(5)).toBe(date.slice(5));
        expect(read >= now).toBe(true);
        if (!date.endsWith('02-29')) expect(daysBetween(now, read)).toBeLessThan(366);
        const last = parseDate(date.slice(5), now, 'back') ?? '';
        expect(last.slice(5)).toBe(date.slice(5));
        expect(last <= now).toBe(true);
      }),
    );
  });
});
