import { procedureOf } from '../../procedures/all.ts';
import { texts } from '../../text/all.ts';
import { sayToEach } from '../tell.ts';
import type { Handler } from './handler.ts';

/** Whoever is invited hears it, each alone: who else is, and how many, is nobody's business before the opening. */
export const call: Handler<'call'> = {
  reachesFurther: false,
  async carry(world, state, { codes }) {
    const bodies = await world.people.bodiesByCode(codes);
    const title = procedureOf(state.procedure).title(state, undefined) ?? '';
    for (const { id: body } of bodies) {
      const holders = await world.people.holders(['org_admin', 'org_staff'], body);
      await sayToEach(
        world,
        holders.map(({ id }) => id),
        ({ language }) => texts[language].say.invitedToBid(title, state.number),
      );
    }
    return state;
  },
};
