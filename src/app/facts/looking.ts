import type { Child, Looking, Names } from '../../dialogue/looking.ts';
import type { Known } from '../../dialogue/target.ts';
import type { Case } from '../../engine/case.ts';
import { waitingFor } from '../../engine/parties.ts';
import type { Facts, NamedFacts, Person } from '../../engine/procedure.ts';
import { isKnownByCard, mayKnow } from '../../engine/read.ts';
import { inLanguage, type Language, type Place, type Role, roles } from '../../names.ts';
import { procedureOf } from '../../procedures/all.ts';
import type { IndexCard } from '../ports/records.ts';
import type { World } from '../ports/stores.ts';
import { existingCase, loadCase } from './known.ts';

/** Shows one case to many readers: what they have in common is read once, and not before the first of them looks. */
export type Showing = (viewer: Person, language: Language) => Promise<Looking>;

/** Of a case that was read already, if it is given as everybody sees it. Rejects, when somebody looks, if there is none. */
export function showingOf(world: World, caseId: string, known?: Known): Showing {
  let read = known && Promise.resolve(known);
  const names = new Map<Language, Promise<Names>>();

  return async (viewer, language) => {
    read ??= existingCase(world, caseId);
    const common = await read;
    const sealed = common.state.filings.some((filing) => filing.sealed);
    const own = sealed && viewer.seats.some(({ body }) => body === common.state.bodies.supplier);
    const known = (own ? await loadCase(world, caseId, viewer) : undefined) ?? common;
    const named = names.get(language) ?? namesOn(world, common, language);
    names.set(language, named);
    return { ...known, viewer, language, now: await world.now(), names: await named, children: [] };
  };
}

/** A case as somebody sees it. */
export async function lookingAt(
  world: World,
  known: Known,
  viewer: Person | undefined,
  language: Language,
  now: Date,
): Promise<Looking> {
  return { ...known, viewer, language, now, names: await namesOn(world, known, language), children: [] };
}

/** The same with a page of what stands under it, as far as the reader may know of that. */
export async function wholeLookingAt(
  world: World,
  known: Known,
  viewer: Person | undefined,
  language: Language,
  now: Date,
  after?: string,
): Promise<Looking> {
  const [looking, children] = await Promise.all([
    lookingAt(world, known, viewer, language, now),
    childrenOf(world, known, viewer, after),
  ]);
  return { ...looking, ...children };
}

async function namesOn(world: World, { procedure, state, facts }: Known, language: Language): Promise<Names> {
  const ids = [...new Set(state.filings.map(({ by }) => by.person))];
  const bodies = new Map(facts.bodies.map((body) => [body.id, inLanguage(body.name, language)]));
  const missing = state.filings.flatMap(({ by }) => (by.body && !bodies.has(by.body) ? [by.body] : []));
  const waiting = [...new Set(waitingFor(procedure, state).map(({ role }) => role))];
  const [people, more, named] = await Promise.all([
    world.people.persons(ids),
    world.people.bodies([...new Set(missing)]),
    Promise.all(waiting.map((role) => officeOf(world, role, language))),
  ]);
  // Whom a brief names besides are among those whom its rules could choose from.
  const choosable: Facts & Partial<NamedFacts> = facts;
  const persons = new Map([...(choosable.people ?? []), ...people].map(({ id, name }) => [id, name]));
  for (const body of more) bodies.set(body.id, inLanguage(body.name, language));
  const offices = new Map(waiting.map((role, index) => [role, named[index] ?? '']));
  return {
    body: (id) => bodies.get(id) ?? '',
    person: (id) => persons.get(id) ?? '',
    office: (role) => offices.get(role) ?? '',
  };
}

/** The body that holds a role of the city; where several do, none is named. */
export async function officeOf(world: World, role: Role, language: Language): Promise<string> {
  const ofTheCity: readonly Place[] = ['city', 'users', 'evaluator'];
  if (!ofTheCity.includes(roles[role])) return '';
  const holders = await world.people.holders(role);
  const ids = [
    ...new Set(holders.flatMap(({ seats }) => seats.filter((seat) => seat.role === role).map(({ body }) => body))),
  ];
  const [only] = ids.length === 1 ? await world.people.bodies(ids) : [];
  return only ? inLanguage(only.name, language) : '';
}

/** So many of those that no rule sees are looked at for a page: there may be hundreds. */
const pageLength = 50;
/** So many pages are looked at before one that shows little is shown all the same. */
const mostPages = 4;

/**
 * What stands under a case, oldest first, as far as a reader may know of it: what its rules see was read with it; of the
 * others the index cards are listed, and only where no card says whether he may know is the case itself read. Whoever holds
 * no seat may know of nothing but what its card shows.
 */
async function childrenOf(
  { cases }: World,
  { state, family }: Known,
  viewer: Person | undefined,
  after: string | undefined,
): Promise<Children> {
  const seen = family.filter(({ parent }) => parent === state.id);
  const seated = viewer !== undefined && viewer.seats.length > 0;
  const asked = { but: seen.map(({ id }) => id), ...(!seated && { knownTo: { person: viewer } }) };
  const found: (Child & { readonly openedAt: number })[] = [];
  let next = after;
  let pages = 0;
  do {
    const page = await cases.cardsUnder(state.id, asked, {
      limit: pageLength,
      ...(next !== undefined && { after: next }),
    });
    const unsure = page.items.filter((card) => !isKnownByCard(card, viewer)).map(({ id }) => id);
    const read = unsure.length > 0 ? await cases.loadAll(unsure) : [];
    found.push(...read.filter((child) => mayKnow(procedureOf(child.procedure), child, viewer, state)).map(childOf));
    found.push(...page.items.filter((card) => isKnownByCard(card, viewer)).map(childOn));
    next = page.after;
    pages += 1;
  } while (next !== undefined && found.length < pageLength / 2 && pages < mostPages);
  const first = after === undefined ? seen : [];
  const known = first.filter((child) => mayKnow(procedureOf(child.procedure), child, viewer, state)).map(childOf);
  return { children: [...known, ...found].toSorted((a, b) => a.openedAt - b.openedAt), furtherChildren: next };
}

type Children = Pick<Looking, 'children' | 'furtherChildren'>;

function childOf(state: Case): Child & { readonly openedAt: number } {
  const { id, number, procedure, position, outcome, bodies, openedAt } = state;
  const title = procedureOf(procedure).title(state, undefined);
  return {
    id,
    number,
    procedure,
    title,
    part: procedureOf(procedure).part?.(state),
    position,
    outcome,
    supplier: bodies.supplier,
    openedAt: Date.parse(openedAt),
  };
}

function childOn({ id, number, procedure, part, position, outcome, supplier, openedAt }: IndexCard) {
  return { id, number, procedure, title: undefined, part, position, outcome, supplier, openedAt: openedAt.getTime() };
}
