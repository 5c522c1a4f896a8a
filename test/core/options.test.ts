import { expect, test } from 'vitest';
import type { Source } from '../../src/engine/form.ts';
import { optionsOf } from '../../src/engine/procedure.ts';
import { catalogueGroups, catalogueItems, experts, ownSeats, users } from '../../src/procedures/common/options.ts';
import { indicators } from '../../src/procedures/purchase/01-setup/options.ts';
import { budgetLines } from '../../src/procedures/purchase/02-budget/funding.ts';
import { factors, standards } from '../../src/procedures/purchase/05-publication/options.ts';
import { bids } from '../../src/procedures/purchase/06-bidding/options.ts';
import { qualified as qualifiedBids } from '../../src/procedures/purchase/07-qualification/options.ts';
import { rankedBids } from '../../src/procedures/purchase/09-award/options.ts';
import { at } from './given.ts';
import { bidsOpened, caseIn, evaluated, type Family, factsFor, qualified, running } from './given-story.ts';

const admin = { person: 'alpha-admin', role: 'org_admin', body: 'alpha' } as const;

function offered(family: Family, source: Source, on?: string) {
  const state = caseIn(family, on);
  const facts = factsFor(family, state);
  return optionsOf(source, { state, answers: {}, by: admin, facts, now: at('2027-01-15 10:00') });
}

const values = (family: Family, source: Source, on?: string) => offered(family, source, on).map(({ value }) => value);

test('budget lines are named with their year; what is left on them is said only where one chooses', () => {
  expect(offered(bidsOpened, budgetLines)).toEqual([
    {
      value: 'line-2027',
      zh: '2027年 居家养老',
      en: '2027 Home care',
      now: { zh: '余 ¥11,520,000', en: '¥11,520,000 left' },
    },
  ]);
});

test('bids are named by their organisations, and after the judgement only those that passed', () => {
  expect(offered(bidsOpened, bids)[0]).toEqual({ value: 'bid-alpha', zh: 'alpha', en: 'alpha' });
  expect(values(bidsOpened, qualifiedBids)).toEqual([]);
  expect(values(qualified, qualifiedBids)).toEqual(['bid-alpha', 'bid-beta', 'bid-gamma']);
});

test('ranked bids come in their order, with points and price', () => {
  expect(offered(evaluated, rankedBids).map(({ zh }) => zh)).toEqual([
    '第 1 名 alpha（94.13 分，报价 ¥460,000）',
    '第 2 名 beta（80 分，报价 ¥440,000）',
    '第 3 名 gamma（63.72 分，报价 ¥470,000）',
  ]);
});

test('the price is no factor that anybody gives points for', () => {
  expect(values(qualified, factors)).toEqual(['服务方案', '持证社工数']);
});

test('a report refers to the indicators of the purchase it belongs to', () => {
  expect(values(running, indicators, 'report-1')).toEqual(['上门次数', '应急响应', '意外减少', '满意度']);
  expect(values(running, standards, 'payment-1')).toEqual(['上门照料']);
});

test('people are offered by what they can be named for, bodies by where one sits', () => {
  expect(values(qualified, users)).toEqual(expect.arrayContaining(['u1', 'u2', 'both']));
  expect(values(qualified, users)).not.toContain('e1');
  expect(values(qualified, experts)).toEqual(expect.arrayContaining(['e1', 'e2', 'e3', 'insider', 'rival']));
  expect(values(qualified, experts)).not.toContain('u1');
  expect(values(qualified, ownSeats)).toEqual(['alpha']);
});

test('a service can be chosen down to the item that can be bought', () => {
  expect(values(bidsOpened, catalogueItems)).toContain('A0402');
  expect(values(bidsOpened, catalogueItems)).not.toContain('A04');
  expect(values(bidsOpened, catalogueGroups)).toContain('A04');
});
