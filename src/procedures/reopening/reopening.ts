import { type Case, lastFiling, latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { type AnswersOf, aside, choice, date, files, form, longText, money, optional } from '../../engine/form.ts';
import { notice, publish } from '../../engine/notice.ts';
import {
  type Situation as AnySituation,
  type FactsOf,
  guard,
  needing,
  type Procedure,
} from '../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../engine/rows.ts';
import { tooLateAfterClose } from '../../law/after-close.ts';
import { type CityDate, cityDate } from '../../law/date.ts';
import { dueFrom } from '../../law/deadline.ts';
import type { Fen } from '../../law/fen.ts';
import type { Role } from '../../names.ts';
import { heardUntil, reason, recuses, sidesOf } from '../common/common.ts';
import { project, titleOf } from '../purchase/01-setup/setup.ts';
import { isSupplierGone } from '../purchase/11-management/management.ts';
import { instalment, netPaid } from '../purchase/payment/instalment.ts';
import { timeLeft } from '../purchase/time-left.ts';
import {
  type Decision,
  leftToRefund,
  owedBack,
  type Received,
  receivedBack,
  refundedFrom,
  refundReceived,
  reopeningDecision,
} from './refunds.ts';

export { refundReceived, reopeningDecision } from './refunds.ts';

const { needs, action, rule, brief } = needing('payments', 'reopenings');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

/** Why audit looks once more at what is closed, and by what. */
export const reopeningForm = form('reopening', {
  ground: choice('untrue', 'overpaid', 'not-delivered', 'misused', 'conflict', 'other'),
  findings: longText({ min: 20, max: 2000 }),
  evidence: files(),
  amount: optional(money()),
});

/** What supplier or buyer says to it. */
export const reopeningStatement = form('reopening-statement', {
  statement: longText({ min: 5, max: 2000 }),
  proofs: aside(files()),
});

/** What the supplier says that it has paid back. */
export const refundReport = form('refund-report', {
  amount: money(),
  refundedOn: date('back'),
  proofs: files(),
});
type Reported = AnswersOf<typeof refundReport>;

/** Puts right what was published as paid: by an entry below zero, as books are put right. */
export const refundNotice = notice(
  'refund',
  {
    title: asked(project, 'title'),
    supplier: row(body()),
    number: asked(instalment, 'number'),
    name: asked(instalment, 'name'),
    amount: asked(refundReceived, 'amount'),
    receivedOn: asked(refundReceived, 'receivedOn'),
    voucher: asked(refundReceived, 'voucher'),
  },
  {
    headline: ['amount'],
    enters: ({ supplier, number, amount, receivedOn, voucher }) => ({
      table: 'payment',
      supplier,
      number,
      amount: -amount,
      paidOn: receivedOn,
      voucher,
    }),
  },
);

export const withinLiability = rule('within-liability', 'R14', ({ facts: { parent, law }, now }) =>
  tooLateAfterClose(law, 'liability.months', parent?.closedAt, now),
);

/** What is looked at already is not looked at twice at once. */
export const reopenedOnce = rule('reopened-once', 'R14', ({ state, facts: { reopenings } }) => {
  const open = reopenings.find(({ id, outcome }) => id !== state.id && outcome === undefined);
  return open && { number: open.number };
});

export const ownReopening = guard(rule('own-reopening', 'R14', ({ state, by }) => state.opener.person !== by.person));

/** Nobody of the office that bought decides whether it is looked at. */
export const decidedElsewhere = guard(
  rule('decided-elsewhere', 'R14', ({ state, by }) => by.body !== undefined && by.body === state.bodies.buyer),
);

export const partiesHeard = rule('parties-heard', 'R14', heardUntil);

/** Nothing is claimed back but what was paid and has not come back before. */
export const clawedWithinPaid = rule(
  'clawed-within-paid',
  'R14',
  ({ state, answers: { amount }, facts }: Situation<Decision>) => {
    const paid = stillPaid(state, facts);
    return amount !== undefined && amount > paid && { amount, paid };
  },
  'amount',
);

export const refundWithinOwed = rule(
  'refund-within-owed',
  'R14',
  ({ state, answers: { amount } }: Situation<Reported | Received>) => {
    const left = leftToRefund(state);
    return amount > left && { amount, left };
  },
  'amount',
);

export const refundedByNow = rule(
  'refunded-by-now',
  'R14',
  ({ state, answers: { refundedOn }, now }: Situation<Reported>) => outsideDays(state, refundedOn, now),
  'refundedOn',
);

export const receivedByNow = rule(
  'received-by-now',
  'R14',
  ({ state, answers: { receivedOn }, now }: Situation<Received>) => outsideDays(state, receivedOn, now),
  'receivedOn',
);

/** Nobody gives up what can still come: its days are over, or nobody is left who owes it. */
export const refundOverdue = rule('refund-overdue', 'R14', ({ state, facts, now }) => {
  const until = timeLeft(state, now);
  return until !== undefined && !isSupplierGone(state, facts) && { until };
});

/** What audit found, what both say to it, and what could be claimed back. */
export const reopeningBrief = brief(
  'reopening',
  {
    supplier: row(body()),
    ground: asked(reopeningForm, 'ground'),
    findings: asked(reopeningForm, 'findings'),
    amount: maybe(asked(reopeningForm, 'amount')),
    paid: row(money({ min: 0 })),
    supplierSays: maybe(row(longText())),
    buyerSays: maybe(row(longText())),
  },
  ({ state, facts }) => {
    const filed = latest(state, reopeningForm);
    if (!filed) return undefined;
    const { ground, findings, amount } = filed;
    const supplierSays = saidBy(state, state.bodies.supplier);
    const buyerSays = saidBy(state, state.bodies.buyer);
    return {
      supplier: state.bodies.supplier ?? '',
      ground,
      findings,
      ...(amount !== undefined && { amount }),
      paid: stillPaid(state, facts),
      ...(supplierSays !== undefined && { supplierSays }),
      ...(buyerSays !== undefined && { buyerSays }),
    };
  },
);

/** What is owed back, what of it has come, and what the supplier says that it paid. */
export const refundBrief = brief(
  'refund',
  {
    supplier: row(body()),
    owed: row(money()),
    received: row(money({ min: 0 })),
    left: row(money({ min: 0 })),
    reason: asked(reopeningDecision, 'reason'),
    amount: maybe(asked(refundReport, 'amount')),
    refundedOn: maybe(asked(refundReport, 'refundedOn')),
  },
  ({ state }) => {
    const reported = state.position === 'recovery.check' ? latest(state, refundReport) : undefined;
    return {
      supplier: state.bodies.supplier ?? '',
      owed: owedBack(state),
      received: receivedBack(state),
      left: leftToRefund(state),
      reason: latest(state, reopeningDecision)?.reason ?? '',
      ...(reported && { amount: reported.amount, refundedOn: reported.refundedOn }),
    };
  },
);

const deciders = ['finance_proc', 'group_sec'] as const satisfies readonly Role[];
const suppliers = ['org_admin', 'org_finance'] as const satisfies readonly Role[];
const buyers = ['buyer_head', 'buyer_staff'] as const satisfies readonly Role[];

const recuseReopening = recuses(deciders);

const confirmRefund = action({
  binds: 'firmly',
  by: 'finance_treasury',
  shows: refundBrief,
  form: refundReceived,
  prefill: ({ state }) => arrivedAsReported(state),
  when: [refundWithinOwed, receivedByNow],
  leads: ['recovery.owed', 'completed'],
  goes: ({ state, answers: { amount } }: Situation<Received>) =>
    amount === leftToRefund(state) ? 'completed' : 'recovery.owed',
  does: (situation: Situation<Received>) => enteredBack(situation),
  effects: ['recover', 'refund'],
  tells: [...suppliers, ...buyers, 'audit', 'finance_budget', ...deciders],
});

/**
 * For so many months after a purchase was closed audit can look at it once more, for a ground and by what proves it: another office agrees,
 * supplier and buyer are heard, and what was paid without cause is paid back to the treasury.
 */
export const reopening = {
  id: 'reopening',
  version: 1,
  needs,
  series: 'AUD',
  under: { purchase: ({ outcome }) => outcome === 'completed' },
  opening: {
    name: 'reopenPurchase',
    action: action({
      binds: 'lightly',
      by: 'audit',
      form: reopeningForm,
      gates: [withinLiability, reopenedOnce],
      goes: 'reopening.confirm',
      tells: deciders,
    }),
  },
  stages: {
    'reopening.confirm': {
      waits: deciders,
      due: 'REOPEN_CONF',
      escalates: ['group_chair'],
      actions: {
        confirmReopening: action({
          binds: 'firmly',
          by: deciders,
          shows: reopeningBrief,
          apart: ['reopenPurchase'],
          gates: [decidedElsewhere],
          goes: 'reopening.hear',
          tells: [...suppliers, ...buyers, 'audit', 'supervision', 'civil_affairs'],
        }),
        refuseReopening: action({
          binds: 'firmly',
          aside: true,
          by: deciders,
          shows: reopeningBrief,
          form: reason,
          apart: ['reopenPurchase'],
          gates: [decidedElsewhere],
          goes: 'rejected',
          tells: ['audit', 'supervision'],
        }),
        withdrawReopening: action({
          binds: 'finally',
          aside: true,
          by: 'audit',
          form: reason,
          gates: [ownReopening],
          goes: 'withdrawn',
          tells: deciders,
        }),
        recuseReopening,
      },
    },
    'reopening.hear': {
      waits: deciders,
      opens: {
        by: ['REOPEN_HEAR'],
        moment: ({ facts, now }) => dueFrom(facts.law, 'REOPEN_HEAR', now).at.toISOString(),
      },
      othersUntil: true,
      due: 'REOPEN_DEC',
      escalates: ['group_chair'],
      actions: {
        decideReopening: action({
          binds: 'firmly',
          by: deciders,
          shows: reopeningBrief,
          form: reopeningDecision,
          picks: 'outcome',
          prefill: ({ state }) => claimedBack(state),
          apart: ['reopenPurchase', 'stateOnReopening'],
          gates: [decidedElsewhere, partiesHeard],
          when: [clawedWithinPaid],
          leads: ['recovery.owed', 'completed'],
          goes: ({ answers: { outcome } }: Situation<Decision>) =>
            outcome === 'claw-back' ? 'recovery.owed' : 'completed',
          tells: [...suppliers, ...buyers, 'audit', 'supervision', 'civil_affairs', 'finance_treasury'],
        }),
        stateOnReopening: action({
          binds: 'lightly',
          aside: true,
          by: [...suppliers, ...buyers],
          form: reopeningStatement,
          tells: [...deciders, 'audit'],
        }),
        recuseReopening,
      },
    },
    'recovery.owed': {
      waits: suppliers,
      // By the same day, whatever came in between.
      due: {
        by: ['REFUND_30'],
        moment: ({ state, facts, now }) => dueFrom(facts.law, 'REFUND_30', decidedAt(state) ?? now).at.toISOString(),
      },
      escalates: ['finance_proc', 'group_sec'],
      actions: {
        reportRefund: action({
          binds: 'lightly',
          by: suppliers,
          shows: refundBrief,
          form: refundReport,
          prefill: ({ state }) => ({ amount: leftToRefund(state) }),
          when: [refundWithinOwed, refundedByNow],
          goes: 'recovery.check',
          tells: ['finance_treasury'],
        }),
        confirmRefund: { ...confirmRefund, aside: true },
        endRecovery: action({
          binds: 'finally',
          aside: true,
          by: 'finance_proc',
          shows: refundBrief,
          form: reason,
          apart: ['decideReopening'],
          gates: [decidedElsewhere, refundOverdue],
          goes: 'cancelled',
          tells: [...suppliers, ...buyers, 'audit', 'supervision', 'finance_treasury', 'group_sec'],
        }),
      },
    },
    'recovery.check': {
      waits: 'finance_treasury',
      due: 'PAYREV_FINANCE',
      escalates: ['finance_proc', 'group_sec'],
      actions: {
        confirmRefund,
        returnRefund: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'finance_treasury',
          shows: refundBrief,
          form: reason,
          goes: 'recovery.owed',
          tells: suppliers,
        }),
      },
    },
  },
  title: (_state, parent) => titleOf(parent),
  bodies: sidesOf,
  // Once another office has agreed that there is something to look at.
  public: ({ entries }) => entries.some(({ position }) => position === 'reopening.hear'),
} as const satisfies Procedure<'reopening', Facts>;

/** What was paid under the contract, less what came back of it by earlier decisions. */
function stillPaid(state: Case, { payments, reopenings }: Facts): Fen {
  return netPaid(payments) - refundedBy(state, reopenings);
}

function refundedBy(state: Case, reopenings: readonly Case[]): Fen {
  return reopenings
    .filter(({ id }) => id !== state.id)
    .reduce((sum, each) => sum + receivedBack(each), receivedBack(state));
}

function saidBy({ filings }: Case, body: string | undefined): string | undefined {
  const last = filings.findLast(({ form: id, by }) => id === reopeningStatement.id && by.body === body);
  return last && String(last.answers.statement);
}

function decidedAt(state: Case): Date | undefined {
  const decided = lastFiling(state, 'decideReopening');
  return decided && new Date(decided.at);
}

/** Nothing is paid back before it was decided, nor on a day that is still to come. */
function outsideDays(state: Case, on: CityDate, now: Date) {
  const at = decidedAt(state);
  const from = at ? cityDate(at) : '';
  return (on < from || on > cityDate(now)) && { on, from };
}

function claimedBack(state: Case): Partial<Decision> {
  const amount = latest(state, reopeningForm)?.amount;
  return amount === undefined ? {} : { amount };
}

function arrivedAsReported(state: Case): Partial<Received> {
  const reported = state.position === 'recovery.check' ? latest(state, refundReport) : undefined;
  return reported ? { amount: reported.amount } : { amount: leftToRefund(state) };
}

/** What came back is free again on the lines from which it was paid, and the public reads it as paid no more. */
function enteredBack({ state, answers, facts }: Situation<Received>): readonly Effect[] {
  const { parent, payments, reopenings } = facts;
  const { amount, receivedOn, voucher } = answers;
  const about = { title: titleOf(parent), supplier: state.bodies.supplier ?? '', receivedOn, voucher };
  return refundedFrom(payments, refundedBy(state, reopenings), amount).flatMap(({ number, name, line, fen }) => [
    { kind: 'budget', move: 'recover', line, fen } as const,
    publish(refundNotice, { ...about, number, name, amount: fen }),
  ]);
}
