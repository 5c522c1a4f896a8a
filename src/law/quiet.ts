import { cityDate, cityTime } from './date.ts';
import type { Law } from './law.ts';
import { setting } from './setting.ts';

/** Is it night in the city, so that nobody's telephone should ring? The hours may go past midnight. */
export function isQuiet(law: Law, now: Date): boolean {
  const { from, until } = setting(law, 'quiet.hours', cityDate(now)).value;
  const time = cityTime(now);
  return from <= until ? from <= time && time < until : from <= time || time < until;
}
