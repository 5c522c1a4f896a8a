import { workdaysAfter } from '../law/calendar.ts';
import { cityDate, daysBetween, instant, plusDays } from '../law/date.ts';
import { lastDay } from '../law/deadline.ts';
import type { Law } from '../law/law.ts';
import { type ReminderRung, setting } from '../law/setting.ts';

/** One rung of the ladder of reminders on which a case stands. */
export interface Owed {
  /** Working days from the due day; names the rung in its unique key. */
  readonly offset: number;
  readonly at: Date;
  readonly tells: ReminderRung['tells'];
}

/**
 * Every reminder that a wait has come to owe by now, oldest first. After an outage only the last is sent, the others
 * count as sent. A wait that begins when its deadline has passed is late from its first day on. It takes the index
 * card's dates (instants), not the case (R115).
 */
export function owed(card: { readonly enteredAt: Date; readonly due: Date }, law: Law, now: Date): readonly Owed[] {
  const day = lastDay(card.due);
  const began = cityDate(card.enteredAt);
  const length = Math.max(0, daysBetween(began, day));
  const late = [began, day].toSorted().at(-1) ?? day;
  return setting(law, 'reminder.rungs', cityDate(now))
    .value.filter(({ minLength = 0 }) => length >= minLength)
    .map(
      ({ offset, at, tells }): Owed => ({
        offset,
        at: instant(rungDay(law, offset > 0 ? late : day, offset), at),
        tells,
      }),
    )
    .filter(({ at }) => at > card.enteredAt && at <= now);
}

function rungDay(law: Law, day: string, offset: number): string {
  if (offset === 0) return day;
  if (offset > 0) return workdaysAfter(law.calendar, day, offset).date;
  let date = day;
  for (let left = -offset; left > 0; ) {
    date = plusDays(date, -1);
    if (law.calendar.isWorkday(date)) left -= 1;
  }
  return date;
}
