import { hindrance } from '../engine/decide.ts';
import { actionsAt } from '../engine/parties.ts';
import type { Action, Procedure, Stage } from '../engine/procedure.ts';
import type { Position } from '../names.ts';
import { procedures } from '../procedures/all.ts';
import { act } from './act.ts';
import { loadCase } from './facts/known.ts';
import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';
import { sweep } from './sweep.ts';

/** Where the programme itself can have something to do. */
const timedPositions = Object.values<Procedure>(procedures).flatMap(timedIn);

/** Does what the programme itself is to do once a deadline has passed: an unused invitation ends, an answered complaint closes. */
export function expire(store: Store, log: Log): Promise<void> {
  const due = async (world: World) => world.cases.overdue(timedPositions, await world.now());
  return sweep(store, log, { doing: 'expire', due, visit: expireOne, inOne: 1 });
}

async function expireOne(world: World, caseId: string): Promise<void> {
  await world.cases.lock(caseId);
  const known = await loadCase(world, caseId);
  if (!known) return;
  const { procedure, state, facts } = known;
  const now = await world.now();
  const due = actionsAt(procedure, state).find(
    ([name, action]) => action.timed && !hindrance(procedure, action, name, state, 'system', facts, now),
  );
  if (due) await act(world, caseId, { action: due[0], by: 'system', answers: {} });
}

function timedIn({ stages, always = {} }: Procedure): readonly Position[] {
  const everywhere = Object.values(always).filter(isTimed);
  const entries = Object.entries<Stage>(stages) as [Position, Stage][]; // Object.entries forgets the keys' type
  return entries
    .filter(([at, { actions }]) => Object.values(actions).some(isTimed) || everywhere.some((action) => action.at(at)))
    .map(([at]) => at);
}

function isTimed({ timed }: Action): boolean {
  return timed ?? false;
}
