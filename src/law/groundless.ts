import { type CityDate, plusMonths, plusYears } from './date.ts';
import type { Law } from './law.ts';
import { setting } from './setting.ts';

/** Of these days on which complaints were found to be groundless, those that count on a day. */
export function countingOn(law: Law, days: readonly CityDate[], on: CityDate): readonly CityDate[] {
  const since = plusMonths(on, -setting(law, 'complaint.groundless', on).value.months);
  return days.filter((day) => since < day && day <= on);
}

/** Is a supplier who is found to complain groundlessly once more listed for it (财政部令第94号 Art 37)? */
export function isListed(law: Law, before: readonly CityDate[], on: CityDate): boolean {
  return countingOn(law, before, on).length + 1 >= setting(law, 'complaint.groundless', on).value.most;
}

/** Until when at the earliest and at the latest whoever complained falsely is kept out of tenders (财政部令第94号 Art 37). */
export function barsUntil(law: Law, on: CityDate): { readonly from: CityDate; readonly to: CityDate } {
  const { least, longest } = setting(law, 'complaint.false-years', on).value;
  return { from: plusYears(on, least), to: plusYears(on, longest) };
}
