import { cityDate, instant, plusDays, weekday } from './date.ts';

/** How soon what waits for somebody is due: the groups of a list, in their order. */
export const dueGroups = ['late', 'today', 'week', 'open'] as const;
export type DueGroup = (typeof dueGroups)[number];

/** The week ends with Sunday, in the city; what is due later, or on no day, is simply open. Nobody is late with all that has a day. */
export function dueGroup(isLate: boolean, due: Date | undefined, now: Date): DueGroup {
  if (isLate) return 'late';
  const today = cityDate(now);
  if (!due || due <= now) return 'open';
  if (due <= instant(today)) return 'today';
  const sunday = plusDays(today, (7 - weekday(today)) % 7);
  return due <= instant(sunday) ? 'week' : 'open';
}
