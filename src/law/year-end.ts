import { cityDate, daysBetween, instant, yearOf } from './date.ts';
import type { Law } from './law.ts';
import { setting } from './setting.ts';

/** The last of the days before the end of the year, by the setting, on which what is open is told that has come; undefined before the first. */
export function yearEndRung(law: Law, now: Date): number | undefined {
  const today = cityDate(now);
  const left = daysBetween(today, lastDayOf(now)) + (now < instant(today, '09:00') ? 1 : 0);
  const come = setting(law, 'year-end.days', today).value.filter((days) => days >= left);
  return come.length > 0 ? Math.min(...come) : undefined;
}

/** The end of the year that it is. */
export function yearEnd(now: Date): Date {
  return instant(lastDayOf(now));
}

function lastDayOf(now: Date): string {
  return `${yearOf(cityDate(now))}-12-31`;
}
