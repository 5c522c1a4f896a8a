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
  name: '政府购买服务项目',
  begin: '设立项目',
  actions: {
    createProject: { label: '设立项目', done: '设立了项目，开始征求需求意见' },
    withdrawPurchase: { label: '撤回项目', done: '撤回了项目' },
    cancelPurchase: { label: '取消项目', done: '取消了项目' },
  },
  rules: {
    'is-author': {
      refusal: () => '只有设立项目的人才能撤回。请找他，或者由负责人不同意。',
      holds: '项目由本人设立',
    },
  },
  notices: {
    cancelled: { title: '采购取消公告', rows: { title: '项目名称', reason: '取消原因' } },
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
