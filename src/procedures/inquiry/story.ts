import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './inquiry.ts';

/** A supplier asks what the documents leave open, and all are told. */
export const story = {
  scenes: [
    { act: 'askInquiry', by: 'org_staff' },
    { act: 'answerInquiry', by: 'buyer_staff' },
  ],
  answers: {
    inquiry: () => ({ question: '护理员的上岗证明可以在签订合同以后再提交吗？' }),
    'inquiry-answer': ({ one }) => ({
      answer: '可以，开始服务以前提交就行，采购文件第 8 页有说明。',
      concerns: one(['all', 'asker']),
    }),
  },
} satisfies StoryOf<typeof declared, 'inquiry'>;
