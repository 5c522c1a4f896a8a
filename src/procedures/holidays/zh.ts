import { words } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import type * as declared from './holidays.ts';

const problems = {
  'no-year': '没有写是哪一年的放假安排',
  missing: '少了这个节日',
  twice: '这一天写了两次',
  weekday: '日期和星期对不上',
  unread: '看不出放假的日期',
  count: '写的天数和日期对不上',
  worked: '补班的这天本来就上班',
} as const;

export const zh = {
  name: '放假安排',
  begin: '录入放假安排',
  says: '放假安排办到哪了',
  steps: { entering: '录入放假安排' },
  positions: { 'entering.confirm': { now: '等纪检监察机关核对放假安排' } },
  actions: {
    proposeHolidays: {
      says: '录入放假安排，录入节假日，导入节假日，明年的放假通知出来了',
      label: '提交',
      done: '提交了放假安排',
    },
    confirmHolidays: {
      says: '确认放假安排，核对节假日',
      label: '确认放假安排',
      done: '确认了放假安排',
      ask: '请对照国务院办公厅的通知核对。确认以后，按工作日算的期限都按它重新算。',
    },
    refuseHolidays: { label: '不对', done: '没有确认放假安排' },
    withdrawHolidays: { label: '撤回', done: '撤回了放假安排' },
  },
  forms: {
    'holiday-notice': {
      title: '录入放假安排',
      intro:
        '把国务院办公厅关于部分节假日安排的通知全文发来就行，星期和天数会自动核对；由纪检监察机关对照通知确认以后生效。',
      fields: {
        notice: { label: '通知全文', ask: '请把通知全文贴在这里，从标题到落款，每个节日一行。' },
        evidence: { label: '通知文件', ask: '有通知的文件或者截图请发来；没有可以跳过。' },
      },
    },
  },
  briefs: {
    holidays: {
      title: '放假安排',
      rows: {
        source: '依据',
        off: { label: '放假', columns: { name: { label: '节日' }, from: { label: '从' }, to: { label: '到' } } },
        work: { label: '上班的周末', columns: { on: { label: '日期' } } },
      },
    },
  },
  ends: {
    completed: { now: '放假安排已经生效', still: '原来暂定的期限会按它重新算，日期变了的会告诉要办的人。' },
    rejected: { now: '没有确认，日历不变', still: '核对以后可以重新录入。' },
    withdrawn: { now: '已经撤回，日历不变', still: '可以重新录入。' },
  },
  rules: {
    'notice-reads': {
      refusal: ({ why, what = '' }) =>
        `通知里${words(why, problems, '、')}${what === '' ? '' : `：${String(what)}`}。请对照原文改好，再发一次全文。`,
      holds: '通知读得懂，星期和天数都对得上',
    },
    'year-not-known': {
      refusal: ({ year }) => `${String(year)}年的放假安排已经录入了，不能再录。要更正的，请联系运维人员。`,
      holds: '这一年的放假安排还没有录入',
    },
    'year-still-not-known': {
      refusal: ({ year }) => `${String(year)}年的放假安排已经录入了，这一件不用再确认，请选“不对”。`,
      holds: '这一年的放假安排还没有录入',
    },
  },
} satisfies TextsOf<typeof declared>;
