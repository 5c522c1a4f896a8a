import { type CityDate, cityDate, plusMonths, plusYears } from './date.ts';
import type { Law } from './law.ts';
import { setting } from './setting.ts';

/** What can still come of a purchase that is closed, each for so many months. */
export type AfterClose = 'liability.months' | 'complaint.months-after-close';

/** For how many months after the close, and until which day, by what is in force now. */
export function afterClose(
  law: Law,
  what: AfterClose,
  closedAt: string,
  now: Date,
): { readonly months: number; readonly last: CityDate } {
  const months = setting(law, what, cityDate(now)).value;
  return { months, last: plusMonths(cityDate(new Date(closedAt)), months) };
}

/** The same once that day is over; nothing before, or where nothing is closed. */
export function tooLateAfterClose(law: Law, what: AfterClose, closedAt: string | undefined, now: Date) {
  const term = closedAt === undefined ? undefined : afterClose(law, what, closedAt, now);
  return term !== undefined && cityDate(now) > term.last && term;
}

/** Until which day at least all papers of a procurement are kept, from its end on (政府采购法 Art 42). */
export function archivedUntil(law: Law, closedAt: string, now: Date): CityDate {
  return plusYears(cityDate(new Date(closedAt)), setting(law, 'archive.years', cityDate(now)).value);
}
