import type { Person } from '../../src/engine/procedure.ts';
import { type Place, type Role, roleNames, roles } from '../../src/names.ts';
import { someone } from './given.ts';
import * as family from './given-family.ts';
import { people } from './given-purchase.ts';

/** Everybody who plays: whom the stories name, a deputy and an outsider for every role, and one who holds all of them. */

const seats = roleNames.filter((role) => roles[role] !== 'system' && roles[role] !== 'anyone');

/** Holds every seat there is, at the buyer, at a supplier and in the city: whatever only a person must not do, he tries. */
const jack = someone('jack', ...seats.map((role) => [role, bodyFor(role)] as const));

function bodyFor(role: Role): string {
  if (roles[role] === 'buyer') return 'nangang';
  return roles[role] === 'supplier' ? 'alpha' : 'office';
}

function elsewhere(role: Role): string {
  if (roles[role] === 'buyer') return 'daoli';
  return roles[role] === 'supplier' ? 'beta' : 'other-office';
}

export const citizen = someone('citizen');
export const applicant = someone('zhou', ['org_admin', 'body-of-root']);
export const supervision = someone('supervision', ['supervision', 'supervision']);
export const administrator = someone('administrator', ['admin', 'platform']);
export const experts = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'].map((id) => someone(id, ['expert', 'experts']));
const users = [...family.users, someone('u3', ['user_rep', 'public'])];
/** One who can be asked for his points and, once he has stepped back from the panel, for his opinion as a user. */
const both = someone('both', ['expert', 'public'], ['user_rep', 'public'], ['evaluator', 'assessors']);

export const everyone: readonly Person[] = [
  jack,
  citizen,
  applicant,
  supervision,
  administrator,
  ...Object.values(people),
  both,
  ...experts,
  ...users,
  family.evaluator,
  family.insider,
  family.rival,
  family.acceptor,
  family.treasury,
  family.alphaAdmin,
  family.alphaFinance,
  family.betaAdmin,
  someone('gamma-admin', ['org_admin', 'gamma']),
  someone('gamma-staff', ['org_staff', 'gamma']),
  ...seats.map((role) => someone(`deputy-${role}`, [role, bodyFor(role)])),
  ...seats.map((role) => someone(`outside-${role}`, [role, elsewhere(role)])),
];

/** Nobody has heard of him. */
export const stranger = someone('stranger');

/** Somebody who takes the seat today. */
export function newcomer(role: Role, body = bodyFor(role)): Person {
  return someone(`new-${role}`, [role, body]);
}

/** Those who might act in one of these roles; whoever opened the case may in his, and in some roles anyone. */
export function holders(people: readonly Person[], wanted: readonly Role[], opener: string): readonly Person[] {
  if (isForAnyone(wanted)) return people;
  const opens = wanted.some((role) => roles[role] === 'opener');
  return people.filter(({ id, seats: held }) => {
    return (opens && (id === opener || id === 'citizen')) || held.some(({ role }) => wanted.includes(role));
  });
}

/** Somebody with the right role at the wrong body, or who was not named; none where every body will do, as at an open place. */
export function outsiderFor(wanted: readonly Role[], open?: Place): Person | undefined {
  const bound = wanted.filter((role) => roles[role] !== 'system');
  if (isForAnyone(bound) || bound.some((role) => roles[role] === open)) return undefined;
  if (bound.some((role) => roles[role] === 'city')) return undefined;
  const [role] = bound;
  return role && newcomer(role, 'nowhere');
}

/** May anyone act in one of these roles, so that nobody is a stranger to it? */
export function isForAnyone(wanted: readonly Role[]): boolean {
  return wanted.some((role) => roles[role] === 'anyone');
}
