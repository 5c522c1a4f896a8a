import { answersOf, type Case, latest } from '../../engine/case.ts';
import { type AnswersOf, choice, date, form, longText, money, only, text } from '../../engine/form.ts';
import type { Fen } from '../../law/fen.ts';
import { instalment, netPaid } from '../purchase/payment/instalment.ts';

export const reopeningDecision = form('reopening-decision', {
  outcome: choice('claw-back', 'nothing'),
  amount: only('outcome', (outcome) => outcome === 'claw-back', money()),
  reason: longText({ min: 10, max: 2000 }),
});
export type Decision = AnswersOf<typeof reopeningDecision>;

/** What arrived at the treasury, and by which of its vouchers. */
export const refundReceived = form('refund-received', {
  amount: money(),
  receivedOn: date('back'),
  voucher: text({ min: 4, max: 40 }),
});
export type Received = AnswersOf<typeof refundReceived>;

/** What a supplier owes back by a decision, in fen; nothing where none was taken. */
export function owedBack(state: Case): Fen {
  return latest(state, reopeningDecision)?.amount ?? 0;
}

/** What of it has arrived. */
export function receivedBack(state: Case): Fen {
  return state.filings
    .filter(({ form: id }) => id === refundReceived.id)
    .reduce((sum, filing) => sum + answersOf(refundReceived, filing).amount, 0);
}

/** What is still to be paid back. */
export function leftToRefund(state: Case): Fen {
  return owedBack(state) - receivedBack(state);
}

/** A part of what is paid back: of which instalment, and to which line. */
export interface Refunded {
  readonly number: number;
  readonly name: string;
  readonly line: string;
  readonly fen: Fen;
}

/** From which instalments a sum is paid back, the last one first, when so much came back before. */
export function refundedFrom(payments: readonly Case[], before: Fen, amount: Fen): readonly Refunded[] {
  const parts: Refunded[] = [];
  let passed = before;
  let open = amount;
  for (const { number, name, line, paid } of paidInstalments(payments).toReversed()) {
    const here = Math.max(0, paid - passed);
    passed = Math.max(0, passed - paid);
    const fen = Math.min(here, open);
    open -= fen;
    if (fen > 0) parts.push({ number, name, line, fen });
  }
  return parts;
}

/** What was paid of each instalment of a contract, in their order: of what the bank sent back, once. */
function paidInstalments(payments: readonly Case[]) {
  const numbered = payments.flatMap((payment) => {
    const due = latest(payment, instalment);
    return due ? [{ payment, due }] : [];
  });
  const byNumber = Map.groupBy(numbered, ({ due: { number } }) => number);
  return [...byNumber]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([number, of]) => {
      const [first] = of;
      if (!first) return [];
      const { name, line } = first.due;
      return [{ number, name, line, paid: netPaid(of.map(({ payment }) => payment)) }];
    });
}
