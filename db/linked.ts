import { shownEvent } from './event-log.ts';
import { linkHash } from './hash-chain.ts';
import { holdsHidden } from './private.ts';
import type { event } from './schema.ts';
import type { CitySeal } from './seal.ts';
import { withSealed } from './sealed-within.ts';

/** Is an event what its link was made of: what is stored, as it was sealed at first; of one that was hidden later, what it says? */
export function isAsLinked(
  seal: Pick<CitySeal, 'open' | 'original'>,
  { case: caseId, seq, event: stored, prevHash: prev, hash }: typeof event.$inferSelect,
): boolean {
  const isHashOf = (it: unknown): boolean => hash === linkHash({ case: caseId, seq, event: it, prev });
  if (isHashOf(stored)) return true;
  try {
    if (isHashOf(withSealed(stored, seal.original))) return true;
    return holdsHidden(stored) && isHashOf(shownEvent(seal, caseId, seq, stored));
  } catch {
    // What was hidden otherwise than with this key, or for another place.
    return false;
  }
}
