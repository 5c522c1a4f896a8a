import { describe, expect, test } from 'vitest';
import type { MethodCode } from '../../src/law/method.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { people } from '../core/engine-people.ts';
import { after, attempt, file, refusal } from '../core/given.ts';
import { purchaseBefore, purchaseCosting, tenderAnswers } from '../core/given-purchase.ts';

/**
 * In which ways the law lets a department buy a service, and on which ground each (政府采购法 Art 26–32, 实施条例 Art 26–27,
 * 财库〔2014〕214号 Art 3): its officer hands in the documents of the tender; with the ground and its proof they go on to his head, without it they do not.
 */

const invited = [
  ...['52230199MJ0000018E', '52230199MJ00000269', '52230199MJ00000344'],
  ...['52230199MJ0000042Y', '52230199MJ0000050R', '52230199MJ0000069N'],
].map((code) => ({ code, name: '备选组织' }));
const [oneInvited] = invited;

/** In yuan: below the procurement threshold, between it and that of the open tender, and above both. */
const costing = {
  small: purchaseBefore('prepareTender', {}, await purchaseCosting(28_000_000)),
  middle: purchaseBefore('prepareTender'),
  large: purchaseBefore('prepareTender', {}, await purchaseCosting(250_000_000)),
};
type Size = keyof typeof costing;

function handsIn(size: Size, method: MethodCode, more: object, state = costing[size]) {
  const when = size === 'small' ? '2026-12-01 09:00' : '2026-12-24 09:00';
  const scored = method === 'competitive-negotiation' || method === 'quotation' ? { factors: undefined } : {};
  const answers = {
    ...tenderAnswers,
    ceiling: 1_000_000,
    method,
    ground: undefined,
    methodReason: undefined,
    objected: 'no',
    closing: '2027-01-28',
    ...scored,
    ...more,
  };
  return attempt(purchase, state, { action: 'prepareTender', by: people.staff, at: when, answers });
}

const forTalks = { methodReason: '服务内容复杂，具体要求要在谈判中才能确定。' };
const sole = { invited: [oneInvited], methodReason: '只有这一家具备失能老人照护的特许资质。' };

/** The ground in plain words, the method, its name in the documents, and what is handed in with it. */
const grounds = [
  ['a service that government buys', 'competitive-consultation', 'purchased-service', forTalks],
  ['a service too complex to be specified', 'competitive-consultation', 'complex', forTalks],
  ['a service whose price cannot be reckoned before', 'competitive-consultation', 'price-unknown', forTalks],
  ['a service that few can render', 'invited-tender', 'few-suppliers', { ...forTalks, invited, drawn: 3 }],
  ['an open tender that would cost too much', 'invited-tender', 'open-too-costly', { ...forTalks, invited, drawn: 3 }],
  ['a service too complex to be specified', 'competitive-negotiation', 'complex', forTalks],
  ['a need that nobody could foresee', 'competitive-negotiation', 'urgent', forTalks],
  ['a service whose price cannot be reckoned before', 'competitive-negotiation', 'price-unknown', forTalks],
  ['one supplier that alone can do it', 'single-source', 'sole-supplier', sole],
  ['an emergency that nobody could foresee', 'single-source', 'unforeseen', sole],
  ['several suppliers among whom the users choose', 'framework', 'many-users', forTalks],
] as const;

describe('between the two thresholds a ground of the law is wanted for all but the open tender', () => {
  test('the open tender is free', () => {
    expect(handsIn('middle', 'open-tender', {}).ok).toBe(true);
  });

  test.each(grounds)('%s: %s', (_what, method, ground, proof) => {
    expect(handsIn('middle', method, { ...proof, ground }).ok).toBe(true);
  });

  test.each(grounds)('%s: %s, and not without saying why', (_what, method, ground, { methodReason: _, ...proof }) => {
    expect(refusal(handsIn('middle', method, { ...proof, ground }))).toMatchObject({
      why: 'incomplete',
      field: 'methodReason',
    });
    expect(refusal(handsIn('middle', method, { ...proof, methodReason: '领导要求尽快完成采购。' }))).toMatchObject({
      why: 'incomplete',
      field: 'ground',
    });
  });

  test.each([
    ['competitive-consultation', 'sole-supplier', {}],
    ['competitive-negotiation', 'purchased-service', {}],
    ['invited-tender', 'price-unknown', { invited, drawn: 3 }],
    ['single-source', 'complex', sole],
    ['framework', 'urgent', {}],
  ] as const)('%s is not chosen for %s, which is the ground of another', (method, ground, more) => {
    expect(refusal(handsIn('middle', method, { ...forTalks, ...more, ground }))).toMatchObject({
      why: 'ground-fits',
      source: expect.stringContaining('政府采购法 Art 29–31'),
    });
  });

  test('a tender that failed is a ground only where one did', () => {
    const failed = { ...forTalks, ground: 'tender-failed' };
    expect(refusal(handsIn('middle', 'competitive-negotiation', failed))).toMatchObject({
      why: 'tender-did-fail',
      source: expect.stringContaining('政府采购法 Art 30'),
    });
  });

  test('what is added to a contract names that contract, and that a small amount it is has no weight here', () => {
    const added = { ...sole, ground: 'continuity' };
    expect(refusal(handsIn('middle', 'single-source', added))).toMatchObject({ field: 'original' });
    expect(refusal(handsIn('middle', 'competitive-consultation', { ...forTalks, ground: 'small' })).why).toBe(
      'ground-fits',
    );
  });
});

describe('the amount decides too', () => {
  test.each(['quotation', 'directed'] as const)('%s is for small amounts alone', (method) => {
    const asked = { ...forTalks, ground: 'small', ...(method === 'directed' && { invited: [oneInvited] }) };
    expect(handsIn('small', method, asked).ok).toBe(true);
    for (const size of ['middle', 'large'] as const) {
      expect(refusal(handsIn(size, method, asked))).toMatchObject({
        why: 'method-allowed',
        source: expect.stringContaining('政府采购法 Art 26'),
      });
    }
  });

  test('from the open-tender threshold up all may object for five working days where only one is said to be able, and experts say why', () => {
    const asked = { ...sole, ground: 'sole-supplier' };
    expect(refusal(handsIn('large', 'single-source', asked))).toMatchObject({
      why: 'publicity-stood',
      source: expect.stringContaining('政府采购法实施条例 Art 38'),
    });
    const publicised = (until: string) =>
      after(purchase, costing.large, {
        action: 'publiciseSole',
        by: people.staff,
        at: '2026-12-09 09:00',
        answers: { ...oneInvited, methodReason: sole.methodReason, opinions: [file], until, contact: '购买单位办公室' },
      });
    const handed = (until: string) => handsIn('large', 'single-source', asked, publicised(until));
    expect(refusal(handed('2026-12-24')).why).toBe('publicity-stood');
    expect(handed('2026-12-16').ok).toBe(true);
  });

  test('an invitation goes to three at least, each counted once', () => {
    const asked = { ...forTalks, ground: 'few-suppliers', invited: [oneInvited, oneInvited, oneInvited], drawn: 3 };
    expect(refusal(handsIn('middle', 'invited-tender', asked))).toMatchObject({
      why: 'enough-invited',
      values: { named: 1, least: 3 },
    });
  });
});
