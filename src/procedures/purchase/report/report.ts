import { type Case, lastFiling, latest } from '../../../engine/case.ts';
import {
  type AnswersOf,
  aside,
  choice,
  consent,
  date,
  decimal,
  files,
  form,
  integer,
  longText,
  money,
  reference,
  rows,
  text,
} from '../../../engine/form.ts';
import {
  type Situation as AnySituation,
  again,
  type Copy,
  type FactsOf,
  guard,
  needing,
  type Procedure,
} from '../../../engine/procedure.ts';
import { asked, row } from '../../../engine/rows.ts';
import { type CityDate, cityDate, dayBegins, dayEnds, daysBetween, type Period } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import { behindPlan } from '../../../law/indicator.ts';
import { type Ratio, ratio } from '../../../law/ratio.ts';
import { fewReturns, reason, recuses, returnsTo, sidesOf } from '../../common/common.ts';
import { indicators } from '../01-setup/options.ts';
import { project } from '../01-setup/setup.ts';
import { agreedContract, pausesOf } from '../10-contract/agreed.ts';
import { timeLeft } from '../time-left.ts';

const { needs, action, rule, brief } = needing('reports');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

/** What the contract's calendar says of one report. */
export const reportPeriod = form('report-period', {
  number: integer({ min: 1, unit: 'instalment' }),
  from: date('back'),
  to: date('back'),
  due: date('ahead'),
});

export const progressReport = form('progress-report', {
  activities: rows(
    {
      on: date('back'),
      place: text({ max: 100 }),
      kind: text({ max: 100 }),
      users: integer({ max: 1_000_000, unit: 'visits' }),
      hours: decimal({ max: 100_000, unit: 'hours' }),
    },
    { max: 100 },
  ),
  actuals: rows(
    { indicator: reference(indicators), value: decimal({ max: 1_000_000_000 }), proof: text({ min: 2, max: 200 }) },
    { each: indicators },
  ),
  spending: rows({ item: text({ max: 100 }), amount: money({ min: 0 }) }),
  proofs: files({ max: 20 }),
  declaration: consent(),
  staffChanges: aside(longText({ max: 1000 })),
  problems: aside(longText({ max: 1000 })),
  nextPlan: aside(longText({ min: 5, max: 1000 })),
});
type Report = AnswersOf<typeof progressReport>;

export const reportFlag = form('report-flag', { concern: longText({ min: 5, max: 500 }) });

export const periodOver = rule('period-over', 'R76', ({ state, now }) => {
  const to = latest(state, reportPeriod)?.to ?? '';
  return cityDate(now) < to && { to };
});

export const activitiesInPeriod = rule(
  'activities-in-period',
  'R76',
  ({ state, answers }: Situation<Report>) => {
    const { from = '', to = '' } = latest(state, reportPeriod) ?? {};
    const outside = answers.activities.find(({ on }) => on < from || on > to);
    return outside && { on: outside.on, from, to };
  },
  'activities',
);

export const everyIndicatorReported = rule(
  'every-indicator-reported',
  'R103',
  ({ answers, facts }: Situation<Report>) => {
    const wanted = (facts.parent && latest(facts.parent, project)?.indicators) ?? [];
    const missing = wanted.filter(({ name }) => answers.actuals.filter((row) => row.indicator === name).length !== 1);
    const [first] = missing;
    return first && { indicator: first.name };
  },
  'actuals',
);

/** Quantities are counted from the beginning of the contract, so they never fall. */
export const actualsNotFalling = rule(
  'actuals-not-falling',
  'R76',
  ({ state, answers, facts }: Situation<Report>) => {
    const counted = outputs(facts.parent);
    const last = acceptedBefore(state, facts.reports).at(-1)?.actuals ?? [];
    for (const { indicator, value } of answers.actuals.filter((row) => counted.includes(row.indicator))) {
      const before = last.find((row) => row.indicator === indicator)?.value;
      if (before !== undefined && value < before) return { indicator, value, before };
    }
    return undefined;
  },
  'actuals',
);

/** More spent than had fallen due under the contract by now: possible from own means, but to be looked at. */
export const spendingWithinDue = rule(
  'spending-within-due',
  'R78',
  ({ state, answers, facts, now }: Situation<Report>) => {
    const agreed = facts.parent && agreedContract(facts.parent);
    const earlier = acceptedBefore(state, facts.reports).reduce((sum, { spending }) => sum + sumOf(spending), 0);
    const spent = earlier + sumOf(answers.spending);
    const due = sumOf((agreed?.milestones ?? []).filter(({ on }) => on <= cityDate(now)));
    return spent > due && { spent, due };
  },
  'spending',
);

/**
 * The service is over, and the day for its report has passed: then the buyer need not wait for whoever will not report any
 * more. What the report was to show is looked at in the acceptance.
 */
export const reportOverdue = rule('report-overdue', 'R76', ({ state, facts: { parent }, now }) => {
  const until = timeLeft(state, now);
  if (parent?.position?.startsWith('management.')) return true;
  return until !== undefined && { until };
});

/** Nobody waits for ever for whoever does not read a report: once his term is over, his head reads it. */
export const reviewOverdue = guard(
  rule('review-overdue', 'R76', ({ state, by, now }) => {
    const until = timeLeft(state, now);
    return by.role === 'buyer_head' && until !== undefined && { until };
  }),
);

/** Figures that fall behind what was planned up to the end of the period, the furthest first. */
export const figuresOnPlan = rule(
  'figures-on-plan',
  'R103',
  ({ state, answers, facts, now }: Situation<Report>) => {
    const [worst] = behindIn(state, answers, facts, now);
    return worst && { ...worst };
  },
  'actuals',
);

const stillOnPlan = again('figures-on-plan', figuresOnPlan, progressReport);

/** A report whose figures are behind their plan: how far, and what it says. */
export const behindBrief = brief(
  'behind',
  {
    level: row(choice('warning', 'alarm')),
    behind: row(
      rows({
        indicator: text(),
        planned: decimal(),
        actual: decimal(),
        unit: text(),
        percent: integer({ unit: 'percent' }),
      }),
    ),
    activities: asked(progressReport, 'activities'),
    actuals: row(rows({ indicator: text(), value: decimal(), unit: text(), proof: text() })),
    spending: asked(progressReport, 'spending'),
    problems: asked(progressReport, 'problems'),
  },
  ({ state, facts, now }) => {
    const filed = latest(state, progressReport);
    const behind = filed ? behindIn(state, filed, facts, now) : [];
    const [worst] = behind;
    if (!filed || !worst) return undefined;
    const { activities, actuals, spending, problems } = filed;
    return {
      level: worst.level,
      behind: behind.map(({ indicator, planned, actual, percent }) => ({
        indicator,
        planned: Number(planned),
        actual,
        unit: unitOf(indicator, facts),
        percent,
      })),
      actuals: actuals.map((each) => ({ ...each, unit: unitOf(each.indicator, facts) })),
      ...{ activities, spending, problems },
    };
  },
);

const suppliers = ['org_staff', 'org_admin'] as const;
const readers = ['buyer_staff', 'buyer_head'] as const;

const dropReport = action({
  binds: 'finally',
  aside: true,
  by: 'buyer_head',
  form: reason,
  gates: [reportOverdue],
  goes: 'cancelled',
  tells: [...suppliers, 'buyer_staff', 'group_sec'],
});

const cancelReport = action({ binds: 'finally', by: 'system', goes: 'cancelled', tells: suppliers });

/** The service runs longer, so that its last period does. */
const moveReport = action({
  since: 2,
  binds: 'lightly',
  by: 'system',
  form: reportPeriod,
  goes: 'progress.due',
  tells: suppliers,
});

const filesReport = {
  by: suppliers,
  form: progressReport,
  when: [activitiesInPeriod, everyIndicatorReported, actualsNotFalling],
  warns: [spendingWithinDue, figuresOnPlan],
  goes: 'progress.review',
  tells: ['buyer_staff'],
} as const;

/** What an organisation did in one period of its contract, and what the buyer says to it. */
export const report = {
  id: 'report',
  version: 2,
  needs,
  series: 'RPT',
  opening: {
    name: 'openReport',
    action: action({
      binds: 'lightly',
      by: 'system',
      form: reportPeriod,
      goes: 'progress.due',
    }),
  },
  under: { purchase: (parent) => parent.bodies.supplier !== undefined },
  stages: {
    'progress.due': {
      waits: suppliers,
      opens: { by: [], moment: ({ state }) => dayBegins(latest(state, reportPeriod)?.to) },
      due: { by: ['PROG_REP'], moment: ({ state }) => dayEnds(latest(state, reportPeriod)?.due) },
      escalates: ['org_admin', 'buyer_staff', 'buyer_head'],
      actions: {
        fileReport: action({
          binds: 'lightly',
          ...filesReport,
          prefill: ({ facts }) => ({ actuals: emptyActuals(facts.parent) }),
          copies: ({ state, facts }) => lastReport(state, facts),
          gates: [periodOver],
        }),
        moveReport,
        dropReport,
        cancelReport,
      },
    },
    'progress.review': {
      waits: 'buyer_staff',
      due: 'REP_REV',
      escalates: ['buyer_head', 'group_sec'],
      actions: {
        acceptReport: action({
          binds: 'firmly',
          by: readers,
          apart: ['fileReport', 'correctReport'],
          shows: behindBrief,
          keeps: ['level'],
          gates: [reviewOverdue],
          warns: [stillOnPlan],
          goes: 'completed',
          tells: [...suppliers, ...readers],
          alsoTells: {
            among: ['finance_budget', 'group_sec'],
            now: (after) =>
              lastFiling(after, 'acceptReport')?.decided?.level === 'alarm' ? ['finance_budget', 'group_sec'] : [],
          },
        }),
        returnReport: {
          ...returnsTo<'progress.correct', Facts>('progress.correct', readers, [...suppliers, ...readers]),
          gates: [fewReturns, reviewOverdue],
        },
        flagReport: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'buyer_staff',
          form: reportFlag,
          tells: ['buyer_head', 'audit', 'group_sec'],
        }),
        recuseReport: recuses('buyer_staff'),
        cancelReport,
      },
    },
    'progress.correct': {
      waits: suppliers,
      escalates: ['org_admin', 'buyer_staff', 'buyer_head'],
      actions: {
        correctReport: action({
          binds: 'lightly',
          ...filesReport,
          prefill: ({ state }) => latest(state, progressReport),
        }),
        dropReport,
        cancelReport,
      },
    },
  },
  title: (_state, parent) => parent && latest(parent, project)?.title,
  part: (state) => periodOf(state),
  bodies: sidesOf,
  public: (state) => state.outcome === 'completed',
} as const satisfies Procedure<'report', Facts>;

/** Indicators that count what was done: outputs, from the first day on. */
function outputs(parent: Case | undefined): readonly string[] {
  const indicators = (parent && latest(parent, project)?.indicators) ?? [];
  return indicators.filter(({ kind, sense }) => kind === 'output' && sense === 'at-least').map(({ name }) => name);
}

function unitOf(indicator: string, { parent }: Facts): string {
  const found = parent && latest(parent, project)?.indicators.find(({ name }) => name === indicator);
  return found?.unit ?? '';
}

/** How far each figure of a report is behind its plan, the furthest first. */
function behindIn(state: Case, { actuals }: Pick<Report, 'actuals'>, { parent, law }: Facts, now: Date) {
  const share = parent && shareOver(parent, latest(state, reportPeriod)?.to ?? '');
  if (!share) return [];
  const counted = outputs(parent);
  return (latest(parent, project)?.indicators ?? [])
    .flatMap(({ name, sense, target }) => {
      const figure = actuals.find(({ indicator }) => indicator === name);
      const plan = { target, lowerIsBetter: sense === 'at-most', share: counted.includes(name) ? share : ratio(1, 1) };
      const behind = figure && behindPlan(law, plan, figure.value, cityDate(now));
      return behind ? [{ indicator: name, actual: figure.value, ...behind }] : [];
    })
    .toSorted((a, b) => a.percent - b.percent);
}

/** What part of a service is over by the end of a day: of the days on which it does not stand still. */
function shareOver(purchase: Case, to: CityDate): Ratio | undefined {
  const { start, end } = agreedContract(purchase) ?? {};
  if (start === undefined || end === undefined || to < start) return undefined;
  const served = (last: CityDate): number => daysIn({ from: start, to: last }) - pausedUntil(purchase, start, last);
  const all = served(end);
  return all > 0 ? ratio(Math.max(0, served(to < end ? to : end)), all) : undefined;
}

function pausedUntil(purchase: Case, start: CityDate, last: CityDate): number {
  return pausesOf(purchase).reduce((sum, { from, to }) => {
    const part = { from: from > start ? from : start, to: to < last ? to : last };
    return sum + (part.from <= part.to ? daysIn(part) : 0);
  }, 0);
}

/** Both of them included. */
function daysIn({ from, to }: Period): number {
  return daysBetween(from, to) + 1;
}

/** The reports of earlier periods that the buyer accepted, in the order of the periods. */
function acceptedBefore(state: Case, reports: readonly Case[]): readonly Report[] {
  const mine = latest(state, reportPeriod)?.number ?? 0;
  return reports
    .filter(({ id, outcome }) => id !== state.id && outcome === 'completed')
    .map((report) => ({ number: latest(report, reportPeriod)?.number ?? 0, filed: latest(report, progressReport) }))
    .filter(({ number }) => number < mine)
    .toSorted((a, b) => a.number - b.number)
    .flatMap(({ filed }) => (filed ? [filed] : []));
}

/**
 * What the report of the period before says that may be so again: where and what was done, what proves it, for what was
 * spent. Days, numbers and amounts belong to their period, and are left to be filled in.
 */
function lastReport(state: Case, { reports, parent }: Facts): readonly Copy<Partial<Report>>[] {
  const numberOf = (report: Case): number => latest(report, reportPeriod)?.number ?? 0;
  const [last] = reports
    .filter((report) => numberOf(report) < numberOf(state) && latest(report, progressReport) !== undefined)
    .toSorted((a, b) => numberOf(b) - numberOf(a));
  const was = last && latest(last, progressReport);
  if (!was) return [];
  const answers = {
    activities: unfinished<'activities'>(was.activities.map(({ place, kind }) => ({ place, kind }))),
    actuals: unfinished<'actuals'>(was.actuals.map(({ indicator, proof }) => ({ indicator, proof }))),
    spending: unfinished<'spending'>(was.spending.map(({ item }) => ({ item }))),
  };
  return [{ from: { state: last, parent }, answers }];
}

/** One row for each indicator lies ready; its number and proof are what the report adds. */
function emptyActuals(parent: Case | undefined): Report['actuals'] {
  const indicators = (parent && latest(parent, project)?.indicators) ?? [];
  return unfinished<'actuals'>(indicators.map(({ name }) => ({ indicator: name })));
}

/** Not yet rows of the form: they do not count as an answer until they are filled. */
function unfinished<K extends 'activities' | 'actuals' | 'spending'>(
  parts: readonly Partial<Report[K][number]>[],
): Report[K] {
  return parts as unknown as Report[K];
}

function periodOf(state: Case): Period | undefined {
  const planned = latest(state, reportPeriod);
  return planned && { from: planned.from, to: planned.to };
}

function sumOf(parts: readonly { readonly amount: Fen }[]): Fen {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}
