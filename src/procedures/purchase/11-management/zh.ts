import { day, listed, moment, period } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './management.ts';

export const zh = {
  steps: { management: '项目管理' },
  positions: {
    'management.run': { now: '正在按合同提供服务' },
    'management.ending': { now: '购买单位提出提前终止合同，正在听取服务机构意见', others: '服务机构' },
  },
  actions: {
    requestAcceptance: {
      says: '申请验收，可以验收了',
      label: '申请验收',
      done: '申请了验收',
      ask: '服务期已满，报告都已通过，请申请验收。',
    },
    beginAcceptance: { says: '直接组织验收，没人申请验收', label: '直接验收', done: '没有等服务机构申请，开始了验收' },
    inspect: { says: '记录检查，登记现场检查，做检查', label: '记录检查', done: '做了检查' },
    fileContract: { says: '合同备案', label: '合同备案', done: '办了合同备案' },
    terminateContract: {
      says: '提前终止合同，解除合同',
      label: '提前终止',
      done: '提出提前终止合同，等服务机构陈述意见，由协调小组秘书决定',
    },
    agreeTermination: { label: '同意终止', done: '同意提前终止合同' },
    objectTermination: { says: '不同意终止合同，对终止合同有异议', label: '陈述意见', done: '对提前终止陈述了意见' },
    confirmTermination: {
      says: '决定终止合同',
      label: '决定终止',
      done: '决定提前终止合同',
      ask: '购买单位提出提前终止合同。陈述期满后请决定：终止，还是继续履行？',
    },
    refuseTermination: { label: '继续履行', done: '决定合同继续履行' },
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
        '服务机构有 10 个工作日陈述意见，再由协调小组秘书决定；双方同意的，服务机构一按就终止。终止后先验收已经做的部分，再结算。',
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
          },
        },
        lastDay: { label: '最后一天', ask: '服务到哪一天为止？例如 2027-09-30。' },
        reason: { label: '说明', ask: '请写事实和依据，服务机构会收到。' },
        handover: { label: '交接安排', ask: '正在接受服务的人怎么安排？' },
      },
    },
    'termination-objection': {
      title: '陈述意见',
      intro: '购买单位不能自己决定终止；协调小组秘书看了双方的意见再决定。',
      fields: {
        objection: { label: '意见', ask: '您怎么看？请写事实和依据。' },
        proofs: { label: '材料', ask: '有证明材料请发来；没有可以跳过。' },
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
    'gone-is-true': {
      refusal: () => '登记信息里这家服务机构还在，不能写“已注销”。请改按别的原因；确实注销的，先请民政部门登记。',
      holds: '服务机构已经注销',
    },
    'termination-heard': {
      refusal: ({ until }) => said`服务机构可以陈述意见到${moment(until)}，到时候再决定终止。现在就可以决定继续履行。`,
      holds: '服务机构的陈述期已满',
    },
    'agreed-by-both': {
      refusal: () => '写的是双方协商终止，要服务机构自己按“同意终止”。没有同意的，请决定继续履行。',
      holds: '不是双方协商的，由协调小组秘书决定',
    },
    'copy-not-filed': {
      refusal: ({ on }) => said`合同在${day(on)}已经备案，不用再办。`,
      holds: '合同还没有备案',
    },
  },
  briefs: {
    termination: {
      title: '提前终止',
      rows: {
        supplier: '服务机构',
        ground: '原因',
        lastDay: '最后一天',
        reason: '购买单位的说明',
        handover: '交接安排',
        objection: '服务机构的意见',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
