import type { Case } from '../../engine/case.ts';
import type { ActName } from '../../names.ts';

/** Who runs a purchase, who accepts it and who pays it are three, as persons and over the whole of its life (R77). */

/** Whoever ran the procurement, or decided in it, does not judge what came of it. */
export const procurers = [
  ...(['createProject', 'prepareTender', 'correctTender', 'approveTender', 'openBids', 'judgeBidders'] as const),
  ...(['signQualification', 'confirmAward', 'awardOther', 'publishAward', 'draftContract', 'signForBuyer'] as const),
] as const;

/** What the acceptance of a service rests on: whoever did any of it, has accepted it. */
const acceptances = ['organiseAcceptance', 'changeGroup', 'closeOpinions', 'certify', 'closeRecheck'] as const;

export function hasProcured(purchase: Case, person: string): boolean {
  return hasDone(purchase, procurers, person);
}

export function hasAccepted(purchase: Case, person: string): boolean {
  return hasDone(purchase, acceptances, person);
}

function hasDone({ filings }: Case, acts: readonly ActName[], person: string): boolean {
  return filings.some((filing) => filing.by.person === person && acts.includes(filing.action));
}
