import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../src/app/ports/stores.ts';
import { type AnyStore, filed, openCase, stores } from './given-store.ts';

const [[, open]] = stores;
let city: AnyStore;
let purchase = '';
let bid = '';

beforeAll(async () => {
  city = await open();
  await city.store.transact(async (world) => {
    purchase = await openCase(world, 'HRB-2026-L-0001', { procedure: 'purchase' });
    bid = await openCase(world, 'HRB-2026-L-0002', { parent: purchase });
  });
});
afterAll(() => city.drop());

test('two hundred complaints hold up no bid at its closing second, and a bid none of them', async () => {
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const numbers = Array.from({ length: 4 }, (_, n) => `HRB-2026-CMP-${n}`);
  // Fewer than there are connections; none is committed before the bid is.
  const begun = numbers.map((number) => filing(number, over));
  await Promise.all(begun.map(({ written }) => written));
  await act(bid);
  end();
  const complaints = await Promise.all(begun.map(({ id }) => id));

  const { promise: committed, resolve: commit } = Promise.withResolvers<void>();
  const { promise: held, resolve: holds } = Promise.withResolvers<void>();
  const bidding = city.store.transact(async (world) => {
    await world.cases.lock(bid);
    holds();
    await committed;
  });
  await held;
  await Promise.all(complaints.map(act));
  const more = Array.from({ length: 196 }, (_, n) => `HRB-2026-CMP-1${n}`);
  await Promise.all(more.map((number) => city.store.transact((world) => complain(world, number))));
  commit();
  await bidding;
});

test('two acts on one complaint wait for each other, and each stands on what the other did', async () => {
  const id = await city.store.transact((world) => complain(world, 'HRB-2026-CMP-2000'));
  await Promise.all(Array.from({ length: 5 }, () => act(id)));
  expect((await city.store.transact((world) => world.cases.load(id)))?.seq).toBe(6);
});

test('whoever holds a purchase does not hold its complaints', async () => {
  const id = await city.store.transact((world) => complain(world, 'HRB-2026-CMP-2001'));
  const careless = city.store.transact(async (world) => {
    await world.cases.lock(purchase);
    await world.cases.append(id, 1, [filed({})]);
  });
  await expect(careless).rejects.toThrow(`case ${id} is not locked`);
});

function complain(world: World, number: string): Promise<string> {
  return openCase(world, number, { procedure: 'complaint', parent: purchase, alone: true });
}

/** A complaint that is written, and is committed only when it is time. */
function filing(number: string, until: Promise<void>) {
  const { promise: written, resolve } = Promise.withResolvers<void>();
  const id = city.store.transact(async (world) => {
    const made = await complain(world, number);
    resolve();
    await until;
    return made;
  });
  return { id, written };
}

/** One act under the case's lock. */
function act(id: string): Promise<unknown> {
  return city.store.transact(async (world) => {
    await world.cases.lock(id);
    const state = await world.cases.load(id);
    await world.cases.append(id, state?.seq ?? 0, [filed({ name: 'x' })]);
  });
}
