import { purchaseText } from '../purchase-text.ts';
import { setupTexts } from './purchase/01-setup.ts';
import { budgetTexts } from './purchase/02-budget.ts';
import { initiationTexts } from './purchase/03-initiation.ts';
import { catalogueTexts } from './purchase/04-catalogue.ts';
import { publicationTexts } from './purchase/05-publication.ts';
import { biddingTexts } from './purchase/06-bidding.ts';
import { qualificationTexts } from './purchase/07-qualification.ts';
import { evaluationTexts } from './purchase/08-evaluation.ts';
import { awardTexts } from './purchase/09-award.ts';
import { contractTexts } from './purchase/10-contract.ts';
import { managementTexts } from './purchase/11-management.ts';
import { acceptanceTexts } from './purchase/12-acceptance.ts';
import { settlementTexts } from './purchase/13-payment.ts';

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
