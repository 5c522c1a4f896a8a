import { type CityDate, plusDays, weekday } from './date.ts';
import { statuteDays } from './statute-days.ts';

/** A day that differs from the ordinary week: a holiday, or a weekend day worked in exchange (调休). */
export interface CalendarDay {
  readonly date: CityDate;
  readonly kind: 'off' | 'work';
  readonly name: string;
  readonly status: 'confirmed' | 'provisional';
  readonly source: string;
}

export interface Calendar {
  /** Whether offices work that day, make-up days included. */
  isWorkday(date: CityDate): boolean;
  /** Whether the day belongs to a public holiday, the weekend days inside it included; an ordinary weekend does not. */
  isHoliday(date: CityDate): boolean;
  /** Whether the holiday notice of that year is not out yet, so that the answers above may still change. */
  isProvisional(date: CityDate): boolean;
  /** The last day of the last year whose notice is known. */
  readonly knownUntil: CityDate;
}

/**
 * The working-day calendar of the given days. A confirmed day makes its whole year known and sets aside the provisional
 * days of that year; a year without any confirmed day is provisional, and where nothing at all is said of it, the statute's
 * own days are off. Throws when no year is confirmed.
 */
export function calendarFrom(days: readonly CalendarDay[]): Calendar {
  const known = new Set(days.filter((one) => one.status === 'confirmed').map((one) => one.date.slice(0, 4)));
  const last = [...known].sort().at(-1);
  if (last === undefined) throw new Error('the calendar has no confirmed year');
  const inForce = days.filter((one) => one.status === 'confirmed' || !known.has(one.date.slice(0, 4)));
  const kinds = new Map(inForce.map((one) => [one.date, one.kind]));
  const years = new Set(inForce.map((one) => one.date.slice(0, 4)));
  const kindOf = (date: CityDate): CalendarDay['kind'] | undefined => {
    const year = date.slice(0, 4);
    if (!years.has(year)) {
      years.add(year);
      for (const day of statuteDays(Number(year))) kinds.set(day.date, 'off');
    }
    return kinds.get(date);
  };
  return {
    isWorkday: (date) => {
      const kind = kindOf(date);
      if (kind !== undefined) return kind === 'work';
      const day = weekday(date);
      return day !== 0 && day !== 6;
    },
    isHoliday: (date) => kindOf(date) === 'off',
    isProvisional: (date) => !known.has(date.slice(0, 4)),
    knownUntil: `${last}-12-31`,
  };
}

/**
 * The n-th working day after a day; the day itself is not counted, and n = 0 is that day (94号令 Art 42, 87号令 Art 85).
 * Provisional when a day on the way lies in a year whose holidays are not announced. Throws when n is negative.
 */
export function workdaysAfter(
  calendar: Calendar,
  from: CityDate,
  n: number,
): { readonly date: CityDate; readonly provisional: boolean } {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
  let date = from;
  let provisional = false;
  for (let left = n; left > 0; ) {
    date = plusDays(date, 1);
    provisional ||= calendar.isProvisional(date);
    if (calendar.isWorkday(date)) left -= 1;
  }
  return { date, provisional };
}

/** The n-th working day before a day; the day itself is not counted, and n = 0 is that day. Throws when n is negative. */
export function workdaysBefore(calendar: Calendar, to: CityDate, n: number): CityDate {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a number of working days: ${n}`);
  let date = to;
  for (let left = n; left > 0; ) {
    date = plusDays(date, -1);
    if (calendar.isWorkday(date)) left -= 1;
  }
  return date;
}

/** Working days after `from` up to and including `to`; the same count backwards, negative, when `to` is past. */
export function workdaysUntil(calendar: Calendar, from: CityDate, to: CityDate): number {
  if (to < from) {
    const back = workdaysUntil(calendar, to, from);
    return back === 0 ? 0 : -back;
  }
  let count = 0;
  for (let date = from; date < to; ) {
    date = plusDays(date, 1);
    if (calendar.isWorkday(date)) count += 1;
  }
  return count;
}
