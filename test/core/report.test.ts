import { describe, expect, test } from 'vitest';
import { checks } from '../../src/engine/decide.ts';
import { toldOf } from '../../src/engine/parties.ts';
import { situation } from '../../src/engine/procedure.ts';
import { behindBrief, report } from '../../src/procedures/purchase/report/report.ts';
import { people } from './engine-people.ts';
import { at } from './given.ts';
import { accepts, caseIn, factsFor, played, refused, reportAnswers, reports, running } from './given-story.ts';

const runs = running;
const first = reports('report-1', '2027-09-02 09:00', reportAnswers('2027-05-10', 1200));
const second = (visits: number) => reports('report-2', '2028-03-02 09:00', reportAnswers('2027-11-10', visits));

test('a report is due ten days after its period and cannot be filed before the period is over', () => {
  expect(caseIn(runs, 'report-1').due?.date).toBe('2027-09-10');
  expect(refused(runs, { ...first, at: '2027-08-30 09:00' })).toMatchObject({
    why: 'period-over',
    values: { to: '2027-08-31' },
  });
});

test('what was done lies within the period', () => {
  const outside = { ...first, answers: reportAnswers('2027-02-28', 1200) };
  expect(refused(runs, outside)).toMatchObject({
    why: 'activities-in-period',
    values: { from: '2027-03-01', to: '2027-08-31' },
  });
});

test('a quantity never falls below what was accepted before', async () => {
  const accepted = await played(runs, first, accepts('report-1', '2027-09-06 09:00'));
  expect(refused(accepted, second(1199))).toMatchObject({
    why: 'actuals-not-falling',
    values: { indicator: '上门次数', value: 1199, before: 1200 },
  });
  expect(caseIn(await played(accepted, second(1200)), 'report-2').position).toBe('progress.review');
});

test('a report that is not accepted yet binds nobody', async () => {
  expect(caseIn(await played(runs, first, second(100)), 'report-2').position).toBe('progress.review');
});

test('every indicator is reported, with a file and the declaration', () => {
  const answers = reportAnswers('2027-05-10', 1200);
  const few = { ...answers, actuals: [{ indicator: '满意度', value: 93, proof: '问卷' }] };
  expect(refused(runs, { ...first, answers: few }).why).toBe('every-indicator-reported');
  expect(refused(runs, { ...first, answers: { ...answers, proofs: [] } })).toMatchObject({
    why: 'incomplete',
    field: 'proofs',
  });
  expect(refused(runs, { ...first, answers: { ...answers, declaration: false } }).field).toBe('declaration');
});

test('spending more than has fallen due is shown and does not stop the report', async () => {
  const rich = { ...reportAnswers('2027-05-10', 1200), spending: [{ item: '人员', amount: 23_000_001 }] };
  const filed = await played(runs, { ...first, answers: rich });
  const state = caseIn(filed, 'report-1');
  const by = state.filings.at(-1)?.by ?? state.opener;
  const answers: object = rich;
  const here = situation({
    state,
    answers: answers as never,
    by,
    facts: factsFor(filed, state),
    now: at('2027-09-02 09:00'),
  });
  const found = checks(report.stages['progress.due'].actions.fileReport, here);
  expect(found.filter(({ holds }) => !holds)).toMatchObject([
    { name: 'spending-within-due', blocks: false, values: { spent: 23_000_001, due: 23_000_000 } },
  ]);
});

test('a report is sent back, mended and accepted; a flag leaves it where it is', async () => {
  const flagged = await played(runs, first, {
    on: 'report-1',
    action: 'flagReport',
    by: people.staff,
    at: '2027-09-03 09:00',
    answers: { concern: '服务人次增长异常。' },
  });
  expect(caseIn(flagged, 'report-1').position).toBe('progress.review');
  const back = await played(flagged, {
    on: 'report-1',
    action: 'returnReport',
    by: people.staff,
    at: '2027-09-03 10:00',
    answers: { mend: '请补充五月的签到表。' },
  });
  expect(caseIn(back, 'report-1')).toMatchObject({ position: 'progress.correct', due: { code: 'FIX_5' } });
  const mended = await played(
    back,
    { ...first, action: 'correctReport', at: '2027-09-06 09:00' },
    accepts('report-1', '2027-09-07 09:00'),
  );
  expect(caseIn(mended, 'report-1').outcome).toBe('completed');
});

test('a report that nobody reads in its term is read by the head, who accepts it or sends it back', async () => {
  const filed = await played(runs, first);
  const until = caseIn(filed, 'report-1').due?.date;
  const reads = { ...accepts('report-1', '2027-09-03 09:00'), by: people.head };
  expect(refused(filed, reads)).toMatchObject({ why: 'review-overdue', values: { until } });
  const late = { ...reads, at: '2027-11-03 09:00' };
  expect(caseIn(await played(filed, late), 'report-1').outcome).toBe('completed');
  const back = { ...late, action: 'returnReport', answers: { mend: '请补充五月的签到表。' } };
  expect(caseIn(await played(filed, back), 'report-1').position).toBe('progress.correct');
});

/** Half of the service is over, so that 1,206 of its 2,400 visits were to be made. */
describe('figures that fall behind the plan', () => {
  const filed = (visits: number) =>
    played(runs, reports('report-1', '2027-09-02 09:00', reportAnswers('2027-05-10', visits)));
  const levelOf = async (visits: number) => {
    const family = await filed(visits);
    const state = caseIn(family, 'report-1');
    const here = { state, answers: {}, by: state.opener, facts: factsFor(family, state), now: at('2027-09-03 09:00') };
    return behindBrief.of(here)?.level;
  };
  const told = async (visits: number) => {
    const accepted = await played(await filed(visits), accepts('report-1', '2027-09-06 09:00'));
    const roles = toldOf(report, caseIn(accepted, 'report-1'), 'acceptReport').map(({ role }) => role);
    return roles.includes('finance_budget');
  };

  test('are a warning below 80 of a hundred of what was planned by then, and an alarm below 60', async () => {
    expect(await Promise.all([966, 965, 724, 723].map(levelOf))).toEqual([undefined, 'warning', 'warning', 'alarm']);
  });

  test('are told to finance once such a report is accepted, where they are an alarm', async () => {
    expect(await Promise.all([1200, 724, 723].map(told))).toEqual([false, false, true]);
  });

  test('are shown to whoever files the report, and stop nothing', async () => {
    const family = await filed(700);
    const state = caseIn(family, 'report-1');
    const accepting = report.stages['progress.review'].actions.acceptReport;
    const here = {
      state,
      answers: {} as never,
      by: state.opener,
      facts: factsFor(family, state),
      now: at('2027-09-03 09:00'),
    };
    expect(checks(accepting, situation(here)).filter(({ holds }) => !holds)).toMatchObject([
      {
        name: 'figures-on-plan',
        blocks: false,
        values: { indicator: '上门次数', actual: 700, percent: 58, level: 'alarm' },
      },
    ]);
  });
});
