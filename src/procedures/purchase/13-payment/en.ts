import { listed, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
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
  },
  forms: {},
  rules: {
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
  },
  briefs: {
    settlement: {
      title: 'Settlement',
      rows: { price: 'Contract price', paid: 'Paid', rest: 'Unused, to go back to its line' },
    },
  },
} satisfies TextsOf<typeof declared>;
