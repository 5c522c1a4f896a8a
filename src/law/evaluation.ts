import type { CityDate } from './date.ts';
import type { Law } from './law.ts';
import { compare, exactly, mean, plus, type Ratio, ratio, shown, times, zero } from './ratio.ts';
import { type EvaluationParty, type Grade, setting } from './setting.ts';

export type { EvaluationParty, Grade } from './setting.ts';

/** One score of one scorer, 0 to 100. A scorer with an interest is left out before anything is computed. */
export interface PartyScore {
  readonly party: EvaluationParty;
  readonly scorer: string;
  readonly score: number;
  readonly conflicted?: boolean;
}

/** What audit or supervision found; a serious finding caps the grade until it is decided. */
export interface ComplianceFinding {
  readonly by: 'audit' | 'supervision';
  readonly serious: boolean;
}

export type MultiPartyResult =
  | {
      readonly ok: true;
      readonly score: Ratio;
      readonly scoreShown: string;
      readonly grade: Grade;
      /** Whether a serious finding holds the grade down. */
      readonly capped: boolean;
      readonly parties: Readonly<Partial<Record<EvaluationParty, string>>>;
    }
  | {
      /** 不足以评定: a party that must take part is missing, or too little weight is present. */
      readonly ok: false;
      readonly missing: readonly EvaluationParty[];
      readonly presentWeight: number;
    };

/**
 * The score of all parties together (R99): the weighted mean over the parties present. Valid only when evaluator, users
 * and buyer are present and enough weight is; fewer than three experts count as absent, and from five on the highest
 * and the lowest are dropped. Throws when a score is not within 0 and 100.
 */
export function multiPartyScore(
  law: Law,
  scores: readonly PartyScore[],
  findings: readonly ComplianceFinding[],
  on: CityDate,
): MultiPartyResult {
  const weights = setting(law, 'evaluation.weights', on).value;
  const present = parties(weights).flatMap((party) => {
    const score = partyMean(law, party, scores, on);
    return score === undefined ? [] : [{ party, score, weight: weights[party] }];
  });
  let presentWeight = 0;
  let sum = zero;
  for (const { score, weight } of present) {
    presentWeight += weight;
    sum = plus(sum, times(score, ratio(weight, 1)));
  }
  const required = setting(law, 'evaluation.required', on).value;
  const missing = required.filter((party) => !present.some((one) => one.party === party));
  const enough = presentWeight >= setting(law, 'evaluation.min-weight', on).value;
  if (missing.length > 0 || !enough) return { ok: false, missing, presentWeight };
  const score = times(sum, ratio(1, presentWeight));
  const earned = grade(law, score, on);
  const serious = findings.some((finding) => finding.serious);
  return {
    ok: true,
    score,
    scoreShown: shown(score),
    grade: serious ? 'poor' : earned,
    capped: serious && earned !== 'poor',
    parties: Object.fromEntries(present.map((one) => [one.party, shown(one.score)])),
  };
}

/**
 * The grade of a score from 0 to 100 by the bands in force (财预〔2020〕10号: 优 90, 良 80, 中 60), by its unrounded value:
 * 89.999 is 良 although it is shown as 90.00. Throws below every band.
 */
export function grade(law: Law, score: Ratio | number, on: CityDate): Grade {
  const exact = typeof score === 'number' ? exactly(score) : score;
  const bands = [...setting(law, 'indicator.bands', on).value].sort((a, b) => b.from - a.from);
  const band = bands.find((one) => compare(exact, exactly(one.from)) >= 0);
  if (band === undefined) throw new RangeError(`no band for ${shown(exact)}`);
  return band.grade;
}

function partyMean(law: Law, party: EvaluationParty, all: readonly PartyScore[], on: CityDate): Ratio | undefined {
  const scores = all.filter((one) => one.party === party && one.conflicted !== true).map(inRange);
  if (scores.length === 0) return undefined;
  if (party !== 'expert') return mean(scores);
  if (scores.length < setting(law, 'evaluation.min-experts', on).value) return undefined;
  const trimmed = scores.length >= setting(law, 'evaluation.trim-experts-from', on).value;
  return mean(trimmed ? [...scores].sort(compare).slice(1, -1) : scores);
}

function inRange({ score, scorer }: PartyScore): Ratio {
  if (score < 0 || score > 100) throw new RangeError(`${scorer} gave ${score}, which is not within 0 and 100`);
  return exactly(score);
}

function parties(weights: Readonly<Record<EvaluationParty, number>>): readonly EvaluationParty[] {
  const all = ['buyer', 'finance', 'civil-affairs', 'evaluator', 'expert', 'user', 'public'] as const;
  return all.filter((party) => weights[party] > 0);
}
