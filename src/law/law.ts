import { type Calendar, type CalendarDay, calendarFrom } from './calendar.ts';
import { calendarDays } from './calendar-data.ts';
import type { DeadlineRule } from './deadline-data.ts';
import { deadlineRules } from './deadline-data.ts';
import type { Setting } from './setting.ts';
import { settings } from './settings-data.ts';

/** The dated rows of law and city that everything is judged by. */
export interface Law {
  readonly calendar: Calendar;
  readonly deadlines: readonly DeadlineRule[];
  readonly settings: readonly Setting[];
}

export interface LawRows {
  readonly days: readonly CalendarDay[];
  readonly deadlines: readonly DeadlineRule[];
  readonly settings: readonly Setting[];
}

/** The law of the given rows. Throws when no year of the calendar is confirmed. */
export function lawFrom(rows: LawRows): Law {
  return { calendar: calendarFrom(rows.days), deadlines: rows.deadlines, settings: rows.settings };
}

/** The rows that a new city starts with. */
export const seededRows: LawRows = { days: calendarDays, deadlines: deadlineRules, settings };

export const seededLaw: Law = lawFrom(seededRows);
