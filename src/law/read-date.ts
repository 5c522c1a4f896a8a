import { type CityDate, isCityDate, plusDays, weekday } from './date.ts';
import { months, weekdays } from './date-words.ts';

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

/**
 * The date a person typed, full-width digits allowed: 2026-12-31, 2026/12/31, 2026.12.31, 20261231, 2026年12月31日,
 * 31 December 2026, December 31, 2026, 今天, 明天, 后天, today, tomorrow; and as this programme says it, with its weekday
 * and marked as provisional. Without a year (12月31日, 12-31, 31 Dec) it is the year of the weekday that is said with it,
 * else the next such day, today included. Undefined when no day can be read.
 */
export function parseDate(text: string, today: CityDate): CityDate | undefined {
  const { day, said } = withoutWeekday(plain(text));
  const shift = relative.get(said);
  if (shift !== undefined) return plusDays(today, shift);
  const found = inFigures(said) ?? inEnglish(said);
  if (!found) return undefined;
  const { year, month, date } = found;
  return year === undefined ? nearest(month, date, today, day) : existing(year, month, date);
}

interface Found {
  readonly year: string | undefined;
  readonly month: string;
  readonly date: string;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll('。', '.')
    .replace(/\s*([年月日号])\s*/g, '$1')
    .replace(/\s*\(provisional\)$/, '');
}

/** The weekday that stands after a Chinese date and before an English one, Sunday 0. */
function withoutWeekday(text: string): { readonly day: number | undefined; readonly said: string } {
  const after = /^(.*?)\s*\((?:周|星期)([日一二三四五六天])(?:,\s*暂定)?\)$/.exec(text);
  if (after) return { day: '日一二三四五六'.indexOf((after[2] ?? '').replace('天', '日')), said: after[1] ?? '' };
  const before = /^([a-z]{3,9})\.?,?\s+(.*)$/.exec(text);
  const day = before ? placeOf(before[1] ?? '', weekdays.en) : -1;
  return before && day >= 0 ? { day, said: before[2] ?? '' } : { day: undefined, said: text };
}

function inFigures(said: string): Found | undefined {
  const whole =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(said) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(said) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(said);
  if (whole) return { year: whole[1], month: whole[3] ?? '', date: whole[4] ?? '' };
  const short = /^(\d{1,2})[-/.](\d{1,2})$/.exec(said) ?? /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(said);
  return short ? { year: undefined, month: short[1] ?? '', date: short[2] ?? '' } : undefined;
}

/** `31 December 2026`, `Dec 31, 2026`, and both without the year. */
function inEnglish(said: string): Found | undefined {
  const dayFirst = /^(?<date>\d{1,2})(?:st|nd|rd|th)? (?<name>[a-z]{3,9})\.?(?:,? (?<year>\d{4}))?$/.exec(said);
  const monthFirst = /^(?<name>[a-z]{3,9})\.? (?<date>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\d{4}))?$/.exec(said);
  const { date = '', name = '', year } = (dayFirst ?? monthFirst)?.groups ?? {};
  const place = placeOf(name, months);
  return place < 0 ? undefined : { year, month: String(place + 1), date };
}

/** Where a name stands among those that it may shorten, from three letters on. */
function placeOf(name: string, names: readonly string[]): number {
  if (name.length < 3) return -1;
  return names.findIndex((each) => each.toLowerCase().startsWith(name) || (name === 'sept' && each === 'September'));
}

function existing(year: string, month: string, date: string): CityDate | undefined {
  const made = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCityDate(made) ? made : undefined;
}

function nearest(month: string, date: string, today: CityDate, day: number | undefined): CityDate | undefined {
  const thisYear = Number(today.slice(0, 4));
  // A 29 February can be eight years off, around a century that is no leap year.
  const made = Array.from({ length: 9 }, (_, years) => existing(String(thisYear + years), month, date)).filter(
    (each) => each !== undefined,
  );
  return made.find((each) => day !== undefined && weekday(each) === day) ?? made.find((each) => each >= today);
}
