import type { Case } from '../../engine/case.ts';
import type { CityDate } from '../../law/date.ts';

/** Until which day whoever a case waits for still has time; undefined once that is over, or where there is no term. */
export function timeLeft({ due }: Case, now: Date): CityDate | undefined {
  return due && now <= new Date(due.at) ? due.date : undefined;
}
