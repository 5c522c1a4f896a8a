import { workdaysAfter, workdaysBefore } from '../law/calendar.ts';
import { type CityDate, instant, plusDays } from '../law/date.ts';
import { earliest } from '../law/deadline.ts';
import type { DeadlineCode } from '../law/deadline-data.ts';
import type { Law } from '../law/law.ts';

/** A month that every year has ends no earlier: terms that begin by then are whole months. */
const lastCommonDay = 28;

/** Reckoning with the days on which offices work. */
export interface Days {
  /** The last working day up to this one. */
  upTo(day: CityDate): CityDate;
  /** The first working day from this one on. */
  from(day: CityDate): CityDate;
  /** So many working days before a day. */
  before(day: CityDate, n: number): CityDate;
  /** So many working days after a day. */
  after(day: CityDate, n: number): CityDate;
  /** The last working day on which a minimum period can begin that is over by a day. */
  overBy(day: CityDate, code: DeadlineCode): CityDate;
}

export function daysOf(law: Law): Days {
  const { calendar } = law;
  const before = (day: CityDate, n: number): CityDate => workdaysBefore(calendar, day, n);
  const after = (day: CityDate, n: number): CityDate => workdaysAfter(calendar, day, n).date;
  return {
    before,
    after,
    upTo: (day) => (calendar.isWorkday(day) ? day : before(day, 1)),
    from: (day) => (calendar.isWorkday(day) ? day : after(day, 1)),
    overBy(day, code) {
      let start = before(day, 1);
      while (earliest(law, code, instant(start, '12:00')).date > day) start = before(start, 1);
      return start;
    },
  };
}

/** The last day up to this one after which a term of whole months can begin anew. */
export function endOfTerm(day: CityDate): CityDate {
  const next = plusDays(day, 1);
  return Number(next.slice(8)) <= lastCommonDay ? day : `${next.slice(0, 8)}27`;
}
