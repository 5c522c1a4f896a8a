import { day } from '../../engine/say-value.ts';
import type { HeadTexts } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './purchase.ts';

export const en = {
  name: 'Purchase of a service',
  begin: 'New project',
  says: 'how far is our project, is the project approved, is the budget approved, is the contract signed, when is the acceptance',
  list: {
    says: 'find a project, search projects, list of projects, public projects, which projects are there, open tenders, award notices, who won, who provides the service, what does the city buy, how much is spent, services near me, notices, results, who runs the service, what the city paid for, what was bought, projects in my district, services for the disabled, services for children, who runs the meals, who does the cleaning, a project near me',
    button: 'Projects',
    title: 'Public projects',
    empty: 'No public project was found. Try another word or the number.',
  },
  actions: {
    createProject: {
      says: 'new project, create a project, set up a project, start a purchase, buy a service, new procurement, we want to buy a service, how to start a purchase, buy again for next year, begin a procurement, we plan to buy meals, buy home care, buy services for the elderly',
      label: 'Set up',
      done: 'set up the project and asked the public about the need',
    },
    withdrawPurchase: { label: 'Withdraw', done: 'withdrew the project' },
    recordBounce: {
      says: 'payment came back, payment bounced, bank sent it back',
      label: 'Payment came back',
      done: 'recorded that the bank sent a payment back, so that it is paid again',
    },
    refuseCarryOver: {
      says: 'refuse carry-over, no carry-over, budget lapsed',
      label: 'Refuse carry-over',
      done: 'ended the purchase: its budget lapsed and was not carried over',
    },
    askCarryOver: {
      says: 'ask to carry the budget over, money left this year',
      label: 'Ask to carry over',
      done: 'asked to carry the budget over to the next year',
    },
    declineCarryOver: {
      label: 'Do not carry over',
      done: 'did not carry the budget over; the reason is in the decision',
    },
    carryOverBudget: {
      says: 'carry over the budget, carry-over',
      label: 'Carry over',
      done: 'carried the budget over to the next year',
    },
    giveUpTask: {
      says: 'the task falls away, nothing is bought any more',
      label: 'End the task',
      done: 'gave the task up after a major change',
    },
    cancelPurchase: {
      says: 'cancel the project, cancel the purchase',
      label: 'Cancel project',
      done: 'cancelled the project',
    },
    followRemedy: {
      label: 'Carry out the answer',
      done: () => 'A challenge or complaint was upheld, and what was decided on it is carried out',
    },
    resumeSigning: {
      label: 'Go on signing',
      done: () => 'What stopped the signing is over; its term goes on by as much',
    },
  },
  ends: {
    completed: {
      now: 'Completed',
      still: 'If something was wrong with the service, you can still report it on the project’s page for a while.',
    },
    rejected: {
      now: 'Not approved; the project is closed',
      still: 'The decision gives the reason. With that put right, the project can be set up again.',
    },
    withdrawn: { now: 'Withdrawn', still: 'The project can be set up again later.' },
    cancelled: {
      now: 'The purchase is cancelled',
      still:
        'The notice gives the reason. Once suppliers were called for, they can challenge it within seven working days; the buyer takes all other objections.',
    },
  },
  rules: {
    'year-to-carry-over': {
      refusal: () =>
        'There is no budget to carry over now: its year has not begun, it is carried over already, or the one year for which it could be is over.',
      holds: 'There is budget to carry over',
    },
    'carry-over-not-asked': {
      refusal: () =>
        'It was asked to carry the budget over, and the budget office has not decided. Wait for the decision, or ask the office.',
      holds: 'No request to carry over is undecided',
    },
    'carry-over-asked': {
      refusal: () =>
        'The buyer has not asked to carry the budget over, or that was decided. The buyer presses “Ask to carry over” first.',
      holds: 'The buyer has asked to carry over',
    },
    'reservation-lapsed': {
      refusal: () =>
        'The budget set aside has not lapsed, or was carried over: the contract can still be signed, so this does not end the purchase.',
      holds: 'The budget set aside has lapsed and was not carried over',
    },
    'carried-one-year': {
      refusal: ({ until, year, last }) =>
        said`You let it be used until ${day(until)}. The budget of ${year} is carried over to the next year alone, to ${day(last)} at the latest; what is left then is surplus, and a new budget is asked for. Change the day.`,
      holds: 'It is carried over to the next year alone',
    },
    'not-yet-awarded': {
      refusal: () =>
        'The award is made and binds both sides, so the buyer cannot cancel alone. If the supplier gives it up, it presses “Decline award”; if it doesn’t or can’t sign, press “Take next”.',
      holds: 'Nothing is awarded yet',
    },
    'no-tender-running': {
      refusal: () =>
        'Suppliers have been called for, so the buyer cannot cancel for a reason of its own. If a major change ended the task, press “End the task” and add the document that decided it; if too few come, press “Declare failed” then.',
      holds: 'No tender is running',
    },
    'tender-was-called': {
      refusal: () =>
        'No suppliers have been called for yet, so it needs no major change. If nothing is to be bought, press “Cancel project”.',
      holds: 'Suppliers have been called for',
    },
    'is-author': {
      refusal: () =>
        'Only whoever set the project up can withdraw it. Please ask them, or ask the head to press “Do not agree”.',
      holds: 'It was set up by this person',
    },
  },
  notices: {
    cancelled: { title: 'Cancelled procurement', rows: { title: 'Project', reason: 'Reason' } },
  },
  forms: {
    'carry-over-request': {
      title: 'Ask to carry the budget over',
      intro: 'Only once the budget office agrees can this project sign and pay from it in the next year.',
      fields: {
        reason: {
          label: 'Reason',
          ask: 'Why can’t it be used this year, and what is it needed for in the next? At least 10 characters.',
        },
        proofs: { label: 'Proof', ask: 'Send what proves it; if there is nothing, skip this.' },
      },
    },
    'carry-over': {
      title: 'Carry the budget over',
      intro:
        'Once carried over, this project can sign and pay from it in the next year too. What is not carried over can’t be used once its year is over.',
      fields: {
        approval: {
          label: 'Approval',
          ask: 'Which document carries it over? Give its number, for example “Finance carry-over 2028-7”.',
        },
        until: {
          label: 'Usable until',
          ask: 'Until when can it be used? 31 December of the next year at the latest, for example 2028-12-31.',
        },
        reason: { label: 'Reason', ask: 'Why is it carried over? The buyer reads this.' },
      },
    },
    lapse: {
      title: 'Refuse carry-over and end the purchase',
      intro:
        'A notice of cancellation is published, the lapsed budget is given back, and the department, the organisation that won and the supervisors are told. What this cost that organisation it can claim by law.',
      needs: 'the decision not to carry over',
      fields: {
        decision: {
          label: 'Decision',
          ask: 'By which document was this decided? Give its number, for example “Finance budget 2028-3”.',
        },
        reason: {
          label: 'Reason',
          ask: 'Why is it not carried over? It stands in the notice: say it clearly, in at least 20 characters.',
        },
        evidence: { label: 'The decision itself', ask: 'Send a photo or PDF of the decision.' },
      },
    },
    'lost-task': {
      title: 'End the task after a major change',
      intro:
        'A notice is published, the budget goes back, and those who have bid are told; bids that are sealed are never opened.',
      needs: 'The document that ended the task',
      fields: {
        change: {
          label: 'Change',
          ask: 'What has changed?',
          options: {
            'withdrawn-above': 'taken back from above',
            'budget-cut': 'budget cut',
            'plan-changed': 'plans or policy changed',
            'force-majeure': 'force majeure',
          },
        },
        reason: { label: 'Details', ask: 'What happened? It is published.' },
        decision: { label: 'Document', ask: 'Which document decided it? Its number is published.' },
        evidence: { label: 'Files', ask: 'Please send that document.' },
      },
    },
  },
} satisfies HeadTexts<typeof declared>;
