import { type Calendar, workdaysAfter, workdaysUntil } from './calendar.ts';
import { type CityDate, cityDate, instant, plusDays } from './date.ts';
import type { DeadlineCode, DeadlineRule } from './deadline-data.ts';
import type { Law } from './law.ts';
import { setting } from './setting.ts';

/** When something is due. */
export interface Due {
  /** The end of the last day, 24:00 in the city. */
  readonly at: Date;
  readonly date: CityDate;
  /** The last day before any move past holidays: what is advised to those who want to be safe. */
  readonly advised: CityDate;
  /** Whether the holidays that count are not announced yet. */
  readonly provisional: boolean;
  readonly code: DeadlineCode;
}

/** The rule in force for a term on a day. Throws when none is. */
export function deadlineRule(law: Law, code: DeadlineCode, on: CityDate): DeadlineRule {
  const [latest] = law.deadlines
    .filter((rule) => rule.code === code && rule.validFrom <= on)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  if (latest === undefined) throw new Error(`no deadline rule ${code} is in force on ${on}`);
  return latest;
}

/**
 * When a term that starts at an instant ends. The starting day is not counted, the last day counts to 24:00 and moves
 * past holidays as its rule says (94号令 Art 42, 87号令 Art 85). Throws when no such rule is in force on that day.
 */
export function dueFrom(law: Law, code: DeadlineCode, from: Date): Due {
  const start = cityDate(from);
  const rule = deadlineRule(law, code, start);
  if (rule.unit === 'workday') {
    const { date, provisional } = workdaysAfter(law.calendar, start, rule.length);
    return { at: instant(date), date, advised: date, provisional, code };
  }
  const advised = plusDays(start, rule.length);
  const date = rolled(law.calendar, advised, rule.roll);
  const provisional = rule.roll !== 'none' && (law.calendar.isProvisional(advised) || law.calendar.isProvisional(date));
  return { at: instant(date), date, advised, provisional, code };
}

/**
 * The first day on which what must wait may happen: the earliest day for bids to be due, for a publicity period to be
 * over, for a procurement to start. Counted as `dueFrom` counts. Throws when the term is a limit and no minimum.
 */
export function earliest(
  law: Law,
  code: DeadlineCode,
  from: Date,
): { readonly date: CityDate; readonly provisional: boolean } {
  if (deadlineRule(law, code, cityDate(from)).sense === 'most') throw new Error(`${code} is no minimum period`);
  const { date, provisional } = dueFrom(law, code, from);
  return { date, provisional };
}

/**
 * Where a deadline stands: late from its very instant on, soon within the working days of the setting `reminder.soon`.
 * `workdays` are those after today up to the last day, negative when it is past.
 */
export function standing(
  law: Law,
  due: Date,
  now: Date,
): { readonly state: 'in-time' | 'soon' | 'late'; readonly workdays: number } {
  const today = cityDate(now);
  const workdays = workdaysUntil(law.calendar, today, lastDay(due));
  if (now >= due) return { state: 'late', workdays: Math.min(workdays, 0) };
  return { state: workdays <= setting(law, 'reminder.soon', today).value ? 'soon' : 'in-time', workdays };
}

/** The last day that counts for a deadline: one at 24:00 belongs to the day that ends then. */
export function lastDay(due: Date): CityDate {
  return cityDate(new Date(due.getTime() - 1));
}

function rolled(calendar: Calendar, date: CityDate, roll: DeadlineRule['roll']): CityDate {
  const moves = roll === 'holiday' ? calendar.isHoliday(date) : roll === 'non-workday' && !calendar.isWorkday(date);
  return moves ? workdaysAfter(calendar, date, 1).date : date;
}
