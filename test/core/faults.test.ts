import { describe, expect, test } from 'vitest';
import { unopened } from '../../src/engine/case.ts';
import type { Answers, AnswersOf } from '../../src/engine/form.ts';
import { form, integer, only, optional, text } from '../../src/engine/form.ts';
import { faultsIn } from '../../src/engine/judged.ts';
import { action, type Rule, rule } from '../../src/engine/procedure.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { at, known } from './given.ts';

const trip = form('reason', {
  from: integer({ max: 100 }),
  to: integer({ max: 100 }),
  note: optional(text({ max: 20 })),
  why: only('to', (to) => Number(to) > 50, text({ max: 20 })),
});
type Trip = AnswersOf<typeof trip>;

const asRule = (name: string, broken: (answers: Trip) => boolean, about?: string): Rule<Trip> =>
  rule(
    name,
    'law',
    ({ answers }: { answers: Trip }) => {
      return broken(answers);
    },
    about,
  );

const goes = action({
  binds: 'lightly',
  by: 'citizen',
  form: trip,
  when: [
    asRule('forwards', ({ from, to }) => to < from, 'to'),
    asRule('not-far', ({ to }) => to > 90, 'to'),
    asRule('said-why', ({ note, why }) => why !== undefined && note === why, 'note'),
  ],
});

function faults(answers: Answers): readonly string[] {
  const state = unopened('x', 'complaint', 1, { person: 'li', role: 'citizen' });
  const here = {
    state,
    answers,
    by: { person: 'li', role: 'citizen' },
    facts: known(),
    now: at('2026-11-24 10:00'),
  } as const;
  return faultsIn(goes, here, procedureOf('complaint').version).map(({ why, field }) => `${why} ${field}`);
}

describe('what would be refused', () => {
  test.each<[string, Answers, readonly string[]]>([
    ['nothing while nothing is answered', {}, []],
    ['nothing of a rule of which one answer is missing', { from: 5 }, []],
    ['a rule as soon as all that it reads is there', { to: 95 }, ['not-far to']],
    ['all at once', { from: 99, to: 95 }, ['forwards to', 'not-far to']],
    ['nothing that is no answer', { from: 'x', to: 1 }, []],
    ['what was left out as left out', { from: 1, to: 60, note: null, why: 'because' }, []],
    ['what is compared', { from: 1, to: 60, note: 'because', why: 'because' }, ['said-why note']],
    ['nothing of what is hidden', { from: 1, to: 2, note: 'because', why: 'because' }, []],
  ])('is %s', (_, answers, expected) => {
    expect(faults(answers)).toEqual(expected);
  });

  test('is no other failure of a rule', () => {
    const broken = action({
      binds: 'lightly',
      by: 'citizen',
      form: trip,
      when: [
        asRule('fails', () => {
          throw new Error('out of order');
        }),
      ],
    });
    const state = unopened('x', 'complaint', 1, { person: 'li', role: 'citizen' });
    const here = {
      state,
      answers: {},
      by: { person: 'li', role: 'citizen' },
      facts: known(),
      now: at('2026-11-24 10:00'),
    } as const;
    expect(() => faultsIn(broken, here, 1)).toThrow('out of order');
  });
});
