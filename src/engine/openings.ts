import type { Case } from './case.ts';
import type { Facts, Person, Procedure, Refusal } from './procedure.ts';
import { mayKnow } from './read.ts';

/**
 * Why a case cannot be opened where it is to stand: under none, under one of another kind or one that is not ready, or
 * under one of which whoever opens it may not know. Undefined when it can; to an outsider all of these look alike.
 */
export function misplaced(
  { under, ofHearsay }: Procedure,
  { ancestors }: Facts,
  by: Person | 'system',
): Refusal | undefined {
  const [above, further] = ancestors;
  if (!under && !above) return undefined;
  const stands =
    above !== undefined &&
    isReady(under, above.state) &&
    (by === 'system' || ofHearsay || mayKnow(above.procedure, above.state, by, further?.state));
  return stands ? undefined : { why: 'not-open-for-this', values: {} };
}

/** Is this a case of a kind under which one of that procedure is opened, and ready for it? */
export function isReady(under: Procedure['under'], parent: Case): boolean {
  return under?.[parent.procedure]?.(parent) ?? false;
}
