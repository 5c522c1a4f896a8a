import type { CalendarDay } from './calendar.ts';
import { type CityDate, daysBetween, isCityDate, plusDays, weekday } from './date.ts';

/** What a notice of the State Council says of a year's holidays, or what in it does not fit, line by line. */
export type HolidayNotice =
  | { readonly ok: true; readonly year: number; readonly days: readonly CalendarDay[] }
  | { readonly ok: false; readonly problems: readonly NoticeProblem[] };

/** What does not fit, and in which line or on which day. */
export interface NoticeProblem {
  readonly why: 'no-year' | 'missing' | 'twice' | 'weekday' | 'unread' | 'count' | 'worked';
  readonly what?: string;
}

/** The holidays that every such notice arranges (全国年节及纪念日放假办法 Art 2). */
const holidays = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const;

const weekdays = '日一二三四五六';

/**
 * Reads the notice as it is published (国务院办公厅关于…年部分节假日安排的通知): a line for each holiday, with the days off, how
 * many, and the weekend days that are worked in exchange. Weekdays and numbers of days are compared with the calendar, so
 * that a slip of whoever copied it is found.
 */
export function readHolidayNotice(text: string): HolidayNotice {
  const plain = text.normalize('NFKC').replaceAll(/[ \t\r]/g, '');
  const year = Number(/(\d{4})年(?:部分)?节假日/.exec(plain)?.[1]);
  if (!Number.isInteger(year)) return { ok: false, problems: [{ why: 'no-year' }] };
  const [, y, m, d] = /(\d{4})年(\d{1,2})月(\d{1,2})日\s*$/.exec(plain) ?? [];
  const dated = y === undefined ? '' : `(${y}-${two(m)}-${two(d)})`;
  const source = `国务院办公厅关于${year}年部分节假日安排的通知${dated.replace('(', '（').replace(')', '）')}`;
  const lines = [...plain.matchAll(/^[一二三四五六七八九十]+、([^:\n]+):([^\n]+)$/gm)];
  const read = lines.map(([line, name = '', said = '']) => readLine(line, name, said, year));
  const days = read.flatMap(({ off, work, name }): readonly CalendarDay[] => [
    ...off.map((date): CalendarDay => ({ date, kind: 'off', name, status: 'confirmed', source })),
    ...work.map((date): CalendarDay => ({ date, kind: 'work', name: '调休上班', status: 'confirmed', source })),
  ]);
  const names = read.map(({ name }) => name).join();
  const dates = days.map(({ date }) => date);
  const problems = [
    ...read.flatMap((each) => each.problems),
    ...holidays.filter((each) => !names.includes(each)).map((what) => ({ why: 'missing', what }) as const),
    ...dates.filter((date, at) => dates.indexOf(date) !== at).map((what) => ({ why: 'twice', what }) as const),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, year, days };
}

interface LineRead {
  readonly name: string;
  readonly off: readonly CityDate[];
  readonly work: readonly CityDate[];
  readonly problems: readonly NoticeProblem[];
}

function readLine(line: string, name: string, said: string, year: number): LineRead {
  const sentences = said.split('。').filter(Boolean);
  const free = sentences.find((each) => each.includes('放假')) ?? '';
  const worked = sentences.filter((each) => each.includes('上班')).join();
  const [first, last = first, ...more] = datesIn(free, year, name);
  const work = datesIn(worked, year, name);
  const count = Number(/(?:共|放假)(\d{1,2})天/.exec(free)?.[1]);
  const all = [first, last, ...work].filter((each) => each !== undefined);
  const wrong = all.find(
    ({ date, said: day }) => !isCityDate(date) || (day !== undefined && weekdays[weekday(date)] !== day),
  );
  if (wrong) return none(name, { why: 'weekday', what: `${wrong.date}（周${wrong.said ?? '?'}）` });
  if (!first || !last || more.length > 0 || last.date < first.date) return none(name, { why: 'unread', what: line });
  const length = daysBetween(first.date, last.date) + 1;
  if (count !== length) return none(name, { why: 'count', what: `${name}（${count} ≠ ${length}）` });
  const onWeekday = work.find(({ date }) => weekday(date) !== 0 && weekday(date) !== 6);
  if (onWeekday) return none(name, { why: 'worked', what: onWeekday.date });
  const off = Array.from({ length }, (_, n) => plusDays(first.date, n));
  return { name, off, work: work.map(({ date }) => date), problems: [] };
}

function none(name: string, problem: NoticeProblem): LineRead {
  return { name, off: [], work: [], problems: [problem] };
}

/** Days with what the notice calls them in the week; a day without a month is in that of the day before it. */
function datesIn(
  said: string,
  year: number,
  name: string,
): readonly { readonly date: CityDate; readonly said: string | undefined }[] {
  let month = '';
  return [...said.matchAll(/(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g)].map(
    ([, ofYear, ofMonth, day, within = '']) => {
      month = ofMonth ?? month;
      // The first days of January can take the last ones of December along.
      const before = name.includes('元旦') && month === '12' ? year - 1 : year;
      return {
        date: `${ofYear ?? before}-${two(month)}-${two(day)}`,
        said: /周([日一二三四五六])/.exec(within)?.[1],
      };
    },
  );
}

function two(number = ''): string {
  return number.padStart(2, '0');
}
