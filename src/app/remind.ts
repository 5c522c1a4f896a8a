import { type Case, type Event, escalatedTo, evolve } from '../engine/case.ts';
import { type Owed, owed } from '../engine/owed.ts';
import { waitingFor } from '../engine/parties.ts';
import type { Person } from '../engine/procedure.ts';
import { sayDue } from '../law/speak.ts';
import type { Role } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import { cardOf } from './act.ts';
import { loadCase } from './facts.ts';
import type { Card, Store, World } from './ports.ts';
import { holdersOf, sayCard } from './tell.ts';

/** Above the last name of a stage's ladder: the secretary of the coordination group. */
const lastResort: Role = 'group_sec';

/**
 * Reminds whoever a deadline waits for, and tells the next higher office when it has passed too long ago (R115). What
 * is owed comes from the index cards; each reminder is claimed once for a wait, a rung and a reader, so that neither
 * restarts nor replicas repeat it; after an outage only the last rung is said. Returns how many were told.
 */
export async function remind(store: Store): Promise<number> {
  const due = await store.transact(async (world) => world.cases.owing(await world.now()));
  let told = 0;
  for (const id of due) told += await store.transact((world) => remindOf(world, id));
  return told;
}

async function remindOf(world: World, caseId: string): Promise<number> {
  await world.cases.lock(caseId);
  const card = await world.cases.card(caseId);
  if (!card?.due) return 0;
  const now = await world.now();
  const law = await world.law();
  const rungs = owed({ enteredAt: card.enteredAt, due: card.due }, law, now);
  const last = rungs.at(-1);
  if (!last) return 0;
  const known = await loadCase(world, caseId);
  if (!known) return 0;
  const { people, upTo } = await readersOf(world, known.state, last);
  let told = 0;
  for (const person of people) {
    if (!(await claimAll(world, card, rungs, person))) continue;
    told += 1;
    await sayReminder(world, card, last, person, now);
  }
  if (told > 0 && upTo) await noteEscalation(world, known.state, upTo, now);
  return told;
}

/** Claims every rung that has passed; the last one decides whether it is said. */
async function claimAll(world: World, card: Card, rungs: readonly Owed[], person: Person): Promise<boolean> {
  let first = false;
  for (const { offset } of rungs) {
    first = await world.reminders.claim({ case: card.id, entered: card.enteredAt, offset, person: person.id });
  }
  return first;
}

async function readersOf(
  world: World,
  state: Case,
  { tells }: Owed,
): Promise<{ readonly people: readonly Person[]; readonly upTo: Role | undefined }> {
  const procedure = procedureOf(state.procedure);
  const stage = state.position && procedure.stages[state.position];
  if (tells === 'assignee') {
    const people: Person[] = [];
    for (const waiting of waitingFor(procedure, state)) people.push(...(await holdersOf(world, waiting)));
    return { people, upTo: undefined };
  }
  const ladder = stage?.escalates ?? [];
  const role = (tells === 'head' ? ladder[0] : ladder[1]) ?? lastResort;
  const body = role === 'buyer_head' ? state.bodies.buyer : role === 'org_admin' ? state.bodies.supplier : undefined;
  return { people: await world.people.holders(role, body), upTo: role };
}

async function sayReminder(world: World, card: Card, rung: Owed, person: Person, now: Date): Promise<void> {
  const account = await world.people.lastAccount(person.id);
  if (!account || !card.due) return;
  const { say, roles } = texts[account.language];
  const due = sayDue(await world.law(), { at: card.due, provisional: card.provisional }, now, account.language);
  const office = card.waiting.map(({ role }) => roles[role]).join(say.and);
  const lead =
    rung.tells !== 'assignee'
      ? say.overdueToOther(office, due)
      : rung.offset > 0
        ? say.overdue(due)
        : say.reminder(due);
  await sayCard(world, card.id, person, lead);
}

/** An escalation is part of the course of the case; it decides nothing. Whoever waits hears that it went up. */
async function noteEscalation(world: World, state: Case, to: Role, now: Date): Promise<void> {
  if (escalatedTo(state).includes(to)) return;
  const procedure = procedureOf(state.procedure);
  const event: Event = { kind: 'escalated', to, at: now.toISOString() };
  await world.cases.append(state.id, state.seq, [event], false);
  const after = evolve(state, event);
  const parent = after.parent === undefined ? undefined : await world.cases.load(after.parent);
  await world.cases.putCard(cardOf(procedure, after, parent));
  const opener = await world.people.lastAccount(state.opener.person);
  const waitsHimself = waitingFor(procedure, state).some(({ person }) => person === state.opener.person);
  if (!opener || waitsHimself || opener.person.seats.some(({ role }) => role === to)) return;
  const { say, roles } = texts[opener.language];
  const office = waitingFor(procedure, state)
    .map(({ role }) => roles[role])
    .join(say.and);
  await sayCard(world, state.id, opener.person, say.overdueToWaiting(office));
}
