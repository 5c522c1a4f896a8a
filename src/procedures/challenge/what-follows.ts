import { type Case, latest } from '../../engine/case.ts';
import { bidBy, candidates } from '../purchase/09-award/awarded-bid.ts';
import type { Facts, Situation } from './challenge-facts.ts';
import { challengeForm, type Decision, type Remedy } from './challenge-form.ts';

/** What shall follow and may not, beside what may. */
export function unlawful(follows: string | undefined, lawful: readonly string[]) {
  return follows !== undefined && !lawful.includes(follows) && { follows, lawful: lawful.join(',') };
}

/** What may follow where the purchase stands, of an answer that upholds the challenge. */
export function lawfulRemedies({ state, facts }: Situation): readonly Remedy[] {
  const { parent } = facts;
  const position: string = parent?.position ?? '';
  if (!parent) return [];
  if (latest(state, challengeForm)?.stage === 'documents' && position === 'bidding.open')
    return ['continue', 'correct'];
  if (!canChange(position)) return ['continue'];
  return ['continue', ...(canTakeNext(state, parent, facts) ? (['next'] as const) : []), 'restart'];
}

/** Where the buyer can still change by himself what was decided: after the ranking, until both have signed. */
function canChange(position: string): boolean {
  return position.startsWith('award.') || position.startsWith('contract.');
}

/** What finance may order where the purchase stands (财政部令第94号 Art 31–32). */
export function lawfulDecisions({ state, facts }: Situation): readonly NonNullable<Decision['follows']>[] {
  const { parent } = facts;
  const position: string = parent?.position ?? '';
  if (!parent) return [];
  if (position.startsWith('management.')) return ['continue', 'void'];
  if (!canChange(position)) return ['continue'];
  return ['continue', ...(canTakeNext(state, parent, facts) ? (['next'] as const) : []), 'restart'];
}

/** Of what is wrong with the documents nobody profits; else the next one can be taken where somebody is left. */
function canTakeNext(state: Case, purchase: Case, facts: Facts): boolean {
  if (latest(state, challengeForm)?.stage === 'documents' || purchase.position === 'award.confirm') return false;
  return candidates(purchase, facts).some(
    ({ supplier }) => bidBy(facts, supplier)?.bodies.supplier !== purchase.bodies.supplier,
  );
}
