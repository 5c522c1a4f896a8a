import type { Case } from '../../../engine/case.ts';
import { type AnswersOf, choice, form, longText } from '../../../engine/form.ts';
import { cityDate } from '../../../law/date.ts';
import type { Law } from '../../../law/law.ts';
import { abnormalScores, objectiveMismatch, outOfRange } from '../../../law/scoring.ts';
import { setting } from '../../../law/setting.ts';
import { rule, type Situation } from '../facts.ts';
import { factorsOf } from './ranking.ts';
import { sheetsOf } from './sheets.ts';

export const scoringReopened = form('scoring-reopened', {
  ground: choice('arithmetic', 'out-of-range', 'objective-differs', 'abnormal'),
  reason: longText({ min: 5, max: 500 }),
});
type Reopened = AnswersOf<typeof scoringReopened>;

/**
 * Bids are evaluated again for four reasons only (财政部令第87号 Art 64), each read from the sheets and not from what is said of
 * them. Totals are reckoned by the programme, so a fault in them is none to vote on again.
 */
export const reopeningProven = rule(
  'reopening-proven',
  '财政部令第87号 Art 64',
  ({ state, answers: { ground }, facts, now }: Situation<Reopened>) => {
    const { value: percent } = setting(facts.law, 'scoring.abnormal-percent', cityDate(now));
    return !provenIn(state, facts.law, now).includes(ground) && { ground, percent };
  },
  'ground',
);

/** The reasons to evaluate again that the sheets of a tender show. */
export function provenIn(state: Case, law: Law, now: Date): readonly Reopened['ground'][] {
  const factors = factorsOf(state);
  const sheets = sheetsOf(state);
  const { value: percent } = setting(law, 'scoring.abnormal-percent', cityDate(now));
  return [
    ...(outOfRange(factors, sheets).length > 0 ? (['out-of-range'] as const) : []),
    ...(objectiveMismatch(factors, sheets).length > 0 ? (['objective-differs'] as const) : []),
    ...(abnormalScores(factors, sheets, percent).length > 0 ? (['abnormal'] as const) : []),
  ];
}
