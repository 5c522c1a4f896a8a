import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import { posts } from '../membership/zh.ts';
import type * as declared from './deputy.ts';

export const zh = {
  name: '代理',
  begin: '请人代理',
  steps: { deputising: '代理' },
  positions: {
    'deputising.confirm': { now: '等纪检监察机关核实' },
    'deputising.planned': { now: '已经同意，到日子开始代理' },
    'deputising.acting': { now: '正在代理' },
  },
  actions: {
    nameDeputy: {
      says: '我要请假，我要出差，请人代理，找人代班，委托同事代办，休假期间谁来办，不在的时候让同事替我办，这几天我不在，请同事顶班，外出培训期间的工作交给别人，病假期间谁替我，工作临时交给副手，产假，休年假，签批的事交给同事，谁替我审批，工作转给副手，事假期间，去挂职，找人审批，谁接替我',
      label: '请人代理',
      done: '请了人代理',
    },
    confirmDeputy: { label: '核实无误', done: '核实并同意了代理', ask: '同意由这位同事代理吗？' },
    refuseDeputy: { label: '不同意', done: '没有同意代理' },
    withdrawDeputy: { label: '收回代理', done: '收回了代理' },
    lapseDeputy: { label: '到期失效', done: () => '代理的日子已经过了，没有开始' },
    beginDeputy: { label: '开始代理', done: () => '代理开始' },
    endDeputy: { label: '代理到期', done: () => '代理的日子到了，岗位已经收回' },
    endDeputyEarly: { label: '提前结束', done: '提前结束了代理' },
  },
  forms: {
    deputy: {
      title: '请人代理',
      intro:
        '代理的人在这些日子里可以办这个岗位的事，到期自动收回。他仍然是他本人：一件事不能由同一个人办两道的，代理也一样。先由纪检监察机关核实。',
      fields: {
        body: { label: '单位', ask: '是哪个单位的岗位？' },
        role: {
          label: '岗位',
          ask: '代理哪个岗位？',
          options: posts,
        },
        holder: { label: '原来的人', ask: '代理谁？' },
        person: { label: '代理的人', ask: '请谁代理？要是同一个单位的同事。' },
        from: { label: '开始', ask: '从哪一天起？例如 2027-05-10。' },
        until: { label: '结束', ask: '到哪一天为止？例如 2027-05-20。' },
        reason: { label: '原因', ask: '为什么请人代理？例如“出差”。代理的人会看到。' },
      },
    },
  },
  ends: {
    completed: { now: '代理已经结束' },
    rejected: { now: '代理没有得到同意', still: '可以换一位同事再请。' },
    withdrawn: { now: '代理已经收回' },
    expired: { now: '代理的日子过了，没有开始', still: '还要请人代理的，可以另外再请。' },
  },
  rules: {
    'holds-there': {
      refusal: () =>
        '选的人在这个单位没有这个岗位，或者不是您本人。您可以为自己请人代理；别人的岗位，请平台管理员来办。',
      holds: '代理的是在任的人',
    },
    'deputy-of-office': {
      refusal: () => '代理的人要是同一个单位的同事，而且自己没有这个岗位。请换一位。',
      holds: '代理的人是同一个单位的同事',
    },
    'deputy-gives-nothing': {
      refusal: () => '他能让别人进来，不能同时审批、付款，代理也不行。请换一位。',
      holds: '代理的人不负责让别人进来',
    },
    'deputy-days': {
      refusal: ({ from, until, most }) =>
        said`填的是${day(from)}到${day(until)}。代理从今天或者以后开始，最长 ${String(most)} 天。请改一下日期。`,
      holds: '代理的日子合适',
    },
    'both-stay': {
      refusal: () => '原来的人或者代理的人岗位有了变动，这次代理办不了。请收回，另外再请。',
      holds: '两个人的岗位都没有变动',
    },
    'days-begun': { refusal: ({ from }) => said`代理从${day(from)}开始，还没有到。`, holds: '代理的日子开始了' },
    'days-over': {
      refusal: ({ until }) => said`代理到${day(until)}为止，还没有到。要提前结束，请按“提前结束”。`,
      holds: '代理的日子已经过了',
    },
    'days-left': {
      refusal: ({ until }) => said`代理到${day(until)}为止，已经过了。请另外再请。`,
      holds: '代理的日子还没有过',
    },
    'named-by-them': {
      refusal: () => '这次代理不是您请的。请找请人代理的本人，或者平台管理员。',
      holds: '由请人代理的本人办理',
    },
  },
} satisfies TextsOf<typeof declared>;
