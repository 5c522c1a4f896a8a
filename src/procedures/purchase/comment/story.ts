import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './comment.ts';

/** Somebody says what a need lacks, and takes it back. */
export const story = {
  scenes: [
    { act: 'giveComment', by: 'citizen' },
    { act: 'withdrawComment', by: 'citizen' },
  ],
  answers: {
    comment: ({ one }) => ({ stance: one(['suggest', 'support', 'oppose']), opinion: '希望周末也有人上门。' }),
  },
} satisfies StoryOf<typeof declared, 'comment'>;
