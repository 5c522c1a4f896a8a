import { setupTexts } from './01-setup/zh.ts';
import { budgetTexts } from './02-budget/zh.ts';
import { initiationTexts } from './03-initiation/zh.ts';
import { catalogueTexts } from './04-catalogue/zh.ts';
import { publicationTexts } from './05-publication/zh.ts';
import { biddingTexts } from './06-bidding/zh.ts';
import { qualificationTexts } from './07-qualification/zh.ts';
import { evaluationTexts } from './08-evaluation/zh.ts';
import { awardTexts } from './09-award/zh.ts';
import { contractTexts } from './10-contract/zh.ts';
import { managementTexts } from './11-management/zh.ts';
import { acceptanceTexts } from './12-acceptance/zh.ts';
import { settlementTexts } from './13-payment/zh.ts';
import { purchaseText } from './purchase-text.ts';

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
