import type { StoryOf } from '../../engine/story.ts';
import { plusDays } from '../../law/date.ts';
import type * as declared from './complaint.ts';

/** A citizen complains of a service; the buyer looks into it, answers, and the citizen is content. */
export const story = {
  scenes: [
    { act: 'fileComplaint', by: 'citizen' },
    { act: 'routeToBuyer', by: 'group_sec', after: 1 },
    { act: 'answerComplaint', by: 'buyer_head', after: 3 },
    { act: 'rateAnswer', by: 'citizen', after: 1 },
  ],
  answers: {
    complaint: ({ one, facts, today }) => ({
      about: one(['service-quality', 'misconduct', 'money']),
      whom: one(['supplier', 'supplier', 'buyer', 'group', 'official']),
      facts: facts.parent ? '约好的上门没有来。' : '',
      when: plusDays(today, -1),
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
      remedies: '可向纪检监察机关反映。',
    }),
    'complaint-rating': ({ one }) => ({ score: one(['5', '4', '3', '2', '1']) }),
  },
} satisfies StoryOf<typeof declared, 'complaint'>;
