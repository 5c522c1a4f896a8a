import { type Case, hasSteppedBack } from '../../../engine/case.ts';
import { type AnswersOf, form, longText, reference, text, until } from '../../../engine/form.ts';
import type { Person } from '../../../engine/procedure.ts';
import type { Role } from '../../../names.ts';
import { experts } from '../../common/options.ts';
import { seqOf } from '../06-bidding/bidders.ts';

export const panelChange = form('panel-change', {
  leaves: reference(experts),
  joins: until(3, reference(experts)),
  draw: until(3, text({ min: 4, max: 100 })),
  reason: longText({ min: 2, max: 500 }),
});
export type Change = AnswersOf<typeof panelChange>;

/** The persons named for the running tender; those of an earlier one do not count. */
export function panelOf(state: Case): readonly string[] {
  const seated = Math.max(seqOf(state, 'namePanel'), seqOf(state, 'drawPanel'));
  return seated > seqOf(state, 'signQualification') ? named(state) : [];
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
export function replaced(state: Case, leaves: string, joins: string | undefined): readonly string[] {
  return named(state).map((person) => (person === leaves ? (joins ?? person) : person));
}
