import type { Outcome, Role } from '../../names.ts';
import type * as common from '../../procedures/common.ts';
import { day } from '../say-value.ts';
import type { FileText } from '../step-text.ts';

export const commonTexts = {
  forms: {
    reason: { title: '说明理由', fields: { reason: { label: '理由', ask: '理由是什么？请写具体，相关的人会看到。' } } },
    correction: {
      title: '退回补正',
      intro: '对方有 5 个工作日补正。',
      fields: { mend: { label: '要补正的', ask: '哪些地方要补正？请逐条写清楚，让对方一次补齐。' } },
    },
    rejection: {
      title: '不予同意',
      fields: {
        ground: {
          label: '原因',
          ask: '主要是什么原因？',
          options: {
            unlawful: '不符合规定',
            unfunded: '没有资金',
            untrue: '内容不实',
            incomplete: '材料不全',
            'not-needed': '没有必要',
            other: '其他原因',
          },
        },
        reason: { label: '理由', ask: '请写明理由，对方会看到，也可以据此提出异议。' },
      },
    },
    deferral: {
      title: '暂缓',
      fields: {
        until: { label: '暂缓到', ask: '暂缓到哪一天？例如 2027-01-31。' },
        reason: { label: '理由', ask: '为什么暂缓？' },
      },
    },
  },
  rules: {
    'few-returns': {
      refusal: ({ most }) => `已经退回 ${most} 次，不能再退回了。这次请作决定：同意，或者不同意并写明理由。`,
      holds: '退回的次数还没有用完',
    },
    'deferred-ahead': {
      refusal: ({ until }) => `暂缓到的日期填的是${day(until, 'zh')}，应当在今天以后。请重新选日期。`,
      holds: '暂缓到今天以后',
    },
  },
} satisfies FileText<typeof common>;

export const roleTexts = {
  citizen: '居民',
  applicant: '申请人',
  user_rep: '服务对象代表',
  media: '媒体观察员',
  org_admin: '社会组织负责人',
  org_staff: '社会组织经办人',
  org_finance: '社会组织财务',
  buyer_staff: '采购经办人',
  buyer_head: '购买单位负责人',
  acceptor: '验收人员',
  finance_budget: '财政预算处',
  finance_budget_head: '财政预算处负责人',
  finance_proc: '财政采购监管处',
  finance_treasury: '财政国库处',
  establishment: '编办',
  ndrc: '发改委',
  civil_affairs: '民政社会组织管理局',
  audit: '审计',
  supervision: '纪检监察',
  group_chair: '协调小组组长',
  group_sec: '协调小组秘书',
  agency: '采购代理机构',
  expert: '评审专家',
  evaluator: '第三方评估机构',
  admin: '平台管理员',
  auditor: '平台审计员',
  invitee: '受邀人',
  system: '购办',
} satisfies Readonly<Record<Role, string>>;

export const outcomeTexts = {
  completed: '已经办结',
  rejected: '没有同意',
  withdrawn: '已经撤回',
  cancelled: '已经取消',
  'failed-tender': '采购没有成功',
  awarded: '中标（成交）',
  'not-awarded': '没有中标',
  'not-qualified': '没有通过资格审查',
  revoked: '已经撤销',
  expired: '过期作罢',
} satisfies Readonly<Record<Outcome, string>>;
