import { day, moment } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './incident.ts';

export const zh = {
  name: '服务事件',
  begin: '报告服务事件',
  says: '服务事件处理得怎样了，上次的事故处理了没有',
  steps: { incident: '服务事件' },
  positions: { 'incident.judge': { now: '购买单位正在核查这起服务事件' } },
  actions: {
    reportIncident: {
      label: '报告事件',
      done: '报告了服务事件',
      says: '出事故了，服务出事了，有人受伤，老人摔倒了，报告事故，报告突发事件',
    },
    judgeIncident: {
      label: '核查处理',
      done: '作了核查处理',
      says: '处理服务事件，核查事故',
      ask: '请核实经过，写明轻重、原因和今后怎么避免。',
    },
    addToIncident: { label: '补充情况', done: '补充了情况', says: '补充事故情况，事件有新情况' },
  },
  forms: {
    incident: {
      title: '报告服务事件',
      intro:
        '服务中有人受伤、走失，或者出了别的事，请尽快报告，按规定在 24 小时以内。晚了也要报。请只写人数，不要写姓名。',
      fields: {
        kind: {
          label: '类别',
          ask: '发生了什么？',
          options: {
            injury: '有人受伤',
            illness: '突发疾病',
            missing: '有人走失',
            abuse: '打骂虐待',
            privacy: '信息泄露',
            property: '财物损失',
            other: '其他',
          },
        },
        on: { label: '日期', ask: '哪一天发生的？例如 2027-06-18。' },
        hour: { label: '几点', ask: '大约几点？写 0 到 23，例如 14。' },
        place: { label: '地点', ask: '在哪里？' },
        hurt: { label: '受伤人数', ask: '几个人受到伤害？没有就写 0。' },
        facts: { label: '经过', ask: '经过怎样？请只写事情，不要写姓名。' },
        measures: { label: '当时怎么处理', ask: '当时怎么处理的？例如“送医院检查，通知了家属”。' },
        proofs: { label: '材料', ask: '有照片、记录请发过来；没有可以跳过。' },
      },
    },
    'incident-addition': {
      title: '补充情况',
      fields: {
        note: { label: '情况', ask: '还有什么情况，或者想问什么？' },
        proofs: { label: '材料', ask: '有材料请发过来；没有可以跳过。' },
      },
    },
    'incident-finding': {
      title: '核查处理',
      fields: {
        severity: {
          label: '轻重',
          ask: '核查下来，这件事有多重？',
          options: { none: '没有过失', minor: '一般', serious: '严重' },
        },
        cause: { label: '原因', ask: '为什么会发生？' },
        measures: { label: '今后怎么避免', ask: '今后怎么避免？服务机构会看到。' },
      },
    },
  },
  briefs: {
    incident: {
      title: '服务事件',
      rows: {
        supplier: '服务机构',
        kind: '类别',
        on: '日期',
        place: '地点',
        hurt: '受伤人数',
        told: { label: '报告', options: { 'in-time': '按时报告', late: '报告晚了' } },
        facts: '经过',
        measures: '当时怎么处理',
        added: '后来补充',
      },
    },
  },
  ends: { completed: { now: '已经核查处理', still: '处理写在上面，评价这项服务时会看到。' } },
  rules: {
    'happened-in-service': {
      refusal: ({ on, start }) => said`日期填的是${day(on)}。服务从${day(start)}开始，请填那以后、现在以前的时间。`,
      holds: '发生在服务期间',
    },
    'reported-in-time': {
      refusal: ({ until }) => said`应当在${moment(until)}以前报告，晚了。晚了也要报，什么时候报的会记下来。`,
      holds: '按时报告',
    },
  },
} satisfies TextsOf<typeof declared>;
