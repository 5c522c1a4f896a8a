import { latest } from '../../engine/case.ts';
import { notice, publish } from '../../engine/notice.ts';
import { latestSince, type Procedure } from '../../engine/procedure.ts';
import { asked } from '../../engine/rows.ts';
import type { Position } from '../../names.ts';
import { reason } from '../common/common.ts';
import { createProject, isAnnounced, project, setup } from './01-setup/setup.ts';
import { budget, releases } from './02-budget/budget.ts';
import { initiation } from './03-initiation/initiation.ts';
import { catalogue } from './04-catalogue/catalogue.ts';
import { publication } from './05-publication/publication.ts';
import { methodOf } from './05-publication/tender.ts';
import { bidding, onEach, openBidsIn } from './06-bidding/bidding.ts';
import { qualification } from './07-qualification/qualification.ts';
import { evaluation } from './08-evaluation/evaluation.ts';
import { award } from './09-award/award.ts';
import { contract } from './10-contract/contract.ts';
import { management } from './11-management/management.ts';
import { acceptance, acceptanceGroup } from './12-acceptance/acceptance.ts';
import { payment } from './13-payment/settlement.ts';
import { action, type Facts, needs, rule } from './facts.ts';

export const cancelledNotice = notice('cancelled', {
  title: asked(project, 'title'),
  reason: asked(reason, 'reason'),
});

/** Only who entered a project can take it back. */
export const isAuthor = rule('is-author', 'R66', ({ state, by }) => state.opener.person !== by.person);

/** What was awarded binds the buyer (政府采购法 Art 46): it ends by the winner's own word, or goes to the next one. */
export const notYetAwarded = rule(
  'not-yet-awarded',
  '政府采购法 Art 46',
  ({ state: { version, position = '' } }) => version >= 2 && awarded.some((each) => position.startsWith(each)),
);

const awarded = ['award.publish', 'contract.'];
const beforeDecision = ['setup', 'budget'];
const afterContract = ['management', 'acceptance', 'payment'];

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

/** A purchase from the first idea to the last payment: the thirteen steps. */
export const purchase = {
  id: 'purchase',
  version: latestSince(stages),
  needs,
  series: ({ buyer }) => buyer?.toUpperCase() ?? 'PUR',
  listed: 'projects',
  opening: { name: 'createProject', action: createProject },
  seated: {
    users: (state) => latest(state, acceptanceGroup)?.users ?? [],
    evaluator: (state) => [latest(state, acceptanceGroup)?.evaluator ?? ''].filter((id) => id !== ''),
  },
  stages,
  always: {
    withdrawPurchase: {
      ...action({
        binds: 'finally',
        aside: true,
        by: 'buyer_staff',
        form: reason,
        gates: [isAuthor],
        goes: 'withdrawn',
        tells: ['buyer_head', 'finance_budget'],
      }),
      at: (position: Position) => isIn(beforeDecision, position),
    },
    cancelPurchase: {
      ...action({
        binds: 'finally',
        aside: true,
        by: 'buyer_head',
        form: reason,
        gates: [notYetAwarded],
        goes: 'cancelled',
        does: ({ state, answers, facts }) => [
          publish(cancelledNotice, { title: latest(state, project)?.title ?? '', reason: answers.reason }),
          ...releases({ state }),
          ...onEach(openBidsIn(facts), 'cancelBid'),
        ],
        effects: ['cancelled', 'release', 'act'],
        tells: ['buyer_staff', 'agency', 'finance_budget', 'finance_proc', 'group_sec'],
      }),
      at: (position: Position) => !isIn([...beforeDecision, ...afterContract], position),
    },
  },
  title: (state) => latest(state, project)?.title,
  manner: methodOf,
  // Once everybody was asked for comments, or told of the intention where nobody was.
  public: (state) => state.entries.some(({ position }) => position === 'setup.consult') || isAnnounced(state),
} as const satisfies Procedure<'purchase', Facts>;

function isIn(steps: readonly string[], position: Position): boolean {
  return steps.some((step) => position.startsWith(`${step}.`));
}
