import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import type * as declared from './common.ts';

/** What is answered on the forms that all procedures have. */
export const story = {
  scenes: [],
  answers: {
    deferral: ({ today }) => ({ until: plusDays(today, 10), reason: '等待财力测算结果。' }),
  },
} satisfies StoryOf<typeof declared>;
