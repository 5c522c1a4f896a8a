import { day, listed, moment, money, period } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { continuityWords } from '../01-setup/zh.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './management.ts';

export const zh = {
  steps: { management: '项目管理' },
  positions: {
    'management.run': { now: '正在按合同提供服务' },
    'management.ending': { now: '有一方提出提前终止合同，正在听取另一方意见', others: '合同另一方' },
    'management.fund': { now: '合同要追加服务，预算部门正在审核资金' },
    'management.grant': { now: '合同要追加服务，等预算部门负责人审定资金' },
    'management.changing': { now: '合同变更等双方签署，服务照常进行' },
    'management.contested': { now: '双方对中止服务意见不一致，等协调小组秘书决定' },
    'management.paused': { now: '已定中止服务，期满自动恢复' },
  },
  actions: {
    requestAcceptance: {
      says: '申请验收，可以验收了',
      label: '申请验收',
      done: '申请了验收',
      ask: '服务期已满，报告都已通过，请申请验收。',
    },
    beginAcceptance: { says: '直接组织验收，没人申请验收', label: '直接验收', done: '没有等服务机构申请，开始了验收' },
    inspect: {
      says: '记录检查，登记现场检查，做检查，现场检查做完了，检查结果登记',
      label: '记录检查',
      done: '做了检查',
    },
    fileContract: { says: '合同备案', label: '合同备案', done: '办了合同备案' },
    terminateContract: {
      says: '提前终止合同，解除合同',
      label: '提前终止',
      done: '提出提前终止合同，等另一方陈述意见，由协调小组秘书决定',
    },
    agreeTermination: { label: '同意终止', done: '同意提前终止合同' },
    objectTermination: { says: '不同意终止合同，对终止合同有异议', label: '陈述意见', done: '对提前终止陈述了意见' },
    confirmTermination: {
      says: '决定终止合同',
      label: '决定终止',
      done: '决定提前终止合同',
      ask: '有一方提出提前终止合同。陈述期满后请决定：终止，还是继续履行？',
    },
    refuseTermination: { label: '继续履行', done: '决定合同继续履行' },
    proposeChange: {
      says: '变更合同，合同变更，中止合同，暂停服务，延长服务期，签补充合同，追加服务，更换服务人员，改付款日期，换服务地点，因为洪水要延期',
      label: '变更合同',
      done: '提出变更合同',
    },
    approveChangeFunds: {
      says: '批准追加资金',
      label: '批准资金',
      done: '批准了追加服务的资金',
      ask: '合同要追加服务。资金可以安排吗？批准以后，双方才能签补充合同。',
    },
    grantChangeFunds: {
      label: '审定资金',
      done: '审定了追加服务的资金',
      ask: '合同要追加服务，金额较大。资金可以安排吗？审定以后，双方才能签补充合同。',
    },
    refuseChangeFunds: { label: '不批资金', done: '没有批准追加服务的资金，合同照原样履行' },
    signChangeForBuyer: {
      label: '同意变更',
      done: '代表购买单位签署了合同变更',
      ask: '合同可以这样变更吗？双方都签了就生效，并会公告。',
    },
    signChangeForSupplier: {
      says: '同意变更合同，签署补充合同',
      label: '同意变更',
      done: '代表服务机构签署了合同变更',
      ask: '合同可以这样变更吗？双方都签了就生效，并会公告。',
    },
    refuseChange: { says: '不同意变更合同', label: '不同意', done: '不同意变更，合同照原样履行' },
    withdrawChange: { says: '撤回合同变更', label: '撤回变更', done: '撤回了合同变更' },
    lapseChange: { label: '变更失效', done: () => '双方没有在期限内都签署，变更没有生效，合同照原样履行' },
    confirmSuspending: {
      says: '决定中止服务',
      label: '决定中止',
      done: '决定服务按提出的日期中止',
      ask: '一方提出中止服务，另一方没有签署。请看双方的意见决定：中止，还是照常服务？',
    },
    refuseSuspending: { label: '照常服务', done: '决定服务不中止，合同照原样履行' },
    resumeService: { label: '恢复服务', done: () => '中止期满，服务恢复' },
  },
  forms: {
    inspection: {
      title: '检查记录',
      fields: {
        on: { label: '检查日期', ask: '哪天检查的？例如 2027-06-15。' },
        place: { label: '地点', ask: '在哪里检查的？' },
        findings: { label: '情况', ask: '看到了什么？请写事实。' },
        severity: {
          label: '程度',
          ask: '有问题吗，严重不严重？',
          options: { none: '没有问题', minor: '一般问题', serious: '严重问题' },
        },
        rectifyBy: { label: '整改期限', ask: '要在哪一天以前改好？例如 2027-06-30。' },
        proofs: { label: '照片材料', ask: '有照片、记录请发来；没有可以跳过。' },
      },
    },
    'acceptance-request': {
      title: '申请验收',
      intro: '请对照合同写自查情况，购买单位会在 10 个工作日内组织验收（检查服务做得对不对）。',
      needs: '服务台账、满意度调查、支出明细',
      fields: {
        summary: { label: '自查情况', ask: '合同约定的服务做得怎么样？请逐项写。' },
        users: { label: '服务人数', ask: '一共服务了多少人？例如 320。' },
        shortfalls: { label: '没做到的', ask: '有没做到的吗，为什么？没有可以跳过。' },
        documents: { label: '附件', ask: '请发自查报告和台账；没有可以跳过。' },
      },
    },
    termination: {
      title: '提前终止合同',
      intro:
        '另一方有 10 个工作日陈述意见，再由协调小组秘书决定；双方同意的，另一方一按就终止。终止后先验收已经做的部分，再结算。',
      fields: {
        ground: {
          label: '原因',
          ask: '因为什么终止？',
          options: {
            breach: '服务机构违约',
            'force-majeure': '不可抗力',
            'public-interest': '公共利益需要',
            agreed: '双方协商',
            'supplier-gone': '服务机构已注销',
            'buyer-breach': '购买单位违约',
          },
        },
        lastDay: { label: '最后一天', ask: '服务到哪一天为止？例如 2027-09-30。' },
        reason: { label: '说明', ask: '请写事实和依据，另一方会收到。' },
        handover: { label: '交接安排', ask: '正在接受服务的人怎么安排？' },
      },
    },
    'termination-objection': {
      title: '陈述意见',
      intro: '提出的一方不能自己决定终止；协调小组秘书看了双方的意见再决定。',
      fields: {
        objection: { label: '意见', ask: '您怎么看？请写事实和依据。' },
        proofs: { label: '材料', ask: '有证明材料请发来；没有可以跳过。' },
      },
    },
    'contract-change': {
      title: '合同变更',
      intro:
        '双方都签了才生效；要追加服务的，财政部门先安排资金；要中止服务而另一方不签的，由协调小组秘书决定。变更前后的内容会公告。',
      needs: '说明理由的材料',
      fields: {
        kind: {
          label: '变更事项',
          ask: '要变更什么？',
          options: {
            extension: '延长服务期',
            'force-majeure': '不可抗力顺延',
            addition: '追加服务',
            instalments: '付款日期',
            persons: '服务人员',
            users: '服务对象',
            place: '服务地点',
            suspension: '中止服务',
          },
        },
        lostFrom: { label: '停止服务', ask: '服务从哪一天起被迫停了？例如 2027-06-01。' },
        lostTo: { label: '停到哪天', ask: '停到哪一天为止？例如 2027-06-20。' },
        end: { label: '新结束日期', ask: '服务改到哪一天结束？例如 2028-03-20。' },
        continuity: {
          label: '长期条件',
          ask: '延长以后超过 12 个月、立项时没有写明长期条件的，请确认下面四条都符合；不超过的请跳过。符合哪几条？',
          options: continuityWords,
        },
        amount: { label: '追加金额', ask: '追加多少元？例如 30000。' },
        line: { label: '预算科目', ask: '从哪个预算科目支付？' },
        quantity: { label: '追加的数量', ask: '追加哪些服务、各多少？会写进公告。例如“上门照料 200 次”。' },
        what: { label: '怎样调整', ask: '请写原来是谁、现在是谁，或者服务对象怎样安排。只有双方看得到。' },
        dates: {
          label: '付款日期',
          ask: '第几期改到哪一天？例如：2；2027-10-01',
          columns: { number: { label: '期数' }, on: { label: '日期' } },
        },
        place: { label: '新服务地点', ask: '改到哪里提供服务？' },
        cause: {
          label: '中止原因',
          ask: '因为什么中止？',
          options: {
            'force-majeure': '不可抗力',
            unsafe: '继续服务有危险',
            'public-interest': '公共利益需要',
            other: '其他',
          },
        },
        pausedFrom: { label: '中止开始', ask: '从哪一天起中止？例如 2027-07-10。' },
        pausedTo: { label: '中止结束', ask: '中止到哪一天为止？第二天自动恢复服务。例如 2027-08-31。' },
        meanwhile: { label: '服务对象安排', ask: '中止期间，服务对象怎么安排？会写进公告。' },
        reason: { label: '理由', ask: '为什么要变更？会写进公告，请不要写个人信息。' },
        evidence: { label: '证明材料', ask: '请发能证明理由的材料，如停工通知、会议纪要。' },
        attachments: { label: '附件', ask: '有附件请发来；没有可以跳过。' },
      },
    },
    'contract-copy': {
      title: '合同备案',
      fields: { number: { label: '备案编号', ask: '备案编号是什么？' } },
    },
  },
  rules: {
    'inspected-by-now': {
      refusal: ({ on, start }) =>
        said`检查日期填的是${day(on)}，应当在合同开始（${day(start)}）以后、今天以前。请改一下。`,
      holds: '检查日期在合同期内',
    },
    'rectify-after-inspection': {
      refusal: ({ on, rectifyBy }) =>
        said`整改期限是${day(rectifyBy)}，不晚于检查那天（${day(on)}）。请给服务机构留出时间。`,
      holds: '整改期限在检查以后',
    },
    'service-over': {
      refusal: ({ end }) => said`合同到${day(end)}才结束，到那天就可以申请验收。`,
      holds: '服务期已满',
    },
    'acceptance-not-asked': {
      refusal: ({ until }) => said`服务机构可以在${day(until)}以前申请验收，到期没有申请，您就可以直接组织。`,
      holds: '服务机构到期没有申请验收',
    },
    'reports-accepted': {
      refusal: ({ reports, count }) =>
        `还有 ${count} 期进展报告没有通过：第 ${listed(reports, '、')} 期。全部通过以后就可以申请验收。`,
      holds: '到期的进展报告都已通过',
    },
    'last-day-after-start': {
      refusal: ({ lastDay, start, end }) =>
        said`最后一天填的是${day(lastDay)}，合同期是${period(start, end, 'zh')}。请填合同期内的日期。`,
      holds: '最后一天在合同期内',
    },
    'users-noticed': {
      refusal: ({ lastDay, first }) =>
        said`最后一天填的是${day(lastDay)}。要提前 15 天告诉正在接受服务的人，最早是${day(first)}。请改到那天以后。`,
      holds: '提前告诉了正在接受服务的人',
    },
    'ground-is-theirs': {
      refusal: ({ party }) =>
        party === 'supplier'
          ? '服务机构提出的，原因可以是“购买单位违约”“不可抗力”“双方协商”。请改选。'
          : '“购买单位违约”要由服务机构提出。请改选别的原因。',
      holds: '原因可以由这一方提出',
    },
    'proposed-by-other': {
      refusal: () => '提前终止是贵单位自己提出的，由另一方表态；另一方没有同意的，由协调小组秘书决定。',
      holds: '提前终止是另一方提出的',
    },
    'gone-is-true': {
      refusal: () => '登记信息里这家服务机构还在，不能写“已注销”。请改按别的原因；确实注销的，先请民政部门登记。',
      holds: '服务机构已经注销',
    },
    'copy-filed-in-time': {
      refusal: ({ until }) => said`合同副本应当在${day(until)}以前备案，晚了。请照样备案。`,
      holds: '在签订后七个工作日内备案',
    },
    'termination-heard': {
      refusal: ({ until }) => said`另一方可以陈述意见到${moment(until)}，到时候再决定终止。现在就可以决定继续履行。`,
      holds: '另一方的陈述期已满',
    },
    'agreed-by-both': {
      refusal: () => '写的是双方协商终止，要另一方自己按“同意终止”。没有同意的，请决定继续履行。',
      holds: '不是双方协商的，由协调小组秘书决定',
    },
    'change-before-end': {
      refusal: ({ end }) => said`合同到${day(end)}结束，那天以前才能变更。请按现有合同验收；还需要服务的，另行采购。`,
      holds: '合同还没有到期',
    },
    'pause-in-service': {
      refusal: ({ from, to, end }) =>
        said`中止填的是从${day(from)}到${day(to)}。应当从今天或者以后开始，先后不能颠倒，并在合同结束（${day(end)}）以前恢复。请改一下；不再恢复的，请按“提前终止”。`,
      holds: '中止在合同期内，以后还恢复服务',
    },
    'pause-noticed': {
      refusal: ({ from, first }) =>
        said`中止从${day(from)}开始。要提前 15 天告诉正在接受服务的人，最早是${day(first)}。请改到那天以后；有危险或者不可抗力的，请改选原因。`,
      holds: '提前告诉了正在接受服务的人',
    },
    'extended-forward': {
      refusal: ({ end, was }) =>
        said`新的结束日期填的是${day(end)}，合同本来到${day(was)}。请填更晚的日期；要提前结束的，请按“提前终止”。`,
      holds: '新的结束日期更晚',
    },
    'lost-in-service': {
      refusal: ({ from, to, start }) =>
        said`填的是从${day(from)}停到${day(to)}。应当在合同开始（${day(start)}）以后、今天以前，先后不能颠倒。请改一下。`,
      holds: '停止服务的日子在合同期内',
    },
    'extended-by-what-was-lost': {
      refusal: ({ end, days, last }) =>
        said`新的结束日期填的是${day(end)}。不可抗力耽误了 ${days} 天（已经顺延过的日子不重复算），最晚顺延到${day(last)}。请改一下；其他原因的，请选“延长服务期”。`,
      holds: '顺延不超过耽误的天数',
    },
    'extended-within-term': {
      refusal: ({ months, most }) =>
        `延长以后合同期是 ${months} 个月，最长 ${most} 个月。请填早一些的日期；之后还需要的，另行采购。`,
      holds: '合同期不超过最长期限',
    },
    'extension-shown': {
      refusal: ({ months, normal, missing }) =>
        `延长以后合同期是 ${months} 个月，超过 ${normal} 个月的要四条长期条件都符合，现在还差 ${missing} 条。请补选；不都符合的，请填早一些的日期，之后还需要的，另行采购。`,
      holds: '合同期的长短符合规定',
    },
    'addition-within-tenth': {
      refusal: ({ amount, price, percent, added, most }) =>
        said`追加填的是 ${money(amount)}。各次追加合计不能超过原合同 ${money(price)} 的 ${percent}%，已经追加 ${money(added)}，还可以追加 ${money(most)}。请改一下；还需要的，另行采购。`,
      holds: '各次追加合计不超过原合同的法定比例',
    },
    'addition-line-serves': {
      refusal: ({ year = '', zh: name = '' }) =>
        `“${year}年 ${name}”不能用于这次追加。请选本单位、同一购买目录、服务年度内还没有结束的科目。`,
      holds: '预算科目用于这项服务',
    },
    'addition-within-line': {
      refusal: ({ year, amount, left }) =>
        said`${String(year)}年的科目还剩 ${money(left)}，追加要 ${money(amount)}。请减少金额，或者换一个科目。`,
      holds: '追加不超过科目余额',
    },
    'dates-of-open-instalments': {
      refusal: ({ number }) =>
        `第 ${number} 期不能改日期：没有这一期，或者写了两次，或者已经申请付款。请只写还没有申请的各期。`,
      holds: '改日期的各期都还没有申请付款',
    },
    'dates-in-order': {
      refusal: ({ number, on }) =>
        said`第 ${String(number)} 期改到${day(on)}：不能早于今天，也不能早于前一期。请调整日期。`,
      holds: '付款日期先后有序',
    },
    'addition-to-able': {
      refusal: (values) =>
        said`${String(values.supplier)}${barWords.zh(values)}，不能追加服务。办好以后再签；办不好的，请按“不同意”。`,
      holds: '追加服务的，服务机构可以承接',
    },
    'change-unsigned': {
      refusal: () => '这一方已经签了，等另一方签署。',
      holds: '这一方还没有签',
    },
    'own-proposal': {
      refusal: () => '这是另一方提出的，不能撤回。不同意的，请负责人按“不同意”。',
      holds: '由本方提出',
    },
    'copy-not-filed': {
      refusal: ({ on }) => said`合同在${day(on)}已经备案，不用再办。`,
      holds: '合同还没有备案',
    },
  },
  notices: {
    'contract-change': {
      title: '合同变更公告',
      rows: {
        title: '项目名称',
        buyer: '购买单位',
        supplier: '服务机构',
        kind: '变更事项',
        reason: '变更理由',
        cause: '中止原因',
        pausedFrom: '中止开始',
        pausedTo: '中止结束',
        meanwhile: '中止期间服务对象的安排',
        endBefore: '原结束日期',
        priceBefore: '原合同金额',
        placeBefore: '原服务地点',
        datesBefore: { label: '原付款日期', columns: { number: { label: '期数' }, on: { label: '日期' } } },
        price: '合同金额',
        capitals: '金额大写',
        start: '开始日期',
        end: '结束日期',
        place: '服务地点',
        quantity: '数量',
        milestones: {
          label: '付款安排',
          columns: { name: { label: '款项' }, amount: { label: '金额' }, on: { label: '日期' } },
        },
      },
    },
  },
  briefs: {
    change: {
      title: '合同变更',
      rows: {
        supplier: '服务机构',
        kind: '变更事项',
        reason: '理由',
        quantity: '追加的数量',
        what: '怎样调整',
        endBefore: '原结束日期',
        end: '新结束日期',
        continuity: '长期条件',
        priceBefore: '原合同金额',
        amount: '追加金额',
        price: '追加后合同金额',
        left: '以后还可以追加',
        dates: {
          label: '付款日期',
          columns: { number: { label: '期数' }, before: { label: '原日期' }, on: { label: '新日期' } },
        },
        placeBefore: '原服务地点',
        place: '新服务地点',
        cause: '中止原因',
        pausedFrom: '中止开始',
        pausedTo: '中止结束',
        meanwhile: '服务对象安排',
        objection: '另一方的意见',
      },
    },
    termination: {
      title: '提前终止',
      rows: {
        supplier: '服务机构',
        party: '提出方',
        ground: '原因',
        lastDay: '最后一天',
        reason: '提出方的说明',
        handover: '交接安排',
        objection: '另一方的意见',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
