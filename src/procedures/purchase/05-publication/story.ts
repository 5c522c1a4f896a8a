import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { workdaysAfter } from '../../../law/calendar.ts';
import { plusDays } from '../../../law/date.ts';
import { allowedMethods } from '../../../law/procurement.ts';
import { project } from '../01-setup/setup.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { intentionStandsUntil } from '../04-catalogue/catalogue.ts';
import type * as declared from './publication.ts';
import { firstClosing, type tender } from './tender.ts';

/** Once the intention has been public long enough, documents go out: by consultation where that is allowed, else openly. */
export const story = {
  scenes: [
    {
      act: 'prepareTender',
      by: 'buyer_staff',
      from: ({ state, facts }) => {
        const first = intentionStandsUntil(state, facts.law);
        return first && plusDays(first, 1);
      },
    },
    { act: 'approveTender', by: 'buyer_head', after: 1 },
    { act: 'superviseMethod', by: 'finance_proc', perhaps: true },
  ],
  answers: {
    tender: ({ state, facts, now, today, proof }) => {
      const ceiling = approvedBudget(state);
      const simply = allowedMethods(facts.law, ceiling, today).some(
        ({ method, needs }) => method === 'competitive-consultation' && !needs.includes('finance-approval'),
      );
      const method = simply ? 'competitive-consultation' : 'open-tender';
      return {
        method,
        ground: 'purchased-service',
        methodReason: '属于政府购买服务项目，采用竞争性磋商。',
        ceiling,
        conditions: [{ name: '具有独立承担民事责任的能力', proof: '登记证书' }],
        factors: [
          { name: '报价', kind: 'price', weight: 20 },
          { name: '服务方案', kind: 'subjective', weight: 50 },
          { name: '持证社工数', kind: 'objective', weight: 30 },
        ],
        schedule: [
          { share: 50, after: 'signature', condition: '合同公布后 10 日内' },
          { share: 30, after: 'midterm', condition: '检查通过后 10 日内' },
          { share: 20, after: 'acceptance', condition: '验收书出具后 10 日内' },
        ],
        standards: (latest(state, project)?.content ?? []).map(({ item }) => ({
          name: item,
          standard: '次数与记录一致',
        })),
        closing: workdaysAfter(facts.law.calendar, firstClosing(facts.law, method, now)?.date ?? today, 5).date,
        hour: '09:30',
        place: '市民大厦三楼 305 室',
        contact: '李老师',
        contactPhone: '0451-84600000',
        challengeContact: '购买单位办公室，电话 0451-84600000',
        documents: proof,
      };
    },
    'method-approval': () => ({ number: '哈财采批 2027-12' }),
  },
} satisfies StoryOf<typeof declared & { readonly tender: typeof tender }, 'purchase'>;
