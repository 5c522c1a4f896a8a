import { day, moment } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './bidding.ts';

export const hours = {
  '09:00': '09:00',
  '09:30': '09:30',
  '10:00': '10:00',
  '14:00': '14:00',
  '14:30': '14:30',
  '16:00': '16:00',
  '17:00': '17:00',
} as const;

export const zh = {
  steps: { bidding: '项目申报（投标）' },
  positions: {
    'bidding.open': { now: '接受投标到截止时间为止；{opening}以前，谁都看不到内容', others: '供应商' },
    'bidding.failed': { now: '这次采购没有成功，等购买单位决定下一步' },
  },
  actions: {
    openBids: {
      says: '开标，开启投标，到时间开标了，打开标书',
      label: '{opening}',
      done: '{opened}',
      ask: '投标已经截止，现在{openBids}吗？',
    },
    extendDeadline: {
      says: '延长投标截止时间，延期开标，截止时间往后推，推迟截止',
      label: '延长截止',
      done: '延长了截止时间',
    },
    clarifyTender: { says: '澄清招标文件，修改采购文件', label: '澄清修改', done: '澄清了采购文件' },
    stopTender: { says: '招标文件有错，停止采购更正文件，重新公告', label: '停止更正', done: '停止采购，更正采购文件' },
    declareFailed: { says: '终止采购，废标，流标', label: '{endTender}', done: '终止了这次采购' },
    restartTender: {
      says: '重新招标，再招一次',
      label: '重新采购',
      done: '重新开始采购',
      ask: '要重新采购吗？重新编采购文件就可以再发公告。',
    },
  },
  forms: {
    extension: {
      title: '延长截止时间',
      intro: '会发更正公告，并告诉已经投标的组织。',
      fields: {
        closing: { label: '新的截止日期', ask: '延到哪一天？例如 2027-01-15。' },
        hour: { label: '截止时间', ask: '当天几点截止？', options: hours },
        reason: { label: '理由', ask: '为什么延长？会公开。' },
      },
    },
    clarification: {
      title: '澄清或修改采购文件',
      intro: '会发更正公告，并告诉已经投标的组织；不公开是谁提问的。',
      fields: {
        question: { label: '问题', ask: '供应商问了什么？请不要写是谁问的；不是因为提问的，可以跳过。' },
        answer: { label: '澄清内容', ask: '怎么答复，或者改了什么？' },
        affects: {
          label: '影响编制',
          ask: '会不会影响供应商编制{response}？会的话，剩下的时间不够规定天数就自动顺延。',
          options: { yes: '会影响', no: '不影响' },
        },
        documents: { label: '附件', ask: '有修改后的文件，请发来；没有可以跳过。' },
      },
    },
    'stopped-tender': {
      title: '停止采购，更正采购文件',
      intro:
        '采购文件违法，或者照它办不成，才这样做。会发更正公告；已交的投标不再打开，文件改好、审过以后重新公告，时间重新计算。小的问题请用“澄清修改”。',
      fields: {
        part: {
          label: '要改的内容',
          ask: '采购文件哪一部分有问题？',
          options: {
            conditions: '供应商资格条件',
            factors: '评审因素和标准',
            ceiling: '最高限价',
            need: '需求和服务标准',
            terms: '付款和合同条款',
          },
        },
        defect: { label: '问题', ask: '有什么问题？请写哪一条、违反什么或者为什么办不成，会公开。' },
      },
    },
    'failed-tender': {
      title: '{endTender}',
      intro: '会发终止公告，已经投标的组织会收到通知。',
      fields: {
        cause: {
          label: '原因',
          ask: '因为什么终止？',
          options: { 'too-few': '供应商不足', irregular: '影响公正的情形', 'major-change': '重大变故，任务取消' },
        },
        ground: {
          label: '原因',
          ask: '因为什么终止？',
          options: { 'too-few': '供应商不足', irregular: '影响公正的情形', 'over-budget': '报价都超过预算' },
        },
        reason: { label: '说明', ask: '请写具体情况，会公开。' },
        evidence: { label: '证据', ask: '请发证明这一情形的材料。' },
      },
    },
  },
  rules: {
    'corrected-as-challenged': {
      refusal: ({ number }) =>
        `质疑 ${number} 成立，答复说要改采购文件，现在还没有改。请先按“澄清修改”发出更正，再开启。`,
      holds: '该更正的采购文件已经更正',
    },
    'bidding-closed': {
      refusal: ({ closing }) => said`投标到${moment(closing)}截止，截止前谁都不能{opening}。到时候再来。`,
      holds: '投标已经截止',
    },
    'bidding-not-closed': {
      refusal: ({ closing }) => said`投标在${moment(closing)}已经截止，采购文件不能再改。`,
      holds: '投标还没有截止',
    },
    'enough-bids': {
      refusal: ({ bids, least }) =>
        `到截止时间收到 ${bids} 份，至少要 ${least} 份才能继续。可以延长截止时间，或者由负责人终止后重新采购。`,
      holds: '投标的份数够继续',
    },
    'many-bids': {
      refusal: ({ bids, least }) => `收到 ${bids} 份，不到通常要求的 ${least} 份；购买服务的磋商，有 2 家可以继续。`,
      holds: '投标的份数达到通常要求',
    },
    'extension-fair': {
      refusal: ({ bids }) => `投标已经截止，收到 ${bids} 份，够继续了，不能再延长。请{opening}。`,
      holds: '可以延长截止时间',
    },
    'later-closing': {
      refusal: ({ closing }) => said`新的截止日期填的是${day(closing)}，应当晚于现在的截止时间。请改晚一些。`,
      holds: '新的截止时间晚于原来的',
    },
    'new-closing-on-workday': {
      refusal: ({ closing }) => said`${day(closing)}不是工作日，没有人{opening}。请选一个工作日。`,
      holds: '新的截止日期是工作日',
    },
    'too-few-is-true': {
      refusal: ({ bids }) => `收到 ${bids} 份，够继续，不能说供应商不足。有别的原因请选别的；没有的话，请{opening}。`,
      holds: '终止的原因与份数相符',
    },
  },
  notices: {
    correction: {
      title: '更正公告',
      rows: {
        part: '停止采购，要更正的内容',
        defect: '问题（更正后重新公告）',
        reason: '更正理由',
        question: '问题',
        answer: '澄清或修改内容',
        closing: '新的截止日期',
        hour: '截止时间',
      },
    },
    failed: {
      title: '终止公告',
      rows: {
        ground: {
          label: '终止原因',
          options: {
            'too-few': '供应商不足',
            irregular: '影响公正的情形',
            'over-budget': '报价都超过预算',
            'document-defect': '采购文件有缺陷',
            'too-few-valid': '有效投标不足',
            other: '其他',
            'no-candidate': '没有可以确定的供应商',
            'major-change': '重大变故，任务取消',
          },
        },
        reason: '具体情况',
        decision: '取消任务的文件',
        bids: '收到份数',
        bidders: '投标家数',
        qualified: '资格合格家数',
      },
    },
  },
  briefs: {
    opening: {
      title: '{opening}以前',
      rows: { bids: '收到的投标', ceiling: '预算（最高限价以采购文件为准）', closing: '截止日期', hour: '截止时间' },
    },
  },
} satisfies TextsOf<typeof declared>;
