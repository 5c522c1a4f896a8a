import { chances } from './engine-answers.ts';
import { besides, explored, opensOne, type Sees, straightOn } from './engine-explore.ts';
import { endedAtOnce, lost } from './engine-lost.ts';
import { administrator, applicant, everyone } from './engine-people.ts';
import { emptyWorld, opens, type World } from './engine-play.ts';
import { at } from './given.ts';
import { people, projectAnswers } from './given-purchase.ts';

/** The worlds from which the play begins: the straight ways to the end, and all that lies beside them. */

const morning = at('2026-11-02 10:00');

/** A small one on the short way, the usual one, one that heads must sign, one whose method finance must approve. */
export const costs = { small: 20_000_000, usual: 48_000_000, signed: 60_000_000, approved: 500_000_000 } as const;

export function newPurchase(cost: number): World {
  const answers = { ...projectAnswers, costs: [{ item: '全部', amount: cost }] };
  const opened = opens(emptyWorld(morning), 'root', 'purchase', { by: people.staff, answers });
  if (!opened.ok) throw new Error(`no purchase of ${cost}: ${opened.refusal.why}`);
  return opened.value;
}

export function purchases(seed: number, sees: Sees): readonly World[] {
  const ways = Object.values(costs).map((cost) => straightOn(newPurchase(cost), seed, { sees }));
  const [small = [], , signed = []] = ways;
  const recused = straightOn(newPurchase(costs.signed), seed, { recusing: true, sees });
  const way = [...begun('purchase', [people.staff], seed, sees), ...ways.flat(), ...recused];
  // A small service is never accepted here: what becomes of its parts is seen on its way.
  const unpaid = [...lost(small, seed, sees), ...endedAtOnce(signed, seed, sees)];
  return explored([...way, ...besides(way, seed, sees), ...unpaid], 160, seed, sees);
}

export function organisations(seed: number, sees: Sees): readonly World[] {
  return explored(begun('organisation', [applicant], seed, sees), 25, seed, sees);
}

export function invitations(seed: number, sees: Sees): readonly World[] {
  const inviters = [administrator, ...everyone.filter(({ id }) => id === 'alpha-admin')];
  return explored(begun('membership', inviters, seed, sees), 12, seed, sees);
}

function begun(
  procedure: 'purchase' | 'organisation' | 'membership',
  openers: typeof everyone,
  seed: number,
  sees: Sees,
): readonly World[] {
  const chance = chances(seed);
  return openers.map((by) => {
    const tried = opensOne(emptyWorld(morning), 'root', procedure, by, chance);
    sees(tried, false, chance);
    return tried.after;
  });
}
