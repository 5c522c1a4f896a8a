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
    'other-award': ({ state, facts, proof }) => ({
      bid: candidates(state, facts)[1]?.supplier ?? '',
      ground: 'cannot-perform',
      reason: '第一名书面说明不能履行合同。',
      evidence: proof,
    }),
    abandonment: ({ one, proof }) => ({
      ground: one(['irregular', 'major-change']),
      reason: '查实有串通投标的行为。',
      evidence: proof,
    }),
    'next-award': ({ proof }) => ({ ground: 'refuses', reason: '供应商书面拒绝签订合同。', evidence: proof }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
