import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './award.ts';
import { candidates } from './awarded-bid.ts';

/** What is answered where nothing is in the way. */
export const story = {
  'other-award': ({ state, facts }) => ({
    bid: candidates(state, facts)[1]?.supplier ?? '',
    ground: 'cannot-perform',
    reason: '第一名书面说明不能履行合同。',
  }),
} satisfies StoryOf<typeof declared>;
