import { latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { type AnswersOf, date, files, form, longText, reference } from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import { asked, body, row } from '../../../engine/rows.ts';
import { cityDate, instant } from '../../../law/date.ts';
import { earliest } from '../../../law/deadline.ts';
import type { Position } from '../../../names.ts';
import { project, titleOf } from '../01-setup/project.ts';
import { action, type Facts, rule, type Situation } from '../facts.ts';
import { arrived, instalment, type Made, transfers } from '../payment/instalment.ts';
import { paymentRequest, voucher } from '../payment/paid.ts';

/** What the bank sent back after it was paid, with its slip. */
export const bounce = form('bounce', {
  transfer: reference(transfers),
  returnedOn: date('back'),
  reason: longText({ min: 5, max: 500 }),
  evidence: files(),
});
type Bounce = AnswersOf<typeof bounce>;

/** Puts right what was published as paid: by an entry below zero, as books are put right. */
export const bouncedNotice = notice(
  'bounced',
  {
    title: asked(project, 'title'),
    supplier: row(body()),
    number: asked(instalment, 'number'),
    name: asked(instalment, 'name'),
    amount: asked(paymentRequest, 'amount'),
    returnedOn: asked(bounce, 'returnedOn'),
    voucher: asked(voucher, 'voucher'),
  },
  {
    enters: ({ supplier, number, amount, returnedOn, voucher: proof }) => ({
      table: 'payment',
      supplier,
      number,
      amount: -amount,
      paidOn: returnedOn,
      voucher: proof,
    }),
  },
);

export const somethingPaid = rule('something-paid', 'R78', ({ facts }) => arrived(facts.payments).length === 0);

/** What came back once cannot come back again. */
export const transferArrived = rule(
  'transfer-arrived',
  'R78',
  ({ answers, facts }: Situation<Bounce>) => transferOf(facts, answers) === undefined,
  'transfer',
);

export const returnedAfterPaid = rule(
  'returned-after-paid',
  'R78',
  ({ answers, facts, now }: Situation<Bounce>) => {
    const { returnedOn } = answers;
    const paidOn = transferOf(facts, answers)?.voucher.paidOn ?? '';
    return (returnedOn < paidOn || returnedOn > cityDate(now)) && { returnedOn, paidOn };
  },
  'returnedOn',
);

/** So long after it was paid the bank can still send it back, and the books stay open. */
export const transfersSettled = rule('transfers-settled', 'R78', ({ facts, now }) => {
  const last = arrived(facts.payments)
    .map(({ voucher: { paidOn } }) => paidOn)
    .toSorted()
    .at(-1);
  const from = last && earliest(facts.law, 'PAY_BACK', instant(last, '12:00')).date;
  return from !== undefined && cityDate(now) < from && { from };
});

const steps = ['management.', 'acceptance.', 'payment.'] as const;

/** What came back is committed again, and asked for, certified, approved and paid anew by all hands. */
export const recordBounce = {
  ...action({
    since: 5,
    binds: 'firmly',
    aside: true,
    by: 'finance_treasury',
    form: bounce,
    gates: [somethingPaid],
    when: [transferArrived, returnedAfterPaid],
    does: ({ state, answers, facts }) => {
      const made = transferOf(facts, answers);
      const title = titleOf(state);
      return made ? paidAgain(made, { title, supplier: state.bodies.supplier ?? '', ...answers }) : [];
    },
    effects: ['bounce', 'bounced', 'open'],
    tells: ['org_finance', 'org_admin', 'buyer_staff', 'buyer_head', 'finance_budget', 'supervision'],
  }),
  at: (position: Position) => steps.some((step) => position.startsWith(step)),
};

function transferOf({ payments }: Facts, { transfer }: Bounce): Made | undefined {
  return arrived(payments).find(({ key }) => key === transfer);
}

function paidAgain(
  { key, payment, request: { amount, invoice }, voucher: { voucher: proof } }: Made,
  { title, supplier, returnedOn }: Bounce & { readonly title: string; readonly supplier: string },
): readonly Effect[] {
  const due = latest(payment, instalment);
  if (!due) throw new Error(`nothing was agreed on ${payment.id}`);
  const { number, name, line } = due;
  return [
    { kind: 'budget', move: 'bounce', line, fen: amount },
    publish(bouncedNotice, { title, supplier, number, name, amount, returnedOn, voucher: proof }),
    { kind: 'open', procedure: 'payment', answers: { ...due, amount, bounced: key, invoice } },
  ];
}
