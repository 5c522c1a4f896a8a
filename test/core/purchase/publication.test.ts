import { describe, expect, test } from 'vitest';
import { type Case, evolve, latest } from '../../../src/engine/case.ts';
import { isReady } from '../../../src/engine/read.ts';
import { daysBetween } from '../../../src/law/date.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { drawnAgain } from '../../../src/law/lots.ts';
import { type MethodCode, methodCodes } from '../../../src/law/method.ts';
import { groundsFor } from '../../../src/law/method-ground.ts';
import { serviceMonths } from '../../../src/law/term.ts';
import { drawOf, drawsInvited, invitedTo } from '../../../src/procedures/purchase/05-publication/invited.ts';
import { closingAfterChange, firstClosing, tender } from '../../../src/procedures/purchase/05-publication/tender.ts';
import { comment } from '../../../src/procedures/purchase/comment/comment.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { people } from '../engine-people.ts';
import { caseOf } from '../engine-play.ts';
import { type PlayedStory, purchaseStory } from '../engine-stories.ts';
import {
  type AllFacts,
  after,
  at,
  attempt,
  effects,
  file,
  opened,
  opening,
  refusal,
  someone,
  supplier,
} from '../given.ts';
import { projectAnswers, purchaseBefore, purchaseCosting, tenderAnswers } from '../given-purchase.ts';

const { staff, head, proc } = people;
const prepares = { action: 'prepareTender', by: staff, at: '2026-12-24 09:00' };
const approves = { action: 'approveTender', by: head, at: '2026-12-25 09:00' };

/** Suppliers among whom is drawn. */
const poolCodes = [
  ...['52230199MJ0000018E', '52230199MJ00000269', '52230199MJ00000344'],
  ...['52230199MJ0000042Y', '52230199MJ0000050R', '52230199MJ0000069N'],
];

function prepared(changes: object) {
  return attempt(purchase, purchaseBefore('prepareTender'), { ...prepares, answers: { ...tenderAnswers, ...changes } });
}

/** The purchase as it is when its story is over. */
function lastOf({ worlds }: PlayedStory): Case {
  const last = worlds.at(-1);
  if (!last) throw new Error('nothing was played');
  return caseOf(last, 'root');
}

function refused(changes: object) {
  return refusal(prepared(changes));
}

describe('the documents', () => {
  test('wait thirty days after the intention, or say why they cannot', () => {
    const early = { ...prepares, at: '2026-12-22 23:00', answers: tenderAnswers };
    const state = purchaseBefore('prepareTender');
    expect(refusal(attempt(purchase, state, early))).toMatchObject({
      why: 'intention-long-enough',
      values: { published: '2026-11-23', from: '2026-12-23' },
    });
    const urgency = '冬季供暖中断造成的不可预见的紧急需要。';
    expect(attempt(purchase, state, { ...early, answers: { ...tenderAnswers, urgency } }).ok).toBe(true);
    expect(attempt(purchase, state, { ...early, at: '2026-12-23 00:00' }).ok).toBe(true);
  });

  test('wait for no intention below the procurement threshold, and from the threshold itself on they do', async () => {
    const days = async (cost: number) => {
      const { told } = await purchaseCosting(cost);
      const [included, prepared] = ['includeInCatalogue', 'prepareTender'].map(
        (act) => told.find(({ action }) => action === act)?.at.slice(0, 10) ?? '',
      );
      return daysBetween(included ?? '', prepared ?? '');
    };
    expect(await days(29_999_900)).toBeLessThan(5);
    expect(await days(30_000_000)).toBeGreaterThanOrEqual(30);
  });

  test('name a method that the amount allows, with its ground', () => {
    const directed = { method: 'directed', invited: [{ code: '52230199MJ0000018E', name: '冰城暖心' }] };
    expect(refused({ ...directed, ground: 'small' })).toMatchObject({
      why: 'method-allowed',
      values: { method: 'directed', budget: 48_000_000 },
    });
    expect(refused({ ground: 'sole-supplier', objected: 'no' })).toMatchObject({ why: 'ground-fits' });
    expect(refused({ ground: 'small' }).why).toBe('ground-fits');
  });

  test('invite at least three suppliers to an invited tender', () => {
    const one = { code: '52230199MJ0000018E', name: '冰城暖心' };
    const invited = { method: 'invited-tender', ground: 'few-suppliers', closing: '2027-01-28', drawn: 3 };
    expect(refused({ ...invited, invited: [one, one, one] })).toMatchObject({
      why: 'enough-invited',
      values: { named: 1, least: 3 },
    });
  });

  test('draw those who are invited among twice as many', () => {
    const named = (n: number) => poolCodes.slice(0, n).map((code) => ({ code, name: '备选组织' }));
    const invited = { method: 'invited-tender', ground: 'few-suppliers', closing: '2027-01-28' };
    expect(refused({ ...invited, invited: named(6) })).toMatchObject({ why: 'incomplete', field: 'drawn' });
    expect(refused({ ...invited, drawn: 2, invited: named(6) })).toMatchObject({ why: 'incomplete', field: 'drawn' });
    expect(refused({ ...invited, drawn: 3, invited: named(5) })).toMatchObject({
      why: 'drawn-among-enough',
      values: { pool: 5, drawn: 3, least: 6 },
    });
    expect(prepared({ ...invited, drawn: 3, invited: named(6) }).ok).toBe(true);
  });

  test('are approved, and at that moment it is drawn who is invited, so that anybody can draw it again', () => {
    const invited = poolCodes.map((code) => ({ code, name: '备选组织' }));
    const drawing = { method: 'invited-tender', ground: 'few-suppliers', closing: '2027-01-28', drawn: 3, invited };
    const drafted = after(purchase, purchaseBefore('prepareTender'), {
      ...prepares,
      answers: { ...tenderAnswers, ...drawing },
    });
    const [told, called] = effects(attempt(purchase, drafted, approves));
    const documents = latest(drafted, tender);
    const draw = documents && drawsInvited(drafted, documents, '2026-12-25T01:00:00.000Z');
    const { seed = '', lots = [] } = draw ?? {};
    expect(seed).toBe(`${drafted.number} 2026-12-25T01:00:00.000Z`);
    // Who and how many they are is told to themselves alone before the opening.
    expect(JSON.stringify(told)).not.toMatch(/MJ0000018E|drawn|lots/);
    expect(called).toEqual({ kind: 'call', codes: lots.slice(0, 3).map(({ mark }) => mark) });
    expect(lots.map(({ mark }) => mark).toSorted()).toEqual(poolCodes.toSorted());
    const page = [seed, ...lots.map(({ mark, lot }) => `${mark} ${lot}`)].join('\n');
    expect(drawnAgain(page).every(({ holds }) => holds)).toBe(true);
    const approved = (when: string) => attempt(purchase, drafted, { ...approves, at: when });
    const invitedAt = (when: string) => {
      const decided = approved(when);
      return decided.ok ? (invitedTo(decided.value.reduce(evolve, drafted)) ?? []) : [];
    };
    const approvedThen = approved('2026-12-25 09:00');
    // With the award everybody is told how it was drawn.
    expect(approvedThen.ok && drawOf(approvedThen.value.reduce(evolve, drafted))).toEqual({
      drawn: 3,
      poolSeed: seed,
      poolLots: lots,
    });
    expect(invitedAt('2026-12-25 09:00')).toEqual(lots.slice(0, 3).map(({ mark }) => mark));
    expect(invitedAt('2026-12-25 09:01')).toHaveLength(3);
    expect(invitedAt('2026-12-25 09:01')).not.toEqual(invitedAt('2026-12-25 09:00'));
  });

  test('ask no more than the approved budget', () => {
    expect(refused({ ceiling: 48_000_001 })).toMatchObject({
      why: 'ceiling-within-budget',
      values: { ceiling: 48_000_001, budget: 48_000_000 },
    });
  });

  test('use no words that shut suppliers out', () => {
    const conditions = [{ name: '注册资本不低于 50 万元', proof: '登记证书' }];
    expect(refused({ conditions })).toMatchObject({
      why: 'no-forbidden-term',
      values: { words: '注册资本', kind: 'capital', row: 1 },
    });
    const factors = [
      { name: '报价', kind: 'price', weight: 30 },
      { name: '本市业绩', kind: 'objective', weight: 70 },
    ];
    expect(refused({ factors })).toMatchObject({
      why: 'no-forbidden-factor',
      field: 'factors',
      values: { row: 2, words: '本市业绩', kind: 'local-record', zh: '《政府采购法实施条例》第二十条' },
    });
  });

  test('give no points for what is a condition', () => {
    const conditions = [{ name: '持证社工数不少于 2 名', proof: '证书' }];
    expect(refused({ conditions })).toMatchObject({ why: 'condition-is-no-factor', values: { name: '持证社工数' } });
  });

  test('weigh to a hundred, the price within the limits of the method', () => {
    const weights = (price: number, rest: number) => ({
      factors: [
        { name: '报价', kind: 'price', weight: price },
        { name: '方案', kind: 'subjective', weight: rest },
      ],
    });
    expect(refused(weights(20, 79))).toMatchObject({ why: 'weights-make-hundred', values: { sum: 99 } });
    expect(refused(weights(9, 91))).toMatchObject({
      why: 'price-weight-lawful',
      values: { weight: 9, min: 10, max: 30 },
    });
    expect(refused(weights(31, 69)).why).toBe('price-weight-lawful');
    expect(prepared(weights(30, 70)).ok).toBe(true);
    const open = { method: 'open-tender', closing: '2027-01-28', ...weights(31, 69) };
    expect(prepared(open).ok).toBe(true);
  });

  test('give no points for a price that a document fixes', () => {
    const fixedPrice = '黑发改价格〔2026〕12号';
    const factors = [{ name: '方案', kind: 'subjective', weight: 100 }];
    expect(prepared({ fixedPrice, factors }).ok).toBe(true);
    expect(refused({ factors }).why).toBe('price-weight-lawful');
    for (const weight of [1, 20, 30]) {
      const scored = [
        { name: '报价', kind: 'price', weight },
        { ...factors[0], weight: 100 - weight },
      ];
      expect(refused({ fixedPrice, factors: scored })).toMatchObject({
        why: 'fixed-price-not-scored',
        values: { weight },
      });
    }
  });

  test.each(['competitive-negotiation', 'framework'])(
    'fix no price where nothing but the price decides: %s',
    (method) => {
      const alone = { method, ground: method === 'framework' ? 'many-users' : 'complex', factors: undefined };
      expect(refused({ ...alone, fixedPrice: '黑发改价格〔2026〕12号' })).toMatchObject({
        why: 'fixed-price-not-scored',
        values: { weight: 100 },
      });
    },
  );

  test('pay the whole, not too early and with enough left at the end', () => {
    const parts = (first: number, last: number) => ({
      schedule: [
        { share: first, after: 'signature', condition: '签订后' },
        { share: last, after: 'acceptance', condition: '验收后' },
      ],
    });
    expect(refused(parts(50, 49))).toMatchObject({ why: 'schedule-makes-whole', values: { sum: 99 } });
    expect(refused(parts(51, 49))).toMatchObject({ why: 'schedule-within-caps', values: { part: 'advance' } });
    const small = {
      schedule: [{ share: 91, after: 'midterm', condition: '中期后' }, ...parts(1, 9).schedule.slice(1)],
    };
    expect(refused(small)).toMatchObject({ why: 'schedule-within-caps', values: { part: 'final', percent: 10 } });
    expect(prepared(parts(50, 50)).ok).toBe(true);
  });

  test('leave the bidders the days of their method, up to a working day', () => {
    expect(refused({ closing: '2027-01-02' })).toMatchObject({ why: 'bid-period-lawful' });
    expect(refused({ closing: '2027-01-09' })).toMatchObject({ why: 'closing-on-workday' });
    expect(refused({ method: 'open-tender', closing: '2027-01-12' })).toMatchObject({
      why: 'bid-period-lawful',
      values: { first: '2027-01-13' },
    });
    expect(refused({ method: 'open-tender', closing: '2027-01-12' }).values).toMatchObject({
      zh: '《政府采购法》第三十五条',
    });
    expect(prepared({ method: 'open-tender', closing: '2027-01-13' }).ok).toBe(true);
  });
});

test('why documents did not wait is published with them', () => {
  const urgency = '冬季供暖中断造成的不可预见的紧急需要。';
  const early = { ...prepares, at: '2026-12-22 23:00', answers: { ...tenderAnswers, urgency } };
  const state = after(purchase, purchaseBefore('prepareTender'), early);
  expect(effects(attempt(purchase, state, approves))).toMatchObject([{ notice: 'tender', rows: { urgency } }]);
});

test('a ground that the programme knows not to hold is none', () => {
  const negotiates = { method: 'competitive-negotiation', factors: undefined, closing: '2027-01-08' };
  expect(refused({ ...negotiates, ground: 'tender-failed' })).toMatchObject({
    why: 'tender-did-fail',
    field: 'ground',
  });
  expect(prepared({ ...negotiates, ground: 'complex' }).ok).toBe(true);
});

test('what is added to a contract stays within its tenth, and is bought of the one who has it', () => {
  const earlier = lastOf(purchaseStory);
  const { supplier: bidder = '' } = earlier.bodies;
  const price = 48_000_000;
  const filings = earlier.filings.map((each) => ({
    ...each,
    ...(each.form === 'contract' && { answers: { ...each.answers, price } }),
  }));
  const signed = { ...earlier, id: 'earlier', number: 'HRB-2025-NANGANG-0001', filings };
  const cited = [{ procedure: purchase, state: signed, parent: undefined }];
  const code = '52230199MJ0000018E';
  const facts = { cited, bodies: [supplier(bidder, 'rep', code)] };
  const adds = (ceiling: number, of = code, more: object = facts) =>
    attempt(purchase, purchaseBefore('prepareTender'), {
      ...prepares,
      facts: more,
      answers: {
        ...tenderAnswers,
        method: 'single-source',
        ground: 'continuity',
        original: signed.number,
        invited: [{ code: of, name: '冰城暖心' }],
        ceiling,
      },
    });
  expect(adds(4_800_000)).toMatchObject({ ok: true });
  expect(refusal(adds(4_800_001))).toMatchObject({
    why: 'addition-within-contract',
    values: { why: 'too-much', most: 4_800_000, price, percent: 10 },
  });
  expect(refusal(adds(1, '52230199MJ0000A70L'))).toMatchObject({ values: { why: 'another' } });
  const unsigned = { ...facts, cited: [{ procedure: purchase, state: { ...signed, filings: [] }, parent: undefined }] };
  expect(refusal(adds(1, code, unsigned))).toMatchObject({ values: { why: 'unsigned' } });
});

/** The purchase once a single source was made public so. */
function withPublicity(state: Case, deed: Parameters<typeof attempt>[2]): Case {
  return after(purchase, state, deed);
}

describe('where only one can do it', async () => {
  const large = purchaseBefore('prepareTender', {}, await purchaseCosting(250_000_000));
  const publicity = {
    code: '52230199MJ0000018E',
    name: '冰城暖心',
    methodReason: '只有这一家取得了本市的专门许可。',
    opinions: [file],
    until: '2026-12-16',
    contact: '购买单位办公室',
  };
  const publicises = { action: 'publiciseSole', by: prepares.by, at: '2026-12-09 09:00', answers: publicity };
  const sole = {
    ...tenderAnswers,
    method: 'single-source',
    ground: 'sole-supplier',
    objected: 'no',
    invited: [{ code: publicity.code, name: publicity.name }],
    ceiling: 1,
    closing: '2027-01-08',
  };
  const filed = (state: Case, more: object = {}, facts: Partial<AllFacts> = {}) =>
    attempt(purchase, state, { ...prepares, facts, answers: { ...sole, ...more } });
  const publicised = withPublicity(large, publicises);

  test('it is made public for five working days first, from the open-tender threshold up', () => {
    expect(refusal(filed(large))).toMatchObject({ why: 'publicity-stood', values: { missing: 'yes' } });
    const short = { ...publicises, answers: { ...publicity, until: '2026-12-15' } };
    expect(refusal(attempt(purchase, large, short))).toMatchObject({
      why: 'publicity-long-enough',
      values: { least: '2026-12-16' },
    });
    const longer = { ...publicises, answers: { ...publicity, until: '2026-12-28' } };
    const still = withPublicity(large, longer);
    expect(refusal(filed(still))).toMatchObject({
      why: 'publicity-stood',
      values: { until: '2026-12-28' },
    });
    expect(refusal(attempt(purchase, publicised, publicises)).why).toBe('no-publicity-runs');
    expect(filed(publicised).ok).toBe(true);
    expect(filed(purchaseBefore('prepareTender')).ok).toBe(true);
  });

  test('anybody objects meanwhile, and whoever did has experts argue it within five working days after', () => {
    const objects = (when: string) =>
      opening(comment, 'o', {
        by: someone('rival'),
        at: when,
        answers: { stance: 'oppose', opinion: '本机构同样取得了许可，可以承接。' },
        facts: { parent: publicised },
      });
    expect(objects('2026-12-16 23:59').ok).toBe(true);
    expect(refusal(objects('2026-12-17 00:00'))).toMatchObject({ why: 'consultation-runs' });
    expect(isReady(comment.under, publicised)).toBe(true);
    expect(isReady(comment.under, large)).toBe(false);
    const objection = opened(comment, 'o', {
      by: someone('rival'),
      at: '2026-12-10 09:00',
      answers: { stance: 'oppose', opinion: '本机构同样取得了许可，可以承接。' },
      facts: { parent: publicised },
    });
    const facts = { comments: [objection] };
    expect(refusal(filed(publicised, {}, facts))).toMatchObject({ why: 'objections-counted', values: { count: 1 } });
    const argued = { objected: 'yes', argument: [file] };
    expect(refusal(filed(publicised, { ...argued, argument: undefined, arguedOn: '2026-12-18' }, facts))).toMatchObject(
      {
        why: 'incomplete',
        field: 'argument',
      },
    );
    for (const arguedOn of ['2026-12-16', '2026-12-24']) {
      const wrong = { ...argued, arguedOn, publicFrom: '2026-12-09' };
      expect(refusal(filed(publicised, wrong, facts))).toMatchObject({
        why: 'objections-argued',
        values: { over: '2026-12-16', until: '2026-12-23' },
      });
    }
    expect(filed(publicised, { ...argued, arguedOn: '2026-12-23', publicFrom: '2026-12-09' }, facts).ok).toBe(true);
  });
});

test('bids are due once the notice has stood, the documents could be had and bids be prepared, whichever is last', () => {
  const first = (method: MethodCode, day: string) => firstClosing(seededLaw, method, at(`${day} 10:00`));
  // Across the holiday of October the documents must be had for five working days, which is longer than ten days.
  expect(first('competitive-consultation', '2026-09-30')).toEqual({ date: '2026-10-13', code: 'DOC_CONS' });
  expect(first('competitive-consultation', '2026-11-02')).toEqual({ date: '2026-11-12', code: 'CONS_10' });
  expect(first('competitive-consultation', '2026-02-13')?.date).toBe('2026-02-27');
  expect(first('competitive-negotiation', '2026-11-02')).toEqual({ date: '2026-11-05', code: 'NEG_3' });
  expect(first('single-source', '2026-11-02')).toEqual({ date: '2026-11-09', code: 'SS_PUB' });
  expect(first('directed', '2026-11-02')).toBeUndefined();
});

test('a change of the documents moves the closing by the rule of each method', () => {
  const moved = methodCodes.map((method) => [method, closingAfterChange(seededLaw, method, at('2026-11-02 10:00'))]);
  expect(Object.fromEntries(moved)).toEqual({
    'open-tender': '2026-11-17',
    'invited-tender': '2026-11-17',
    'competitive-negotiation': '2026-11-05',
    'competitive-consultation': '2026-11-07',
    quotation: '2026-11-05',
    framework: '2026-11-22',
    'single-source': undefined,
    directed: undefined,
    emergency: undefined,
  });
});

test('another than the author approves, and with it the tender is published and bidding open until the closing', () => {
  const state = purchaseBefore('approveTender');
  const both = { ...staff, seats: [...staff.seats, ...head.seats] };
  expect(refusal(attempt(purchase, state, { ...approves, by: both })).why).toBe('same-person');
  expect(effects(attempt(purchase, state, approves))).toMatchObject([
    {
      kind: 'publish',
      notice: 'tender',
      rows: { budget: 48_000_000, content: projectAnswers.content, closing: '2027-01-08', hour: '09:30' },
    },
  ]);
  const open = after(purchase, state, approves);
  expect(open).toMatchObject({
    position: 'bidding.open',
    opens: '2027-01-08T01:30:00.000Z',
    due: { date: '2027-01-08' },
  });
});

test('documents that lay too long cannot go out with the old closing', () => {
  const late = { ...approves, at: '2026-12-30 09:00' };
  expect(refusal(attempt(purchase, purchaseBefore('approveTender'), late))).toMatchObject({
    why: 'bid-period-still-lawful',
    values: { first: '2027-01-09' },
  });
});

test('documents that can no longer go out are sent back however often they were before; others are decided', () => {
  const returns = { action: 'returnTender', by: head, at: '2026-12-25 09:00', answers: { mend: '请补充评分细则。' } };
  const corrects = { action: 'correctTender', by: staff, at: '2026-12-25 10:00', answers: tenderAnswers };
  const twice = after(purchase, purchaseBefore('approveTender'), returns, corrects, returns, corrects);
  expect(refusal(attempt(purchase, twice, returns))).toMatchObject({ why: 'few-returns', values: { most: 2 } });
  const late = { ...returns, at: '2026-12-30 09:00' };
  expect(attempt(purchase, twice, late).ok).toBe(true);
});

test('from the open-tender threshold up finance approves any other method first', async () => {
  const ceiling = 250_000_000;
  const state = purchaseBefore('prepareTender', {}, await purchaseCosting(ceiling));
  const drafted = after(purchase, state, { ...prepares, answers: { ...tenderAnswers, ceiling } });
  expect(effects(attempt(purchase, drafted, approves))).toEqual([]);
  const waiting = after(purchase, drafted, approves);
  expect(waiting.position).toBe('publication.supervise');
  const answers = { number: '哈财采〔2026〕118号' };
  const supervises = { action: 'superviseMethod', by: proc, at: '2026-12-28 09:00', answers };
  expect(effects(attempt(purchase, waiting, supervises))).toMatchObject([{ notice: 'tender' }]);
  expect(after(purchase, waiting, supervises).position).toBe('bidding.open');
});

test('the grounds of the law belong to their methods', () => {
  expect(groundsFor('competitive-consultation')).toContain('purchased-service');
  expect(groundsFor('single-source')).not.toContain('purchased-service');
  expect(groundsFor('open-tender')).toEqual([]);
});

test.each([
  ['2027-01-01', '2027-12-31', 12],
  ['2027-01-01', '2028-01-01', 13],
  ['2027-03-15', '2028-03-14', 12],
  ['2027-03-15', '2027-04-14', 1],
])('a service from %s to %s lasts %i months', (start, end, months) => {
  expect(serviceMonths(start, end)).toBe(months);
});
