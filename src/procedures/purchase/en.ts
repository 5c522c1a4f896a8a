import { setupTexts } from './01-setup/en.ts';
import { budgetTexts } from './02-budget/en.ts';
import { initiationTexts } from './03-initiation/en.ts';
import { catalogueTexts } from './04-catalogue/en.ts';
import { publicationTexts } from './05-publication/en.ts';
import { biddingTexts } from './06-bidding/en.ts';
import { qualificationTexts } from './07-qualification/en.ts';
import { evaluationTexts } from './08-evaluation/en.ts';
import { awardTexts } from './09-award/en.ts';
import { contractTexts } from './10-contract/en.ts';
import { managementTexts } from './11-management/en.ts';
import { acceptanceTexts } from './12-acceptance/en.ts';
import { settlementTexts } from './13-payment/en.ts';
import { purchaseText } from './purchase-text.ts';

export const purchaseTexts = purchaseText({
  name: 'Purchase of a service',
  begin: 'New project',
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
  steps: {
    setup: setupTexts,
    budget: budgetTexts,
    initiation: initiationTexts,
    catalogue: catalogueTexts,
    publication: publicationTexts,
    bidding: biddingTexts,
    qualification: qualificationTexts,
    evaluation: evaluationTexts,
    award: awardTexts,
    contract: contractTexts,
    management: managementTexts,
    acceptance: acceptanceTexts,
    payment: settlementTexts,
  },
});
