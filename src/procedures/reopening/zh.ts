import { day, moment, money } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './reopening.ts';

export const zh = {
  name: '结项后核查',
  begin: '结项后核查',
  says: '结项后核查办到哪了，追回的钱退了没有，我们要退多少钱',
  steps: { reopening: '核查', recovery: '退款' },
  positions: {
    'reopening.confirm': { now: '审计机关提出结项后核查，等财政部门或者协调小组秘书同意' },
    'reopening.hear': {
      now: '正在听取服务机构和购买单位的意见，之后作出处理',
      others: '服务机构和购买单位',
    },
    'recovery.owed': { now: '等服务机构把应当退回的款退到国库' },
    'recovery.check': { now: '国库处正在核对退款' },
  },
  actions: {
    reopenPurchase: {
      label: '提出核查',
      done: '提出了结项后核查',
      says: '结项后核查，重启项目核查，审计发现问题要追回，结项以后查出问题',
    },
    confirmReopening: {
      label: '同意核查',
      done: '同意了结项后核查',
      says: '同意结项后核查',
      ask: '请看审计发现和证据。同意以后听取双方意见，再作处理。',
    },
    refuseReopening: { label: '不同意', done: '没有同意核查' },
    withdrawReopening: { label: '撤回', done: '撤回了核查' },
    recuseReopening: { label: '我要回避', done: '回避了这次核查' },
    decideReopening: {
      label: '作出处理',
      done: '作出了核查处理',
      says: '决定追回款项，处理结项后核查',
      ask: '双方的意见都在上面。应当退回的请写明金额和理由；不用退的写明理由。',
    },
    stateOnReopening: {
      label: '陈述意见',
      done: '陈述了意见',
      says: '对核查陈述意见，对审计发现提意见',
    },
    reportRefund: {
      label: '登记退款',
      done: '登记了退款',
      says: '我们退款了，登记退款，款已经退回国库',
      ask: '请按决定把款退到国库，退了以后在这里登记。',
    },
    confirmRefund: {
      label: '确认到账',
      done: '确认退款到账',
      says: '确认退款到账，退款到了',
      ask: '请对照国库的入账核对。确认以后这笔款退回原预算项目，并公告。',
    },
    returnRefund: { label: '没有到账', done: '核对后没有到账，退回服务机构' },
    endRecovery: { label: '不再等退款', done: '决定不再等退款' },
  },
  forms: {
    reopening: {
      title: '结项后核查',
      intro:
        '结项以后的责任期内，审计机关有依据、有证据的，可以提出再核查一次。由财政部门或者协调小组秘书同意，听取双方意见以后处理。',
      needs: '审计发现和证据材料',
      fields: {
        ground: {
          label: '缘由',
          ask: '为什么要再核查？',
          options: {
            untrue: '报告或者材料不实',
            overpaid: '多付了钱',
            'not-delivered': '服务没有做到',
            misused: '经费用错了地方',
            conflict: '有没有说明的利害关系',
            other: '其他审计发现',
          },
        },
        findings: { label: '审计发现', ask: '查到了什么？请写事实和依据，双方会看到。' },
        evidence: { label: '证据', ask: '请把证据发过来。' },
        amount: { label: '建议追回', ask: '建议追回多少元？还说不准可以跳过。例如 12000。' },
      },
    },
    'reopening-statement': {
      title: '陈述意见',
      fields: {
        statement: { label: '意见', ask: '您怎么看这些发现？请写事实和理由。' },
        proofs: { label: '证明材料', ask: '有证明请发过来；没有可以跳过。' },
      },
    },
    'reopening-decision': {
      title: '核查处理',
      fields: {
        outcome: {
          label: '处理',
          ask: '这些款要退回吗？',
          options: { 'claw-back': '退回款项', nothing: '不用退回' },
        },
        amount: { label: '应退金额', ask: '应当退回多少元？例如 12000。' },
        reason: { label: '理由', ask: '请写理由和依据，双方会看到。' },
      },
    },
    'refund-report': {
      title: '登记退款',
      needs: '退款的银行回单',
      fields: {
        amount: { label: '退款金额', ask: '退了多少元？例如 12000。' },
        refundedOn: { label: '退款日期', ask: '哪一天退的？例如 2028-06-20。' },
        proofs: { label: '回单', ask: '请发来银行回单的照片或者 PDF。' },
      },
    },
    'refund-received': {
      title: '确认退款到账',
      fields: {
        amount: { label: '到账金额', ask: '到账多少元？例如 12000。' },
        receivedOn: { label: '到账日期', ask: '哪一天到账的？例如 2028-06-21。' },
        voucher: { label: '凭证号', ask: '国库凭证号是多少？' },
      },
    },
  },
  briefs: {
    reopening: {
      title: '核查',
      rows: {
        supplier: '服务机构',
        ground: '缘由',
        findings: '审计发现',
        amount: '建议追回',
        paid: '一共付了',
        supplierSays: '服务机构的意见',
        buyerSays: '购买单位的意见',
      },
    },
    refund: {
      title: '退款',
      rows: {
        supplier: '服务机构',
        owed: '应当退回',
        received: '已经到账',
        left: '还差',
        reason: '理由',
        amount: '登记的退款',
        refundedOn: '登记的日期',
      },
    },
  },
  notices: {
    refund: {
      title: '追回款项公告',
      rows: {
        title: '项目名称',
        supplier: '服务机构（承接主体）',
        number: '期次',
        name: '款项名称',
        amount: '退回金额',
        receivedOn: '到账日期',
        voucher: '凭证号',
      },
    },
  },
  ends: {
    completed: {
      now: '核查已经办结，项目重新关闭',
      still: '决定和退款写在上面。不服的，六十日内可以申请行政复议，六个月内可以起诉。',
    },
    rejected: { now: '没有同意核查，项目不变', still: '有新的证据，责任期内还可以再提。' },
    withdrawn: { now: '核查已经撤回，项目不变', still: '责任期内还可以再提。' },
    cancelled: { now: '款没有退齐，不再等了', still: '没有退的部分由财政部门依法另行追缴。' },
  },
  rules: {
    'within-liability': {
      refusal: ({ months, last }) =>
        said`责任期是结项以后 ${months} 个月，到${day(last)}为止，现在过了。违法违纪的线索请移送纪检监察机关。`,
      holds: '还在责任期内',
    },
    'reopened-once': {
      refusal: ({ number }) => `这个项目正在核查（${number}），请在那里补充发现。`,
      holds: '没有正在办的核查',
    },
    'own-reopening': { refusal: () => '这次核查不是您提出的，请提出的人来撤回。', holds: '由提出的人撤回' },
    'decided-elsewhere': {
      refusal: () => '您在购买单位，不能决定对本单位项目的核查。请由协调小组秘书或者财政部门的其他人来办。',
      holds: '不是购买单位的人',
    },
    'parties-heard': {
      refusal: ({ until }) => said`服务机构和购买单位可以陈述意见到${moment(until)}，之后才能作出处理。`,
      holds: '双方陈述意见的时间已过',
    },
    'clawed-within-paid': {
      refusal: ({ amount, paid }) =>
        said`您写的是${money(amount)}，这份合同付了、没有退回的一共${money(paid)}。请改到不超过这个数。`,
      holds: '不超过付出去的款',
    },
    'refund-within-owed': {
      refusal: ({ amount, left }) => said`您写的是${money(amount)}，还要退的是${money(left)}。请核对金额。`,
      holds: '不超过应当退回的款',
    },
    'refunded-by-now': {
      refusal: ({ on, from }) => said`退款日期填的是${day(on)}。请填作出决定（${day(from)}）以后、今天以前的那一天。`,
      holds: '决定以后退的',
    },
    'received-by-now': {
      refusal: ({ on, from }) => said`到账日期填的是${day(on)}。请填作出决定（${day(from)}）以后、今天以前的那一天。`,
      holds: '决定以后到账的',
    },
    'refund-overdue': {
      refusal: ({ until }) => said`服务机构可以退款到${day(until)}，过了还没有退齐的，才能不再等。`,
      holds: '退款期限已过',
    },
  },
} satisfies TextsOf<typeof declared>;
