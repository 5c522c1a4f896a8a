import { sentence } from '../../dialogue/menu.ts';
import { inLanguage, powerOf, type Role, seatRoles } from '../../names.ts';
import { texts } from '../../text/all.ts';
import type { World } from '../ports/stores.ts';
import { sayNews, sayToEach } from '../tell.ts';
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

/**
 * Gives a seat; somebody who had none yet is called as whoever invited him calls him. Of a seat at an office those hear who sit
 * there, and of one with power whoever agrees to such.
 */
export const seat: Handler<'seat'> = {
  reachesFurther: true,
  async carry(world, state, effect, from) {
    const { person, name } = effect;
    const seated = await world.people.person(person);
    if (seated?.seats.length === 0) await world.people.rename(person, name);
    await world.people.putSeat(seatedBy(effect, from));
    const called = name === '' ? (seated?.name ?? '') : name;
    await Promise.all([tellColleagues(world, { ...effect, name: called }), tellDeputy(world, effect)]);
    return state;
  },
};

/** Whoever acts for somebody hears in which seat, and until when. */
async function tellDeputy(world: World, { person, role, body: at, until }: Of<'seat'>): Promise<void> {
  const [account, body] = await Promise.all([world.people.toldAt(person), world.people.body(at)]);
  if (!account || !body || until === undefined) return;
  const { say, roles } = texts[account.language];
  await sayNews(world, account, sentence(say.deputyFor(inLanguage(body.name, account.language), roles[role], until)));
}

async function tellColleagues(world: World, { person, name, role, body: at }: Of<'seat'>): Promise<void> {
  const body = await world.people.body(at);
  if (!body || body.kind === 'organisation') return;
  const [colleagues, seconds] = await Promise.all([
    world.people.holders(seatRoles[body.kind], at),
    powerOf(role) === undefined ? [] : world.people.holders('supervision'),
  ]);
  const told = new Set([...colleagues, ...seconds].map(({ id }) => id).filter((id) => id !== person));
  await sayToEach(world, told, ({ language }) => {
    const { say, roles } = texts[language];
    return say.seatGiven(name, inLanguage(body.name, language), roles[role]);
  });
}
