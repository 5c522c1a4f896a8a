import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CostedCard, Overseen, World } from '../../src/app/ports/stores.ts';
import { type AnyStore, now, openCase, stores } from './given-store.ts';

const day = 86_400_000;
const at = (days: number): Date => new Date(now.getTime() + days * day);
const all = { procedure: 'purchase', sight: 'all', claims: [] } as const;
const claimed: Pick<Overseen, 'procedure' | 'claims'> = {
  procedure: 'payment',
  claims: ['request.due', 'request.correct'],
};

describe.each(stores)('what is looked over, %s', (_where, open) => {
  let city: AnyStore;

  beforeAll(async () => {
    city = await open();
    await city.store.transact(async (world) => {
      for (const [id, zh] of [
        ['mz', '民政局'],
        ['wj', '卫健委'],
      ] as const)
        await world.people.putBody({ id, kind: 'department', name: { zh, en: id }, status: 'active' });
      const name = { zh: '养老', en: 'Elderly' };
      for (const [id, body, year] of [
        ['l1', 'mz', 2027],
        ['l2', 'mz', 2026],
        ['l3', 'wj', 2026],
      ] as const)
        await world.ledger.putLine({ id, body, year, item: 'A0402', name, limit: 1_000_000 });
      await given(world);
    });
  });
  afterAll(() => city.drop());

  const found = (asked: Partial<Overseen>): Promise<readonly CostedCard[]> =>
    city.store.read(async (world) => (await world.oversight.cards({ ...all, ...asked }, now, { limit: 50 })).items);
  const numbers = async (asked: Parameters<typeof found>[0]) => (await found(asked)).map(({ number }) => number);

  test('a case costs what was agreed, else awarded, else set aside', async () => {
    const costs = (await found({})).map(({ number, amount, method }) => [number, amount, method]);
    expect(costs).toEqual([
      ['P-5', undefined, undefined],
      ['P-4', 70_000, undefined],
      ['P-3', 300_000, 'competitive-consultation'],
      ['P-2', 190_000, 'open-tender'],
      ['P-1', 180_000, 'open-tender'],
    ]);
    expect((await found({ procedure: 'payment' })).find(({ number }) => number === 'Y-1')?.amount).toBe(50_000);
  });

  test.each<readonly [Partial<Overseen>, readonly string[]]>([
    [{ sight: 'public' }, ['P-3', 'P-2', 'P-1']],
    [{ state: 'open' }, ['P-5', 'P-4', 'P-3', 'P-2']],
    [{ state: 'closed' }, ['P-1']],
    [{ state: 'late' }, ['P-4', 'P-2']],
    [{ state: 'late', sight: 'public' }, ['P-2']],
    [{ buyer: 'wj' }, ['P-4']],
    [{ step: 'budget' }, ['P-5', 'P-4']],
    [{ step: 'bud' }, []],
    [{ method: 'open-tender' }, ['P-2', 'P-1']],
    [{ method: 'directed' }, []],
    [{ least: 190_000 }, ['P-3', 'P-2']],
    [{ most: 190_000 }, ['P-4', 'P-2', 'P-1']],
    [{ least: 100_000, most: 200_000, method: 'open-tender', state: 'open' }, ['P-2']],
    [{ words: '卫健委' }, ['P-4']],
    [{ words: '送餐|助残' }, ['P-3']],
    [{ words: '%' }, []],
  ])('of %j there are %j', async (asked, expected) => {
    expect(await numbers(asked)).toEqual(expected);
    const sums = await city.store.read((world) => world.oversight.sums({ ...all, ...asked }, now));
    const cards = await found(asked);
    expect(sums).toEqual({
      count: expected.length,
      late: cards.filter(({ number }) => number === 'P-4' || number === 'P-2').length,
      amount: cards.reduce((sum, { amount = 0 }) => sum + amount, 0),
    });
  });

  test('a list can be paged to its end, each case once', async () => {
    const seen: string[] = [];
    for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
      const page = await city.store.read((world) =>
        world.oversight.cards(all, now, { limit: 2, ...(after !== undefined && { after }) }),
      );
      seen.push(...page.items.map(({ number }) => number));
      after = page.after;
    }
    expect(seen).toEqual(['P-5', 'P-4', 'P-3', 'P-2', 'P-1']);
  });

  test('what is late is counted by who holds it, each case once for each of them', async () => {
    const late = (sight: 'all' | 'public') => city.store.read((world) => world.oversight.late({ ...all, sight }, now));
    expect(await late('all')).toEqual([
      { role: 'finance_budget', body: undefined, count: 2, since: at(-9) },
      { role: 'buyer_head', body: 'wj', count: 1, since: at(-9) },
    ]);
    expect(await late('public')).toEqual([{ role: 'finance_budget', body: undefined, count: 1, since: at(-2) }]);
  });

  test('nobody is late with what is not open yet, or with what he claims for himself', async () => {
    expect(await numbers({ ...claimed, state: 'late' })).toEqual(['Y-2']);
    expect((await numbers({ ...claimed, claims: [], state: 'late' })).toSorted()).toEqual(['Y-2', 'Y-3', 'Y-4']);
    await city.store.read(async (world) => {
      expect((await world.oversight.sums({ ...all, ...claimed }, now)).late).toBe(1);
      expect(await world.oversight.late({ ...all, ...claimed }, now)).toEqual([
        { role: 'buyer_staff', body: 'mz', count: 1, since: at(-3) },
      ]);
    });
  });

  test('the lines of the budget come with what is set aside, agreed and paid, of all or of those asked for', async () => {
    const lines = (bodies: 'all' | readonly string[]) => city.store.read((world) => world.oversight.lines(bodies));
    const balances = (await lines('all')).map(({ id, limit, reserved, committed, paid }) => [
      id,
      limit,
      reserved,
      committed,
      paid,
    ]);
    expect(balances).toEqual([
      ['l2', 1_000_000, 300_000, 130_000, 50_000],
      ['l1', 1_000_000, 0, 0, 0],
      ['l3', 1_000_000, 70_000, 0, 0],
    ]);
    expect((await lines(['wj'])).map(({ id }) => id)).toEqual(['l3']);
    expect(await lines([])).toEqual([]);
  });
});

/** Five purchases: one agreed and closed, one awarded, one tendered, one with money set aside, one with nothing. */
async function given(world: World): Promise<void> {
  const purchase = (number: string, openedAt: Date, card: Parameters<typeof openCase>[2] = {}): Promise<string> =>
    openCase(world, number, { procedure: 'purchase', openedAt, buyer: 'mz', public: false, ...card });
  const publish = async (id: string, kind: 'tender' | 'award' | 'contract', entry: object): Promise<void> => {
    const number = await world.notices.nextNumber(now);
    // What it enters is as its kind of notice would say it.
    await world.notices.publish({ number, kind, case: id, rows: {}, at: now, entry: entry as never });
  };
  const called = (method: string) => ({ table: 'tender', method, item: 'A0402', divisions: [], budget: 1, ceiling: 1 });
  const awarded = (amount: number) => ({ table: 'award', supplier: 'bc', amount, ranking: [] });
  const move = async (id: string, line: string, kind: 'reserve' | 'release' | 'commit' | 'pay', fen: number) =>
    expect((await world.ledger.move({ line, move: kind, fen, case: id, at: now })).ok).toBe(true);

  const first = await purchase('P-1', at(-50), {
    outcome: 'completed',
    public: true,
    due: at(-20),
    position: 'payment.settle',
  });
  await move(first, 'l2', 'reserve', 200_000);
  await move(first, 'l2', 'commit', 180_000);
  await move(first, 'l2', 'release', 20_000);
  await publish(first, 'tender', called('open-tender'));
  await publish(first, 'award', awarded(190_000));
  await publish(first, 'contract', {
    table: 'contract',
    buyer: 'mz',
    supplier: 'bc',
    price: 180_000,
    start: '2026-01-01',
    end: '2026-12-31',
    instalments: [],
  });
  const payment = await openCase(world, 'Y-1', { procedure: 'payment', parent: first, openedAt: at(-5) });
  await move(payment, 'l2', 'pay', 50_000);
  const late = { procedure: 'payment', parent: first, openedAt: at(-4), due: at(-3) } as const;
  const buyer = [{ role: 'buyer_staff', body: 'mz' }] as const;
  const supplier = [{ role: 'org_admin', body: 'bc' }] as const;
  await openCase(world, 'Y-2', { ...late, position: 'certify.review', opens: at(-3), waiting: buyer });
  await openCase(world, 'Y-3', { ...late, position: 'request.due', waiting: supplier });
  await openCase(world, 'Y-4', { ...late, position: 'request.correct', waiting: supplier });
  await openCase(world, 'Y-5', { ...late, position: 'certify.review', opens: at(1), waiting: buyer });
  const second = await purchase('P-2', at(-40), {
    public: true,
    due: at(-2),
    position: 'award.publish',
    waiting: [{ role: 'finance_budget' }, { role: 'finance_budget', person: 'one' }],
  });
  await publish(second, 'tender', called('competitive-consultation'));
  await publish(second, 'tender', called('open-tender'));
  await publish(second, 'award', awarded(190_000));
  const third = await purchase('P-3', at(-30), {
    public: true,
    due: at(4),
    title: '助残服务',
    position: 'bidding.open',
    waiting: [{ role: 'agency' }],
  });
  await move(third, 'l2', 'reserve', 300_000);
  await publish(third, 'tender', called('competitive-consultation'));
  const fourth = await purchase('P-4', at(-20), {
    buyer: 'wj',
    due: at(-9),
    position: 'budget.sign',
    waiting: [{ role: 'finance_budget' }, { role: 'buyer_head', body: 'wj' }],
  });
  await move(fourth, 'l3', 'reserve', 70_000);
  await purchase('P-5', at(-10), { position: 'budget.request', waiting: [{ role: 'buyer_staff', body: 'mz' }] });
}
