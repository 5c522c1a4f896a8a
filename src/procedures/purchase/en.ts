import type { HeadTexts } from '../../engine/texts.ts';
import type * as declared from './purchase.ts';

export const en = {
  name: 'Purchase of a service',
  begin: 'New project',
  list: {
    button: 'Projects',
    title: 'Public projects',
    empty: 'No public project was found. Try another word or the number.',
  },
  actions: {
    createProject: { label: 'Set up', done: 'set up the project and asked the public about the need' },
    withdrawPurchase: { label: 'Withdraw', done: 'withdrew the project' },
    cancelPurchase: { label: 'Cancel project', done: 'cancelled the project' },
  },
  rules: {
    'is-author': {
      refusal: () =>
        'Only whoever set the project up can withdraw it. Please ask them, or let the head not agree to it.',
      holds: 'It was set up by this person',
    },
  },
  notices: {
    cancelled: { title: 'Cancelled procurement', rows: { title: 'Project', reason: 'Reason' } },
  },
  forms: {},
} satisfies HeadTexts<typeof declared>;
