import { Refused } from '../undone.ts';
import type { Handler } from './handler.ts';

/** Moves money on a budget line; refused when the line cannot bear it. */
export const budget: Handler<'budget'> = {
  reachesFurther: true,
  async carry(world, state, effect, at) {
    const moved = await world.ledger.move({ ...effect, case: state.id, at });
    if (!moved.ok) throw new Refused(moved.refusal);
    return state;
  },
};
