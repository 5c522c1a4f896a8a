import { expect, test } from 'vitest';
import { type Case, evolve } from '../../../src/engine/case.ts';
import { decide } from '../../../src/engine/decide.ts';
import { toldOf, waitingFor } from '../../../src/engine/parties.ts';
import { copyFiledInTime } from '../../../src/procedures/purchase/11-management/management.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { alphaAdmin, evaluator, people } from '../engine-people.ts';
import { at } from '../given.ts';
import {
  accepts,
  asksAcceptance,
  caseIn,
  factsFor,
  played,
  refused,
  reportAnswers,
  reports,
  running,
  type Step,
  served,
} from '../given-story.ts';

const runs = running;
const inspects = {
  action: 'inspect',
  by: evaluator,
  at: '2027-06-16 09:00',
  answers: { on: '2027-06-15', place: '和兴社区', findings: '抽查三户，记录与服务相符。', severity: 'none' },
};
const ends = {
  action: 'terminateContract',
  by: people.head,
  at: '2027-09-08 09:00',
  answers: {
    ground: 'agreed',
    lastDay: '2027-09-30',
    reason: '双方协商一致，提前终止合同。',
    handover: '服务对象由社区中心接续照料。',
  },
};
const agrees = { action: 'agreeTermination', by: alphaAdmin, at: '2027-09-09 09:00' };

test('acceptance is not asked for before the service is over', () => {
  expect(refused(runs, { ...asksAcceptance, at: '2028-02-28 23:59' })).toMatchObject({
    why: 'service-over',
    values: { end: '2028-02-29' },
  });
});

test('nor before every report that fell due is accepted, and the refusal names them', async () => {
  expect(refused(runs, asksAcceptance)).toMatchObject({
    why: 'reports-accepted',
    values: { reports: '1\n2', count: 2 },
  });
  const filed = await played(
    runs,
    reports('report-1', '2027-09-02 09:00', reportAnswers('2027-05-10', 1200)),
    accepts('report-1', '2027-09-06 09:00'),
    reports('report-2', '2028-03-02 09:00', reportAnswers('2027-11-10', 2450)),
  );
  expect(refused(filed, asksAcceptance)).toMatchObject({ why: 'reports-accepted', values: { reports: '2' } });
  expect((await played(served, asksAcceptance)).root.position).toBe('acceptance.organise');
});

test('the service has its evaluation term from its last day on', () => {
  expect(runs.root.due?.date).toBe('2028-03-30');
});

test('an inspection leaves the service running', async () => {
  expect((await played(runs, inspects)).root.position).toBe('management.run');
  const ahead = { ...inspects, answers: { ...inspects.answers, on: '2027-06-17' } };
  expect(refused(runs, ahead).why).toBe('inspected-by-now');
});

test('findings are to be put right by a later day', () => {
  const answers = { ...inspects.answers, severity: 'minor' };
  expect(refused(runs, { ...inspects, answers })).toMatchObject({ why: 'incomplete', field: 'rectifyBy' });
  const same = { ...inspects, answers: { ...answers, rectifyBy: '2027-06-15' } };
  expect(refused(runs, same).why).toBe('rectify-after-inspection');
});

test('a contract ended early goes to acceptance, and periods it did not complete are not reported', async () => {
  const ended = await played(runs, ends, agrees);
  expect(ended.root.position).toBe('acceptance.organise');
  expect(caseIn(ended, 'report-1').outcome).toBeUndefined();
  expect(caseIn(ended, 'report-2').outcome).toBe('cancelled');
  const outside = { ...ends, answers: { ...ends.answers, lastDay: '2028-03-01' } };
  expect(refused(runs, outside).why).toBe('last-day-after-start');
});

test('the copy of the contract is filed once', async () => {
  const files = {
    action: 'fileContract',
    by: people.proc,
    at: '2027-02-02 09:00',
    answers: { number: '备 2027-031' },
  };
  expect(refused(await played(runs, files), files)).toMatchObject({
    why: 'copy-not-filed',
    values: { on: '2027-02-02' },
  });
});

test('finance hears of a contract once both have signed it, and that its copy was to be filed within seven working days', () => {
  const signed = toldOf(purchase, runs.root, 'signForSupplier').map(({ role }) => role);
  expect(signed).toContain('finance_proc');
  const lateOn = (when: string) => {
    const here = {
      state: runs.root,
      answers: {},
      by: runs.root.opener,
      facts: factsFor(runs, runs.root),
      now: at(when),
    };
    return copyFiledInTime.broken(here);
  };
  expect(lateOn('2027-02-04 23:59')).toBeFalsy();
  expect(lateOn('2027-02-20 09:00')).toMatchObject({ until: expect.stringMatching(/^2027-02/) });
});

const begins = { action: 'beginAcceptance', by: people.head, at: '2028-03-10 09:00' };

test('acceptance for which nobody asks in time is begun by the buyer, and what nobody reported is left to it', async () => {
  expect(refused(runs, { ...begins, at: '2027-12-01 09:00' }).why).toBe('service-over');
  expect(refused(runs, begins)).toMatchObject({ why: 'acceptance-not-asked', values: { until: '2028-03-30' } });
  const filed = await played(runs, reports('report-1', '2027-09-02 09:00', reportAnswers('2027-05-10', 1200)));
  const begun = await played(filed, { ...begins, at: '2028-04-01 09:00' });
  expect(begun.root.position).toBe('acceptance.organise');
  expect(caseIn(begun, 'report-1').position).toBe('progress.review');
  expect(caseIn(begun, 'report-2').outcome).toBe('cancelled');
});

test('a report that is still missing once the service is over holds the purchase up no longer than its term', async () => {
  const drops = {
    on: 'report-1',
    action: 'dropReport',
    by: people.head,
    at: '2027-10-09 09:00',
    answers: { reason: '服务机构已经联系不上。' },
  };
  expect(refused(runs, drops)).toMatchObject({ why: 'report-overdue', values: {} });
  const ended = await played(runs, ends, agrees);
  expect(refused(ended, { ...drops, at: '2027-09-10 09:00' })).toMatchObject({
    why: 'report-overdue',
    values: { until: caseIn(ended, 'report-1').due?.date },
  });
  expect(caseIn(await played(ended, drops), 'report-1').outcome).toBe('cancelled');
});

const breach = { ...ends, answers: { ...ends.answers, ground: 'breach' } };
const decidesEnd = {
  action: 'confirmTermination',
  by: people.secretary,
  at: '2027-09-13 09:00',
  answers: { reason: '双方意见都看过了。' },
};

test('the buyer does not end a contract alone: the supplier is heard, and another decides', async () => {
  const proposed = await played(runs, breach);
  expect(proposed.root.position).toBe('management.ending');
  expect(refused(proposed, decidesEnd).why).toBe('termination-heard');
  expect(refused(proposed, { ...decidesEnd, by: people.head }).why).toBe('not-your-turn');
  const objected = await played(proposed, {
    action: 'objectTermination',
    by: alphaAdmin,
    at: '2027-09-10 09:00',
    answers: { objection: '上门记录齐全，没有违约。' },
  });
  expect((await played(objected, { ...decidesEnd, action: 'refuseTermination' })).root).toMatchObject({
    position: 'management.run',
    due: { date: '2028-03-30' },
  });
  const ended = await played(objected, { ...decidesEnd, at: '2027-09-24 09:00' });
  expect(ended.root.position).toBe('acceptance.organise');
  expect(caseIn(ended, 'report-2').outcome).toBe('cancelled');
});

test('what went up to the leader of the group waits for him too, and he decides it unless it was he who proposed it', async () => {
  const { root, ...family } = await played(runs, breach);
  const late = at('2027-10-11 09:00');
  const decides = { action: 'confirmTermination', by: people.chair, answers: decidesEnd.answers };
  const decidedOn = (state: Case) => decide(purchase, state, decides, factsFor({ root, ...family }, state), late);
  expect(decidedOn(root)).toMatchObject({ ok: false, refusal: { why: 'not-your-turn' } });
  const up = evolve(root, { kind: 'escalated', to: 'group_chair', at: late.toISOString() });
  expect(waitingFor(purchase, up).map(({ role }) => role)).toEqual(['group_sec', 'group_chair']);
  expect(decidedOn(up).ok).toBe(true);
  const own = up.filings.map((each) =>
    each.action === 'terminateContract' ? { ...each, by: { ...each.by, person: people.chair.id } } : each,
  );
  expect(decidedOn({ ...up, filings: own })).toMatchObject({ ok: false, refusal: { why: 'same-person' } });
});

test('what is said to be agreed ends by the supplier’s own word alone', async () => {
  const proposed = await played(runs, ends);
  expect(refused(proposed, { ...decidesEnd, at: '2027-09-24 09:00' }).why).toBe('agreed-by-both');
});

test('people who are served hear of the end fifteen days before, and an organisation is gone only by the register', () => {
  const tooSoon = { ...ends, at: '2027-09-16 09:00' };
  expect(refused(runs, tooSoon)).toMatchObject({ why: 'users-noticed', values: { first: '2027-10-01' } });
  const gone = { ...ends, answers: { ...ends.answers, ground: 'supplier-gone' } };
  expect(refused(runs, gone).why).toBe('gone-is-true');
});

const leaves: Step = {
  ...ends,
  by: alphaAdmin,
  answers: { ...ends.answers, ground: 'buyer-breach', reason: '第一期款逾期三个月没有支付。' },
};

test('the supplier can ask for an early end too: then the buyer is heard, and another decides', async () => {
  const proposed = await played(runs, leaves);
  expect(refused(proposed, { ...agrees, by: alphaAdmin }).why).toBe('proposed-by-other');
  expect(refused(proposed, decidesEnd).why).toBe('termination-heard');
  const objection = { objection: '第一期款已经在付。' };
  const objects: Step = { action: 'objectTermination', by: people.head, at: '2027-09-10 09:00', answers: objection };
  expect(refused(proposed, { ...objects, by: alphaAdmin }).why).toBe('proposed-by-other');
  const objected = await played(proposed, objects);
  const ended = await played(objected, { ...decidesEnd, at: '2027-09-24 09:00' });
  expect(ended.root.position).toBe('acceptance.organise');
  expect((await played(objected, { ...agrees, by: people.head })).root.position).toBe('acceptance.organise');
});

test('nobody ends a contract by his own breach', () => {
  const own = { ...leaves, answers: { ...leaves.answers, ground: 'breach' } };
  expect(refused(runs, own)).toMatchObject({ why: 'ground-is-theirs', values: { party: 'supplier' } });
  const theirs = { ...leaves, by: people.head };
  expect(refused(runs, theirs)).toMatchObject({ why: 'ground-is-theirs', values: { party: 'buyer' } });
});
