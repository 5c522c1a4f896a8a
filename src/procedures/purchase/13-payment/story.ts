import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './settlement.ts';

/** The last part is paid, and the books are closed. */
export const story = {
  scenes: [
    { plays: 'payment', all: true },
    { act: 'closeOut', by: 'finance_treasury', after: 2 },
  ],
  answers: {},
} satisfies StoryOf<typeof declared, 'purchase'>;
