import { roles as places, type Role } from '../names.ts';
import type { Case, Event, Filing } from './case.ts';
import type { Fields } from './form.ts';
import { actionsOf, caseBorne, cityRolesIn, rolesOn, takesPart } from './parties.ts';
import { actionOf, type Facts, type Person, type Procedure, type Refusal } from './procedure.ts';

/** May this person, or the public when there is none, read this filing? The one place where that is decided. */
export function mayRead(
  procedure: Procedure,
  state: Case,
  filing: Filing,
  person: Person | undefined,
  parent: Case | undefined,
): boolean {
  const readers = actionOf(procedure, filing.action)?.readers;
  if (readers === 'everyone' || (person && filing.by.person === person.id)) return true;
  const roles = person ? rolesOn(procedure, state, person) : [];
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
  // Whoever shows a code needs nobody's name, and a slip of paper can be lost.
  if (caseBorne(person.id) !== undefined) return false;
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

/** Does somebody hold a seat of the city, from which every case can be looked over that is no secret? */
export function looksOver(person: Person): boolean {
  return person.seats.some(({ role }) => places[role] === 'city' && !outsiders.includes(role));
}

/** The press has a seat in the city, and sees what everybody sees. */
const outsiders: readonly Role[] = ['media'];

/** Which cases of a procedure somebody can look over: all of them, or those that are public. */
export type Sight = 'all' | 'public';

/**
 * Of which cases of a procedure a person may know whatever stands on them (`mayKnow`): of all, when he takes part in every
 * one by a seat of the city and whoever takes part reads how it was opened; else of those of which everybody knows.
 */
export function sightOf(procedure: Procedure, person: Person): Sight {
  return takesPart(cityRolesIn(procedure, person)) && !isConfidential(procedure) ? 'all' : 'public';
}

/** Is how its cases were opened read by those alone whom it names? */
export function isConfidential({ opening }: Procedure): boolean {
  const { readers } = opening.action;
  return readers !== undefined && readers !== 'everyone';
}

/** Those who keep the city's budget, those who look after it, and the group that leads the whole. */
const budgetReaders: readonly Role[] = [
  'finance_budget',
  'finance_budget_head',
  'finance_proc',
  'finance_treasury',
  'audit',
  'auditor',
  'supervision',
  'group_chair',
  'group_sec',
];

/** The budgets whose lines and balances a person may read: every office's, or those of his own offices, as a buyer. */
export function budgetsOpenTo(person: Person): 'all' | readonly string[] {
  if (person.seats.some(({ role }) => budgetReaders.includes(role))) return 'all';
  return [...new Set(person.seats.filter(({ role }) => places[role] === 'buyer').map(({ body }) => body))];
}

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

/** Can a case of that procedure be opened under this one at this moment, as far as that depends on this one alone? */
export function takes({ under, openUntil }: Procedure, parent: Case, now: Date): boolean {
  const until = openUntil?.(parent);
  return isReady(under, parent) && (until === undefined || now < new Date(until));
}

/**
 * By what names stands what is nobody else's business in an event: what any form of the procedure asks that is personal, since
 * acts repeat what was filed before them; and all that was answered, where it was said in confidence.
 */
export function privateIn(procedure: Procedure, event: Event): readonly string[] {
  if (event.kind !== 'filed') return [];
  const personal = personalOf(procedure);
  if (!procedure.inConfidence) return personal;
  return [...personal, ...Object.keys(actionOf(procedure, event.action)?.form?.fields ?? {})];
}

const known = new WeakMap<Procedure, readonly string[]>();

function personalOf(procedure: Procedure): readonly string[] {
  const found = known.get(procedure) ?? [
    ...new Set(actionsOf(procedure).flatMap(({ form }) => personalIn(form?.fields ?? {}))),
  ];
  known.set(procedure, found);
  return found;
}

/** Columns of tables among them. */
function personalIn(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, { personal, columns }]) =>
    personal ? [name] : personalIn(columns ?? {}),
  );
}
