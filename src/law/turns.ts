import { type Calendar, workdaysBefore } from './calendar.ts';
import { type CityDate, cityDate, instant, plusDays } from './date.ts';

/** When what comes by the day or the week comes. */
const morning = '09:00';

/** Since when what comes each working day, and what comes each week, has its turn at this instant. */
export function turnsOf(calendar: Calendar, at: Date): { readonly day: Date; readonly week: Date } {
  const today = cityDate(at);
  return {
    day: mornings(at, calendar.isWorkday(today) ? today : workdaysBefore(calendar, today, 1), (day) =>
      workdaysBefore(calendar, day, 1),
    ),
    week: mornings(at, monday(today), (day) => plusDays(day, -7)),
  };
}

/** The morning of a day; of the one before, while that has not come. */
function mornings(at: Date, day: CityDate, before: (day: CityDate) => CityDate): Date {
  const comes = instant(day, morning);
  return comes <= at ? comes : instant(before(day), morning);
}

function monday(day: CityDate): CityDate {
  return plusDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}
