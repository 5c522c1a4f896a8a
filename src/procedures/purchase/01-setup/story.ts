import type { StoryOf } from '../../../engine/story.ts';
import { plusDays, plusMonths } from '../../../law/date.ts';
import type * as declared from './setup.ts';

/** Home care for the old of a district, about which the residents are heard. */
export const story = {
  scenes: [
    { act: 'createProject', by: 'buyer_staff' },
    { act: 'summariseNeeds', by: 'buyer_staff', after: 6 },
    { act: 'confirmProject', by: 'buyer_head', after: 1 },
  ],
  answers: {
    project: ({ today }) => {
      const start = plusMonths(`${today.slice(0, 8)}01`, 4);
      return {
        title: '南岗区居家养老服务项目',
        item: 'A0301',
        origin: 'own-need',
        need: '南岗区现有独居和高龄老人三千余人，其中近半数需要上门照料；现有力量只能覆盖四分之一，等候时间超过两个月，急需增加上门服务，并保证应急呼叫及时得到响应。',
        groups: ['elderly'],
        users: 320,
        divisions: ['230103'],
        delivery: 'home',
        content: [{ item: '上门照料', unit: '次', quantity: 2400, standard: '每次不少于 1 小时' }],
        start,
        end: plusDays(plusMonths(start, 12), -1),
        costs: [
          { item: '人员', amount: 40_000_000 },
          { item: '交通与物料', amount: 8_000_000 },
        ],
        funding: [{ source: 'fiscal', percent: 100 }],
        indicators: [
          { name: '上门次数', kind: 'output', sense: 'at-least', target: 2400, unit: '次' },
          { name: '应急响应', kind: 'quality', sense: 'at-most', target: 30, unit: '分钟' },
          { name: '意外减少', kind: 'effect', sense: 'at-least', target: 10, unit: '%' },
          { name: '满意度', kind: 'satisfaction', sense: 'at-least', target: 90, unit: '%' },
        ],
        risks: '护理员流动较大，须备用人员。',
        negative: ['none'],
        noConflict: true,
      };
    },
    'needs-summary': () => ({
      supporters: 41,
      opponents: 2,
      comments: 7,
      summary: '多数居民支持，希望增加夜间应急服务，已写入需求。',
    }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
