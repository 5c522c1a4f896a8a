import type { Case } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { choice, files, form, longText, text } from '../../engine/form.ts';
import { notice, publish } from '../../engine/notice.ts';
import { asked } from '../../engine/rows.ts';
import type { Position } from '../../names.ts';
import { reason } from '../common/common.ts';
import { project, titleOf } from './01-setup/setup.ts';
import { releases } from './02-budget/budget.ts';
import { lapse, reservationLapsed } from './02-budget/carry-over.ts';
import { failedNotice, onEach, openBidsIn } from './06-bidding/bidding.ts';
import { action, rule, type Situation } from './facts.ts';

/**
 * How a purchase is given up. Before suppliers are called for, and once a tender has failed, the buyer may for any reason; while a
 * tender is running only where the task itself falls away (政府采购法 Art 36), which a document of whoever decided that shows; and what
 * is awarded binds him.
 */

const beforeDecision = ['setup', 'budget'];
const running: readonly string[] = ['bidding.open', 'qualification', 'evaluation', 'award.confirm'];
const corrected = ['publication.approve', 'publication.supervise', 'publication.correct'];
const awarded = ['award.publish', 'contract'];
const afterContract = ['management', 'acceptance', 'payment'];

export const cancelledNotice = notice('cancelled', {
  title: asked(project, 'title'),
  reason: asked(reason, 'reason'),
});

/** Why there is nothing to be bought any more: what changed, who decided it and by which document. */
export const lostTask = form('lost-task', {
  change: choice('withdrawn-above', 'budget-cut', 'plan-changed', 'force-majeure'),
  reason: longText({ min: 20, max: 500 }),
  decision: text({ min: 4, max: 100 }),
  evidence: files(),
});

/** Only who entered a project can take it back. */
export const isAuthor = rule('is-author', 'R66', ({ state, by }) => state.opener.person !== by.person);

/** What was awarded binds the buyer (政府采购法 Art 46): it ends by the winner's own word, or goes to the next one. */
export const notYetAwarded = rule(
  'not-yet-awarded',
  '政府采购法 Art 46',
  ({ state: { version, position } }) => version >= 2 && isIn(awarded, position),
);

/** Suppliers who were called for can rely on it: the buyer does not end that for a reason of his own. */
export const noTenderRunning = rule(
  'no-tender-running',
  '政府采购法 Art 36',
  ({ state }) => state.version >= 3 && isCalledFor(state),
);

/** Where nobody was called for, the purchase is cancelled for whatever reason. */
export const tenderWasCalled = rule('tender-was-called', '政府采购法 Art 36', ({ state }) => !isCalledFor(state));

export const withdrawPurchase = {
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
};

export const cancelPurchase = {
  ...action({
    binds: 'finally',
    aside: true,
    by: 'buyer_head',
    form: reason,
    gates: [notYetAwarded, noTenderRunning],
    goes: 'cancelled',
    does: cancelled,
    effects: ['cancelled', 'release', 'act'],
    tells: ['buyer_staff', 'agency', 'finance_budget', 'finance_proc', 'group_sec'],
  }),
  at: (position: Position) => !isIn([...beforeDecision, ...afterContract], position),
};

/** Bids that are still sealed by then are never opened. */
export const giveUpTask = {
  ...action({
    since: 3,
    binds: 'finally',
    aside: true,
    by: 'buyer_head',
    form: lostTask,
    gates: [tenderWasCalled],
    goes: 'cancelled',
    does: (situation) => [
      publish(failedNotice, {
        ground: 'major-change',
        reason: situation.answers.reason,
        decision: situation.answers.decision,
      }),
      ...freed(situation),
    ],
    effects: ['failed', 'release', 'act'],
    tells: ['buyer_staff', 'agency', 'finance_budget', 'finance_proc', 'supervision', 'group_sec'],
  }),
  at: (position: Position) => isIn([...running, ...corrected], position),
};

/**
 * What was set aside has lapsed after the award, and finance does not carry it over: without money nothing can be signed, so the
 * purchase ends by the head of the budget office. What the award cost the winner he can claim from the buyer (民法典 Art 500).
 */
export const refuseCarryOver = {
  ...action({
    since: 5,
    binds: 'finally',
    aside: true,
    by: 'finance_budget_head',
    form: lapse,
    apart: ['createProject', 'requestBudget', 'carryOverBudget'],
    gates: [reservationLapsed],
    goes: 'cancelled',
    does: cancelled,
    effects: ['cancelled', 'release', 'act'],
    tells: [
      'buyer_staff',
      'buyer_head',
      'org_admin',
      'org_staff',
      'agency',
      'finance_budget',
      'supervision',
      'group_sec',
    ],
  }),
  at: (position: Position) => position === 'contract.draft' || position === 'contract.sign',
};

/** Do suppliers rely on it: is a tender running, or stopped only to be put right? */
function isCalledFor({ position, filings }: Case): boolean {
  if (isIn(running, position)) return true;
  const last = filings.findLast(({ action: name }) => name === 'stopTender' || name === 'restartTender');
  return isIn(corrected, position) && last?.action === 'stopTender';
}

/** The public is told why, and what was set aside goes back. */
function cancelled(situation: Situation<{ readonly reason: string }>): readonly Effect[] {
  const { state, answers } = situation;
  return [publish(cancelledNotice, { title: titleOf(state), reason: answers.reason }), ...freed(situation)];
}

/** What was set aside goes back, and every bid ends. */
function freed({ state, facts }: Situation<unknown>): readonly Effect[] {
  return [...releases({ state }), ...onEach(openBidsIn(facts), 'cancelBid')];
}

function isIn(places: readonly string[], position: Position | undefined): boolean {
  return places.some((place) => position === place || position?.startsWith(`${place}.`));
}
