import type { StoryOf } from '../../../engine/story.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import type * as declared from './evaluation.ts';
import { factorsOf, offersOf } from './ranking.ts';

/** What is answered where nothing is in the way. */
export const story = {
  'score-sheet': ({ state, facts, chance }) => ({
    scores: offersOf(state, facts).flatMap(({ supplier }) =>
      factorsOf(state).map(({ key, max, objective }) => ({
        bid: supplier,
        factor: key,
        score: objective ? max : Math.floor(max * (0.6 + 0.4 * chance())),
      })),
    ),
  }),
  'evaluation-report': ({ state, facts, chance }) => {
    const offered = offersOf(state, facts).map(({ supplier }) => supplier);
    const large = approvedBudget(state) > 200_000_000;
    const proven = (n: number) => (n > 0 && (large || chance() > 0.8) ? 'no' : 'yes');
    const lowPrices = offered.map(
      (bid, n) => ({ bid, proven: proven(n), grounds: '成本明细与报价逐项核对。' }) as const,
    );
    return { lowPrices, tieOrder: offered, summary: '推荐综合得分最高的供应商成交。', signedByAll: true };
  },
} satisfies StoryOf<typeof declared>;
