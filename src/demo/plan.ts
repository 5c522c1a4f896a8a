import { type CityDate, plusDays, plusMonths, weekday } from '../law/date.ts';
import { deadlineRule } from '../law/deadline.ts';
import type { DeadlineCode } from '../law/deadline-data.ts';
import type { Law } from '../law/law.ts';
import { reportPeriods } from '../procedures/purchase/report/report-calendar.ts';
import { type Days, daysOf, endOfTerm } from './days.ts';

/** On which days the stories of a demonstration happened, reckoned back from today so that every legal period was kept. */
export interface Plan {
  /** The last working day before today: the latest on which anything was done. */
  readonly yesterday: CityDate;
  /** What was done from here on is still talked of. */
  readonly lately: CityDate;
  readonly registered: CityDate;
  readonly closed: ToClosing;
  readonly running: ToManagement;
  readonly awarded: ToContract;
  readonly open: ToBids;
  readonly opinions: ToOpinions;
  readonly soon: ToRequest;
  readonly overdue: ToRequest;
  /** Put to comment; what comes after that lies ahead. */
  readonly asked: ToRequest;
  readonly answered: { readonly filed: CityDate; readonly routed: CityDate; readonly answered: CityDate };
}

/** The days of a service, and of its three payments. */
export interface Term {
  readonly start: CityDate;
  readonly end: CityDate;
  readonly pays: readonly [CityDate, CityDate, CityDate];
}

export interface ToRequest {
  readonly opened: CityDate;
  readonly summarised: CityDate;
  readonly requested: CityDate;
  readonly term: Term;
}
export interface ToOpinions extends ToRequest {
  readonly budgeted: CityDate;
  readonly dossier: CityDate;
  readonly opinions: readonly [CityDate, CityDate];
}
export interface ToBids extends ToOpinions {
  readonly included: CityDate;
  readonly notice: CityDate;
  readonly closing: CityDate;
}
export interface ToContract extends ToBids {
  readonly judged: CityDate;
  readonly scored: CityDate;
  readonly awarded: CityDate;
  readonly contract: CityDate;
  readonly signed: CityDate;
}
export interface ToManagement extends ToContract {
  /** One day for each report that was filed. */
  readonly reports: readonly CityDate[];
  readonly inspected: CityDate;
}
export interface ToClosing extends ToManagement {
  readonly asked: CityDate;
  readonly organised: CityDate;
  readonly judgedService: CityDate;
  readonly certified: CityDate;
  readonly settled: CityDate;
}

/** Months that the two contracts last, and months between two of their reports. */
export const runs = { months: 4, every: 1 } as const;
export const ran = { months: 4, every: 2 } as const;

/** The last day on which the invented register of organisations could have been entered. */
const register = '2025-11-03';

export function planOf(law: Law, today: CityDate): Plan {
  const days = daysOf(law);
  const yesterday = days.before(today, 1);
  const reviewing = deadlineRule(law, 'BUD_REV', today).length;
  const monthsAgo = plusDays(today, -430);
  return {
    yesterday,
    lately: days.before(yesterday, 3),
    registered: days.upTo(monthsAgo < register ? monthsAgo : register),
    closed: closed(law, days, plusDays(today, -90)),
    running: running(law, days, yesterday),
    awarded: awarded(days, yesterday),
    open: open(days, today),
    opinions: opinions(days, days.before(yesterday, 4), soonAfter(plusDays(today, 120), 6)),
    soon: request(days, days.before(soonDue(days, today), reviewing), soonAfter(plusDays(today, 150), 9)),
    overdue: request(days, days.before(days.upTo(today), 1 + reviewing), soonAfter(plusDays(today, 140), 6)),
    asked: {
      term: soonAfter(plusDays(today, 160), 6),
      opened: days.before(yesterday, 1),
      summarised: days.after(today, 6),
      requested: days.after(today, 7),
    },
    answered: {
      filed: days.before(yesterday, 9),
      routed: days.before(yesterday, 8),
      answered: days.before(yesterday, 3),
    },
  };
}

/** The next working day, or today, that still belongs to this week. */
function soonDue(days: Days, today: CityDate): CityDate {
  const sunday = plusDays(today, (7 - weekday(today)) % 7);
  const next = days.after(today, 1);
  return next <= sunday ? next : days.from(today);
}

function request(days: Days, requested: CityDate, term: Term): ToRequest {
  const summarised = days.before(requested, 1);
  // The consultation must be over, not only run to its end.
  return { term, requested, summarised, opened: days.overBy(plusDays(summarised, -1), 'NEED_PUB') };
}

function opinions(days: Days, dossier: CityDate, term: Term): ToOpinions {
  const budgeted = days.before(dossier, 1);
  return {
    ...request(days, days.before(budgeted, 3), term),
    budgeted,
    dossier,
    opinions: [days.after(dossier, 2), days.after(dossier, 3)],
  };
}

function bids(days: Days, notice: CityDate, closing: CityDate, term: Term): ToBids {
  const included = days.overBy(notice, 'INTENT');
  return { ...opinions(days, days.before(included, 5), term), included, notice, closing };
}

function contract(days: Days, drafted: CityDate, preparation: DeadlineCode, term: Term): ToContract {
  const given = days.before(drafted, 4);
  const scored = days.before(given, 1);
  const judged = days.before(scored, 1);
  const closing = days.before(judged, 1);
  return {
    ...bids(days, days.overBy(closing, preparation), closing, term),
    judged,
    scored,
    awarded: given,
    contract: drafted,
    signed: days.after(drafted, 1),
  };
}

function open(days: Days, today: CityDate): ToBids {
  const closing = days.from(plusDays(today, 14));
  return bids(days, days.before(today, 3), closing, soonAfter(plusDays(closing, 40), 9));
}

function awarded(days: Days, yesterday: CityDate): ToContract {
  const drafted = days.before(yesterday, 1);
  return contract(days, drafted, 'CONS_10', soonAfter(plusDays(drafted, 25), 8));
}

function running(law: Law, days: Days, yesterday: CityDate): ToManagement {
  const start = startOf(endOfTerm(plusDays(days.before(yesterday, 1), -2)), 2 * runs.every);
  const term = termOf(start, runs.months, [days.from(plusDays(start, 4)), yesterday]);
  return management(law, days, term, 2, runs.every, 'CONS_10');
}

function closed(law: Law, days: Days, by: CityDate): ToClosing {
  const settled = days.upTo(by);
  const requested = days.before(settled, 3);
  const certified = days.before(requested, 2);
  const judgedService = days.before(certified, 2);
  const organised = days.before(judgedService, 3);
  const asked = days.before(organised, 2);
  const start = startOf(endOfTerm(plusDays(days.before(asked, 2), -2)), ran.months);
  const midterm = days.from(plusDays(plusMonths(start, ran.every), 12));
  const term = termOf(start, ran.months, [days.from(plusDays(start, 4)), midterm, requested]);
  const managed = management(law, days, term, ran.months / ran.every, ran.every, 'BID_20');
  return { ...managed, asked, organised, judgedService, certified, settled };
}

function management(
  law: Law,
  days: Days,
  term: Term,
  reported: number,
  every: number,
  preparation: DeadlineCode,
): ToManagement {
  const drafted = days.before(term.start, 4);
  const periods = reportPeriods(law, term.start, term.end, every).slice(0, reported);
  return {
    ...contract(days, drafted, preparation, term),
    reports: periods.map(({ to }) => days.from(plusDays(to, 1))),
    inspected: days.from(plusDays(term.start, 40)),
  };
}

/** The first day of so many months that end with this one. */
function startOf(end: CityDate, months: number): CityDate {
  return plusMonths(plusDays(end, 1), -months);
}

/** A service that is to begin about then, with the first day of a month. */
function soonAfter(day: CityDate, months: number): Term {
  return termOf(plusMonths(`${day.slice(0, 8)}01`, 1), months);
}

function termOf(start: CityDate, months: number, paid: readonly CityDate[] = []): Term {
  const end = plusDays(plusMonths(start, months), -1);
  const [first = plusDays(start, 9), second = plusMonths(start, Math.ceil(months / 2)), last = plusDays(end, 30)] =
    paid;
  return { start, end, pays: [first, second, last] };
}
