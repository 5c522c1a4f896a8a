import type { StoryOf } from '../../../engine/story.ts';
import { workdaysAfter } from '../../../law/calendar.ts';
import { cityDate } from '../../../law/date.ts';
import type * as declared from './bidding.ts';

/** Organisations bid, and at the closing their bids are opened. */
export const story = {
  scenes: [
    { plays: 'bid', all: true, until: 'fileOffer' },
    { act: 'openBids', by: 'agency', from: ({ state }) => state.due?.at },
  ],
  answers: {
    extension: ({ state, facts, today }) => {
      const old = state.due ? cityDate(new Date(state.due.at)) : today;
      const later = [old, today].toSorted().at(-1) ?? today;
      return {
        closing: workdaysAfter(facts.law.calendar, later, 3).date,
        hour: '09:30',
        reason: '答疑后需要更多时间准备。',
      };
    },
    'failed-tender': ({ one, proof }) => ({
      cause: one(['too-few', 'irregular']),
      reason: '有效供应商不足。',
      evidence: proof,
    }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
