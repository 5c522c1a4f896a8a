import { expect, test } from 'vitest';
import { latest } from '../../../src/engine/case.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import { serviceEvaluation } from '../../../src/procedures/purchase/12-acceptance/opinions.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { acceptor, alphaAdmin, evaluator, people, treasury, users } from '../engine-people.ts';
import { attempt, file, refusal, someone } from '../given.ts';
import {
  asksAcceptance,
  caseIn,
  certifies,
  confirmsGrade,
  done,
  evaluates,
  factsFor,
  inspects,
  judged,
  organises,
  payments,
  played,
  refused,
  requestAnswers,
  running,
  scoresService,
  served,
  untilJudged,
  usersSay,
  withSeat,
} from '../given-story.ts';

const asked = await played(served, asksAcceptance);
const called = await played(asked, organises);
const ready = judged;
const [, otherUser] = users;
if (!otherUser) throw new Error('there are two users');

const evaluationActuals = latest(judged.root, serviceEvaluation)?.actuals ?? [];
const withAnswers = (answers: object) => ({ ...certifies, answers: { ...certifies.answers, ...answers } });

test.each(['staff', 'head'])('who ran the procurement, or decided in it, does not accept its service: %s', (id) => {
  const both = someone(id, ['acceptor', 'nangang']);
  expect(refused(asked, { ...organises, by: both }).why).toBe('same-person');
});

test('the group is odd, of three at least, and has nobody from the supplier', () => {
  const group = (answers: object) => ({ ...organises, answers: { ...organises.answers, ...answers } });
  expect(refused(asked, group({ experts: ['e1', 'e2'] }))).toMatchObject({
    why: 'group-large-enough',
    values: { size: 4, least: 3 },
  });
  expect(refused(asked, group({ experts: ['rival'] }))).toMatchObject({
    why: 'group-independent',
    values: { person: 'rival' },
  });
  expect(refused(asked, group({ on: '2028-03-06' })).why).toBe('meeting-ahead');
});

test.each(['u1', 'evaluator'])('those served and the evaluator are nobody of the buyer: %s', (id) => {
  expect(refused(withSeat(asked, id, 'buyer_staff', 'nangang'), organises)).toMatchObject({
    why: 'group-independent',
    values: { person: id, side: 'buyer' },
  });
});

test('nobody judges in two places: not as a user and as the evaluator, nor as an expert and as the evaluator', () => {
  for (const named of [{ users: ['both'] }, { experts: ['both'] }]) {
    const group = { ...organises.answers, ...named, evaluator: 'both' };
    expect(refused(asked, { ...organises, answers: group })).toMatchObject({
      why: 'group-named-once',
      values: { person: 'both' },
    });
  }
});

test('nobody is asked who has stepped back from the case and could not answer', () => {
  const recused = [...asked.root.recused, { person: 'evaluator', role: 'expert' } as const];
  expect(refused({ ...asked, root: { ...asked.root, recused } }, organises)).toMatchObject({
    why: 'group-can-answer',
    values: { person: 'evaluator' },
  });
  const unknown = { ...organises, answers: { ...organises.answers, users: ['nobody'] } };
  expect(refused(asked, unknown)).toMatchObject({ why: 'group-can-answer', values: { person: 'nobody' } });
});

test('nobody judges the same organisation for more than three years on end', () => {
  /** Other contracts of it, whose service he judged on these days. */
  const judgedOn = (...days: readonly string[]) =>
    days.map((day) => {
      const filings = judged.root.filings.map((filing) => ({ ...filing, at: `${day}T01:00:00.000Z` }));
      return { ...judged.root, id: day, filings };
    });
  const organisedAfter = (...days: readonly string[]) =>
    attempt(purchase, asked.root, {
      ...organises,
      facts: { ...factsFor(asked, asked.root), served: judgedOn(...days) },
    });
  expect(refusal(organisedAfter('2025-01-10', '2026-06-01'))).toMatchObject({
    why: 'evaluator-rotates',
    values: { from: '2025-01-10', years: 3 },
  });
  expect(organisedAfter('2026-01-10', '2027-06-01').ok).toBe(true);
  expect(organisedAfter('2021-01-10', '2026-01-10').ok).toBe(true);
});

test('users, evaluator and offices are asked side by side, those who were named in person', () => {
  expect(waitingFor(purchase, called.root)).toEqual([
    { role: 'user_rep', person: 'u1' },
    { role: 'evaluator', person: 'evaluator' },
    { role: 'buyer_staff', body: 'nangang' },
    { role: 'finance_budget' },
    { role: 'civil_affairs' },
  ]);
  expect(refused(called, { ...usersSay, by: otherUser }).why).toBe('not-your-turn');
});

test('a survey asks thirty users, or a tenth of them where that is fewer', () => {
  const few = { ...usersSay, answers: { ...usersSay.answers, surveyed: 29 } };
  expect(refused(called, few)).toMatchObject({ why: 'enough-surveyed', values: { surveyed: 29, least: 30 } });
});

test('without the users nothing can be judged, however many others speak', async () => {
  const silent = await played(called, evaluates, scoresService(people.staff, 90), scoresService(people.budget, 88));
  const closes = { action: 'closeOpinions', by: acceptor, at: '2028-03-16 08:00' };
  expect(refused(silent, closes)).toMatchObject({ why: 'enough-opinions', values: { missing: 'user' } });
  const heard = await played(silent, usersSay);
  expect(heard.root.position).toBe('acceptance.evaluate');
  expect((await played(heard, closes)).root.position).toBe('acceptance.certify');
});

test('the last opinion takes it to the certificate', () => {
  expect(ready.root.position).toBe('acceptance.certify');
});

test('a certificate names every standard, and calls accepted only what is met', () => {
  expect(
    refused(ready, withAnswers({ standards: [{ standard: '别的', met: 'yes', evidence: '有记录' }] })),
  ).toMatchObject({ why: 'every-standard-judged', values: { standard: '上门照料' } });
  const unmet = { standards: [{ standard: '上门照料', met: 'no', evidence: '抽查五户均无记录' }] };
  expect(refused(ready, withAnswers(unmet)).why).toBe('accepted-means-met');
  expect(refused(ready, withAnswers({ usersHeard: false })).why).toBe('incomplete');
  expect(refused(ready, withAnswers({ outcome: 'deduction', deduction: 9_200_001 }))).toMatchObject({
    why: 'deduction-within-final',
    values: { final: 9_200_000 },
  });
});

test('the public hears of each standard and of the grade that all parties make together', async () => {
  const certified = await played(ready, certifies);
  expect(certified.root.position).toBe('payment.settle');
  const [acceptance, evaluation] = done(certified, 'publish').slice(-2);
  expect(acceptance).toMatchObject({ notice: 'acceptance', rows: { outcome: 'accepted', supplier: 'alpha' } });
  // (20×91 + 10×91 + 5×91 + 30×100 + 20×92) ÷ 85 = 94.41
  expect(evaluation).toMatchObject({ notice: 'evaluation', rows: { score: 94.41, grade: 'excellent' } });
});

const refusedService = [withAnswers({ outcome: 'refused' }), confirmsGrade];

test('a serious finding of the audit holds the grade down', async () => {
  const found = await played(
    served,
    {
      action: 'inspect',
      by: people.audit,
      at: '2028-03-06 15:00',
      answers: {
        on: '2028-03-06',
        place: '和兴社区',
        findings: '虚报服务记录二十次。',
        severity: 'serious',
        rectifyBy: '2028-03-20',
      },
    },
    asksAcceptance,
    organises,
    usersSay,
    evaluates,
    scoresService(people.staff, 90),
    scoresService(people.budget, 88),
    scoresService(people.civil, 95),
  );
  expect(refused(found, certifies)).toMatchObject({ why: 'grade-allows-outcome', values: { grade: 'poor' } });
  const judgedPoor = await played(found, ...refusedService);
  expect(done(judgedPoor, 'publish').at(-1)).toMatchObject({ rows: { score: 94.06, grade: 'poor' } });
});

test('that a service is not accepted as it is no one hand decides: the supplier is heard for five working days, and another confirms', async () => {
  const found = await played(ready, withAnswers({ outcome: 'deduction', deduction: 1_000_000 }));
  expect(found.root.position).toBe('acceptance.confirm');
  expect(done(found, 'publish').at(-1)?.notice).not.toBe('evaluation');
  expect(refused(found, { ...confirmsGrade, at: '2028-03-22 17:00' })).toMatchObject({ why: 'grade-heard' });
  const says = { objection: '抽查的三户当天都有签到记录。', proofs: null };
  const heard = await played(found, { action: 'objectGrade', by: alphaAdmin, at: '2028-03-20 09:00', answers: says });
  expect(
    (await played(heard, { ...confirmsGrade, action: 'returnGrade', answers: { mend: '请核对签到记录。' } })).root,
  ).toMatchObject({ position: 'acceptance.certify' });
  expect((await played(heard, confirmsGrade)).root.position).toBe('payment.settle');
});

test('what is not accepted is not paid for', async () => {
  const after = await played(ready, ...refusedService);
  expect(caseIn(after, 'payment-3').outcome).toBe('cancelled');
  expect(caseIn(after, 'payment-1').outcome).toBeUndefined();
});

test('a part that waits for a check of the service ends when the service is over, unchecked and not accepted', async () => {
  expect(caseIn(await played(ready, ...refusedService), 'payment-2').outcome).toBe('cancelled');
  const after = await played(running, inspects, ...untilJudged, ...refusedService);
  expect(caseIn(after, 'payment-2').outcome).toBeUndefined();
  expect(caseIn(await played(ready, certifies), 'payment-2').outcome).toBeUndefined();
});

const [requests, certifiesIt, approves] = payments(
  'payment-2',
  '2027-09-20',
  requestAnswers(13_800_000, '24000000002'),
);
const holds = {
  on: 'payment-2',
  action: 'holdPayment',
  by: treasury,
  at: '2027-09-21 09:00',
  answers: { ground: 'inspection-open', reason: '现场检查发现严重问题。' },
};
const returns = {
  on: 'payment-2',
  action: 'returnPayment',
  by: people.staff,
  at: '2027-09-21 09:00',
  answers: { mend: '请补充服务记录。' },
};
const rejects = {
  on: 'payment-2',
  action: 'rejectPayment',
  by: people.head,
  at: '2027-09-21 09:00',
  answers: { ground: 'untrue', reason: '服务记录与抽查不符。' },
};
if (!requests || !certifiesIt || !approves) throw new Error('a payment takes four acts');

test.each([
  ['certify.review', [requests]],
  ['request.correct', [requests, returns]],
  ['approve.review', [requests, certifiesIt]],
  ['pay.treasury', [requests, certifiesIt, approves]],
  ['pay.held', [requests, certifiesIt, approves, holds]],
  ['request.hearing', [requests, certifiesIt, rejects]],
])('so it does in whoever’s hands it is: %s', async (position, steps) => {
  const asked = await played(running, inspects, ...steps);
  expect(caseIn(asked, 'payment-2').position).toBe(position);
  const found = { ...inspects.answers, on: '2027-09-22', severity: 'serious', rectifyBy: '2027-10-20' };
  const family = await played(
    asked,
    { ...inspects, at: '2027-09-22 09:00', answers: found },
    ...untilJudged,
    ...refusedService,
  );
  expect(caseIn(family, 'payment-2').outcome).toBe('cancelled');
});

const order = {
  action: 'orderRectification',
  by: acceptor,
  at: '2028-03-16 09:00',
  answers: { faults: '补齐三户的服务记录，并回访本人。' },
};
const mends = {
  action: 'reportRectified',
  by: alphaAdmin,
  at: '2028-03-30 09:00',
  answers: { done: '三户记录已经补齐，回访结果附后。', proofs: [file] },
};
const looksAgain = [
  { ...usersSay, action: 'recheckOpinion', at: '2028-03-30 10:00' },
  { ...evaluates, action: 'recheckService', at: '2028-03-30 11:00' },
];

test('it is put right once, and looked at again by those who judged it', async () => {
  const mended = await played(ready, order, mends);
  expect(mended.root.position).toBe('acceptance.recheck');
  const closes = { action: 'closeRecheck', by: acceptor, at: '2028-03-31 09:00' };
  expect(refused(mended, closes)).toMatchObject({ why: 'recheck-over', values: { until: mended.root.due?.date } });
  expect((await played(mended, { ...closes, at: '2028-04-20 09:00' })).root.position).toBe('acceptance.certify');
  const looked = await played(mended, ...looksAgain);
  expect(looked.root.position).toBe('acceptance.certify');
  expect(refused(looked, { ...order, at: '2028-03-31 09:00' }).why).toBe('rectified-once');
  expect((await played(looked, { ...certifies, at: '2028-03-31 10:00' })).root.position).toBe('payment.settle');
});

/** As everybody found it, with a satisfaction of so much and so many of the promised visits. */
async function foundToBe(satisfaction: number, visits: number) {
  const [first, ...others] = evaluationActuals;
  return played(
    asked,
    organises,
    { ...usersSay, answers: { ...usersSay.answers, satisfaction } },
    { ...evaluates, answers: { ...evaluates.answers, actuals: [{ ...first, actual: visits }, ...others] } },
    scoresService(people.staff, satisfaction),
    scoresService(people.budget, satisfaction),
    scoresService(people.civil, satisfaction),
  );
}

test('a poor service is not accepted, whatever is deducted, until a second look finds it better', async () => {
  const poor = await foundToBe(12, 900);
  for (const outcome of ['accepted', 'deduction']) {
    const answers = { ...certifies.answers, outcome, ...(outcome === 'deduction' && { deduction: 1_000_000 }) };
    expect(refused(poor, { ...certifies, answers })).toMatchObject({
      why: 'grade-allows-outcome',
      values: { grade: 'poor', ordered: 'no' },
    });
  }
  const lost = await played(poor, ...refusedService);
  expect(caseIn(lost, 'payment-3').outcome).toBe('cancelled');
  const unchanged = await played(
    poor,
    order,
    mends,
    ...looksAgain.map((each, place) =>
      place === 0 ? { ...each, answers: { ...usersSay.answers, satisfaction: 12 } } : each,
    ),
  );
  expect(refused(unchanged, { ...certifies, at: '2028-03-31 10:00' })).toMatchObject({
    why: 'grade-allows-outcome',
    values: { grade: 'poor', ordered: 'yes' },
  });
});

test('a fair service is accepted only once it was put right and looked at again', async () => {
  const fair = await foundToBe(60, 2400);
  expect(refused(fair, certifies)).toMatchObject({ why: 'grade-allows-outcome', values: { grade: 'fair' } });
  const again = await played(fair, order, mends, ...looksAgain);
  expect((await played(again, { ...certifies, at: '2028-03-31 10:00' })).root.position).toBe('payment.settle');
});

test('the public reads what every users’ representative said, not the last one alone', async () => {
  const asks = {
    ...organises,
    answers: { ...organises.answers, users: ['u1', 'u2'], experts: ['e1', 'e2'] },
  };
  const second = { ...usersSay.answers, opinion: '上门时间经常改，希望提前通知。' };
  const heard = await played(
    asked,
    asks,
    usersSay,
    { ...usersSay, by: otherUser, answers: second },
    evaluates,
    scoresService(people.staff, 90),
    scoresService(people.budget, 88),
    scoresService(people.civil, 95),
    certifies,
  );
  const opinions = [{ opinion: usersSay.answers?.opinion }, { opinion: second.opinion }];
  expect(done(heard, 'publish').at(-2)?.rows.usersOpinion).toEqual(opinions);
});

const stepsBack = (by: typeof otherUser) => ({
  action: 'recuseJudging',
  by,
  at: '2028-03-16 09:00',
  answers: { reason: '亲属在服务机构工作。' },
});
const replaces = (answers: object, when = '2028-03-16 10:00') => ({
  ...organises,
  action: 'changeGroup',
  at: when,
  answers: { ...organises.answers, on: '2028-05-20', ...answers },
});

test('whoever has a conflict steps back from judging, and the acceptance officer names another in his place', async () => {
  const without = await played(called, usersSay, stepsBack(evaluator));
  expect(waitingFor(purchase, without.root)).toContainEqual({ role: 'acceptor', body: 'nangang' });
  expect(refused(without, { ...evaluates, at: '2028-03-16 10:00' }).why).toBe('recused');
  const other = await played(without, replaces({ evaluator: 'both' }));
  expect(waitingFor(purchase, other.root)).toContainEqual({ role: 'evaluator', person: 'both' });
  expect(waitingFor(purchase, other.root)).not.toContainEqual({ role: 'acceptor', body: 'nangang' });
});

test('what somebody said before he stepped back does not count', async () => {
  const heard = await played(
    called,
    usersSay,
    evaluates,
    scoresService(people.staff, 90),
    scoresService(people.budget, 88),
  );
  const closes = { action: 'closeOpinions', by: acceptor, at: '2028-03-16 10:00' };
  expect((await played(heard, closes)).root.position).toBe('acceptance.certify');
  expect(refused(await played(heard, stepsBack(evaluator)), closes)).toMatchObject({
    why: 'enough-opinions',
    values: { missing: 'evaluator' },
  });
});

test('nobody is replaced for what he said, or while he has time to say it', async () => {
  const heard = await played(called, evaluates);
  expect(refused(heard, replaces({ evaluator: 'both' }))).toMatchObject({
    why: 'answers-stay',
    values: { person: 'evaluator', heard: 'yes' },
  });
  expect(refused(heard, replaces({ users: ['u2'] }))).toMatchObject({
    why: 'answers-stay',
    values: { person: 'u1', until: called.root.due?.date },
  });
  const late = await played(heard, replaces({ users: ['u2'] }, '2028-05-01 09:00'));
  expect(waitingFor(purchase, late.root)).toContainEqual({ role: 'user_rep', person: 'u2' });
});

test('a supplier that puts nothing right in time holds nobody up', async () => {
  const ordered = await played(ready, {
    action: 'orderRectification',
    by: acceptor,
    at: '2028-03-16 09:00',
    answers: { faults: '补齐三户的服务记录，并回访本人。' },
  });
  const closes = { action: 'closeRectification', by: acceptor, at: '2028-03-30 09:00' };
  expect(refused(ordered, closes)).toMatchObject({
    why: 'rectification-over',
    values: { until: ordered.root.due?.date },
  });
  const late = await played(ordered, { ...closes, at: '2028-05-04 09:00' });
  expect(late.root.position).toBe('acceptance.certify');
  const { world } = ordered;
  const left = world.bodies.map(
    (body) => [body.id, body.id === 'alpha' ? { ...body, status: 'left' as const } : body] as const,
  );
  const gone = { ...ordered, world: { ...world, tables: { ...world.tables, bodies: new Map(left) } } };
  expect((await played(gone, closes)).root.position).toBe('acceptance.certify');
});
