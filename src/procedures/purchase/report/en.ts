import { day, money, period } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './report.ts';

export const en = {
  name: 'Progress report',
  begin: 'Report progress',
  says: 'was our report accepted, when is the report due, when is the next report to be sent, deadline of the report',
  steps: { progress: 'Progress report' },
  positions: {
    'progress.due': { now: 'Waiting for the supplier’s report' },
    'progress.review': { now: 'The buyer is reading the report' },
    'progress.correct': { now: 'Waiting for the supplier to correct the report' },
  },
  actions: {
    openReport: { label: 'Plan', done: () => 'This report was planned, as the contract says' },
    fileReport: {
      says: 'report progress, file a report, submit the report, quarterly report, monthly report, midterm report',
      label: 'Report',
      done: 'reported progress',
      ask: 'This period is over. Please report what was done and what it cost.',
    },
    acceptReport: {
      says: 'review a report, accept the report',
      label: 'Accept',
      done: 'accepted the report',
      ask: 'Can this report be accepted?',
    },
    returnReport: { label: 'Send back', done: 'sent the report back to be corrected' },
    flagReport: {
      label: 'Flag',
      done: 'drew the attention of the audit office and the coordination group’s secretary',
    },
    recuseReport: { label: 'Step back', done: 'stepped back from this report' },
    correctReport: {
      label: 'Correct report',
      done: 'corrected the report',
      ask: 'The report needs correcting. Change it and send it again.',
    },
    dropReport: {
      label: 'Stop waiting',
      done: 'waits for this report no more; the acceptance looks at its period',
    },
    moveReport: {
      label: 'Move',
      done: () => 'The contract was changed, and the period or day of this report with it',
    },
    cancelReport: { label: 'Drop', done: () => 'The service is over, so this report is no longer due' },
  },
  forms: {
    'report-period': {
      title: 'Period',
      fields: {
        number: { label: 'Number', ask: 'Which number?' },
        from: { label: 'From', ask: 'From which day?' },
        to: { label: 'To', ask: 'To which day?' },
        due: { label: 'Due', ask: 'Due on which day?' },
      },
    },
    'progress-report': {
      title: 'Progress report',
      needs: 'service records, spending, photos or other proof',
      fields: {
        activities: {
          label: 'What was done',
          ask: 'What was done in this period? One line each. For example: 2027-05-10; Hexing community; home care; 36; 54',
          columns: {
            on: { label: 'Day' },
            place: { label: 'Place' },
            kind: { label: 'Kind' },
            users: { label: 'Visits' },
            hours: { label: 'Hours' },
          },
        },
        actuals: {
          label: 'Indicators so far',
          ask: 'How far is each indicator? Quantities count from the beginning of the contract. For example: Home visits; 620; service records',
          columns: { indicator: { label: 'Indicator' }, value: { label: 'Reached' }, proof: { label: 'Proof' } },
        },
        spending: {
          label: 'Spending',
          ask: 'What was spent in this period alone, in yuan? One line each. For example: staff; 85000',
          columns: { item: { label: 'Item' }, amount: { label: 'Amount' } },
        },
        staffChanges: { label: 'Staff changes', ask: 'Did staff change? If not, skip this.' },
        problems: { label: 'Problems', ask: 'What is difficult, and what help do you need? If nothing, skip this.' },
        nextPlan: { label: 'What’s next', ask: 'What will you do in the next period?' },
        proofs: { label: 'Proof', ask: 'Send photos, attendance lists or records, at least one.' },
        declaration: {
          label: 'Declaration',
          ask: 'I declare that this is true and may be checked. Do you confirm?',
        },
      },
    },
    'report-flag': {
      title: 'Draw attention',
      intro:
        'The head of your office, the audit office and the coordination group’s secretary are told; you still decide on the report.',
      fields: { concern: { label: 'Concern', ask: 'What deserves attention?' } },
    },
  },
  briefs: {
    behind: {
      title: 'A report that is behind its plan',
      rows: {
        level: { label: 'Progress', options: { warning: 'behind', alarm: 'far behind' } },
        behind: {
          label: 'Behind',
          columns: {
            indicator: { label: 'Indicator' },
            planned: { label: 'Planned by now' },
            actual: { label: 'Reached' },
            unit: { label: 'Unit' },
            percent: { label: 'Of the plan' },
          },
        },
        activities: 'What was done',
        actuals: {
          label: 'Indicators',
          columns: {
            indicator: { label: 'Indicator' },
            value: { label: 'Reached' },
            unit: { label: 'Unit' },
            proof: { label: 'Proof' },
          },
        },
        spending: 'Spending',
        problems: 'Problems',
      },
    },
  },
  ends: {
    completed: { now: 'The report is accepted' },
    cancelled: { now: 'This report is no longer due' },
  },
  rules: {
    'period-over': {
      refusal: ({ to }) => said`This period ends on ${day(to)}; you can report then. Get your records ready meanwhile.`,
      holds: 'The period is over',
    },
    'review-overdue': {
      refusal: ({ until }) =>
        said`The buyer’s officer can review this report until ${day(until)}. If nobody has by then, you can review it.`,
      holds: 'Reviewed by the officer, or the officer is late',
    },
    'report-overdue': {
      refusal: ({ until }) =>
        until === undefined
          ? 'The service is still running, so this report is still to come. Remind the supplier; if there is none once the service is over, come back.'
          : said`The supplier has until ${day(until)} to report. If there is nothing by then, you need not wait any more.`,
      holds: 'The service is over, and the day of the report has passed',
    },
    'activities-in-period': {
      refusal: ({ on, from, to }) =>
        said`One activity is dated ${day(on)}, outside this period (${period(from, to, 'en')}). Change the day, or move it to its own report.`,
      holds: 'All activities fall in the period',
    },
    'every-indicator-reported': {
      refusal: ({ indicator }) => `Each indicator is reported once. Look at “${indicator}”.`,
      holds: 'Every indicator is reported',
    },
    'actuals-not-falling': {
      refusal: ({ indicator, value, before }) =>
        `“${indicator}” is ${value}, but it stood at ${before} in the last report. Quantities count from the beginning and never fall; check the number.`,
      holds: 'No total has fallen',
    },
    'figures-on-plan': {
      refusal: ({ indicator, planned, actual, percent, level }) =>
        `Of “${indicator}” ${planned} were planned by now, and ${actual} are reported: ${percent}% of the plan${level === 'alarm' ? ', which is far behind; finance is told once the report is accepted' : ''}. Say why, and how to catch up.`,
      holds: 'The figures keep up with the plan',
    },
    'spending-within-due': {
      refusal: ({ spent, due }) =>
        said`${money(spent)} is spent in all; ${money(due)} has fallen due under the contract, ${money(Number(spent) - Number(due))} less. Ask where that comes from before you accept.`,
      holds: 'Spending is within what has fallen due',
    },
  },
} satisfies TextsOf<typeof declared>;
