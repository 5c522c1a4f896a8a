import { describe, expect, test } from 'vitest';
import { latest } from '../../../src/engine/case.ts';
import type { Answers } from '../../../src/engine/form.ts';
import { continuityTicks } from '../../../src/procedures/purchase/01-setup/project.ts';
import { agreedContract } from '../../../src/procedures/purchase/10-contract/agreed.ts';
import { instalment } from '../../../src/procedures/purchase/payment/payment.ts';
import { reportPeriod } from '../../../src/procedures/purchase/report/report.ts';
import { alphaAdmin, people } from '../engine-people.ts';
import { file, line } from '../given.ts';
import { purchaseCosting } from '../given-purchase.ts';
import {
  caseIn,
  contractAnswers,
  done,
  type Family,
  inspects,
  payments,
  played,
  refused,
  requestAnswers,
  running,
  type Step,
  since,
} from '../given-story.ts';

const { price } = contractAnswers;
const tenth = price / 10;
const reason = '汛期洪水冲毁道路，上门服务被迫中断。';

function proposes(answers: Answers, at = '2027-06-21 09:00', by: Step['by'] = people.staff): Step {
  return { action: 'proposeChange', by, at, answers: { reason, evidence: [file], ...answers } };
}
const forBuyer = (at = '2027-06-22 09:00'): Step => ({ action: 'signChangeForBuyer', by: people.head, at });
const forSupplier = (at = '2027-06-23 09:00'): Step => ({ action: 'signChangeForSupplier', by: alphaAdmin, at });
const signed = (day: string) => [forBuyer(`${day} 10:00`), forSupplier(`${day} 11:00`)];
const approves = (at: string): Step => ({ action: 'approveChangeFunds', by: people.budget, at });

const flood = { kind: 'force-majeure', lostFrom: '2027-06-01', lostTo: '2027-06-20', end: '2028-03-20' };
const addition = (amount: number) => ({ kind: 'addition', amount, line: line.id, quantity: '上门照料 40 次' });
const adds = (amount: number, day: string): readonly Step[] => [
  proposes(addition(amount), `${day} 09:00`),
  approves(`${day} 09:30`),
  ...signed(day),
];

/** The amounts and days of the instalments, as their own cases have them. */
function instalments(family: Family) {
  const all = family.children.filter(({ procedure }) => procedure === 'payment');
  return all.map((each) => latest(each, instalment)).map((due) => [due?.number, due?.amount, due?.on]);
}

function periods({ children }: Family) {
  const all = children.filter(({ procedure }) => procedure === 'report');
  return all.map((each) => latest(each, reportPeriod)).map((period) => [period?.number, period?.from, period?.to]);
}

describe('a change of a contract', () => {
  test('holds once both have signed, each for his own side, and is published as it was and as it is', async () => {
    const proposed = await played(running, proposes(flood));
    expect(proposed.root.position).toBe('management.changing');
    expect(refused(proposed, { ...forBuyer(), by: people.staff }).why).toBe('not-your-turn');
    const half = await played(proposed, forBuyer());
    expect(refused(half, forBuyer()).why).toBe('change-unsigned');
    expect(agreedContract(half.root)?.end).toBe('2028-02-29');
    const changed = await played(half, forSupplier());
    expect(changed.root).toMatchObject({ position: 'management.run', due: { date: '2028-04-19' } });
    expect(agreedContract(changed.root)?.end).toBe('2028-03-20');
    const [notice] = done(changed, 'publish').slice(-1);
    expect(notice).toMatchObject({
      notice: 'contract-change',
      rows: { kind: 'force-majeure', reason, endBefore: '2028-02-29', end: '2028-03-20', price },
    });
    expect(notice?.rows).not.toHaveProperty('priceBefore');
  });

  test('of its end moves the last period and what is paid after acceptance, and nothing else', async () => {
    const before = [instalments(running), periods(running)];
    const changed = await played(running, proposes(flood), forBuyer(), forSupplier());
    const [paid, reported] = [instalments(changed), periods(changed)];
    expect(paid.slice(0, -1)).toEqual(before[0]?.slice(0, -1));
    expect(paid.at(-1)).toEqual([3, before[0]?.at(-1)?.[1], '2028-04-19']);
    expect(reported.slice(0, 1)).toEqual(before[1]?.slice(0, 1));
    expect(reported.slice(1)).toEqual([
      [2, '2027-09-01', '2028-02-29'],
      [3, '2028-03-01', '2028-03-20'],
    ]);
    expect(caseIn(changed, 'report-3').position).toBe('progress.due');
  });

  test('comes to nothing where the other side refuses it, its own takes it back, or nobody signs in time', async () => {
    const proposed = await played(running, proposes(flood));
    const refuses: Step = { action: 'refuseChange', by: alphaAdmin, at: '2027-06-22 10:00', answers: { reason } };
    const takesBack: Step = { action: 'withdrawChange', by: alphaAdmin, at: '2027-06-22 10:00' };
    expect(refused(proposed, takesBack).why).toBe('own-proposal');
    const lapses: Step = { action: 'lapseChange', by: 'system', at: '2027-07-06 09:00' };
    for (const end of [refuses, { ...takesBack, by: people.staff }, lapses]) {
      const ended = await played(proposed, end);
      expect(ended.root).toMatchObject({ position: 'management.run', due: running.root.due });
      expect(agreedContract(ended.root)).toEqual(agreedContract(running.root));
      // What was signed of a change before counts for no other.
      const again = await played(ended, proposes(flood, '2027-07-07 09:00'), forBuyer('2027-07-07 10:00'));
      expect(again.root.position).toBe('management.changing');
    }
  });

  test('is proposed by either side while the service runs, and not to somebody’s own hand', async () => {
    const asked = await played(running, proposes(flood, '2027-06-21 09:00', alphaAdmin));
    expect(asked.root.position).toBe('management.changing');
    expect(refused(running, proposes(flood, '2028-02-29 09:00')).why).toBe('change-before-end');
  });

  test('lets the service be looked at meanwhile', async () => {
    const proposed = await played(running, proposes(flood));
    const looked = await played(proposed, {
      ...inspects,
      at: '2027-06-22 09:00',
      answers: { ...inspects.answers, on: '2027-06-21' },
    });
    expect(looked.root.position).toBe('management.changing');
  });
});

describe('more time', () => {
  test('is given for the days that force majeure took, each of them once', async () => {
    const days = proposes({ ...flood, end: '2028-03-21' });
    expect(refused(running, days)).toMatchObject({
      why: 'extended-by-what-was-lost',
      values: { days: 20, last: '2028-03-20' },
    });
    expect(refused(running, proposes({ ...flood, lostTo: '2027-06-22' })).why).toBe('lost-in-service');
    expect(refused(running, proposes({ ...flood, lostFrom: '2027-02-20' })).why).toBe('lost-in-service');
    const changed = await played(running, proposes(flood), forBuyer(), forSupplier());
    const twice = proposes({ ...flood, lostTo: '2027-06-21', end: '2028-03-22' }, '2027-06-24 09:00');
    expect(refused(changed, twice)).toMatchObject({ values: { days: 1, last: '2028-03-21' } });
  });

  test('makes no contract longer than the law lets it be, but for what force majeure took', async () => {
    const longer = (end: string, day = '2027-06-21') =>
      proposes({ kind: 'extension', end, continuity: continuityTicks }, `${day} 09:00`);
    expect(refused(running, longer('2030-03-01'))).toMatchObject({
      why: 'extended-within-term',
      values: { months: 37, most: 36 },
    });
    expect((await played(running, longer('2030-02-28'))).root.position).toBe('management.changing');
    const excused = await played(running, proposes(flood), forBuyer(), forSupplier());
    expect((await played(excused, longer('2030-03-20', '2027-06-24'))).root.position).toBe('management.changing');
    expect(refused(running, longer('2028-02-29')).why).toBe('extended-forward');
  });
});

test('beyond a year more time is given only to what a project of that length has to show', async () => {
  const longer = (shown: Answers) => proposes({ kind: 'extension', end: '2028-03-31', ...shown });
  const rest = continuityTicks.slice(1);
  for (const [shown, missing] of [[{}, 4] as const, [{ continuity: rest }, 1] as const]) {
    expect(refused(running, longer(shown))).toMatchObject({
      why: 'extension-shown',
      values: { months: 13, normal: 12, missing },
    });
  }
  expect((await played(running, longer({ continuity: continuityTicks }))).root.position).toBe('management.changing');
});

describe('more services', () => {
  test('make at most a tenth of what was first agreed: exactly that is taken, a fen more is not', async () => {
    expect(refused(running, proposes(addition(tenth + 1)))).toMatchObject({
      why: 'addition-within-tenth',
      values: { most: tenth, percent: 10, price, added: 0 },
    });
    const changed = await played(running, ...adds(tenth, '2027-06-21'));
    expect(agreedContract(changed.root)?.price).toBe(price + tenth);
    expect(refused(changed, proposes(addition(1), '2027-06-22 09:00'))).toMatchObject({ values: { most: 0 } });
  });

  test('are counted together, however often something is added', async () => {
    const third = Math.floor(tenth / 3);
    const twice = await played(running, ...adds(third, '2027-06-21'), ...adds(third, '2027-06-22'));
    const rest = tenth - 2 * third;
    expect(refused(twice, proposes(addition(rest + 1), '2027-06-23 09:00'))).toMatchObject({
      why: 'addition-within-tenth',
      values: { added: 2 * third, most: rest },
    });
    const thrice = await played(twice, ...adds(rest, '2027-06-23'));
    expect(agreedContract(thrice.root)?.price).toBe(price + tenth);
    expect(thrice.world.line.committed).toBe(running.world.line.committed + tenth);
    expect(instalments(thrice)).toHaveLength(6);
  });

  test('are paid from money that finance sets aside before anybody signs, and that goes back where nothing comes of it', async () => {
    const proposed = await played(running, proposes(addition(tenth)));
    expect(proposed.root.position).toBe('management.fund');
    const granted = await played(proposed, approves('2027-06-21 10:00'));
    expect(granted.world.line.reserved).toBe(running.world.line.reserved + tenth);
    const refuses: Step = { action: 'refuseChange', by: alphaAdmin, at: '2027-06-22 10:00', answers: { reason } };
    expect((await played(granted, refuses)).world.line).toEqual(running.world.line);
    const none: Step = { action: 'refuseChangeFunds', by: people.budget, at: '2027-06-21 10:00', answers: { reason } };
    const without = await played(proposed, none);
    expect(without.root.position).toBe('management.run');
    expect(without.world.line).toEqual(running.world.line);
  });

  test('have an instalment of their own, which waits for the acceptance with the last one', async () => {
    const changed = await played(running, ...adds(tenth, '2027-06-21'));
    const last = contractAnswers.milestones.at(-1);
    expect(instalments(changed).at(-1)).toEqual([4, tenth, last?.on]);
    expect(agreedContract(changed.root)?.quantity).toContain('上门照料 40 次');
    expect(latest(caseIn(changed, 'payment-4'), instalment)).toMatchObject({ after: 'acceptance', line: line.id });
  });

  test('come from no line that is not there for them', () => {
    const other = proposes({ ...addition(100), line: 'line-1999' });
    expect(refused(running, other).why).toBe('addition-line-serves');
  });
});

describe('other days of payment', () => {
  const dates = (on: string, number = 2) => proposes({ kind: 'instalments', dates: [{ number, on }] });

  test('hold for what nobody has asked for yet, in their order', async () => {
    const changed = await played(running, dates('2027-10-01'), forBuyer(), forSupplier());
    expect(instalments(changed)[1]?.[2]).toBe('2027-10-01');
    expect(caseIn(changed, 'payment-2')).toMatchObject({ position: 'request.due', opens: '2027-09-30T16:00:00.000Z' });
    expect(refused(running, dates('2027-06-20')).why).toBe('dates-in-order');
    expect(refused(running, dates('2029-01-01')).why).toBe('dates-in-order');
    expect(refused(running, dates('2027-10-01', 4)).why).toBe('dates-of-open-instalments');
  });

  test('are refused where it was asked for meanwhile', async () => {
    const proposed = await played(running, dates('2027-09-01', 1));
    const [asks] = payments(
      'payment-1',
      '2027-06-21',
      requestAnswers(contractAnswers.milestones[0]?.amount ?? 0, '24001234'),
    );
    if (!asks) throw new Error('nobody asks');
    const askedFor = await played(proposed, asks);
    expect(refused(askedFor, forBuyer()).why).toBe('dates-of-open-instalments');
  });
});

test('who is served, by whom and where is agreed by both, and only the place is told to all', async () => {
  const persons = { kind: 'persons', what: '护理员王芳换成李梅。' };
  const changed = await played(running, proposes(persons), forBuyer(), forSupplier());
  expect(JSON.stringify(done(changed, 'publish').slice(-1))).not.toContain('王芳');
  const moved = await played(running, proposes({ kind: 'place', place: '新区活动室' }), forBuyer(), forSupplier());
  expect(agreedContract(moved.root)?.place).toBe('新区活动室');
  expect(done(moved, 'publish').at(-1)).toMatchObject({
    rows: { placeBefore: contractAnswers.place, place: '新区活动室' },
  });
});

test('a large addition is granted by two hands of finance', async () => {
  const large = since('signForSupplier', await purchaseCosting(700_000_000));
  const tenthOfIt = Math.floor((agreedContract(large.root)?.price ?? 0) / 10);
  const [asks, approved] = adds(tenthOfIt, '2027-06-21');
  if (!asks || !approved) throw new Error('nobody asks');
  const reviewed = await played(large, asks, approved);
  expect(reviewed.root.position).toBe('management.grant');
  expect(reviewed.world.line.reserved).toBe(large.world.line.reserved);
  const grants: Step = { action: 'grantChangeFunds', by: people.budgetHead, at: '2027-06-21 10:00' };
  const granted = await played(reviewed, grants);
  expect(granted.root.position).toBe('management.changing');
  expect(granted.world.line.reserved).toBe(large.world.line.reserved + tenthOfIt);
});

const pause = {
  kind: 'suspension',
  cause: 'unsafe',
  pausedFrom: '2027-08-16',
  pausedTo: '2027-09-30',
  meanwhile: '社区中心每天送餐，紧急情况由街道接续照料。',
};

describe('a service that stands still', () => {
  test('waits with its reports and what is paid for them, and goes on by itself', async () => {
    const due = (family: Family) => latest(caseIn(family, 'report-1'), reportPeriod)?.due;
    expect(due(running)).toBe('2027-09-10');
    expect(instalments(running).map(([, , on]) => on)).toContain('2027-09-15');
    const paused = await played(running, proposes(pause, '2027-08-13 09:00'), ...signed('2027-08-13'));
    expect(paused.root).toMatchObject({ position: 'management.paused', due: { date: '2027-09-30' } });
    expect(due(paused)).toBe('2027-10-11');
    expect(instalments(paused).map(([, , on]) => on)).toEqual(
      instalments(running).map(([, , on]) => (on === '2027-09-15' ? '2027-10-01' : on)),
    );
    const resumes: Step = { action: 'resumeService', by: 'system', at: '2027-10-01 00:00' };
    expect((await played(paused, resumes)).root).toMatchObject({
      position: 'management.run',
      due: { date: '2028-03-30' },
    });
    const [notice] = done(paused, 'publish').slice(-1);
    const { meanwhile, pausedFrom, pausedTo } = pause;
    expect(notice?.rows).toMatchObject({ kind: 'suspension', meanwhile, pausedFrom, pausedTo });
  });

  test('is looked at and changed meanwhile, and stands still until its day', async () => {
    const paused = await played(running, proposes(pause, '2027-08-13 09:00'), ...signed('2027-08-13'));
    const place = { kind: 'place', place: '和兴社区活动室' };
    const moved = await played(paused, proposes(place, '2027-08-20 09:00'), ...signed('2027-08-20'));
    expect(moved.root).toMatchObject({ position: 'management.paused', due: paused.root.due });
    const late = await played(paused, proposes(place, '2027-09-28 09:00'), ...signed('2027-10-08'));
    expect(late.root.position).toBe('management.run');
  });

  test('does so where one side does not sign it, once another office has decided', async () => {
    const asked = await played(running, proposes(pause, '2027-08-13 09:00'));
    const refuses: Step = { action: 'refuseChange', by: alphaAdmin, at: '2027-08-13 11:00', answers: { reason } };
    expect((await played(asked, refuses)).root.position).toBe('management.run');
    const half = await played(asked, forBuyer('2027-08-13 10:00'));
    expect((await played(half, { ...refuses, by: people.head })).root.position).toBe('management.run');
    for (const way of [refuses, { action: 'lapseChange', by: 'system', at: '2027-08-28 09:00' } as const]) {
      const contested = await played(half, way);
      expect(contested.root.position).toBe('management.contested');
      const decides: Step = {
        action: 'confirmSuspending',
        by: people.secretary,
        at: '2027-08-30 09:00',
        answers: { reason: '道路塌方，双方意见都看过。' },
      };
      expect((await played(contested, decides)).root.position).toBe('management.paused');
      expect((await played(contested, { ...decides, action: 'refuseSuspending' })).root.position).toBe(
        'management.run',
      );
      const takesBack: Step = { action: 'withdrawChange', by: people.staff, at: '2027-08-30 09:00' };
      expect((await played(contested, takesBack)).root.position).toBe('management.run');
    }
  });

  test('ends before the contract does, and people hear of it fifteen days before, unless there is danger', () => {
    const until = (pausedTo: string) => proposes({ ...pause, pausedTo }, '2027-08-13 09:00');
    expect(refused(running, until('2028-02-29'))).toMatchObject({
      why: 'pause-in-service',
      values: { end: '2028-02-29' },
    });
    expect(refused(running, until('2027-08-15')).why).toBe('pause-in-service');
    const calm = proposes({ ...pause, cause: 'other' }, '2027-08-13 09:00');
    expect(refused(running, calm)).toMatchObject({ why: 'pause-noticed', values: { first: '2027-08-28' } });
  });
});
