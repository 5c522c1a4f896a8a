import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { call } from '../../src/app/effects/call.ts';
import { chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { alphaAdmin } from './engine-people.ts';
import { running } from './given-story.ts';

const { world, root } = running;

test('whoever is invited to a tender is told so, and nothing of the others', async () => {
  const store = memoryStore({ now: () => world.now, tables: copyOf(world.tables) });
  const codes = ['alpha', 'gamma'].map((id) => world.tables.bodies.get(id)?.creditCode ?? '');
  await store.transact(async (city) => {
    await city.people.openAccount(alphaAdmin.id, 'telegram', 'alpha');
    await city.people.openAccount('beta-admin', 'telegram', 'beta');
    await call.carry(city, root, { kind: 'call', codes }, world.now, { act: never, open: never });
  });
  const [told = '', ...more] = chatIn(store, 'alpha').shown().map(plain);
  expect(told).toContain('受邀');
  expect(told).toContain(root.number);
  expect(told).not.toContain(codes[1]);
  expect(more).toEqual([]);
  expect(chatIn(store, 'beta').shown()).toEqual([]);
});

function never(): never {
  throw new Error('nothing is done on other cases');
}
