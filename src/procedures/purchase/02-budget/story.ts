import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './budget.ts';
import { budgetRequest } from './budget.ts';

/** What is answered where nothing is in the way. */
export const story = {
  'partial-approval': ({ state, chance }) => {
    const asked = latest(state, budgetRequest)?.years ?? [];
    const amounts = asked.map(({ amount }) => ({ amount: Math.floor(amount * (0.5 + chance() / 3)) }));
    return { amounts, reason: '今年财力有限。' };
  },
} satisfies StoryOf<typeof declared>;
