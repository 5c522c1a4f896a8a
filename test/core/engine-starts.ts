import { rolesOf } from '../../src/engine/procedure.ts';
import type { ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { chances } from './engine-answers.ts';
import { besides, explored, opensOne, type Sees, straightOn } from './engine-explore.ts';
import {
  begunAnew,
  droppedOut,
  endedAtOnce,
  handedOver,
  judgedAgain,
  lost,
  reopened,
  revoked,
  sentBack,
  suspended,
  unreported,
} from './engine-lost.ts';
import { administrator, applicant, everyone, holders, people } from './engine-people.ts';
import { emptyWorld, opens, reachable, type World } from './engine-play.ts';
import { at } from './given.ts';
import { projectAnswers } from './given-purchase.ts';

/** The worlds from which the play begins: the straight ways to the end, and all that lies beside them. */

const morning = at('2026-11-02 10:00');

/** A small one on the short way, the usual one, one that heads must sign, one whose method finance must approve. */
export const costs = { small: 20_000_000, usual: 48_000_000, signed: 60_000_000, approved: 700_000_000 } as const;

export async function newPurchase(cost: number): Promise<World> {
  const answers = { ...projectAnswers, costs: [{ item: '全部', amount: cost }] };
  const opened = await opens(emptyWorld(morning), 'root', 'purchase', { by: people.staff, answers });
  if (!opened.ok) throw new Error(`no purchase of ${cost}: ${opened.refusal.why}`);
  return opened.value;
}

export async function purchases(seed: number, sees: Sees): Promise<readonly World[]> {
  const ways: (readonly World[])[] = [];
  for (const cost of Object.values(costs)) ways.push(await straightOn(await newPurchase(cost), seed, { sees }));
  const [small = [], , signed = [], large = []] = ways;
  const recused = await straightOn(await newPurchase(costs.signed), seed, { recusing: true, sees });
  const way = [...(await begun('purchase', [people.staff], seed, sees)), ...ways.flat(), ...recused];
  // A small service is never accepted here: what becomes of its parts is seen on its way.
  const unpaid = [
    ...(await lost(small, seed, sees)),
    ...(await endedAtOnce(signed, seed, sees)),
    ...(await unreported(signed, seed, sees)),
    ...(await handedOver(signed, seed, sees)),
    ...(await revoked(signed, seed, sees)),
    ...(await revoked(large, seed, sees)),
    ...(await begunAnew(signed, seed, sees)),
    ...(await droppedOut(signed, seed, sees)),
    ...(await sentBack(large, seed, sees)),
    ...(await suspended(signed, seed, sees)),
    ...(await reopened(signed, seed, sees)),
    await judgedAgain(signed, seed, sees),
  ];
  return explored([...way, ...(await besides(way, seed, sees)), ...unpaid], 60, seed, sees);
}

export async function organisations(seed: number, sees: Sees): Promise<readonly World[]> {
  return explored(await begun('organisation', [applicant], seed, sees), 25, seed, sees);
}

/** By those who let others in, of an office and of an organisation. */
export function begunByGivers(procedure: 'membership' | 'departure') {
  const givers = [administrator, ...everyone.filter(({ id }) => id === 'alpha-admin')];
  return async (seed: number, sees: Sees): Promise<readonly World[]> =>
    explored(await begun(procedure, givers, seed, sees), 12, seed, sees);
}

/** A procedure that stands under none, begun by some of those who may begin it. */
export function begunBySome(procedure: ProcedureId) {
  const openers = holders(everyone, rolesOf(procedureOf(procedure).opening.action.by), '').slice(0, 3);
  return async (seed: number, sees: Sees): Promise<readonly World[]> =>
    explored(await begun(procedure, openers, seed, sees), 25, seed, sees);
}

async function begun(
  procedure: ProcedureId,
  openers: typeof everyone,
  seed: number,
  sees: Sees,
): Promise<readonly World[]> {
  const chance = chances(seed);
  const worlds: World[] = [];
  for (const by of openers) {
    // Whoever invites is told the code.
    const empty = procedure === 'membership' ? reachable(emptyWorld(morning)) : emptyWorld(morning);
    const tried = await opensOne(empty, 'root', procedure, by, chance);
    await sees(tried, false, chance);
    worlds.push(tried.after);
  }
  return worlds;
}
