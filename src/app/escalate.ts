import { type Case, type Event, escalationsOf, evolve, type Waiting } from '../engine/case.ts';
import { actorFor } from '../engine/decide.ts';
import { listed, mainAct, stageOf, waitingFor } from '../engine/parties.ts';
import type { Person } from '../engine/procedure.ts';
import { type Place, type Role, roles } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import { cardOf } from './card-of.ts';
import type { World } from './ports/stores.ts';
import { holdersOf, holdersOfAll, sayCard } from './tell.ts';

/** Above the last name of a stage's ladder: the secretary of the coordination group. */
const lastResort: Role = 'group_sec';

export interface Readers {
  readonly people: readonly Person[];
  /** The office to which it goes up, unless they are those who are waited for. */
  readonly upTo: Role | undefined;
}

/** The first office of the ladder from a rung on, or else the last resort, that somebody holds who is not left out. */
export async function above(world: World, state: Case, from: number, leftOut: readonly string[]): Promise<Readers> {
  const procedure = procedureOf(state.procedure);
  const ladder = stageOf(procedure, state)?.escalates ?? [];
  for (const role of [...ladder.slice(from), lastResort]) {
    const holders = await holdersOfAll(world, listed(procedure, state, role));
    const people = holders.filter(({ id }) => !leftOut.includes(id));
    if (people.length > 0) return { people, upTo: role };
  }
  return { people: [], upTo: undefined };
}

/** Of those who are waited for, the ones who can do what is waited for. */
export async function ableOf(world: World, state: Case, waiting: Waiting): Promise<readonly Person[]> {
  const holders = await holdersOf(world, waiting);
  const procedure = procedureOf(state.procedure);
  const main = mainAct(procedure, state, waiting.role);
  return main ? holders.filter((person) => actorFor(procedure, main.action, main.name, state, person).ok) : holders;
}

/** An escalation is part of the course of the case; it decides nothing. */
export async function noteEscalation(
  world: World,
  state: Case,
  event: Extract<Event, { kind: 'escalated' }>,
): Promise<Case> {
  const procedure = procedureOf(state.procedure);
  await world.cases.append(state.id, state.seq, [event], false);
  const after = evolve(state, event);
  const parent = after.parent === undefined ? undefined : await world.cases.load(after.parent);
  await world.cases.putCard(cardOf(procedure, after, parent));
  return after;
}

/** Whoever waits hears that it went up. */
export async function tellOpener(world: World, state: Case, to: Role, say: (words: Texts) => string): Promise<void> {
  const opener = await world.people.lastAccount(state.opener.person);
  const waitsHimself = waitsOf(state).some(({ person }) => person === state.opener.person);
  if (!opener || waitsHimself || opener.person.seats.some(({ role }) => role === to)) return;
  await sayCard(world, state.id, opener.person, say(texts[opener.language]));
}

export function waitsOf(state: Case): readonly Waiting[] {
  return waitingFor(procedureOf(state.procedure), state);
}

export function officesOf(waits: readonly Waiting[], { say, roles }: Texts): string {
  return waits.map(({ role }) => roles[role]).join(say.and);
}

/** Tells the office above, once for a wait, when nobody can end it; resolves with the case as it stands then. */
export async function reportStuck(world: World, state: Case, now: Date): Promise<Case> {
  if (escalationsOf(state).some(({ why }) => why === 'nobody-able')) return state;
  const stuck = await waitsForNobody(world, state);
  if (stuck.length === 0) return state;
  const blocked = (await holdersOfAll(world, stuck)).map(({ id }) => id);
  const { people, upTo } = await above(world, state, 0, blocked);
  if (!upTo) return state;
  const after = await noteEscalation(world, state, {
    kind: 'escalated',
    to: upTo,
    at: now.toISOString(),
    why: 'nobody-able',
  });
  for (const person of people) {
    const account = await world.people.lastAccount(person.id);
    if (!account) continue;
    const words = texts[account.language];
    await sayCard(world, state.id, person, words.say.nobodyAble(officesOf(stuck, words)));
  }
  await tellOpener(world, state, upTo, (words) => words.say.nobodyAbleToWaiting(officesOf(stuck, words)));
  return after;
}

/** The offices' waits that nobody can end: the seat is empty, or whoever holds it stepped back or filed what he would judge. */
async function waitsForNobody(world: World, state: Case): Promise<readonly Waiting[]> {
  const turns: { readonly act: string; readonly waiting: Waiting; readonly able: boolean }[] = [];
  for (const waiting of waitsOf(state)) {
    const main = mainAct(procedureOf(state.procedure), state, waiting.role);
    if (!main) continue;
    // What each role is to do once is done by no other.
    const act = main.action.once ? `${main.name} ${waiting.role}` : main.name;
    turns.push({ act, waiting, able: (await ableOf(world, state, waiting)).length > 0 });
  }
  return turns
    .filter(({ act, waiting }) => isOffice(waiting) && !turns.some((other) => other.act === act && other.able))
    .map(({ waiting }) => waiting);
}

/** How an organisation fills its own seats is no matter of the city's; whoever opened a case is no office, nor a panel. */
function isOffice({ role }: Waiting): boolean {
  const others: readonly Place[] = ['supplier', 'incubator', 'opener', 'panel', 'class', 'anyone', 'system'];
  return !others.includes(roles[role]);
}
