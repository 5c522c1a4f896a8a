import type { Result } from '../../engine/procedure.ts';
import { Refused } from '../undone.ts';
import type { Handler } from './handler.ts';

/** Opens a child case, in the name of the programme. */
export const openElsewhere: Handler<'open'> = {
  reachesFurther: true,
  async carry(world, state, { procedure, answers }, _at, deeds) {
    mustHappen(await deeds.open(world, procedure, state.id, { by: 'system', answers }));
    return state;
  },
};

/** Does something on another case of the family, in the name of the programme. */
export const actElsewhere: Handler<'act'> = {
  reachesFurther: true,
  async carry(world, state, { on, action, answers }, _at, deeds) {
    mustHappen(await deeds.act(world, on, { action, by: 'system', answers }));
    return state;
  },
};

function mustHappen(done: Result<unknown>): void {
  if (!done.ok) throw new Refused(done.refusal);
}
