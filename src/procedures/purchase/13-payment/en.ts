import { day, listed, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './settlement.ts';

const holders = { supplier: 'supplier', buyer: 'buyer', treasury: 'treasury' } as const;
const phases = {
  before: 'the evaluation beforehand',
  during: 'a report during the service',
  after: 'the evaluation afterwards',
} as const;

export const en = {
  steps: { payment: 'Payment' },
  positions: { 'payment.settle': { now: 'The last payments are being made, before the project is closed' } },
  actions: {
    closeOut: {
      says: 'close the project',
      label: 'Close',
      done: 'closed the project',
      ask: 'Payments, reports and evaluation are complete. Close the project? What is left goes back to its line.',
    },
    followAppeal: {
      label: 'Follow the review',
      done: () => 'The review of the appeal revoked the result; the service is judged anew',
    },
    handOver: {
      says: 'who serves the people now, hand over the people served',
      label: 'Say who follows',
      done: 'said who serves the people now',
      ask: 'The service ended early. Say for everybody who was served what comes after it.',
    },
  },
  forms: {
    bounce: {
      title: 'Record what came back',
      intro:
        'The money is committed to the contract again and the payment notice is corrected. The supplier checks its account and asks anew; then it is certified, approved and paid as before.',
      needs: 'the bank’s return slip',
      fields: {
        transfer: { label: 'Payment', ask: 'Which payment did the bank send back?' },
        returnedOn: { label: 'Returned on', ask: 'On which day did it come back? For example 2027-03-22.' },
        reason: {
          label: 'Reason',
          ask: 'Why did the bank send it back? The supplier reads this, for example “name and account differ”.',
        },
        evidence: { label: 'Return slip', ask: 'Send a photo or PDF of the bank’s return slip.' },
      },
    },
    'hand-over': {
      title: 'What comes after the service',
      intro:
        'Where a service ends early, the project is closed once everybody who was served has somebody else. Give numbers only, no names.',
      fields: {
        served: { label: 'People served', ask: 'How many people were served at the end? For example 320.' },
        follows: {
          label: 'Who follows',
          ask: 'How many of them, and who serves them now? For example: 300; another provider; Warm Heart Social Work Centre',
          columns: {
            users: { label: 'People' },
            by: {
              label: 'Served by',
              options: {
                supplier: 'another provider',
                buyer: 'the buyer itself',
                family: 'their families',
                elsewhere: 'moved or in hospital',
                unwanted: 'no longer wanted',
              },
            },
            with: { label: 'Where, or a note' },
          },
        },
        records: { label: 'Records', ask: 'Send records of the handover; if there are none, skip this.' },
      },
    },
  },
  rules: {
    'something-paid': {
      refusal: () =>
        'Nothing was paid under this contract yet, or all that was paid is recorded as sent back, so nothing can come back.',
      holds: 'Something was paid',
    },
    'transfer-arrived': {
      refusal: () =>
        'This is no payment under this contract, or it is recorded as sent back already. Choose one of those listed.',
      holds: 'It was paid, and is not recorded as sent back',
    },
    'returned-after-paid': {
      refusal: ({ returnedOn, paidOn }) =>
        said`You say it came back on ${day(returnedOn)}; it was paid on ${day(paidOn)}. Give the day on which it really came back, since then and by today.`,
      holds: 'It came back after it was paid',
    },
    'transfers-settled': {
      refusal: ({ from }) =>
        said`The bank can still send the last payment back. The project can be closed from ${day(from)} on.`,
      holds: 'The bank can send back no payment any more',
    },
    'payments-closed': {
      refusal: ({ instalments, holder }) =>
        `Not yet paid or cancelled: instalment ${listed(instalments, ', ')}, now with the ${words(holder, holders, ', ')}. Once that is done, the project can be closed.`,
      holds: 'Every instalment is paid or cancelled',
    },
    'reports-closed': {
      refusal: ({ reports, holder }) =>
        `Not yet accepted: progress report ${listed(reports, ', ')}, now with the ${words(holder, holders, ', ')}. Once that is done, the project can be closed.`,
      holds: 'Every progress report is closed',
    },
    'every-phase-evaluated': {
      refusal: ({ phase }) =>
        `Still missing: ${words(phase, phases, ', ')}. A project can be closed when it was looked at before, during and after.`,
      holds: 'It was looked at before, during and after',
    },
    'appeal-days-over': {
      refusal: ({ until }) =>
        said`The supplier can appeal against the result until ${day(until)}; close the project after that day.`,
      holds: 'The days to appeal are over, or the service was accepted',
    },
    'no-appeal-open': {
      refusal: ({ number }) =>
        `The supplier has appealed against the result (${number}); close the project once that is decided.`,
      holds: 'No appeal is open',
    },
    'ended-before-time': {
      refusal: () => 'The service ended as agreed, so nobody has to be handed over.',
      holds: 'The service ended early',
    },
    'not-handed-over': {
      refusal: () => 'It has been said already who serves these people now.',
      holds: 'Not said yet',
    },
    'everyone-followed': {
      refusal: ({ served, followed }) =>
        `${served} people were served, and for ${followed} it’s said who follows. Everybody must be there once; adjust the numbers to match.`,
      holds: 'Everybody has somebody who follows',
    },
    'users-handed-over': {
      refusal: () =>
        'The service ended early, and it isn’t said yet who serves these people now. The buyer presses “Say who follows”; then the project can be closed.',
      holds: 'Everybody who was served has somebody who follows',
    },
  },
  notices: {
    bounced: {
      title: 'Correction: payment sent back',
      rows: {
        title: 'Project',
        supplier: 'Provider',
        number: 'Instalment',
        name: 'Payment',
        amount: 'Amount sent back',
        returnedOn: 'Sent back on',
        voucher: 'Its voucher',
      },
    },
  },
  briefs: {
    settlement: {
      title: 'Settlement',
      rows: { price: 'Contract price', paid: 'Paid', rest: 'Unused, to go back to its line' },
    },
  },
} satisfies TextsOf<typeof declared>;
