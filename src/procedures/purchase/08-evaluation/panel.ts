import { type Case, hasSteppedBack } from '../../../engine/case.ts';
import type { Person } from '../../../engine/procedure.ts';
import type { Role } from '../../../names.ts';
import { seqOf } from '../06-bidding/bidders.ts';

/** The persons named for the running tender; those of an earlier one do not count. */
export function panelOf(state: Case): readonly string[] {
  return seqOf(state, 'namePanel') > seqOf(state, 'signQualification') ? named(state) : [];
}

/** Those of them who have not stepped back. */
export function members(state: Case): readonly string[] {
  return panelOf(state).filter((person) => !hasSteppedBack(state, person));
}

/** Everybody who sits on the panel as it was last named, whichever tender that was for. */
export function named(state: Case): readonly string[] {
  return state.named.panel ?? [];
}

/** Members who declared that they have no interest in any of the bidders. */
export function declaredFree(state: Case): readonly string[] {
  const since = seqOf(state, 'signQualification');
  return state.filings
    .filter(({ action, seq }) => action === 'declareNoConflict' && seq > since)
    .map(({ by }) => by.person);
}

/** Does this person, by his id, hold a seat in that role? */
export function holds(people: readonly Person[], person: string, role: Role): boolean {
  return people.some(({ id, seats }) => id === person && seats.some((seat) => seat.role === role));
}

/** The panel after one member made room for another. */
export function replaced(
  state: Case,
  { leaves, joins }: { readonly leaves: string; readonly joins: string },
): readonly string[] {
  return named(state).map((person) => (person === leaves ? joins : person));
}
