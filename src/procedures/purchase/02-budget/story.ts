import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { project } from '../01-setup/setup.ts';
import type * as declared from './budget.ts';
import { budgetRequest } from './budget.ts';
import { budgetedCost } from './funding.ts';

/** The budget of the year in which the service begins bears all of it. */
export const story = {
  scenes: [
    { act: 'requestBudget', by: 'buyer_staff', after: 1 },
    { act: 'approveBudget', by: 'finance_budget', after: 2 },
    { act: 'signBudget', by: 'finance_budget_head', perhaps: true },
  ],
  answers: {
    'budget-request': ({ state, facts: { lines }, today }) => {
      const wanted = latest(state, project);
      const ofYear = lines.filter(({ year }) => String(year) === wanted?.start.slice(0, 4));
      const line = ofYear.find(({ item }) => item === wanted?.item) ?? ofYear[0] ?? lines[0];
      return {
        years: [{ line: line?.id ?? '', amount: wanted ? budgetedCost(state.version, wanted) : 0 }],
        unitCost: '每人每月 125 元，参照去年中标价。',
        directLine: 'none',
        ...(String(line?.year) === today.slice(0, 4) && { adjustment: '本级财政预算追加通知第 12 号' }),
      };
    },
    'partial-approval': ({ state, chance }) => {
      const asked = latest(state, budgetRequest)?.years ?? [];
      const amounts = asked.map(({ amount }) => ({ amount: Math.floor(amount * (0.5 + chance() / 3)) }));
      return { amounts, reason: '今年财力有限。' };
    },
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
