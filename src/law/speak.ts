import { inLanguage, type Language } from '../names.ts';
import { type CityDate, cityDate, cityTime, daysBetween, weekday } from './date.ts';
import { months, weekdays } from './date-words.ts';
import { lastDay, standing } from './deadline.ts';
import type { Law } from './law.ts';

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

/** An instant as it is said: the time alone when it is today, else with its date. */
export function sayTime(at: Date, lang: Language, today?: CityDate): string {
  return cityDate(at) === today ? cityTime(at) : sayMoment(at, lang, today);
}

/** An instant with its date, as a record has it; the year is left out in the year of `today`. */
export function sayMoment(at: Date, lang: Language, today?: CityDate): string {
  const said = sayDate(cityDate(at), lang, today === undefined ? {} : { today });
  return lang === 'zh' ? `${said}${cityTime(at)}` : `${said}, ${cityTime(at)}`;
}

/**
 * A deadline as it is said, with what is left in working days: 12月8日（周二）17:00 前，还有 7 个工作日; Tuesday 8 December,
 * 17:00: 7 working days left. One at the end of a day is 24:00. A past one: 12月8日（周二）17:00 到期，过了 1 个工作日.
 */
export function sayDue(
  law: Law,
  due: { readonly at: Date; readonly provisional?: boolean },
  now: Date,
  lang: Language,
): string {
  const { date, time, past, left } = dueSaid(law, due, now, lang);
  if (lang === 'zh') return `${date}${time} ${past ? '到期' : '前'}，${left}`;
  return `${date}, ${time}: ${left}`;
}

/** A deadline in pieces: when; until when, as it stands alone; what is left of it or how long ago it was. */
export interface DueParts {
  readonly on: string;
  readonly by: string;
  readonly left: string;
}

/** What `sayDue` says, in pieces: a day that lasts to its end needs no time there. */
export function dueParts(...asked: Parameters<typeof sayDue>): DueParts {
  const [, , , lang] = asked;
  const { date, time, past, left } = dueSaid(...asked);
  const whole = time === endOfDay;
  if (lang !== 'zh') {
    const on = whole ? date : `${date}, ${time}`;
    return { on, by: on, left };
  }
  const on = whole ? date : `${date}${time}`;
  return { on, by: `${on}${whole ? '' : ' '}${past ? '到期' : '前'}`, left };
}

const endOfDay = '24:00';

function dueSaid(
  law: Law,
  due: { readonly at: Date; readonly provisional?: boolean },
  now: Date,
  lang: Language,
): { readonly date: string; readonly time: string; readonly past: boolean; readonly left: string } {
  const today = cityDate(now);
  const last = lastDay(due.at);
  const time = cityDate(due.at) === last ? cityTime(due.at) : endOfDay;
  const date = sayDate(last, lang, { today, provisional: due.provisional === true });
  const { state, workdays } = standing(law, due.at, now);
  const days = daysBetween(today, last);
  const past = state === 'late';
  if (lang === 'zh') return { date, time, past, left: past ? passedZh(-workdays) : leftZh(workdays, days) };
  return { date, time, past, left: past ? passedEn(-workdays) : leftEn(workdays, days) };
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
