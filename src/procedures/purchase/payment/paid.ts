import { answersOf, type Case, latest } from '../../../engine/case.ts';
import {
  type AnswersOf,
  account,
  aside,
  date,
  files,
  form,
  longText,
  money,
  personal,
  text,
} from '../../../engine/form.ts';
import type { Fen } from '../../../law/fen.ts';
import { invoiceNumber } from '../../../law/keys.ts';

export const paymentRequest = form('payment-request', {
  amount: money(),
  invoice: text({ min: 8, max: 20, canonical: invoiceNumber }),
  documents: files(),
  account: personal(account()),
  invoiceDate: aside(date('back')),
  note: aside(longText({ max: 500 })),
});
export type Request = AnswersOf<typeof paymentRequest>;

/** The requests by which parts of an instalment were paid, oldest first: what was paid in parts was asked for in parts. */
export function paidRequests({ filings }: Pick<Case, 'filings'>): readonly Request[] {
  return filings.flatMap(({ action }, place) => {
    const asked =
      action === 'pay' ? filings.slice(0, place).findLast((each) => each.form === paymentRequest.id) : undefined;
    return asked ? [answersOf(paymentRequest, asked)] : [];
  });
}

/** What of an instalment was paid by now, in fen. */
export function paidOf(payment: Pick<Case, 'filings'>): Fen {
  return paidRequests(payment).reduce((sum, { amount }) => sum + amount, 0);
}

/** The request that is not paid yet; nothing between one part and the next. */
export function openRequest(payment: Case): Request | undefined {
  const last = payment.filings.findLast(({ action, form: id }) => action === 'pay' || id === paymentRequest.id);
  return payment.outcome || last?.action === 'pay' ? undefined : latest(payment, paymentRequest);
}

/** What these instalments claim of their contract in fen: what was paid of them, and what is asked for now. */
export function claimed(payments: readonly Case[]): Fen {
  return payments.reduce((sum, each) => sum + paidOf(each) + (openRequest(each)?.amount ?? 0), 0);
}
