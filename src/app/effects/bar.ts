import type { People } from '../ports/stores.ts';
import type { Handler, Of } from './handler.ts';

export type Barred = Parameters<People['barBody']>[0];

/** Whom an effect of the log keeps out, and until when. */
export function barredBy({ body, until }: Of<'bar'>): Barred {
  return { body, until };
}

/** The register says from now on until when an organisation is kept out of procurement. */
export const bar: Handler<'bar'> = {
  reachesFurther: true,
  async carry(world, state, effect) {
    await world.people.barBody(barredBy(effect));
    return state;
  },
};
