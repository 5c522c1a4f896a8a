import { type Case, escalatedTo } from '../engine/case.ts';
import { type Owed, owed } from '../engine/owed.ts';
import type { Person } from '../engine/procedure.ts';
import { sayDue } from '../law/speak.ts';
import { texts } from '../text/all.ts';
import { type Showing, showingOf } from './facts/looking.ts';
import type { IndexCard } from './ports/records.ts';
import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';
import { sweep } from './sweep.ts';
import {
  ableOf,
  above,
  noteEscalation,
  officesOf,
  type Readers,
  reportStuck,
  sayShown,
  tellOpener,
  waitsOf,
} from './tell.ts';

/**
 * Reminds whoever a deadline waits for, and tells the next higher office when it has passed too long ago, or when nobody
 * can do any more what is waited for (R115). What is owed comes from the index cards; each reminder is claimed once
 * for a wait, a rung and a reader, so that neither restarts nor replicas repeat it; after an outage only the last rung
 * is said.
 */
export function remind(store: Store, log: Log): Promise<void> {
  const due = async (world: World) => world.cases.owing(await world.now());
  return sweep(store, log, { doing: 'remind', due, visit: remindOf, inOne: 25 });
}

async function remindOf(world: World, caseId: string): Promise<void> {
  await world.cases.lock(caseId);
  const card = await world.cases.card(caseId);
  const found = card && (await world.cases.load(caseId));
  if (!card || !found) return;
  const now = await world.now();
  const state = await reportStuck(world, found, now);
  const rungs = owed(card, await world.law(), now);
  const last = rungs.at(-1);
  if (last) await sayRung(world, card, state, rungs, last, now);
}

async function sayRung(
  world: World,
  card: IndexCard,
  state: Case,
  rungs: readonly Owed[],
  last: Owed,
  now: Date,
): Promise<void> {
  const { people, upTo } = await readersOf(world, state, last);
  const claimed = await Promise.all(people.map((person) => claimAll(world, card, rungs, person)));
  const told = people.filter((_, place) => claimed[place]);
  const show = showingOf(world, card.id);
  await Promise.all(told.map((person) => sayReminder(world, card, last, person, show, now)));
  if (told.length === 0 || !upTo || escalatedTo(state).includes(upTo)) return;
  await noteEscalation(world, state, { kind: 'escalated', to: upTo, at: now.toISOString() });
  await tellOpener(world, state, upTo, (words) => words.say.overdueToWaiting(officesOf(waitsOf(state), words)));
}

/** Claims every rung that has passed; the last one decides whether it is said. */
function claimAll(world: World, card: IndexCard, rungs: readonly Owed[], { id }: Person): Promise<boolean> {
  const { enteredAt } = card;
  return world.reminders.claim(
    ...rungs.map(({ offset }) => ({ case: card.id, entered: enteredAt, offset, person: id })),
  );
}

async function readersOf(world: World, state: Case, { tells }: Owed): Promise<Readers> {
  if (tells !== 'assignee') return above(world, state, tells === 'head' ? 0 : 1, []);
  const people: Person[] = [];
  for (const waiting of waitsOf(state)) people.push(...(await ableOf(world, state, waiting)));
  return { people, upTo: undefined };
}

async function sayReminder(
  world: World,
  card: IndexCard,
  rung: Owed,
  person: Person,
  show: Showing,
  now: Date,
): Promise<void> {
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
  await sayShown(world, show, person, lead);
}
