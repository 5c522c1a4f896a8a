import type { StoryOf } from '../../engine/story.ts';
import { netPaid } from '../purchase/payment/instalment.ts';
import { leftToRefund } from './refunds.ts';
import type * as declared from './reopening.ts';

/** Audit finds that more was paid than was done; both are heard, finance decides, and the supplier pays it back. */
export const story = {
  scenes: [
    { act: 'reopenPurchase', by: 'audit', after: 20 },
    { act: 'confirmReopening', by: 'group_sec', after: 1 },
    { act: 'stateOnReopening', by: 'org_admin', after: 2 },
    { act: 'decideReopening', by: 'finance_proc', from: ({ state }) => state.opens },
    { act: 'reportRefund', by: 'org_finance', after: 3 },
    { act: 'confirmRefund', by: 'finance_treasury', after: 1 },
  ],
  answers: {
    reopening: ({ proof, one }) => ({
      ground: one(['overpaid', 'untrue', 'not-delivered', 'misused', 'conflict', 'other']),
      findings: '抽查服务台账和签到表，三月有四十次上门没有服务记录，已经按合同单价支付。',
      evidence: proof,
      amount: 1_200_000,
    }),
    'reopening-statement': () => ({ statement: '当月记录遗失，我们愿意退回没有记录的部分。' }),
    'reopening-decision': ({ facts: { payments }, one, chance }) => ({
      outcome: one(['claw-back', 'nothing']),
      amount: chance() < 0.2 ? Math.max(1, netPaid(payments)) : 1_200_000,
      reason: '四十次上门没有记录，服务机构也认可，应当退回相应的价款。',
    }),
    'refund-report': ({ state, today, proof }) => ({
      amount: leftToRefund(state),
      refundedOn: today,
      proofs: proof,
    }),
    'refund-received': ({ state, today, one }) => ({
      amount: one([leftToRefund(state), Math.ceil(leftToRefund(state) / 2)]),
      receivedOn: today,
      voucher: '2028-TK-0007',
    }),
  },
} satisfies StoryOf<typeof declared, 'reopening'>;
