/** A day of the city, `YYYY-MM-DD` in Asia/Shanghai. */
export type CityDate = string;

/** China has kept UTC+8 without summer time since 1992, so the offset is fixed. */
const offset = 8 * 3_600_000;
const day = 86_400_000;

const relative: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['today', 0],
  ['明天', 1],
  ['明日', 1],
  ['tomorrow', 1],
  ['后天', 2],
  ['大后天', 3],
]);

/** The city's day at an instant. */
export function cityDate(at: Date): CityDate {
  return new Date(at.getTime() + offset).toISOString().slice(0, 10);
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

/** The date n days later, or earlier when n is negative. Throws on a date that does not exist. */
export function plusDays(date: CityDate, n: number): CityDate {
  return new Date(midnight(date) + n * day).toISOString().slice(0, 10);
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
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text;
}

/**
 * The date a person typed, full-width digits and a trailing weekday allowed: 2026-12-31, 2026/12/31, 2026.12.31,
 * 20261231, 2026年12月31日, 今天, 明天, 后天, today, tomorrow. Without a year (12月31日, 12-31) it is the next such day,
 * today included. Undefined when no day can be read.
 */
export function parseDate(text: string, today: CityDate): CityDate | undefined {
  const said = plain(text);
  const shift = relative.get(said);
  if (shift !== undefined) return plusDays(today, shift);
  const whole =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(said) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(said) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(said);
  if (whole) return existing(whole[1] ?? '', whole[3] ?? '', whole[4] ?? '');
  const short = /^(\d{1,2})[-/.](\d{1,2})$/.exec(said) ?? /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(said);
  return short ? next(short[1] ?? '', short[2] ?? '', today) : undefined;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll('。', '.')
    .replace(/\s*([年月日号])\s*/g, '$1')
    .replace(/\s*\((周|星期)[一二三四五六日天]\)$/, '');
}

function existing(year: string, month: string, date: string): CityDate | undefined {
  const made = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCityDate(made) ? made : undefined;
}

function next(month: string, date: string, today: CityDate): CityDate | undefined {
  const thisYear = Number(today.slice(0, 4));
  // A 29 February can be eight years off, around a century that is no leap year.
  for (let year = thisYear; year <= thisYear + 8; year += 1) {
    const made = existing(String(year), month, date);
    if (made !== undefined && made >= today) return made;
  }
  return undefined;
}

function midnight(date: CityDate): number {
  if (!isCityDate(date)) throw new RangeError(`not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`);
}
