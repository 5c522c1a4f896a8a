import type { Case, Filing } from './case.ts';
import { rolesOn, takesPart } from './parties.ts';
import { actionOf, type Person, type Procedure } from './procedure.ts';

/** May this person, or the public when there is none, read this filing? The one place where that is decided. */
export function mayRead(
  procedure: Procedure,
  state: Case,
  filing: Filing,
  person: Person | undefined,
  parent: Case | undefined,
): boolean {
  if (person && filing.by.person === person.id) return true;
  const roles = person ? rolesOn(procedure, state, person) : [];
  const readers = actionOf(procedure, filing.action)?.readers;
  if (readers) return readers({ state, filing, person, roles, parent });
  // The auditor reads what the parties read, of cases that are no secret.
  return takesPart(roles) || (roles.length > 0 && (procedure.public?.(state) ?? false));
}

/** May this person, or the public when there is none, read the personal data in what was filed? */
export function mayReadPersonal(
  procedure: Procedure,
  state: Case,
  filing: Filing,
  person: Person | undefined,
  parent: Case | undefined,
): boolean {
  if (!person) return false;
  if (filing.by.person === person.id) return true;
  const roles = rolesOn(procedure, state, person);
  const knows = actionOf(procedure, filing.action)?.knows;
  return knows ? knows({ state, filing, person, roles, parent }) : takesPart(roles);
}

/** What a list says of a case, by which it can be told without reading it that somebody may know of it. */
interface Carded {
  readonly public: boolean;
  readonly opener: string;
  readonly buyer: string | undefined;
  readonly supplier: string | undefined;
}

/** Does the card of a case say by itself that this person, or the public, may know of it? If not, only the case can. */
export function isKnownByCard(card: Carded, person: Person | undefined): boolean {
  if (card.public) return true;
  if (!person) return false;
  return card.opener === person.id || person.seats.some(({ body }) => body === card.buyer || body === card.supplier);
}

/** May this person, or the public, know that the case exists, where it stands and until when? Who may read something on it. */
export function mayKnow(procedure: Procedure, state: Case, person: Person | undefined, parent?: Case): boolean {
  if (procedure.public?.(state)) return true;
  if (!person) return false;
  if (state.opener.person === person.id) return true;
  return state.filings.some((filing) => mayRead(procedure, state, filing, person, parent));
}
