import { sentence } from '../../dialogue/menu.ts';
import { procedureOf } from '../../procedures/all.ts';
import { texts } from '../../text/all.ts';
import { sayNews } from '../tell.ts';
import type { Handler } from './handler.ts';

/** Whoever is invited hears it, each alone: who else is, and how many, is nobody's business before the opening. */
export const call: Handler<'call'> = {
  reachesFurther: false,
  async carry(world, state, { codes }) {
    const bodies = await world.people.bodiesByCode(codes);
    const title = procedureOf(state.procedure).title(state, undefined) ?? '';
    for (const { id: body } of bodies) {
      for (const { id } of await world.people.holders(['org_admin', 'org_staff'], body)) {
        const account = await world.people.toldAt(id);
        if (!account) continue;
        await sayNews(world, account, sentence(texts[account.language].say.invitedToBid(title, state.number)));
      }
    }
    return state;
  },
};
