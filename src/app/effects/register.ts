import { type Event, evolve } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { several } from '../../engine/say-value.ts';
import type { CalendarDay } from '../../law/calendar.ts';
import { inLanguage } from '../../names.ts';
import { procedureOf } from '../../procedures/all.ts';
import { texts } from '../../text/all.ts';
import { cardOf } from '../card-of.ts';
import type { People, World } from '../ports/stores.ts';
import { sayToEach } from '../tell.ts';
import { type Barred, barredBy } from './bar.ts';
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
  /** Whom it keeps out of procurement. */
  readonly barred: readonly Barred[];
  /** The days that it makes known. */
  readonly days: readonly CalendarDay[];
}

/** Reads it from the log: an organisation that is entered for the first time is named by the appointment that follows. */
export function registeredBy(log: readonly Event[]): Registered {
  const bodies = new Map<string, Entry>();
  const seats: Seated[] = [];
  const ended: Unseated[] = [];
  const barred: Barred[] = [];
  const days: CalendarDay[] = [];
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
          if (effect.kind === 'bar') barred.push(barredBy(effect));
          if (effect.kind === 'calendar') days.push(...effect.days);
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
  return { bodies, seats, ended, barred, days };
}

/** Enters the organisation; from now on the case is its own. */
export const register: Handler<'register'> = {
  reachesFurther: true,
  async carry(world, state, effect, at) {
    const { supplier } = state.bodies;
    const before = supplier === undefined ? undefined : await world.people.body(supplier);
    const body = await world.people.putBody({ ...(supplier && { id: supplier }), ...entryOf(effect) });
    if (supplier === body) {
      const { status = 'verified' } = effect;
      if (status !== 'verified' && before?.status !== status) await tellBuyers(world, body, status);
      return state;
    }
    await world.people.putSeat({ person: state.opener.person, role: 'org_admin', body, from: at });
    const appointed: Event = { kind: 'appointed', place: 'supplier', body, at: at.toISOString() };
    await world.cases.append(state.id, state.seq, [appointed]);
    const after = evolve(state, appointed);
    await world.cases.putCard(cardOf(procedureOf(after.procedure), after, undefined));
    return after;
  },
};

/** More purchases of one supplier are not looked for. */
const mostServed = 200;

/** Whose services it provides hears that it is suspended or gone: those who buy them have to see to the people who are served. */
async function tellBuyers(world: World, supplier: string, standing: 'suspended' | 'left'): Promise<void> {
  const [organisation, cards] = await Promise.all([
    world.people.body(supplier),
    world.cases.lastOf({ place: 'supplier', body: supplier }, 'purchase', mostServed),
  ]);
  if (!organisation) return;
  const open = cards.filter(({ outcome }) => outcome === undefined);
  const buyers = [...new Set(open.flatMap(({ buyer }) => buyer ?? []))];
  for (const buyer of buyers) {
    const numbers = open.filter((each) => each.buyer === buyer).map(({ number }) => number);
    const holders = await world.people.holders(['buyer_head', 'buyer_staff'], buyer);
    await sayToEach(
      world,
      holders.map(({ id }) => id),
      ({ language }) =>
        texts[language].say.supplierStands(inLanguage(organisation.name, language), standing, several(numbers)),
    );
  }
}
