import type { Calendar } from './calendar.ts';
import { type CityDate, cityDate, type Period, plusDays } from './date.ts';
import { deadlineRule, dueFrom } from './deadline.ts';
import type { DeadlineCode, DeadlineRule } from './deadline-data.ts';
import type { Law } from './law.ts';

/** How a day was reckoned, so that whoever doubts it can count it himself. */
export interface WhyThisDay {
  readonly rule: DeadlineRule;
  /** The day on which it began, which is not counted. */
  readonly from: CityDate;
  readonly date: CityDate;
  /** The last day before it moved past holidays. */
  readonly advised: CityDate;
  /** Holidays that do not count, each from its first day to its last, as far as they lie in the term. */
  readonly holidays: readonly Period[];
  /** How many days of ordinary weekends do not count. */
  readonly weekendDays: number;
}

/** Why a term that starts at an instant ends on its day. Throws when no such rule is in force on that day. */
export function whyThisDay(law: Law, code: DeadlineCode, start: Date): WhyThisDay {
  const from = cityDate(start);
  const rule = deadlineRule(law, code, from);
  const { date, advised } = dueFrom(law, code, start);
  const left = rule.unit === 'workday' ? daysFrom(plusDays(from, 1), date) : daysFrom(advised, plusDays(date, -1));
  const { calendar } = law;
  const off = left.filter((day) => !calendar.isWorkday(day));
  const weekendDays = off.filter((day) => !calendar.isHoliday(day)).length;
  return { rule, from, date, advised, holidays: holidaysIn(off, calendar), weekendDays };
}

function holidaysIn(days: readonly CityDate[], calendar: Calendar): readonly Period[] {
  const found: Period[] = [];
  for (const day of days.filter((each) => calendar.isHoliday(each))) {
    const last = found.at(-1);
    if (last && plusDays(last.to, 1) === day) found[found.length - 1] = { ...last, to: day };
    else found.push({ from: day, to: day });
  }
  return found;
}

function daysFrom(first: CityDate, last: CityDate): readonly CityDate[] {
  const days: CityDate[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}
