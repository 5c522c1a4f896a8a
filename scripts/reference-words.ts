import type { EffectName } from '../src/engine/effect.ts';
import type { FieldKind } from '../src/engine/form.ts';
import type { Mark } from '../src/law/source.ts';
import { inEach, type Language, type NoticeKind } from '../src/names.ts';

/** What the reference says beside what the procedures themselves say. */
interface Words {
  readonly title: string;
  readonly preface: string;
  /** On the page of all: where each procedure is described. */
  readonly eachInItsFolder: string;
  readonly version: (version: number) => string;
  readonly under: (parent: string) => string;
  readonly opening: string;
  readonly always: string;
  readonly waits: string;
  readonly nobody: string;
  readonly byCase: string;
  readonly due: string;
  readonly noDue: string;
  readonly opens: string;
  readonly claim: string;
  readonly fixed: string;
  readonly escalates: string;
  readonly act: string;
  readonly who: string;
  readonly above: string;
  readonly leads: string;
  readonly stays: string;
  readonly does: string;
  readonly tells: string;
  readonly at: string;
  readonly conditions: string;
  readonly kinds: { readonly gate: string; readonly answer: string; readonly warning: string };
  readonly cityRule: string;
  readonly form: string;
  readonly question: string;
  readonly kind: string;
  readonly answer: string;
  readonly required: string;
  readonly optional: string;
  readonly only: (field: string, options: string) => string;
  readonly since: (version: number) => string;
  readonly each: string;
  readonly personal: string;
  readonly marks: { readonly once: string; readonly apart: (acts: string) => string } & Readonly<
    Record<'returns' | 'recuses' | 'timed' | 'sealed' | 'new' | 'until' | 'restricted' | 'open', string>
  >;
  readonly publishes: (notice: string) => string;
  readonly effects: Readonly<Record<Exclude<EffectName, NoticeKind>, string>>;
  readonly fields: Readonly<Record<FieldKind, string>>;
  readonly deadlines: string;
  readonly settings: string;
  readonly code: string;
  readonly term: string;
  readonly value: string;
  readonly citation: string;
  readonly from: string;
  readonly mark: string;
  readonly sense: Readonly<Record<'least' | 'most' | 'whole', string>>;
  readonly unit: Readonly<Record<'workday' | 'day', string>>;
  readonly roll: Readonly<Record<'holiday' | 'non-workday' | 'none', string>>;
  readonly certainty: Readonly<Record<Mark, string>>;
}

export const referenceWords: Readonly<Record<Language, Words>> = inEach<Words>({
  zh: {
    title: '办事流程对照',
    preface:
      '本文由流程的定义生成，请不要手改。定义改了以后运行 `npm run record`。英文：[REFERENCE.en.md](REFERENCE.en.md)。',
    eachInItsFolder:
      '每个流程的步骤、表单和条件，写在它自己文件夹里的 `REFERENCE.md`，例如[政府购买服务项目](purchase/REFERENCE.md)；这里是各流程共用的期限和数额。',
    version: (version) => `第 ${version} 版`,
    under: (parent) => `从属于“${parent}”`,
    opening: '发起',
    always: '多个环节都可以办的',
    waits: '由谁办',
    nobody: '不等人',
    byCase: '，按事项情况',
    due: '期限',
    noDue: '没有期限',
    opens: '，从事项定出的日子起',
    claim: '，过了不算逾期',
    fixed: '由事项自己定出的时刻',
    escalates: '逾期报',
    act: '办理',
    who: '岗位',
    above: '逾期上报后也可以办的',
    leads: '去向',
    stays: '留在原环节',
    does: '同时发生',
    tells: '告知',
    at: '可以在',
    conditions: '条件',
    kinds: { gate: '前提', answer: '填报', warning: '提醒，不拦' },
    cityRule: '本市规定',
    form: '表单',
    question: '题目',
    kind: '类型',
    answer: '选项与限度',
    required: '必填',
    optional: '可不填',
    only: (field, options) => (options ? `“${field}”为${options}时才问` : `看“${field}”的回答才问`),
    since: (version) => `第 ${version} 版起`,
    each: '逐项各一行',
    personal: '个人信息',
    marks: {
      once: '一轮一次',
      apart: (acts) => `办过${acts}的人不能办`,
      returns: '退回补正，前面的同意作废',
      recuses: '办理人回避，由他人接办',
      timed: '到期由购办自动办',
      sealed: '密封到开启',
      new: '后加',
      until: '重新定期限',
      restricted: '只有规定的人能看',
      open: '谁都能看',
    },
    publishes: (notice) => `公布“${notice}”`,
    effects: {
      reserve: '预留预算',
      release: '退回预留的预算',
      commit: '预留转为承付',
      uncommit: '退回没有用完的承付',
      pay: '承付转为支付',
      bounce: '退回的款转回承付',
      recover: '追回的款退回预算项目',
      raise: '调增预算项目',
      cut: '调减预算项目',
      open: '生成报告和付款事项',
      act: '带动相关事项',
      register: '更新名录',
      seat: '给予席位',
      unseat: '收回席位',
      bar: '禁止参加政府采购',
      calendar: '更新放假安排',
      invite: '生成邀请码',
      call: '通知受邀的供应商',
    },
    fields: {
      text: '文字',
      'long-text': '长文字',
      integer: '整数',
      decimal: '数字',
      money: '金额',
      date: '日期',
      choice: '单选',
      choices: '多选',
      reference: '从名单里选',
      rows: '表格',
      files: '文件',
      phone: '电话',
      account: '银行账号',
      'credit-code': '统一社会信用代码',
      'case-number': '事项编号',
      consent: '确认',
    },
    deadlines: '期限',
    settings: '数额与比例',
    code: '代号',
    term: '长度',
    value: '值',
    citation: '依据',
    from: '施行',
    mark: '把握',
    sense: { least: '至少', most: '至多', whole: '整' },
    unit: { workday: '个工作日', day: '日' },
    roll: { holiday: '，遇法定节假日顺延', 'non-workday': '，遇非工作日顺延', none: '' },
    certainty: { V: '已核原文', V2: '据其他来源', M: '依据待核', D: '本市设定' },
  },
  en: {
    title: 'Procedure reference',
    preface:
      'Generated from the definitions; do not edit. After changing a definition run `npm run record`. Chinese: [REFERENCE.md](REFERENCE.md).',
    eachInItsFolder:
      'The steps, forms and conditions of each procedure are in `REFERENCE.en.md` of its own folder, for example [the purchase](purchase/REFERENCE.en.md); here are the terms and amounts that all of them share.',
    version: (version) => `version ${version}`,
    under: (parent) => `belongs to “${parent}”`,
    opening: 'How it begins',
    always: 'Possible at several stages',
    waits: 'Waits for',
    nobody: 'nobody',
    byCase: ', as the case has it',
    due: 'Term',
    noDue: 'none',
    opens: ', from a day on that the case fixes',
    claim: ', never late',
    fixed: 'a moment that the case itself fixes',
    escalates: 'When late, told to',
    act: 'Act',
    who: 'By',
    above: 'Once it went up, also by',
    leads: 'Leads to',
    stays: 'stays',
    does: 'With it',
    tells: 'Told',
    at: 'Possible at',
    conditions: 'Conditions',
    kinds: { gate: 'beforehand', answer: 'answers', warning: 'warning only' },
    cityRule: 'city rule',
    form: 'Form',
    question: 'Question',
    kind: 'Kind',
    answer: 'Options and limits',
    required: 'required',
    optional: 'optional',
    only: (field, options) => (options ? `asked when “${field}” is ${options}` : `asked depending on “${field}”`),
    since: (version) => `since version ${version}`,
    each: 'one row for each',
    personal: 'personal data',
    marks: {
      once: 'once a round',
      apart: (acts) => `not by whoever did: ${acts}`,
      returns: 'sent back; earlier approvals are void',
      recuses: 'steps back; another takes over',
      timed: 'done by Gouban when its day has come',
      sealed: 'sealed until the opening',
      new: 'added later',
      until: 'sets a new term',
      restricted: 'read only by those named',
      open: 'read by everyone',
    },
    publishes: (notice) => `publishes “${notice}”`,
    effects: {
      reserve: 'reserves budget',
      release: 'releases reserved budget',
      commit: 'commits what was reserved',
      uncommit: 'releases what was not used',
      pay: 'pays what was committed',
      bounce: 'commits again what came back',
      recover: 'gives back to its line what was paid back',
      raise: 'adds to the budget line',
      cut: 'takes from the budget line',
      open: 'opens reports and payments',
      act: 'moves related cases',
      register: 'updates the register',
      seat: 'gives a seat',
      unseat: 'ends a seat',
      bar: 'keeps out of procurement',
      calendar: 'enters the holidays',
      invite: 'makes an invitation code',
      call: 'tells those who are invited',
    },
    fields: {
      text: 'text',
      'long-text': 'long text',
      integer: 'whole number',
      decimal: 'number',
      money: 'amount',
      date: 'date',
      choice: 'one of',
      choices: 'several of',
      reference: 'from a list',
      rows: 'table',
      files: 'files',
      phone: 'telephone',
      account: 'bank account',
      'credit-code': 'unified social credit code',
      'case-number': 'number of a case',
      consent: 'confirmation',
    },
    deadlines: 'Terms',
    settings: 'Amounts and shares',
    code: 'Code',
    term: 'Length',
    value: 'Value',
    citation: 'Source',
    from: 'In force',
    mark: 'Certainty',
    sense: { least: 'at least ', most: 'at most ', whole: 'exactly ' },
    unit: { workday: ' working days', day: ' days' },
    roll: { holiday: ', moved past public holidays', 'non-workday': ', moved to a working day', none: '' },
    certainty: { V: 'read in the text', V2: 'by another source', M: 'to be checked', D: 'city setting' },
  },
});
