import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitment, ledgerEntry } from '../../db/schema.ts';
import type { Page } from '../../src/app/ports/records.ts';
import type { Ledger, LinesUsed } from '../../src/app/ports/stores.ts';
import { fc } from '../properties.ts';
import { type AnyStore, now, openCase, stores } from './given-store.ts';

class Taken extends Error {
  readonly taken: { readonly key: string; readonly number: string };
  constructor(taken: Taken['taken']) {
    super(taken.key);
    this.taken = taken;
  }
}

describe.each(stores)('the money of a store, %s', (kind, open) => {
  const there = kind === 'in Postgres';
  let city: AnyStore;

  beforeAll(async () => {
    city = await open();
  });
  afterAll(() => city.drop());

  type Move = Parameters<Ledger['move']>[0]['move'];

  async function putLine(id: string, limit: number): Promise<void> {
    const line = { id, body: id, year: 2026, item: 'elderly', name: { zh: '养老', en: 'Elderly care' }, limit };
    await city.store.transact((world) => world.ledger.putLine(line));
  }

  function move(line: string, kind: Move, fen: number, on = 'c') {
    return city.store.transact((world) => world.ledger.move({ line, move: kind, fen, case: on, at: now }));
  }

  async function pots(line: string) {
    const [found] = await city.store.transact((world) => world.ledger.lines(line));
    return found && [found.limit, found.reserved, found.committed, found.paid];
  }

  test('money goes from reserved to committed to paid, and back', async () => {
    await putLine('way', 1_000);
    const ways: [Move, number, number[]][] = [
      ['reserve', 600, [1_000, 600, 0, 0]],
      ['commit', 500, [1_000, 100, 500, 0]],
      ['release', 100, [1_000, 0, 500, 0]],
      ['pay', 200, [1_000, 0, 300, 200]],
      ['bounce', 150, [1_000, 0, 450, 50]],
      ['pay', 150, [1_000, 0, 300, 200]],
      ['uncommit', 300, [1_000, 0, 0, 200]],
      ['reserve', 800, [1_000, 800, 0, 200]],
      ['raise', 500, [1_500, 800, 0, 200]],
      ['cut', 400, [1_100, 800, 0, 200]],
      ['recover', 50, [1_100, 800, 0, 150]],
    ];
    for (const [kind, fen, after] of ways) {
      expect(await move('way', kind, fen)).toEqual({ ok: true, value: undefined });
      expect(await pots('way')).toEqual(after);
    }
  });

  test.each<[Move, number]>([
    ['reserve', 401],
    ['release', 301],
    ['commit', 301],
    ['uncommit', 201],
    ['pay', 201],
    ['bounce', 101],
    ['recover', 101],
    ['cut', 401],
  ])('%s of %i fen is refused with what is available, and changes nothing', async (kind, fen) => {
    const line = `refused-${kind}`;
    await putLine(line, 1_000);
    await move(line, 'reserve', 600);
    await move(line, 'commit', 300);
    await move(line, 'pay', 100);
    const refused = await move(line, kind, fen);
    expect(refused).toEqual({ ok: false, refusal: { why: 'over-budget', values: { line, fen, available: fen - 1 } } });
    expect(await pots(line)).toEqual([1_000, 300, 200, 100]);
    expect(await move(line, kind, fen - 1)).toEqual({ ok: true, value: undefined });
  });

  test('what a line was adjusted by stays when its grant is entered again, and is counted with it', async () => {
    await putLine('granted', 1_000);
    await move('granted', 'raise', 300);
    await putLine('granted', 1_000);
    expect(await pots('granted')).toEqual([1_300, 0, 0, 0]);
    await move('granted', 'cut', 700);
    await move('granted', 'reserve', 600);
    expect((await move('granted', 'cut', 1)).ok).toBe(false);
    await expect(putLine('granted', 999)).rejects.toThrow();
    const all = await city.store.transact((world) => world.ledger.all());
    expect(all.find(({ id }) => id === 'granted')?.limit).toBe(600);
  });

  test.runIf(there).each<[Move, readonly Move[], number[]]>([
    ['reserve', [], [7_000, 7_000, 0, 0]],
    ['commit', ['reserve'], [7_000, 0, 7_000, 0]],
    ['pay', ['reserve', 'commit'], [7_000, 0, 0, 7_000]],
    ['bounce', ['reserve', 'commit', 'pay'], [7_000, 0, 7_000, 0]],
    ['recover', ['reserve', 'commit', 'pay'], [7_000, 0, 0, 0]],
    ['release', ['reserve'], [7_000, 0, 0, 0]],
    ['uncommit', ['reserve', 'commit'], [7_000, 0, 0, 0]],
    ['cut', [], [0, 0, 0, 0]],
  ])('of sixty-four who %s at once where there is enough for ten, ten get it', async (kind, before, after) => {
    const line = `race-${kind}`;
    await putLine(line, 10 * 7_00);
    for (const each of before) await move(line, each, 7_000);
    const results = await Promise.all(Array.from({ length: 64 }, () => move(line, kind, 7_00)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    expect(await pots(line)).toEqual(after);
    const entries = await city.database.select().from(ledgerEntry);
    expect(entries.filter((entry) => entry.line === line && entry.move === kind)).toHaveLength(10);
  });

  /** Of a new case; what it is refused is undone, as by whoever claims in earnest. */
  async function claims(number: string, ...keys: readonly string[]) {
    return city.store
      .transact(async (world) => {
        const id = await openCase(world, number);
        const taken = await world.cases.claim(id, { rule: 'once', keys });
        if (taken) throw new Taken(taken);
        return id;
      })
      .catch((error: unknown) => {
        if (error instanceof Taken) return error.taken;
        throw error;
      });
  }

  test('of sixty-four cases that claim one invoice at once one has it, and the others are told which', async () => {
    const numbers = Array.from({ length: 64 }, (_, place) => `CLAIM-${place + 1}`);
    const results = await Promise.all(numbers.map((number) => claims(number, 'race')));
    const refused = results.filter((each) => typeof each !== 'string');
    expect(refused).toHaveLength(63);
    const has = numbers[results.findIndex((each) => typeof each === 'string')];
    expect(new Set(refused.map(({ key, number }) => `${key} ${number}`))).toEqual(new Set([`race ${has}`]));
  });

  test('what a case claims no more another can have, and under another rule the same key is another', async () => {
    const first = await claims('CLAIM-A', 'one', 'two');
    if (typeof first !== 'string') throw new Error('nobody else has it');
    expect(await claims('CLAIM-B', 'three', 'two')).toEqual({ key: 'two', number: 'CLAIM-A' });
    const claim = (rule: string, keys: readonly string[]) =>
      city.store.transact((world) => world.cases.claim(first, { rule, keys }));
    expect(await claim('once', ['one', 'four'])).toBeUndefined();
    expect(await claims('CLAIM-C', 'three', 'two')).toBeTypeOf('string');
    expect(await claim('another', ['two'])).toBeUndefined();
    expect(await claim('once', ['two'])).toEqual({ key: 'two', number: 'CLAIM-C' });
  });

  test('whatever is moved, the sums are those of the entries, and no line bears more than its limit', async () => {
    const kinds = fc.constantFrom<Move>('reserve', 'release', 'commit', 'uncommit', 'pay', 'bounce', 'recover');
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(kinds, fc.integer({ min: 1, max: 60 })), { maxLength: 12 }), async (moves) => {
        run += 1;
        const line = `any-${run}`;
        await putLine(line, 100);
        const expected = { reserved: 0, committed: 0, paid: 0 };
        for (const [kind, fen] of moves) {
          if (!(await move(line, kind, fen)).ok) continue;
          if (kind === 'reserve') expected.reserved += fen;
          if (kind === 'release' || kind === 'commit') expected.reserved -= fen;
          if (kind === 'commit' || kind === 'bounce') expected.committed += fen;
          if (kind === 'uncommit' || kind === 'pay') expected.committed -= fen;
          if (kind === 'pay') expected.paid += fen;
          if (kind === 'bounce' || kind === 'recover') expected.paid -= fen;
        }
        const { reserved, committed, paid } = expected;
        expect(await pots(line)).toEqual([100, reserved, committed, paid]);
        expect(Math.min(reserved, committed, paid)).toBeGreaterThanOrEqual(0);
        expect(reserved + committed + paid).toBeLessThanOrEqual(100);
      }),
      { numRuns: 25 },
    );
  });

  test.runIf(there).each([
    ['reserved_fen = 101', 'budget_line_within_limit'],
    ['paid_fen = 101', 'budget_line_within_limit'],
    ['reserved_fen = -1', 'budget_line_reserved_not_negative'],
    ['committed_fen = -1', 'budget_line_committed_not_negative'],
    ['paid_fen = -1', 'budget_line_paid_not_negative'],
  ])('the database itself refuses %s, whoever writes', async (change, constraint) => {
    await putLine('wall', 100);
    const written = city.database.sql.unsafe(`update budget_line set ${change} where id = 'wall'`);
    await expect(written).rejects.toMatchObject({ code: '23514', constraint_name: constraint });
  });

  /** Two purchases, with a payment under the first between them. */
  function twoPurchases(sign: string, id: string) {
    return city.store.transact(async (world) => {
      const one = await openCase(world, `${sign}-1`, { id: `${id}-1`, procedure: 'purchase' });
      const child = await openCase(world, `${sign}-2`, { procedure: 'payment', parent: one });
      return [one, child, await openCase(world, `${sign}-3`, { id: `${id}-2`, procedure: 'purchase' })] as const;
    });
  }

  async function committedFor(line: string) {
    const rows = await city.database.select().from(commitment).orderBy(commitment.case);
    return rows.filter((row) => row.line === line).map(({ case: of, committed, paid }) => [of, committed, paid]);
  }

  test.runIf(there)(
    'what is committed and paid is kept for each purchase, whichever case of its family moves it',
    async () => {
      await putLine('kept', 1_000);
      const [one, child, other] = await twoPurchases('K', 'kept');
      await move('kept', 'reserve', 900, one);
      await move('kept', 'commit', 300, one);
      await move('kept', 'commit', 200, one);
      await move('kept', 'commit', 400, other);
      await move('kept', 'pay', 250, child);
      await move('kept', 'bounce', 100, one);
      await move('kept', 'uncommit', 50, one);
      expect(await committedFor('kept')).toEqual([
        ['kept-1', 450, 150],
        ['kept-2', 400, 0],
      ]);
    },
  );

  test.runIf(there).each<Move>(['pay', 'uncommit'])(
    '%s beyond a contract takes nothing from the other on its line, and leaves nothing behind',
    async (kind) => {
      const line = `beyond-${kind}`;
      await putLine(line, 1_000);
      await move(line, 'reserve', 800, 'a');
      await move(line, 'commit', 300, 'a');
      await move(line, 'commit', 500, 'b');
      await move(line, 'pay', 100, 'a');
      const before = [await pots(line), await committedFor(line)];
      await expect(move(line, kind, 201, 'a')).rejects.toMatchObject({
        cause: { constraint_name: 'commitment_paid_within_committed' },
      });
      await expect(move(line, kind, 1, 'c')).rejects.toThrow(`nothing is committed on line ${line} for case c`);
      expect([await pots(line), await committedFor(line)]).toEqual(before);
      expect(await move(line, kind, 200, 'a')).toEqual({ ok: true, value: undefined });
    },
  );

  test('no more comes back than was paid under a contract, whatever is paid on its line', async () => {
    await putLine('back', 1_000);
    await move('back', 'reserve', 800, 'a');
    await move('back', 'commit', 300, 'a');
    await move('back', 'commit', 500, 'b');
    await move('back', 'pay', 100, 'a');
    await move('back', 'pay', 400, 'b');
    await expect(move('back', 'bounce', 101, 'a')).rejects.toThrow();
    expect(await pots('back')).toEqual([1_000, 0, 300, 500]);
    expect(await move('back', 'bounce', 100, 'a')).toEqual({ ok: true, value: undefined });
    expect(await pots('back')).toEqual([1_000, 0, 400, 400]);
  });

  test('of two contracts on one line none takes what was committed for the other', async () => {
    await putLine('two', 1_000);
    await move('two', 'reserve', 800, 'a');
    await move('two', 'commit', 300, 'a');
    await move('two', 'commit', 500, 'b');
    await move('two', 'pay', 100, 'a');
    for (const kind of ['pay', 'uncommit'] as const) await expect(move('two', kind, 201, 'a')).rejects.toThrow();
    await expect(move('two', 'pay', 1, 'c')).rejects.toThrow('nothing is committed on line two for case c');
    expect(await pots('two')).toEqual([1_000, 0, 700, 100]);
  });

  test.runIf(there).each([
    ['committed_fen = -1', 'commitment_committed_not_negative'],
    ['paid_fen = -1', 'commitment_paid_not_negative'],
    ['paid_fen = 101', 'commitment_paid_within_committed'],
    ['committed_fen = 39', 'commitment_paid_within_committed'],
  ])(
    'the database itself refuses a contract of 100, paid to 40, with %s, whoever writes',
    async (change, constraint) => {
      const line = `contract ${change}`;
      await putLine(line, 100);
      await move(line, 'reserve', 100);
      await move(line, 'commit', 100);
      await move(line, 'pay', 40);
      const written = city.database.sql.unsafe(`update commitment set ${change} where line = '${line}'`);
      await expect(written).rejects.toMatchObject({ code: '23514', constraint_name: constraint });
    },
  );

  test('a limit cannot be put below what is given away', async () => {
    await putLine('shrunk', 100);
    await move('shrunk', 'reserve', 80);
    await expect(putLine('shrunk', 79)).rejects.toThrow();
    await putLine('shrunk', 80);
    expect(await pots('shrunk')).toEqual([80, 80, 0, 0]);
  });

  test('no amount but a positive whole number of fen is moved, and no line that is not there', async () => {
    await putLine('amounts', 100);
    for (const fen of [0, -1, 0.5, Number.NaN])
      await expect(move('amounts', 'reserve', fen)).rejects.toThrow(RangeError);
    await expect(move('nowhere', 'reserve', 1)).rejects.toThrow('no budget line');
  });

  test('notices are numbered by the year of the city without gaps, and come newest first', async () => {
    const publish = (day: string) =>
      city.store.transact(async (world) => {
        const number = await world.notices.nextNumber(new Date(day));
        await world.notices.publish({ number, kind: 'tender', case: 'told', rows: { ceiling: 5 }, at: new Date(day) });
        return number;
      });
    await city.store.transact((world) => openCase(world, 'T-1', { id: 'told', title: '养老' }));
    // The second is told after midnight in the city, when it is still the old year in Greenwich.
    const days = ['2026-12-31T15:59:00.000Z', '2026-12-31T16:01:00.000Z', '2027-01-05T00:00:00.000Z'];
    const numbers: string[] = [];
    for (const day of days) numbers.push(await publish(day));
    expect(numbers).toEqual(['HRB-2026-GG-0001', 'HRB-2027-GG-0001', 'HRB-2027-GG-0002']);
    const { ofCase, first, second, one } = await city.store.transact(async (world) => ({
      ofCase: await world.notices.ofCase('told'),
      first: await world.notices.latest({ limit: 2 }),
      second: await world.notices.latest({ limit: 2, ...next(await world.notices.latest({ limit: 2 })) }),
      one: await world.notices.byNumber('HRB-2026-GG-0001'),
    }));
    expect(ofCase.map(({ number }) => number)).toEqual(numbers.toReversed());
    expect(first.items.map(({ number }) => number)).toEqual(numbers.toReversed().slice(0, 2));
    expect(second.items.map(({ number }) => number)).toEqual(numbers.slice(0, 1));
    expect(second.after).toBeUndefined();
    expect(one).toMatchObject({ kind: 'tender', case: 'told', caseNumber: 'T-1', title: '养老', rows: { ceiling: 5 } });
  });

  test('notices are numbered under the prefix that the city has on their day', async () => {
    await city.changes('city.number-prefix', '2028-01-01', 'XYZ');
    const numberOn = (day: string) => city.store.transact((world) => world.notices.nextNumber(new Date(day)));
    expect(await numberOn('2028-03-01T00:00:00.000Z')).toBe('XYZ-2028-GG-0001');
    expect(await numberOn('2025-03-01T00:00:00.000Z')).toBe('HRB-2025-GG-0001');
  });

  test('a reminder is claimed by one of all who try', async () => {
    const claim = (offset: number) =>
      city.store.transact((world) => world.reminders.claim({ case: 'c', entered: now, offset, person: 'p' }));
    const claimed = await Promise.all([-1, -1, -1, -1, 0].map(claim));
    expect(claimed.filter(Boolean)).toHaveLength(2);
    expect(await claim(-1)).toBe(false);
    const toldAt = (offset: number) =>
      city.store.read((world) => world.reminders.claimed({ case: 'c', entered: now, offset }));
    expect([await toldAt(-1), await toldAt(-3)]).toEqual([['p'], []]);
  });

  test('what purchases have of lines is read at once: set aside, to be paid, by the end of the year too, and paid', async () => {
    await putLine('used', 1_000);
    await putLine('free', 1_000);
    const [one, child, other] = await twoPurchases('U', 'used');
    await move('used', 'reserve', 500, one);
    await move('used', 'commit', 400, one);
    await move('used', 'release', 100, one);
    await move('used', 'pay', 150, child);
    await move('used', 'bounce', 50, child);
    await move('used', 'reserve', 200, other);
    await move('used', 'raise', 7, other);
    const instalments = [
      { name: '首期', amount: 150, on: '2026-06-30' },
      { name: '尾款', amount: 250, on: '2027-01-31' },
    ];
    const agreed = { table: 'contract', buyer: 'b', supplier: 's', price: 400, start: '2026-05-01', end: '2026-12-31' };
    await city.store.transact((world) =>
      world.notices.publish({
        number: 'HRB-2026-GG-0901',
        kind: 'contract',
        case: one,
        rows: {},
        entry: { ...agreed, table: 'contract', instalments },
        at: now,
      }),
    );
    const uses = (asked: Partial<LinesUsed> = {}) =>
      city.store.transact(async (world) => {
        const found = await world.oversight.uses({ bodies: ['used', 'free'], ...asked });
        return found.map(({ card, line, reserved, committed, paid, due }) => [
          ...[line, card.number, reserved, committed, paid, due],
        ]);
      });
    const [first, second] = [
      ['used', 'U-1', 0, 300, 100, 150],
      ['used', 'U-3', 200, 0, 0, 0],
    ];
    expect(await uses()).toEqual([first, second]);
    expect(await uses({ line: 'free' })).toEqual([]);
    expect(await uses({ purchase: other })).toEqual([second]);
    expect(await uses({ until: 2025 })).toEqual([]);
    expect(await uses({ until: 2026, open: true })).toEqual([first, second]);
    await move('used', 'release', 200, other);
    expect(await uses({ open: true })).toEqual([first]);
    const entries = await city.store.transact((world) => world.oversight.entries('used', 3));
    expect(entries.map(({ move: kind, fen, card }) => [kind, fen, card.number])).toEqual([
      ['release', 200, 'U-3'],
      ['raise', 7, 'U-3'],
      ['reserve', 200, 'U-3'],
    ]);
  });
});

function next({ after }: Page<unknown>): { readonly after?: string } {
  return after === undefined ? {} : { after };
}
