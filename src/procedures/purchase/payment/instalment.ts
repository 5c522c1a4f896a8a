import { choice, date, form, integer, money, reference, text } from '../../../engine/form.ts';
import { budgetLines } from '../02-budget/funding.ts';

/** What the contract says of one instalment. */
export const instalment = form('instalment', {
  number: integer({ min: 1, unit: 'instalment' }),
  name: text({ max: 200 }),
  amount: money(),
  on: date('ahead'),
  line: reference(budgetLines),
  after: choice('signature', 'report', 'midterm', 'acceptance'),
});
