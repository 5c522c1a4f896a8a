import { hindrance } from '../engine/decide.ts';
import { actionsAt } from '../engine/parties.ts';
import { act } from './act.ts';
import { loadCase } from './facts.ts';
import type { Store, World } from './ports.ts';

/** Does what the programme itself is to do once a deadline has passed: an unused invitation ends, an answered complaint closes. */
export async function expire(store: Store): Promise<void> {
  const cards = await store.transact(async (world) => world.cases.dated(await world.now()));
  for (const { id } of cards) await store.transact((world) => expireOne(world, id));
}

async function expireOne(world: World, caseId: string): Promise<void> {
  await world.cases.lock(caseId);
  const known = await loadCase(world, caseId);
  if (!known) return;
  const { procedure, state, facts } = known;
  const now = await world.now();
  const due = actionsAt(procedure, state).find(
    ([name, action]) => action.timed && !hindrance(action, name, state, 'system', facts, now),
  );
  if (due) await act(world, caseId, { action: due[0], by: 'system', answers: {} });
}
