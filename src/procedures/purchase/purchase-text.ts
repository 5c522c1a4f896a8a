import type { FileText, NoticeText, ProcedureText, StepText } from '../../engine/texts.ts';
import type * as setup from './01-setup/setup.ts';
import type * as budget from './02-budget/budget.ts';
import type * as initiation from './03-initiation/initiation.ts';
import type * as catalogue from './04-catalogue/catalogue.ts';
import type * as publication from './05-publication/publication.ts';
import type * as bidding from './06-bidding/bidding.ts';
import type * as qualification from './07-qualification/qualification.ts';
import type * as evaluation from './08-evaluation/evaluation.ts';
import type * as award from './09-award/award.ts';
import type * as contract from './10-contract/contract.ts';
import type * as management from './11-management/management.ts';
import type * as acceptance from './12-acceptance/acceptance.ts';
import type * as payment from './13-payment/settlement.ts';
import type * as module from './purchase.ts';

/** What must be said of a purchase: of each of its thirteen steps, and of what belongs to none of them. */
export interface PurchaseParts extends Omit<FileText<typeof module>, 'forms'> {
  readonly name: string;
  readonly begin: string;
  readonly actions: Pick<
    ProcedureText<'purchase', typeof module.purchase>['actions'],
    'createProject' | 'withdrawPurchase' | 'cancelPurchase'
  >;
  readonly notices: { readonly cancelled: NoticeText };
  readonly steps: {
    readonly setup: StepText<'setup', typeof setup, typeof setup.setup, 'consultation'>;
    readonly budget: StepText<'budget', typeof budget, typeof budget.budget>;
    readonly initiation: StepText<'initiation', typeof initiation, typeof initiation.initiation>;
    readonly catalogue: StepText<'catalogue', typeof catalogue, typeof catalogue.catalogue, 'catalogue' | 'intention'>;
    readonly publication: StepText<'publication', typeof publication, typeof publication.publication, 'tender'>;
    readonly bidding: StepText<'bidding', typeof bidding, typeof bidding.bidding, 'correction' | 'failed'>;
    readonly qualification: StepText<'qualification', typeof qualification, typeof qualification.qualification>;
    readonly evaluation: StepText<'evaluation', typeof evaluation, typeof evaluation.evaluation>;
    readonly award: StepText<'award', typeof award, typeof award.award, 'award'>;
    readonly contract: StepText<'contract', typeof contract, typeof contract.contract, 'contract'>;
    readonly management: StepText<'management', typeof management, typeof management.management>;
    readonly acceptance: StepText<
      'acceptance',
      typeof acceptance,
      typeof acceptance.acceptance,
      'acceptance' | 'evaluation'
    >;
    readonly payment: StepText<'payment', typeof payment, typeof payment.payment>;
  };
}

/** The steps' texts put together, in their order. */
export function purchaseText(parts: PurchaseParts) {
  const { name, begin, steps } = parts;
  const {
    setup,
    budget,
    initiation,
    catalogue,
    publication,
    bidding,
    qualification,
    evaluation,
    award,
    contract,
    management,
    acceptance,
    payment,
  } = steps;
  const procedure: ProcedureText<'purchase', typeof module.purchase> = {
    name,
    begin,
    steps: {
      setup: setup.step,
      budget: budget.step,
      initiation: initiation.step,
      catalogue: catalogue.step,
      publication: publication.step,
      bidding: bidding.step,
      qualification: qualification.step,
      evaluation: evaluation.step,
      award: award.step,
      contract: contract.step,
      management: management.step,
      acceptance: acceptance.step,
      payment: payment.step,
    },
    positions: {
      ...setup.positions,
      ...budget.positions,
      ...initiation.positions,
      ...catalogue.positions,
      ...publication.positions,
      ...bidding.positions,
      ...qualification.positions,
      ...evaluation.positions,
      ...award.positions,
      ...contract.positions,
      ...management.positions,
      ...acceptance.positions,
      ...payment.positions,
    },
    actions: {
      ...setup.actions,
      ...budget.actions,
      ...initiation.actions,
      ...catalogue.actions,
      ...publication.actions,
      ...bidding.actions,
      ...qualification.actions,
      ...evaluation.actions,
      ...award.actions,
      ...contract.actions,
      ...management.actions,
      ...acceptance.actions,
      ...payment.actions,
      ...parts.actions,
    },
  };
  return {
    procedure,
    forms: {
      ...setup.forms,
      ...budget.forms,
      ...initiation.forms,
      ...catalogue.forms,
      ...publication.forms,
      ...bidding.forms,
      ...qualification.forms,
      ...evaluation.forms,
      ...award.forms,
      ...contract.forms,
      ...management.forms,
      ...acceptance.forms,
      ...payment.forms,
    },
    rules: {
      ...setup.rules,
      ...budget.rules,
      ...initiation.rules,
      ...catalogue.rules,
      ...publication.rules,
      ...bidding.rules,
      ...qualification.rules,
      ...evaluation.rules,
      ...award.rules,
      ...contract.rules,
      ...management.rules,
      ...acceptance.rules,
      ...payment.rules,
      ...parts.rules,
    },
    notices: {
      ...setup.notices,
      ...catalogue.notices,
      ...publication.notices,
      ...bidding.notices,
      ...award.notices,
      ...contract.notices,
      ...acceptance.notices,
      ...parts.notices,
    },
  };
}
