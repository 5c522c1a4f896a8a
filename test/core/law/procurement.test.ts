import { describe, expect, it } from 'vitest';
import { seededLaw } from '../../../src/law/law.ts';
import { methodCodes, methodNames } from '../../../src/law/method.ts';
import { allowedMethods, band, methodLimits, panelProblem, panelSize, turnout } from '../../../src/law/procurement.ts';

const on = '2026-11-24';
const wan = 1_000_000;
const methods = (budget: number) => allowedMethods(seededLaw, budget, on).map((one) => one.method);

describe('the methods open to an amount', () => {
  it('change at the thresholds themselves', () => {
    expect([30 * wan - 1, 30 * wan, 200 * wan - 1, 200 * wan].map((budget) => band(seededLaw, budget, on))).toEqual([
      'below-threshold',
      'between',
      'between',
      'open-tender',
    ]);
  });

  it('include quotations and directed purchase only below the threshold', () => {
    expect(methods(20 * wan)).toEqual(expect.arrayContaining(['quotation', 'directed', 'open-tender']));
    expect(methods(60 * wan)).not.toContain('quotation');
    expect(methods(60 * wan)).not.toContain('directed');
    expect(methods(60 * wan)[0]).toBe('competitive-consultation');
  });

  it('need the approval of finance above the open-tender threshold, open tender apart', () => {
    for (const { method, needs } of allowedMethods(seededLaw, 200 * wan, on)) {
      expect(needs.includes('finance-approval'), method).toBe(method !== 'open-tender');
    }
  });

  it('are all named in both languages', () => {
    expect(new Set(methodCodes)).toEqual(new Set(Object.keys(methodNames)));
  });
});

describe('how many suppliers are enough', () => {
  it.each([
    ['open-tender', 3, false, 'enough'],
    ['open-tender', 2, false, 'failed'],
    ['competitive-consultation', 2, false, 'may-continue'],
    ['competitive-consultation', 1, false, 'failed'],
    ['competitive-negotiation', 2, false, 'failed'],
    ['competitive-negotiation', 2, true, 'may-continue'],
    ['single-source', 1, false, 'enough'],
    ['single-source', 0, false, 'failed'],
  ] as const)('%s with %i (after a failed tender: %s): %s', (method, suppliers, afterFailed, expected) => {
    expect(turnout(seededLaw, method, suppliers, on, afterFailed)).toBe(expected);
  });
});

describe('the panel', () => {
  it.each([
    ['open-tender', 60 * wan, { members: 5, experts: 4 }],
    ['open-tender', 1_000 * wan, { members: 7, experts: 5 }],
    ['competitive-consultation', 60 * wan, { members: 3, experts: 2 }],
    ['competitive-consultation', 200 * wan, { members: 5, experts: 4 }],
    ['directed', 20 * wan, undefined],
  ] as const)('of %s for %i fen', (method, budget, expected) => {
    expect(panelSize(seededLaw, method, budget, on)).toEqual(expected);
  });

  it.each([
    [{ members: 3, experts: 2 }, undefined],
    [{ members: 2, experts: 2 }, 'too-small'],
    [{ members: 4, experts: 4 }, 'even'],
    [{ members: 3, experts: 1 }, 'too-few-experts'],
    [{ members: 7, experts: 4 }, 'too-few-experts'],
    [{ members: 7, experts: 5 }, undefined],
  ] as const)('%o for a consultation: %s', (panel, expected) => {
    expect(panelProblem(seededLaw, 'competitive-consultation', 60 * wan, panel, on)).toBe(expected);
  });
});

describe('the limits of a method', () => {
  it('name the periods that its notice must keep and the weight of the price', () => {
    expect(methodLimits(seededLaw, 'competitive-consultation', on)).toMatchObject({
      preparation: 'CONS_10',
      priceWeight: { min: 10, max: 30 },
    });
    expect(methodLimits(seededLaw, 'open-tender', on)).toMatchObject({
      preparation: 'BID_20',
      priceWeight: { min: 10 },
    });
  });
});
