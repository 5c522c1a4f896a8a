import { type CityDate, daysBetween, type Period, plusDays } from './date.ts';
import type { Fen } from './fen.ts';
import type { Law } from './law.ts';
import { percentOf } from './money.ts';
import { setting } from './setting.ts';

/**
 * How much can still be added to a contract in fen: all supplementary contracts together stay within a tenth of what was
 * agreed at first, however often something is added (政府采购法 Art 49).
 */
export function leftToAdd(law: Law, price: Fen, added: Fen, on: CityDate): Fen {
  return Math.max(0, percentOf(setting(law, 'contract.addition-percent', on).value, price) - added);
}

/**
 * How many days a service lost that force majeure kept from being rendered, for which whoever was kept from it does not answer
 * (民法典 Art 590). A day for which time was given already counts no second time.
 */
export function daysLost({ from, to }: Period, given: readonly Period[]): number {
  let lost = 0;
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    if (!given.some((each) => each.from <= day && day <= each.to)) lost += 1;
  }
  return lost;
}

/** The same days of service after the end was moved: what comes after the service comes as much later. */
export function movedWith(day: CityDate, was: CityDate, end: CityDate): CityDate {
  return plusDays(day, daysBetween(was, end));
}
