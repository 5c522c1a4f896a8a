import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { project } from '../01-setup/setup.ts';
import { tender } from '../05-publication/tender.ts';
import type * as declared from './bid.ts';

/** How far below the ceiling the first, the second and the third offer are, in fen. */
const below = [2_000_000, 4_000_000, 1_000_000] as const;

/** Drafted by one of an organisation, signed by its administrator; what becomes of it the purchase tells. */
export const story = {
  scenes: [
    { act: 'draftBid', by: 'org_staff', after: 1 },
    { act: 'signBid', by: 'org_admin' },
    // Where the suppliers are spoken to.
    { act: 'fileOffer', by: 'org_admin', perhaps: true },
  ],
  answers: {
    bid: ({ facts: { parent }, turn, proof }) => {
      const ceiling = (parent && latest(parent, tender)?.ceiling) ?? 0;
      const price = ceiling - (below[turn] ?? 0);
      const staff = Math.floor(price * 0.8);
      const { start = '', indicators = [] } = (parent && latest(parent, project)) ?? {};
      return {
        declaration: true,
        plan: '按片区设六个服务小组，每组配一名持证社工和四名护理员，逐户建档，按需排班，应急呼叫二十分钟内到场，每月回访并公布结果，接受居民监督和评议。',
        timetable: [{ task: '入户建档', until: start }],
        staff: [{ name: '王敏', role: '项目主管', qualification: '中级社工师' }],
        price,
        breakdown: [
          { item: '人员', amount: staff },
          { item: '其他', amount: price - staff },
        ],
        commitments: indicators.map(({ target }) => ({ value: target })),
        documents: proof,
      };
    },
    // As it is filled in: at the price of the bid.
    'final-offer': () => ({}),
  },
} satisfies StoryOf<typeof declared, 'bid'>;
