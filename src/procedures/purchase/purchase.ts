import { latest } from '../../engine/case.ts';
import { latestSince, type Procedure } from '../../engine/procedure.ts';
import { afterClose, archivedUntil } from '../../law/after-close.ts';
import type { Position } from '../../names.ts';
import { createProject, isAnnounced, project, setup } from './01-setup/setup.ts';
import { budget } from './02-budget/budget.ts';
import { askCarryOver, carryOverBudget, declineCarryOver } from './02-budget/carry-over.ts';
import { initiation } from './03-initiation/initiation.ts';
import { catalogue } from './04-catalogue/catalogue.ts';
import { publication } from './05-publication/publication.ts';
import { methodOf } from './05-publication/tender.ts';
import { bidding } from './06-bidding/bidding.ts';
import { qualification } from './07-qualification/qualification.ts';
import { evaluation } from './08-evaluation/evaluation.ts';
import { award } from './09-award/award.ts';
import { contract, resumeSigning } from './10-contract/contract.ts';
import { management } from './11-management/management.ts';
import { acceptance, acceptanceGroup } from './12-acceptance/acceptance.ts';
import { payment, recordBounce } from './13-payment/settlement.ts';
import { cancelPurchase, giveUpTask, refuseCarryOver, withdrawPurchase } from './ending.ts';
import { type Facts, needs } from './facts.ts';
import { followRemedy } from './remedied.ts';

export * from './02-budget/carry-over.ts';
export * from './ending.ts';

const stages = {
  ...setup,
  ...budget,
  ...initiation,
  ...catalogue,
  ...publication,
  ...bidding,
  ...qualification,
  ...evaluation,
  ...award,
  ...contract,
  ...management,
  ...acceptance,
  ...payment,
};

const always = {
  withdrawPurchase,
  cancelPurchase,
  giveUpTask,
  askCarryOver,
  carryOverBudget,
  declineCarryOver,
  refuseCarryOver,
  recordBounce,
  followRemedy,
  resumeSigning: { ...resumeSigning, at: (position: Position) => position.startsWith('contract.') },
};

/** A purchase from the first idea to the last payment: the thirteen steps. */
export const purchase = {
  id: 'purchase',
  version: latestSince(stages, always),
  needs,
  series: ({ buyer }) => buyer?.toUpperCase() ?? 'PUR',
  listed: 'projects',
  opening: { name: 'createProject', action: createProject },
  seated: {
    users: (state) => latest(state, acceptanceGroup)?.users ?? [],
    evaluator: (state) => [latest(state, acceptanceGroup)?.evaluator ?? ''].filter((id) => id !== ''),
  },
  stages,
  always,
  competing: ({ facts: { bids } }) =>
    bids.flatMap(({ outcome, bodies: { supplier } }) => (outcome || supplier === undefined ? [] : [supplier])),
  title: (state) => latest(state, project)?.title,
  manner: methodOf,
  afterwards: ({ outcome, closedAt }, law, now) =>
    outcome === 'completed' && closedAt !== undefined
      ? [
          { what: 'complaint', last: afterClose(law, 'complaint.months-after-close', closedAt, now).last },
          { what: 'reopening', last: afterClose(law, 'liability.months', closedAt, now).last },
          { what: 'archive', last: archivedUntil(law, closedAt, now) },
        ]
      : [],
  // Once everybody was asked for comments, or told of the intention where nobody was.
  public: (state) => state.entries.some(({ position }) => position === 'setup.consult') || isAnnounced(state),
} as const satisfies Procedure<'purchase', Facts>;
