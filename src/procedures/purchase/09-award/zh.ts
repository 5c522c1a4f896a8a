import { moment } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { refusedPriceWords } from '../price-words.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './award.ts';
import type * as paper from './award-letter.ts';

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
    letFirstStand: {
      label: '第一名生效',
      done: ({ buyer }) => `${buyer}在规定时间内没有确定，依规定以排名第一的为{award}供应商`,
    },
    returnReport: { label: '退回报告', done: '退回了{report}' },
    abandonAward: { label: '{endTender}', done: '终止了采购' },
    recuseAward: { label: '我要回避', done: '回避了供应商的确认' },
    publishAward: {
      says: '发布中标公告，公布中标结果，通知中标单位，发中标通知书',
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
        evidence: { label: '证据', ask: '请发证明的材料。' },
      },
    },
    abandonment: {
      title: '{endTender}',
      intro: '只有法定的情形可以终止；会发公告，并告诉采购监管处和纪检监察机关。',
      fields: {
        ground: {
          label: '情形',
          ask: '属于哪一种？',
          options: {
            'no-candidate': '没有可以确定的供应商',
            irregular: '影响公正的情形',
            'major-change': '重大变故，任务取消',
          },
        },
        reason: { label: '理由', ask: '理由是什么？会公开。' },
        evidence: { label: '证据', ask: '请发证明的材料。' },
      },
    },
    'next-award': {
      title: '另定下一名',
      intro: '会告诉原来的供应商、采购监管处和纪检监察机关，记录在案；没有下一名的，采购终止。',
      fields: {
        ground: {
          label: '情形',
          ask: '原来的供应商怎么了？',
          options: { silent: '期满不签', refuses: '拒绝签订', 'cannot-supply': '已不能承接' },
        },
        reason: { label: '说明', ask: '请写事实和经过。' },
        evidence: { label: '证据', ask: '请发催告的记录，或者其他证明材料。' },
      },
    },
    'remedy-order': {
      title: '质疑处理',
      fields: {
        follows: {
          label: '处理',
          ask: '怎样处理？',
          options: { next: '另定下一名', restart: '重新采购', void: '撤销合同', reevaluate: '重新评审' },
        },
        number: { label: '质疑编号', ask: '质疑的编号？' },
        reason: { label: '理由', ask: '理由？' },
        supplier: { label: '原供应商', ask: '原来定的是哪一家？' },
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
    'first-may-supply': {
      refusal: (values) =>
        said`第一名${String(values.supplier)}${barWords.zh(values)}，今天不能承接。请按“确定别家”确定下一名；没有下一名的，请{endTender}。`,
      holds: '第一名可以承接',
    },
    'award-term-over': {
      refusal: ({ until }) => said`购买单位可以在${moment(until)}前确定，之前不能视同第一名生效。`,
      holds: '确定的时间已过',
    },
    'next-in-order': {
      refusal: ({ bidder, next }) =>
        `选的是${bidder}，应当按名次顺序确定。${next ? `下一名是${next}，请选它。` : '没有可以确定的供应商了，请{endTender}。'}`,
      holds: '按名次顺序确定',
    },
    'no-candidate-is-true': {
      refusal: ({ bidder }) => `${bidder}还可以确定，不能说没有供应商。请确定它，或者选别的情形。`,
      holds: '终止的情形属实',
    },
    'next-is-due': {
      refusal: ({ bidder, ground, until }) =>
        ground === 'silent'
          ? said`${String(bidder)}还可以签${until === '' ? '' : said`，期限到${moment(until)}`}；购买单位拟好合同、期满它仍不签的，才能另定下一名。`
          : `${bidder}的登记有效，可以承接，不能以此为由另定。请写实际的情形。`,
      holds: '另定的情形属实',
    },
    'other-than-first': {
      refusal: ({ bidder, first }) =>
        `选的是${bidder}，不在第一名以外的候选名单里。第一名是${first}；确定第一名，请按“确认第一名”。`,
      holds: '另定的供应商在候选名单里',
    },
  },
  papers: {
    'award-letter': {
      title: '{award}通知书',
      opening: '经评审，贵单位为下面项目的{award}供应商，特此通知。',
      rows: {
        title: '项目名称',
        number: '项目编号',
        supplier: '{award}供应商',
        amount: '{award}金额',
        capitals: '金额大写',
        scope: '服务范围和要求',
        start: '服务开始',
        end: '服务结束',
      },
      closing:
        '请自本通知书发出之日起三十日内，按照采购文件确定的事项签订合同。本通知书对双方都有法律效力：改变结果或者放弃的，依法承担责任（《政府采购法》第四十六条）。',
      note: '注：本通知书在发布结果公告时发出（《政府采购法实施条例》第四十三条）。需要纸质的，盖章后送达。',
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
        refused: refusedPriceWords.zh,
        seed: '抽取种子',
        lots: {
          label: '专家抽取顺序',
          columns: { mark: { label: '专家代号' }, lot: { label: '签号' } },
        },
        drawn: '抽取家数',
        poolSeed: '邀请的抽取种子',
        poolLots: {
          label: '邀请的抽取顺序，前几家受邀',
          columns: { mark: { label: '信用代码' }, lot: { label: '签号' } },
        },
        challengeUntil: '质疑到',
        challengeTo: '向谁质疑',
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
        refused: refusedPriceWords.zh,
      },
    },
  },
} satisfies TextsOf<typeof declared & typeof paper>;
