import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import type * as declared from './common.ts';

/** What is answered where nothing is in the way. */
export const story = {
  deferral: ({ today }) => ({ until: plusDays(today, 10), reason: '等待财力测算结果。' }),
} satisfies StoryOf<typeof declared>;
