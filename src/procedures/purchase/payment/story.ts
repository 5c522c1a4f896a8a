import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './payment.ts';
import { instalment } from './payment.ts';

/** Asked for on its day, and let through by three hands. */
export const story = {
  scenes: [
    { act: 'requestPayment', by: 'org_finance', from: ({ state }) => latest(state, instalment)?.on },
    { act: 'certifyMilestone', by: 'buyer_staff' },
    { act: 'approvePayment', by: 'buyer_head' },
    { act: 'pay', by: 'finance_treasury' },
  ],
  answers: {
    'payment-request': ({ state, today, proof }) => ({
      invoice: `2423200000${today.replaceAll('-', '')}0${latest(state, instalment)?.number ?? 0}`,
      invoiceDate: today,
      documents: proof,
    }),
    voucher: ({ state, facts: { lines }, today }) => {
      const granted = lines.find(({ id }) => id === latest(state, instalment)?.line)?.year;
      const isOver = granted !== undefined && String(granted) < today.slice(0, 4);
      return {
        voucher: `PZ-${today}`,
        paidOn: today,
        ...(isOver && { carryOver: `哈财结转〔${today.slice(0, 4)}〕7号` }),
      };
    },
  },
} satisfies StoryOf<typeof declared, 'payment'>;
