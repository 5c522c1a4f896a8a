import { type CityDate, plusYears } from './date.ts';

/**
 * Since when somebody has judged the same organisation without a break of so many years; undefined where he has not, or where a
 * break lies behind him.
 */
export function judgedSince(days: readonly CityDate[], today: CityDate, years: number): CityDate | undefined {
  let since: CityDate | undefined;
  for (const day of days.toSorted().toReversed()) {
    if (plusYears(day, years) < (since ?? today)) return since;
    since = day;
  }
  return since;
}
