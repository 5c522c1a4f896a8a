import type { Outcome, Position } from '../names.ts';
import type { Procedure, Stage } from './procedure.ts';

/** Where in a procedure whoever is waited for acts on his own account, so that nobody is late there. */
export function claimsIn({ stages }: Procedure): readonly Position[] {
  const entries = Object.entries<Stage>(stages) as [Position, Stage][]; // Object.entries forgets the keys' type
  return entries.filter(([, { claim }]) => claim).map(([at]) => at);
}

/**
 * Is somebody late with what a case waits for? Not once it has ended, not before it is open, and not where it is a claim
 * (`claimsIn` its procedure). It takes the index card's dates (instants).
 */
export function isLate(
  card: {
    readonly outcome?: Outcome | undefined;
    readonly position: Position | undefined;
    readonly opens: Date | undefined;
    readonly due: Date | undefined;
  },
  claims: readonly Position[],
  now: Date,
): boolean {
  const { outcome, position, opens, due } = card;
  if (outcome !== undefined || due === undefined || (opens !== undefined && opens > now)) return false;
  return due <= now && !(position !== undefined && claims.includes(position));
}
