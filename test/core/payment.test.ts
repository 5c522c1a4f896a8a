import { expect, test } from 'vitest';
import { checks } from '../../src/engine/decide.ts';
import { situation } from '../../src/engine/procedure.ts';
import { transfersOf } from '../../src/procedures/purchase/payment/paid.ts';
import { payment } from '../../src/procedures/purchase/payment/payment.ts';
import { alphaAdmin, alphaFinance, people, supervision, treasury } from './engine-people.ts';
import { toldPurchase } from './engine-stories.ts';
import { at, line, someone } from './given.ts';
import {
  accepts,
  buyerSigns,
  carriesOver,
  caseIn,
  certifies,
  confirmsGrade,
  contractAnswers,
  done,
  drafts,
  factsFor,
  inspects,
  judged,
  opinions,
  payments,
  played,
  refused,
  reportAnswers,
  reports,
  requestAnswers,
  running,
  since,
  supplierSigns,
  untilJudged,
} from './given-story.ts';

const runs = running;
const invoice = '24232000000000000001';
const steps = payments('payment-1', '2027-03-05', requestAnswers(23_000_000, invoice));
const [requests, certifiesIt, approves, pays] = steps;
if (!requests || !certifiesIt || !approves || !pays) throw new Error('a payment takes four acts');
const asking = (answers: object) => ({ ...requests, answers: { ...requests.answers, ...answers } });

test('an instalment goes through four hands and is published when it is paid', async () => {
  const paid = await played(runs, ...steps);
  expect(caseIn(paid, 'payment-1').outcome).toBe('completed');
  expect(done(paid, 'budget').at(-1)).toEqual({ kind: 'budget', move: 'pay', line: line.id, fen: 23_000_000 });
  expect(done(paid, 'publish').at(-1)).toMatchObject({
    notice: 'payment',
    rows: { number: 1, amount: 23_000_000, paidOn: '2027-03-05', supplier: 'alpha' },
  });
});

test('it is not asked for before its day', () => {
  expect(refused(runs, { ...requests, at: '2027-02-28 09:00' })).toMatchObject({
    why: 'instalment-reached',
    values: { on: '2027-03-01' },
  });
});

test('no more is asked for than was agreed, a part may be', async () => {
  expect(refused(runs, asking({ amount: 23_000_001 }))).toMatchObject({
    why: 'within-instalment',
    values: { most: 23_000_000 },
  });
  expect(caseIn(await played(runs, asking({ amount: 20_000_000 })), 'payment-1').position).toBe('certify.review');
});

test('money goes only to the account in the register', () => {
  expect(refused(runs, asking({ account: '62229999888877776666' }))).toMatchObject({
    why: 'account-on-file',
    values: { ending: '6666' },
  });
});

test('an invoice pays once', async () => {
  const paid = await played(runs, ...steps, inspects);
  const again = {
    ...requests,
    on: 'payment-2',
    at: '2027-09-15 09:00',
    answers: requestAnswers(13_800_000, invoice),
  };
  expect(refused(paid, again)).toMatchObject({ why: 'invoice-used-once', values: { number: 'HRB-2027-PAY-0001' } });
  // Filed before numbers had one form, or by a form that did not give it to them.
  const wide = invoice.replaceAll(/\d/g, (figure) => String.fromCodePoint(0xff10 + Number(figure)));
  for (const same of [wide, wide.slice(0, 10) + invoice.slice(10)]) {
    const once = { ...again, answers: requestAnswers(13_800_000, same) };
    expect(refused(paid, once).why, same).toBe('invoice-used-once');
  }
  expect(refused(runs, asking({ invoiceDate: '2027-03-06' })).why).toBe('invoice-by-now');
});

test('no hand does the work of another', async () => {
  const all = someone('all', ['buyer_staff', 'nangang'], ['buyer_head', 'nangang'], ['finance_treasury', 'finance']);
  const certified = await played(runs, requests, { ...certifiesIt, by: all });
  expect(refused(certified, { ...approves, by: all }).why).toBe('same-person');
  const approved = await played(certified, approves);
  expect(refused(approved, { ...pays, by: all }).why).toBe('same-person');
});

test('a part that waits for a check is paid on the word of nobody who ran the procurement or lets it pass', async () => {
  const [asks, checks] = payments('payment-2', '2027-09-20', requestAnswers(13_800_000, '24232000000000000002'));
  if (!asks || !checks) throw new Error('a payment takes four acts');
  const own = await played(runs, { ...inspects, by: people.staff });
  expect(refused(own, asks).why).toBe('milestone-met');
  const asked = await played(own, { ...inspects, by: people.colleague }, asks);
  expect(refused(asked, { ...checks, by: people.colleague }).why).toBe('checked-by-another');
  expect(caseIn(await played(asked, checks), 'payment-2').position).toBe('approve.review');
  const looked = await played(asked, { ...inspects, at: '2027-09-20 09:30' }, { ...checks, by: people.colleague });
  expect(caseIn(looked, 'payment-2').position).toBe('approve.review');
});

test('the last instalment waits for the certificate, and a deduction lowers it', async () => {
  const last = {
    ...requests,
    on: 'payment-3',
    at: '2028-04-05 09:00',
    answers: requestAnswers(9_200_000, '24232000000000000003'),
  };
  expect(refused(judged, last).why).toBe('final-needs-acceptance');
  const answers = { ...certifies.answers, outcome: 'deduction', deduction: 1_000_000 };
  const reduced = await played(judged, { ...certifies, answers }, confirmsGrade);
  expect(refused(reduced, last)).toMatchObject({ why: 'within-instalment', values: { most: 8_200_000 } });
});

test('the last instalment waits until the acceptance is confirmed, not only certified', async () => {
  const { root, ...family } = await played(judged, certifies);
  const entries = root.entries.filter(({ position }) => position !== 'payment.settle');
  const last = {
    on: 'payment-3',
    action: 'requestPayment',
    by: alphaFinance,
    at: '2028-04-05 09:00',
    answers: requestAnswers(9_200_000, '24232000000000000003'),
  };
  expect(caseIn(await played({ root, ...family }, last), 'payment-3').position).toBe('certify.review');
  const unconfirmed = { ...family, root: { ...root, position: 'acceptance.confirm', entries } as const };
  expect(refused(unconfirmed, last).why).toBe('final-needs-acceptance');
});

const onReports = contractAnswers.milestones.map((each) =>
  each.after === 'midterm' ? { ...each, after: 'report' } : each,
);
const schedule = [
  { share: 50, after: 'signature', condition: '合同公布后 10 日内' },
  { share: 30, after: 'report', condition: '报告通过后 10 日内' },
  { share: 20, after: 'acceptance', condition: '验收书出具后 10 日内' },
];
const published = since('publishAward', await toldPurchase((form) => (form === 'tender' ? { schedule } : {})));
const reporting = await played(
  published,
  { ...drafts, answers: { ...contractAnswers, milestones: onReports } },
  buyerSigns,
  supplierSigns,
);
const asksSecond = {
  ...requests,
  on: 'payment-2',
  at: '2028-03-20 09:00',
  answers: requestAnswers(13_800_000, '24232000000000000002'),
};
const ends = {
  action: 'terminateContract',
  by: people.head,
  at: '2027-05-10 09:00',
  answers: {
    ground: 'breach',
    lastDay: '2027-06-01',
    reason: '多次未按合同上门，经催告未改正。',
    handover: '移交服务对象名册。',
  },
};
const agrees = { action: 'agreeTermination', by: alphaAdmin, at: '2027-06-02 09:00' };
const judgedEarly = await played(reporting, ends, agrees, ...opinions);

test('a part that waits for a report which an early end has dropped is paid for what is accepted', async () => {
  expect(refused(await played(reporting, ends, agrees), asksSecond)).toMatchObject({
    why: 'milestone-met',
    values: { dropped: '1' },
  });
  const accepted = await played(judgedEarly, certifies);
  expect(caseIn(await played(accepted, asksSecond), 'payment-2').position).toBe('certify.review');
});

test('it ends when the service is not accepted, unless its reports were or can still be', async () => {
  const answers = { ...certifies.answers, outcome: 'refused' };
  const lost = await played(judgedEarly, { ...certifies, answers }, confirmsGrade);
  expect(caseIn(lost, 'payment-2').outcome).toBe('cancelled');
  const late = { ...ends, at: '2027-09-10 09:00', answers: { ...ends.answers, lastDay: '2027-10-01' } };
  const kept = await played(
    reporting,
    late,
    { ...agrees, at: '2027-09-11 09:00' },
    ...opinions,
    { ...certifies, answers },
    confirmsGrade,
  );
  expect(refused(kept, asksSecond)).toMatchObject({ why: 'milestone-met', values: { reports: '1' } });
  const filed = reports('report-1', '2028-03-24 09:00', reportAnswers('2027-05-10', 1200));
  const reported = await played(kept, filed, accepts('report-1', '2028-03-27 09:00'));
  expect(caseIn(await played(reported, asksSecond), 'payment-2').position).toBe('certify.review');
});

test('a payment on hold keeps its term and is released into it', async () => {
  const approved = await played(runs, requests, certifiesIt, approves);
  const due = caseIn(approved, 'payment-1').due?.at;
  const held = await played(approved, {
    on: 'payment-1',
    action: 'holdPayment',
    by: treasury,
    at: '2027-03-08 09:00',
    answers: { ground: 'account-in-doubt', reason: '银行提示户名不符，正在核实。' },
  });
  expect(caseIn(held, 'payment-1')).toMatchObject({ position: 'pay.held', due: { at: due } });
  const released = await played(held, {
    on: 'payment-1',
    action: 'releasePayment',
    by: treasury,
    at: '2027-03-10 09:00',
    answers: { reason: '户名已经核实无误。' },
  });
  expect(caseIn(released, 'payment-1')).toMatchObject({ position: 'pay.treasury', due: { at: due } });
});

test('what the bank sent back is asked for, certified and approved anew', async () => {
  const bounced = await played(runs, requests, certifiesIt, approves, {
    on: 'payment-1',
    action: 'bouncePayment',
    by: treasury,
    at: '2027-03-08 09:00',
    answers: { mend: '银行退回，户名不符，请核对。' },
  });
  expect(caseIn(bounced, 'payment-1').position).toBe('request.correct');
  const again = await played(
    bounced,
    { ...requests, action: 'correctPayment', by: alphaFinance, at: '2027-03-09 09:00' },
    { ...certifiesIt, at: '2027-03-09 10:00' },
    { ...approves, at: '2027-03-09 11:00' },
    { ...pays, at: '2027-03-09 14:00', answers: { voucher: '2027-0309', paidOn: '2027-03-09' } },
  );
  expect(caseIn(again, 'payment-1').outcome).toBe('completed');
});

const cameBack = {
  action: 'recordBounce',
  by: treasury,
  at: '2027-03-09 09:00',
  answers: {
    transfer: '',
    returnedOn: '2027-03-08',
    reason: '户名与账号不符，银行退回。',
    evidence: requestAnswers(1, invoice).documents,
  },
};
const isPaid = await played(runs, ...steps);
const transfer = transfersOf(caseIn(isPaid, 'payment-1'))[0]?.key ?? '';
const records = { ...cameBack, answers: { ...cameBack.answers, transfer } };

test('what came back after it was paid is committed again, corrected in public, and paid once more by all hands', async () => {
  const back = await played(isPaid, records);
  expect(done(back, 'budget').at(-1)).toEqual({ kind: 'budget', move: 'bounce', line: line.id, fen: 23_000_000 });
  expect(done(back, 'publish').at(-1)).toMatchObject({
    notice: 'bounced',
    rows: { number: 1, amount: 23_000_000, returnedOn: '2027-03-08', voucher: '2027-0315', supplier: 'alpha' },
  });
  const { id, position } = back.children.at(-1) ?? {};
  expect(position).toBe('request.correct');
  // The invoice is the one that was paid; the request is made again and passes three more hands.
  const [, certifiesAgain, approvesAgain, paysAgain] = payments(id ?? '', '2027-03-10', {});
  const asksAgain = { ...requests, on: id ?? '', action: 'correctPayment', at: '2027-03-10 08:00' };
  if (!certifiesAgain || !approvesAgain || !paysAgain) throw new Error('a payment takes four acts');
  expect(refused(back, { ...asksAgain, answers: requestAnswers(23_000_001, invoice) }).why).toBe('within-instalment');
  const approved = await played(back, asksAgain, certifiesAgain, approvesAgain);
  expect(refused(approved, { ...paysAgain, by: people.head }).why).toBe('not-your-turn');
  const again = await played(approved, { ...paysAgain, answers: { voucher: '2027-0310', paidOn: '2027-03-10' } });
  expect(caseIn(again, id).outcome).toBe('completed');
  expect(
    done(again, 'budget')
      .slice(-3)
      .map(({ move, fen }) => [move, fen]),
  ).toEqual([
    ['pay', 23_000_000],
    ['bounce', 23_000_000],
    ['pay', 23_000_000],
  ]);
  // What is paid twice and came back once leaves the next part its own money.
  const second = { ...requests, on: 'payment-2', at: '2027-09-15 09:00' };
  const asksSecondPart = { ...second, answers: requestAnswers(13_800_000, '24232000000000000002') };
  const inspected = await played(again, inspects);
  expect(caseIn(await played(inspected, asksSecondPart), 'payment-2').position).toBe('certify.review');
});

test('only the treasury records what came back, of what was paid, once, and not before it was paid', async () => {
  expect(refused(runs, records).why).toBe('something-paid');
  expect(refused(isPaid, { ...records, by: people.head }).why).toBe('not-your-turn');
  expect(refused(isPaid, cameBack).why).toBe('incomplete');
  const of = (answers: object) => ({ ...records, answers: { ...records.answers, ...answers } });
  expect(refused(isPaid, of({ transfer: `${transfer}0` })).why).toBe('transfer-arrived');
  for (const returnedOn of ['2027-03-04', '2027-03-10']) {
    expect(refused(isPaid, of({ returnedOn })).why, returnedOn).toBe('returned-after-paid');
  }
  const back = await played(isPaid, records);
  expect(refused(back, records).why).toBe('something-paid');
});

test('an account that changed after the request stops the payment', async () => {
  const approved = await played(runs, requests, certifiesIt, approves);
  const child = caseIn(approved, 'payment-1');
  const filings = child.filings.map((filing) =>
    filing.action === 'requestPayment'
      ? { ...filing, answers: { ...filing.answers, account: '62229999888877776666' } }
      : filing,
  );
  const children = approved.children.map((each) => (each.id === child.id ? { ...child, filings } : each));
  expect(refused({ ...approved, children }, pays).why).toBe('account-on-file');
});

test('only the supplier’s own people ask for its money', () => {
  const stranger = someone('stranger', ['org_finance', 'beta']);
  expect(refused(runs, { ...requests, by: stranger }).why).toBe('not-your-turn');
  expect(refused(runs, { ...requests, by: people.staff }).why).toBe('not-your-turn');
});

const approved = await played(runs, requests, certifiesIt, approves);
const holdsIt = {
  on: 'payment-1',
  action: 'holdPayment',
  by: supervision,
  at: '2027-03-08 09:00',
  answers: { ground: 'complaint-open', reason: '收到反映，正在核实。' },
};
const releases = {
  on: 'payment-1',
  action: 'releasePayment',
  by: treasury,
  at: '2027-03-10 09:00',
  answers: { reason: '已经核实，没有问题。' },
};

test('what an office holds only that office lets go, or who stands above it', async () => {
  const held = await played(approved, holdsIt);
  expect(refused(held, releases)).toMatchObject({ why: 'held-by-them', values: { holder: 'supervision' } });
  expect(refused(held, { ...releases, by: people.head }).why).toBe('not-your-turn');
  for (const by of [supervision, people.chair]) {
    expect(caseIn(await played(held, { ...releases, by }), 'payment-1').position).toBe('pay.treasury');
  }
});

test('what is asked for in part leaves the rest to be asked for, by another invoice', async () => {
  const part = asking({ amount: 20_000_000 });
  const paidPart = await played(runs, part, certifiesIt, approves, pays);
  expect(caseIn(paidPart, 'payment-1').position).toBe('request.due');
  expect(done(paidPart, 'budget').at(-1)).toMatchObject({ move: 'pay', fen: 20_000_000 });
  const rest = { ...requests, at: '2027-03-08 09:00', answers: requestAnswers(3_000_000, '24232000000000000009') };
  expect(refused(paidPart, { ...rest, answers: requestAnswers(3_000_001, '24232000000000000009') })).toMatchObject({
    why: 'within-instalment',
    values: { most: 3_000_000 },
  });
  expect(refused(paidPart, { ...rest, answers: requestAnswers(3_000_000, invoice) }).why).toBe('invoice-used-once');
  const all = await played(
    paidPart,
    rest,
    { ...certifiesIt, at: '2027-03-08 10:00' },
    { ...approves, at: '2027-03-08 11:00' },
    { ...pays, at: '2027-03-08 14:00', answers: { voucher: '2027-0316', paidOn: '2027-03-08' } },
  );
  expect(caseIn(all, 'payment-1').outcome).toBe('completed');
  expect(
    done(all, 'budget')
      .map(({ fen }) => fen)
      .slice(-2),
  ).toEqual([20_000_000, 3_000_000]);
});

const drops = {
  on: 'payment-1',
  action: 'rejectPayment',
  by: people.head,
  at: '2027-03-05 11:00',
  answers: { ground: 'not-needed', reason: '领导另有安排。' },
};
const confirms = {
  on: 'payment-1',
  action: 'confirmEnding',
  by: treasury,
  at: '2027-03-10 09:00',
  answers: { reason: '双方意见都看过了。' },
};

test('no claim is ended by one person: the supplier is heard, and another office decides', async () => {
  const proposed = await played(runs, requests, certifiesIt, drops);
  expect(caseIn(proposed, 'payment-1')).toMatchObject({ position: 'request.hearing', outcome: undefined });
  expect(refused(proposed, confirms)).toMatchObject({ why: 'hearing-over' });
  expect(refused(proposed, { ...confirms, by: people.head }).why).toBe('not-your-turn');
  const objected = await played(proposed, {
    on: 'payment-1',
    action: 'objectEnding',
    by: alphaFinance,
    at: '2027-03-08 09:00',
    answers: { objection: '约定的服务已经做到，记录齐全。' },
  });
  const kept = await played(objected, { ...confirms, action: 'refuseEnding' });
  expect(caseIn(kept, 'payment-1').position).toBe('certify.review');
  const ended = await played(objected, { ...confirms, at: '2027-03-22 09:00' });
  expect(caseIn(ended, 'payment-1').outcome).toBe('cancelled');
});

test('what both agree on needs nobody else, and what nobody asks for any more can be ended', async () => {
  const cancels = { ...drops, action: 'cancelPayment', answers: { reason: '双方同意抵扣违约金。' } };
  const proposed = await played(runs, cancels);
  const agreed = await played(proposed, {
    on: 'payment-1',
    action: 'agreeEnding',
    by: alphaAdmin,
    at: '2027-03-05 12:00',
  });
  expect(caseIn(agreed, 'payment-1').outcome).toBe('cancelled');
  const kept = await played(proposed, { ...confirms, action: 'refuseEnding' });
  expect(caseIn(kept, 'payment-1').position).toBe('request.due');
});

test('dates that cannot be are not taken', async () => {
  expect(refused(runs, asking({ invoiceDate: '2027-01-27' }))).toMatchObject({
    why: 'invoice-under-contract',
    values: { from: '2027-01-28' },
  });
  const early = { ...pays, answers: { voucher: '2020-0001', paidOn: '2020-01-01' } };
  expect(refused(approved, early)).toMatchObject({ why: 'paid-after-approval', values: { from: '2027-03-05' } });
});

test('a voucher that stands in another payment is asked about, and stops nothing', async () => {
  const [asks, checksIt, lets] = payments(
    'payment-2',
    '2027-09-20',
    requestAnswers(13_800_000, '24232000000000000002'),
  );
  if (!asks || !checksIt || !lets) throw new Error('a payment takes four acts');
  const ready = await played(runs, ...steps, inspects, asks, checksIt, lets);
  const first = caseIn(ready, 'payment-1');
  const state = caseIn(ready, 'payment-2');
  const { voucher = '' } = transfersOf(first)[0]?.voucher ?? {};
  const doubts = (proof: string) => {
    const answers: object = { voucher: proof, paidOn: '2027-09-21' };
    const here = { state, answers: answers as never, by: state.opener, facts: factsFor(ready, state) };
    const found = checks(
      payment.stages['pay.treasury'].actions.pay,
      situation({ ...here, now: at('2027-09-21 09:00') }),
    );
    return found.filter(({ name, holds }) => name === 'voucher-used-once' && !holds);
  };
  for (const same of [voucher, ` ${voucher.toLowerCase()} `, voucher.normalize('NFKD')]) {
    expect(doubts(same)).toMatchObject([{ blocks: false, values: { number: first.number } }]);
  }
  expect(doubts(`${voucher}1`)).toEqual([]);
});

test('the term to pay begins where the law begins it: with the acceptance, however late it is approved', async () => {
  const accepted = await played(judged, certifies);
  const concluded = accepted.root.entries.at(-1)?.at.slice(0, 10);
  expect(concluded).toBe('2028-03-15');
  const [asks, checks, lets] = payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003'));
  if (!asks || !checks || !lets) throw new Error('a payment takes four acts');
  const late = await played(accepted, asks, checks, { ...lets, at: '2028-04-10 11:00' });
  expect(caseIn(late, 'payment-3').due).toMatchObject({ date: '2028-04-14' });
});

test('whoever took part in the acceptance neither certifies, approves nor pays', async () => {
  const everything = someone(
    'acceptor-everywhere',
    ['acceptor', 'nangang'],
    ['buyer_staff', 'nangang'],
    ['buyer_head', 'nangang'],
    ['finance_treasury', 'finance'],
  );
  const [asks, ...hands] = payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003'));
  if (!asks) throw new Error('a payment is asked for');
  let family = await played(judged, { ...certifies, by: everything }, asks);
  for (const hand of hands) {
    expect(refused(family, { ...hand, by: everything }).why).toBe('accepted-by-another');
    family = await played(family, hand);
  }
  expect(caseIn(family, 'payment-3').outcome).toBe('completed');
});

test('what is asked for only after that term is paid within the term from its invoice', async () => {
  const accepted = await played(judged, certifies);
  const steps_ = payments('payment-3', '2028-06-01', requestAnswers(9_200_000, '24232000000000000003'));
  const late = await played(accepted, ...steps_.slice(0, 3));
  expect(caseIn(late, 'payment-3').due).toMatchObject({ date: '2028-07-03' });
});

test('what is paid late bears interest, which stays in the record', async () => {
  const paidLate = await played(approved, {
    ...pays,
    at: '2027-04-10 14:00',
    answers: { voucher: '2027-0410', paidOn: '2027-04-10' },
  });
  expect(caseIn(approved, 'payment-1').due?.date).toBe('2027-03-31');
  // ¥230,000 for ten days at 0.05 % a day.
  expect(caseIn(paidLate, 'payment-1').filings.at(-1)?.decided).toEqual({ amount: 23_000_000, interest: 115_000 });
});

test('money of a year that is over is paid only once finance has carried it over, whatever the treasury says, and that of a year to come not yet', async () => {
  const uncarried = await played(running, ...untilJudged.slice(2), certifies);
  const steps_ = payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003'));
  const [paysIt] = steps_.slice(-1);
  if (!paysIt) throw new Error('a payment takes four acts');
  const approvedIn2028 = await played(uncarried, ...steps_.slice(0, 3));
  const says = { ...paysIt, answers: { ...paysIt.answers, carryOver: '哈财结转〔2028〕7号' } };
  for (const each of [paysIt, says]) {
    expect(refused(approvedIn2028, each)).toMatchObject({ why: 'paid-from-open-year', values: { granted: 2027 } });
  }
  // As long as what was carried over lasts.
  const until = (last: string) => played(approvedIn2028, ...carriesOver('2028-04-05', last));
  expect(caseIn(await played(await until('2028-04-05'), paysIt), 'payment-3').outcome).toBe('completed');
  const later = { ...paysIt, at: '2028-04-06 14:00', answers: { voucher: '2028-0406', paidOn: '2028-04-06' } };
  expect(refused(await until('2028-04-05'), later).why).toBe('paid-from-open-year');
  // Payments of before had the approval with the voucher, and older ones no such question.
  const of = (version: number) => approvedIn2028.children.map((each) => ({ ...each, version }));
  expect(() => refused({ ...approvedIn2028, children: of(2) }, says)).toThrow('was not refused');
  expect(() => refused({ ...approvedIn2028, children: of(1) }, paysIt)).toThrow('was not refused');
});

test('the department asks to carry money over, once at a time, and finance decides', async () => {
  const [asks, carries] = carriesOver('2027-12-20', '2028-12-31');
  if (!asks || !carries) throw new Error('it takes two acts');
  expect(refused(runs, carries).why).toBe('carry-over-asked');
  expect(refused(runs, { ...asks, by: treasury }).why).toBe('not-your-turn');
  const asked = await played(runs, asks);
  expect(refused(asked, { ...asks, by: people.head }).why).toBe('carry-over-not-asked');
  const filings = asked.root.filings.map((filing) =>
    filing.action === 'askCarryOver' ? { ...filing, by: { ...filing.by, person: people.budget.id } } : filing,
  );
  expect(refused({ ...asked, root: { ...asked.root, filings } }, carries).why).toBe('same-person');
  const declines = { ...carries, action: 'declineCarryOver', answers: { reason: '请先说明没有付款的原因。' } };
  const declined = await played(asked, declines);
  expect(refused(declined, carries).why).toBe('carry-over-asked');
  const again = await played(declined, { ...asks, at: '2027-12-21 08:00' }, { ...carries, at: '2027-12-21 09:00' });
  expect(refused(again, { ...asks, at: '2027-12-22 08:00' }).why).toBe('year-to-carry-over');
});

test('nothing is paid for a day to an account that was changed', async () => {
  const changedAt = (accountSince: string) => {
    const bodies = approved.world.bodies.map((body) =>
      body.id === 'alpha' ? { ...body, profile: { ...body.profile, accountSince } } : body,
    );
    return { ...approved, world: { ...approved.world, bodies } };
  };
  const noon = changedAt('2027-03-05T04:00:00.000Z');
  expect(refused(noon, pays)).toMatchObject({
    why: 'account-settled',
    values: { until: '2027-03-06T04:00:00.000Z', hours: 24 },
  });
  const later = { ...pays, at: '2027-03-06 12:00' };
  expect(() => refused(noon, later)).toThrow('was not refused');
  expect(refused(noon, { ...pays, at: '2027-03-06 11:59' }).why).toBe('account-settled');
});
