import { expect, test } from 'vitest';
import {
  type Plan,
  planOf,
  type ToBids,
  type ToContract,
  type ToManagement,
  type ToRequest,
} from '../../src/demo/plan.ts';
import { workdaysAfter, workdaysUntil } from '../../src/law/calendar.ts';
import { daysBetween, instant, plusDays, weekday } from '../../src/law/date.ts';
import { dueFrom, earliest, lastDay } from '../../src/law/deadline.ts';
import { seededLaw } from '../../src/law/law.ts';
import { reportPeriods } from '../../src/procedures/purchase/report/report-calendar.ts';

const law = seededLaw;
const { calendar } = law;
/** The stories as they are told on every day of 2026, and into the next year. */
const plans = Array.from({ length: 400 }, (_, n) => plusDays('2026-01-01', n)).map((today) => ({
  today,
  plan: planOf(law, today),
}));

/** Every day on which one of these does not hold, with its name. */
function broken(holds: (plan: Plan, today: string) => Readonly<Record<string, boolean>>): readonly string[] {
  return plans.flatMap(({ plan, today }) =>
    Object.entries(holds(plan, today)).flatMap(([name, held]) => (held ? [] : [`${today} ${name}`])),
  );
}

function inOrder(...moments: readonly string[]): boolean {
  return moments.every((moment, index) => index === 0 || (moments[index - 1] ?? '') <= moment);
}

const worked = (moments: readonly string[]) => moments.every((day) => calendar.isWorkday(day));
const signedIn = ({ awarded, running, closed }: Plan) => [awarded, running, closed];
const published = (plan: Plan) => [plan.open, ...signedIn(plan)];
const begun = (plan: Plan) => [plan.soon, plan.overdue, plan.opinions, ...published(plan)];

const requestDays = ({ opened, summarised, requested }: ToRequest) => [opened, summarised, requested];
const bidDays = (days: ToBids) => [
  ...requestDays(days),
  days.budgeted,
  days.dossier,
  ...days.opinions,
  days.included,
  days.notice,
];
const contractDays = (days: ToContract) => [
  ...bidDays(days),
  days.closing,
  days.judged,
  days.scored,
  days.awarded,
  days.contract,
  days.signed,
];

test('every deed of the stories lies on a working day before today, and after the one before it', () => {
  const stories = ({ running, closed, ...plan }: Plan) => [
    requestDays(plan.soon),
    requestDays(plan.overdue),
    [...requestDays(plan.opinions), plan.opinions.budgeted, plan.opinions.dossier, ...plan.opinions.opinions],
    bidDays(plan.open),
    contractDays(plan.awarded),
    [...contractDays(running), running.term.pays[0], ...running.reports, running.term.pays[1]],
    [
      ...contractDays(closed),
      closed.term.pays[0],
      ...closed.reports,
      closed.asked,
      closed.organised,
      closed.judgedService,
      closed.certified,
      closed.term.pays[2],
      closed.settled,
    ],
    [plan.answered.filed, plan.answered.routed, plan.answered.answered],
    [plan.registered, plan.yesterday],
  ];
  const found = broken((plan, today) => {
    const told = stories(plan);
    return {
      worked: told.every(worked),
      ordered: told.every((each) => inOrder(...each)),
      past: told.every((each) => (each.at(-1) ?? today) < today),
      inspected:
        inOrder(plan.running.term.start, plan.running.inspected, plan.yesterday) && worked([plan.running.inspected]),
      midterm: inOrder(plan.closed.reports[0] ?? '', plan.closed.term.pays[1], plan.closed.asked),
    };
  });
  expect(found).toEqual([]);
});

test('consultation, intention and preparation last at least as long as the law wants', () => {
  const found = broken((plan) => ({
    consultation: begun(plan).every(({ opened, summarised }) => workdaysUntil(calendar, opened, summarised) > 5),
    intention: published(plan).every(({ included, notice }) => daysBetween(included, notice) >= 30),
    ten: [plan.open, plan.running, plan.awarded].every(({ notice, closing }) => daysBetween(notice, closing) >= 10),
    twenty: daysBetween(plan.closed.notice, plan.closed.closing) >= 20,
    rolled: published(plan).every((days) => {
      const code = days === plan.closed ? 'BID_20' : 'CONS_10';
      return earliest(law, code, instant(days.notice, '12:00')).date <= days.closing;
    }),
    closing: published(plan).every(({ closing }) => calendar.isWorkday(closing)),
  }));
  expect(found).toEqual([]);
});

test('nothing was late that the stories do not call late', () => {
  const within = (n: number, from: string, to: string) => workdaysUntil(calendar, from, to) <= n;
  const found = broken((plan) => ({
    summary: begun(plan).every(({ opened, summarised }) => within(10, opened, summarised)),
    budget: [plan.opinions, ...published(plan)].every(({ requested, budgeted }) => within(10, requested, budgeted)),
    group: published(plan).every(({ dossier, opinions }) => within(15, dossier, opinions[1])),
    catalogue: published(plan).every(({ opinions, included }) => within(10, opinions[1], included)),
    qualification: signedIn(plan).every(({ closing, judged }) => within(5, closing, judged)),
    contract: signedIn(plan).every(({ awarded, signed }) => daysBetween(awarded, signed) <= 30),
    reports: isReported(plan.running, 1) && isReported(plan.closed, 2),
    payments: [plan.running.term.pays[1], plan.closed.term.pays[2]].every((day) => calendar.isWorkday(day)),
  }));
  expect(found).toEqual([]);
});

test('the finance bureau has one budget that was due a working day ago, and one that is due this week if it can be', () => {
  const due = ({ requested }: ToRequest) => workdaysAfter(calendar, requested, 10).date;
  const found = broken((plan, today) => {
    const soon = due(plan.soon);
    const rest = Array.from({ length: ((7 - weekday(today)) % 7) + 1 }, (_, n) => plusDays(today, n));
    const week = rest.filter((day) => calendar.isWorkday(day));
    return {
      overdue: due(plan.overdue) < today && workdaysUntil(calendar, due(plan.overdue), today) === 1,
      soon: week.length > 0 ? week.includes(soon) : workdaysUntil(calendar, today, soon) === 1,
      later: lastDay(dueFrom(law, 'INIT_REV', instant(plan.opinions.dossier, '12:00')).at) > soon,
    };
  });
  expect(found).toEqual([]);
});

test('bids are taken for about two weeks more, and two periods of the running service are over', () => {
  const found = broken((plan, today) => ({
    closing: daysBetween(today, plan.open.closing) >= 14 && daysBetween(today, plan.open.closing) <= 24,
    reports: plan.running.reports.length === 2,
    goesOn: plan.running.term.end > plusDays(today, 30),
    longAgo: daysBetween(plan.closed.settled, today) >= 90,
    ahead: published(plan).every(({ term }) => term.pays[0] < term.pays[1] && term.pays[1] < term.pays[2]),
  }));
  expect(found).toEqual([]);
});

/** Each report was filed when its period was over, and before it was due. */
function isReported({ term, reports }: ToManagement, every: number): boolean {
  const periods = reportPeriods(law, term.start, term.end, every);
  return reports.every((day, index) => {
    const period = periods[index];
    return period !== undefined && period.to <= day && day <= period.due;
  });
}
