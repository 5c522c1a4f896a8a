import { expect, test } from 'vitest';
import { alphaAdmin, people, treasury } from '../engine-people.ts';
import { line } from '../given.ts';
import { certifies, done, judged, payments, played, refused, requestAnswers } from '../given-story.ts';

const certified = await played(judged, certifies);
const closes = { action: 'closeOut', by: treasury, at: '2028-04-06 09:00' };
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
