import { type Case, lastFiling } from '../../engine/case.ts';
import { cityDate } from '../../law/date.ts';
import { type Due, dueFrom } from '../../law/deadline.ts';
import type { Law } from '../../law/law.ts';
import { methodLimits } from '../../law/procurement.ts';
import type { ActName, Position } from '../../names.ts';
import { methodOf } from '../purchase/05-publication/tender.ts';
import { isInTender } from '../purchase/tendering.ts';

/** What of a tender can be challenged: its documents, each stage of the process, its result. */
export const challengeStages = ['documents', 'opening', 'qualification', 'result'] as const;
export type ChallengeStage = (typeof challengeStages)[number];

/**
 * From when the days to challenge a stage run (政府采购法实施条例 Art 53): the documents from the end of the notice by which they were
 * published or corrected last, the process from the end of each of its stages, the result from the end of its notice. Undefined
 * while the running tender has not come to that.
 */
export function challengeFrom(stage: ChallengeStage, purchase: Case, law: Law): Date | undefined {
  const begun = beginOf(purchase);
  if (begun === undefined) return undefined;
  switch (stage) {
    case 'documents': {
      const published = lastEntered(purchase, 'bidding.open');
      if (!published) return undefined;
      const method = methodOf(purchase);
      const { notice } = method ? methodLimits(law, method, cityDate(published)) : {};
      return notice ? lastMoment(dueFrom(law, notice, published)) : published;
    }
    case 'opening':
      return filedSince(purchase, begun, 'openBids');
    case 'qualification':
      return filedSince(purchase, begun, 'signQualification');
    case 'result': {
      const over = endedWithout(purchase);
      if (over && over >= begun) return over;
      const published = filedSince(purchase, begun, 'publishAward');
      return published && lastMoment(dueFrom(law, 'AWPER_1', published));
    }
  }
}

/** Until when a stage can be challenged, once the tender has come to it. */
export function challengeEnds(stage: ChallengeStage, purchase: Case, law: Law): Due | undefined {
  const from = challengeFrom(stage, purchase, law);
  return from && dueFrom(law, 'CHAL_7', from);
}

/** The stages that can be challenged now, or as soon as a notice that is published already is over. */
export function stagesInTime(purchase: Case, law: Law, now: Date): readonly ChallengeStage[] {
  return challengeStages.filter((stage) => {
    const due = challengeEnds(stage, purchase, law);
    return due !== undefined && now < due.at;
  });
}

/** Can anything of it be challenged, now or when it has come to that: while it is in tender, and when that was given up? */
export function isChallengeable(purchase: Case): boolean {
  const { position, outcome } = purchase;
  if (outcome === undefined) return isInTender(position);
  return outcome === 'cancelled' && beginOf(purchase) !== undefined;
}

/** When the running tender was published: what came before belongs to one that failed. */
export function beginOf({ entries }: Case): Date | undefined {
  const place = entries.findLastIndex(
    ({ position }, index) => position === 'bidding.open' && entries[index - 1]?.position !== 'bidding.open',
  );
  const entry = entries[place];
  return entry && new Date(entry.at);
}

function lastEntered({ entries }: Case, position: Position): Date | undefined {
  const entry = entries.findLast((each) => each.position === position);
  return entry && new Date(entry.at);
}

function filedSince(purchase: Case, begun: Date, action: ActName): Date | undefined {
  const filed = lastFiling(purchase, action);
  const at = filed && new Date(filed.at);
  return at && at >= begun ? at : undefined;
}

/** When a tender came to nothing: it failed, or was given up. */
function endedWithout(purchase: Case): Date | undefined {
  const { outcome, closedAt } = purchase;
  if (outcome === 'cancelled' && closedAt !== undefined) return new Date(closedAt);
  return lastEntered(purchase, 'bidding.failed');
}

/** A day that ends at 24:00 is over a moment before the next begins. */
function lastMoment({ at }: Due): Date {
  return new Date(at.getTime() - 1);
}
