import { type Asked, countedDay, fromToday, type Looks, shiftOf, weekName } from './counted-day.ts';
import { type CityDate, isCityDate, weekday } from './date.ts';
import { months, placeOf, weekdays } from './date-words.ts';
import { fromFigures, fromNumerals } from './numerals.ts';
import { plain } from './plain.ts';

/** Days that are known by a name, month and day. */
const named: ReadonlyMap<string, readonly [month: number, date: number]> = new Map([
  ['元旦', [1, 1]],
  ['五一', [5, 1]],
  ['劳动节', [5, 1]],
  ['六一', [6, 1]],
  ['十一', [10, 1]],
  ['国庆', [10, 1]],
  ['国庆节', [10, 1]],
]);

/**
 * The date a person typed, as people say it: in figures (2026-12-31, 2026/12/31, 20261231, 2026年12月31日, 12月31日, 12-31, 31 December
 * 2026, Dec 31st), in numerals (二〇二六年十二月三十一日), from today (昨天, 大后天, 3天前, in two weeks), by the week (上周三, 下周五, next
 * Monday; a week begins on Monday), by the month (8号, 下个月8日, 月底, end of August), as this programme says it, and with a weekday or
 * a time beside it. What is left open, mostly the year, is the nearest where the question looks. Undefined when no day can
 * be read, or the weekday is another's.
 */
export function parseDate(text: string, today: CityDate, looks: Looks = 'ahead'): CityDate | undefined {
  const asked = { today, looks };
  const said = withoutTime(tidy(text, today));
  const counted = countedDay(said, asked);
  if (counted !== undefined) return counted;
  const { day, rest } = withoutWeekday(said);
  const found = inFigures(rest) ?? inEnglish(rest) ?? byName(rest);
  if (!found) return day === undefined || rest === said ? undefined : onWeekday(fromToday(rest, today), day);
  const { year, month, date } = found;
  return year === undefined ? nearest(month, date, asked, day) : onWeekday(existing(year, month, date), day);
}

interface Found {
  readonly year: string | undefined;
  readonly month: string;
  readonly date: string;
}

const figure = '[零〇一二两三四五六七八九十]';

/** One spelling of what can be spelled in several: figures for numerals, a year for 去年. */
function tidy(text: string, today: CityDate): string {
  const year = Number(today.slice(0, 4));
  return plain(text)
    .replaceAll('。', '.')
    .replace(/ ?\(provisional\)$/, '')
    .replaceAll(/ ?([年月日号]) ?/g, '$1')
    .replace(/^(?:on|在|于) ?(?=\S)/, '')
    .replace(/^the /, '')
    .replace(/([零〇一二三四五六七八九]{2,4})(?=年)/, (all) => fromFigures(all))
    .replaceAll(new RegExp(`${figure}+(?=[年月日号天个]|${weekName}(?![一二三四五六日天]))`, 'g'), inNumber)
    .replace(new RegExp(`(?<=月)${figure}+$`), inNumber)
    .replace(/^([前去今本明后])年的?(?=.)/, (all, which: string) => {
      const shift = { 前: -2, 去: -1, 今: 0, 本: 0, 明: 1, 后: 2 }[which];
      return shift === undefined ? all : `${year + shift}年`;
    })
    .replace(/^(\d{2})年/, '20$1年')
    .replace(/,? (last|this|next) year$/, (_, which: string) => ` ${year + shiftOf(which)}`);
}

function inNumber(numerals: string): string {
  return String(fromNumerals(numerals) ?? numerals);
}

function withoutTime(said: string): string {
  return said
    .replace(/[ t]?(?:at )?\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?z?$/, '')
    .replace(/,? (?:at )?\d{1,2}(?::\d{2})? ?[ap]\.?m$/, '')
    .replace(
      /(?<=.)[\d零一二两三四五六七八九十]{1,3}[点时](?:半|一刻|[\d零一二三四五六七八九十]{1,3}分?)?(?:左右|多|钟)?$/,
      '',
    )
    .replace(
      / ?(?:的?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|半夜|当天)|(?: in the)? (?:morning|afternoon|evening|night))$/,
      '',
    )
    .replace(/[ ,]+$/, '');
}

/** The weekday that stands beside a date, Sunday 0, and what is left without it. */
function withoutWeekday(said: string): { readonly day: number | undefined; readonly rest: string } {
  const after = new RegExp(`^(.*?)[ ,]*\\(?${weekName}([日一二三四五六天])(?:,? ?暂定)?\\)?$`).exec(said);
  const before = new RegExp(`^\\(?${weekName}([日一二三四五六天])\\)?[ ,]*(.+)$`).exec(said);
  const zh = after ? [after[2], after[1]] : before ? [before[1], before[2]] : undefined;
  if (zh) return { day: '日一二三四五六'.indexOf((zh[0] ?? '').replace('天', '日')), rest: zh[1] ?? '' };
  const first = /^([a-z]{3,9})\.?,? +(?:the )?(.+)$/.exec(said);
  if (first && placeOf(first[1] ?? '', weekdays.en) >= 0) {
    return { day: placeOf(first[1] ?? '', weekdays.en), rest: first[2] ?? '' };
  }
  const last = /^(.+?),? +\(?([a-z]{3,9})\.?\)?$/.exec(said);
  const day = last ? placeOf(last[2] ?? '', weekdays.en) : -1;
  return last && day >= 0 ? { day, rest: last[1] ?? '' } : { day: undefined, rest: said.replace(/ ?\(?暂定\)?$/, '') };
}

function inFigures(said: string): Found | undefined {
  const whole =
    /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/.exec(said) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(said) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})[日号]?$/.exec(said);
  if (whole) return { year: whole[1], month: whole[3] ?? '', date: whole[4] ?? '' };
  const [, one = '', , two = '', year] =
    /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(said) ??
    /^(\d{1,2})([-/.])(\d{1,2})$/.exec(said) ??
    /^(\d{1,2})(月)(\d{1,2})[日号]?$/.exec(said) ??
    [];
  if (one === '') return undefined;
  // 25/12 can only be the 25th; before a year, 3/4 may be either.
  if (Number(one) > 12) return { year, month: two, date: one };
  return year !== undefined && Number(two) <= 12 && one !== two ? undefined : { year, month: one, date: two };
}

/** `31 December 2026`, `31st of Dec`, `Dec 31, 2026`, `2026 Dec 31`. */
function inEnglish(said: string): Found | undefined {
  const forms = [
    /^(?<date>\d{1,2})(?:st|nd|rd|th)?[ -]?(?:of )?(?<name>[a-z]{3,9})\.?(?:,?[ -](?<year>\d{4}))?$/,
    /^(?<name>[a-z]{3,9})\.?[ -]?(?:the )?(?<date>\d{1,2})(?:st|nd|rd|th)?(?:,?[ -](?<year>\d{4}))?$/,
    /^(?<year>\d{4})[ -](?<name>[a-z]{3,9})[ -](?<date>\d{1,2})$/,
  ];
  for (const form of forms) {
    const { date = '', name = '', year } = form.exec(said)?.groups ?? {};
    const place = placeOf(name, months);
    if (place >= 0) return { year, month: String(place + 1), date };
  }
  return undefined;
}

function byName(said: string): Found | undefined {
  const [, year, name = ''] = /^(?:(\d{4})年)?(.*)$/.exec(said) ?? [];
  const day = named.get(name);
  return day && { year, month: String(day[0]), date: String(day[1]) };
}

function existing(year: string, month: string, date: string): CityDate | undefined {
  const made = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isCityDate(made) ? made : undefined;
}

function onWeekday(date: CityDate | undefined, day: number | undefined): CityDate | undefined {
  return date !== undefined && day !== undefined && weekday(date) !== day ? undefined : date;
}

/** That day of this year if it is on the weekday that is said with it, else the nearest where the question looks. */
function nearest(month: string, date: string, { today, looks }: Asked, day: number | undefined): CityDate | undefined {
  const own = existing(today.slice(0, 4), month, date);
  if (day !== undefined && own !== undefined && weekday(own) === day) return own;
  // A 29 February can be eight years off, around a century that is no leap year.
  const years = Array.from({ length: 9 }, (_, n) => Number(today.slice(0, 4)) + (looks === 'ahead' ? n : -n));
  const found = years
    .map((year) => existing(String(year), month, date))
    .find((each) => each !== undefined && (looks === 'ahead' ? each >= today : each <= today));
  return onWeekday(found, day);
}
