import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './award.ts';
import { candidates } from './awarded-bid.ts';

/** The first of the ranking is awarded the contract. */
export const story = {
  scenes: [
    { act: 'confirmAward', by: 'buyer_head', after: 1 },
    { act: 'publishAward', by: 'agency', after: 1 },
  ],
  answers: {
    'other-award': ({ state, facts }) => ({
      bid: candidates(state, facts)[1]?.supplier ?? '',
      ground: 'cannot-perform',
      reason: '第一名书面说明不能履行合同。',
    }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
