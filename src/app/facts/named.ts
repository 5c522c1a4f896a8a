import { type Case, type Filing, latest } from '../../engine/case.ts';
import { stageOf } from '../../engine/parties.ts';
import { type FactName, type NamedFacts, type Person, type Procedure, rolesOf } from '../../engine/procedure.ts';
import { isReady } from '../../engine/read.ts';
import { type Position, type ProcedureId, type Role, roleNames, roles, seatRoles } from '../../names.ts';
import { procedureOf } from '../../procedures/all.ts';
import { deputyForm } from '../../procedures/deputy/deputy-form.ts';
import type { OwnPlace, World } from '../ports/stores.ts';

/** For which case, and for whom, a fact is wanted. */
interface Asked {
  readonly world: World;
  readonly state: Case;
  readonly parent: Case | undefined;
  readonly person: Person | undefined;
  /** The case is about to be opened: nothing stands under it yet. */
  readonly opening: boolean;
  /** Cases of these procedures in the family; of all that a procedure needs one read. */
  readonly parts: (procedure: ProcedureId) => Promise<readonly Case[]>;
}

/** How each named fact is read. */
const loaders: { readonly [N in FactName]: (asked: Asked) => Promise<NamedFacts[N]> } = {
  bids: ({ parts }) => parts('bid'),
  reports: ({ parts }) => parts('report'),
  payments: ({ parts }) => parts('payment'),
  comments: ({ parts }) => parts('comment'),
  challenges: ({ parts }) => parts('challenge'),
  appeals: ({ parts }) => parts('appeal'),
  incidents: ({ parts }) => parts('incident'),
  reopenings: ({ parts }) => parts('reopening'),
  /** Only an opening is judged by what else its opener has open. */
  ownOpen: async ({ world, state, person, opening }) =>
    opening && person ? world.cases.openedBy(person.id, state.procedure) : [],
  siblings: async ({ world: { cases }, state, opening }) => {
    const { buyer } = state.bodies;
    if (buyer === undefined || !(opening || isEntered(state))) return [];
    const cards = await cases.lastOf({ place: 'buyer', body: buyer }, state.procedure, mostSiblings);
    const others = cards.flatMap(({ id, outcome }) =>
      id === state.id || (outcome && outcome !== 'completed') ? [] : [id],
    );
    return others.length > 0 ? cases.loadAll(others) : [];
  },
  buyerOffices: async ({ world: { people }, state }) => {
    const { buyer } = state.bodies;
    if (buyer === undefined || state.position !== officesSettled) return [];
    const holders = await people.holders(cityRoles, buyer);
    return cityRoles.filter((role) =>
      holders.some(({ seats }) => seats.some((seat) => seat.role === role && seat.body === buyer)),
    );
  },
  /** Of its own body alone, so that it may read what it sealed itself. */
  ownLast: async ({ world: { cases }, state, person, opening }) => {
    const own = opening ? ownPlace(state, person) : undefined;
    if (!own) return [];
    const cards = await cases.lastOf(own, state.procedure, mostLast);
    const found = await Promise.all(
      cards.map(async ({ id, parent }) => ({
        state: await cases.load(id, () => own.place === 'supplier'),
        parent: parent === undefined ? undefined : await cases.load(parent),
      })),
    );
    return found.flatMap(({ state: last, parent }) => (last ? [{ state: last, parent }] : []));
  },
  ownDecided: async ({ world: { cases }, state }) => {
    const { supplier } = state.bodies;
    if (supplier === undefined || !beforeFinance.some((position) => position === state.position)) return [];
    const cards = await cases.lastOf({ place: 'supplier', body: supplier }, state.procedure, mostComplaints);
    const decided = cards.filter(({ id, outcome }) => id !== state.id && outcome === 'completed');
    return decided.length > 0 ? cases.loadAll(decided.map(({ id }) => id)) : [];
  },
  served: async ({ world: { cases }, state }) => {
    const { supplier } = state.bodies;
    if (supplier === undefined || !judgesNamed.some((position) => position === state.position)) return [];
    const cards = await cases.lastOf({ place: 'supplier', body: supplier }, state.procedure, mostServed);
    const others = cards.filter(({ id }) => id !== state.id).map(({ id }) => id);
    return others.length > 0 ? cases.loadAll(others) : [];
  },
  lines: async ({ world, state, parent }) => {
    const buyer = state.bodies.buyer ?? parent?.bodies.buyer;
    return buyer === undefined ? [] : world.ledger.lines(buyer);
  },
  cityLines: ({ world: { ledger }, state, opening }) => {
    const { buyer } = state.bodies;
    return opening || buyer === undefined ? ledger.all() : ledger.lines(buyer);
  },
  people: ({ world }) => world.people.holders(['expert', 'evaluator', 'user_rep']),
  offices: async ({ world, person }) =>
    person?.seats.some(({ role }) => ofAllOffices.includes(role)) ? world.people.offices() : [],
  members: ({ world, person }) => membersFor(world, person),
  standIns: async ({ world, state }) => {
    const named = latest(state, deputyForm);
    const found = await Promise.all(named ? [named.holder, named.person].map((id) => world.people.person(id)) : []);
    return found.filter((each) => each !== undefined);
  },
  ownSeats: async ({ person }) => person?.seats ?? [],
};

/** Those whose seats somebody gives, of his own organisation or of the offices; of another official, those at his office. */
async function membersFor({ people }: World, person: Person | undefined): Promise<readonly Person[]> {
  const own = person?.seats.filter(({ role }) => role === 'org_admin') ?? [];
  const isAdmin = person?.seats.some(({ role }) => role === 'admin') ?? false;
  const offices = isAdmin ? [] : (person?.seats ?? []).filter(({ role }) => departmentRoles.includes(role));
  const found = await Promise.all([
    ...own.map(({ body }) => people.holders(seatRoles.organisation, body)),
    ...(isAdmin ? [people.holders(officeRoles)] : []),
    ...[...new Set(offices.map(({ body }) => body))].map((body) => people.holders(seatRoles.department, body)),
  ]);
  return [...new Map(found.flat().map((each) => [each.id, each])).values()];
}

/** Who fills the seats of every office, and who adjusts their budgets. */
const ofAllOffices: readonly Role[] = ['admin', 'finance_budget'];

const { organisation: _, ...ofOffices } = seatRoles;
const departmentRoles: readonly Role[] = seatRoles.department;
const officeRoles = [...new Set(Object.values(ofOffices).flat())];

/** Which procedures a fact is made of, where it is made of the cases of a family. */
const partOf: Readonly<Partial<Record<FactName, ProcedureId>>> = {
  bids: 'bid',
  reports: 'report',
  payments: 'payment',
  comments: 'comment',
  challenges: 'challenge',
  appeals: 'appeal',
  incidents: 'incident',
  reopenings: 'reopening',
};

/** There may be many of them, and once no more can come nobody need read them. */
const whileMoreCome: readonly FactName[] = ['comments'];

/** Where it is settled which offices decide. */
const officesSettled: Position = 'initiation.prepare';
const cityRoles = roleNames.filter((role) => roles[role] === 'city');

/** Where finance has a supplier's complaint. */
const beforeFinance: readonly Position[] = ['complaint.review', 'complaint.decide'];
/** More than any supplier complains of in a year. */
const mostComplaints = 60;

/** Where it is settled who judges a service. */
const judgesNamed: readonly Position[] = ['acceptance.organise', 'acceptance.evaluate'];
/** More than any organisation serves under in the years that count. */
const mostServed = 60;

/** So many of a body's last cases are looked at. */
const mostLast = 6;
/** What a large department buys in two years. */
const mostSiblings = 60;

/** Is what opened the case filed anew where it stands? */
function isEntered(state: Case): boolean {
  const procedure = procedureOf(state.procedure);
  const acts = Object.values(stageOf(procedure, state)?.actions ?? {});
  return acts.some(({ form }) => form !== undefined && form.id === procedure.opening.action.form?.id);
}

/** Where the body of whoever opens a case stands on it, by the seat in which he would open it. */
function ownPlace({ procedure, bodies }: Case, person: Person | undefined): OwnPlace | undefined {
  const opens = rolesOf(procedureOf(procedure).opening.action.by);
  for (const { role, body } of person?.seats ?? []) {
    const place = roles[role];
    const isHis = (place === 'buyer' || place === 'supplier') && opens.includes(role) && bodies[place] === body;
    if (isHis) return { place, body };
  }
  return undefined;
}

/** What a procedure needs to know by name, and the cases that were read for it. */
export async function namedFacts(
  { needs }: Procedure,
  asked: Omit<Asked, 'parts'>,
): Promise<{ readonly named: Partial<NamedFacts>; readonly cases: readonly Case[] }> {
  const procedures = needs.flatMap((name) => {
    const part = partOf[name];
    const isRead = part && (!whileMoreCome.includes(name) || isReady(procedureOf(part).under, asked.state));
    return isRead ? [part] : [];
  });
  let family: Promise<readonly Case[]> | undefined;
  const parts = async (procedure: ProcedureId): Promise<readonly Case[]> => {
    family ??= familyOf(asked, procedures);
    return (await family).filter((each) => each.procedure === procedure && each.id !== asked.state.id);
  };
  const values = await Promise.all(needs.map((name) => loaders[name]({ ...asked, parts })));
  const named = Object.fromEntries(needs.map((name, place) => [name, values[place]]));
  return { named, cases: (await family) ?? [] };
}

/** The cases under the one at the top, of these procedures, with all that is open in them by now. */
async function familyOf(
  { world, state, parent, opening }: Omit<Asked, 'parts'>,
  procedures: readonly ProcedureId[],
): Promise<readonly Case[]> {
  if (opening && !parent) return [];
  const now = await world.now();
  return world.cases.children((parent ?? state).id, procedures, (child, filing) => isOpen(child, filing, now));
}

/** Is what was filed under seal open by now, whoever reads it? */
export function isOpen(state: Case, filing: Filing, now: Date): boolean {
  return procedureOf(state.procedure).opened?.(state, filing, now) ?? false;
}
