import { describe, expect, it } from 'vitest';
import { type EvaluationParty, grade, multiPartyScore, type PartyScore } from '../../../src/law/evaluation.ts';
import { indicatorScore } from '../../../src/law/indicator.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { ratio, shown } from '../../../src/law/ratio.ts';

const on = '2026-11-24';

function scores(given: Partial<Record<EvaluationParty, readonly number[]>>): readonly PartyScore[] {
  const parties = ['buyer', 'finance', 'civil-affairs', 'evaluator', 'expert', 'user', 'public'] as const;
  return parties.flatMap((party) =>
    (given[party] ?? []).map((score, index) => ({ party, score, scorer: `${party}-${index}` })),
  );
}

function evaluated(given: readonly PartyScore[], serious = false) {
  return multiPartyScore(seededLaw, given, [{ by: 'audit', serious }], on);
}

const everyone = scores({
  buyer: [90],
  finance: [80],
  'civil-affairs': [100],
  evaluator: [85],
  expert: [70, 80, 90],
  user: [95],
  public: [60],
});

describe('the evaluation by all parties', () => {
  it('weighs each party', () => {
    // 20·90 + 10·80 + 5·100 + 30·85 + 10·80 + 20·95 + 5·60 = 8650
    expect(evaluated(everyone)).toMatchObject({ ok: true, scoreShown: '86.50', grade: 'good', capped: false });
  });

  it('weighs those present when the score is enough without the others', () => {
    // (20·90 + 30·85 + 20·95) ÷ 70 = 89.2857…
    const three = everyone.filter((one) => ['buyer', 'evaluator', 'user'].includes(one.party));
    expect(evaluated(three)).toMatchObject({ ok: true, scoreShown: '89.29' });
  });

  it.each(['buyer', 'evaluator', 'user'] as const)('is not enough without the %s', (party) => {
    expect(evaluated(everyone.filter((one) => one.party !== party))).toMatchObject({ ok: false, missing: [party] });
  });

  it('leaves out a scorer with an interest, even when that leaves too little', () => {
    const conflicted = everyone.map((one) => (one.party === 'user' ? { ...one, conflicted: true } : one));
    expect(evaluated(conflicted)).toEqual({ ok: false, missing: ['user'], presentWeight: 80 });
  });

  it('hears experts from three on, and from five drops the highest and the lowest', () => {
    const experts = (...given: number[]) =>
      evaluated([...everyone.filter((one) => one.party !== 'expert'), ...scores({ expert: given })]);
    // Without the experts' 10 points of weight: 7850 ÷ 90.
    expect(experts(0, 0)).toMatchObject({ ok: true, scoreShown: '87.22' });
    expect(experts(0, 80, 85, 90, 100)).toMatchObject({ ok: true, parties: { expert: '85.00' } });
    expect(experts(0, 80, 80, 80)).toMatchObject({ ok: true, parties: { expert: '60.00' } });
  });

  it('is held at poor by a serious finding until that is decided', () => {
    expect(evaluated(everyone, true)).toMatchObject({ ok: true, scoreShown: '86.50', grade: 'poor', capped: true });
  });

  it('does not take a score beyond 100', () => {
    expect(() => evaluated([...everyone, ...scores({ user: [101] })])).toThrow(RangeError);
  });
});

describe('the grade', () => {
  it.each([
    [100, 'excellent'],
    [90, 'excellent'],
    [89.99, 'good'],
    [80, 'good'],
    [79.99, 'fair'],
    [60, 'fair'],
    [59.99, 'poor'],
    [0, 'poor'],
  ] as const)('of %d is %s', (score, expected) => {
    expect(grade(seededLaw, score, on)).toBe(expected);
  });

  it('goes by the unrounded score', () => {
    const almost = ratio(89_999, 1_000);
    expect(shown(almost)).toBe('90.00');
    expect(grade(seededLaw, almost, on)).toBe('good');
  });
});

describe('an indicator', () => {
  const visits = { weight: 12, target: 2_400 };
  const points = (reached: number) => shown(indicatorScore(seededLaw, visits, reached, on));

  it('gives all points at its target, none at the floor of 60 %, and in proportion between', () => {
    expect([points(2_400), points(3_000), points(1_920), points(1_440), points(0)]).toEqual([
      '12.00',
      '12.00',
      '6.00',
      '0.00',
      '0.00',
    ]);
  });

  it('is turned over when lower is better', () => {
    const complaints = { weight: 10, target: 2, lowerIsBetter: true };
    expect([0, 2, 2.5, 4].map((n) => shown(indicatorScore(seededLaw, complaints, n, on)))).toEqual([
      '10.00',
      '10.00',
      '5.00',
      '0.00',
    ]);
  });
});
