import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import type * as declared from './payment.ts';
import { instalment } from './payment.ts';

/** The year and the count in a case's number. */
function figures(number: string): string {
  return number.replaceAll(/\D/g, '').slice(-8).padStart(8, '0');
}

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
      invoice: `2423${today.replaceAll('-', '')}${figures(state.number)}`,
      invoiceDate: today,
      documents: proof,
    }),
    voucher: ({ today }) => ({ voucher: `PZ-${today}`, paidOn: today }),
  },
} satisfies StoryOf<typeof declared, 'payment'>;
