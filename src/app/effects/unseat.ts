import { sentence } from '../../dialogue/menu.ts';
import { inLanguage } from '../../names.ts';
import { texts } from '../../text/all.ts';
import type { People } from '../ports/stores.ts';
import { sayNews } from '../tell.ts';
import type { Handler, Of } from './handler.ts';

export type Unseated = Parameters<People['endSeat']>[0];

/** The seat that an effect of the log has ended. */
export function unseatedBy({ person, role, body }: Of<'unseat'>, at: Date): Unseated {
  return { person, role, body, at };
}

/** Ends a seat, and tells whoever held it. */
export const unseat: Handler<'unseat'> = {
  reachesFurther: true,
  async carry(world, state, effect, at) {
    const account = await world.people.toldAt(effect.person);
    await world.people.endSeat(unseatedBy(effect, at));
    if (!account) return state;
    const body = await world.people.body(effect.body);
    const { say, roles } = texts[account.language];
    const office = body ? inLanguage(body.name, account.language) : '';
    await sayNews(world, account, sentence(say.seatEnded(office, roles[effect.role], effect.reason)));
    return state;
  },
};
