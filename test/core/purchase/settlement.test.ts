import { expect, test } from 'vitest';
import { system } from '../../../src/engine/case.ts';
import { everyPhaseEvaluated } from '../../../src/procedures/purchase/13-payment/settlement.ts';
import { transfersOf } from '../../../src/procedures/purchase/payment/paid.ts';
import { alphaAdmin, people, treasury } from '../engine-people.ts';
import { line } from '../given.ts';
import {
  carriesOver,
  caseIn,
  certifies,
  done,
  type Family,
  factsFor,
  judged,
  opinions,
  payments,
  played,
  refused,
  requestAnswers,
  running,
  type Step,
} from '../given-story.ts';

const certified = await played(judged, certifies);
const closes = { action: 'closeOut', by: treasury, at: '2028-04-10 09:00' };
const paidTwo = await played(
  certified,
  ...payments('payment-1', '2028-04-03', requestAnswers(23_000_000, '24232000000000000001')),
  ...payments('payment-2', '2028-04-04', requestAnswers(13_800_000, '24232000000000000002')),
);

test('nothing is closed while an instalment is open', () => {
  expect(refused(paidTwo, closes)).toMatchObject({ why: 'payments-closed', values: { instalments: '3' } });
});

test('when all is paid the project is complete and nothing goes back', async () => {
  const all = await played(
    paidTwo,
    ...payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003')),
    closes,
  );
  expect(all.root.outcome).toBe('completed');
  expect(done(all, 'budget').filter(({ move }) => move === 'uncommit')).toEqual([]);
});

test('nothing is closed while the bank can still send a payment back', async () => {
  const last = payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003'));
  const all = await played(paidTwo, ...last);
  const early = { ...closes, at: '2028-04-09 09:00' };
  expect(refused(all, early)).toMatchObject({ why: 'transfers-settled', values: { from: '2028-04-10' } });
});

test('what came back and is never paid again goes back to its line', async () => {
  const [first] = transfersOf(caseIn(paidTwo, 'payment-1'));
  const returned = await played(
    paidTwo,
    ...payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003')),
    {
      action: 'recordBounce',
      by: treasury,
      at: '2028-04-06 09:00',
      answers: {
        transfer: first?.key ?? '',
        returnedOn: '2028-04-06',
        reason: '账户已经销户，银行退回。',
        evidence: requestAnswers(1, '24232000000000000009').documents ?? [],
      },
    },
  );
  expect(refused(returned, closes).why).toBe('payments-closed');
  const id = returned.children.at(-1)?.id ?? '';
  const given = await played(
    returned,
    {
      on: id,
      action: 'cancelPayment',
      by: people.head,
      at: '2028-04-07 09:00',
      answers: { reason: '双方同意不再支付。' },
    },
    { on: id, action: 'agreeEnding', by: alphaAdmin, at: '2028-04-07 10:00' },
    closes,
  );
  expect(done(given, 'budget').at(-1)).toEqual({ kind: 'budget', move: 'uncommit', line: line.id, fen: 23_000_000 });
  expect(given.world.line).toMatchObject({ committed: 0, paid: 23_000_000 });
});

test('what was committed and both agree never to pay goes back to its line', async () => {
  const cancelled = await played(
    paidTwo,
    {
      on: 'payment-3',
      action: 'cancelPayment',
      by: people.head,
      at: '2028-04-05 09:00',
      answers: { reason: '双方同意以少付抵扣违约金。' },
    },
    { on: 'payment-3', action: 'agreeEnding', by: alphaAdmin, at: '2028-04-05 10:00' },
    closes,
  );
  expect(done(cancelled, 'budget').at(-1)).toEqual({
    kind: 'budget',
    move: 'uncommit',
    line: line.id,
    fen: 9_200_000,
  });
});

test('that somebody wanted a service to end early is no evaluation of it, and that it did is', async () => {
  const missing = (family: Family) =>
    everyPhaseEvaluated.broken({
      state: family.root,
      answers: {},
      by: system,
      facts: factsFor(family, family.root),
      now: family.world.now,
    });
  const wants = {
    action: 'terminateContract',
    by: people.head,
    at: '2027-09-08 09:00',
    answers: {
      ground: 'agreed',
      lastDay: '2027-09-30',
      reason: '双方协商提前终止合同。',
      handover: '服务对象由社区中心接续照料。',
    },
  };
  const wanted = await played(running, wants);
  const decided = { by: people.secretary, at: '2027-09-13 09:00', answers: { reason: '一方不同意提前终止。' } };
  expect(missing(await played(wanted, { action: 'refuseTermination', ...decided }))).toEqual({ phase: 'during' });
  const agreed = { action: 'agreeTermination', by: alphaAdmin, at: '2027-09-09 09:00' };
  expect(missing(await played(wanted, agreed))).toEqual({ phase: 'after' });
});

test('a service of which nobody reported is closed all the same, once the buyer has put that on record', async () => {
  const begins = { action: 'beginAcceptance', by: people.head, at: '2028-04-01 09:00' };
  const begun = await played(running, ...carriesOver('2028-01-05', '2028-12-31'), begins, ...opinions, certifies);
  const amounts = [23_000_000, 13_800_000, 9_200_000];
  const paid = amounts.flatMap((amount, n) =>
    payments(`payment-${n + 1}`, `2028-04-0${n + 3}`, requestAnswers(amount, `2423200000000000000${n}`)),
  );
  expect((await played(begun, ...paid, closes)).root.outcome).toBe('completed');
});

test('a service that ended early is closed once everybody who was served has somebody who follows', async () => {
  const ended = await played(
    running,
    {
      action: 'terminateContract',
      by: people.head,
      at: '2027-09-08 09:00',
      answers: {
        ground: 'agreed',
        lastDay: '2027-09-30',
        reason: '双方协商一致，提前终止合同。',
        handover: '服务对象由社区中心接续照料。',
      },
    },
    { action: 'agreeTermination', by: alphaAdmin, at: '2027-09-09 09:00' },
    ...opinions,
    certifies,
    ...carriesOver('2028-03-30', '2028-12-31'),
  );
  const settled = await played(
    ended,
    {
      on: 'report-1',
      action: 'dropReport',
      by: people.head,
      at: '2028-04-02 09:00',
      answers: { reason: '已经验收。' },
    },
    ...[23_000_000, 13_800_000, 9_200_000].flatMap((amount, n) =>
      payments(`payment-${n + 1}`, `2028-04-0${n + 3}`, requestAnswers(amount, `2423200000000000000${n}`)),
    ),
  );
  expect(refused(settled, closes).why).toBe('users-handed-over');
  const hands = (users: number): Step => ({
    action: 'handOver',
    by: people.staff,
    at: '2028-04-10 08:00',
    answers: {
      served: 320,
      follows: [
        { users: 300, by: 'supplier', with: '冰城社工服务中心' },
        { users, by: 'family', with: '由家人照料' },
      ],
    },
  });
  expect(refused(settled, hands(19))).toMatchObject({
    why: 'everyone-followed',
    values: { served: 320, followed: 319 },
  });
  const handed = await played(settled, hands(20));
  expect(handed.root.due).toEqual({ ...settled.root.due, code: 'FIXED' });
  expect(refused(handed, hands(20)).why).toBe('not-handed-over');
  expect((await played(handed, closes)).root.outcome).toBe('completed');
});
