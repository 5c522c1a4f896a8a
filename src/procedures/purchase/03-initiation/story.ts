import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './initiation.ts';

/** What is answered where nothing is in the way. */
export const story = {
  dossier: ({ one }) => ({
    track: one(['meeting', 'meeting', 'fast']),
    exAnte: 'experts',
    exAnteResult: '可行，单价合理，风险可控。',
    posts: 0,
  }),
  opinion: ({ one }) => ({ vote: one(['yes', 'yes', 'yes', 'conditions', 'no']), opinion: '已阅。' }),
} satisfies StoryOf<typeof declared>;
