import { day, listed, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
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
    followAppeal: { label: '执行复核', done: () => '申诉复核撤销了验收结论，重新验收' },
    handOver: {
      says: '登记服务对象的去向，服务对象交接，移交服务对象',
      label: '登记去向',
      done: '登记了服务对象的去向',
      ask: '服务提前结束了。请登记每位服务对象接下来由谁服务。',
    },
  },
  forms: {
    bounce: {
      title: '登记退票',
      intro: '退回的钱转回合同占用，支付公告随之更正；服务机构核对账户后重新申请，再按原来的程序核验、审批、支付。',
      needs: '银行的退票凭证',
      fields: {
        transfer: { label: '退回的付款', ask: '银行退回的是哪一笔付款？' },
        returnedOn: { label: '退回日期', ask: '哪一天退回来的？例如 2027-03-22。' },
        reason: { label: '退回原因', ask: '银行为什么退回？服务机构会看到。例如“户名与账号不符”。' },
        evidence: { label: '退票凭证', ask: '请发来银行退票凭证的照片或者 PDF。' },
      },
    },
    'hand-over': {
      title: '服务对象的去向',
      intro: '服务提前结束的，每位服务对象接下来怎样安排都登记了，才能结项。请只写人数，不要写姓名。',
      fields: {
        served: { label: '服务人数', ask: '结束时一共有多少位服务对象？例如 320。' },
        follows: {
          label: '去向',
          ask: '各有多少人、接下来由谁服务？例如：300；另一家机构；暖心社工服务中心',
          columns: {
            users: { label: '人数' },
            by: {
              label: '由谁服务',
              options: {
                supplier: '另一家机构',
                buyer: '购买单位自己',
                family: '家人照料',
                elsewhere: '迁出或住院',
                unwanted: '本人不再需要',
              },
            },
            with: { label: '接续的单位或说明' },
          },
        },
        records: { label: '交接记录', ask: '有交接记录请发来；没有可以跳过。' },
      },
    },
  },
  rules: {
    'something-paid': {
      refusal: () => '这份合同还没有付过款，或者付出去的都已经登记退回，没有可以退的。',
      holds: '有已经支付的款项',
    },
    'transfer-arrived': {
      refusal: () => '这一笔不是这份合同已经支付的款项，或者已经登记过退回。请从列出的付款里选。',
      holds: '是已经支付、没有登记过退回的款项',
    },
    'returned-after-paid': {
      refusal: ({ returnedOn, paidOn }) =>
        said`退回日期填的是${day(returnedOn)}，这笔款是${day(paidOn)}付的。请填支付以后、今天以前实际退回的那一天。`,
      holds: '支付以后才退回',
    },
    'transfers-settled': {
      refusal: ({ from }) => said`最近一笔付款银行还可能退回，${day(from)}起可以结项。`,
      holds: '付出去的款银行不会再退回',
    },
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
    'appeal-days-over': {
      refusal: ({ until }) => said`服务机构对验收结论可以申诉到${day(until)}，期满以后再结项。`,
      holds: '申诉期已满，或者验收合格',
    },
    'no-appeal-open': {
      refusal: ({ number }) => `服务机构对验收结论提出了申诉（${number}），有结果以后再结项。`,
      holds: '没有正在复核的申诉',
    },
    'ended-before-time': {
      refusal: () => '服务是按合同期结束的，不用登记去向。',
      holds: '服务提前结束',
    },
    'not-handed-over': {
      refusal: () => '服务对象的去向已经登记了，不用再登记。',
      holds: '去向还没有登记',
    },
    'everyone-followed': {
      refusal: ({ served, followed }) =>
        `服务对象一共 ${served} 人，登记去向的是 ${followed} 人。每个人都要有去向，也不能重复，请改到相等。`,
      holds: '每位服务对象都有去向',
    },
    'users-handed-over': {
      refusal: () => '服务提前结束了，服务对象的去向还没有登记。请购买单位按“登记去向”，登记以后就可以结项。',
      holds: '服务对象都有去向',
    },
  },
  notices: {
    bounced: {
      title: '付款退回更正公告',
      rows: {
        title: '项目名称',
        supplier: '服务机构（承接主体）',
        number: '期次',
        name: '款项名称',
        amount: '退回金额',
        returnedOn: '退回日期',
        voucher: '原凭证号',
      },
    },
  },
  briefs: {
    settlement: {
      title: '结算',
      rows: { price: '合同金额', paid: '已付', rest: '没用完、要退回科目的' },
    },
  },
} satisfies TextsOf<typeof declared>;
