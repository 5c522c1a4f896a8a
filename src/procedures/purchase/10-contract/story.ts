import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { plusDays, plusMonths } from '../../../law/date.ts';
import { serviceMonths } from '../../../law/term.ts';
import { project } from '../01-setup/setup.ts';
import type * as declared from './contract.ts';
import { contractForm } from './contract.ts';

const names = ['首付款', '中期款', '尾款'] as const;

/** What was published and offered becomes the contract, which both sign. */
export const story = {
  scenes: [
    { act: 'draftContract', by: 'buyer_staff', after: 4 },
    { act: 'signForBuyer', by: 'buyer_head', after: 3 },
    { act: 'signForSupplier', by: 'org_admin' },
  ],
  answers: {
    contract: ({ state, ready }) => {
      const { start = '', end = '' } = latest(state, project) ?? {};
      const months = serviceMonths(start, end);
      const proposed = contractForm.fields.milestones.schema.safeParse(ready.milestones).data ?? [];
      // The middle of the service is looked at when half of it is over.
      const middle = plusDays(plusMonths(start, Math.ceil(months / 2)), 14);
      return {
        place: '南岗区各社区',
        milestones: proposed.map((part, n) => ({
          ...part,
          name: names[n] ?? part.name,
          on: part.after === 'midterm' ? middle : part.on,
        })),
        reportEvery: Math.min(6, months),
        liability: '违约方承担违约责任。',
        termination: '不可抗力或严重违约可以终止。',
        handover: '结束前一个月移交服务对象名册。',
        dispute: 'court',
      };
    },
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
