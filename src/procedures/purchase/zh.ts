import type { HeadTexts } from '../../engine/texts.ts';
import type * as declared from './purchase.ts';

export const zh = {
  name: '政府购买服务项目',
  begin: '设立项目',
  list: { button: '查项目', title: '公开的项目', empty: '没有找到公开的项目。换个词，或者写编号试试。' },
  actions: {
    createProject: { label: '设立项目', done: '设立了项目，开始征求需求意见' },
    withdrawPurchase: { label: '撤回项目', done: '撤回了项目' },
    cancelPurchase: { label: '取消项目', done: '取消了项目' },
  },
  rules: {
    'is-author': {
      refusal: () => '只有设立项目的人才能撤回。请找他，或者由负责人不同意。',
      holds: '项目由本人设立',
    },
  },
  notices: {
    cancelled: { title: '采购取消公告', rows: { title: '项目名称', reason: '取消原因' } },
  },
  forms: {},
} satisfies HeadTexts<typeof declared>;
