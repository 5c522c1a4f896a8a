import type { StoryOf } from '../../engine/story.ts';
import { plusDays, plusYears } from '../../law/date.ts';
import type * as declared from './challenge.ts';
import { lawfulDecisions, lawfulRemedies } from './what-follows.ts';
import { stagesInTime } from './windows.ts';

/** A supplier challenges a tender; the buyer answers that it is as it should be, and so the finance bureau decides. */
export const story = {
  scenes: [
    { act: 'fileChallenge', by: 'org_admin' },
    { act: 'answerChallenge', by: 'buyer_staff' },
    { act: 'signAnswer', by: 'buyer_head' },
    { act: 'complainToFinance', by: 'org_admin' },
    { act: 'admitComplaint', by: 'finance_proc' },
    { act: 'replyToComplaint', by: 'buyer_staff' },
    { act: 'decideComplaint', by: 'finance_proc' },
  ],
  answers: {
    challenge: ({ facts: { parent, law }, now, one }) => ({
      stage: one(parent ? [...stagesInTime(parent, law, now), 'documents'] : ['documents']),
      matter: '评审因素“同类项目业绩”要求的年限过长。',
      facts: '采购文件要求五年以上的业绩，本项目服务期一年，与需求不相适应。',
      request: '请修改该项评审因素。',
    }),
    'challenge-answer': (telling) => ({
      outcome: telling.one(['not-upheld', 'upheld', 'inadmissible']),
      findings: '经核对采购文件和需求调查记录，该项要求与服务的内容和风险相适应。',
      basis: '《政府采购法实施条例》第二十条。',
      follows: telling.one(lawfulRemedies(telling)),
    }),
    'complaint-to-finance': () => ({ basis: '《政府采购法》第二十二条第二款。' }),
    'complaint-refusal': ({ one }) => ({
      ground: one(['beyond-challenge', 'no-harm']),
      reason: '投诉的事项不在质疑的事项以内。',
    }),
    'complaint-reply': () => ({ reply: '该项要求来自需求调查，对所有供应商一视同仁。' }),
    'complaint-decision': (telling) => ({
      outcome: telling.one(['dismissed', 'upheld', 'unproven', 'fabricated']),
      findings: '经审查采购文件、需求调查记录和双方说明，投诉事项缺乏事实依据。',
      basis: '《政府采购质疑和投诉办法》第二十九条。',
      follows: telling.one(lawfulDecisions(telling)),
      barredUntil: plusYears(telling.today, 2),
    }),
    'clock-stop': ({ one, today }) => ({
      cause: one(['experts', 'test']),
      until: plusDays(today, 5),
      reason: '请专家评审采购文件。',
    }),
    suspension: ({ today }) => ({ until: plusDays(today, 10), reason: '投诉事项可能影响采购结果。' }),
  },
} satisfies StoryOf<typeof declared, 'challenge'>;
