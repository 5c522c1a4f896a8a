import fc from 'fast-check';
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
  ])('%s is not', (text) => {
    expect(parseDate(text, today)).toBeUndefined();
  });

  test('whatever is read exists', () => {
    const almost = fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日'), maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        const date = parseDate(text, today);
        expect(date === undefined || isCityDate(date)).toBe(true);
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

  test('a date without a year is never past and less than a year off, leap days apart', () => {
    fc.assert(
      fc.property(dates, dates, (date, now) => {
        const read = parseDate(date.slice(5), now) ?? '';
        expect(read.slice(5)).toBe(date.slice(5));
        expect(read >= now).toBe(true);
        if (!date.endsWith('02-29')) expect(daysBetween(now, read)).toBeLessThan(366);
      }),
    );
  });
});
