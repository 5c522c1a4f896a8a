import { answersOf, type Case, lastFiling, latest, type Waiting } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { choice, date, files, form, longText, money, optional } from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import {
  type Situation as AnySituation,
  again,
  type FactsOf,
  needing,
  type Procedure,
} from '../../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import { cityDate, dayBegins, yearOf } from '../../../law/date.ts';
import { dueFrom } from '../../../law/deadline.ts';
import type { Fen } from '../../../law/fen.ts';
import { invoiceNumber } from '../../../law/keys.ts';
import type { Instalment } from '../../../law/part.ts';
import { lateInterest } from '../../../law/payment.ts';
import { plain } from '../../../law/plain.ts';
import { setting } from '../../../law/setting.ts';
import type { Role } from '../../../names.ts';
import { correction, heardUntil, reason, recuses, rejection, returnsTo, sidesOf } from '../../common/common.ts';
import { project, titleOf } from '../01-setup/setup.ts';
import { usableUntil } from '../02-budget/carry-over.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { byLine } from '../10-contract/contract.ts';
import { concludedAt } from '../10-contract/performed.ts';
import { checksOf, isChecked, numbersOf, reportHolder, reportsBy } from '../11-management/management.ts';
import { certificate } from '../12-acceptance/acceptance.ts';
import { hasAccepted } from '../hands.ts';
import { noChallengeOpen, notStopped } from '../paused.ts';
import { claimed, instalment, netPaid } from './instalment.ts';
import {
  openRequest,
  paidOf,
  paidRequests,
  paymentRequest,
  type Request,
  transfersOf,
  type Voucher,
  voucher,
} from './paid.ts';
import { payableBy } from './term.ts';

const { needs, action, rule, brief } = needing('payments', 'reports', 'lines', 'challenges', 'incidents');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

export { instalment } from './instalment.ts';
export { paymentRequest, voucher } from './paid.ts';

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

/** What a supplier says to it that an instalment, or what is left of it, is to be paid no more. */
export const endingObjection = form('ending-objection', {
  objection: longText({ min: 5, max: 1000 }),
  proofs: optional(files()),
});

export const contractPublished = rule('contract-published', '政府采购法实施条例 Art 50', ({ facts }) => {
  const agreed = facts.parent && agreedContract(facts.parent);
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
    const missing = reportsBy(on, facts.parent, facts.reports).filter(({ outcome }) => outcome !== 'completed');
    const dropped = missing.filter(({ outcome }) => outcome === 'cancelled');
    if (dropped.length > 0) return { dropped: numbersOf(dropped) };
    return missing.length > 0 && { reports: numbersOf(missing), holder: reportHolder(missing[0]) };
  }
  return after === 'midterm' && !(facts.parent && isChecked(facts.parent, facts.incidents));
});

export const withinInstalment = rule(
  'within-instalment',
  'R50',
  ({ state, answers: { amount }, facts }: Situation<Request>) => {
    const most = payable(state, facts) - paidOf(state);
    return amount > most && { amount, most };
  },
  'amount',
);

export const withinContract = rule(
  'within-contract',
  '政府采购法 Art 46',
  ({ state, answers, facts }: Situation<Request>) => {
    const price = (facts.parent && agreedContract(facts.parent)?.price) ?? 0;
    const total = answers.amount + netPaid([state]) + claimed(others(state, facts));
    return total > price && { total, price };
  },
);

export const withinCommitment = rule(
  'within-commitment',
  '预算法 Art 13',
  ({ state, answers, facts }: Situation<Request>) => {
    const line = latest(state, instalment)?.line ?? '';
    const milestones = (facts.parent && agreedContract(facts.parent)?.milestones) ?? [];
    const committed = byLine(milestones).find((share) => share.line === line)?.amount ?? 0;
    const sameLine = others(state, facts).filter((other) => latest(other, instalment)?.line === line);
    const total = answers.amount + netPaid([state]) + claimed(sameLine);
    return total > committed && { total, committed };
  },
);

/** Within a contract it is looked for among its payments; in all the city by what each payment claims. */
export const invoiceUsedOnce = rule(
  'invoice-used-once',
  'R49',
  ({ state, answers: { invoice }, facts }: Situation<Request>) => {
    // Numbers that were filed before they had one form are compared in it too.
    const key = invoiceNumber(invoice);
    if (isBouncedInvoice(state, invoice)) return false;
    const used = (each: Case) => (each.id === state.id ? paidRequests(each) : invoicesOf(each));
    const twin = [state, ...others(state, facts)].find((each) =>
      used(each).some((request) => invoiceNumber(request.invoice) === key),
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

/** Nothing is invoiced under a contract before there is one. */
export const invoiceUnderContract = rule(
  'invoice-under-contract',
  'R49',
  ({ answers: { invoiceDate }, facts: { parent } }: Situation<Request>) => {
    const concluded = concludedAt(parent);
    const from = concluded && cityDate(new Date(concluded));
    return invoiceDate !== undefined && from !== undefined && invoiceDate < from && { invoiceDate, from };
  },
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

/** Nobody pays before it was approved. */
export const paidAfterApproval = rule(
  'paid-after-approval',
  'R78',
  ({ state, answers: { paidOn } }: Situation<Voucher>) => {
    const approved = lastFiling(state, 'approvePayment')?.at;
    const from = approved && cityDate(new Date(approved));
    return from !== undefined && paidOn < from && { paidOn, from };
  },
  'paidOn',
);

/** One voucher proves one payment: that it is named again is asked about, since a number can have been read wrongly. */
export const voucherUsedOnce = rule(
  'voucher-used-once',
  'R78',
  ({ state, answers, facts }: Situation<Voucher>) => {
    const key = plain(answers.voucher);
    const twin = [state, ...others(state, facts)].find((each) =>
      transfersOf(each).some(({ voucher: proof }) => plain(proof.voucher) === key),
    );
    return twin && { voucher: answers.voucher, number: twin.number };
  },
  'voucher',
);

/**
 * Money is paid in the year for which it was granted; what is left of a year that is over only once finance has carried it over,
 * which is recorded on the purchase. Payments of before could name the approval with the voucher.
 */
export const paidFromOpenYear = rule(
  'paid-from-open-year',
  '预算法 Art 42',
  ({ state, answers: { paidOn, carryOver }, facts }: Situation<Voucher>) => {
    const granted = facts.lines.find(({ id }) => id === latest(state, instalment)?.line)?.year;
    const year = yearOf(paidOn);
    if (granted === undefined || state.version < 2 || granted === year) return false;
    if (granted > year) return { granted, early: 'yes' };
    const isCarried = facts.parent && paidOn <= usableUntil(facts.parent, granted);
    const isSaid = state.version < 3 && carryOver !== undefined;
    return !isCarried && !isSaid && { granted };
  },
  'paidOn',
);

/** So long after the account in the register was changed nothing is paid to it yet, so that whoever did not change it can say so. */
export const accountSettled = rule('account-settled', 'R49', ({ state, facts, now }) => {
  const since_ = facts.bodies.find(({ id }) => id === state.bodies.supplier)?.profile?.accountSince;
  const hours = setting(facts.law, 'payment.account-change-hours', cityDate(now)).value;
  const until = typeof since_ === 'string' ? new Date(Date.parse(since_) + hours * 60 * 60 * 1000) : now;
  return now < until && { until: until.toISOString(), hours };
});

/** Who may hold a payment, and who above them may let it go. */
const above = {
  finance_treasury: ['finance_budget_head', 'group_chair'],
  audit: ['group_chair'],
  supervision: ['group_chair'],
} as const satisfies Partial<Record<Role, readonly Role[]>>;
const holders = ['finance_treasury', 'audit', 'supervision'] as const;
const releasers = [...holders, 'finance_budget_head', 'group_chair'] as const;

function holderOf(state: Case): (typeof holders)[number] {
  const role = lastFiling(state, 'holdPayment')?.by.role;
  return holders.find((each) => each === role) ?? 'finance_treasury';
}

/** What one office holds, neither the buyer nor another office lets go. */
export const heldByThem = rule('held-by-them', 'R49', ({ state, by: { role } }) => {
  const holder = holderOf(state);
  return role !== holder && !above[holder].some((each) => each === role) && { holder };
});

/** The supplier has its days to say what it thinks of it; then another office than the buyer decides. */
export const hearingOver = rule('hearing-over', '保障中小企业款项支付条例 Art 14', heardUntil);

const requesters = ['org_finance', 'org_admin'] as const;
const buyers = ['buyer_staff', 'buyer_head'] as const;

/** What must hold of a request when it is made, and again before each hand that lets the money pass. */
const requested = [withinInstalment, withinContract, withinCommitment, invoiceUsedOnce, accountOnFile] as const;
/** Nobody certifies, approves or pays what he has accepted. */
export const acceptedByAnother = rule(
  'accepted-by-another',
  'R77',
  ({ facts: { parent }, by }) => parent !== undefined && hasAccepted(parent, by.person),
);

/** Nor a part that waits for a check of the service on his own word that it is in order. */
export const checkedByAnother = rule('checked-by-another', 'R77', ({ state, facts, by }) => {
  const { parent } = facts;
  if (latest(state, instalment)?.after !== 'midterm' || !parent || isAccepted(facts)) return false;
  const looks = checksOf(parent, facts.incidents);
  return looks.length > 0 && looks.every((look) => look.by.person === by.person);
});

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
    payableBy: maybe(row(date('ahead'))),
    interest: maybe(row(money())),
    note: maybe(asked(paymentRequest, 'note')),
  },
  ({ state, facts, now }) => {
    const request = latest(state, paymentRequest);
    const due = latest(state, instalment);
    if (!request || !due) return undefined;
    const price = (facts.parent && agreedContract(facts.parent)?.price) ?? 0;
    const paidBefore = netPaid([state, ...others(state, facts)]);
    const by = payableBy(state, facts);
    const interest = by && lateInterest(facts.law, request.amount, by.date, cityDate(now));
    return {
      ...request,
      ...(by && { payableBy: by.date }),
      ...(interest && { interest }),
      supplier: state.bodies.supplier ?? '',
      number: due.number,
      name: due.name,
      price,
      paid: paidBefore,
      rest: price - paidBefore - request.amount,
    };
  },
);

/** Acts by which the buyer wants an instalment, or what is left of it, paid no more. */
const endingProposals = ['cancelPayment', 'rejectPayment', 'rejectHeldPayment'] as const;

/** What is to be paid no more, why, and what the supplier says to it. */
export const endingBrief = brief(
  'ending',
  {
    supplier: row(body()),
    number: asked(instalment, 'number'),
    name: asked(instalment, 'name'),
    rest: row(money()),
    reason: row(longText()),
    objection: maybe(asked(endingObjection, 'objection')),
  },
  ({ state, facts }) => {
    const due = latest(state, instalment);
    const proposed = state.filings.findLast(({ action: name }) => endingProposals.some((each) => each === name));
    if (!due || !proposed) return undefined;
    const said = state.filings.findLast(({ form: id, seq }) => id === endingObjection.id && seq > proposed.seq);
    return {
      supplier: state.bodies.supplier ?? '',
      number: due.number,
      name: due.name,
      rest: payable(state, facts) - paidOf(state),
      reason: String(proposed.answers.reason ?? ''),
      ...(said && { objection: answersOf(endingObjection, said).objection }),
    };
  },
);

const requests = {
  by: requesters,
  form: paymentRequest,
  gates: [contractPublished, instalmentReached, milestoneMet, finalNeedsAcceptance],
  when: [...requested, invoiceByNow, invoiceUnderContract],
  goes: 'certify.review',
  tells: ['buyer_staff'],
} as const;

/** What was agreed the buyer does not end by himself: the supplier is heard, and the treasury decides. */
const proposesEnding = {
  binds: 'lightly',
  revocable: true,
  aside: true,
  by: 'buyer_head',
  goes: 'request.hearing',
  tells: [...requesters, 'buyer_staff', 'finance_treasury'],
} as const;

const cancelPayment = action({ ...proposesEnding, form: reason });

const returnPayment = returnsTo('request.correct', buyers, requesters);

/** One instalment: asked for, certified, approved and paid by different persons. */
export const payment = {
  id: 'payment',
  version: 3,
  needs,
  series: 'PAY',
  opening: {
    name: 'openPayment',
    action: action({
      binds: 'lightly',
      by: 'system',
      form: instalment,
      leads: ['request.due', 'request.correct'],
      goes: ({ answers }) => (answers.bounced === undefined ? 'request.due' : 'request.correct'),
    }),
  },
  under: { purchase: (parent) => parent.bodies.supplier !== undefined },
  stages: {
    'request.due': {
      waits: requesters,
      opens: { by: [], moment: ({ state }) => dayBegins(latest(state, instalment)?.on) },
      awaits: [contractPublished, milestoneMet, finalNeedsAcceptance],
      due: 'PAY_ASK',
      claim: true,
      actions: {
        requestPayment: action({
          binds: 'lightly',
          ...requests,
          prefill: ({ state, facts }) => {
            const onFile = accountOf(state, facts);
            return { amount: payable(state, facts) - paidOf(state), ...(onFile && { account: onFile }) };
          },
        }),
        cancelPayment,
        // What was agreed anew says another day.
        moveInstalment: action({
          since: 3,
          binds: 'lightly',
          by: 'system',
          form: instalment,
          goes: 'request.due',
          tells: requesters,
        }),
      },
    },
    'request.correct': {
      waits: requesters,
      claim: true,
      actions: {
        correctPayment: action({
          binds: 'lightly',
          ...requests,
          prefill: ({ state, facts }) => latest(state, paymentRequest) ?? askedAgain(state, facts),
        }),
        cancelPayment,
      },
    },
    'request.hearing': {
      waits: 'finance_treasury',
      opens: { by: ['PAY_HEAR'], moment: ({ facts, now }) => dueFrom(facts.law, 'PAY_HEAR', now).at.toISOString() },
      othersUntil: true,
      due: 'PAYREV_FINANCE',
      escalates: ['finance_budget_head', 'group_sec'],
      actions: {
        refuseEnding: action({
          binds: 'lightly',
          revocable: true,
          by: 'finance_treasury',
          above: ['finance_budget_head'],
          shows: endingBrief,
          form: reason,
          apart: endingProposals,
          leads: ['certify.review', 'request.due'],
          goes: ({ state }) => (openRequest(state) ? 'certify.review' : 'request.due'),
          tells: [...requesters, ...buyers],
        }),
        confirmEnding: action({
          binds: 'finally',
          aside: true,
          by: 'finance_treasury',
          above: ['finance_budget_head'],
          shows: endingBrief,
          names: ['rest'],
          form: reason,
          apart: [...endingProposals, 'requestPayment', 'correctPayment'],
          gates: [hearingOver],
          goes: 'cancelled',
          tells: [...requesters, ...buyers, 'group_sec'],
        }),
        objectEnding: action({
          binds: 'lightly',
          aside: true,
          by: requesters,
          form: endingObjection,
          once: 'role',
          tells: ['finance_treasury', ...buyers],
        }),
        agreeEnding: action({
          binds: 'finally',
          aside: true,
          by: 'org_admin',
          shows: endingBrief,
          names: ['rest'],
          goes: 'cancelled',
          tells: ['org_finance', ...buyers, 'finance_treasury'],
        }),
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
          gates: [...checks, acceptedByAnother, checkedByAnother],
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
          proven: 'pay',
          by: 'buyer_head',
          shows: paymentBrief,
          names: ['amount'],
          apart: ['requestPayment', 'correctPayment', 'certifyMilestone'],
          gates: [...checks, acceptedByAnother, checkedByAnother],
          goes: 'pay.treasury',
          tells: ['finance_treasury', ...requesters],
        }),
        returnPayment,
        rejectPayment: action({ ...proposesEnding, form: rejection }),
        recuseApproving: recuses('buyer_head'),
      },
    },
    'pay.treasury': {
      waits: 'finance_treasury',
      due: {
        by: ['PAY_30', 'INV_30'],
        moment: ({ state, facts }) => payableBy(state, facts)?.at.toISOString(),
      },
      escalates: ['finance_budget_head', 'group_sec'],
      actions: {
        pay: action({
          binds: 'firmly',
          proven: 'pay',
          by: 'finance_treasury',
          shows: paymentBrief,
          names: ['amount'],
          keeps: ['interest'],
          form: voucher,
          apart: ['requestPayment', 'correctPayment', 'certifyMilestone', 'approvePayment'],
          gates: [...checks, acceptedByAnother, checkedByAnother, accountSettled, noChallengeOpen, notStopped],
          when: [paidByNow, paidAfterApproval, paidFromOpenYear],
          warns: [voucherUsedOnce],
          leads: ['completed', 'request.due'],
          // What was not asked for stays to be asked for.
          goes: ({ state, facts }) => (isLastPart(state, facts) ? 'completed' : 'request.due'),
          does: ({ state, answers, facts }) => paid(state, answers, facts),
          effects: ['pay', 'payment'],
          tells: [...requesters, ...buyers],
        }),
        holdPayment: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: holders,
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
      waits: { among: holders, now: (state): readonly Waiting[] => [{ role: holderOf(state) }] },
      // What is held is still owed: the term runs on.
      due: 'runs-on',
      escalates: ['finance_budget_head', 'group_chair'],
      actions: {
        releasePayment: action({
          binds: 'firmly',
          by: releasers,
          shows: paymentBrief,
          names: ['amount'],
          form: reason,
          gates: [heldByThem],
          goes: 'pay.treasury',
          until: ({ state }) => state.due?.at,
          tells: [...requesters, ...buyers, 'finance_treasury'],
        }),
        rejectHeldPayment: action({ ...proposesEnding, form: rejection }),
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
  title: (_state, parent) => parent && latest(parent, project)?.title,
  part: (state) => instalmentOf(state),
  bodies: sidesOf,
  public: () => true,
  claims: {
    rule: { ...invoiceUsedOnce, field: 'invoice' },
    keys: (state) =>
      invoicesOf(state).flatMap(({ invoice }) => (isBouncedInvoice(state, invoice) ? [] : [invoiceNumber(invoice)])),
  },
} as const satisfies Procedure<'payment', Facts>;

/** Accepted for good: a certificate that is still to be confirmed can come back. */
function isAccepted({ parent }: Facts): boolean {
  const concluded = parent !== undefined && (parent.position === 'payment.settle' || parent.outcome !== undefined);
  const outcome = parent && latest(parent, certificate)?.outcome;
  return concluded && outcome !== undefined && outcome !== 'refused';
}

/** What of the instalment can be asked for in fen: what the acceptance deducts is taken once, and from the last one first. */
function payable(state: Case, { parent }: Facts): Fen {
  const { amount = 0, after, number = 0, bounced } = latest(state, instalment) ?? {};
  if (after !== 'acceptance' || bounced !== undefined || !parent) return amount;
  const later = (agreedContract(parent)?.milestones ?? []).slice(number).filter((each) => each.after === 'acceptance');
  const taken = later.reduce((sum, each) => sum + each.amount, 0);
  const deducted = Math.max(0, (latest(parent, certificate)?.deduction ?? 0) - taken);
  return Math.max(0, amount - deducted);
}

/** The other instalments of the contract; of one that was ended what had been paid of it counts. */
function others(state: Case, { payments }: Facts): readonly Case[] {
  return payments.filter(({ id }) => id !== state.id);
}

/** The invoices that an instalment was paid by, or is asked for by now. */
function invoicesOf(payment: Case): readonly Request[] {
  const open = openRequest(payment);
  return [...paidRequests(payment), ...(open ? [open] : [])];
}

/** Is it the invoice by which was paid what came back? That stays its first payment's. */
function isBouncedInvoice(state: Case, invoice: string): boolean {
  const { invoice: first } = latest(state, instalment) ?? {};
  return first !== undefined && invoiceNumber(first) === invoiceNumber(invoice);
}

/** What the bank sent back, as it was asked for, to the account that is in the register now. */
function askedAgain(state: Case, facts: Facts): Partial<Request> | undefined {
  const { bounced } = latest(state, instalment) ?? {};
  const asked = facts.payments.flatMap(transfersOf).find(({ key }) => key === bounced)?.request;
  const onFile = accountOf(state, facts);
  return asked && { ...asked, ...(onFile && { account: onFile }) };
}

/** Is nothing left of it once what is asked for is paid? */
function isLastPart(state: Case, facts: Facts): boolean {
  return paidOf(state) + (openRequest(state)?.amount ?? 0) >= payable(state, facts);
}

function accountOf(state: Case, { bodies }: Facts): string | undefined {
  const onFile = bodies.find(({ id }) => id === state.bodies.supplier)?.profile?.bankAccount;
  return typeof onFile === 'string' ? onFile : undefined;
}

function paid(state: Case, { voucher: proof, paidOn }: Voucher, { parent }: Facts): readonly Effect[] {
  const request = latest(state, paymentRequest);
  const due = latest(state, instalment);
  if (!request || !due) throw new Error(`nothing was asked for on ${state.id}`);
  const title = titleOf(parent);
  const supplier = state.bodies.supplier ?? '';
  const { amount } = request;
  return [
    { kind: 'budget', move: 'pay', line: due.line, fen: amount },
    publish(paymentNotice, { title, supplier, number: due.number, name: due.name, amount, paidOn, voucher: proof }),
  ];
}

function instalmentOf(state: Case): Instalment | undefined {
  const due = latest(state, instalment);
  return due && { nth: due.number, fen: due.amount, on: due.on };
}
