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
  since,
  text,
  until,
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

export const voucher = form('voucher', {
  voucher: text({ min: 4, max: 40 }),
  paidOn: date('back'),
  // Of the approval by which money of a year that is over may be spent; now it is recorded on the purchase.
  carryOver: until(3, since(2, aside(text({ min: 4, max: 60 })))),
});
export type Voucher = AnswersOf<typeof voucher>;

/** What was sent to a supplier at once: what was asked for, and by which voucher it was paid. */
export interface Transfer {
  /** By which it is told from every other. */
  readonly key: string;
  readonly request: Request;
  readonly voucher: Voucher;
}

/** The transfers by which an instalment was paid, oldest first: what was paid in parts was asked for in parts. */
export function transfersOf({ id, filings }: Pick<Case, 'id' | 'filings'>): readonly Transfer[] {
  return filings.flatMap((filing, place) => {
    const asked =
      filing.action === 'pay' ? filings.slice(0, place).findLast((each) => each.form === paymentRequest.id) : undefined;
    if (!asked) return [];
    const key = `${id}:${filing.seq}`;
    return [{ key, request: answersOf(paymentRequest, asked), voucher: answersOf(voucher, filing) }];
  });
}

/** The requests by which parts of an instalment were paid, oldest first. */
export function paidRequests(payment: Pick<Case, 'id' | 'filings'>): readonly Request[] {
  return transfersOf(payment).map(({ request }) => request);
}

/** What of an instalment was paid by now, in fen. */
export function paidOf(payment: Pick<Case, 'id' | 'filings'>): Fen {
  return paidRequests(payment).reduce((sum, { amount }) => sum + amount, 0);
}

/** The request that is not paid yet; nothing between one part and the next. */
export function openRequest(payment: Case): Request | undefined {
  const last = payment.filings.findLast(({ action, form: id }) => action === 'pay' || id === paymentRequest.id);
  return payment.outcome || last?.action === 'pay' ? undefined : latest(payment, paymentRequest);
}
