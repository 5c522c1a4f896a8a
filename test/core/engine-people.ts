import type { Person } from '../../src/engine/procedure.ts';
import { type Place, type Role, roleNames, roles } from '../../src/names.ts';
import { someone } from './given.ts';

/** Everybody who plays: whom the stories name, a deputy and an outsider for every role, and one who holds all of them. */

export const people = {
  staff: someone('staff', ['buyer_staff', 'nangang']),
  colleague: someone('colleague', ['buyer_staff', 'nangang']),
  head: someone('head', ['buyer_head', 'nangang']),
  otherStaff: someone('other-staff', ['buyer_staff', 'daoli']),
  budget: someone('budget', ['finance_budget', 'finance']),
  budgetHead: someone('budget-head', ['finance_budget_head', 'finance']),
  proc: someone('proc', ['finance_proc', 'finance']),
  establishment: someone('establishment', ['establishment', 'staffing']),
  ndrc: someone('ndrc', ['ndrc', 'reform']),
  civil: someone('civil', ['civil_affairs', 'civil-affairs']),
  audit: someone('audit', ['audit', 'audit-bureau']),
  secretary: someone('secretary', ['group_sec', 'group']),
  chair: someone('chair', ['group_chair', 'group']),
  agency: someone('agency', ['agency', 'trading-centre']),
};

/** Organisations of the register, which bid. */
export const bidders = ['alpha', 'beta', 'gamma'] as const;

export const evaluator = someone('evaluator', ['evaluator', 'assessors']);
const insider = someone('insider', ['expert', 'experts'], ['buyer_staff', 'nangang']);
const rival = someone('rival', ['expert', 'experts'], ['org_staff', 'alpha']);
export const acceptor = someone('acceptor', ['acceptor', 'nangang']);
export const treasury = someone('treasury', ['finance_treasury', 'finance']);
export const alphaAdmin = someone('alpha-admin', ['org_admin', 'alpha']);
export const alphaFinance = someone('alpha-finance', ['org_finance', 'alpha']);
export const betaAdmin = someone('beta-admin', ['org_admin', 'beta']);

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
const experts = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'].map((id) => someone(id, ['expert', 'experts']));
export const users = ['u1', 'u2', 'u3'].map((id) => someone(id, ['user_rep', 'public']));
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
  evaluator,
  insider,
  rival,
  acceptor,
  treasury,
  alphaAdmin,
  alphaFinance,
  betaAdmin,
  someone('gamma-admin', ['org_admin', 'gamma']),
  ...bidders.map((id) => someone(`${id}-staff`, ['org_staff', id])),
  ...['beta', 'gamma'].map((id) => someone(`${id}-finance`, ['org_finance', id])),
  ...seats.map((role) => someone(`deputy-${role}`, [role, bodyFor(role)])),
  ...seats.map((role) => someone(`outside-${role}`, [role, elsewhere(role)])),
];

/** Those who act together, by their ids, while nobody else does anything. */
export type Party = ReadonlySet<string>;

function allOf(belongs: (seat: Person['seats'][number]) => boolean): Party {
  const all = everyone.filter(({ seats: held }) => held.length > 0 && held.every(belongs));
  return new Set(all.map(({ id }) => id));
}

/** Everybody; and whole offices that agree among themselves, against which it helps only that others are wanted too. */
export const parties = {
  everybody: new Set(everyone.map(({ id }) => id)),
  buyer: allOf(({ body }) => body === 'nangang'),
  'supplier and agency': allOf(({ role, body }) => body === 'alpha' || role === 'agency'),
  finance: allOf(({ role }) => role.startsWith('finance_')),
} satisfies Readonly<Record<string, Party>>;

/** Who plays which role in a story. */
export const cast: Readonly<Partial<Record<Role, readonly string[]>>> = {
  anyone: ['citizen', ...users.map(({ id }) => id)],
  citizen: ['citizen'],
  applicant: ['zhou'],
  user_rep: ['u1'],
  org_admin: ['zhou', ...bidders.map((id) => `${id}-admin`)],
  org_staff: bidders.map((id) => `${id}-staff`),
  org_finance: bidders.map((id) => `${id}-finance`),
  buyer_staff: ['staff'],
  buyer_head: ['head'],
  acceptor: ['acceptor'],
  finance_budget: ['budget'],
  finance_budget_head: ['budget-head'],
  finance_proc: ['proc'],
  finance_treasury: ['treasury'],
  establishment: ['establishment'],
  ndrc: ['ndrc'],
  civil_affairs: ['civil'],
  audit: ['audit'],
  supervision: ['supervision'],
  group_chair: ['chair'],
  group_sec: ['secretary'],
  agency: ['agency'],
  expert: experts.map(({ id }) => id),
  evaluator: ['evaluator'],
  admin: ['administrator'],
  invitee: ['newcomer'],
};

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
