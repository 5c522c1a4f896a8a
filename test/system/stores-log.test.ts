import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnyStore, filed, now, openCase, opened, stores } from './given-store.ts';

describe.each(stores)('the logs of a store, %s', (kind, open) => {
  const there = kind === 'in Postgres';
  let city: AnyStore;

  beforeAll(async () => {
    city = await open();
  });
  afterAll(() => city.drop());

  test('a case is replayed as it was recorded', async () => {
    const answers = { name: '银龄社', fen: 12_300_00, skipped: null, rows: [{ b: 1, a: 'x' }] };
    const id = await city.store.transact((world) => openCase(world, 'HRB-2026-A-0001', {}, [filed(answers)]));
    const state = await city.store.transact((world) => world.cases.load(id));
    expect(state).toMatchObject({ id, number: 'HRB-2026-A-0001', procedure: 'bid', seq: 2 });
    expect(state?.filings[0]).toMatchObject({ action: 'draftBid', answers, sealed: false });
    expect(await city.store.transact((world) => world.cases.load('nobody'))).toBeUndefined();
  });

  test('what fails after an append leaves no trace of it', async () => {
    let id = '';
    const broken = city.store.transact(async (world) => {
      id = await openCase(world, 'HRB-2026-A-0002');
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect(await city.store.transact((world) => world.cases.load(id))).toBeUndefined();
  });

  test('of two who append after the same event one is refused', async () => {
    const id = await city.store.transact((world) => openCase(world, 'HRB-2026-A-0003'));
    const file = () =>
      city.store.transact(async (world) => {
        await world.cases.lock(id);
        return world.cases.append(id, 1, [filed({ name: 'x' })]);
      });
    const results = await Promise.allSettled([file(), file()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: `the log of case ${id} is at 2, not at 1` },
    });
    expect((await city.store.transact((world) => world.cases.load(id)))?.seq).toBe(2);
  });

  test('of two who open the same case one is refused', async () => {
    const open = () => city.store.transact((world) => world.cases.append('twice', 0, [opened('HRB-2026-A-0004')]));
    const results = await Promise.allSettled([open(), open()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test.runIf(there)('whoever holds one case of a family holds all of it, and others wait', async () => {
    const { parent, child } = await city.store.transact(async (world) => {
      const top = await openCase(world, 'HRB-2026-A-0005');
      return { parent: top, child: await openCase(world, 'HRB-2026-B-0001', { parent: top }) };
    });
    const locked = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    const first = city.store.transact(async (world) => {
      await world.cases.lock(child);
      locked.resolve();
      await finish.promise;
      await world.cases.append(parent, 1, [filed({ name: 'first' })]);
    });
    await locked.promise;
    const second = city.store.transact(async (world) => {
      await world.cases.lock(parent);
      return (await world.cases.load(parent))?.seq;
    });
    await Promise.race([waitingForLock(), second]);
    finish.resolve();
    await first;
    expect(await second).toBe(2);
  });

  /** Resolves when somebody in this database waits for a lock. */
  async function waitingForLock(): Promise<void> {
    for (;;) {
      const [row] = await city.database.sql`
      select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
      if (row?.n > 0) return;
    }
  }

  test('nothing is appended to a case that is not locked, nor opened under one', async () => {
    const id = await city.store.transact((world) => openCase(world, 'HRB-2026-A-0006'));
    const unlocked = city.store.transact((world) => world.cases.append(id, 1, [filed({})]));
    await expect(unlocked).rejects.toThrow('is not locked');
    const under = city.store.transact((world) => openCase(world, 'HRB-2026-B-0002', { parent: id }));
    await expect(under).rejects.toThrow(`the parent ${id}`);
  });

  test('children come oldest first', async () => {
    const numbers = ['HRB-2026-C-0001', 'HRB-2026-C-0002', 'HRB-2026-C-0003'];
    const parent = await city.store.transact(async (world) => {
      const top = await openCase(world, 'HRB-2026-A-0007');
      for (const [n, number] of numbers.entries())
        await openCase(world, number, { parent: top, openedAt: new Date(now.getTime() - n * 1000) });
      return top;
    });
    const children = await city.store.transact((world) => world.cases.children(parent, ['bid']));
    expect(children.map(({ number }) => number)).toEqual(numbers.toReversed());
  });

  test('open cases of a procedure are found by who opened them', async () => {
    await city.store.transact(async (world) => {
      await openCase(world, 'HRB-2026-D-0001', { opener: 'wang' });
      await openCase(world, 'HRB-2026-D-0002', { opener: 'wang', outcome: 'rejected' });
      await openCase(world, 'HRB-2026-D-0003', { opener: 'wang', procedure: 'complaint' });
    });
    const found = await city.store.transact((world) => world.cases.openedBy('wang', 'bid'));
    expect(found.map(({ number }) => number)).toEqual(['HRB-2026-D-0001']);
  });

  test('numbers of a series have no gaps, though some who took one failed', async () => {
    const take = (fails: boolean) =>
      city.store.transact(async (world) => {
        const number = await world.cases.nextNumber('HRB-2026-S');
        if (fails) throw new Error('on purpose');
        return number;
      });
    const taken = await Promise.allSettled([false, true, false, false, true, false].map(take));
    const numbers = taken.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    expect(numbers.sort()).toEqual([1, 2, 3, 4]);
  });

  test('a sealed filing is read while it is in hand, then by nobody until its key is joined, and then as it was filed', async () => {
    const secret = { price: 98_765_432, plan: '绝密投标方案' };
    const id = await city.store.transact(async (world) => {
      const made = await openCase(world, 'HRB-2026-A-0008');
      await world.cases.append(made, 1, [filed(secret)], { sealed: { under: 'tender/1', inHand: true } });
      return made;
    });
    const read = (isOpen: boolean) =>
      city.store.transact(async (world) => (await world.cases.load(id, () => isOpen))?.filings[0]);
    const closed = { sealed: true, answers: { $sealed: expect.any(String) } };
    const open = { sealed: false, answers: secret };
    expect(await read(false)).toMatchObject(closed);
    expect(await read(true)).toMatchObject(open);

    await city.store.transact((world) => world.cases.handIn(id));
    expect(await read(true)).toMatchObject(closed);
    await city.store.transact((world) => world.cases.joinKey('tender/2'));
    expect(await read(true)).toMatchObject(closed);
    await city.store.transact((world) => world.cases.joinKey('tender/1'));
    expect(await read(false)).toMatchObject(closed);
    expect(await read(true)).toMatchObject(open);
  });

  test('of several that are sealed in one case those alone are read that are open', async () => {
    const id = await city.store.transact(async (world) => {
      const made = await openCase(world, 'HRB-2026-A-0018');
      for (const [n, price] of [600, 580].entries())
        await world.cases.append(made, 1 + n, [filed({ price })], { sealed: { under: undefined, inHand: false } });
      return made;
    });
    const state = await city.store.transact((world) => world.cases.load(id, (_, { seq }) => seq === 2));
    expect(state?.filings.map(({ sealed }) => sealed)).toEqual([false, true]);
    expect(state?.filings[0]?.answers).toEqual({ price: 600 });
    expect(state?.filings[1]?.answers).toMatchObject({ $sealed: expect.any(String) });
  });

  test('a receipt holds while its event stands, and can be read by its number alone', async () => {
    const { id, hash } = await city.store.transact(async (world) => {
      const id = await openCase(world, 'HRB-2026-A-0009');
      const [link] = await world.cases.append(id, 1, [filed({ name: 'x' })]);
      if (!link) throw new Error('nothing was appended');
      await world.cases.putReceipt({ number: 'HRB-R-1', case: id, ...link });
      return { id, hash: link.hash };
    });
    expect(await city.store.transact((world) => world.cases.receipt('HRB-R-1'))).toEqual({
      number: 'HRB-R-1',
      case: id,
      seq: 2,
      caseNumber: 'HRB-2026-A-0009',
      procedure: 'bid',
      action: 'draftBid',
      at: now,
      hash,
      holds: true,
      takenBack: false,
    });
    expect(await city.store.transact((world) => world.cases.receipt('HRB-R-2'))).toBeUndefined();
  });

  test('a message is received once', async () => {
    const receive = (id: string) => city.store.transact((world) => world.receive(id));
    expect((await Promise.all([receive('u1'), receive('u1'), receive('u2')])).filter(Boolean)).toHaveLength(2);
    const failed = city.store.transact(async (world) => {
      await world.receive('u3');
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow();
    expect(await receive('u3')).toBe(true);
  });
});
