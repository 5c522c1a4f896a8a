import { listed, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import type * as declared from './settlement.ts';

const holders = { supplier: '服务机构', buyer: '购买单位', treasury: '国库处' } as const;
const phases = { before: '事前评估', during: '事中报告', after: '事后评价' } as const;

export const zh = {
  steps: { payment: '资金拨付' },
  positions: { 'payment.settle': { now: '正在付清尾款，准备结项' } },
  actions: {
    closeOut: {
      says: '结项，项目结项，办结项目',
      label: '结项',
      done: '办结了项目',
      ask: '款项、报告、评价都齐了，可以结项吗？没用完的预算会退回科目。',
    },
  },
  forms: {},
  rules: {
    'payments-closed': {
      refusal: ({ instalments, holder }) =>
        `第 ${listed(instalments, '、')} 期款还没有付清或取消，现在在${words(holder, holders, '、')}手里。办完以后就可以结项。`,
      holds: '各期款项都已付清或取消',
    },
    'reports-closed': {
      refusal: ({ reports, holder }) =>
        `第 ${listed(reports, '、')} 期进展报告还没有通过，现在在${words(holder, holders, '、')}手里。审完以后就可以结项。`,
      holds: '进展报告都已办结',
    },
    'every-phase-evaluated': {
      refusal: ({ phase }) => `还缺${words(phase, phases, '、')}。事前、事中、事后都有了才能结项。`,
      holds: '事前、事中、事后都作过评价',
    },
  },
  briefs: {
    settlement: {
      title: '结算',
      rows: { price: '合同金额', paid: '已付', rest: '没用完、要退回科目的' },
    },
  },
} satisfies TextsOf<typeof declared>;
