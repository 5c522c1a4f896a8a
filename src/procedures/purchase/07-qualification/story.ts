import type { StoryOf } from '../../../engine/story.ts';
import { bidsToJudge } from '../06-bidding/bidders.ts';
import type * as declared from './qualification.ts';

/** All that bid are what they say. */
export const story = {
  scenes: [
    { act: 'judgeBidders', by: 'buyer_staff', after: 1 },
    { act: 'confirmRegistry', by: 'civil_affairs' },
    { act: 'signQualification', by: 'buyer_head', after: 1 },
  ],
  answers: {
    'bidder-judgement': ({ facts, chance }) => ({
      verdicts: bidsToJudge(facts).map(({ id }) => ({
        bid: id,
        outcome: chance() < 0.75 ? 'pass' : 'fail',
        grounds: '声明与材料逐项核对，记录在案。',
      })),
      sameStandard: true,
    }),
    'registry-confirmation': ({ facts, today, chance }) => ({
      entries: bidsToJudge(facts).map(({ id }) => ({
        bid: id,
        registered: 'yes',
        credit: chance() < 0.9 ? 'clean' : 'listed',
        creditChecked: today,
      })),
    }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
