import { describe, expect, it, test } from 'vitest';
import {
  type CalendarDay,
  calendarFrom,
  workdaysAfter,
  workdaysBefore,
  workdaysUntil,
} from '../../../src/law/calendar.ts';
import { calendarDays } from '../../../src/law/calendar-data.ts';
import { plusDays, weekday } from '../../../src/law/date.ts';
import { statuteDays } from '../../../src/law/statute-days.ts';
import { fc } from '../../properties.ts';

const calendar = calendarFrom(calendarDays);
const dates = fc.integer({ min: 0, max: 1_500 }).map((n) => plusDays('2025-01-01', n));

function workdaysOf(year: string): number {
  return workdaysUntil(calendar, `${Number(year) - 1}-12-31`, `${year}-12-31`);
}

describe('the working days of 2026', () => {
  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    '%s, a weekend day, is worked',
    (date) => {
      expect(calendar.isWorkday(date)).toBe(true);
      expect(calendar.isHoliday(date)).toBe(false);
    },
  );

  it.each(
    '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07'.split(
      ' ',
    ),
  )('%s, a weekday, is off', (day) => {
    expect(calendar.isWorkday(`2026-${day}`)).toBe(false);
  });

  it('are 248, as many as the law leaves: 261 weekdays less 13 holidays', () => {
    expect(workdaysOf('2025')).toBe(248);
    expect(workdaysOf('2026')).toBe(248);
  });

  it('are known to the end of the year and no further', () => {
    expect(calendar.knownUntil).toBe('2026-12-31');
    expect(calendar.isProvisional('2026-12-31')).toBe(false);
    expect(calendar.isProvisional('2027-01-01')).toBe(true);
  });
});

describe('a year whose notice is not out', () => {
  it.each('01-01 02-05 02-08 02-09 02-10 04-05 05-03 05-04 06-09 09-15 10-01 10-04 10-05'.split(' '))(
    'takes 2027-%s off by the statute',
    (day) => {
      expect(calendar.isWorkday(`2027-${day}`)).toBe(false);
    },
  );

  it('also leaves 248 working days in 2027', () => {
    expect(workdaysOf('2027')).toBe(248);
  });

  it.each(
    '2028-01-03 2028-01-25 2028-01-28 2028-04-04 2028-05-01 2028-05-29 2028-10-02 2028-10-04 2029-01-01 2029-02-15 2029-05-01 2030-10-01'.split(
      ' ',
    ),
  )('takes %s off too, years ahead', (date) => {
    expect(calendar.isHoliday(date)).toBe(true);
    expect(calendar.isProvisional(date)).toBe(true);
  });

  it('has 13 holidays in every year of the almanac, and never says that it is sure', () => {
    for (let year = 2027; year <= 2035; year += 1) {
      const off = statuteDays(year).filter(({ date }) => weekday(date) > 0 && weekday(date) < 6);
      expect(off.length, `${year}`).toBe(13);
    }
    expect(calendar.isWorkday('2050-06-06')).toBe(true);
    expect(calendar.isWorkday('2050-05-02')).toBe(false);
    expect(calendar.isProvisional('2050-06-06')).toBe(true);
    expect(calendar.isProvisional('2024-06-03')).toBe(true);
  });

  it('is replaced whole by the notice when it comes', () => {
    const notice: CalendarDay = {
      date: '2027-02-11',
      kind: 'off',
      name: '春节',
      status: 'confirmed',
      source: 'the notice',
    };
    const told = calendarFrom([...calendarDays, notice]);
    expect(told.isWorkday('2027-02-11')).toBe(false);
    expect(told.isWorkday('2027-02-10')).toBe(true);
    expect(told.isProvisional('2027-02-10')).toBe(false);
    expect(told.knownUntil).toBe('2027-12-31');
  });

  it('cannot be all there is', () => {
    expect(() => calendarFrom(calendarDays.map((day) => ({ ...day, status: 'provisional' as const })))).toThrow();
  });
});

describe('counting working days', () => {
  it('does not count the day it starts from', () => {
    expect(workdaysAfter(calendar, '2026-11-24', 1)).toEqual({ date: '2026-11-25', provisional: false });
    expect(workdaysAfter(calendar, '2026-11-24', 0)).toEqual({ date: '2026-11-24', provisional: false });
  });

  it('is provisional once it reaches a year not announced', () => {
    expect(workdaysAfter(calendar, '2026-12-24', 5)).toEqual({ date: '2026-12-31', provisional: false });
    expect(workdaysAfter(calendar, '2026-12-24', 7)).toEqual({ date: '2027-01-05', provisional: true });
  });

  it('is negative for what is past, and nothing within a weekend', () => {
    expect(workdaysUntil(calendar, '2026-11-24', '2026-12-08')).toBe(10);
    expect(workdaysUntil(calendar, '2026-12-08', '2026-11-24')).toBe(-10);
    expect(workdaysUntil(calendar, '2026-11-28', '2026-11-29')).toBe(0);
  });

  it('goes back over a holiday', () => {
    expect(workdaysBefore(calendar, '2026-10-08', 1)).toBe('2026-09-30');
    expect(workdaysBefore(calendar, '2026-11-29', 3)).toBe('2026-11-25');
  });

  it('refuses what is no number of days', () => {
    expect(() => workdaysAfter(calendar, '2026-11-24', -1)).toThrow(RangeError);
    expect(() => workdaysBefore(calendar, '2026-11-24', 1.5)).toThrow(RangeError);
  });

  test('ends on a working day, and the count until it is n again', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const { date } = workdaysAfter(calendar, from, n);
        expect(calendar.isWorkday(date)).toBe(true);
        expect(workdaysUntil(calendar, from, date)).toBe(n);
      }),
    );
  });

  test('grows with n, and never shrinks when it starts later', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }), (from, n, later) => {
        const { date } = workdaysAfter(calendar, from, n);
        expect(workdaysAfter(calendar, from, n + 1).date > date).toBe(true);
        expect(workdaysAfter(calendar, plusDays(from, later), n).date >= date).toBe(true);
      }),
    );
  });

  test('adds up over any day between', () => {
    fc.assert(
      fc.property(dates, dates, dates, (a, b, c) => {
        const [x = a, y = b, z = c] = [a, b, c].sort();
        expect(workdaysUntil(calendar, x, y) + workdaysUntil(calendar, y, z)).toBe(workdaysUntil(calendar, x, z));
      }),
    );
  });
});
