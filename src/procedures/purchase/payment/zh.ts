import { day, listed, moment, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './payment.ts';

const holding = { finance_treasury: '财政国库', audit: '审计机关', supervision: '纪检监察机关' } as const;
const holders = { supplier: '服务机构', buyer: '购买单位' } as const;

export const zh = {
  name: '付款',
  begin: '申请付款',
  says: '钱什么时候到账，款什么时候付，什么时候给钱，付款到哪一步了，还没付款，没收到钱，尾款什么时候给，钱怎么还没到，催付款，要钱，结算，欠我们的钱，拖欠，拖着不付，什么时候打款，到账没有',
  steps: { request: '申请', certify: '核验', approve: '审批', pay: '支付' },
  positions: {
    'request.due': { now: '等服务机构申请付款' },
    'request.correct': { now: '等服务机构补正付款申请' },
    'request.hearing': { now: '购买单位提出这笔款不再支付，正在听取服务机构意见', others: '服务机构' },
    'certify.review': { now: '购买单位经办人正在核验' },
    'approve.review': { now: '购买单位负责人正在审批' },
    'pay.treasury': { now: '财政国库正在支付' },
    'pay.held': { now: '这笔款暂缓支付' },
  },
  actions: {
    openPayment: { label: '定付款', done: () => '按合同定了这一期付款' },
    requestPayment: {
      says: '申请付款，申请拨款，请款，开票付款，交发票，提交发票，申请尾款，申请这一期的钱，发票开好了，发票交到哪里，上传发票',
      label: '申请付款',
      done: '申请了付款',
      ask: '这一期款到了约定的日子，请申请付款。',
    },
    cancelPayment: { label: '提出不付', done: '提出这一期不再支付，等服务机构陈述意见，由财政国库决定' },
    moveInstalment: { label: '改日期', done: () => '合同变更了，这一期的付款日期跟着改了' },
    annulPayment: { label: '不再支付', done: () => '验收不合格，这一期不再支付' },
    correctPayment: { label: '补正申请', done: '补正了付款申请', ask: '付款申请要补正，改好再交。' },
    certifyMilestone: {
      says: '核验付款，审核付款申请',
      label: '核验通过',
      done: '核验了约定的服务已经完成',
      ask: '这一期约定的服务做到了吗？做到了就核验通过。',
    },
    returnPayment: { label: '退回补正', done: '退回了付款申请，请补正' },
    recuseCertifying: { label: '我要回避', done: '回避了付款核验' },
    approvePayment: {
      says: '批准付款，同意付款',
      label: '批准付款',
      done: '批准了付款',
      ask: '经办人已经核验。批准付款吗？',
    },
    rejectPayment: { label: '不同意', done: '不同意付款，等服务机构陈述意见，由财政国库决定' },
    recuseApproving: { label: '我要回避', done: '回避了付款审批' },
    pay: {
      says: '登记支付，登记打款，录入支付凭证',
      label: '登记支付',
      done: '支付了款项',
      ask: '单位已经批准，请支付并登记凭证。',
    },
    holdPayment: { says: '暂缓支付，先不付款', label: '暂缓支付', done: '暂缓了支付' },
    bouncePayment: { label: '银行退回', done: '登记了银行退款，请核对账户' },
    recusePaying: { label: '我要回避', done: '回避了支付' },
    releasePayment: { label: '恢复支付', done: '恢复了支付', ask: '暂缓的原因消除了吗？消除了就恢复支付。' },
    rejectHeldPayment: { label: '提出不付', done: '提出暂缓的这笔款不再支付，等服务机构陈述意见，由财政国库决定' },
    objectEnding: {
      says: '不同意取消付款，对不付款有异议，要求照付',
      label: '陈述意见',
      done: '对不再支付陈述了意见',
    },
    agreeEnding: { label: '同意不付', done: '同意这一期不再支付' },
    confirmEnding: {
      says: '确认不再支付',
      label: '确认不付',
      done: '确认这一期不再支付',
      ask: '购买单位提出这笔款不再支付。陈述期满后请决定：不付，还是照付？',
    },
    refuseEnding: { label: '照付', done: '决定这一期照付' },
  },
  forms: {
    instalment: {
      title: '合同约定',
      fields: {
        number: { label: '期次', ask: '第几期？' },
        name: { label: '名称', ask: '叫什么？' },
        amount: { label: '金额', ask: '多少钱？' },
        on: { label: '约定日期', ask: '约定哪一天？' },
        line: { label: '预算科目', ask: '哪个科目？' },
        after: {
          label: '条件',
          ask: '什么条件？',
          options: {
            signature: '签订合同后',
            report: '报告通过后',
            midterm: '中期检查后',
            acceptance: '验收合格后',
          },
        },
        bounced: { label: '退回的付款', ask: '银行退回的是哪一笔？' },
        invoice: { label: '原发票号码', ask: '那一笔用的是哪张发票？' },
      },
    },
    'payment-request': {
      title: '付款申请',
      needs: '发票、这一期的证明材料',
      fields: {
        amount: { label: '申请金额', ask: '申请多少元？不超过这一期约定的金额，例如 230000。' },
        invoice: { label: '发票号码', ask: '发票号码是什么？8 位，数电票 20 位，例如 26232000000071738888。' },
        invoiceDate: { label: '开票日期', ask: '哪天开的票？例如 2027-03-05。' },
        account: { label: '收款账号', ask: '收款账号是什么？8 到 30 位数字，应当是登记的那个账号。' },
        documents: { label: '附件', ask: '请上传发票和证明材料，至少一份。' },
        note: { label: '备注', ask: '有要说明的吗？没有可以跳过。' },
      },
    },
    'ending-objection': {
      title: '陈述意见',
      intro: '购买单位不能自己决定不付；财政国库看了双方的意见再决定。',
      fields: {
        objection: { label: '意见', ask: '为什么应当照付？请写事实和依据。' },
        proofs: { label: '材料', ask: '有证明材料请发来；没有可以跳过。' },
      },
    },
    voucher: {
      title: '登记支付',
      fields: {
        voucher: { label: '凭证号', ask: '支付凭证号是什么？' },
        paidOn: { label: '支付日期', ask: '哪天付的？例如 2027-03-20。' },
        carryOver: {
          label: '结转批准文号',
          ask: '用的是以前年度的预算，批准结转的文号是什么？例如 哈财结转〔2028〕7号。',
        },
      },
    },
    'payment-hold': {
      title: '暂缓支付',
      intro: '支付期限照算；原因会告诉服务机构。换人、内部流程、没有约定的审计不能作为理由。',
      fields: {
        ground: {
          label: '原因',
          ask: '因为什么暂缓？',
          options: {
            'report-late': '进展报告拖期',
            'inspection-open': '检查问题未改',
            'complaint-open': '反映正在处理',
            'account-in-doubt': '账户有疑问',
            other: '其他',
          },
        },
        reason: { label: '说明', ask: '请写具体情况，怎样才能恢复。' },
      },
    },
  },
  ends: {
    completed: { now: '已经支付' },
    rejected: { now: '没有同意支付', still: '理由写在决定里。有异议的，可以按合同约定的办法提出。' },
    cancelled: { now: '这一期不再支付', still: '有异议的，可以按合同约定的办法提出。' },
  },
  rules: {
    'accepted-by-another': {
      refusal: () => '这项服务是您参与验收的，它的付款不能再由您来办。请由没有参与验收的同事来办。',
      holds: '办理付款的人没有参与验收',
    },
    'checked-by-another': {
      refusal: () => '这一期所依据的检查只有您自己的，付款不能再由您来办。请由同事来办，或者请民政等部门另作一次检查。',
      holds: '付款依据的检查不是办理人自己作的',
    },
    'contract-published': {
      refusal: () => '合同还没有签订并公告，不能付款。公告以后再申请。',
      holds: '合同已经公告',
    },
    'instalment-reached': {
      refusal: ({ on }) => said`这一期约定在${day(on)}，到那天就可以申请。`,
      holds: '到了约定的日子',
    },
    'milestone-met': {
      refusal: ({ reports, dropped, holder }) => {
        if (dropped !== undefined) {
          return `第 ${listed(dropped, '、')} 期报告因服务提前结束不再提交，这一期要等验收合格以后付。`;
        }
        return reports === undefined
          ? '这一期要等中期检查以后付，由没有参与采购的人检查，没有发现严重问题、以后也没有严重事件的才算。现在还没有这样的检查记录。'
          : `这一期要等第 ${listed(reports, '、')} 期报告通过以后付，现在在${words(holder, holders, '、')}手里。`;
      },
      holds: '合同约定的付款条件已经达到',
    },
    'final-needs-acceptance': {
      refusal: () => '最后一期要等验收合格以后付。验收书出来就可以申请。',
      holds: '不是最后一期，或者已经验收合格',
    },
    'within-instalment': {
      refusal: ({ amount, most }) => said`申请的是 ${money(amount)}，这一期最多 ${money(most)}。请改一下金额。`,
      holds: '金额不超过这一期约定的',
    },
    'invoice-under-contract': {
      refusal: ({ invoiceDate, from }) =>
        said`开票日期填的是${day(invoiceDate)}，合同到${day(from)}才订立。请核对发票。`,
      holds: '发票在合同订立以后开具',
    },
    'paid-after-approval': {
      refusal: ({ paidOn, from }) =>
        said`支付日期填的是${day(paidOn)}，这笔款到${day(from)}才批准。请填实际支付的那一天。`,
      holds: '批准以后才支付',
    },
    'voucher-used-once': {
      refusal: ({ voucher, number }) => `凭证号 ${voucher} 在 ${number} 里登记过了。请核对，是不是同一笔付款。`,
      holds: '凭证没有重复登记',
    },
    'paid-from-open-year': {
      refusal: ({ granted, early }) =>
        early === undefined
          ? `这笔款用的是 ${granted} 年的预算，那一年已经结束，没有批准结转的不能支付。请购买单位在项目里按“申请结转”，财政部门预算处按“批准结转”以后再支付。`
          : `这笔款用的是 ${granted} 年的预算，到那一年才能支付。请等到那时，或者改用当年的预算。`,
      holds: '用的是当年的预算，或者已经批准结转',
    },
    'account-settled': {
      refusal: ({ until, hours }) =>
        said`服务机构的收款账号刚变更，${String(hours)} 小时以后才能付款，到${moment(until)}为止。请先向服务机构核实是不是他们改的。`,
      holds: '收款账号没有在一天之内变更过',
    },
    'held-by-them': {
      refusal: ({ holder }) =>
        `这笔款是${words(holder, holding, '、')}暂缓的，由他们或者上级恢复。您可以把情况告诉他们。`,
      holds: '由暂缓的部门或者上级恢复',
    },
    'hearing-over': {
      refusal: ({ until }) => said`服务机构可以陈述意见到${moment(until)}，到时候再决定。现在就可以决定照付。`,
      holds: '服务机构的陈述期已满',
    },
    'within-contract': {
      refusal: ({ total, price }) => said`连同以前的一共 ${money(total)}，合同总价是 ${money(price)}。请减少金额。`,
      holds: '累计不超过合同总价',
    },
    'within-commitment': {
      refusal: ({ total, committed }) =>
        said`这个科目上累计 ${money(total)}，合同占用的是 ${money(committed)}。请减少金额。`,
      holds: '累计不超过科目上的合同额度',
    },
    'invoice-used-once': {
      refusal: ({ invoice, number }) =>
        `发票 ${invoice} 在 ${number} 里用过了，一张发票只能用一次。请换一张；旧版发票号码会相同，请把发票代码写在号码前面。`,
      holds: '发票没有重复使用',
    },
    'invoice-by-now': {
      refusal: ({ invoiceDate }) => said`开票日期填的是${day(invoiceDate)}，还没有到。请核对发票。`,
      holds: '发票已经开具',
    },
    'account-on-file': {
      refusal: ({ ending }) =>
        `尾号 ${ending} 的账号不是登记的收款账号。请用登记的账号；账号换了，先更新登记信息，核验以后再申请。`,
      holds: '收款账号与登记的一致',
    },
    'paid-by-now': {
      refusal: ({ paidOn }) => said`支付日期填的是${day(paidOn)}，还没有到。请填实际支付的那一天。`,
      holds: '款项已经支付',
    },
  },
  notices: {
    payment: {
      title: '资金拨付公告',
      rows: {
        title: '项目名称',
        supplier: '服务机构（承接主体）',
        number: '期次',
        name: '款项名称',
        amount: '支付金额',
        paidOn: '支付日期',
        voucher: '凭证号',
      },
    },
  },
  briefs: {
    ending: {
      title: '提出不再支付的款',
      rows: {
        supplier: '服务机构',
        number: '第几期',
        name: '款项',
        rest: '不再支付的金额',
        reason: '购买单位的理由',
        objection: '服务机构的意见',
      },
    },
    payment: {
      title: '要付的款',
      rows: {
        amount: '付款金额',
        supplier: '收款单位',
        account: '收款账号',
        number: '第几期',
        name: '款项',
        invoice: '发票号码',
        price: '合同金额',
        paid: '已付',
        rest: '这次以后还剩',
        payableBy: '最迟付款日',
        interest: '逾期利息（算到今天）',
        note: '备注',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
