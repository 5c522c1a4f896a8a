import { inLanguage, type Language } from '../names.ts';
import { type CityDate, cityDate, cityTime, daysBetween, isCityDate, type Period, weekday } from './date.ts';
import { months, weekdays } from './date-words.ts';
import { lastDay, standing } from './deadline.ts';
import type { Law } from './law.ts';
import { type Moment, type Said, said } from './said.ts';

export interface DateManner {
  /** The year is left out when it is today's. */
  readonly today?: CityDate;
  /** Marks a date that an unannounced holiday may still move. */
  readonly provisional?: boolean;
}

/** A date as it is said: 12月8日（周二）, Tuesday 8 December; with the year when it is not today's. */
export function sayDate(date: CityDate, lang: Language, manner: DateManner = {}): string {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const name = inLanguage<readonly string[]>(weekdays, lang)[weekday(date)];
  const otherYear = manner.today?.slice(0, 4) !== year;
  if (lang === 'zh') {
    const mark = manner.provisional === true ? '，暂定' : '';
    return `${otherYear ? `${year}年` : ''}${Number(month)}月${Number(dayOfMonth)}日（${name}${mark}）`;
  }
  const mark = manner.provisional === true ? ' (provisional)' : '';
  return `${name} ${Number(dayOfMonth)} ${months[Number(month) - 1]}${otherYear ? ` ${year}` : ''}${mark}`;
}

/** A day where there is little room, in pieces between which a line may end: 7月 and 20日, with 2026年 before; 20 Jul, with 2026 after. */
export function shortDay(date: CityDate, lang: Language, withYear: boolean): readonly string[] {
  const { year, month, day } = datePartsOf(date);
  if (lang === 'zh') return [...(withYear ? [`${year}年`] : []), `${month}月`, `${day}日`];
  return [`${day} ${months[month - 1]?.slice(0, 3)}`, ...(withYear ? [`${year}`] : [])];
}

/**
 * A period as it is said, its year and month once where both days share them: 2027年3月1日至5月31日, 1 March–31 May 2027. Throws
 * on a date that does not exist.
 */
export function sayPeriod({ from, to }: Period, lang: Language): string {
  const [first, last] = [datePartsOf(from), datePartsOf(to)];
  const sameYear = first.year === last.year;
  const sameMonth = sameYear && first.month === last.month;
  if (lang === 'zh') {
    const end = `${sameYear ? '' : `${last.year}年`}${sameMonth ? '' : `${last.month}月`}${last.day}日`;
    return `${first.year}年${first.month}月${first.day}日至${end}`;
  }
  const begin = `${first.day}${sameMonth ? '' : ` ${months[first.month - 1]}`}${sameYear ? '' : ` ${first.year}`}`;
  return `${begin}–${last.day} ${months[last.month - 1]} ${last.year}`;
}

function datePartsOf(date: CityDate): { readonly year: number; readonly month: number; readonly day: number } {
  if (!isCityDate(date)) throw new RangeError(`not a date: ${date}`);
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return { year, month, day };
}

/** A day or a time on it as it is said: the year left out in that of its `today`; where it is brief, the time alone on that day. */
export function sayMoment({ date, time, today, brief, provisional }: Moment, lang: Language): string {
  if (brief && time !== undefined && date === today) return time;
  const day = sayDate(date, lang, { ...(today !== undefined && { today }), provisional: provisional === true });
  if (time === undefined) return day;
  return lang === 'zh' ? `${day}${time}` : `${day}, ${time}`;
}

/**
 * A deadline as it is said, with what is left in working days: 12月8日（周二）17:00 前，还有 7 个工作日; Tuesday 8 December,
 * 17:00: 7 working days left. One that lasts to the end of its day has no time. A past one: 12月8日（周二）17:00 到期，过了 1 个工作日.
 */
export function sayDue(
  law: Law,
  due: { readonly at: Date; readonly provisional?: boolean },
  now: Date,
  lang: Language,
): Said {
  const { by, left } = dueParts(law, due, now, lang);
  return lang === 'zh' ? said`${by}，${left}` : said`${by}: ${left}`;
}

/** From when on something can be done: 1月26日（周二）09:30 起; from Tuesday 26 January, 09:30. From the beginning of a day on, the day. */
export function sayOpens(opens: Date, now: Date, lang: Language, provisional: boolean): Said {
  const time = cityTime(opens);
  const from: Moment = {
    kind: 'date',
    date: cityDate(opens),
    ...(time !== '00:00' && { time }),
    today: cityDate(now),
    ...(provisional && { provisional }),
  };
  return lang === 'zh' ? said`${from}${time === '00:00' ? '' : ' '}起` : said`from ${from}`;
}

/** A deadline in pieces: when; until when, as it stands alone; what is left of it or how long ago it was. */
export interface DueParts {
  readonly on: Said;
  readonly by: Said;
  readonly left: string;
}

/** What `sayDue` says, in pieces: a day that lasts to its end needs no time there. */
export function dueParts(...asked: Parameters<typeof sayDue>): DueParts {
  const [, , , lang] = asked;
  const { end, past, left } = dueSaid(...asked);
  const isWhole = end.time === endOfDay;
  const { time: _, ...day } = end;
  const on = isWhole ? day : end;
  if (lang !== 'zh') return { on, by: on, left };
  return { on, by: said`${on}${isWhole ? '' : ' '}${past ? '到期' : '前'}`, left };
}

const endOfDay = '24:00';

function dueSaid(
  law: Law,
  due: { readonly at: Date; readonly provisional?: boolean },
  now: Date,
  lang: Language,
): { readonly end: Moment; readonly past: boolean; readonly left: string } {
  const today = cityDate(now);
  const date = lastDay(due.at);
  const end: Moment = {
    kind: 'date',
    date,
    time: cityDate(due.at) === date ? cityTime(due.at) : endOfDay,
    today,
    ...(due.provisional && { provisional: true }),
  };
  const { state, workdays } = standing(law, due.at, now);
  const days = daysBetween(today, date);
  const past = state === 'late';
  if (lang === 'zh') return { end, past, left: past ? passedZh(-workdays) : leftZh(workdays, days) };
  return { end, past, left: past ? passedEn(-workdays) : leftEn(workdays, days) };
}

function leftZh(workdays: number, days: number): string {
  if (days === 0) return '就在今天';
  return workdays === 0 ? `还有 ${days} 天，其间没有工作日` : `还有 ${workdays} 个工作日`;
}

function passedZh(workdays: number): string {
  return workdays === 0 ? '已经过了' : `过了 ${workdays} 个工作日`;
}

function leftEn(workdays: number, days: number): string {
  if (days === 0) return 'today';
  if (workdays === 0) return `${days} ${days === 1 ? 'day' : 'days'} left, none of them a working day`;
  return `${workdays} working ${workdays === 1 ? 'day' : 'days'} left`;
}

function passedEn(workdays: number): string {
  if (workdays === 0) return 'the time has passed';
  return `${workdays} working ${workdays === 1 ? 'day' : 'days'} overdue`;
}
