import type { CityDate } from './date.ts';

/** The months that a service lasts, both days included and a begun month counted: 1 January to 31 December are 12. */
export function serviceMonths(start: CityDate, end: CityDate): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = start.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = end.split('-').map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth) + (toDay >= fromDay ? 1 : 0);
}
