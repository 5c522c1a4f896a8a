import { describe, expect, test } from 'vitest';
import { seededLaw } from '../../../src/law/law.ts';
import { methodCodes } from '../../../src/law/method.ts';
import { methodChoices, type Verdict } from '../../../src/law/method-choice.ts';
import { allowedMethods } from '../../../src/law/procurement.ts';
import { fc } from '../../properties.ts';

const on = '2026-11-24';
const wan = 1_000_000;

function verdictsAt(budget: number, tenderFailed = false): Readonly<Record<string, Verdict>> {
  const choices = methodChoices(seededLaw, methodCodes, { budget, tenderFailed }, on);
  return Object.fromEntries(choices.map(({ method, verdict }) => [method, verdict]));
}

describe('what becomes of each method', () => {
  test('below the threshold all are free, the light ones too', () => {
    const small = verdictsAt(30 * wan - 1);
    for (const method of ['directed', 'quotation', 'open-tender', 'competitive-consultation', 'single-source']) {
      expect(small[method], method).toBe('free');
    }
  });

  test('between the thresholds all but the open tender take a ground', () => {
    expect(verdictsAt(30 * wan)).toEqual({
      'open-tender': 'free',
      'invited-tender': 'ground',
      'competitive-negotiation': 'ground',
      'competitive-consultation': 'ground',
      'single-source': 'ground',
      framework: 'ground',
      quotation: 'amount',
      directed: 'amount',
      emergency: 'amount',
    });
  });

  test('from the open-tender threshold up finance approves, and of a single source all may object first', () => {
    expect(verdictsAt(200 * wan - 1)['competitive-consultation']).toBe('ground');
    expect(verdictsAt(200 * wan)).toMatchObject({
      'open-tender': 'free',
      'competitive-consultation': 'approval',
      framework: 'approval',
      'single-source': 'publicity',
      directed: 'amount',
    });
  });

  test('a failed tender is a ground only where one has failed', () => {
    const grounds = (tenderFailed: boolean) =>
      methodChoices(seededLaw, ['competitive-negotiation'], { budget: 60 * wan, tenderFailed }, on)[0]?.grounds;
    expect(grounds(false)).not.toContain('tender-failed');
    expect(grounds(true)).toContain('tender-failed');
  });

  test('is what the amount allows, whatever the amount, and always cites its rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 * wan }), fc.boolean(), (budget, tenderFailed) => {
        const allowed = allowedMethods(seededLaw, budget, on).map(({ method }) => method);
        for (const { method, verdict, citation } of methodChoices(
          seededLaw,
          methodCodes,
          { budget, tenderFailed },
          on,
        )) {
          expect(verdict === 'amount').toBe(!allowed.some((each) => each === method));
          expect(citation.zh).not.toBe('');
        }
      }),
    );
  });
});
