import { type Case, latest } from '../../engine/case.ts';
import { provenIn } from '../purchase/08-evaluation/reopening.ts';
import { bidBy, candidates } from '../purchase/09-award/awarded-bid.ts';
import { isPerformed } from '../purchase/10-contract/performed.ts';
import { isOpenToRemedy } from '../purchase/tendering.ts';
import type { Facts, Situation } from './challenge-facts.ts';
import { challengeForm, type Decision, type Remedy } from './challenge-form.ts';

/** What shall follow and may not, beside what may. */
export function unlawful(follows: string | undefined, lawful: readonly string[]) {
  return follows !== undefined && !lawful.includes(follows) && { follows, lawful: lawful.join(',') };
}

/** What may follow where the purchase stands, of an answer that upholds the challenge; of a contract that both have signed finance decides. */
export function lawfulRemedies({ state, facts, now }: Situation): readonly Remedy[] {
  const { parent } = facts;
  if (!parent) return [];
  const isOfDocuments = latest(state, challengeForm)?.stage === 'documents';
  if (isOfDocuments && parent.position === 'bidding.open') return ['continue', 'correct', 'restart'];
  if (isIn(['management.'], parent)) return ['continue'];
  const again = isRanked(parent) && provenIn(parent, facts.law, now).length > 0;
  return [...unsigned(state, parent, facts), ...(again && !isOfDocuments ? (['reevaluate'] as const) : [])];
}

function isRanked(purchase: Case): boolean {
  return isIn(['award.', 'contract.'], purchase);
}

/**
 * What finance may order where the purchase stands (财政部令第94号 Art 31–32): a contract of which nothing was done is revoked, and
 * the next one taken, or it begins anew, or nothing is bought. Of one that is being performed what is still to be done is revoked, or it stands
 * and whoever is to blame makes good the loss; and so does one that was performed.
 */
export function lawfulDecisions({ state, facts, now }: Situation): readonly NonNullable<Decision['follows']>[] {
  const { parent } = facts;
  if (!parent) return [];
  if (isIn(['acceptance.', 'payment.'], parent)) return ['continue', 'compensate'];
  if (!isIn(['management.'], parent)) return unsigned(state, parent, facts);
  if (isPerformed(parent, facts.payments, now)) return ['continue', 'void', 'compensate'];
  return [...unsigned(state, parent, facts), 'void'];
}

type Unsigned = Extract<Remedy, 'continue' | 'next' | 'restart'>;

/** As long as nothing was done under a contract, another can be taken or it can begin anew; what has ended goes on as it is. */
function unsigned(state: Case, purchase: Case, facts: Facts): readonly Unsigned[] {
  if (purchase.outcome || !isOpenToRemedy(purchase.position)) return ['continue'];
  return ['continue', ...(canTakeNext(state, purchase, facts) ? (['next'] as const) : []), 'restart'];
}

/** Of what is wrong with the documents nobody profits; else the next one can be taken where somebody is left. */
function canTakeNext(state: Case, purchase: Case, facts: Facts): boolean {
  if (latest(state, challengeForm)?.stage === 'documents') return false;
  if (!isIn(['award.publish', 'contract.', 'management.'], purchase)) return false;
  return candidates(purchase, facts).some(
    ({ supplier }) => bidBy(facts, supplier)?.bodies.supplier !== purchase.bodies.supplier,
  );
}

function isIn(places: readonly string[], { position, outcome }: Case): boolean {
  return outcome === undefined && places.some((place) => position?.startsWith(place));
}
