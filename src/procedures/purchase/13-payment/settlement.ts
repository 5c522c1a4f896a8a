import { type Case, lastFiling, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { money } from '../../../engine/form.ts';
import type { Stages } from '../../../engine/procedure.ts';
import { row } from '../../../engine/rows.ts';
import { several } from '../../../engine/say-value.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { byLine } from '../10-contract/contract.ts';
import { inspection, numbersOf, openReports, reportHolder } from '../11-management/management.ts';
import { certificate, serviceEvaluation } from '../12-acceptance/acceptance.ts';
import { action, brief, type Facts, rule } from '../facts.ts';
import { instalment, netPaid } from '../payment/instalment.ts';
import { appealDaysOver, followAppeal, noAppealOpen } from './appealed.ts';
import { transfersSettled } from './bounce.ts';
import {
  endedBeforeTime,
  everyoneFollowed,
  handOver,
  isEndedEarly,
  notHandedOver,
  servedBy,
  usersHandedOver,
} from './hand-over.ts';

export { appealDaysOver, noAppealOpen } from './appealed.ts';
export * from './bounce.ts';
export * from './hand-over.ts';

export const paymentsClosed = rule('payments-closed', 'R78', ({ facts }) => {
  const open = facts.payments.filter(({ outcome }) => !outcome);
  const instalments = several(open.map((each) => latest(each, instalment)?.number ?? 0));
  return open.length > 0 && { instalments, holder: paymentHolder(open[0]) };
});

/** In whose hands an instalment is. */
function paymentHolder(payment: Case | undefined): 'supplier' | 'buyer' | 'treasury' {
  const { position = '' } = payment ?? {};
  if (position.startsWith('request.')) return 'supplier';
  return position.startsWith('pay.') ? 'treasury' : 'buyer';
}

export const reportsClosed = rule('reports-closed', 'R76', ({ facts }) => {
  const open = openReports(facts);
  return open.length > 0 && { reports: numbersOf(open), holder: reportHolder(open[0]) };
});

/** Looked at before, during and after (R101): the dossier, a report or the reasons of an early end, the evaluation. */
export const everyPhaseEvaluated = rule('every-phase-evaluated', 'R101', ({ state, facts }) => {
  if (!lastFiling(state, 'prepareDossier')) return { phase: 'before' };
  if (!isFollowed(state, facts) && !isEndedEarly(state)) return { phase: 'during' };
  return (!latest(state, serviceEvaluation) || !latest(state, certificate)) && { phase: 'after' };
});

/** A report was accepted, or somebody looked at the service; that nobody reported at all, the buyer has put on record. */
function isFollowed(state: Case, { reports }: Facts): boolean {
  const isOver = reports.some((each) => each.outcome === 'completed' || lastFiling(each, 'dropReport') !== undefined);
  return isOver || latest(state, inspection) !== undefined || lastFiling(state, 'beginAcceptance') !== undefined;
}

/** What was agreed, what of it was paid, and what goes back to its line. */
export const settlementBrief = brief(
  'settlement',
  { price: row(money()), paid: row(money()), rest: row(money()) },
  ({ state, facts }) => {
    const price = agreedContract(state)?.price ?? 0;
    const paid = netPaid(facts.payments);
    return { price, paid, rest: price - paid };
  },
);

export const payment = {
  'payment.settle': {
    waits: ['finance_treasury', 'buyer_head'],
    awaits: [paymentsClosed, transfersSettled, reportsClosed, noAppealOpen],
    due: 'PAY_30',
    escalates: ['group_sec'],
    actions: {
      closeOut: action({
        binds: 'firmly',
        by: ['finance_treasury', 'buyer_head'],
        shows: settlementBrief,
        names: ['paid'],
        gates: [
          paymentsClosed,
          transfersSettled,
          reportsClosed,
          everyPhaseEvaluated,
          usersHandedOver,
          noAppealOpen,
          appealDaysOver,
        ],
        goes: 'completed',
        does: ({ state, facts }) => balance(state, facts),
        effects: ['uncommit'],
        tells: ['buyer_staff', 'buyer_head', 'org_admin', 'finance_budget', 'finance_treasury'],
      }),
      followAppeal,
      handOver: action({
        since: 5,
        binds: 'lightly',
        by: ['buyer_head', 'buyer_staff'],
        form: handOver,
        prefill: servedBy,
        gates: [endedBeforeTime, notHandedOver],
        when: [everyoneFollowed],
        // It is waited for no longer than before.
        until: ({ state }) => state.due?.at,
        tells: ['finance_treasury', 'buyer_head', 'org_admin', 'group_sec'],
      }),
    },
  },
} as const satisfies Stages<'purchase', 'payment', Facts>;

/** What was committed and never paid goes back to its line. */
function balance(state: Case, facts: Facts): readonly Effect[] {
  const committed = byLine(agreedContract(state)?.milestones ?? []);
  return committed
    .map(({ line, amount }) => ({ line, rest: amount - paidOn(line, facts) }))
    .filter(({ rest }) => rest > 0)
    .map(({ line, rest }) => ({ kind: 'budget', move: 'uncommit', line, fen: rest }) as const);
}

function paidOn(line: string, facts: Facts): number {
  return netPaid(facts.payments.filter((each) => latest(each, instalment)?.line === line));
}
