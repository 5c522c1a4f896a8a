import { day } from '../../engine/say-value.ts';
import type { HeadTexts } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import { methodTerms } from './method-words.ts';
import type * as declared from './purchase.ts';

export const zh = {
  name: '政府购买服务项目',
  begin: '设立项目',
  says: '我们的项目到哪一步了，项目批了没有，项目进展到哪了，预算批下来没有，经费批了没有，合同签了没有，什么时候签合同，什么时候验收，验收的人什么时候来',
  list: {
    says: '查项目，有哪些项目，公开的项目，项目列表，找项目，看项目公告，招标公告，中标公告，成交公告，谁中标了，哪家中标，政府买了什么服务，政府花了多少钱，附近有什么服务，我们社区的服务是谁做的，谁在提供服务，哪些项目可以申报，现在可以投标的项目，最近的招标，街道买了什么服务，服务是哪家在做，哪家机构在做，花了多少财政资金，公示，结果公示，最近的中标结果，养老方面的项目，残疾人方面的项目，孩子方面的项目，这项服务谁在做',
    button: '查项目',
    title: '公开的项目',
    empty: '没有找到公开的项目。换个词，或者写编号试试。',
  },
  actions: {
    createProject: {
      says: '设立项目，新建项目，立项，我要立项，发起采购，发起政府购买服务，我们要购买服务，新的购买项目，开一个项目，提出购买需求，创建项目，想买服务，怎么开始采购，重新采购一次，明年继续购买，搞一个采购项目，启动项目，给老人买服务，想买家政服务，想买上门护理，购买助餐服务，新的采购需求，新增需求',
      label: '设立项目',
      done: '设立了项目，开始征求需求意见',
    },
    withdrawPurchase: { says: '撤回项目', label: '撤回项目', done: '撤回了项目' },
    giveUpTask: { says: '重大变故，采购任务取消，任务取消了', label: '任务取消', done: '因重大变故取消了采购任务' },
    askCarryOver: { says: '申请结转，申请预算结转，钱今年用不完', label: '申请结转', done: '申请把预算结转到下一年' },
    declineCarryOver: { label: '暂不结转', done: '没有同意结转，理由见决定' },
    carryOverBudget: { says: '结转，办理结转，预算结转', label: '批准结转', done: '批准了预算结转' },
    refuseCarryOver: {
      says: '不结转，不予结转，预算收回',
      label: '不予结转',
      done: '因预算失效、不予结转终止了采购',
    },
    recordBounce: {
      says: '登记退票，款被退回，银行退款，退票重付',
      label: '登记退票',
      done: '登记了银行退票，这笔款重新支付',
    },
    cancelPurchase: { says: '取消项目，取消采购，不采购了，项目不做了', label: '取消项目', done: '取消了项目' },
    followRemedy: { label: '执行质疑结果', done: () => '质疑或者投诉成立，按答复或者决定执行' },
    resumeSigning: { label: '恢复签订', done: () => '暂停的原因已经消除，签订期限顺延' },
  },
  ends: {
    completed: { now: '已经结项', still: '服务哪里做得不对，一段时间内还可以从项目页面反映问题。' },
    rejected: { now: '没有通过，项目不再办理', still: '理由写在决定里。改好以后可以重新设立项目。' },
    withdrawn: { now: '已经撤回', still: '以后可以重新设立项目。' },
    cancelled: {
      now: '采购已经取消',
      still:
        '取消的原因见公告。已经向供应商发出以后取消的，供应商可以在七个工作日内提出质疑；其他异议，可以向购买单位提出。',
    },
  },
  rules: {
    'year-to-carry-over': {
      refusal: () => '现在没有需要结转的预算：还没到那一年，或者已经结转，或者已经过了可以结转的一年。',
      holds: '有需要结转的预算',
    },
    'carry-over-not-asked': {
      refusal: () => '结转已经申请，财政部门预算处还没有决定。请等决定，或者联系预算处。',
      holds: '没有等决定的结转申请',
    },
    'carry-over-asked': {
      refusal: () => '购买单位还没有申请结转，或者申请已经决定。请购买单位先按“申请结转”。',
      holds: '购买单位已经申请结转',
    },
    'reservation-lapsed': {
      refusal: () => '预留的预算还没有过期，或者已经结转，合同还可以签，不能按不予结转终止。',
      holds: '预留的预算已经过期，没有结转',
    },
    'carried-one-year': {
      refusal: ({ until, year, last }) =>
        said`填的是可以用到${day(until)}。${year} 年的预算只能结转到下一年，最晚用到${day(last)}；再没用完的算结余，要重新申请预算。请改一下日期。`,
      holds: '只结转到下一年',
    },
    'not-yet-awarded': {
      refusal: () =>
        '{award}结果已经定了，对双方都有约束力，购买单位不能单方取消。供应商放弃的，请它按“放弃{award}”；不签、不能签的，请按“另定下一名”。',
      holds: '{award}结果还没有定',
    },
    'no-tender-running': {
      refusal: () =>
        '采购已经向供应商发出，购买单位不能凭自己的理由取消。确因重大变故不再采购的，请按“任务取消”，附上作出决定的文件；供应商不足等情形，到时候按“{endTender}”。',
      holds: '没有正在进行的采购',
    },
    'tender-was-called': {
      refusal: () => '采购还没有向供应商发出，不用按重大变故办理。不再采购的，请按“取消项目”。',
      holds: '采购已经向供应商发出',
    },
    'is-author': {
      refusal: () => '只有设立项目的人才能撤回。请找他，或者请负责人按“不同意”。',
      holds: '项目由本人设立',
    },
  },
  notices: {
    cancelled: { title: '采购取消公告', rows: { title: '项目名称', reason: '取消原因' } },
  },
  terms: methodTerms,
  forms: {
    'carry-over-request': {
      title: '申请预算结转',
      intro: '财政部门预算处同意以后，下一年才可以用这笔预算签合同、付款。',
      fields: {
        reason: { label: '理由', ask: '这笔预算为什么今年用不完、下一年还要用？至少 10 个字。' },
        proofs: { label: '材料', ask: '有证明材料请发来；没有可以跳过。' },
      },
    },
    'carry-over': {
      title: '批准预算结转',
      intro: '批准以后，这个项目在下一年还可以用这笔预算签合同、付款。不结转的，那一年结束就不能再用。',
      fields: {
        approval: { label: '结转文号', ask: '结转是哪一份文件批准的？请写文号。例如“哈财结转〔2028〕7号”。' },
        until: { label: '可以用到', ask: '结转的预算可以用到哪一天？最晚到下一年的12月31日。例如2028-12-31。' },
        reason: { label: '理由', ask: '为什么要结转？购买单位会看到。' },
      },
    },
    lapse: {
      title: '不予结转，终止采购',
      intro:
        '会发采购取消公告，过期的预算退回，购买单位、中选的组织和监督部门都会收到通知。中选的组织因此受到的损失，可以依法要求赔偿。',
      needs: '不予结转的决定',
      fields: {
        decision: { label: '决定文号', ask: '这是哪一份文件决定的？请写文号。例如“哈财预〔2028〕3号”。' },
        reason: { label: '理由', ask: '为什么不结转？会写进公告，请写清楚，至少 20 个字。' },
        evidence: { label: '决定文件', ask: '请发来决定文件的照片或者 PDF。' },
      },
    },
    'lost-task': {
      title: '因重大变故取消采购任务',
      intro: '会发终止公告，预算退回，已经投标的组织会收到通知；没有打开的投标不再打开。',
      needs: '取消这项任务的文件',
      fields: {
        change: {
          label: '变故',
          ask: '发生了什么变故？',
          options: {
            'withdrawn-above': '上级撤销任务',
            'budget-cut': '预算被调减',
            'plan-changed': '规划政策调整',
            'force-majeure': '不可抗力',
          },
        },
        reason: { label: '说明', ask: '请写事实和经过，会公开。' },
        decision: { label: '文件号', ask: '是哪一份文件决定的？请写文号，会公开。例如“哈民发〔2026〕12号”。' },
        evidence: { label: '文件', ask: '请发这份文件。' },
      },
    },
  },
} satisfies HeadTexts<typeof declared>;
