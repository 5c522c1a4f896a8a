import { day, listed, moment, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './payment.ts';

const holding = {
  finance_treasury: 'The treasury',
  audit: 'The audit office',
  supervision: 'Supervision',
} as const;
const holders = { supplier: 'supplier', buyer: 'buyer' } as const;

export const en = {
  name: 'Payment',
  begin: 'Ask for payment',
  says: 'when do we get paid, where is the money, payment not received, not paid yet, when does the money arrive, final payment, waiting for our money, they owe us money, the instalment is not paid',
  steps: { request: 'Request', certify: 'Certification', approve: 'Approval', pay: 'Payment' },
  positions: {
    'request.due': { now: 'Waiting for the supplier’s request' },
    'request.correct': { now: 'Waiting for the supplier to correct the request' },
    'request.hearing': {
      now: 'The buyer wants to pay this no more; the supplier is being heard',
      others: 'the supplier',
    },
    'certify.review': { now: 'The buyer’s officer is checking it' },
    'approve.review': { now: 'The head of the buyer is deciding' },
    'pay.treasury': { now: 'The treasury is paying' },
    'pay.held': { now: 'The payment is on hold' },
  },
  actions: {
    openPayment: { label: 'Plan', done: () => 'This instalment was planned, as the contract says' },
    requestPayment: {
      says: 'ask for payment, request payment, send an invoice, submit the invoice, claim the instalment, upload the invoice, the invoice is ready',
      label: 'Request',
      done: 'asked for payment',
      ask: 'This instalment’s day has come. Ask for payment.',
    },
    cancelPayment: {
      label: 'Propose to drop',
      done: 'proposed to pay this instalment no more; the supplier is heard and the treasury decides',
    },
    moveInstalment: {
      label: 'Move',
      done: () => 'The contract was changed, and the day of this instalment with it',
    },
    annulPayment: { label: 'Drop', done: () => 'The service was not accepted, so this instalment is not paid' },
    correctPayment: {
      label: 'Correct request',
      done: 'corrected the request',
      ask: 'The request needs correcting. Change it and send it again.',
    },
    certifyMilestone: {
      label: 'Certify',
      done: 'certified that the agreed service was done',
      ask: 'Was what this instalment pays for done? If so, certify it.',
    },
    returnPayment: { label: 'Send back', done: 'sent the request back to be corrected' },
    recuseCertifying: { label: 'Step back', done: 'stepped back from certifying' },
    approvePayment: {
      says: 'approve a payment',
      label: 'Approve',
      done: 'approved the payment',
      ask: 'The officer has certified it. Approve the payment?',
    },
    rejectPayment: {
      label: 'Do not agree',
      done: 'did not agree to the payment; the supplier is heard and the treasury decides',
    },
    recuseApproving: { label: 'Step back', done: 'stepped back from approving' },
    pay: {
      says: 'record a payment',
      label: 'Record payment',
      done: 'made the payment',
      ask: 'The buyer has approved. Pay, and record the voucher.',
    },
    holdPayment: { label: 'Hold', done: 'put the payment on hold' },
    bouncePayment: { label: 'Sent back by bank', done: 'recorded that the bank sent it back; check the account' },
    recusePaying: { label: 'Step back', done: 'stepped back from paying' },
    releasePayment: {
      label: 'Release',
      done: 'released the payment',
      ask: 'Is the reason for the hold gone? If so, release the payment.',
    },
    rejectHeldPayment: {
      label: 'Propose to drop',
      done: 'proposed to pay no more what is on hold; the supplier is heard and the treasury decides',
    },
    objectEnding: {
      says: 'object to not being paid, insist on the payment',
      label: 'Give your view',
      done: 'said what it thinks of not being paid',
    },
    agreeEnding: { label: 'Agree', done: 'agreed that this instalment is paid no more' },
    confirmEnding: {
      label: 'Pay no more',
      done: 'decided that this instalment is paid no more',
      ask: 'The buyer wants to pay this no more. Once the supplier has had its days, decide: drop it, or have it paid?',
    },
    refuseEnding: { label: 'Have it paid', done: 'decided that this instalment is to be paid' },
  },
  forms: {
    instalment: {
      title: 'What the contract says',
      fields: {
        number: { label: 'Number', ask: 'Which number?' },
        name: { label: 'Name', ask: 'What is it called?' },
        amount: { label: 'Amount', ask: 'How much?' },
        on: { label: 'Agreed day', ask: 'On which day?' },
        line: { label: 'Budget line', ask: 'Which line?' },
        after: {
          label: 'Condition',
          ask: 'On what condition?',
          options: {
            signature: 'after signing',
            report: 'after a report',
            midterm: 'after mid-term check',
            acceptance: 'after acceptance',
          },
        },
        bounced: { label: 'Payment that came back', ask: 'Which payment did the bank send back?' },
        invoice: { label: 'Its invoice', ask: 'By which invoice was that paid?' },
      },
    },
    'payment-request': {
      title: 'Request for payment',
      needs: 'the invoice, proof for this instalment',
      fields: {
        amount: {
          label: 'Amount',
          ask: 'How much do you ask for, in yuan? At most what was agreed, for example 230000.',
        },
        invoice: {
          label: 'Invoice number',
          ask: 'What’s the invoice number? 8 digits, or 20 of an electronic one, for example 26232000000071738888.',
        },
        invoiceDate: { label: 'Invoice date', ask: 'What’s the date of the invoice? For example 2027-03-05.' },
        account: {
          label: 'Account',
          ask: 'Which account is it paid to? 8 to 30 digits; it must be the registered one.',
        },
        documents: { label: 'Attachments', ask: 'Send the invoice and the proof, at least one file.' },
        note: { label: 'Note', ask: 'Anything to explain? If not, skip this.' },
      },
    },
    'ending-objection': {
      title: 'Your view',
      intro: 'The buyer can’t decide alone not to pay; the treasury reads both sides first.',
      fields: {
        objection: { label: 'Your view', ask: 'Why should it be paid? Give facts and grounds.' },
        proofs: { label: 'Proof', ask: 'Send what proves it; if there is nothing, skip this.' },
      },
    },
    voucher: {
      title: 'Record the payment',
      fields: {
        voucher: { label: 'Voucher', ask: 'What’s the number of the voucher?' },
        paidOn: { label: 'Paid on', ask: 'When was it paid? For example 2027-03-20.' },
        carryOver: {
          label: 'Carry-over approval',
          ask: 'The money is of an earlier year. What is the number of the approval that carries it over?',
        },
      },
    },
    'payment-hold': {
      title: 'Hold the payment',
      intro:
        'The term runs on, and the supplier is told why. A change of staff, internal procedure or an audit nobody agreed on is no reason.',
      fields: {
        ground: {
          label: 'Reason',
          ask: 'Why is it held?',
          options: {
            'report-late': 'report overdue',
            'inspection-open': 'findings not put right',
            'complaint-open': 'complaint being handled',
            'account-in-doubt': 'doubts about the account',
            other: 'other',
          },
        },
        reason: { label: 'Explanation', ask: 'What happened, and what would release it?' },
      },
    },
  },
  ends: {
    completed: { now: 'Paid' },
    rejected: {
      now: 'The payment was not agreed to',
      still: 'The decision gives the reason. The contract says how you can object.',
    },
    cancelled: { now: 'This instalment is not paid', still: 'The contract says how you can object.' },
  },
  rules: {
    'accepted-by-another': {
      refusal: () => 'You took part in accepting this service, so its payments are for a colleague who did not.',
      holds: 'Whoever handles the payment took no part in the acceptance',
    },
    'checked-by-another': {
      refusal: () =>
        'The only check that this instalment rests on is yours, so letting it pass is for a colleague; or have another office, such as civil affairs, look at the service too.',
      holds: 'The check that it rests on is another’s',
    },
    'contract-published': {
      refusal: () => 'The contract isn’t signed and published yet, so nothing can be paid. Ask again once it is.',
      holds: 'The contract is published',
    },
    'instalment-reached': {
      refusal: ({ on }) => said`This instalment is agreed for ${day(on)}; you can ask for it then.`,
      holds: 'The agreed day has come',
    },
    'milestone-met': {
      refusal: ({ reports, dropped, holder }) => {
        if (dropped !== undefined) {
          return `No longer due, as the service ended early: report ${listed(dropped, ', ')}; this instalment is paid once the service is accepted.`;
        }
        return reports === undefined
          ? 'This instalment waits for a mid-term check by somebody who had no part in the procurement, with nothing serious found, and no serious incident since. None is on record yet.'
          : `This instalment waits for report ${listed(reports, ', ')} to be accepted, now with the ${words(holder, holders, ', ')}.`;
      },
      holds: 'What the contract makes this instalment wait for has been done',
    },
    'final-needs-acceptance': {
      refusal: () => 'The last instalment is paid after acceptance. Ask for it once the certificate is out.',
      holds: 'Not the last instalment, or the service is accepted',
    },
    'within-instalment': {
      refusal: ({ amount, most }) =>
        said`You ask for ${money(amount)}; this instalment comes to ${money(most)} at most. Change the amount.`,
      holds: 'The amount is within the instalment',
    },
    'invoice-under-contract': {
      refusal: ({ invoiceDate, from }) =>
        said`The invoice is dated ${day(invoiceDate)}, and the contract was concluded on ${day(from)}. Check the invoice.`,
      holds: 'The invoice is from after the contract',
    },
    'paid-after-approval': {
      refusal: ({ paidOn, from }) =>
        said`The payment is dated ${day(paidOn)}, and was approved on ${day(from)}. Give the day on which it was made.`,
      holds: 'It was paid after it was approved',
    },
    'voucher-used-once': {
      refusal: ({ voucher, number }) =>
        `Voucher ${voucher} stands in ${number} already. Check whether this is the same payment.`,
      holds: 'The voucher is recorded once',
    },
    'paid-from-open-year': {
      refusal: ({ granted, early }) =>
        early === undefined
          ? `This is paid from the budget of ${granted}, a year that is over, and can’t be unless it is carried over. The buyer presses “Ask to carry over” on the project and the budget office “Carry over”; then pay.`
          : `This is to be paid from the budget of ${granted}, and can be paid in that year. Wait until then, or use a line of this year.`,
      holds: 'It’s money of this year, or carried over by an approval',
    },
    'account-settled': {
      refusal: ({ until, hours }) =>
        said`The supplier’s account was changed less than ${String(hours)} hours ago, so nothing is paid to it until ${moment(until)}. Ask the supplier meanwhile whether it made the change.`,
      holds: 'The account was not changed within the last day',
    },
    'held-by-them': {
      refusal: ({ holder }) =>
        `${words(holder, holding, ', ')} put this on hold, and they or those above them release it. Tell them what has changed.`,
      holds: 'Released by who held it, or by those above',
    },
    'hearing-over': {
      refusal: ({ until }) =>
        said`The supplier can give its view until ${moment(until)}; then you can drop it. To have it paid you can decide now.`,
      holds: 'The supplier has had its days',
    },
    'within-contract': {
      refusal: ({ total, price }) =>
        said`With what was asked before it makes ${money(total)}; the contract is for ${money(price)}. Ask for less.`,
      holds: 'All together stays within the contract',
    },
    'within-commitment': {
      refusal: ({ total, committed }) =>
        said`On this line it makes ${money(total)}; the contract has ${money(committed)} on it. Ask for less.`,
      holds: 'All together stays within the line’s commitment',
    },
    'invoice-used-once': {
      refusal: ({ invoice, number }) =>
        `Invoice ${invoice} was used in ${number} already; an invoice counts once. Give another; numbers of the old kind repeat, so put the invoice’s code before it.`,
      holds: 'The invoice is used once',
    },
    'invoice-by-now': {
      refusal: ({ invoiceDate }) =>
        said`The invoice is dated ${day(invoiceDate)}, which is still to come. Check the invoice.`,
      holds: 'The invoice is issued',
    },
    'account-on-file': {
      refusal: ({ ending }) =>
        `The account ending in ${ending} isn’t the registered one. Use that; if it changed, update your register entry first and ask again once it’s verified.`,
      holds: 'The account is the registered one',
    },
    'paid-by-now': {
      refusal: ({ paidOn }) =>
        said`The payment is dated ${day(paidOn)}, which is still to come. Give the day it was paid.`,
      holds: 'It has been paid',
    },
  },
  notices: {
    payment: {
      title: 'Payment notice',
      rows: {
        title: 'Project',
        supplier: 'Supplier',
        number: 'Instalment',
        name: 'Name',
        amount: 'Amount',
        paidOn: 'Paid on',
        voucher: 'Voucher',
      },
    },
  },
  briefs: {
    ending: {
      title: 'What is to be paid no more',
      rows: {
        supplier: 'Supplier',
        number: 'Instalment',
        name: 'What for',
        rest: 'Not to be paid',
        reason: 'The buyer’s reason',
        objection: 'What the supplier says',
      },
    },
    payment: {
      title: 'The payment',
      rows: {
        amount: 'Amount',
        supplier: 'Payee',
        account: 'Account',
        number: 'Instalment',
        name: 'Name',
        invoice: 'Invoice number',
        price: 'Contract price',
        paid: 'Paid before',
        rest: 'Left after this one',
        payableBy: 'To be paid by',
        interest: 'Interest for being late, until today',
        note: 'Note',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
