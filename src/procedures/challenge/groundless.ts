import { type Case, latest } from '../../engine/case.ts';
import { type CityDate, cityDate } from '../../law/date.ts';
import type { Facts } from './challenge-facts.ts';
import { complaintDecision } from './challenge-form.ts';

/** The days on which finance found earlier complaints of the same supplier to be groundless or false. */
export function groundlessDays({ ownDecided }: Pick<Facts, 'ownDecided'>): readonly CityDate[] {
  return ownDecided.flatMap((each) => (isGroundless(each) && each.closedAt ? [cityDate(new Date(each.closedAt))] : []));
}

function isGroundless(complaint: Case): boolean {
  const outcome = latest(complaint, complaintDecision)?.outcome;
  return outcome === 'unproven' || outcome === 'fabricated';
}
