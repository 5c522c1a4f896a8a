import { answersOf, type Case, latest } from '../../../engine/case.ts';
import { cityDate } from '../../../law/date.ts';
import { leastToGoOn } from '../../../law/procurement.ts';
import { failures, tender } from '../05-publication/tender.ts';
import type { Facts } from '../facts.ts';
import { seqOf } from './bidders.ts';

/** With how many suppliers the procurement goes on by its method: at the opening, after the qualification, and when they are ranked. */
export function leastSuppliers(state: Case, facts: Facts, now: Date): number {
  const method = latest(state, tender)?.method ?? 'open-tender';
  return leastToGoOn(facts.law, method, cityDate(now), replacesOpenTender(state, facts));
}

/**
 * Does it replace an open tender for which two suppliers were left, as finance approved since (财政部令第74号 Art 27)? Only then may
 * two negotiate. Who was left is told by the bids that the failure ended.
 */
function replacesOpenTender(state: Case, { bids }: Facts): boolean {
  const failed = state.filings.findLast(({ action }) => failures.includes(action));
  if (!failed || seqOf(state, 'superviseMethod') <= failed.seq) return false;
  const documents = state.filings.findLast(({ form, seq }) => form === tender.id && seq < failed.seq);
  const left = bids.filter(
    ({ outcome, closedAt, entries }) =>
      outcome === 'cancelled' &&
      closedAt === failed.at &&
      entries.some(({ position }) => position === 'bidding.submitted'),
  );
  return documents !== undefined && answersOf(tender, documents).method === 'open-tender' && left.length === 2;
}
