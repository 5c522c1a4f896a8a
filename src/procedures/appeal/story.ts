import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './appeal.ts';

/** An organisation appeals that it may not supply; three offices decide. */
export const story = {
  scenes: [
    { act: 'fileAppeal', by: 'org_admin' },
    { act: 'voteAppeal', by: 'finance_proc' },
    { act: 'voteAppeal', by: 'supervision' },
    { act: 'voteAppeal', by: 'audit' },
  ],
  answers: {
    appeal: () => ({ grounds: '年检已经补办，证明附后，不存在暂停资格的情形。' }),
    'appeal-vote': ({ one }) => ({
      opinion: one(['revoke', 'uphold']),
      reason: '经核对登记机关的年检记录，情况如申诉所说。',
    }),
  },
} satisfies StoryOf<typeof declared, 'appeal'>;
