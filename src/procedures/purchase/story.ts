import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './purchase.ts';

/** Its steps tell it, one after the other. */
export const story = {
  scenes: [],
  answers: {
    'carry-over-request': () => ({ reason: '服务跨了年度，余下的款要到下一年才付。' }),
    'carry-over': ({ today }) => ({
      approval: `哈财结转〔${today.slice(0, 4)}〕7号`,
      reason: '服务跨了年度，余下的款要到下一年才付。',
    }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
