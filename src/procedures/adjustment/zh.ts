import { money } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './adjustment.ts';

export const zh = {
  name: '预算调整',
  begin: '调整预算',
  says: '我的预算调整，调整办到哪了',
  steps: { adjusting: '预算调整' },
  positions: { 'adjusting.confirm': { now: '等财政部门另一人确认预算调整' } },
  actions: {
    proposeAdjustment: {
      says: '调整预算，预算调增，预算调减，追加预算，压减预算，追减预算指标，给单位加预算，追加经费，砍预算，削减预算项目，给一个部门加钱',
      label: '提出调整',
      done: '提出了预算调整',
    },
    confirmAdjustment: {
      label: '确认调整',
      done: '确认了预算调整',
      says: '确认预算调整',
      ask: '请对照批准文件核对。确认以后预算项目马上按这个数调整。',
    },
    refuseAdjustment: { label: '不同意', done: '没有同意这次调整' },
    withdrawAdjustment: { label: '撤回', done: '撤回了调整' },
  },
  forms: {
    adjustment: {
      title: '调整预算',
      intro:
        '按批准文件调增或者调减一个预算项目，由财政部门另一人确认后生效，用这笔预算的单位会收到通知。已经预留、承付、支付的钱不能调减。',
      fields: {
        line: { label: '预算项目', ask: '调整哪个预算项目？可以写单位或者项目的名称来找。' },
        direction: { label: '调增还是调减', ask: '调增还是调减？', options: { raise: '调增', cut: '调减' } },
        amount: { label: '金额', ask: '调整多少元？例如 200000。' },
        document: { label: '批准文件', ask: '依据哪个文件？例如“哈财预〔2027〕45号”。' },
        decidedOn: { label: '批准日期', ask: '文件是哪一天的？例如 2027-06-15。' },
        reason: { label: '原因', ask: '为什么调整？用这笔预算的单位会看到。' },
        evidence: { label: '文件', ask: '请把批准文件发过来。' },
      },
    },
  },
  briefs: {
    adjustment: {
      title: '预算调整',
      rows: {
        line: '预算项目',
        direction: '调增还是调减',
        amount: '金额',
        limit: '现在的预算',
        after: '调整以后',
        left: '调整以后还可以用',
        document: '批准文件',
        decidedOn: '批准日期',
        reason: '原因',
      },
    },
  },
  ends: {
    completed: { now: '预算已经调整', still: '在网页办事台的“预算”里可以看到这个预算项目。' },
    rejected: { now: '没有同意调整，预算不变', still: '依据补齐以后可以重新提出。' },
    withdrawn: { now: '调整已经撤回，预算不变', still: '还需要的话可以重新提出。' },
  },
  rules: {
    'adjusted-year-open': {
      refusal: ({ year, now }) =>
        `这是${year}年的预算，现在是${now}年。过了的年度不再调整，请选${now}年或以后的预算项目。`,
      holds: '预算年度还没有过',
    },
    'cut-within-left': {
      refusal: ({ amount, left, reserved, committed, paid }) =>
        said`您要调减${money(amount)}，这个预算项目只有${money(left)}没有用：已经预留${money(reserved)}，承付${money(committed)}，支付${money(paid)}。签了的合同要付，不能调减；还没有定标的项目，可以请购买单位负责人按文件终止采购，预留退回以后再调减。`,
      holds: '调减的是没有用的预算',
    },
    'own-proposal': { refusal: () => '这次调整不是您提出的。不同意的话请选“不同意”。', holds: '由提出的人撤回' },
  },
} satisfies TextsOf<typeof declared>;
