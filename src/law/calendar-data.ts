import type { CalendarDay } from './calendar.ts';
import { type CityDate, daysBetween, plusDays } from './date.ts';

const notice2025 = '国务院办公厅关于2025年部分节假日安排的通知（2024-11-12）';
const notice2026 = '国务院办公厅关于2026年部分节假日安排的通知（2025-11-04）';

/**
 * Days off and make-up days as the State Council announced them; the weekend days inside a holiday are listed too.
 * For later years the statute's own days stand in: the exchanges of working days are not known before the notice.
 */
export const calendarDays: readonly CalendarDay[] = [
  ...off('元旦', '2025-01-01', '2025-01-01', notice2025),
  ...off('春节', '2025-01-28', '2025-02-04', notice2025),
  ...off('清明节', '2025-04-04', '2025-04-06', notice2025),
  ...off('劳动节', '2025-05-01', '2025-05-05', notice2025),
  ...off('端午节', '2025-05-31', '2025-06-02', notice2025),
  ...off('国庆节、中秋节', '2025-10-01', '2025-10-08', notice2025),
  ...work(['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'], notice2025),

  ...off('元旦', '2026-01-01', '2026-01-03', notice2026),
  ...off('春节', '2026-02-15', '2026-02-23', notice2026),
  ...off('清明节', '2026-04-04', '2026-04-06', notice2026),
  ...off('劳动节', '2026-05-01', '2026-05-05', notice2026),
  ...off('端午节', '2026-06-19', '2026-06-21', notice2026),
  ...off('中秋节', '2026-09-25', '2026-09-27', notice2026),
  ...off('国庆节', '2026-10-01', '2026-10-07', notice2026),
  ...work(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'], notice2026),
];

function off(name: string, first: CityDate, last: CityDate, source: string): readonly CalendarDay[] {
  const length = daysBetween(first, last) + 1;
  return Array.from({ length }, (_, n) => ({
    date: plusDays(first, n),
    kind: 'off',
    name,
    status: 'confirmed',
    source,
  }));
}

function work(dates: readonly CityDate[], source: string): readonly CalendarDay[] {
  return dates.map((date) => ({ date, kind: 'work', name: '调休上班', status: 'confirmed', source }));
}
