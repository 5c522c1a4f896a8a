import type { TextsOf } from '../../../engine/texts.ts';
import type * as declared from './award.ts';

export const zh = {
  steps: { award: '{award}公告' },
  positions: {
    'award.confirm': { now: '购买单位负责人正在确认评审结果' },
    'award.publish': { now: '评审结果已经确认，正在发布公告' },
  },
  actions: {
    confirmAward: {
      says: '确认中标人，定标',
      label: '确认第一名',
      done: '确认了{award}供应商',
      ask: '{report}已经送来。确认排名第一的供应商吗？',
    },
    awardOther: { label: '确定别家', done: '没有确定第一名，另定了{award}供应商' },
    returnReport: { label: '退回报告', done: '退回了{report}' },
    abandonAward: { label: '{endTender}', done: '终止了采购' },
    recuseAward: { label: '我要回避', done: '回避了供应商的确认' },
    publishAward: {
      says: '发布中标公告，公布中标结果',
      label: '发布公告',
      done: '发布了{award}公告',
      ask: '{award}供应商已经由购买单位负责人确认，现在发布公告吗？各家会收到自己的得分和名次。',
    },
  },
  forms: {
    'other-award': {
      title: '确定其他供应商',
      intro: '一般应当确定第一名。确定别家要有法定理由，会同时告诉采购监管处。',
      fields: {
        bid: { label: '供应商', ask: '确定哪一家？' },
        ground: {
          label: '理由',
          ask: '为什么不确定第一名？',
          options: {
            'unlawful-bid': '存在违法行为',
            'cannot-perform': '已不能履行',
            'credit-changed': '信用发生变化',
            'force-majeure': '不可抗力',
          },
        },
        reason: { label: '说明', ask: '请写事实和依据。' },
      },
    },
  },
  rules: {
    'first-is-clear': {
      refusal: ({ count }) =>
        Number(count) > 0
          ? '第一名有并列，要按采购文件的规则排出先后。请退回{report}。'
          : '没有可以确定的供应商了。请{endTender}，再决定是否重新采购。',
      holds: '第一名只有一家',
    },
    'other-than-first': {
      refusal: ({ bidder, first }) =>
        `选的是${bidder}，不在第一名以外的候选名单里。第一名是${first}；确定第一名，请按“确认第一名”。`,
      holds: '另定的供应商在候选名单里',
    },
  },
  notices: {
    award: {
      title: '{award}结果公告',
      rows: {
        title: '项目名称',
        supplier: '{award}供应商',
        amount: '{award}金额',
        capitals: '金额大写',
        scope: '服务范围和要求',
        start: '服务开始',
        end: '服务结束',
        panel: '评审专家',
        scores: {
          label: '各家报价、得分和名次',
          columns: {
            bidder: { label: '供应商' },
            rank: { label: '名次' },
            price: { label: '报价' },
            total: { label: '得分' },
          },
        },
        points: {
          label: '各家各项得分',
          columns: {
            bidder: { label: '供应商' },
            factor: { label: '评分项' },
            points: { label: '得分' },
            most: { label: '满分' },
          },
        },
        refused: {
          label: '报价偏低、作无效处理的',
          columns: {
            bidder: { label: '供应商' },
            explained: { label: '作过说明', options: { yes: '说明过', no: '没有说明' } },
            against: { label: '认为不能证明' },
            of: { label: '表决人数' },
            grounds: { label: '理由' },
          },
        },
      },
    },
  },
  briefs: {
    award: {
      title: '评审结果',
      rows: {
        supplier: '供应商',
        price: '报价',
        total: '得分',
        ranking: {
          label: '各家名次、报价和得分',
          columns: {
            rank: { label: '名次' },
            bidder: { label: '供应商' },
            price: { label: '报价' },
            total: { label: '得分' },
          },
        },
        refused: {
          label: '报价偏低、作无效处理的',
          columns: {
            bidder: { label: '供应商' },
            explained: { label: '作过说明', options: { yes: '说明过', no: '没有说明' } },
            against: { label: '认为不能证明' },
            of: { label: '表决人数' },
            grounds: { label: '理由' },
          },
        },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
