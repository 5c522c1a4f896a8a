import { money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './budget.ts';

export const en = {
  steps: { budget: 'Budget' },
  positions: {
    'budget.request': { now: 'Waiting for the buyer to ask for its budget' },
    'budget.review': { now: 'The finance bureau’s budget office is reviewing the budget' },
    'budget.sign': { now: 'The head of the finance bureau’s budget office is deciding' },
    'budget.deferred': { now: 'The budget is put off until its day' },
  },
  actions: {
    requestBudget: {
      says: 'ask for budget, request a budget',
      label: 'Ask for budget',
      done: 'asked for the budget',
      ask: 'The project is confirmed. Please ask for its budget.',
    },
    approveBudget: {
      says: 'approve the budget',
      label: 'Agree',
      done: 'agreed to the budget',
      ask: 'Do you agree to this budget?',
    },
    approvePartly: { label: 'Approve part', done: 'agreed to part of the budget' },
    returnBudget: { label: 'Send back', done: 'sent the budget request back for changes' },
    rejectBudget: { label: 'Do not agree', done: 'did not agree to the budget' },
    deferBudget: { label: 'Put off', done: 'put the budget off' },
    recuseBudget: { label: 'Step back', done: 'stepped back from this budget' },
    signBudget: {
      label: 'Approve',
      done: 'approved the budget',
      ask: 'The amount is beyond what the office may approve alone. Approve this budget?',
    },
    returnBudgetUnsigned: { label: 'Send back', done: 'sent the budget request back for changes' },
    rejectBudgetUnsigned: { label: 'Do not agree', done: 'did not agree to the budget' },
    recuseSigning: { label: 'Step back', done: 'stepped back from this budget' },
    resumeBudget: {
      label: 'Ask again',
      done: 'took the budget up again',
      ask: 'This budget was put off. Can it be asked for again now?',
    },
  },
  forms: {
    'budget-request': {
      title: 'Ask for a budget',
      intro: 'Once approved, the money is set aside on its budget line for this project alone.',
      needs:
        'budget line and amount for each year, how the unit cost was worked out; the mid-term plan if it is several years, the approval of the budget if it is this year’s money',
      fields: {
        years: {
          label: 'Amounts by year',
          ask: 'Which budget line and how much in each year? One row for each line; a year can have several. For example: basic care of the elderly; 480000',
          columns: { line: { label: 'budget line' }, amount: { label: 'amount' } },
        },
        unitCost: {
          label: 'Unit cost',
          ask: 'How was the unit cost worked out? For example “¥125 per person and month, from last year’s contract”.',
        },
        directLine: {
          label: 'Direct provision',
          ask: 'Is money spent now on providing the same service directly, and what becomes of it?',
          options: { none: 'no', ends: 'yes, and it ends', remains: 'yes, and it stays' },
        },
        oldCost: {
          label: 'Cost until now',
          ask: 'What does direct provision cost a year, in yuan? For example 300000.',
        },
        oldPosts: { label: 'Posts until now', ask: 'How many full-time posts are there for it? Write 0 if none.' },
        midTermPlan: { label: 'Mid-term plan', ask: 'Which mid-term fiscal plan lists it? Its number or name.' },
        rollingPlan: {
          label: 'Mid-term plan',
          ask: 'If it runs over several years: which mid-term fiscal plan lists it? Its number or name. You can skip this if all is in one year.',
        },
        adjustment: {
          label: 'Budget approval',
          ask: 'If it is paid from this year’s budget: the number of the document that approved that budget, or of its adjustment if it was added later? For example “Finance 2027-12”.',
        },
        basis: { label: 'Evidence', ask: 'Do you have quotes, contracts or other evidence? You can skip this.' },
      },
    },
    'partial-approval': {
      title: 'Approve part of it',
      fields: {
        amounts: {
          label: 'Approved',
          ask: 'How much do you approve for each year? Write 0 for a year without money. For example: 450000',
          columns: { amount: { label: 'approved' } },
        },
        reason: { label: 'Reason', ask: 'Why not all of it? The buyer reads this.' },
      },
    },
  },
  rules: {
    'years-make-total': {
      refusal: ({ sum, total }) =>
        said`The years add up to ${money(sum)}, and what of the project stands in the budget is ${money(total)}. They must be the same; gifts and own funds also have lines in the department’s budget. Please change the years.`,
      holds: 'The years add up to the project’s total',
    },
    'own-lines': {
      refusal: () =>
        'Not all of these lines are yours. Only lines in your own budget can be used: please choose again.',
      holds: 'The lines are your own',
    },
    'each-line-once': {
      refusal: ({ year, en }) => `“${en}” of ${year} is there twice. Each line has one row: please put them together.`,
      holds: 'Each line is named once',
    },
    'line-serves-item': {
      refusal: ({ year, en, item, wanted }) =>
        `“${en}” of ${year} is budgeted for catalogue item ${item}, and this project is ${wanted}. A budget is spent on what it was made for: choose a line for ${wanted}, or have the budget adjusted first.`,
      holds: 'The lines are budgeted for this service',
    },
    'line-serves-year': {
      refusal: ({ year, from, to }) =>
        `You chose a line of ${year}. This service begins in ${from} and is paid for in ${to} at the latest. Each year’s service is paid from that year’s budget: choose a line of ${from === to ? from : `${from} to ${to}`}.`,
      holds: 'The lines are of the years of the service',
    },
    'year-open': {
      refusal: ({ year, now }) =>
        `The budget of ${year} is over: it is ${now}. Nothing more can be planned in a past year. Use a line of ${now} or later; a request under review can be sent back.`,
      holds: 'The budget years are not over',
    },
    'mid-term-planned': {
      refusal: ({ years }) =>
        `The money stands in ${years} years, and no mid-term fiscal plan is named. A project of several years is listed there first: please add its number or name.`,
      holds: 'What runs over several years is in the mid-term plan',
    },
    'addition-granted': {
      refusal: ({ year }) =>
        `You ask for money of ${year}, which has begun, and name no document that grants it. Under “Budget approval”, add the number of the approved budget or of its adjustment; if there is neither, ask the finance bureau for an adjustment first, or use next year’s budget.`,
      holds: 'Money of the running year names the document that granted it',
    },
    'within-line': {
      refusal: ({ year, amount, left }) =>
        said`You ask for ${money(amount)} in ${year}, and the line has ${money(left)} left. What is not budgeted cannot be spent: ask for less, or have the budget adjusted first.`,
      holds: 'The line has enough left',
    },
    'money-follows-task': {
      refusal: () =>
        'You said that the money for direct provision stays. When a service is bought, that money ends (money follows the task). Settle this with the finance bureau, then ask again.',
      holds: 'No money stays with direct provision',
    },
    'still-within-line': {
      refusal: ({ year, amount, left }) =>
        said`${year} needs ${money(amount)}, and the line has only ${money(left)} left now: another project has used it meanwhile. You can approve part of it, or send it back.`,
      holds: 'The line still has enough',
    },
    'less-than-asked': {
      refusal: ({ sum, asked }) =>
        said`You approve ${money(sum)} of ${money(asked)}. Give an amount for every year, none above what was asked, together less than asked and more than 0. For all of it, press “Agree”.`,
      holds: 'Less is approved than was asked',
    },
  },
  briefs: {
    'budget-part': {
      title: 'The budget asked for',
      rows: {
        granted: 'Approved',
        asked: 'Asked for',
        lines: {
          label: 'By year and line',
          columns: {
            year: { label: 'Year' },
            amount: { label: 'Amount' },
            left: { label: 'Left on the line' },
          },
        },
      },
    },
    budget: {
      title: 'The budget asked for',
      rows: {
        total: 'In all',
        lines: {
          label: 'By year and line',
          columns: {
            year: { label: 'Year' },
            amount: { label: 'Amount' },
            left: { label: 'Left on the line' },
            rest: { label: 'Left after approval' },
          },
        },
        unitCost: 'Unit cost',
        cost: 'Cost of the project',
        content: 'Services',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
