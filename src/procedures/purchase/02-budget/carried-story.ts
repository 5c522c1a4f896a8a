import { latest } from '../../../engine/case.ts';
import type { Scene, Telling } from '../../../engine/story.ts';
import { yearOf } from '../../../law/date.ts';
import { instalment } from '../payment/instalment.ts';
import { usableUntil } from './carry-over.ts';

/** Is something to be paid in a year after the one for which it was granted? */
function isNeeded({ state, facts: { lines, payments }, today }: Pick<Telling, 'state' | 'facts' | 'today'>): boolean {
  return payments.some((payment) => {
    const { line, on = '' } = latest(payment, instalment) ?? {};
    const year = lines.find(({ id }) => id === line)?.year;
    const day = on > today ? on : today;
    return !payment.outcome && year !== undefined && yearOf(day) > year && day > usableUntil(state, year);
  });
}

/** The department asks for what is left of a year, and finance carries it over. */
export const carriesOver = [
  { act: 'askCarryOver', by: 'buyer_staff', where: isNeeded },
  { act: 'carryOverBudget', by: 'finance_budget', where: isNeeded },
] as const satisfies readonly Scene<'purchase'>[];
