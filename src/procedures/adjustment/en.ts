import { money } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './adjustment.ts';

export const en = {
  name: 'Budget adjustment',
  begin: 'Adjust the budget',
  says: 'my budget adjustment, what became of the adjustment',
  steps: { adjusting: 'Budget adjustment' },
  positions: { 'adjusting.confirm': { now: 'Waiting for another of the finance bureau to confirm the adjustment' } },
  actions: {
    proposeAdjustment: {
      says: 'adjust the budget, add to a budget line, raise a budget line, cut a budget line, reduce the budget, supplementary budget, cut a line, give a department more money, take money from a line',
      label: 'Propose',
      done: 'proposed a budget adjustment',
    },
    confirmAdjustment: {
      label: 'Confirm adjustment',
      done: 'confirmed the budget adjustment',
      says: 'confirm the budget adjustment',
      ask: 'Please compare it with the document. Once you confirm it, the line is adjusted at once.',
    },
    refuseAdjustment: { label: 'Do not agree', done: 'did not agree to the adjustment' },
    withdrawAdjustment: { label: 'Take back', done: 'took the adjustment back' },
  },
  forms: {
    adjustment: {
      title: 'Adjust the budget',
      intro:
        'A line grows or shrinks as the document says. It takes effect once another of the finance bureau confirms it, and the department that uses the line is told. What is set aside, committed or paid cannot be cut.',
      fields: {
        line: {
          label: 'Budget line',
          ask: 'Which line? You can write the name of the department or of the line to find it.',
        },
        direction: { label: 'Raise or cut', ask: 'Is it raised or cut?', options: { raise: 'Raise', cut: 'Cut' } },
        amount: { label: 'Amount', ask: 'By how many yuan? For example 200000.' },
        document: { label: 'Document', ask: 'Which document decided it? For example “Finance 2027-45”.' },
        decidedOn: { label: 'Day', ask: 'Of which day is the document? For example 2027-06-15.' },
        reason: { label: 'Reason', ask: 'Why? The department that uses the line reads this.' },
        evidence: { label: 'File', ask: 'Please send the document.' },
      },
    },
  },
  briefs: {
    adjustment: {
      title: 'Budget adjustment',
      rows: {
        line: 'Budget line',
        direction: 'Raise or cut',
        amount: 'Amount',
        limit: 'Budget now',
        after: 'Budget then',
        left: 'Left then',
        document: 'Document',
        decidedOn: 'Day',
        reason: 'Reason',
      },
    },
  },
  ends: {
    completed: { now: 'The budget is adjusted', still: 'The line stands under “Budget” on the web desk.' },
    rejected: {
      now: 'The adjustment was not agreed to, and the budget stays',
      still: 'With what is missing it can be proposed again.',
    },
    withdrawn: {
      now: 'The adjustment was taken back, and the budget stays',
      still: 'If it is still needed, it can be proposed again.',
    },
  },
  rules: {
    'adjusted-year-open': {
      refusal: ({ year, now }) =>
        `This line is of ${year}, and it is ${now}. A year that is over is adjusted no more: choose a line of ${now} or later.`,
      holds: 'The budget year is not over',
    },
    'cut-within-left': {
      refusal: ({ amount, left, reserved, committed, paid }) =>
        said`You cut ${money(amount)}, and only ${money(left)} of the line is not used: ${money(reserved)} is set aside, ${money(committed)} committed, ${money(paid)} paid. A signed contract is paid and cannot be cut; where nothing is awarded yet, the head of the buyer can end the purchase by the document, and what was set aside can be cut then.`,
      holds: 'What is cut is not used',
    },
    'own-proposal': {
      refusal: () => 'You did not propose this adjustment. If you do not agree, press “Do not agree”.',
      holds: 'By whoever proposed it',
    },
  },
} satisfies TextsOf<typeof declared>;
