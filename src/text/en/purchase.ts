import type { NoticeKind } from '../../names.ts';
import type * as module from '../../procedures/purchase/purchase.ts';
import type { FileText } from '../step-text.ts';
import type { FormTexts, NoticeText, ProcedureText, RuleTexts } from '../texts.ts';
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

const own = {
  actions: {
    createProject: { label: 'Set up', done: 'set up the project and asked the public about the need' },
    withdrawPurchase: { label: 'Withdraw', done: 'withdrew the project' },
    cancelPurchase: { label: 'Cancel project', done: 'cancelled the project' },
  },
  forms: {},
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
} satisfies FileText<typeof module> & {
  readonly actions: Partial<ProcedureText<'purchase'>['actions']>;
  readonly notices: { readonly cancelled: NoticeText };
};

export const purchaseTexts = {
  procedure: {
    name: 'Purchase of a service',
    begin: 'New project',
    steps: {
      setup: setupTexts.step,
      budget: budgetTexts.step,
      initiation: initiationTexts.step,
      catalogue: catalogueTexts.step,
      publication: publicationTexts.step,
      bidding: biddingTexts.step,
      qualification: qualificationTexts.step,
      evaluation: evaluationTexts.step,
      award: awardTexts.step,
      contract: contractTexts.step,
      management: managementTexts.step,
      acceptance: acceptanceTexts.step,
      payment: settlementTexts.step,
    },
    positions: {
      ...setupTexts.positions,
      ...budgetTexts.positions,
      ...initiationTexts.positions,
      ...catalogueTexts.positions,
      ...publicationTexts.positions,
      ...biddingTexts.positions,
      ...qualificationTexts.positions,
      ...evaluationTexts.positions,
      ...awardTexts.positions,
      ...contractTexts.positions,
      ...managementTexts.positions,
      ...acceptanceTexts.positions,
      ...settlementTexts.positions,
    },
    actions: {
      ...setupTexts.actions,
      ...budgetTexts.actions,
      ...initiationTexts.actions,
      ...catalogueTexts.actions,
      ...publicationTexts.actions,
      ...biddingTexts.actions,
      ...qualificationTexts.actions,
      ...evaluationTexts.actions,
      ...awardTexts.actions,
      ...contractTexts.actions,
      ...managementTexts.actions,
      ...acceptanceTexts.actions,
      ...settlementTexts.actions,
      ...own.actions,
    },
  },
  forms: {
    ...setupTexts.forms,
    ...budgetTexts.forms,
    ...initiationTexts.forms,
    ...catalogueTexts.forms,
    ...publicationTexts.forms,
    ...biddingTexts.forms,
    ...qualificationTexts.forms,
    ...evaluationTexts.forms,
    ...awardTexts.forms,
    ...contractTexts.forms,
    ...managementTexts.forms,
    ...acceptanceTexts.forms,
    ...settlementTexts.forms,
  },
  rules: {
    ...setupTexts.rules,
    ...budgetTexts.rules,
    ...initiationTexts.rules,
    ...catalogueTexts.rules,
    ...publicationTexts.rules,
    ...biddingTexts.rules,
    ...qualificationTexts.rules,
    ...evaluationTexts.rules,
    ...awardTexts.rules,
    ...contractTexts.rules,
    ...managementTexts.rules,
    ...acceptanceTexts.rules,
    ...settlementTexts.rules,
    ...own.rules,
  },
  notices: {
    ...setupTexts.notices,
    ...catalogueTexts.notices,
    ...publicationTexts.notices,
    ...biddingTexts.notices,
    ...awardTexts.notices,
    ...contractTexts.notices,
    ...acceptanceTexts.notices,
    ...own.notices,
  },
} satisfies {
  readonly procedure: ProcedureText<'purchase'>;
  readonly forms: Partial<FormTexts>;
  readonly rules: Partial<RuleTexts>;
  readonly notices: Partial<Readonly<Record<NoticeKind, NoticeText>>>;
};
