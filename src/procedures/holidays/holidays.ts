import { type Case, latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { type AnswersOf, date, files, form, longText, optional, rows, text } from '../../engine/form.ts';
import { action, brief, type Procedure, rule, type Situation } from '../../engine/procedure.ts';
import { row } from '../../engine/rows.ts';
import type { CalendarDay } from '../../law/calendar.ts';
import { plusDays } from '../../law/date.ts';
import { readHolidayNotice } from '../../law/holiday-notice.ts';
import { reason } from '../common/common.ts';

/** The State Council's notice of a year's holidays, as it is published. */
export const holidayNotice = form('holiday-notice', {
  notice: longText({ min: 100, max: 4000 }),
  evidence: optional(files()),
});
type Proposed = Situation<AnswersOf<typeof holidayNotice>>;

/** What does not fit in it is found by its own weekdays and numbers of days. */
export const noticeReads = rule(
  'notice-reads',
  '全国年节及纪念日放假办法 Art 2',
  ({ answers: { notice } }: Proposed) => {
    const read = readHolidayNotice(notice);
    const [problem] = read.ok ? [] : read.problems;
    return problem && { ...problem };
  },
  'notice',
);

/** What deadlines were counted by stays: a year that is known is not entered again. */
export const yearNotKnown = rule(
  'year-not-known',
  '全国年节及纪念日放假办法 Art 2',
  ({ answers: { notice }, facts: { law } }: Proposed) => knownYear(notice, law.calendar.knownUntil),
  'notice',
);

export const yearStillNotKnown = rule('year-still-not-known', '全国年节及纪念日放假办法 Art 2', ({ state, facts }) =>
  knownYear(latest(state, holidayNotice)?.notice ?? '', facts.law.calendar.knownUntil),
);

function knownYear(notice: string, knownUntil: string) {
  const read = readHolidayNotice(notice);
  return read.ok && `${read.year}-12-31` <= knownUntil && { year: String(read.year) };
}

/** What it comes to, before whoever compares it with the notice. */
export const holidaysBrief = brief(
  'holidays',
  {
    source: row(text()),
    off: row(rows({ name: text(), from: date('ahead'), to: date('ahead') })),
    work: row(rows({ on: date('ahead') })),
  },
  ({ state }) => {
    const days = daysOf(state);
    const [first] = days;
    return (
      first && {
        source: first.source,
        off: periodsOf(days),
        work: days.filter(isWorked).map(({ date: on }) => ({ on })),
      }
    );
  },
);

/**
 * The holidays of a year become known to everything that is counted in working days: the platform's administrator hands in the
 * notice, and another office compares it and confirms.
 */
export const holidays = {
  id: 'holidays',
  version: 1,
  needs: [],
  alone: true,
  series: 'CAL',
  opening: {
    name: 'proposeHolidays',
    action: action({
      binds: 'lightly',
      by: 'admin',
      form: holidayNotice,
      when: [noticeReads, yearNotKnown],
      goes: 'entering.confirm',
    }),
  },
  stages: {
    'entering.confirm': {
      waits: 'supervision',
      actions: {
        confirmHolidays: action({
          binds: 'firmly',
          by: 'supervision',
          apart: ['proposeHolidays'],
          shows: holidaysBrief,
          names: ['source'],
          gates: [yearStillNotKnown],
          goes: 'completed',
          does: ({ state }): readonly Effect[] => [{ kind: 'calendar', days: daysOf(state) }],
          effects: ['calendar'],
          tells: ['admin'],
        }),
        refuseHolidays: action({
          binds: 'firmly',
          aside: true,
          by: 'supervision',
          form: reason,
          goes: 'rejected',
          tells: ['admin'],
        }),
        withdrawHolidays: action({
          binds: 'finally',
          aside: true,
          by: 'admin',
          form: reason,
          goes: 'withdrawn',
          tells: ['supervision'],
        }),
      },
    },
  },
  title: (state) => daysOf(state)[0]?.source,
} as const satisfies Procedure<'holidays'>;

function daysOf(state: Case): readonly CalendarDay[] {
  const read = readHolidayNotice(latest(state, holidayNotice)?.notice ?? '');
  return read.ok ? read.days : [];
}

function isWorked({ kind }: CalendarDay): boolean {
  return kind === 'work';
}

/** Days off that follow each other under one name. */
function periodsOf(days: readonly CalendarDay[]) {
  const periods: { readonly name: string; readonly from: string; to: string }[] = [];
  for (const { name, date: on } of days.filter((each) => !isWorked(each))) {
    const last = periods.at(-1);
    if (last?.name === name && plusDays(last.to, 1) === on) last.to = on;
    else periods.push({ name, from: on, to: on });
  }
  return periods;
}
