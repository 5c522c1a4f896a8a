import { day, money, period } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './report.ts';

export const zh = {
  name: '进展报告',
  begin: '报进展',
  says: '报告通过了没有，我们的报告审了吗，该交哪期报告，什么时候交报告，报告截止日期，这期报告哪天交',
  steps: { progress: '进展报告' },
  positions: {
    'progress.due': { now: '等服务机构报进展' },
    'progress.review': { now: '购买单位正在审阅报告' },
    'progress.correct': { now: '等服务机构补正报告' },
  },
  actions: {
    openReport: { label: '定报告', done: () => '按合同定了这一期报告' },
    fileReport: {
      says: '交报告，提交进展报告，报告怎么交，填进展报告，交月报，交季报，交中期报告，报进度给购买单位，季度报告',
      label: '报进展',
      done: '报了进展',
      ask: '这一期已经结束，请报告做了什么、花了多少。',
    },
    acceptReport: {
      says: '审核报告，审进展报告，看报告',
      label: '通过',
      done: '通过了报告',
      ask: '这期报告可以通过吗？',
    },
    returnReport: { label: '退回补正', done: '退回了报告，请补正' },
    flagReport: { label: '提请关注', done: '提请审计机关和协调小组秘书关注' },
    recuseReport: { label: '我要回避', done: '回避了报告审阅' },
    correctReport: { says: '补正报告，修改报告', label: '补正报告', done: '补正了报告', ask: '报告要补正，改好再交。' },
    dropReport: { label: '不再等报告', done: '决定不再等这一期报告，由验收一并核查' },
    moveReport: { label: '改期间', done: () => '合同变更了，这一期报告的期间或者期限跟着改了' },
    cancelReport: { label: '不再报告', done: () => '服务已经结束，这一期不再报告' },
  },
  forms: {
    'report-period': {
      title: '报告期',
      fields: {
        number: { label: '期次', ask: '第几期？' },
        from: { label: '从', ask: '从哪一天？' },
        to: { label: '到', ask: '到哪一天？' },
        due: { label: '最迟', ask: '最迟哪一天报？' },
      },
    },
    'progress-report': {
      title: '进展报告',
      needs: '服务台账、支出明细、照片等证明材料',
      fields: {
        activities: {
          label: '做了什么',
          ask: '这一期做了哪些服务？一行一次。例如：2027-05-10；和兴社区；上门照料；36；54',
          columns: {
            on: { label: '日期' },
            place: { label: '地点' },
            kind: { label: '内容' },
            users: { label: '人次' },
            hours: { label: '小时' },
          },
        },
        actuals: {
          label: '指标进度',
          ask: '各项指标到现在完成多少？数量从合同开始累计。例如：上门次数；620；服务台账',
          columns: { indicator: { label: '指标' }, value: { label: '完成' }, proof: { label: '依据' } },
        },
        spending: {
          label: '支出',
          ask: '这一期花了多少元？只写这一期的，不要累计。一行一项。例如：人员；85000',
          columns: { item: { label: '费用项' }, amount: { label: '金额' } },
        },
        staffChanges: { label: '人员变动', ask: '人员有变动吗？没有可以跳过。' },
        problems: { label: '问题', ask: '遇到什么困难，要什么帮助？没有可以跳过。' },
        nextPlan: { label: '下期打算', ask: '下一期准备做什么？' },
        proofs: { label: '证明材料', ask: '请发照片、签到表、台账等，至少一份。' },
        declaration: { label: '真实性', ask: '我声明：以上内容真实，愿意接受核查。您确认吗？' },
      },
    },
    'report-flag': {
      title: '提请关注',
      intro: '会告诉本单位负责人、审计机关和协调小组秘书；报告仍由您审阅。',
      fields: { concern: { label: '事项', ask: '哪里值得关注？' } },
    },
  },
  briefs: {
    behind: {
      title: '进度落后的报告',
      rows: {
        level: { label: '进度', options: { warning: '落后', alarm: '严重落后' } },
        behind: {
          label: '落后的指标',
          columns: {
            indicator: { label: '指标' },
            planned: { label: '到这一期应完成' },
            actual: { label: '完成' },
            unit: { label: '单位' },
            percent: { label: '占计划' },
          },
        },
        activities: '做了什么',
        actuals: {
          label: '指标进度',
          columns: {
            indicator: { label: '指标' },
            value: { label: '完成' },
            unit: { label: '单位' },
            proof: { label: '依据' },
          },
        },
        spending: '支出',
        problems: '问题',
      },
    },
  },
  ends: {
    completed: { now: '报告已经通过' },
    cancelled: { now: '这一期不再报告' },
  },
  rules: {
    'period-over': {
      refusal: ({ to }) => said`这一期到${day(to)}结束，到那天就可以报。可以先准备好材料。`,
      holds: '这一期已经结束',
    },
    'review-overdue': {
      refusal: ({ until }) => said`购买单位经办人可以审核到${day(until)}。到期还没有审核，您就可以代为审核。`,
      holds: '由经办人审核，或者经办人逾期没有审核',
    },
    'report-overdue': {
      refusal: ({ until }) =>
        until === undefined
          ? '服务还在进行，这期报告还要等服务机构来报。可以提醒他；服务结束以后仍没有报的，再按这里。'
          : said`服务机构可以在${day(until)}以前报，到期没有报就可以不再等。`,
      holds: '服务已经结束，报告也已过期',
    },
    'activities-in-period': {
      refusal: ({ on, from, to }) =>
        said`有一次服务写的是${day(on)}，不在这一期（${period(from, to, 'zh')}）里。请改日期，或者写到那一期去。`,
      holds: '服务都在这一期里',
    },
    'every-indicator-reported': {
      refusal: ({ indicator }) => `每个指标都要报一次。请看看“${indicator}”。`,
      holds: '每个指标都报了',
    },
    'actuals-not-falling': {
      refusal: ({ indicator, value, before }) =>
        `“${indicator}”填的是 ${value}，上一期累计已经是 ${before}。数量从合同开始累计，不会变少。请核对。`,
      holds: '累计数没有变少',
    },
    'figures-on-plan': {
      refusal: ({ indicator, planned, actual, percent, level }) =>
        `“${indicator}”到这一期应完成 ${planned}，报的是 ${actual}，是计划的 ${percent}%，${level === 'alarm' ? '严重落后，通过以后会告诉财政部门' : '落后了'}。请写明原因和怎么赶上。`,
      holds: '指标进度跟得上计划',
    },
    'spending-within-due': {
      refusal: ({ spent, due }) =>
        said`累计支出 ${money(spent)}，到现在按合同应付 ${money(due)}，多 ${money(Number(spent) - Number(due))}。请问清多出部分的来源，再通过。`,
      holds: '支出没有超过应付款',
    },
  },
} satisfies TextsOf<typeof declared>;
