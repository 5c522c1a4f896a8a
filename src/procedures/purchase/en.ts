import type { HeadTexts } from '../../engine/texts.ts';
import type * as declared from './purchase.ts';

export const en = {
  name: 'Purchase of a service',
  begin: 'New project',
  says: 'how far is our project, is the project approved',
  list: {
    says: 'find a project, search projects, list of projects, public projects, which projects are there, open tenders, award notices, who won, who provides the service, what does the city buy, how much is spent, services near me, notices',
    button: 'Projects',
    title: 'Public projects',
    empty: 'No public project was found. Try another word or the number.',
  },
  actions: {
    createProject: {
      says: 'new project, create a project, set up a project, start a purchase, buy a service, new procurement, we want to buy a service',
      label: 'Set up',
      done: 'set up the project and asked the public about the need',
    },
    withdrawPurchase: { label: 'Withdraw', done: 'withdrew the project' },
    cancelPurchase: {
      says: 'cancel the project, cancel the purchase',
      label: 'Cancel project',
      done: 'cancelled the project',
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
    cancelled: { now: 'The purchase is cancelled', still: 'The notice gives the reason. The buyer takes objections.' },
  },
  rules: {
    'not-yet-awarded': {
      refusal: () =>
        'The award is made and binds both sides, so the buyer cannot cancel alone. If the supplier gives it up, it presses “Decline award”; if it doesn’t or can’t sign, press “Take next”.',
      holds: 'Nothing is awarded yet',
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
  forms: {},
} satisfies HeadTexts<typeof declared>;
