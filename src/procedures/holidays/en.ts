import { words } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import type * as declared from './holidays.ts';

const problems = {
  'no-year': 'the year is missing',
  missing: 'a holiday is missing',
  twice: 'a day stands there twice',
  weekday: 'a day is not on that weekday',
  unread: 'no days off can be read',
  count: 'the number of days does not fit',
  worked: 'a day that is to be worked is worked in any case',
} as const;

export const en = {
  name: 'Holidays of a year',
  begin: 'Enter the holidays',
  says: 'what became of the holidays',
  steps: { entering: 'Entering the holidays' },
  positions: { 'entering.confirm': { now: 'Waiting for supervision to compare the holidays with the notice' } },
  actions: {
    proposeHolidays: {
      says: 'enter the holidays, import the holidays of next year, the notice of the holidays is out',
      label: 'Send',
      done: 'sent the notice of the holidays',
    },
    confirmHolidays: {
      says: 'confirm the holidays',
      label: 'Confirm holidays',
      done: 'confirmed the holidays',
      ask: 'Please compare this with the State Council’s notice. Once you confirm it, deadlines in working days are counted by it.',
    },
    refuseHolidays: { label: 'Wrong', done: 'did not confirm the holidays' },
    withdrawHolidays: { label: 'Withdraw', done: 'withdrew the holidays' },
  },
  forms: {
    'holiday-notice': {
      title: 'Holidays of a year',
      intro:
        'Send the whole text of the State Council’s notice; weekdays and numbers of days are compared. It takes effect once supervision has confirmed it.',
      fields: {
        notice: {
          label: 'Notice',
          ask: 'Paste the whole notice, from its title to its date, with a line for each holiday.',
        },
        evidence: { label: 'File', ask: 'Send the notice as a file or picture; skip this if there is none.' },
      },
    },
  },
  briefs: {
    holidays: {
      title: 'Holidays of a year',
      rows: {
        source: 'By',
        off: {
          label: 'Days off',
          columns: { name: { label: 'Holiday' }, from: { label: 'From' }, to: { label: 'To' } },
        },
        work: { label: 'Weekend days worked', columns: { on: { label: 'Day' } } },
      },
    },
  },
  ends: {
    completed: {
      now: 'The holidays are in force',
      still: 'What was provisional is counted anew, and whoever has to keep a day that moves is told.',
    },
    rejected: { now: 'Not confirmed; the calendar stays', still: 'Compare it and enter it again.' },
    withdrawn: { now: 'Withdrawn; the calendar stays', still: 'It can be entered again.' },
  },
  rules: {
    'notice-reads': {
      refusal: ({ why, what = '' }) =>
        `In the notice ${words(why, problems, ', ')}${what === '' ? '' : `: ${String(what)}`}. Please put it right by the original and send the whole text again.`,
      holds: 'The notice can be read, and its weekdays and numbers fit',
    },
    'year-not-known': {
      refusal: ({ year }) =>
        `The holidays of ${String(year)} are known, so they cannot be entered again. To correct them, ask whoever runs the programme.`,
      holds: 'The holidays of that year are not known yet',
    },
    'year-still-not-known': {
      refusal: ({ year }) =>
        `The holidays of ${String(year)} are known by now, so this need not be confirmed: press “Wrong”.`,
      holds: 'The holidays of that year are not known yet',
    },
  },
} satisfies TextsOf<typeof declared>;
