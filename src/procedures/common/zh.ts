import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './common.ts';

export const zh = {
  forms: {
    reason: { title: '说明理由', fields: { reason: { label: '理由', ask: '理由是什么？请写具体，相关的人会看到。' } } },
    correction: {
      title: '退回补正',
      fields: { mend: { label: '要补正的', ask: '哪些地方要补正？请逐条写清楚，好一次补齐。' } },
    },
    rejection: {
      title: '不同意',
      fields: {
        ground: {
          label: '原因',
          ask: '主要是什么原因？',
          options: {
            unlawful: '不符合规定',
            unfunded: '没有资金',
            untrue: '内容不实',
            incomplete: '材料不全',
            'not-needed': '没有必要',
            other: '其他原因',
          },
        },
        reason: { label: '理由', ask: '请写明理由和依据，申请的人会看到。' },
      },
    },
    deferral: {
      title: '暂缓',
      fields: {
        until: { label: '暂缓到', ask: '暂缓到哪一天？例如 2027-01-31。' },
        reason: { label: '理由', ask: '为什么暂缓？' },
      },
    },
  },
  rules: {
    'few-returns': {
      refusal: ({ most }) => `已经退回 ${most} 次，不能再退回了。这次请作决定：同意，或者不同意并写明理由。`,
      holds: '退回的次数还没有用完',
    },
    'deferred-ahead': {
      refusal: ({ until }) => said`暂缓到的日期填的是${day(until)}，应当在今天以后。请重新选日期。`,
      holds: '暂缓到今天以后',
    },
  },
} satisfies TextsOf<typeof declared>;
