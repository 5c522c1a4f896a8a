import { type Case, latest } from '../../../engine/case.ts';
import {
  choice,
  date,
  form,
  integer,
  money,
  optional,
  reference,
  type Source,
  since,
  text,
} from '../../../engine/form.ts';
import { source } from '../../../engine/procedure.ts';
import type { Fen } from '../../../law/fen.ts';
import { yuan } from '../../../law/money.ts';
import { budgetLines } from '../02-budget/funding.ts';
import { openRequest, paidOf, type Transfer, transfersOf } from './paid.ts';

/** The transfers of the contract's payments, each with its instalment, voucher and amount. */
export const transfers: Source = source(
  'transfers',
  ({ state, facts: { payments } }) =>
    [...payments, state].flatMap((payment) => {
      const { number = 0, name = '' } = latest(payment, instalment) ?? {};
      return transfersOf(payment).map(({ key, request, voucher: { voucher, paidOn } }) => ({
        value: key,
        zh: `第 ${number} 期“${name}”，${paidOn} 付，凭证 ${voucher}`,
        en: `instalment ${number} “${name}”, paid ${paidOn}, voucher ${voucher}`,
        now: { zh: yuan(request.amount), en: yuan(request.amount) },
      }));
    }),
  'payments',
);

/** What the contract says of one instalment; or of which transfer the bank sent back it pays again how much. */
export const instalment = form('instalment', {
  number: integer({ min: 1, unit: 'instalment' }),
  name: text({ max: 200 }),
  amount: money(),
  on: date('ahead'),
  line: reference(budgetLines),
  after: choice('signature', 'report', 'midterm', 'acceptance'),
  bounced: since(3, optional(reference(transfers))),
  invoice: since(3, optional(text({ max: 20 }))),
});

/** A transfer that was made for an instalment. */
export interface Made extends Transfer {
  readonly payment: Case;
}

/** What was transferred under a contract and has arrived, as far as it is known: what came back is paid again or not at all. */
export function arrived(payments: readonly Case[]): readonly Made[] {
  const back = payments.map((each) => latest(each, instalment)?.bounced);
  return payments
    .flatMap((payment) => transfersOf(payment).map((each) => ({ ...each, payment })))
    .filter(({ key }) => !back.includes(key));
}

/** What was paid of these instalments in fen, less what came back. */
export function netPaid(payments: readonly Case[]): Fen {
  return payments.reduce((sum, each) => {
    const due = latest(each, instalment);
    return sum + paidOf(each) - (due?.bounced === undefined ? 0 : due.amount);
  }, 0);
}

/** What these instalments claim of their contract in fen: what was paid of them, and what is asked for now. */
export function claimed(payments: readonly Case[]): Fen {
  return payments.reduce((sum, each) => sum + (openRequest(each)?.amount ?? 0), netPaid(payments));
}
