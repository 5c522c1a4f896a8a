import { type CityDate, plusDays, weekday } from './date.ts';

/** A day off by the statute itself, whatever is announced of days that are worked in exchange. */
export interface StatuteDay {
  readonly date: CityDate;
  readonly name: string;
}

/** 正月初一, 五月初五 and 八月十五, as the almanac has them: whoever reckons them is a day off where the new moon comes at midnight. */
const almanac: Readonly<Record<number, readonly [spring: string, dragon: string, autumn: string]>> = {
  2027: ['02-06', '06-09', '09-15'],
  2028: ['01-26', '05-28', '10-03'],
  2029: ['02-13', '06-16', '09-22'],
  2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'],
  2032: ['02-11', '06-12', '09-19'],
  2033: ['01-31', '06-01', '09-08'],
  2034: ['02-19', '06-20', '09-27'],
  2035: ['02-08', '06-10', '09-16'],
};

/**
 * The days off of a year by 全国年节及纪念日放假办法 (2024) Art 2 and 6, with the next working days for those that fall on a
 * weekend or on one another: what is reckoned with until the State Council's notice of that year is out. Beyond the almanac only those of the sun.
 */
export function statuteDays(year: number): readonly StatuteDay[] {
  const [spring, dragon, autumn] = (almanac[year] ?? []).map((day) => `${year}-${day}`);
  const holidays = [
    ...from('元旦', `${year}-01-01`, 1),
    ...(spring === undefined ? [] : from('春节', plusDays(spring, -1), 4)),
    ...from('清明节', `${year}-04-${String(clearAndBright(year)).padStart(2, '0')}`, 1),
    ...from('劳动节', `${year}-05-01`, 2),
    ...(dragon === undefined ? [] : from('端午节', dragon, 1)),
    ...(autumn === undefined ? [] : from('中秋节', autumn, 1)),
    ...from('国庆节', `${year}-10-01`, 3),
  ];
  const off = new Map(holidays.map((day) => [day.date, day]));
  const owed = holidays.filter((day) => isWeekend(day.date) || off.get(day.date) !== day);
  for (const { date, name } of owed) {
    let instead = date;
    while (isWeekend(instead) || off.has(instead)) instead = plusDays(instead, 1);
    off.set(instead, { date: instead, name });
  }
  return [...off.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

function from(name: string, first: CityDate, length: number): readonly StatuteDay[] {
  return Array.from({ length }, (_, n) => ({ date: plusDays(first, n), name }));
}

/** The day of April on which 清明 falls, in this century. */
function clearAndBright(year: number): number {
  const since = year % 100;
  return Math.floor(since * 0.2422 + 4.81) - Math.floor(since / 4);
}

function isWeekend(date: CityDate): boolean {
  const day = weekday(date);
  return day === 0 || day === 6;
}
