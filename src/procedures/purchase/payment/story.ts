import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './payment.ts';

/** What is answered where nothing is in the way. */
export const story = {
  voucher: ({ today }) => ({ voucher: '2027-0315', paidOn: today }),
} satisfies StoryOf<typeof declared>;
