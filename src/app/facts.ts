import type { Looking, Names } from '../dialogue/case-view.ts';
import type { Known } from '../dialogue/target.ts';
import { type Actor, type Case, unopened } from '../engine/case.ts';
import type { Answers } from '../engine/form.ts';
import { waitingFor } from '../engine/parties.ts';
import { actionOf, type Body, type Facts, type Person } from '../engine/procedure.ts';
import { inLanguage, type Language, type ProcedureId, type Role, roles } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import type { World } from './ports/stores.ts';

const creditCodeLength = 18;

/** A case for somebody: sealed answers are opened when the procedure has opened them, or for the body that sealed them. */
export async function loadCase(world: World, id: string, person?: Person): Promise<Known | undefined> {
  const sealed = await world.cases.load(id);
  if (!sealed) return undefined;
  const parent = sealed.parent === undefined ? undefined : await world.cases.load(sealed.parent);
  const state = (await unsealed(world, sealed, parent, person)) ?? sealed;
  const procedure = procedureOf(state.procedure);
  const [children, family] = await Promise.all([childrenOf(world, state), parent ? childrenOf(world, parent) : []]);
  const facts = await factsOf(world, {
    parent,
    state,
    children,
    siblings: family.filter((each) => each.procedure === state.procedure && each.id !== state.id),
    kin: family.filter((each) => each.procedure !== state.procedure),
    answers: {},
    actorBodies: bodiesOf(person),
    seesOffices: isAdministrator(person),
  });
  return { procedure, state, facts };
}

/** A case that is about to be opened. */
export async function prospect(
  world: World,
  id: string,
  procedureId: ProcedureId,
  parentId: string | undefined,
  person: Person | undefined,
  answers: Answers,
): Promise<Known> {
  const parent = parentId === undefined ? undefined : await world.cases.load(parentId);
  const opener: Actor = { person: person?.id ?? 'system', role: person ? 'applicant' : 'system' };
  const procedure = procedureOf(procedureId);
  const state = unopened(id, procedureId, procedure.version, opener);
  const related = parent
    ? await childrenOf(world, parent)
    : person
      ? await world.cases.openedBy(person.id, procedureId)
      : [];
  const facts = await factsOf(world, {
    parent,
    state: { ...state, bodies: { ...bodiesFor(person), ...procedure.bodies?.(parent) }, parent: parent?.id },
    children: [],
    siblings: related.filter((each) => each.procedure === procedureId),
    kin: related.filter((each) => each.procedure !== procedureId),
    answers,
    actorBodies: bodiesOf(person),
    seesOffices: isAdministrator(person),
  });
  return { procedure, state, facts };
}

/** The facts with what these answers name beyond them: the bodies that bear a credit code in them. */
export async function withAnswers(world: World, facts: Facts, answers: Answers): Promise<Facts> {
  const named = await world.people.bodiesByCode(codesIn(answers));
  const more = named.filter(({ id }) => !facts.bodies.some((body) => body.id === id));
  return more.length > 0 ? { ...facts, bodies: [...facts.bodies, ...more] } : facts;
}

/** The children of a case; sealed ones are opened once the case has opened them. */
async function childrenOf(world: World, parent: Case): Promise<readonly Case[]> {
  const children = await world.cases.children(parent.id, false);
  const open = children.some((child) => procedureOf(child.procedure).opened?.(child, parent));
  return open ? world.cases.children(parent.id, true) : children;
}

/** Shows one case to many readers: what they have in common is read once, and not before the first of them looks. */
export type Showing = (viewer: Person, language: Language) => Promise<Looking>;

/** Rejects, when somebody looks, if there is no such case. */
export function showingOf(world: World, caseId: string): Showing {
  let read: Promise<Known> | undefined;
  const names = new Map<Language, Promise<Names>>();

  return async (viewer, language) => {
    read ??= existing(world, caseId);
    const common = await read;
    const sealed = common.state.filings.some((filing) => filing.sealed);
    const own = sealed && viewer.seats.some(({ body }) => body === common.state.bodies.supplier);
    const known = (own ? await loadCase(world, caseId, viewer) : undefined) ?? common;
    const named = names.get(language) ?? namesOn(world, common, language);
    names.set(language, named);
    return { ...known, viewer, language, now: await world.now(), names: await named };
  };
}

async function existing(world: World, caseId: string): Promise<Known> {
  const known = await loadCase(world, caseId);
  if (!known) throw new Error(`no case ${caseId}`);
  return known;
}

/** A case as somebody sees it. */
export async function lookingAt(
  world: World,
  known: Known,
  viewer: Person | undefined,
  language: Language,
  now: Date,
): Promise<Looking> {
  return { ...known, viewer, language, now, names: await namesOn(world, known, language) };
}

async function unsealed(
  world: World,
  state: Case,
  parent: Case | undefined,
  person: Person | undefined,
): Promise<Case | undefined> {
  const opened = procedureOf(state.procedure).opened?.(state, parent) ?? false;
  const own = person?.seats.some(({ body }) => body === state.bodies.supplier) ?? false;
  return opened || own ? world.cases.load(state.id, true) : undefined;
}

interface Around {
  readonly parent: Case | undefined;
  readonly state: Case;
  readonly children: readonly Case[];
  readonly siblings: readonly Case[];
  readonly kin: readonly Case[];
  readonly answers: Answers;
  readonly actorBodies: readonly string[];
  /** The administrator fills the seats of every office. */
  readonly seesOffices: boolean;
}

async function factsOf(world: World, around: Around): Promise<Facts> {
  const { parent, state, children, siblings, kin, answers, actorBodies, seesOffices } = around;
  const family = [state, ...(parent ? [parent] : []), ...children, ...siblings];
  const ids = [...new Set([...family.flatMap(({ bodies }) => Object.values(bodies)), ...actorBodies])];
  const buyer = state.bodies.buyer ?? parent?.bodies.buyer;
  const codes = [answers, ...state.filings.map((filing) => filing.answers)].flatMap(codesIn);
  const { people, ledger } = world;
  const [law, named, coded, offices, lines, nameable] = await Promise.all([
    world.law(),
    people.bodies(ids),
    people.bodiesByCode([...new Set(codes)]),
    seesOffices ? people.offices() : [],
    buyer ? ledger.lines(buyer) : [],
    people.holders(nameableRoles),
  ]);
  return {
    law,
    parent,
    children,
    siblings,
    kin,
    bodies: unique([...named, ...coded, ...offices]),
    lines,
    people: nameable,
  };
}

/** Whom a form can name. */
const nameableRoles = ['expert', 'evaluator', 'user_rep'] as const satisfies readonly Role[];

async function namesOn(world: World, { procedure, state, facts }: Known, language: Language): Promise<Names> {
  const ids = [...new Set(state.filings.map(({ by }) => by.person))];
  const bodies = new Map(facts.bodies.map((body) => [body.id, inLanguage(body.name, language)]));
  const missing = state.filings.flatMap(({ by }) => (by.body && !bodies.has(by.body) ? [by.body] : []));
  const waiting = [...new Set(waitingFor(procedure, state).map(({ role }) => role))];
  const [people, more, named] = await Promise.all([
    Promise.all(ids.map((id) => world.people.person(id))),
    world.people.bodies([...new Set(missing)]),
    Promise.all(waiting.map((role) => officeOf(world, role, language))),
  ]);
  const persons = new Map(ids.map((id, index) => [id, people[index]?.name ?? '']));
  for (const body of more) bodies.set(body.id, inLanguage(body.name, language));
  const offices = new Map(waiting.map((role, index) => [role, named[index] ?? '']));
  return {
    body: (id) => bodies.get(id) ?? '',
    person: (id) => persons.get(id) ?? '',
    office: (role) => offices.get(role) ?? '',
  };
}

/** The body that holds a role of the city; where several do, none is named. */
async function officeOf(world: World, role: Role, language: Language): Promise<string> {
  if (roles[role] !== 'city') return '';
  const holders = await world.people.holders(role);
  const ids = [
    ...new Set(holders.flatMap(({ seats }) => seats.filter((seat) => seat.role === role).map(({ body }) => body))),
  ];
  const [only] = ids.length === 1 ? await world.people.bodies(ids) : [];
  return only ? inLanguage(only.name, language) : '';
}

function bodiesOf(person: Person | undefined): readonly string[] {
  return person?.seats.map(({ body }) => body) ?? [];
}

function isAdministrator(person: Person | undefined): boolean {
  return person?.seats.some(({ role }) => role === 'admin') ?? false;
}

/** Before a case is opened its opener's own body stands for the buyer, so that a form can offer its budget lines. */
function bodiesFor(person: Person | undefined): { readonly buyer?: string } {
  const buyer = person?.seats.find(({ role }) => role === 'buyer_staff' || role === 'buyer_head')?.body;
  return buyer ? { buyer } : {};
}

function codesIn(answers: Answers): readonly string[] {
  return Object.values(answers)
    .filter((answer) => typeof answer === 'string' && answer.length === creditCodeLength)
    .map(String);
}

function unique(bodies: readonly Body[]): readonly Body[] {
  return bodies.filter((body, index) => bodies.findIndex(({ id }) => id === body.id) === index);
}

/** Is there something in it that was sealed and is open now? Such things are not to be kept in memory. */
export function holdsOpened({ state, facts }: Known): boolean {
  const { parent, children, siblings } = facts;
  return [state, ...(parent ? [parent] : []), ...children, ...siblings].some((each) =>
    each.filings.some((filing) => !filing.sealed && actionOf(procedureOf(each.procedure), filing.action)?.sealed),
  );
}
