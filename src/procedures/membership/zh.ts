import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './membership.ts';

/** The posts in which somebody may act for another, as whoever gives a seat chooses among them. */
export const posts = {
  buyer_staff: '购买单位经办人',
  buyer_head: '购买单位负责人',
  acceptor: '验收人员',
  finance_budget: '预算处',
  finance_budget_head: '预算处负责人',
  finance_proc: '采购监管处',
  finance_treasury: '国库处',
  establishment: '编办',
  ndrc: '发改委',
  civil_affairs: '社会组织管理局',
  audit: '审计机关',
  group_chair: '协调小组组长',
  group_sec: '协调小组秘书',
  agency: '采购代理机构',
};

export const zh = {
  name: '邀请成员',
  begin: '邀请成员',
  steps: { invitation: '邀请' },
  positions: {
    'invitation.confirm': { now: '等纪检监察机关核实' },
    'invitation.open': { now: '等受邀的人用邀请码加入' },
  },
  actions: {
    inviteMember: {
      says: '邀请同事，添加成员，加一个同事，增加用户，给同事开通，给会计开通权限，新员工怎么加入，发邀请码，生成邀请码，让同事也能用，增加经办人，给新人开账号，让财务也能登录，多加一个人，再加一位经办人，新来的同事要用，给他开个账号，让新人进来，把人拉进来，开个入口',
      label: '邀请',
      done: '发出了邀请',
    },
    confirmInvitation: { label: '核实无误', done: '核实并同意了邀请' },
    refuseInvitation: { label: '不同意', done: '没有同意邀请' },
    acceptInvitation: { label: '加入', done: () => '受邀的人已经用邀请码加入' },
    revokeInvitation: { label: '收回邀请', done: '收回了邀请' },
    expireInvitation: { label: '到期失效', done: () => '邀请码过期，没有人用' },
  },
  forms: {
    invitation: {
      title: '邀请成员',
      intro:
        '填好以后给您一个邀请码，只能用一次。请只发给要加入的那个人。审批、付款和发邀请的岗位，先由纪检监察机关核实，邀请码由他们交给本人。',
      fields: {
        name: { label: '姓名', ask: '请问要邀请的人姓名是？' },
        body: { label: '单位', ask: '请他加入哪个单位？' },
        place: {
          label: '单位类别',
          ask: '是社会组织还是部门？',
          options: { organisation: '社会组织', office: '部门或机构' },
        },
        organisationRole: {
          label: '岗位',
          ask: '请他担任什么？负责人可以变更资料、邀请别人，经办人填报投标和进展，财务管收款。',
          options: { org_admin: '负责人', org_staff: '经办人', org_finance: '财务' },
        },
        officeRole: {
          label: '岗位',
          ask: '请他担任哪个岗位？经办、审批和验收要由不同的人担任。',
          options: {
            ...posts,
            supervision: '纪检监察机关',
            admin: '平台管理员',
            auditor: '平台审计员',
            evaluator: '第三方评估机构',
            expert: '评审专家',
            user_rep: '服务对象代表',
            media: '媒体观察员',
          },
        },
        note: { label: '备注', ask: '有什么要备注的？例如“接替王老师”。没有可以跳过。' },
      },
    },
    'invitation-acceptance': {
      title: '加入',
      fields: { person: { label: '加入的人', ask: '是谁用了邀请码？' } },
    },
  },
  ends: {
    completed: { now: '受邀的人已经加入' },
    rejected: { now: '邀请没有得到同意', still: '情况有变的，可以再邀请。' },
    revoked: { now: '邀请已经收回' },
    expired: { now: '邀请码过期，没有人用', still: '还要邀请的，可以再发一个。' },
  },
  rules: {
    'into-own-body': {
      refusal: () => '您只能邀请别人加入您自己负责的组织。请改选自己的组织。',
      holds: '邀请到自己的组织',
    },
    'seat-fits-body': {
      refusal: () =>
        '这个岗位和选的单位对不上：社会组织的岗位由组织的负责人邀请，部门的岗位由平台管理员邀请，邀请到哪类单位，就选哪类岗位。请改单位或岗位。',
      holds: '岗位和单位对得上',
    },
    'body-still-active': {
      refusal: ({ body }) => `“${body}”已经注销或退出，不能再加入。请向发邀请的人问清楚。`,
      holds: '单位仍然在册',
    },
    'another-office': {
      refusal: () => '发出邀请的和核实的要是两个单位。请由另一个单位的人来核实。',
      holds: '由另一个单位核实',
    },
    'givers-apart': {
      refusal: () =>
        '这个岗位您不能担任：发出或者核实邀请的人不能自己用这个码，能让别人进来的岗位也不能和审批、付款的岗位由一个人担任。请向发邀请的单位说明。',
      holds: '发邀请的人不审批、不付款',
    },
    'invitation-in-time': {
      refusal: ({ date }) => said`这个邀请码到${day(date)}为止，现在过期了。请向发邀请的人再要一个。`,
      holds: '邀请码在有效期内',
    },
    'invitation-over': {
      refusal: ({ date }) => said`邀请码到${day(date)}才过期。要提前收回，请按“收回邀请”。`,
      holds: '邀请码已经过期',
    },
  },
} satisfies TextsOf<typeof declared>;
