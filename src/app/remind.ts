import { type Case, type Event, escalatedTo, escalationsOf, evolve, type Waiting } from '../engine/case.ts';
import { actorFor } from '../engine/decide.ts';
import { type Owed, owed } from '../engine/owed.ts';
import { mainAct, placed, stageOf, waitingFor } from '../engine/parties.ts';
import type { Person } from '../engine/procedure.ts';
import { sayDue } from '../law/speak.ts';
import { roles as places, type Role } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import { cardOf } from './act.ts';
import type { Card, Log, Store, World } from './ports.ts';
import { sweep } from './sweep.ts';
import { holdersOf, sayCard } from './tell.ts';

/** Above the last name of a stage's ladder: the secretary of the coordination group. */
const lastResort: Role = 'group_sec';

/**
 * Reminds whoever a deadline waits for, and tells the next higher office when it has passed too long ago, or at once
 * when nobody can do what is waited for (R115). What is owed comes from the index cards; each reminder is claimed once
 * for a wait, a rung and a reader, so that neither restarts nor replicas repeat it; after an outage only the last rung
 * is said.
 */
export function remind(store: Store, log: Log): Promise<void> {
  return sweep(store, log, 'remind', remindOf);
}

async function remindOf(world: World, caseId: string): Promise<void> {
  await world.cases.lock(caseId);
  const card = await world.cases.card(caseId);
  const found = card?.due && (await world.cases.load(caseId));
  if (!card?.due || !found) return;
  const now = await world.now();
  const state = await reportStuck(world, found, now);
  const rungs = owed({ enteredAt: card.enteredAt, due: card.due }, await world.law(), now);
  const last = rungs.at(-1);
  if (last) await sayRung(world, card, state, rungs, last, now);
}

async function sayRung(
  world: World,
  card: Card,
  state: Case,
  rungs: readonly Owed[],
  last: Owed,
  now: Date,
): Promise<void> {
  const { people, upTo } = await readersOf(world, state, last);
  let told = 0;
  for (const person of people) {
    if (!(await claimAll(world, card, rungs, person))) continue;
    told += 1;
    await sayReminder(world, card, last, person, now);
  }
  if (told === 0 || !upTo || escalatedTo(state).includes(upTo)) return;
  await noteEscalation(world, state, { kind: 'escalated', to: upTo, at: now.toISOString() });
  await tellOpener(world, state, upTo, (words) => words.say.overdueToWaiting(officesOf(waitsOf(state), words)));
}

/** Claims every rung that has passed; the last one decides whether it is said. */
async function claimAll(world: World, card: Card, rungs: readonly Owed[], person: Person): Promise<boolean> {
  let first = false;
  for (const { offset } of rungs) {
    first = await world.reminders.claim({ case: card.id, entered: card.enteredAt, offset, person: person.id });
  }
  return first;
}

interface Readers {
  readonly people: readonly Person[];
  /** The office to which it goes up, unless they are those who are waited for. */
  readonly upTo: Role | undefined;
}

async function readersOf(world: World, state: Case, { tells }: Owed): Promise<Readers> {
  if (tells !== 'assignee') return above(world, state, tells === 'head' ? 0 : 1, []);
  const people: Person[] = [];
  for (const waiting of waitsOf(state)) people.push(...(await ableOf(world, state, waiting)));
  return { people, upTo: undefined };
}

/** The first office of the ladder from a rung on, or else the last resort, that somebody holds who is not left out. */
async function above(world: World, state: Case, from: number, leftOut: readonly string[]): Promise<Readers> {
  const ladder = stageOf(procedureOf(state.procedure), state)?.escalates ?? [];
  for (const role of [...ladder.slice(from), lastResort]) {
    const holders = await holdersOf(world, placed(state, { role }));
    const people = holders.filter(({ id }) => !leftOut.includes(id));
    if (people.length > 0) return { people, upTo: role };
  }
  return { people: [], upTo: undefined };
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

/** How an organisation fills its own seats is no matter of the city's. */
function isOffice({ role }: Waiting): boolean {
  return places[role] === 'city' || places[role] === 'buyer';
}

/** Of those who are waited for, the ones who can do what is waited for. */
async function ableOf(world: World, state: Case, waiting: Waiting): Promise<readonly Person[]> {
  const holders = await holdersOf(world, waiting);
  const main = mainAct(procedureOf(state.procedure), state, waiting.role);
  return main ? holders.filter((person) => actorFor(main.action, main.name, state, person).ok) : holders;
}

/** Tells the office above, once for a wait, when nobody can end it; resolves with the case as it stands then. */
async function reportStuck(world: World, state: Case, now: Date): Promise<Case> {
  if (escalationsOf(state).some(({ why }) => why === 'nobody-able')) return state;
  const stuck = await waitsForNobody(world, state);
  if (stuck.length === 0) return state;
  const blocked = (await Promise.all(stuck.map((waiting) => holdersOf(world, waiting)))).flat().map(({ id }) => id);
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

async function sayReminder(world: World, card: Card, rung: Owed, person: Person, now: Date): Promise<void> {
  const account = await world.people.lastAccount(person.id);
  if (!account || !card.due) return;
  const words = texts[account.language];
  const { say } = words;
  const due = sayDue(await world.law(), { at: card.due, provisional: card.provisional }, now, account.language);
  const lead =
    rung.tells !== 'assignee'
      ? say.overdueToOther(officesOf(card.waiting, words), due)
      : rung.offset > 0
        ? say.overdue(due)
        : say.reminder(due);
  await sayCard(world, card.id, person, lead);
}

/** An escalation is part of the course of the case; it decides nothing. */
async function noteEscalation(world: World, state: Case, event: Extract<Event, { kind: 'escalated' }>): Promise<Case> {
  const procedure = procedureOf(state.procedure);
  await world.cases.append(state.id, state.seq, [event], false);
  const after = evolve(state, event);
  const parent = after.parent === undefined ? undefined : await world.cases.load(after.parent);
  await world.cases.putCard(cardOf(procedure, after, parent));
  return after;
}

/** Whoever waits hears that it went up. */
async function tellOpener(world: World, state: Case, to: Role, say: (words: Texts) => string): Promise<void> {
  const opener = await world.people.lastAccount(state.opener.person);
  const waitsHimself = waitsOf(state).some(({ person }) => person === state.opener.person);
  if (!opener || waitsHimself || opener.person.seats.some(({ role }) => role === to)) return;
  await sayCard(world, state.id, opener.person, say(texts[opener.language]));
}

function waitsOf(state: Case): readonly Waiting[] {
  return waitingFor(procedureOf(state.procedure), state);
}

function officesOf(waits: readonly Waiting[], { say, roles }: Texts): string {
  return waits.map(({ role }) => roles[role]).join(say.and);
}
