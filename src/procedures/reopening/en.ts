import { day, moment, money } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './reopening.ts';

export const en = {
  name: 'Audit after the close',
  begin: 'Audit after the close',
  says: 'what became of the audit after the close, was the money paid back, how much do we owe back',
  steps: { reopening: 'Audit', recovery: 'Refund' },
  positions: {
    'reopening.confirm': {
      now: 'Audit wants the closed project looked at once more; finance or the coordination group’s secretary is to agree',
    },
    'reopening.hear': {
      now: 'The provider and the buyer are heard, and then it is decided',
      others: 'provider and buyer',
    },
    'recovery.owed': { now: 'Waiting for the provider to pay the treasury back what it owes' },
    'recovery.check': { now: 'The treasury is checking what was paid back' },
  },
  actions: {
    reopenPurchase: {
      label: 'Propose it',
      done: 'proposed an audit after the close',
      says: 'audit a closed project, reopen a closed project, claim money back after the close',
    },
    confirmReopening: {
      label: 'Agree to audit',
      done: 'agreed to the audit after the close',
      says: 'agree to an audit after the close',
      ask: 'Look at what audit found and its evidence. Once you agree, both are heard, and then it is decided.',
    },
    refuseReopening: { label: 'Do not agree', done: 'did not agree to the audit' },
    withdrawReopening: { label: 'Take back', done: 'took the audit back' },
    recuseReopening: { label: 'Step back', done: 'stepped back from this audit' },
    decideReopening: {
      label: 'Decide',
      done: 'decided on the audit',
      says: 'decide what is paid back, decide on the audit after the close',
      ask: 'What both say stands above. Is anything to be paid back, and how much? Give your reasons.',
    },
    stateOnReopening: {
      label: 'State your view',
      done: 'stated its view',
      says: 'answer what audit found, state our view on the audit',
    },
    reportRefund: {
      label: 'Report the refund',
      done: 'reported a refund',
      says: 'we have paid it back, report a refund',
      ask: 'Pay the treasury back as decided, then report it here.',
    },
    confirmRefund: {
      label: 'Confirm arrival',
      done: 'confirmed that a refund arrived',
      says: 'the refund arrived, confirm a refund',
      ask: 'Compare it with the treasury’s account. Once you confirm it, the money is back on its budget line, and that is published.',
    },
    returnRefund: { label: 'Not arrived', done: 'found that it has not arrived' },
    endRecovery: { label: 'Wait no longer', done: 'decided to wait for the refund no longer' },
  },
  forms: {
    reopening: {
      title: 'Audit after the close',
      intro:
        'While the provider is still liable, audit can have a closed project looked at once more, for a ground and with evidence. Finance or the coordination group’s secretary agrees, both are heard, and then it is decided.',
      needs: 'what audit found, and the evidence',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'Why is it to be looked at once more?',
          options: {
            untrue: 'reports or papers were untrue',
            overpaid: 'too much was paid',
            'not-delivered': 'the service was not given',
            misused: 'the money was used for something else',
            conflict: 'an interest was not declared',
            other: 'something else that audit found',
          },
        },
        findings: { label: 'What audit found', ask: 'What was found? Give facts and grounds; both will read this.' },
        evidence: { label: 'Evidence', ask: 'Please send the evidence.' },
        amount: {
          label: 'To be claimed back',
          ask: 'How many yuan should be claimed back? Skip this if it can’t be said yet. For example 12000.',
        },
      },
    },
    'reopening-statement': {
      title: 'Your view',
      fields: {
        statement: { label: 'View', ask: 'What do you say to what was found? Give facts and reasons.' },
        proofs: { label: 'Proof', ask: 'Send what proves it; skip this if there is nothing.' },
      },
    },
    'reopening-decision': {
      title: 'Decision',
      fields: {
        outcome: {
          label: 'Decision',
          ask: 'Is it to be paid back?',
          options: { 'claw-back': 'Pay it back', nothing: 'Nothing to pay' },
        },
        amount: { label: 'To be paid back', ask: 'How many yuan are to be paid back? For example 12000.' },
        reason: { label: 'Reasons', ask: 'Why, and by what rule? Both will read this.' },
      },
    },
    'refund-report': {
      title: 'Report a refund',
      needs: 'the bank’s receipt for the refund',
      fields: {
        amount: { label: 'Amount', ask: 'How many yuan were paid back? For example 12000.' },
        refundedOn: { label: 'Paid back on', ask: 'On which day? For example 2028-06-20.' },
        proofs: { label: 'Receipt', ask: 'Send a photo or PDF of the bank’s receipt.' },
      },
    },
    'refund-received': {
      title: 'Confirm a refund',
      fields: {
        amount: { label: 'Amount', ask: 'How many yuan arrived? For example 12000.' },
        receivedOn: { label: 'Arrived on', ask: 'On which day did it arrive? For example 2028-06-21.' },
        voucher: { label: 'Voucher', ask: 'What is the number of the treasury’s voucher?' },
      },
    },
  },
  briefs: {
    reopening: {
      title: 'Audit after the close',
      rows: {
        supplier: 'Provider',
        ground: 'Ground',
        findings: 'What audit found',
        amount: 'To be claimed back, by audit',
        paid: 'Paid in all',
        supplierSays: 'What the provider says',
        buyerSays: 'What the buyer says',
      },
    },
    refund: {
      title: 'Refund',
      rows: {
        supplier: 'Provider',
        owed: 'To be paid back',
        received: 'Arrived',
        left: 'Still open',
        reason: 'Reasons',
        amount: 'Reported',
        refundedOn: 'Reported as of',
      },
    },
  },
  notices: {
    refund: {
      title: 'Money paid back',
      rows: {
        title: 'Project',
        supplier: 'Provider',
        number: 'Instalment',
        name: 'Payment',
        amount: 'Paid back',
        receivedOn: 'Arrived on',
        voucher: 'Voucher',
      },
    },
  },
  ends: {
    completed: {
      now: 'The audit is done, and the project is closed again',
      still:
        'The decision and what was paid back stand above. Whoever disagrees can ask for reconsideration within 60 days or go to court within six months.',
    },
    rejected: {
      now: 'The audit was not agreed to, and the project stays closed',
      still: 'With new evidence it can be proposed again while the provider is liable.',
    },
    withdrawn: {
      now: 'The audit was taken back, and the project stays closed',
      still: 'It can be proposed again while the provider is liable.',
    },
    cancelled: {
      now: 'Not all was paid back, and it is waited for no longer',
      still: 'The finance bureau recovers the rest by law.',
    },
  },
  rules: {
    'within-liability': {
      refusal: ({ months, last }) =>
        said`The provider was liable for ${months} months after the close, until ${day(last)}. What points to an offence goes to discipline inspection and supervision.`,
      holds: 'The provider is still liable',
    },
    'reopened-once': {
      refusal: ({ number }) => `This project is being audited already (${number}). Add there what else was found.`,
      holds: 'No audit of it is open',
    },
    'own-reopening': {
      refusal: () => 'You did not propose this audit. Ask whoever did to take it back.',
      holds: 'By whoever proposed it',
    },
    'decided-elsewhere': {
      refusal: () =>
        'You sit at the buyer, so you can’t decide whether its project is audited. The coordination group’s secretary or somebody else of finance does.',
      holds: 'Not by the buyer',
    },
    'parties-heard': {
      refusal: ({ until }) =>
        said`Provider and buyer can state their view until ${moment(until)}; then it can be decided.`,
      holds: 'Both had their time to be heard',
    },
    'clawed-within-paid': {
      refusal: ({ amount, paid }) =>
        said`You wrote ${money(amount)}; under this contract ${money(paid)} were paid and have not come back. Claim no more than that.`,
      holds: 'No more than was paid',
    },
    'refund-within-owed': {
      refusal: ({ amount, left }) =>
        said`You wrote ${money(amount)}, and ${money(left)} are still open. Check the amount.`,
      holds: 'No more than is owed',
    },
    'refunded-by-now': {
      refusal: ({ on, from }) =>
        said`You wrote ${day(on)}. Give the day on which it was really paid back, since the decision (${day(from)}) and by today.`,
      holds: 'Paid back since the decision',
    },
    'received-by-now': {
      refusal: ({ on, from }) =>
        said`You wrote ${day(on)}. Give the day on which it really arrived, since the decision (${day(from)}) and by today.`,
      holds: 'Arrived since the decision',
    },
    'refund-overdue': {
      refusal: ({ until }) =>
        said`The provider can pay it back until ${day(until)}. Only what is still open then is waited for no longer.`,
      holds: 'The days for the refund are over',
    },
  },
} satisfies TextsOf<typeof declared>;
