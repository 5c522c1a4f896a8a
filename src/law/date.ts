/** A day of the city, `YYYY-MM-DD` in Asia/Shanghai. */
export type CityDate = string;

/** From a day to another, both of them included. */
export interface Period {
  readonly from: CityDate;
  readonly to: CityDate;
}

/** China has kept UTC+8 without summer time since 1992, so the offset is fixed. */
const offset = 8 * 3_600_000;
const day = 86_400_000;

/** The day that was told last, and its number: many ask in one moment. */
let told = { day: Number.NaN, date: '' };

/** The city's day at an instant. */
export function cityDate(at: Date): CityDate {
  const today = Math.floor((at.getTime() + offset) / day);
  if (today !== told.day) told = { day: today, date: new Date(today * day).toISOString().slice(0, 10) };
  return told.date;
}

/** The city's clock at an instant, `HH:mm`, from 00:00 to 23:59. */
export function cityTime(at: Date): string {
  return new Date(at.getTime() + offset).toISOString().slice(11, 16);
}

/**
 * The instant of a city date and time. Without a time it is 24:00, the end of that day: a deadline given as a date
 * lasts the whole day. Throws on a date or time that does not exist.
 */
export function instant(date: CityDate, time = '24:00'): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)) throw new RangeError(`not a time: ${time}`);
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return new Date(midnight(date) - offset + minutes * 60_000);
}

/** The first moment of a day, ISO; of no day, none. */
export function dayBegins(date: CityDate | undefined): string | undefined {
  return date === undefined ? undefined : instant(date, '00:00').toISOString();
}

/** The end of a day, ISO; of no day, none. */
export function dayEnds(date: CityDate | undefined): string | undefined {
  return date === undefined ? undefined : instant(date).toISOString();
}

/** The date n days later, or earlier when n is negative. Throws on a date that does not exist. */
export function plusDays(date: CityDate, n: number): CityDate {
  return new Date(midnight(date) + n * day).toISOString().slice(0, 10);
}

/**
 * The same day n months later, or earlier when n is negative; where that month has no such day, its last one. Throws on a
 * date that does not exist.
 */
export function plusMonths(date: CityDate, n: number): CityDate {
  const at = new Date(midnight(date));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth() + n];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(at.getUTCDate(), last))).toISOString().slice(0, 10);
}

/** In how many years at the least, one or more, this day comes again after another. Throws on a date that does not exist. */
export function yearsUntilAfter(date: CityDate, other: CityDate): number {
  let years = 1;
  while (plusYears(date, years) <= other) years += 1;
  return years;
}

/** The same day n years later; of 29 February the 28th, where that year has none. Throws on a date that does not exist. */
export function plusYears(date: CityDate, n: number): CityDate {
  return plusMonths(date, 12 * n);
}

/** The year of a day. */
export function yearOf(date: CityDate): number {
  return Number(date.slice(0, 4));
}

/** Calendar days from a to b; negative when b is earlier. */
export function daysBetween(a: CityDate, b: CityDate): number {
  return Math.round((midnight(b) - midnight(a)) / day);
}

/** The day of the week, Sunday 0 to Saturday 6. */
export function weekday(date: CityDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const days = [0, 1, 2, 3, 4, 5, 6] as const;
  return days[new Date(midnight(date)).getUTCDay()] ?? 0;
}

/** Whether a text is `YYYY-MM-DD` and such a day exists. */
export function isCityDate(text: string): boolean {
  return midnightOf(text) !== undefined;
}

function midnight(date: CityDate): number {
  const at = midnightOf(date);
  if (at === undefined) throw new RangeError(`not a date: ${date}`);
  return at;
}

/** Asked of every day that is counted: so it is taken apart once, and made into no text again. */
function midnightOf(text: string): number | undefined {
  const [year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.getTime() : undefined;
}
