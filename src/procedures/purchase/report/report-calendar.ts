import { type CityDate, cityDate, instant, type Period, plusDays, plusMonths } from '../../../law/date.ts';
import { dueFrom } from '../../../law/deadline.ts';
import type { Law } from '../../../law/law.ts';

/** A period of the service and the day on which its report is due. */
export interface ReportPeriod extends Period {
  readonly number: number;
  readonly due: CityDate;
}

/** The periods of a service from its first to its last day, each so many months long; the last may be shorter. */
export function reportPeriods(law: Law, start: CityDate, end: CityDate, months: number): readonly ReportPeriod[] {
  const periods: ReportPeriod[] = [];
  for (let from = start; from <= end; from = plusMonths(start, periods.length * months)) {
    const last = plusDays(plusMonths(start, (periods.length + 1) * months), -1);
    const to = last < end ? last : end;
    periods.push({ number: periods.length + 1, from, to, due: dueAfter(law, to) });
  }
  return periods;
}

/** While a service stands still no report of it falls due: one that would is due as long after that as others are after their period. */
export function dueBeyond(law: Law, due: CityDate, pauses: readonly Period[]): CityDate {
  return pauses
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .reduce((on, { from, to }) => (from <= on && on <= to ? dueAfter(law, to) : on), due);
}

function dueAfter(law: Law, to: CityDate): CityDate {
  return cityDate(new Date(dueFrom(law, 'PROG_REP', instant(to, '12:00')).at.getTime() - 1));
}
