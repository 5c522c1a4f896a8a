import { money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './initiation.ts';

const offices = {
  finance_budget: '市财政局',
  establishment: '市委编办',
  civil_affairs: '市民政局',
  ndrc: '市发改委',
} as const;

export const zh = {
  steps: { initiation: '立项审查' },
  positions: {
    'initiation.prepare': { now: '协调小组秘书正在准备审查材料' },
    'initiation.opinions': { now: '协调小组成员单位正在审查' },
    'initiation.correct': { now: '等购买单位补正立项材料' },
  },
  actions: {
    prepareDossier: {
      says: '准备立项材料，写材料',
      label: '准备材料',
      done: '准备好了审查材料',
      ask: '预算已经批准，请准备立项审查的材料。',
    },
    giveOpinion: {
      says: '提意见给立项，会签，给会签意见，提出部门意见',
      label: '提出意见',
      done: '提出了意见',
      ask: '贵单位对立项有什么意见？',
    },
    giveAdvice: { label: '提出建议', done: '提出了审计建议', ask: '审计方面有什么要提醒的？' },
    approveInitiation: {
      says: '同意立项',
      label: '同意立项',
      done: '同意立项',
      ask: '各单位的意见都在这里，同意立项吗？',
    },
    approveWithConditions: { label: '附条件同意', done: '附条件同意立项' },
    returnInitiation: { label: '退回补正', done: '退回了立项材料，请补正' },
    reopenAtInitiation: { label: '退回改项目', done: '退回了项目，指明的内容可以修改，以前的批准不再算数' },
    rejectInitiation: { label: '不同意', done: '没有同意立项' },
    deferInitiation: { label: '暂缓', done: '把立项暂缓了' },
    recuseInitiation: { label: '我要回避', done: '回避了这次审查' },
    mendInitiation: { label: '补正材料', done: '补正了立项材料', ask: '立项材料要补正，补好再交给协调小组秘书。' },
  },
  forms: {
    dossier: {
      title: '准备立项审查',
      needs: '事前评估报告、编制影响说明',
      fields: {
        track: {
          label: '审查方式',
          ask: '开会审查，还是简易审查？简易审查只用于采购限额以下的项目。',
          options: { meeting: '会议审查', fast: '简易审查' },
        },
        exAnte: {
          label: '事前评估',
          ask: '做过事前评估吗？',
          help: '金额较大或者服务期超过 12 个月的，必须先评估。',
          options: { evaluator: '第三方评估', experts: '专家评估', none: '没有做' },
        },
        exAnteResult: { label: '评估结论', ask: '事前评估的结论是什么？' },
        posts: { label: '现有岗位', ask: '这项服务现在占用几个编制岗位？没有请写 0。' },
        postsPlan: { label: '岗位安排', ask: '购买以后，这些岗位怎么安排、什么时候核减（人随事走）？' },
        note: { label: '说明', ask: '有什么要向成员单位说明的？没有可以跳过。' },
        documents: { label: '附件', ask: '有评估报告等材料，请发来；没有可以跳过。' },
      },
    },
    opinion: {
      title: '立项意见',
      fields: {
        vote: {
          label: '意见',
          ask: '贵单位同意立项吗？',
          options: { yes: '同意', conditions: '附条件同意', no: '不同意' },
        },
        opinion: { label: '说明', ask: '请写明理由；附条件的，写明条件。' },
      },
    },
    advice: {
      title: '审计建议',
      intro: '审计只提建议，不参加表决。',
      fields: { advice: { label: '建议', ask: '有什么建议？' } },
    },
    conditions: {
      title: '附条件同意',
      fields: { conditions: { label: '条件', ask: '同意的条件是什么？请写得可以检查。' } },
    },
    amendment: {
      title: '补正说明',
      fields: {
        changes: { label: '补正内容', ask: '补正了什么？请对照退回的要求逐条写。' },
        documents: { label: '附件', ask: '有补充的材料，请发来；没有可以跳过。' },
      },
    },
  },
  rules: {
    'track-fits': {
      refusal: ({ budget, limit }) =>
        said`批准的预算是 ${money(budget)}，简易审查只用于 ${money(limit)} 以下的项目。请选“会议审查”。`,
      holds: '审查方式与金额相符',
    },
    'ex-ante-done': {
      refusal: ({ budget, from, months, normal }) =>
        said`预算 ${money(budget)}，服务期 ${months} 个月。达到 ${money(from)} 或者超过 ${normal} 个月的，要先由第三方或专家做事前评估。请评估后把结论填上。`,
      holds: '需要的事前评估已经做了',
    },
    'not-own-project': {
      refusal: () => '这是您所在单位自己的项目，按规定要回避。请由协调小组其他成员单位来审查。',
      holds: '不是本单位自己的项目',
    },
    'is-asked': {
      refusal: () => '这个项目用简易审查，只征求财政、编办和民政的意见，贵单位不用办。',
      holds: '需要这个单位的意见',
    },
    'group-quorum': {
      refusal: ({ present, all }) =>
        `协调小组共 ${all} 方，连组长在内参加的只有 ${present} 方，不到规定的比例。请等更多成员单位提出意见。`,
      holds: '参加的成员达到规定比例',
    },
    'group-majority': {
      refusal: ({ agreed, cast }) =>
        `${cast} 家提出意见，同意的 ${agreed} 家，没有超过半数，不能通过。可以退回补正，或者不同意。`,
      holds: '同意的超过半数',
    },
    'finance-gate': {
      refusal: ({ vote }) =>
        vote === 'no'
          ? '财政部门不同意。预算和编制两道关，少一道都不能立项。可以退回补正，或者不同意。'
          : '财政部门还没有提出意见。预算和编制两道关都过了才能立项，请等财政部门的意见。',
      holds: '财政部门同意',
    },
    'staffing-gate': {
      refusal: ({ vote }) =>
        vote === 'no'
          ? '编办不同意。预算和编制两道关，少一道都不能立项。可以退回补正，或者不同意。'
          : '编办还没有提出意见。预算和编制两道关都过了才能立项，请等编办的意见。',
      holds: '编办同意',
    },
    'no-conditions-asked': {
      refusal: ({ count }) => `有 ${count} 家附条件同意，请按“附条件同意”，把条件写进决定。`,
      holds: '没有成员附条件',
    },
  },
  briefs: {
    'stand-ins': {
      title: '由谁代为审查',
      rows: {
        standIns: {
          label: '代为审查',
          columns: {
            office: { label: '购买单位', options: offices },
            by: { label: '代为审查的单位', options: offices },
          },
        },
      },
    },
    initiation: {
      title: '要议定的项目',
      rows: {
        budget: '批准的预算',
        item: '目录项目',
        users: '服务人数',
        content: '服务内容',
        need: '需求',
        opinions: {
          label: '各单位意见',
          columns: {
            office: {
              label: '单位',
              options: offices,
            },
            vote: { label: '意见', options: { yes: '同意', conditions: '附条件同意', no: '不同意' } },
            opinion: { label: '理由' },
          },
        },
        posts: '现有岗位',
        exAnteResult: '事前评估结论',
        standIns: {
          label: '代为审查',
          columns: {
            office: { label: '购买单位', options: offices },
            by: { label: '代为审查的单位', options: offices },
          },
        },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
