import { evolve } from '../engine/case.ts';
import { recounted } from '../engine/recount.ts';
import { instant, plusDays } from '../law/date.ts';
import { lastDay } from '../law/deadline.ts';
import type { Moment } from '../law/said.ts';
import { texts } from '../text/all.ts';
import { cardOf } from './card-of.ts';
import { loadCase } from './facts/known.ts';
import { showingOf } from './facts/looking.ts';
import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';
import { sweep } from './sweep.ts';
import { ableOf, sayReminder, waitsOf } from './tell.ts';

/** Counts anew what was provisional until the holidays of its year were announced; whoever has to keep a day that moves is told. */
export function recount(store: Store, log: Log): Promise<void> {
  const due = async (world: World) => {
    const { calendar } = await world.law();
    return world.cases.provisionalUntil(instant(plusDays(calendar.knownUntil, 1)));
  };
  return sweep(store, log, { doing: 'recount', due, visit: recountOne, inOne: 1 });
}

async function recountOne(world: World, id: string): Promise<void> {
  await world.cases.lock(id);
  const [known, now] = [await loadCase(world, id), await world.now()];
  // What can be taken back yet is counted when it cannot any more.
  if (!known || world.cases.untold(id) !== undefined) return;
  const { procedure, state, facts } = known;
  const event = recounted(procedure, state, facts, now);
  if (!event || !state.due) return;
  await world.cases.append(id, state.seq, [event]);
  const after = evolve(state, event);
  await world.cases.putCard(cardOf(procedure, after, facts.parent));
  if (event.due.at === state.due.at) return;
  const day = (at: string): Moment => ({ kind: 'date', date: lastDay(new Date(at)) });
  const [was, is] = [day(state.due.at), day(event.due.at)];
  const waiting = await Promise.all(waitsOf(after).map((each) => ableOf(world, after, each)));
  const people = new Map(waiting.flat().map((person) => [person.id, person]));
  for (const person of people.keys()) {
    const account = await world.people.toldAt(person);
    if (!account) continue;
    await sayReminder(world, showingOf(world, id), account, texts[account.language].say.dayMoved(was, is));
  }
}
