import type { Reading } from '../engine/procedure.ts';

/** Who may read what was filed; the engine's default is the parties to the case. */

export const everyone = (): boolean => true;

/** Those of the given roles on the case. */
export function rolesOnly(...roles: Reading['roles']): (reading: Reading) => boolean {
  return (reading) => reading.roles.some((role) => roles.includes(role));
}
