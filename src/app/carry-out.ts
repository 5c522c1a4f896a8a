import { sentence } from '../dialogue/menu.ts';
import { type Case, type Event, evolve } from '../engine/case.ts';
import type { Effect } from '../engine/effect.ts';
import { cityDate } from '../law/date.ts';
import { sayDate } from '../law/speak.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import { act, openCase } from './act.ts';
import { cardOf } from './card-of.ts';
import { makeCode } from './code.ts';
import type { World } from './ports/stores.ts';
import { entryOf } from './register.ts';
import { Refused } from './undone.ts';

/** Carries out what the filings of these events do beyond their case, in order; throws `Refused` when one cannot be. */
export async function carryOut(world: World, state: Case, events: readonly Event[]): Promise<Case> {
  let current = state;
  for (const event of events) {
    if (event.kind !== 'filed') continue;
    for (const effect of event.effects) current = await carry(world, current, effect, new Date(event.at));
  }
  return current;
}

async function carry(world: World, state: Case, effect: Effect, at: Date): Promise<Case> {
  switch (effect.kind) {
    case 'budget': {
      const moved = await world.ledger.move({ ...effect, case: state.id, at });
      if (!moved.ok) throw new Refused(moved.refusal);
      return state;
    }
    case 'publish':
      await publish(world, state, effect, at);
      return state;
    case 'open':
      await mustHappen(openCase(world, effect.procedure, state.id, { by: 'system', answers: effect.answers }));
      return state;
    case 'act':
      await mustHappen(act(world, effect.on, { action: effect.action, by: 'system', answers: effect.answers }));
      return state;
    case 'register':
      return register(world, state, effect, at);
    case 'seat':
      await seat(world, effect, at);
      return state;
    case 'invite':
      await invite(world, state);
      return state;
  }
}

async function publish(
  world: World,
  state: Case,
  effect: Effect & { readonly kind: 'publish' },
  at: Date,
): Promise<void> {
  const { notice: kind, rows, number } = effect;
  if (number === undefined) throw new Error(`a notice of case ${state.id} was given no number`);
  await world.notices.publish({ number, kind, case: state.id, rows, at });
}

/** Enters the organisation; from now on the case is its own. */
async function register(
  world: World,
  state: Case,
  effect: Effect & { readonly kind: 'register' },
  at: Date,
): Promise<Case> {
  const { supplier } = state.bodies;
  const body = await world.people.putBody({ ...(supplier && { id: supplier }), ...entryOf(effect) });
  if (state.bodies.supplier === body) return state;
  await world.people.putSeat({ person: state.opener.person, role: 'org_admin', body, from: at });
  const appointed: Event = { kind: 'appointed', place: 'supplier', body, at: at.toISOString() };
  await world.cases.append(state.id, state.seq, [appointed], false);
  const after = evolve(state, appointed);
  await world.cases.putCard(cardOf(procedureOf(after.procedure), after, undefined));
  return after;
}

/** Somebody who had no seat yet is called as whoever invited him calls him. */
async function seat(
  world: World,
  { person, role, body, name }: Effect & { readonly kind: 'seat' },
  from: Date,
): Promise<void> {
  const seated = await world.people.person(person);
  if (seated?.seats.length === 0) await world.people.rename(person, name);
  await world.people.putSeat({ person, role, body, from });
}

/** A one-time code, told to whoever invites; only its hash is kept. */
async function invite(world: World, state: Case): Promise<void> {
  const account = await world.people.lastAccount(state.opener.person);
  const until = state.due && new Date(state.due.at);
  if (!account || !until) throw new Error(`an invitation without an end or an inviter: ${state.id}`);
  const { code, hash } = makeCode();
  await world.people.putCode({ hash, case: state.id, until });
  const { say } = texts[account.language];
  const day = sayDate(cityDate(until), account.language);
  await world.outbox.say(
    account,
    sentence(say.inviteCode(code, day, world.links.signIn(code), world.links.invitation(code))),
  );
}

async function mustHappen(result: ReturnType<typeof act>): Promise<void> {
  const done = await result;
  if (!done.ok) throw new Refused(done.refusal);
}
