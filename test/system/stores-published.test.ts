import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../../src/app/ports/stores.ts';
import type { Entry } from '../../src/engine/published.ts';
import { instant } from '../../src/law/date.ts';
import { type AnyStore, openCase, stores } from './given-store.ts';

const factors = [
  { supplier: 'bc', factor: '报价', points: 30, most: 30 },
  { supplier: 'bc', factor: '服务方案', points: 65.5, most: 70 },
  { supplier: 'sh', factor: '报价', points: 28.42, most: 30 },
  { supplier: 'sh', factor: '服务方案', points: 51.58, most: 70 },
] as const;
const indicators = [
  { name: '满意度', sense: 'at-least', promised: 90, reached: 94.5, unit: '%' },
  { name: '应急响应', sense: 'at-most', promised: 30, reached: 35, unit: '分钟' },
] as const;

const dates = { start: '2026-01-01', end: '2026-12-31' };

describe.each(stores)('what was published, %s', (_where, open) => {
  let city: AnyStore;
  let first: string;
  let second: string;

  beforeAll(async () => {
    city = await open();
    [first, second] = await city.store.transact(async (world) => {
      const one = await openCase(world, 'P-1', { procedure: 'purchase' });
      const two = await openCase(world, 'P-2', { procedure: 'purchase' });
      await tell(world, one, '2025-12-30', {
        table: 'need',
        item: 'A0402',
        users: 10,
        groups: ['elderly'],
        divisions: [],
      });
      await tell(world, one, '2026-01-05', {
        table: 'need',
        item: 'A0402',
        users: 320,
        groups: ['elderly', 'disabled'],
        divisions: ['230102'],
      });
      await tell(world, one, '2026-01-20', tender('A0402', 'open-tender'));
      await tell(world, one, '2026-02-10', {
        table: 'award',
        supplier: 'bc',
        amount: 90_000,
        ranking: [
          { supplier: 'bc', rank: 1, price: 90_000, points: 95.5 },
          { supplier: 'sh', rank: 2, price: 95_000, points: 80 },
        ],
        factors,
      });
      await tell(world, one, '2026-02-28', contract('mz', 100_000));
      await tell(world, one, '2026-06-01', contract('mz', 90_000));
      await tell(world, one, '2026-03-05', {
        table: 'payment',
        supplier: 'bc',
        number: 1,
        amount: 30_000,
        paidOn: '2026-03-05',
        voucher: 'v1',
      });
      await tell(world, one, '2026-09-01', {
        table: 'evaluation',
        supplier: 'bc',
        score: 91.25,
        grade: 'excellent',
        indicators,
      });
      await tell(world, two, '2026-01-21', tender('A0305', 'directed'));
      await tell(world, two, '2026-03-01', contract('wj', 200_000));
      await tell(world, two, '2026-10-01', { table: 'evaluation', supplier: 'bc', score: 80.75, grade: 'good' });
      return [one, two];
    });
  });
  afterAll(() => city.drop());

  test('is told to whoever has subscribed to its project, once, and to nobody who has not', async () => {
    const when = (time: string) => instant('2026-03-06', time);
    await city.store.transact(async ({ subscriptions }) => {
      await subscriptions.add('li', { feed: 'project', about: first }, when('09:00'));
      await subscriptions.add('li', { feed: 'project', about: first }, when('12:00'));
      await subscriptions.add('wu', { feed: 'project', about: second }, when('09:00'));
      await subscriptions.add('xu', { feed: 'project', about: first }, when('09:00'));
      await subscriptions.remove('xu', { feed: 'project', about: first });
    });
    const numbers = await city.store.transact(async (world) => {
      await world.cases.lock(first);
      const payment = await openCase(world, 'P-1-1', { procedure: 'payment', parent: first });
      return Promise.all(
        [first, payment].map(async (of, place) => {
          const number = `N-${place}`;
          await world.notices.publish({ number, kind: 'payment', case: of, rows: {}, at: when('10:00') });
          return number;
        }),
      );
    });
    const due = (until: Date) => city.store.read(({ subscriptions }) => subscriptions.due(until, turns(until)));
    const turns = (until: Date) => [{ feed: 'digest' as const, since: until }];
    const take = (until: Date, who = 'li') =>
      city.store.transact(({ subscriptions }) => subscriptions.take(who, until, turns(until)));
    expect(await due(when('09:59'))).toEqual([]);
    expect(await due(when('10:30'))).toEqual(['li']);
    expect(await take(when('10:30'))).toEqual({
      notices: numbers.map((number) => ({ number, about: first, feed: 'project' })),
      turned: [],
    });
    expect(await take(when('10:30'))).toEqual({ notices: [], turned: [] });
    expect(await due(when('11:00'))).toEqual([]);
    const read = await city.store.read(({ notices }) => notices.byNumbers(numbers));
    expect(read.map(({ number }) => number).toSorted()).toEqual(numbers);
    expect(await city.store.read(({ subscriptions }) => subscriptions.of('wu'))).toEqual([
      { feed: 'project', about: second },
    ]);
    // The chat of an office hears of its own notices, and of what has its turn.
    const seat = { role: 'group_sec', body: 'group' } as const;
    const own = { feed: 'digest', about: '', seat } as const;
    const post = await city.store.transact(async ({ people, subscriptions }) => {
      const chat = { channel: 'telegram', address: '-100', language: 'zh', title: '协调小组' } as const;
      const { person } = await people.putPost(chat);
      await subscriptions.add(person.id, { feed: 'notices', about: '', seat }, when('09:00'));
      await subscriptions.add(person.id, own, when('09:00'));
      await subscriptions.note({ post: person.id, feed: 'digest', on: true, person: 'li', seat, at: when('09:00') });
      await people.movePost('telegram', '-100', '-200');
      expect((await people.putPost({ ...chat, address: '-200' })).person.id).toBe(person.id);
      expect(await people.account('telegram', '-100')).toBeUndefined();
      return person.id;
    });
    expect(await due(when('11:00'))).toEqual([post]);
    const told = await take(when('11:00'), post);
    expect(told.notices.map(({ number, feed }) => [number, feed])).toEqual(
      numbers.map((number) => [number, 'notices']),
    );
    expect(told.turned).toEqual([own]);
    await city.store.transact(({ subscriptions }) => subscriptions.removeAll(post));
    expect(await due(when('23:00'))).toEqual([]);
  });

  test('is read as it was said last', async () => {
    const about = await city.store.read((world) => world.published.about(first));
    expect(about).toMatchObject({
      need: { item: 'A0402', users: 320, groups: ['elderly', 'disabled'], divisions: ['230102'] },
      tender: { method: 'open-tender', item: 'A0402', divisions: ['230102'], budget: 120_000, ceiling: 110_000 },
      award: {
        supplier: 'bc',
        amount: 90_000,
        ranking: [
          { supplier: 'bc', rank: 1, price: 90_000, points: 95.5 },
          { supplier: 'sh', rank: 2, price: 95_000, points: 80 },
        ],
        factors,
      },
      evaluation: { supplier: 'bc', score: 91.25, grade: 'excellent', indicators },
    });
    expect(await city.store.read((world) => world.published.about('none'))).toEqual({
      need: undefined,
      tender: undefined,
      award: undefined,
      evaluation: undefined,
    });
  });

  test('of several purchases in one go', async () => {
    const found = await city.store.read((world) => world.published.tenders([second, first, 'none']));
    expect([...found].map(([id, { method }]) => [id, method]).toSorted()).toEqual(
      [
        [first, 'open-tender'],
        [second, 'directed'],
      ].toSorted(),
    );
    expect((await city.store.read((world) => world.published.tenders([]))).size).toBe(0);
  });

  test('purchases are found by who was awarded them, and by what their tender says now', async () => {
    const { awardedTo, tendered } = await city.store.read(async (world) => ({
      awardedTo: [await world.published.awardedTo(['bc', 'none']), await world.published.awardedTo([])],
      tendered: [
        await world.published.tendered({ divisions: ['230102', '230199'], items: ['A0402'] }),
        await world.published.tendered({ items: ['A0305', 'A0402'], method: 'directed' }),
        await world.published.tendered({ divisions: ['230199'] }),
      ],
    }));
    expect(awardedTo).toEqual([[first], []]);
    expect(tendered).toEqual([[first], [second], []]);
  });

  test('a search can be narrowed and widened by cases, and summed', async () => {
    const search = (words: string, narrowed: Parameters<World['cases']['sums']>[2]) =>
      city.store.read(async (world) => ({
        ids: (await world.cases.search(words, 'purchase', { limit: 9, ...narrowed })).items
          .map(({ id }) => id)
          .toSorted(),
        sums: await world.cases.sums(words, 'purchase', narrowed),
      }));
    const both = [first, second].toSorted();
    expect(await search('', {})).toEqual({ ids: both, sums: { count: 2, amount: 290_000 } });
    expect(await search('', { among: [second] })).toEqual({ ids: [second], sums: { count: 1, amount: 200_000 } });
    expect(await search('', { among: [] })).toEqual({ ids: [], sums: { count: 0, amount: 0 } });
    expect(await search('别的 居家', { also: [[first], []] })).toEqual({
      ids: [first],
      sums: { count: 1, amount: 90_000 },
    });
    expect(await search('别的 另外', { also: [[first], [second]] })).toEqual({
      ids: [],
      sums: { count: 0, amount: 0 },
    });
  });

  test('notices are searched by kind and by the words of their case; organisations by parts of their name', async () => {
    const found = await city.store.read(async (world) => ({
      tenders: (await world.notices.latest({ limit: 9, kind: 'tender' })).items.map(({ kind }) => kind),
      named: (await world.notices.latest({ limit: 99, words: 'p-2' })).items.map(({ caseNumber }) => caseNumber),
      none: (await world.notices.latest({ limit: 9, kind: 'award', words: 'p-2' })).items,
    }));
    expect(found.tenders).toEqual(['tender', 'tender']);
    expect(new Set(found.named)).toEqual(new Set(['P-2']));
    expect(found.none).toEqual([]);
    const names = await city.store.transact(async (world) => {
      for (const [id, zh, status] of [
        ['bc', '冰城暖心', 'verified'],
        ['sh', '松花江', 'suspended'],
      ] as const)
        await world.people.putBody({ id, kind: 'organisation', name: { zh, en: 'Ice' }, status });
      return Promise.all([['暖心'], ['ice'], ['松花'], ['%'], []].map((parts) => world.people.organisations(parts, 5)));
    });
    expect(names.map((bodies) => bodies.map(({ id }) => id))).toEqual([['bc'], ['bc'], [], [], []]);
  });

  test('a supplier has as many contracts as purchases, however often they were changed', async () => {
    const of = (id: string) => city.store.read((world) => world.published.record(id));
    expect(await of('bc')).toEqual({ contracts: 2, grades: { excellent: 1, good: 1 } });
    expect(await of('sh')).toEqual({ contracts: 0, grades: {} });
  });

  test('a contract counts when it was signed, with the price that it has now', async () => {
    const figures = (from: string, to: string) =>
      city.store.read((world) => world.published.figures({ from: instant(from, '00:00'), to: instant(to, '00:00') }));
    expect(await figures('2026-01-01', '2027-01-01')).toEqual({
      contracts: 2,
      amount: 290_000,
      paid: 30_000,
      users: 320,
      evaluated: 2,
      score: 86,
      byItem: [
        { item: 'A0305', contracts: 1, amount: 200_000 },
        { item: 'A0402', contracts: 1, amount: 90_000 },
      ],
      byBuyer: [
        { buyer: 'wj', contracts: 1, amount: 200_000 },
        { buyer: 'mz', contracts: 1, amount: 90_000 },
      ],
    });
    expect(await figures('2026-02-01', '2026-03-01')).toMatchObject({
      contracts: 1,
      amount: 90_000,
      paid: 0,
      evaluated: 0,
    });
    expect(await figures('2026-03-02', '2026-09-02')).toMatchObject({
      contracts: 0,
      amount: 0,
      paid: 30_000,
      score: 91.25,
    });
  });

  test('a contract that is revoked counts no more: neither among the figures, nor for its supplier, nor on its project’s page', async () => {
    const figures = () =>
      city.store.read((world) =>
        world.published.figures({ from: instant('2029-01-01', '00:00'), to: instant('2030-01-01', '00:00') }),
      );
    const record = async () => (await city.store.read((world) => world.published.record('bc'))).contracts;
    const before = await record();
    const line = { id: 'revoked', body: 'mz', year: 2029, item: 'A0402', name: { zh: '养老', en: 'Care' }, limit: 900 };
    const move = (kind: 'reserve' | 'commit' | 'uncommit') =>
      city.store.transact((world) =>
        world.ledger.move({
          line: 'revoked',
          move: kind,
          fen: 500,
          case: 'revoked',
          at: instant('2029-03-01', '10:00'),
        }),
      );
    const award = { table: 'award', supplier: 'bc', amount: 500, ranking: [] } as const;
    await city.store.transact(async (world) => {
      await openCase(world, 'R-1', { id: 'revoked', procedure: 'purchase' });
      await world.ledger.putLine(line);
      await tell(world, 'revoked', '2029-02-01', award);
      await tell(world, 'revoked', '2029-03-01', contract('mz', 500));
    });
    const page = () =>
      city.store.read(async ({ published }) => ({
        price: (await published.spending('revoked'))?.price,
        awarded: (await published.about('revoked')).award?.amount,
        listed: (await published.awards(['revoked'])).get('revoked')?.amount,
      }));
    await move('reserve');
    await move('commit');
    expect(await figures()).toMatchObject({ contracts: 1, amount: 500, byBuyer: [{ buyer: 'mz' }] });
    expect(await record()).toBe(before + 1);
    expect(await page()).toEqual({ price: 500, awarded: 500, listed: 500 });
    await move('uncommit');
    expect(await figures()).toMatchObject({ contracts: 0, amount: 0, byBuyer: [] });
    expect(await record()).toBe(before);
    expect(await page()).toEqual({ price: undefined, awarded: undefined, listed: undefined });
    await city.store.transact((world) => tell(world, 'revoked', '2029-04-01', { ...award, amount: 450 }));
    expect(await page()).toEqual({ price: undefined, awarded: 450, listed: 450 });
  });
});

function tender(item: string, method: 'open-tender' | 'directed'): Entry {
  return { table: 'tender', method, item, divisions: ['230102'], budget: 120_000, ceiling: 110_000 };
}

function contract(buyer: string, price: number): Entry {
  return { table: 'contract', buyer, supplier: 'bc', price, ...dates, instalments: [] };
}

async function tell(world: World, of: string, day: string, entry: Entry): Promise<void> {
  const at = instant(day, '10:00');
  const number = await world.notices.nextNumber(at);
  const kind = entry.table === 'need' ? 'consultation' : entry.table;
  await world.notices.publish({ number, kind, case: of, rows: {}, at, entry });
}
