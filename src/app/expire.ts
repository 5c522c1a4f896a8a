import { hindrance } from '../engine/decide.ts';
import { actionsAt } from '../engine/parties.ts';
import { act } from './act.ts';
import { loadCase } from './facts.ts';
import type { Log, Store, World } from './ports.ts';
import { sweep } from './sweep.ts';

/** Does what the programme itself is to do once a deadline has passed: an unused invitation ends, an answered complaint closes. */
export function expire(store: Store, log: Log): Promise<void> {
  return sweep(store, log, 'expire', expireOne);
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
