import type { StoryOf } from '../../../engine/story.ts';
import { carriesOver } from '../02-budget/carried-story.ts';
import { arrived } from '../payment/instalment.ts';
import type * as declared from './settlement.ts';

/** The last part is paid and has arrived, and the books are closed. */
export const story = {
  scenes: [...carriesOver, { plays: 'payment', all: true }, { act: 'closeOut', by: 'finance_treasury', after: 7 }],
  answers: {
    bounce: ({ facts: { payments }, today, proof, one }) => {
      const made = arrived(payments);
      return {
        transfer: made.length > 0 ? one(made).key : '',
        returnedOn: today,
        reason: '户名与账号不符，银行退回。',
        evidence: proof,
      };
    },
    'hand-over': ({ ready }) => ({
      follows: [{ users: Number(ready.served ?? 1), by: 'buyer', with: '社区养老服务站' }],
    }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
