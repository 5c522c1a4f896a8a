import type { Case, Event } from '../engine/case.ts';
import type { Effect } from '../engine/effect.ts';
import { budget } from './effects/budget.ts';
import type { Deeds, Handler } from './effects/handler.ts';
import { invite } from './effects/invite.ts';
import { act, open } from './effects/other-cases.ts';
import { publish } from './effects/publish.ts';
import { register } from './effects/register.ts';
import { seat } from './effects/seat.ts';
import type { World } from './ports/stores.ts';

/** What each kind of effect comes to. */
const handlers: { readonly [K in Effect['kind']]: Handler<K> } = { budget, publish, open, act, register, seat, invite };

function handlerOf<E extends Effect>(effect: E): Handler<E['kind']> {
  // The table has for each kind the handler of that kind, which an index by a union forgets.
  return handlers[effect.kind] as unknown as Handler<E['kind']>;
}

/** Carries out what the filings of these events do beyond their case, in order; throws `Refused` when one cannot be. */
export async function carryOut(world: World, state: Case, events: readonly Event[], deeds: Deeds): Promise<Case> {
  let current = state;
  for (const event of events) {
    for (const effect of effectsOf(event)) {
      current = await handlerOf(effect).carry(world, current, effect, new Date(event.at), deeds);
    }
  }
  return current;
}

/** The event as the log keeps it: with the numbers by which its effects are cited, so that they can be made again. */
export async function cited(world: World, event: Event): Promise<Event> {
  if (event.kind !== 'filed') return event;
  const effects: Effect[] = [];
  for (const effect of event.effects) {
    const { numbered } = handlerOf(effect);
    effects.push(numbered ? await numbered(world, effect, new Date(event.at)) : effect);
  }
  return { ...event, effects };
}

/** Do these events change what the rules of their case are told beyond it? */
export function reachesFurther(events: readonly Event[]): boolean {
  return events.flatMap(effectsOf).some((effect) => handlerOf(effect).reachesFurther);
}

function effectsOf(event: Event): readonly Effect[] {
  return event.kind === 'filed' ? event.effects : [];
}
