import { numberIn } from '../../dialogue/mentioned.ts';
import type { Known } from '../../dialogue/target.ts';
import { type Actor, type Case, type Filing, unopened } from '../../engine/case.ts';
import type { Answers } from '../../engine/form.ts';
import { actionsOf } from '../../engine/parties.ts';
import { actionOf, type Body, type Facts, type Person, type Procedure, rolesOf } from '../../engine/procedure.ts';
import { bodyPlaces, type ProcedureId, roles } from '../../names.ts';
import { procedureOf } from '../../procedures/all.ts';
import { knownBodies } from '../../procedures/common/options.ts';
import { formNamed } from '../../procedures/forms.ts';
import type { Opens, World } from '../ports/stores.ts';
import { isOpen, namedFacts } from './named.ts';

const creditCodeLength = 18;

/** A case for somebody: sealed answers are opened when the procedure has opened them, or for the body that sealed them. */
export async function loadCase(world: World, id: string, person?: Person): Promise<Known | undefined> {
  const state = await world.cases.load(id, opensTo(person, await world.now()));
  if (!state) return undefined;
  const ancestors = await ancestorsOf(world, state.parent);
  const parent = ancestors[0]?.state;
  return knownOf(world, { state, parent, ancestors, person, opening: false, answers: {} });
}

/** The same for a case that must be there. Throws when there is none. */
export async function existingCase(world: World, id: string, person?: Person): Promise<Known> {
  const known = await loadCase(world, id, person);
  if (!known) throw new Error(`no case ${id}`);
  return known;
}

/**
 * The case under which another is to be opened is locked for it, but not for one that is locked alone: that one stands
 * on what it saw, and whatever becomes of the other meanwhile could as well have come a moment later.
 */
export async function lockParent(world: World, id: ProcedureId, parent: string | undefined): Promise<void> {
  if (parent !== undefined && !procedureOf(id).alone) await world.cases.lock(parent);
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
  const ancestors = await ancestorsOf(world, parentId);
  const parent = ancestors[0]?.state;
  const opener: Actor = { person: person?.id ?? 'system', role: person ? 'applicant' : 'system' };
  const procedure = procedureOf(procedureId);
  const blank = unopened(id, procedureId, procedure.version, opener);
  const state = {
    ...blank,
    bodies: { ...bodiesFor(procedure, person), ...procedure.bodies?.(parent) },
    parent: parent?.id,
  };
  const { facts, family } = await knownOf(world, { state, parent, ancestors, person, opening: true, answers });
  return { procedure, state: blank, facts, family };
}

/** The facts with what these answers name beyond them: bodies by their credit codes, cases by their numbers. */
export async function withAnswers(world: World, facts: Facts, answers: Answers): Promise<Facts> {
  const [named, cited] = await Promise.all([
    world.people.bodiesByCode(codesIn(answers)),
    citedBy(world, numbersIn(answers), []),
  ]);
  const more = named.filter(({ id }) => !facts.bodies.some((body) => body.id === id));
  if (more.length + cited.length === 0) return facts;
  return { ...facts, bodies: [...facts.bodies, ...more], cited: [...facts.cited, ...cited] };
}

interface Around {
  readonly state: Case;
  readonly parent: Case | undefined;
  readonly ancestors: Facts['ancestors'];
  readonly person: Person | undefined;
  readonly opening: boolean;
  readonly answers: Answers;
}

/** A case with what its procedure needs, and nothing else. */
async function knownOf(world: World, { answers, ancestors, ...around }: Around): Promise<Known> {
  const { state, parent, person } = around;
  const procedure = procedureOf(state.procedure);
  const { people } = world;
  const codes = [answers, ...state.filings.map((filing) => filing.answers)].flatMap(codesIn);
  const named = [...bodiesOn([state, ...(parent ? [parent] : [])]), ...state.filings.flatMap(bodiesIn)];
  const own = [...new Set([...named, ...bodiesOf(person)])];
  const [law, bodies, coded, cited, { named: needed, cases }] = await Promise.all([
    world.law(),
    people.bodies(own),
    people.bodiesByCode([...new Set(codes)]),
    citedBy(world, numbersIn(answers), state.filings.flatMap(citedIn)),
    namedFacts(procedure, { world, ...around }),
    // Whoever looks at the case sees their names: what is asked for in one moment is read at once, and remembered.
    people.persons([...new Set(state.filings.map(({ by }) => by.person))]),
  ]);
  const family = [...(parent ? [parent] : []), ...cases];
  const others = await people.bodies([...new Set(bodiesOn(cases))].filter((id) => !own.includes(id)));
  const facts: Facts = { law, parent, ancestors, cited, bodies: unique([...bodies, ...others, ...coded]), ...needed };
  return { procedure, state, facts, family };
}

/** The cases above, nearest first, up to the one that stands under none. */
async function ancestorsOf(world: World, id: string | undefined): Promise<Facts['ancestors']> {
  const state = id === undefined ? undefined : await world.cases.load(id);
  return state ? [{ procedure: procedureOf(state.procedure), state }, ...(await ancestorsOf(world, state.parent))] : [];
}

/** To this person: what the procedure has opened by now, and whatever his own body has sealed. */
function opensTo(person: Person | undefined, now: Date): Opens {
  return (state, filing) =>
    isOpen(state, filing, now) || (person?.seats.some(({ body }) => body === state.bodies.supplier) ?? false);
}

function bodiesOn(cases: readonly Case[]): readonly string[] {
  return cases.flatMap(({ bodies }) => Object.values(bodies));
}

function bodiesOf(person: Person | undefined): readonly string[] {
  return person?.seats.map(({ body }) => body) ?? [];
}

/** Before a case is opened the body of whoever will open it has the place that it will have then: a form can offer its own. */
function bodiesFor({ opening }: Procedure, person: Person | undefined): Case['bodies'] {
  const seat = person?.seats.find(({ role }) => rolesOf(opening.action.by).includes(role));
  const place = bodyPlaces.find((each) => each === (seat && roles[seat.role]));
  return seat && place ? { [place]: seat.body } : {};
}

/** The cases with these numbers, and those with these ids. */
async function citedBy({ cases }: World, numbers: readonly string[], ids: readonly string[]): Promise<Facts['cited']> {
  const cards = await Promise.all(numbers.map((number) => cases.byNumber(number)));
  const all = [...new Set([...cards.flatMap((card) => card?.id ?? []), ...ids])];
  const found = await Promise.all(all.map((id) => cases.load(id)));
  return Promise.all(
    found
      .filter((state) => state !== undefined)
      .map(async (state) => ({
        procedure: procedureOf(state.procedure),
        state,
        parent: state.parent === undefined ? undefined : await cases.load(state.parent),
      })),
  );
}

function numbersIn(answers: Answers): readonly string[] {
  return Object.values(answers).flatMap((answer) =>
    typeof answer === 'string' && numberIn(answer) === answer ? [answer] : [],
  );
}

/** The ids of the cases that a filing names; what was filed as text before is found by none, and stays as it was typed. */
function citedIn({ form, answers }: Filing): readonly string[] {
  const fields = form === undefined ? [] : Object.entries(formNamed(form)?.fields ?? {});
  return fields.flatMap(([key, { cites }]) => {
    const answer = cites && answers[key];
    return typeof answer === 'string' ? [answer] : [];
  });
}

/** The ids of the bodies that a filing names. */
function bodiesIn({ form, answers }: Filing): readonly string[] {
  return Object.entries((form !== undefined && formNamed(form)?.fields) || {}).flatMap(([key, { source }]) => {
    const answer = source === knownBodies && answers[key];
    return typeof answer === 'string' ? [answer] : [];
  });
}

function codesIn(answers: Answers): readonly string[] {
  return Object.values(answers)
    .filter((answer) => typeof answer === 'string' && answer.length === creditCodeLength)
    .map(String);
}

function unique(bodies: readonly Body[]): readonly Body[] {
  return bodies.filter((body, index) => bodies.findIndex(({ id }) => id === body.id) === index);
}

/** Is what is known of a case of this procedure the same for everybody? Not where a body reads what it has sealed itself. */
export function isCommon({ procedure }: Known): boolean {
  return !actionsOf(procedure).some(({ sealed }) => sealed);
}

/** Is there something in it that was sealed and is open now? Such things are not to be kept in memory. */
export function holdsOpened({ state, family }: Known): boolean {
  return [state, ...family].some((each) =>
    each.filings.some((filing) => !filing.sealed && actionOf(procedureOf(each.procedure), filing.action)?.sealed),
  );
}
