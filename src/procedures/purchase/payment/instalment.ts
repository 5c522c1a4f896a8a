import { choice, date, form, integer, money, reference, text } from '../../../engine/form.ts';

/** What the contract says of one instalment. */
export const instalment = form('instalment', {
  number: integer({ min: 1 }),
  name: text({ max: 200 }),
  amount: money(),
  on: date(),
  line: reference('budget-lines'),
  after: choice('signature', 'report', 'midterm', 'acceptance'),
});
