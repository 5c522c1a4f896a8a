import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import { isClosed } from '../purchase/02-budget/funding.ts';
import type * as declared from './adjustment.ts';

/** The council adds to a line within the year: one of finance enters it, the head of the budget office confirms. */
export const story = {
  scenes: [
    { act: 'proposeAdjustment', by: 'finance_budget' },
    { act: 'confirmAdjustment', by: 'finance_budget_head' },
  ],
  answers: {
    adjustment({ facts: { cityLines }, now, today, proof, one, chance }) {
      const open = cityLines.filter(({ year }) => !isClosed(year, now));
      return {
        line: open.length > 0 ? one(open).id : '',
        direction: one(['raise', 'cut']),
        amount: 1_000_000 + Math.floor(chance() * 100) * 10_000,
        document: '哈财预〔2027〕45号',
        decidedOn: plusDays(today, -1),
        reason: '年中预算调整方案已经批准。',
        evidence: proof,
      };
    },
  },
} satisfies StoryOf<typeof declared, 'adjustment'>;
