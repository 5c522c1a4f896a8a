import { chances, one } from './engine-answers.ts';
import { explored, opensOne, straightOn } from './engine-explore.ts';
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

export function purchases(seed: number, walks: number): readonly World[] {
  const straight = Object.values(costs).flatMap((cost) => straightOn(newPurchase(cost), seed));
  const recused = straightOn(newPurchase(costs.signed), seed, { recusing: true });
  return explored([...straight, ...recused], walks, seed);
}

export function organisations(seed: number): readonly World[] {
  return explored([opensOne(emptyWorld(morning), 'root', 'organisation', applicant, chances(seed)).after], 40, seed);
}

export function invitations(seed: number): readonly World[] {
  const inviters = [
    administrator,
    one(
      everyone.filter(({ id }) => id === 'alpha-admin'),
      chances(seed),
    ) ?? administrator,
  ];
  const opened = inviters.map((by) => opensOne(emptyWorld(morning), 'root', 'membership', by, chances(seed)).after);
  return explored(opened, 12, seed);
}
