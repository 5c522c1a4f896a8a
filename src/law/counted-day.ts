import { type CityDate, isCityDate, plusDays, plusMonths, weekday } from './date.ts';
import { months, placeOf, weekdays } from './date-words.ts';

/** Where a question looks: a day that has been, or one that is to come. Today is both. */
export type Looks = 'back' | 'ahead';

/** From when a day is counted, and where to look for one that is not named in full. */
export interface Asked {
  readonly today: CityDate;
  readonly looks: Looks;
}

export const weekName = '(?:周|星期|礼拜)';

const relative: ReadonlyMap<string, number> = new Map(
  (
    [
      [-3, '大前天'],
      [-2, '前天 前日 前儿 day_before_yesterday'],
      [-1, '昨天 昨日 昨儿 昨儿个 昨 昨晚 昨夜 昨早 yesterday last_night'],
      [0, '今天 今日 今儿 今儿个 今 今晚 今早 今晨 本日 当天 today tonight this'],
      [1, '明天 明日 明儿 明儿个 明 明早 明晚 tomorrow'],
      [2, '后天 后日 后儿 day_after_tomorrow'],
      [3, '大后天'],
    ] as const
  ).flatMap(([shift, words]) => words.split(' ').map((word) => [word.replaceAll('_', ' '), shift] as const)),
);

/**
 * A day that is counted from today: 昨天, 3天前, 过两周, in 3 days; 周三, 上周三, next Monday (a week begins on Monday); 8号, 下个月8日,
 * 月底, end of August. Undefined when it is said otherwise, or there is no such day.
 */
export function countedDay(said: string, asked: Asked): CityDate | undefined {
  const day = fromToday(said, asked.today) ?? inWeek(said, asked) ?? inMonth(said, asked);
  return day !== undefined && isCityDate(day) ? day : undefined;
}

/** A day that is counted from today: 昨天, 3天前, 过两周, in 3 days, two weeks ago, 半个月后. */
export function fromToday(said: string, today: CityDate): CityDate | undefined {
  const shift = relative.get(said);
  if (shift !== undefined) return plusDays(today, shift);
  const half = { 半个月: '15天', 半月: '15天', 半年: '6个月' };
  const whole = Object.entries(half).reduce((text, [name, days]) => text.replace(name, days), said);
  const [, ahead, count = '', unit = '', after = ''] =
    /^(再?过|in )? ?(\d{1,3}|an?|[a-z]{3,5}) ?(天|日|周|个?星期|个?礼拜|个?月|年|days?|weeks?|months?|years?) ?((?:以|之|过)?[后前]|ago|earlier|later|from now|from today)?$/.exec(
      whole,
    ) ?? [];
  const number = /^\d/.test(count) ? Number(count) : numbers.indexOf(count.replace(/^an?$/, 'one'));
  const isBack = /前|ago|earlier/.test(after);
  if (number < 0 || count === '' || (ahead === undefined) === (after === '')) return undefined;
  const signed = isBack ? -number : number;
  if (/月|month/.test(unit)) return plusMonths(today, signed);
  if (/年|year/.test(unit)) return plusMonths(today, signed * 12);
  return plusDays(today, signed * (/周|星期|礼拜|week/.test(unit) ? 7 : 1));
}

const numbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** A day by its name in the week: 周三, 上周三, 下下周五, next Monday. */
function inWeek(said: string, { today, looks }: Asked): CityDate | undefined {
  const zh = new RegExp(`^(本|这个?|上上?个?|下下?个?)?${weekName}([一二三四五六日天])$`).exec(said);
  const [, which = '', name = '', after = ''] =
    /^(?:(this|last|next|coming|this coming|past) )?([a-z]{3,9})(?: (this|last|next) week)?$/.exec(said) ?? [];
  const day = zh ? '日一二三四五六'.indexOf((zh[2] ?? '').replace('天', '日')) : placeOf(name, weekdays.en);
  if (day < 0) return undefined;
  const week = zh ? zh[1] : which || after;
  const near = (day - weekday(today) + 7) % 7;
  if (week === undefined || week === '') return plusDays(today, looks === 'ahead' || near === 0 ? near : near - 7);
  if (week.endsWith('coming')) return plusDays(today, near === 0 ? 7 : near);
  if (week === 'past') return plusDays(today, near - 7);
  const monday = plusDays(today, -((weekday(today) + 6) % 7));
  return plusDays(monday, 7 * shiftOf(week) + ((day + 6) % 7));
}

/** 上, last: -1; 下下: 2; 本, this: 0. */
export function shiftOf(which: string): number {
  const by = [...which].filter((one) => one === '上' || one === '下').length || 1;
  return /上|last/.test(which) ? -by : /下|next/.test(which) ? by : 0;
}

/** A day by its place in a month that is not named, or the last of a month or a year. */
function inMonth(said: string, asked: Asked): CityDate | undefined {
  const { today, looks } = asked;
  const [, which, date] =
    /^(?:(本|这个?|上上?个?|下下?个?)月)?(\d{1,2})[日号]$/.exec(said) ??
    /^()(\d{1,2})(?:st|nd|rd|th)$/.exec(said)?.map((each) => each || undefined) ??
    [];
  if (date !== undefined) {
    const at = (shift: number): CityDate => dayIn(plusMonths(`${today.slice(0, 7)}-01`, shift), date);
    if (which !== undefined) return at(shiftOf(which));
    const around = [0, 1, 2, -1, -2].map(at).filter(isCityDate).toSorted();
    return looks === 'ahead' ? around.find((each) => each >= today) : around.findLast((each) => each <= today);
  }
  return endOf(said, asked);
}

/** 月底, 下月底, 8月底, 2026年底, end of next month, end of August 2026, year end. */
function endOf(said: string, { today, looks }: Asked): CityDate | undefined {
  const zh =
    /^(?:(?<year>\d{4})年)?(?<which>本|这个?|上上?个?|下下?个?)?(?:(?<month>\d{1,2})?月|(?<=\d年)|年)(?:底|末|最后一天)$/;
  const en = /^end of (?:the )?(?:(?<which>this|last|next) )?(?<name>[a-z]+)(?: (?<year>\d{4}))?$/;
  const found = (zh.exec(said) ?? en.exec(said.replace(/^(month|year) ?-?end$/, 'end of $1')))?.groups;
  if (!found) return undefined;
  const { year, which, month, name } = found;
  const isYear = name === 'year' || (name === undefined && !said.includes('月'));
  const place = isYear ? 12 : name === undefined ? Number(month) : placeOf(name, months) + 1;
  const isAny = name === 'month' || (name === undefined && !isYear && month === undefined);
  if (!isAny && !(place >= 1 && place <= 12)) return undefined;
  const first = isAny ? `${today.slice(0, 7)}-01` : `${year ?? today.slice(0, 4)}-${String(place).padStart(2, '0')}-01`;
  const step = isAny ? 1 : 12;
  const at = (shift: number): CityDate => plusDays(plusMonths(first, shift * step + 1), -1);
  if (year !== undefined || which !== undefined) return at(which === undefined ? 0 : shiftOf(which));
  return looks === 'ahead'
    ? [at(0), at(1)].find((each) => each >= today)
    : [at(0), at(-1)].find((each) => each <= today);
}

function dayIn(month: CityDate, date: string): CityDate {
  return `${month.slice(0, 7)}-${date.padStart(2, '0')}`;
}
