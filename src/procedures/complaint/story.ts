import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import type * as declared from './complaint.ts';

/** What is answered where nothing is in the way. */
export const story = {
  complaint: ({ one, facts, today }) => ({
    about: one(['service-quality', 'misconduct', 'money']),
    whom: one(['supplier', 'supplier', 'buyer', 'group', 'official']),
    facts: facts.parent ? '约好的上门没有来。' : '',
    when: plusDays(today, -1),
    reply: 'yes',
    name: '王女士',
    contact: '13800000000',
  }),
  'complaint-duplicate': ({ facts, state }) => {
    const earlier = facts.cited.find((each) => each.state.procedure === 'complaint' && each.state.id !== state.id);
    return { ...(earlier && { number: earlier.state.number }), reason: '同一天同一件事，已在办理。' };
  },
  'complaint-answer': ({ one }) => ({
    outcome: one(['upheld', 'not-upheld']),
    findings: '经查阅服务台账并回访三户，约定的上门有两次没有记录。',
    measures: '责令补做并通报。',
    remedies: '可向监察机关反映。',
  }),
} satisfies StoryOf<typeof declared>;
