import { type Event, evolve } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { procedureOf } from '../../procedures/all.ts';
import { cardOf } from '../card-of.ts';
import type { People } from '../ports/stores.ts';
import type { Handler } from './handler.ts';
import { type Seated, seatedBy } from './seat.ts';
import { type Unseated, unseatedBy } from './unseat.ts';

type Entry = Omit<Parameters<People['putBody']>[0], 'id'>;

/** What a filing enters in the register. */
function entryOf({ profile, status = 'verified' }: Effect & { readonly kind: 'register' }): Entry {
  const { code } = profile;
  return {
    kind: 'organisation',
    name: { zh: String(profile.name ?? '') },
    ...(typeof code === 'string' && { creditCode: code }),
    profile,
    status,
  };
}

/** What the log of one case has put into the register, and whom it has given a seat. */
export interface Registered {
  readonly bodies: ReadonlyMap<string, Entry>;
  readonly seats: readonly Seated[];
  /** Whose seats it has ended. */
  readonly ended: readonly Unseated[];
}

/** Reads it from the log: an organisation that is entered for the first time is named by the appointment that follows. */
export function registeredBy(log: readonly Event[]): Registered {
  const bodies = new Map<string, Entry>();
  const seats: Seated[] = [];
  const ended: Unseated[] = [];
  let opener = '';
  let own: string | undefined;
  let entered: { readonly entry: Entry; readonly at: string } | undefined;
  for (const event of log) {
    switch (event.kind) {
      case 'opened':
        opener = event.by.person;
        own = event.bodies.supplier;
        break;
      case 'filed':
        for (const effect of event.effects) {
          if (effect.kind === 'seat') {
            seats.push(seatedBy(effect, new Date(event.at)));
          }
          if (effect.kind === 'unseat') ended.push(unseatedBy(effect, new Date(event.at)));
          if (effect.kind !== 'register') continue;
          if (own === undefined) entered = { entry: entryOf(effect), at: event.at };
          else bodies.set(own, entryOf(effect));
        }
        break;
      case 'appointed':
        if (event.place !== 'supplier') break;
        own = event.body;
        if (!entered) break;
        bodies.set(own, entered.entry);
        seats.push({ person: opener, role: 'org_admin', body: own, from: new Date(entered.at) });
        entered = undefined;
        break;
    }
  }
  return { bodies, seats, ended };
}

/** Enters the organisation; from now on the case is its own. */
export const register: Handler<'register'> = {
  reachesFurther: true,
  async carry(world, state, effect, at) {
    const { supplier } = state.bodies;
    const body = await world.people.putBody({ ...(supplier && { id: supplier }), ...entryOf(effect) });
    if (supplier === body) return state;
    await world.people.putSeat({ person: state.opener.person, role: 'org_admin', body, from: at });
    const appointed: Event = { kind: 'appointed', place: 'supplier', body, at: at.toISOString() };
    await world.cases.append(state.id, state.seq, [appointed]);
    const after = evolve(state, appointed);
    await world.cases.putCard(cardOf(procedureOf(after.procedure), after, undefined));
    return after;
  },
};
