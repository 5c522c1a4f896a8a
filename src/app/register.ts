import type { Event } from '../engine/case.ts';
import type { Effect } from '../engine/effect.ts';
import type { Role } from '../names.ts';
import type { People } from './ports/stores.ts';

type Entry = Omit<Parameters<People['putBody']>[0], 'id'>;

/** What a filing enters in the register. */
export function entryOf({ profile, status = 'verified' }: Effect & { readonly kind: 'register' }): Entry {
  const { code } = profile;
  return {
    kind: 'organisation',
    name: { zh: String(profile.name ?? '') },
    ...(typeof code === 'string' && { creditCode: code }),
    profile,
    status,
  };
}

interface Seated {
  readonly person: string;
  readonly role: Role;
  readonly body: string;
  readonly from: Date;
}

/** What the log of one case has put into the register, and whom it has given a seat. */
export interface Registered {
  readonly bodies: ReadonlyMap<string, Entry>;
  readonly seats: readonly Seated[];
}

/** Reads it from the log: an organisation that is entered for the first time is named by the appointment that follows. */
export function registeredBy(log: readonly Event[]): Registered {
  const bodies = new Map<string, Entry>();
  const seats: Seated[] = [];
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
            seats.push({ person: effect.person, role: effect.role, body: effect.body, from: new Date(event.at) });
          }
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
  return { bodies, seats };
}
