import { answersOf, type Case, type Filing } from '../../../engine/case.ts';
import { type AnswersOf, decimal, form, longText, optional, reference, rows } from '../../../engine/form.ts';
import type { ScoreSheet } from '../../../law/scoring.ts';
import { factors } from '../05-publication/options.ts';
import { type BidFacts, seqOf } from '../06-bidding/bidders.ts';
import { qualified } from '../07-qualification/options.ts';
import { remedyOrder } from '../paused.ts';
import { members } from './panel.ts';
import { competingBids, factorsOf } from './ranking.ts';

export const scoreSheet = form('score-sheet', {
  scores: rows(
    { bid: reference(qualified), factor: reference(factors), score: decimal({ min: 0, max: 100, unit: 'points' }) },
    { max: 300, about: ['bid', 'factor'] },
  ),
  remarks: optional(longText({ max: 1000 })),
});
export type Sheet = AnswersOf<typeof scoreSheet>;

/** The sheets that count: of sitting members, filed since the scoring of this tender began or was reopened. */
export function scoresOf(state: Case): readonly { readonly filing: Filing; readonly answers: Sheet }[] {
  const since = Math.max(seqOf(state, 'signQualification'), seqOf(state, 'reopenScoring'), orderedAgain(state));
  return state.filings
    .filter(({ form: id, seq, by }) => id === scoreSheet.id && seq > since && members(state).includes(by.person))
    .map((filing) => ({ filing, answers: answersOf(scoreSheet, filing) }));
}

/** When a challenge had the panel give its points again; 0 when none did. */
function orderedAgain({ filings }: Case): number {
  const again = filings.findLast(({ form: id, answers }) => id === remedyOrder.id && answers.follows === 'reevaluate');
  return again?.seq ?? 0;
}

export function sheetsOf(state: Case): readonly ScoreSheet[] {
  return scoresOf(state).flatMap(({ filing, answers }) => {
    const bids = [...new Set(answers.scores.map(({ bid }) => bid))];
    return bids.map((bid) => ({
      member: filing.by.person,
      supplier: bid,
      scores: Object.fromEntries(
        answers.scores.filter((row) => row.bid === bid).map(({ factor, score }) => [factor, score]),
      ),
    }));
  });
}

/** Members whose points are still missing. */
export function scorers(state: Case): readonly string[] {
  return members(state).filter((person) => !scoresOf(state).some(({ filing }) => filing.by.person === person));
}

/** One row for every bid that is judged, and factor. */
export function pairs(state: Case, facts: BidFacts): readonly { readonly bid: string; readonly factor: string }[] {
  return competingBids(state, facts).flatMap(({ id }) => factorsOf(state).map(({ key }) => ({ bid: id, factor: key })));
}
