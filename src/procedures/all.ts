import type { Procedure } from '../engine/procedure.ts';
import type { ProcedureId } from '../names.ts';
import * as common from './common/common.ts';
import * as complaintModule from './complaint/complaint.ts';
import * as membershipModule from './membership/membership.ts';
import * as organisationModule from './organisation/organisation.ts';
import * as setup from './purchase/01-setup/setup.ts';
import * as budget from './purchase/02-budget/budget.ts';
import * as initiation from './purchase/03-initiation/initiation.ts';
import * as catalogue from './purchase/04-catalogue/catalogue.ts';
import * as publication from './purchase/05-publication/publication.ts';
import * as bidding from './purchase/06-bidding/bidding.ts';
import * as qualification from './purchase/07-qualification/qualification.ts';
import * as evaluation from './purchase/08-evaluation/evaluation.ts';
import * as award from './purchase/09-award/award.ts';
import * as contract from './purchase/10-contract/contract.ts';
import * as management from './purchase/11-management/management.ts';
import * as acceptance from './purchase/12-acceptance/acceptance.ts';
import * as settlement from './purchase/13-payment/settlement.ts';
import * as bidModule from './purchase/bid/bid.ts';
import * as paymentModule from './purchase/payment/payment.ts';
import * as purchaseModule from './purchase/purchase.ts';
import * as reportModule from './purchase/report/report.ts';

/** Every procedure. */
export const procedures = {
  organisation: organisationModule.organisation,
  membership: membershipModule.membership,
  purchase: purchaseModule.purchase,
  bid: bidModule.bid,
  report: reportModule.report,
  payment: paymentModule.payment,
  complaint: complaintModule.complaint,
} as const satisfies { readonly [P in ProcedureId]: Procedure<P> };

const modules = [
  common,
  organisationModule,
  membershipModule,
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
  settlement,
  purchaseModule,
  bidModule,
  reportModule,
  paymentModule,
  complaintModule,
] as const;

type Module = (typeof modules)[number];
type Exports<M> = M extends unknown ? { readonly [K in keyof M]: M[K] }[keyof M] : never;

/** Every form and rule that a procedure's file exports: what each language must be able to say. */
export type Declared = Exports<Module>;

/** All that these files export, for looking up by name what the log names. */
export const declared: readonly unknown[] = modules.flatMap((module) => Object.values<unknown>(module));

export function procedureOf(id: ProcedureId): Procedure {
  return procedures[id];
}
