import type { Effect } from '../../engine/effect.ts';
import { cityDate } from '../../law/date.ts';
import { dueFrom } from '../../law/deadline.ts';
import { approvedYears } from './02-budget/budget.ts';
import { moves } from './02-budget/funding.ts';
import { onEach } from './06-bidding/bidding.ts';
import { failure, passesOver } from './09-award/award.ts';
import { agreedContract } from './10-contract/agreed.ts';
import { byLine } from './10-contract/contract.ts';
import { isPerformed } from './10-contract/performed.ts';
import { releasesOfChange } from './11-management/change.ts';
import { openReports, reportsAfter } from './11-management/management.ts';
import { action, type Situation } from './facts.ts';
import { type RemedyOrder, remedyOrder } from './paused.ts';
import { isOpenToRemedy } from './tendering.ts';

type Ordered = Situation<RemedyOrder>;

/**
 * What was decided on a challenge or a complaint is carried out (财政部令第94号 Art 16, 31–32; 财政部令第87号 Art 64): the panel gives its
 * points again, the next one is taken, or it begins anew, and of a contract of which nothing was done nothing stays; one of which something was done ends, and that is settled.
 */
export const followRemedy = {
  ...action({
    binds: 'firmly',
    by: 'system',
    form: remedyOrder,
    leads: ['evaluation.scoring', 'award.confirm', 'bidding.failed', 'acceptance.organise', 'cancelled'],
    goes: leadsTo,
    returns: true,
    until: (situation) =>
      leadsTo(situation) === 'award.confirm'
        ? dueFrom(situation.facts.law, 'AWARD_5', situation.now).at.toISOString()
        : undefined,
    does: (situation) => [...contractEnds(situation), ...takenFrom(situation), ...begunAnew(situation)],
    effects: ['failed', 'act', 'release', 'uncommit', 'reserve'],
    tells: [
      'buyer_staff',
      'buyer_head',
      'agency',
      'expert',
      'org_admin',
      'org_staff',
      'org_finance',
      'acceptor',
      'finance_proc',
      'finance_treasury',
    ],
  }),
  at: isOpenToRemedy,
};

function leadsTo({ state, answers: { follows }, facts, now }: Ordered) {
  switch (follows) {
    case 'reevaluate':
      return 'evaluation.scoring';
    case 'next':
      return 'award.confirm';
    case 'restart':
      return 'bidding.failed';
    case 'void':
      return isPerformed(state, facts.payments, now) ? 'acceptance.organise' : 'cancelled';
  }
}

/** Whoever has the award no more, for now at least, keeps on record with his bid why, as long as no contract has ended that. */
function takenFrom(situation: Ordered): readonly Effect[] {
  const { follows, reason } = situation.answers;
  return follows === 'next' || follows === 'reevaluate' ? passesOver(situation, 'challenged', reason) : [];
}

function begunAnew({ answers: { follows, reason }, facts }: Ordered): readonly Effect[] {
  return follows === 'restart' ? failure(reason, facts) : [];
}

/** Nothing more is reported or paid under a contract that is revoked, and its money goes back to where it was before. */
function contractEnds(situation: Ordered): readonly Effect[] {
  const { state, answers, facts, now } = situation;
  if (!state.position?.startsWith('management.')) return [];
  const pending = releasesOfChange(state);
  if (leadsTo(situation) === 'acceptance.organise') {
    return [...pending, ...onEach(reportsAfter(facts, cityDate(now)), 'cancelReport')];
  }
  const committed = byLine(agreedContract(state)?.milestones ?? []);
  return [
    ...pending,
    ...onEach(
      facts.payments.filter(({ outcome }) => !outcome),
      'annulPayment',
    ),
    ...onEach(openReports(facts), 'cancelReport'),
    ...moves('uncommit', committed),
    ...(answers.follows === 'void' ? [] : moves('reserve', approvedYears(state))),
  ];
}
