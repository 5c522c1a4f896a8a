import type { Role } from '../../names.ts';
import type { Handler, Of } from './handler.ts';

export interface Seated {
  readonly person: string;
  readonly role: Role;
  readonly body: string;
  readonly from: Date;
}

/** The seat that an effect of the log has given. */
export function seatedBy({ person, role, body }: Of<'seat'>, from: Date): Seated {
  return { person, role, body, from };
}

/** Gives a seat; somebody who had none yet is called as whoever invited him calls him. */
export const seat: Handler<'seat'> = {
  reachesFurther: true,
  async carry(world, state, effect, from) {
    const { person, name } = effect;
    const seated = await world.people.person(person);
    if (seated?.seats.length === 0) await world.people.rename(person, name);
    await world.people.putSeat(seatedBy(effect, from));
    return state;
  },
};
