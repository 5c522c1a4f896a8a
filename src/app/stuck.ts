import { type Case, escalationsOf, type Waiting } from '../engine/case.ts';
import { mainAct } from '../engine/parties.ts';
import { type Place, roles } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import { ableOf, above, noteEscalation, officesOf, tellOpener, waitsOf } from './escalate.ts';
import type { World } from './ports/stores.ts';
import { holdersOfAll, sayCard } from './tell.ts';

/** Tells the office above, once for a wait, when nobody can end it; resolves with the case as it stands then. */
export async function reportStuck(world: World, state: Case, now: Date): Promise<Case> {
  if (escalationsOf(state).some(({ why }) => why === 'nobody-able')) return state;
  const stuck = await waitsForNobody(world, state);
  if (stuck.length === 0) return state;
  const blocked = (await holdersOfAll(world, stuck)).map(({ id }) => id);
  const { people, upTo } = await above(world, state, 0, blocked);
  if (!upTo) return state;
  const after = await noteEscalation(world, state, {
    kind: 'escalated',
    to: upTo,
    at: now.toISOString(),
    why: 'nobody-able',
  });
  for (const person of people) {
    const account = await world.people.lastAccount(person.id);
    if (!account) continue;
    const words = texts[account.language];
    await sayCard(world, state.id, person, words.say.nobodyAble(officesOf(stuck, words)));
  }
  await tellOpener(world, state, upTo, (words) => words.say.nobodyAbleToWaiting(officesOf(stuck, words)));
  return after;
}

/** The offices' waits that nobody can end: the seat is empty, or whoever holds it stepped back or filed what he would judge. */
async function waitsForNobody(world: World, state: Case): Promise<readonly Waiting[]> {
  const turns: { readonly act: string; readonly waiting: Waiting; readonly able: boolean }[] = [];
  for (const waiting of waitsOf(state)) {
    const main = mainAct(procedureOf(state.procedure), state, waiting.role);
    if (!main) continue;
    // What each role is to do once is done by no other.
    const act = main.action.once ? `${main.name} ${waiting.role}` : main.name;
    turns.push({ act, waiting, able: (await ableOf(world, state, waiting)).length > 0 });
  }
  return turns
    .filter(({ act, waiting }) => isOffice(waiting) && !turns.some((other) => other.act === act && other.able))
    .map(({ waiting }) => waiting);
}

/** How an organisation fills its own seats is no matter of the city's; whoever opened a case is no office, nor a panel. */
function isOffice({ role }: Waiting): boolean {
  const others: readonly Place[] = ['supplier', 'incubator', 'opener', 'panel', 'class', 'anyone', 'system'];
  return !others.includes(roles[role]);
}
