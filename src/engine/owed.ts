import { workdaysAfter } from '../law/calendar.ts';
import { type CityDate, cityDate, daysBetween, instant, plusDays } from '../law/date.ts';
import { lastDay } from '../law/deadline.ts';
import type { Law } from '../law/law.ts';
import { type ReminderRung, setting } from '../law/setting.ts';

/** One rung of the ladder of reminders on which a case stands. */
export interface Owed {
  /** Working days from the due day, or `opening`; names the rung in its unique key. */
  readonly offset: number;
  readonly at: Date;
  readonly tells: ReminderRung['tells'];
}

/** The rung on which is told, the moment that something can be done, that it can. */
export const opening = -1000;

/** Noted of whoever waits for another case: that he was held up, and that it was found to have come. No reminders. */
export const held = -1001;
export const freed = -1002;
/** Noted of an administrator, by the day: that a seat for which something waits has nobody. No reminder either. */
export const unheld = -1003;

/** Noted of a day on which somebody reminded whoever a case waits for: once a day is enough. No reminder of the ladder. */
export function remindedOn(day: CityDate): number {
  return freed - daysBetween('2000-01-01', day);
}

/**
 * Every reminder that a wait has come to owe by now, oldest first. After an outage only the last is sent, the others
 * count as sent. A wait that begins when its deadline has passed is late from its first day on; one that opens later begins
 * then. It takes the index card's dates (instants), not the case (R115).
 */
export function owed(
  card: { readonly enteredAt: Date; readonly opens?: Date | undefined; readonly due: Date | undefined },
  law: Law,
  now: Date,
): readonly Owed[] {
  const { enteredAt, opens = enteredAt, due } = card;
  if (opens > now) return [];
  const isLater = opens > enteredAt;
  const opened: readonly Owed[] = isLater ? [{ offset: opening, at: opens, tells: 'assignee' }] : [];
  return due ? [...opened, ...rungsOf(isLater ? opens : enteredAt, due, law, now)] : opened;
}

function rungsOf(begins: Date, due: Date, law: Law, now: Date): readonly Owed[] {
  const day = lastDay(due);
  const began = cityDate(begins);
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
    .filter(({ at }) => at > begins && at <= now);
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
