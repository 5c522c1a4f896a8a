import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './initiation.ts';

/** The coordination group meets, and all of its members agree. */
export const story = {
  scenes: [
    { act: 'prepareDossier', by: 'group_sec', after: 1 },
    { act: 'giveOpinion', by: ['finance_budget', 'establishment', 'civil_affairs', 'ndrc'], after: 1 },
    { act: 'approveInitiation', by: 'group_chair', after: 1 },
  ],
  answers: {
    dossier: ({ one }) => ({
      track: one(['meeting', 'meeting', 'fast']),
      exAnte: 'experts',
      exAnteResult: '可行，单价合理，风险可控。',
      posts: 0,
    }),
    opinion: ({ one }) => ({ vote: one(['yes', 'yes', 'yes', 'conditions', 'no']), opinion: '同意立项' }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
