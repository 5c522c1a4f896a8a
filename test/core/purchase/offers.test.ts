import { describe, expect, test } from 'vitest';
import { existingCase } from '../../../src/app/facts/known.ts';
import { type Case, latest } from '../../../src/engine/case.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import type { Person } from '../../../src/engine/procedure.ts';
import { mayRead } from '../../../src/engine/read.ts';
import { procedureOf } from '../../../src/procedures/all.ts';
import { seedOf } from '../../../src/procedures/purchase/08-evaluation/draw.ts';
import { awaitsOffers, usualClosing } from '../../../src/procedures/purchase/08-evaluation/offers.ts';
import { offersOf } from '../../../src/procedures/purchase/08-evaluation/ranking.ts';
import { wonPrice } from '../../../src/procedures/purchase/09-award/awarded-bid.ts';
import { bidPrice, priceQuestion } from '../../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { memoryStore } from '../../memory/memory-store.ts';
import { alphaAdmin, betaAdmin, everyone, people } from '../engine-people.ts';
import { toldPurchase } from '../engine-stories.ts';
import { at } from '../given.ts';
import {
  caseIn,
  confirms,
  done,
  type Family,
  factsFor,
  offers as madeOffers,
  played,
  publishes,
  refused,
  type Step,
  since,
} from '../given-story.ts';

const free = since('declareNoConflict');
const whoIs = (id: string): Person => {
  const found = everyone.find((person) => person.id === id);
  if (!found) throw new Error(`nobody is called ${id}`);
  return found;
};
const gammaAdmin = whoIs('gamma-admin');
const panel = (free.root.named.panel ?? []).map(whoIs);

const [askedAt] = madeOffers;
if (!askedAt) throw new Error('final offers are asked for');
const asks: Step = askedAt;
const asked = await played(free, asks);
const offer = (by: Person, price: number, when = '2027-01-14 13:00', action = 'fileOffer'): Step => {
  const [{ body } = { body: '' }] = by.seats;
  return { on: `bid-${body}`, action, by, at: when, answers: { price } };
};
const opens: Step = { action: 'openOffers', by: people.agency, at: '2027-01-14 16:00' };

/** Every member gives the same points, and the report is drawn up and signed. */
async function judged(family: Family): Promise<Family> {
  const given = { 服务方案: 40, 持证社工数: 20 };
  const sheet = offersOf(family.root, factsFor(family, family.root)).flatMap(({ supplier }) =>
    Object.entries(given).map(([factor, score]) => ({ bid: supplier, factor, score })),
  );
  const isScored = family.root.position === 'evaluation.scoring';
  return played(
    family,
    ...(isScored
      ? panel.map((by) => ({ action: 'scoreBids', by, at: '2027-01-14 17:00', answers: { scores: sheet } }))
      : []),
    {
      action: 'concludeEvaluation',
      by: people.agency,
      at: '2027-01-15 09:00',
      answers: { summary: '按最后报价评审，推荐第一名。' },
    },
    ...panel.map((by) => ({ action: 'signReport', by, at: '2027-01-15 10:00', answers: { opinion: 'agree' } })),
  );
}

async function published(family: Family): Promise<Family> {
  return played(family, { ...confirms, at: '2027-01-18 09:00' }, { ...publishes, at: '2027-01-18 10:00' });
}

test('two bidders in consultation: each is spoken to, both make a final offer, and who is silent is not judged', async () => {
  expect(free.root.position).toBe('evaluation.consult');
  expect(waitingFor(purchase, free.root)).toEqual([{ role: 'agency' }]);
  expect(asked.root.position).toBe('evaluation.offers');
  for (const id of ['alpha', 'beta', 'gamma']) {
    const bid = caseIn(asked, `bid-${id}`);
    expect(waitingFor(procedureOf('bid'), bid)).toEqual([{ role: 'org_admin', body: id }]);
    expect(bid.due?.at).toBe('2027-01-14T08:00:00.000Z');
  }
  const opened = await played(asked, offer(alphaAdmin, 45_000_000), offer(betaAdmin, 40_000_000), opens);
  expect(opened.root.position).toBe('evaluation.scoring');
  expect(offersOf(opened.root, factsFor(opened, opened.root))).toEqual([
    { supplier: 'bid-alpha', price: 45_000_000 },
    { supplier: 'bid-beta', price: 40_000_000 },
  ]);
  expect(caseIn(opened, 'bid-gamma').position).toBe('evaluation.out');
  const told = await published(await judged(opened));
  expect(told.root.bodies.supplier).toBe('beta');
  expect(wonPrice(told.root, factsFor(told, told.root))).toBe(40_000_000);
  expect(done(told, 'publish').at(-1)?.rows).toMatchObject({
    amount: 40_000_000,
    scores: [
      { bidder: 'beta', price: 40_000_000 },
      { bidder: 'alpha', price: 45_000_000 },
    ],
  });
  const gamma = caseIn(told, 'bid-gamma');
  expect(gamma.position).toBe('award.lost');
  expect(gamma.filings.at(-1)?.answers).toMatchObject({ refused: 'no-offer', challengeUntil: expect.any(String) });
});

test('in a negotiation the lowest final offer that meets the need is first', async () => {
  const method = { method: 'competitive-negotiation', ground: 'complex' };
  const story = await toldPurchase((form) => (form === 'tender' ? method : {}));
  const talked = await played(
    since('askOffers', story),
    ...[alphaAdmin, betaAdmin, gammaAdmin].map((by, place) =>
      offer(by, [43_000_000, 43_500_000, 42_000_000][place] ?? 0),
    ),
    opens,
  );
  expect(talked.root.position).toBe('evaluation.report');
  const ranked = await judged(talked);
  expect(caseIn(ranked, 'bid-gamma').filings.at(-1)?.answers).toMatchObject({ rank: 1 });
});

describe('a final offer', () => {
  const sealed = async () => played(asked, offer(alphaAdmin, 45_000_000));

  test('is read by nobody but its own organisation before the time is over, not even by the programme', async () => {
    const family = await sealed();
    const bid = caseIn(family, 'bid-alpha');
    const filing = bid.filings.at(-1);
    if (!filing) throw new Error('an offer was made');
    const readers = (state: typeof bid) =>
      everyone.filter((person) => mayRead(procedureOf('bid'), state, filing, person, family.root)).map(({ id }) => id);
    expect(readers(bid)).toEqual(expect.arrayContaining(['alpha-admin', 'alpha-staff']));
    for (const id of ['agency', 'staff', 'head', 'audit', 'beta-admin', ...panel.map((each) => each.id)])
      expect(readers(bid)).not.toContain(id);
    expect(readers(bid)).not.toContain('supervision');
    const known = await seenAt(family, '2027-01-14 15:59');
    const [own] = known.filter(({ id }) => id === 'bid-alpha');
    expect(own?.filings.map(({ form, sealed: isSealed }) => [form, isSealed])).toContainEqual(['final-offer', true]);
    expect(own && bidPrice(own)).toBe(46_000_000);
    const opened = await played(family, offer(betaAdmin, 44_000_000), opens);
    expect(readers(caseIn(opened, 'bid-alpha'))).toEqual(expect.arrayContaining(['agency', 'staff', 'audit']));
  });

  test('that was made when the tender is ended stays sealed', async () => {
    const family = await sealed();
    const now = at('2027-02-14 09:00');
    const ended = { ...caseIn(family, 'bid-alpha'), outcome: 'cancelled' as const };
    const filing = ended.filings.at(-1);
    expect(filing && procedureOf('bid').opened?.(ended, filing, now)).toBe(false);
  });

  test('keeps to the ceiling and to its time, and can be changed until then', async () => {
    expect(refused(asked, offer(alphaAdmin, 48_000_001)).why).toBe('within-ceiling');
    expect(refused(asked, offer(alphaAdmin, 45_000_000, '2027-01-14 16:00'))).toMatchObject({
      why: 'before-offers-close',
      values: { until: '2027-01-14T08:00:00.000Z' },
    });
    const family = await sealed();
    const changed = await played(family, offer(alphaAdmin, 44_500_000, '2027-01-14 15:59', 'changeOffer'));
    expect(refused(changed, offer(alphaAdmin, 44_000_000, '2027-01-14 16:00', 'changeOffer')).why).toBe(
      'before-offers-close',
    );
    const opened = await played(changed, offer(betaAdmin, 44_600_000), opens);
    expect(bidPrice(caseIn(opened, 'bid-alpha'))).toBe(44_500_000);
  });

  test('is the organisation’s, by its head alone', () => {
    const staff = whoIs('alpha-staff');
    expect(refused(asked, { ...offer(alphaAdmin, 45_000_000), by: staff }).why).toBe('not-your-turn');
    expect(refused(asked, { ...offer(betaAdmin, 45_000_000), on: 'bid-alpha' }).why).toBe('not-your-turn');
  });

  test('that is abnormally low is asked about when it is opened', async () => {
    const family = await played(asked, offer(alphaAdmin, 20_000_000), offer(betaAdmin, 44_000_000), opens);
    const alpha = caseIn(family, 'bid-alpha');
    expect(alpha.position).toBe('evaluation.explain');
    expect(latest(alpha, priceQuestion)?.reasons).toEqual(['of-second', 'of-ceiling']);
    expect(done(family, 'act').filter(({ action }) => action === 'askPrice')).toHaveLength(1);
  });

  test('does not change the lots, which are drawn by what was sealed at the opening', async () => {
    const family = await played(asked, offer(alphaAdmin, 45_000_000), offer(betaAdmin, 44_000_000), opens);
    expect(seedOf(family.root, factsFor(family, family.root))).toBe(seedOf(free.root, factsFor(free, free.root)));
  });
});

test('whoever leaves the talks before his final offer is judged no more', async () => {
  const leaves = {
    on: 'bid-gamma',
    action: 'dropOut',
    by: gammaAdmin,
    at: '2027-01-14 13:00',
    answers: { reason: '核算以后不能再降价。' },
  };
  const left = await played(asked, leaves);
  expect(caseIn(left, 'bid-gamma').position).toBe('evaluation.out');
  expect(refused(left, offer(gammaAdmin, 45_000_000)).why).toBe('not-at-this-step');
  const opened = await played(left, offer(alphaAdmin, 45_000_000), offer(betaAdmin, 44_000_000), opens);
  expect(offersOf(opened.root, factsFor(opened, opened.root)).map(({ supplier }) => supplier)).toEqual([
    'bid-alpha',
    'bid-beta',
  ]);
});

test('all offers are opened together, and none before the time that all had', async () => {
  const all = [alphaAdmin, betaAdmin, gammaAdmin].map((by) => offer(by, 44_000_000));
  const family = await played(asked, ...all);
  expect(refused(family, { ...opens, at: '2027-01-14 15:59' })).toMatchObject({
    why: 'offers-are-due',
    values: { until: '2027-01-14T08:00:00.000Z' },
  });
  expect(refused(family, { ...opens, by: people.staff }).why).toBe('not-your-turn');
});

test('fewer than the method goes on with are not judged: the agency asks to stop, and the head decides', async () => {
  const alone = await played(asked, offer(alphaAdmin, 45_000_000), opens);
  expect(alone.root.position).toBe('evaluation.report');
  const concludes = { action: 'concludeEvaluation', by: people.agency, at: '2027-01-15 09:00' };
  expect(refused(alone, { ...concludes, answers: { summary: '只有一家，推荐它成交。' } })).toMatchObject({
    why: 'enough-valid',
    values: { count: 1 },
  });
  const ended = await played(
    alone,
    {
      action: 'stopEvaluation',
      by: people.agency,
      at: '2027-01-15 09:00',
      answers: { cause: 'too-few-valid', reason: '提交最后报价的只有一家。' },
    },
    { action: 'confirmStop', by: people.head, at: '2027-01-15 10:00' },
  );
  expect(ended.root.position).toBe('bidding.failed');
  expect(caseIn(ended, 'bid-gamma').outcome).toBe('cancelled');
});

describe('final offers are asked for', () => {
  const call = asks.answers ?? {};

  test('once each bidder was spoken to', () => {
    const talks = [{ bid: 'bid-alpha', said: '确认了报价构成。' }];
    expect(refused(free, { ...asks, answers: { ...call, talks } })).toMatchObject({
      why: 'every-bidder-heard',
      values: { bidders: [{ zh: 'beta' }, { zh: 'gamma' }] },
    });
  });

  test.each([
    ['on a day off', '2027-01-16', '16:00', 'no'],
    ['sooner than in two hours', '2027-01-14', '10:00', 'yes'],
    ['for a time that is over', '2027-01-13', '16:00', 'yes'],
  ])('with time for them, and not %s', (_, closing, hour, workday) => {
    expect(refused(free, { ...asks, answers: { ...call, closing, hour } })).toMatchObject({
      why: 'offers-have-time',
      values: { workday, hours: 2 },
    });
  });

  test.each([
    ['2027-01-14 14:00', '2027-01-14'],
    ['2027-01-14 14:01', '2027-01-15'],
    ['2027-01-15 17:00', '2027-01-18'],
  ])('and at %s it lies ready for %s', (now, closing) => {
    expect(usualClosing(factsFor(free, free.root), at(now))).toEqual({ closing, hour: '16:00' });
  });
});

test('a member who steps back meanwhile is replaced, and the offers stay what they are', async () => {
  const [leaver] = panel;
  if (!leaver) throw new Error('there is a panel');
  const vacant = await played(asked, offer(alphaAdmin, 45_000_000), {
    action: 'recusePanelMember',
    by: leaver,
    at: '2027-01-14 13:30',
    answers: { reason: '与阿尔法负责人相识。' },
  });
  const filled = await played(vacant, {
    action: 'replaceMember',
    by: people.agency,
    at: '2027-01-14 14:00',
    answers: { leaves: leaver.id, reason: '本人回避' },
  });
  expect(filled.root.position).toBe('evaluation.panel');
  const [joins = ''] = (filled.root.named.panel ?? []).filter((id) => !panel.some((each) => each.id === id));
  const declared = await played(filled, offer(betaAdmin, 44_000_000, '2027-01-14 14:10'), {
    action: 'declareNoConflict',
    by: whoIs(joins),
    at: '2027-01-14 14:30',
    answers: { noInterest: true, secrecy: true },
  });
  expect(declared.root.position).toBe('evaluation.offers');
  expect(declared.root.opens).toBe('2027-01-14T08:00:00.000Z');
  expect((await played(declared, opens)).root.position).toBe('evaluation.scoring');
});

test('purchases of before, and tenders, are judged by the bids as they were opened', async () => {
  expect(awaitsOffers(free.root)).toBe(true);
  expect(awaitsOffers({ ...free.root, version: 4 })).toBe(false);
  const tender = { method: 'open-tender', closing: '2027-01-20' };
  const told = await toldPurchase((form) => (form === 'tender' ? tender : {}));
  expect(since('declareNoConflict', told).root.position).toBe('evaluation.scoring');
  expect(told.told.some(({ action }) => action === 'askOffers')).toBe(false);
});

/** The bids of the purchase as the programme sees them at this time. */
async function seenAt({ world }: Family, when: string): Promise<readonly Case[]> {
  const store = memoryStore({ now: () => at(when), tables: world.tables, newId: () => 'none' });
  const { family } = await store.transact((city) => existingCase(city, world.root));
  return family.filter(({ procedure }) => procedure === 'bid');
}
