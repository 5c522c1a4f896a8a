import { type Case, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type AnswersOf,
  account,
  aside,
  choice,
  date,
  files,
  form,
  longText,
  money,
  personal,
  text,
} from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import {
  type Situation as AnySituation,
  again,
  type FactsOf,
  needing,
  type Procedure,
} from '../../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import { cityDate, dayBegins } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import { invoiceNumber } from '../../../law/keys.ts';
import { correction, reason, recuses, rejects, returnsTo } from '../../common/common.ts';
import { project } from '../01-setup/setup.ts';
import { byLine, contractForm } from '../10-contract/contract.ts';
import { isChecked, numbersOf, reportHolder, reportsBy } from '../11-management/management.ts';
import { certificate } from '../12-acceptance/acceptance.ts';
import { instalment } from './instalment.ts';

const { needs, action, rule, brief } = needing('payments', 'reports', 'lines');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

export { instalment } from './instalment.ts';

export const paymentRequest = form('payment-request', {
  amount: money(),
  invoice: text({ min: 8, max: 20, canonical: invoiceNumber }),
  documents: files(),
  account: personal(account()),
  invoiceDate: aside(date('back')),
  note: aside(longText({ max: 500 })),
});
type Request = AnswersOf<typeof paymentRequest>;

export const voucher = form('voucher', { voucher: text({ min: 4, max: 40 }), paidOn: date('back') });
type Voucher = AnswersOf<typeof voucher>;

export const paymentNotice = notice(
  'payment',
  {
    title: asked(project, 'title'),
    supplier: row(body()),
    number: asked(instalment, 'number'),
    name: asked(instalment, 'name'),
    amount: asked(paymentRequest, 'amount'),
    paidOn: asked(voucher, 'paidOn'),
    voucher: asked(voucher, 'voucher'),
  },
  {
    enters: ({ supplier, number, amount, paidOn, voucher: proof }) => ({
      table: 'payment',
      supplier,
      number,
      amount,
      paidOn,
      voucher: proof,
    }),
  },
);

export const paymentHold = form('payment-hold', {
  ground: choice('report-late', 'inspection-open', 'complaint-open', 'account-in-doubt', 'other'),
  reason: longText({ min: 5, max: 500 }),
});

export const contractPublished = rule('contract-published', '政府采购法实施条例 Art 50', ({ facts }) => {
  const agreed = facts.parent && latest(facts.parent, contractForm);
  const running = facts.parent?.entries.some(({ position }) => position === 'management.run');
  return !agreed || !running;
});

export const instalmentReached = rule('instalment-reached', 'R50', ({ state, now }) => {
  const on = latest(state, instalment)?.on ?? '';
  return cityDate(now) < on && { on };
});

/** The last part is paid for what was accepted. */
export const finalNeedsAcceptance = rule(
  'final-needs-acceptance',
  'R102',
  ({ state, facts }) => latest(state, instalment)?.after === 'acceptance' && !isAccepted(facts),
);

/** A part is paid for what it waits for: the reports of the periods that are over by its day, or a check of the service. */
export const milestoneMet = rule('milestone-met', 'R50', ({ state, facts }) => {
  const { after, on = '' } = latest(state, instalment) ?? {};
  // Acceptance looks at the whole, the parts included.
  if (isAccepted(facts)) return false;
  if (after === 'report') {
    const missing = reportsBy(on, facts.reports).filter(({ outcome }) => outcome !== 'completed');
    const dropped = missing.filter(({ outcome }) => outcome === 'cancelled');
    if (dropped.length > 0) return { dropped: numbersOf(dropped) };
    return missing.length > 0 && { reports: numbersOf(missing), holder: reportHolder(missing[0]) };
  }
  return after === 'midterm' && !(facts.parent && isChecked(facts.parent));
});

export const withinInstalment = rule(
  'within-instalment',
  'R50',
  ({ state, answers: { amount }, facts }: Situation<Request>) => {
    const most = payable(state, facts);
    return amount > most && { amount, most };
  },
  'amount',
);

export const withinContract = rule(
  'within-contract',
  '政府采购法 Art 46',
  ({ state, answers, facts }: Situation<Request>) => {
    const price = (facts.parent && latest(facts.parent, contractForm)?.price) ?? 0;
    const total = answers.amount + claimed(others(state, facts));
    return total > price && { total, price };
  },
);

export const withinCommitment = rule(
  'within-commitment',
  '预算法 Art 13',
  ({ state, answers, facts }: Situation<Request>) => {
    const line = latest(state, instalment)?.line ?? '';
    const milestones = (facts.parent && latest(facts.parent, contractForm)?.milestones) ?? [];
    const committed = byLine(milestones).find((share) => share.line === line)?.amount ?? 0;
    const sameLine = others(state, facts).filter((other) => latest(other, instalment)?.line === line);
    const total = answers.amount + claimed(sameLine);
    return total > committed && { total, committed };
  },
);

export const invoiceUsedOnce = rule(
  'invoice-used-once',
  'R49',
  ({ state, answers: { invoice }, facts }: Situation<Request>) => {
    // Numbers that were filed before they had one form are compared in it too.
    const key = invoiceNumber(invoice);
    const twin = others(state, facts).find(
      (other) => invoiceNumber(latest(other, paymentRequest)?.invoice ?? '') === key,
    );
    return twin && { invoice, number: twin.number };
  },
  'invoice',
);

export const invoiceByNow = rule(
  'invoice-by-now',
  'R49',
  ({ answers: { invoiceDate }, now }: Situation<Request>) =>
    invoiceDate !== undefined && invoiceDate > cityDate(now) && { invoiceDate },
  'invoiceDate',
);

export const accountOnFile = rule(
  'account-on-file',
  'R49',
  ({ state, answers: { account: given }, facts }: Situation<Request>) => {
    return given !== accountOf(state, facts) && { ending: given.slice(-4) };
  },
  'account',
);

export const paidByNow = rule(
  'paid-by-now',
  'R78',
  ({ answers, now }: Situation<Voucher>) => answers.paidOn > cityDate(now) && { paidOn: answers.paidOn },
  'paidOn',
);

const requesters = ['org_finance', 'org_admin'] as const;
const buyers = ['buyer_staff', 'buyer_head'] as const;

/** What must hold of a request when it is made, and again before each hand that lets the money pass. */
const requested = [withinInstalment, withinContract, withinCommitment, invoiceUsedOnce, accountOnFile] as const;
const checks = [
  contractPublished,
  ...requested.map((each) => again(each.name, each, paymentRequest)),
  milestoneMet,
  finalNeedsAcceptance,
];

/** To whom how much goes, and what of the contract remains after it. */
export const paymentBrief = brief(
  'payment',
  {
    amount: asked(paymentRequest, 'amount'),
    supplier: row(body()),
    account: asked(paymentRequest, 'account'),
    number: asked(instalment, 'number'),
    name: asked(instalment, 'name'),
    invoice: asked(paymentRequest, 'invoice'),
    price: row(money()),
    paid: row(money()),
    rest: row(money()),
    note: maybe(asked(paymentRequest, 'note')),
  },
  ({ state, facts }) => {
    const request = latest(state, paymentRequest);
    const due = latest(state, instalment);
    if (!request || !due) return undefined;
    const price = (facts.parent && latest(facts.parent, contractForm)?.price) ?? 0;
    const paidBefore = claimed(others(state, facts).filter(({ outcome }) => outcome === 'completed'));
    return {
      ...request,
      supplier: state.bodies.supplier ?? '',
      number: due.number,
      name: due.name,
      price,
      paid: paidBefore,
      rest: price - paidBefore - request.amount,
    };
  },
);

const requests = {
  by: requesters,
  form: paymentRequest,
  gates: [contractPublished, instalmentReached, milestoneMet, finalNeedsAcceptance],
  when: [...requested, invoiceByNow],
  goes: 'certify.review',
  tells: ['buyer_staff'],
} as const;

const cancelPayment = action({
  binds: 'finally',
  aside: true,
  by: 'buyer_head',
  form: reason,
  goes: 'cancelled',
  tells: [...requesters, 'buyer_staff'],
});

const returnPayment = returnsTo('request.correct', buyers, requesters);

/** One instalment: asked for, certified, approved and paid by different persons. */
export const payment = {
  id: 'payment',
  version: 1,
  needs,
  series: 'PAY',
  opening: {
    name: 'openPayment',
    action: action({
      binds: 'lightly',
      by: 'system',
      form: instalment,
      goes: 'request.due',
    }),
  },
  under: { purchase: (parent) => parent.bodies.supplier !== undefined },
  stages: {
    'request.due': {
      waits: requesters,
      opens: ({ state }) => dayBegins(latest(state, instalment)?.on),
      awaits: [contractPublished, milestoneMet, finalNeedsAcceptance],
      due: 'PAY_ASK',
      claim: true,
      actions: {
        requestPayment: action({
          binds: 'lightly',
          ...requests,
          prefill: ({ state, facts }) => {
            const onFile = accountOf(state, facts);
            return { amount: payable(state, facts), ...(onFile && { account: onFile }) };
          },
        }),
        cancelPayment,
      },
    },
    'request.correct': {
      waits: requesters,
      claim: true,
      actions: {
        correctPayment: action({
          binds: 'lightly',
          ...requests,
          prefill: ({ state }) => latest(state, paymentRequest),
        }),
        cancelPayment,
      },
    },
    'certify.review': {
      waits: 'buyer_staff',
      due: 'PAYREV_BUYER',
      escalates: ['buyer_head', 'group_sec'],
      actions: {
        certifyMilestone: action({
          binds: 'firmly',
          by: 'buyer_staff',
          shows: paymentBrief,
          names: ['amount'],
          apart: ['requestPayment', 'correctPayment'],
          gates: checks,
          goes: 'approve.review',
          tells: ['buyer_head'],
        }),
        returnPayment,
        recuseCertifying: recuses('buyer_staff'),
      },
    },
    'approve.review': {
      waits: 'buyer_head',
      // The buyer's days are one term for both of its hands.
      due: 'runs-on',
      escalates: ['group_sec'],
      actions: {
        approvePayment: action({
          binds: 'firmly',
          by: 'buyer_head',
          shows: paymentBrief,
          names: ['amount'],
          apart: ['requestPayment', 'correctPayment', 'certifyMilestone'],
          gates: checks,
          goes: 'pay.treasury',
          tells: ['finance_treasury', ...requesters],
        }),
        returnPayment,
        rejectPayment: rejects('buyer_head', [...requesters, 'buyer_staff']),
        recuseApproving: recuses('buyer_head'),
      },
    },
    'pay.treasury': {
      waits: 'finance_treasury',
      due: 'PAY_30',
      escalates: ['finance_budget_head', 'group_sec'],
      actions: {
        pay: action({
          binds: 'firmly',
          by: 'finance_treasury',
          shows: paymentBrief,
          names: ['amount'],
          form: voucher,
          apart: ['requestPayment', 'correctPayment', 'certifyMilestone', 'approvePayment'],
          gates: checks,
          when: [paidByNow],
          goes: 'completed',
          does: ({ state, answers, facts }) => paid(state, answers, facts),
          effects: ['pay', 'payment'],
          tells: [...requesters, ...buyers],
        }),
        holdPayment: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'finance_treasury',
          form: paymentHold,
          goes: 'pay.held',
          tells: [...requesters, ...buyers, 'group_sec'],
        }),
        bouncePayment: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'finance_treasury',
          form: correction,
          goes: 'request.correct',
          returns: true,
          tells: [...requesters, ...buyers],
        }),
        recusePaying: recuses('finance_treasury'),
      },
    },
    'pay.held': {
      waits: ['finance_treasury', 'buyer_head'],
      // What is held is still owed: the term runs on.
      due: 'runs-on',
      escalates: ['finance_budget_head', 'group_sec'],
      actions: {
        releasePayment: action({
          binds: 'firmly',
          by: ['finance_treasury', 'buyer_head'],
          shows: paymentBrief,
          names: ['amount'],
          form: reason,
          goes: 'pay.treasury',
          until: ({ state }) => state.due?.at,
          tells: [...requesters, ...buyers, 'finance_treasury'],
        }),
        rejectHeldPayment: rejects('buyer_head', [...requesters, 'buyer_staff', 'finance_treasury']),
      },
    },
  },
  always: {
    // What can never be met any more ends in whoever's hands it is.
    annulPayment: {
      ...action({ binds: 'finally', by: 'system', goes: 'cancelled', tells: [...requesters, 'buyer_staff'] }),
      at: () => true,
    },
  },
  title: (state, parent) => titleOf(state, parent),
  bodies: (parent) => ({
    ...(parent?.bodies.buyer && { buyer: parent.bodies.buyer }),
    ...(parent?.bodies.supplier && { supplier: parent.bodies.supplier }),
  }),
  public: () => true,
} as const satisfies Procedure<'payment', Facts>;

/** Accepted for good: a certificate that is still to be confirmed can come back. */
function isAccepted({ parent }: Facts): boolean {
  const concluded = parent?.entries.some(({ position }) => position === 'payment.settle') ?? false;
  const outcome = parent && latest(parent, certificate)?.outcome;
  return concluded && outcome !== undefined && outcome !== 'refused';
}

/** What of the instalment can be asked for in fen, after what the acceptance deducts from the last one. */
function payable(state: Case, { parent }: Facts): Fen {
  const { amount = 0, after } = latest(state, instalment) ?? {};
  const deducted = after === 'acceptance' && parent ? (latest(parent, certificate)?.deduction ?? 0) : 0;
  return Math.max(0, amount - deducted);
}

/** The other instalments of the contract that were not turned down. */
function others(state: Case, { payments }: Facts): readonly Case[] {
  return payments.filter(({ id, outcome }) => id !== state.id && (!outcome || outcome === 'completed'));
}

function claimed(cases: readonly Case[]): Fen {
  return cases.reduce((sum, each) => sum + (latest(each, paymentRequest)?.amount ?? 0), 0);
}

function accountOf(state: Case, { bodies }: Facts): string | undefined {
  const onFile = bodies.find(({ id }) => id === state.bodies.supplier)?.profile?.bankAccount;
  return typeof onFile === 'string' ? onFile : undefined;
}

function paid(state: Case, { voucher: proof, paidOn }: Voucher, { parent }: Facts): readonly Effect[] {
  const request = latest(state, paymentRequest);
  const due = latest(state, instalment);
  if (!request || !due) throw new Error(`nothing was asked for on ${state.id}`);
  const title = (parent && latest(parent, project)?.title) ?? '';
  const supplier = state.bodies.supplier ?? '';
  const { amount } = request;
  return [
    { kind: 'budget', move: 'pay', line: due.line, fen: amount },
    publish(paymentNotice, { title, supplier, number: due.number, name: due.name, amount, paidOn, voucher: proof }),
  ];
}

function titleOf(state: Case, parent: Case | undefined): string | undefined {
  const title = parent && latest(parent, project)?.title;
  const name = latest(state, instalment)?.name;
  return title && name ? `${title} · ${name}` : title;
}
