import { latest } from '../../engine/case.ts';
import { again } from '../../engine/procedure.ts';
import { lastDay } from '../../law/deadline.ts';
import { rule, type Situation } from './challenge-facts.ts';
import { type Challenge, type ChallengeAnswer, challengeAnswer, challengeForm } from './challenge-form.ts';
import { lawfulRemedies, unlawful } from './what-follows.ts';
import { beginOf, challengeEnds, challengeFrom, stagesInTime } from './windows.ts';

/** Something of the tender must still be in its days. */
export const challengeRuns = rule('challenge-runs', '政府采购法实施条例 Art 53', ({ facts, now }) => {
  const { parent, law } = facts;
  return parent !== undefined && stagesInTime(parent, law, now).length === 0;
});

/** Within seven working days of the stage (政府采购法实施条例 Art 53). */
export const stageInTime = rule(
  'stage-in-time',
  '政府采购法实施条例 Art 53',
  ({ answers: { stage }, facts: { parent, law }, now }: Situation<Challenge>) => {
    const due = parent && challengeEnds(stage, parent, law);
    if (!due) return { stage, until: '' };
    return now >= due.at && { stage, until: lastDay(due.at) };
  },
  'stage',
);

/** Who can challenge: of the documents whoever may bid, of process and result whoever did (财政部令第94号 Art 11). */
export const tookPart = rule(
  'took-part',
  '财政部令第94号 Art 11',
  ({ answers: { stage }, facts: { bids, parent }, by }: Situation<Challenge>) => {
    if (stage === 'documents') return false;
    const begun = parent && beginOf(parent)?.toISOString();
    const own = bids.some(
      ({ bodies, openedAt, entries }) =>
        bodies.supplier === by.body &&
        openedAt >= (begun ?? '') &&
        entries.some(({ position }) => position === 'bidding.submitted'),
    );
    return !own;
  },
  'stage',
);

/** All that is challenged of a stage is challenged at once (财政部令第94号 Art 10). */
export const oncePerStage = rule(
  'once-per-stage',
  '财政部令第94号 Art 10',
  ({ state, answers: { stage }, facts: { challenges, parent, law }, by }: Situation<Challenge>) => {
    const from = parent && challengeFrom(stage, parent, law);
    const begun = parent && beginOf(parent)?.toISOString();
    const before = challenges.find(
      (each) =>
        each.id !== state.id &&
        each.bodies.supplier === by.body &&
        each.outcome !== 'withdrawn' &&
        each.openedAt >= (begun ?? '') &&
        latest(each, challengeForm)?.stage === stage,
    );
    return from !== undefined && before && { number: before.number, stage };
  },
  'stage',
);
/** What follows must be what the law allows where the purchase stands (财政部令第94号 Art 16). */
export const followsAsLawful = rule(
  'follows-as-lawful',
  '财政部令第94号 Art 16',
  (situation: Situation<ChallengeAnswer>) => unlawful(situation.answers.follows, lawfulRemedies(situation)),
  'follows',
);
export const stillAsLawful = again('still-as-lawful', followsAsLawful, challengeAnswer);
