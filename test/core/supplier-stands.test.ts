import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { register } from '../../src/app/effects/register.ts';
import { unopened } from '../../src/engine/case.ts';
import { chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { running } from './given-story.ts';

const { world, root } = running;
const entry = {
  ...unopened('org', 'organisation', 1, { person: 'zhou', role: 'applicant' }),
  bodies: { supplier: 'alpha' },
};

/** What a buyer's head hears once the register has the supplier of his running contract in these standings, one after the other. */
async function heard(...standings: readonly ('verified' | 'suspended' | 'left')[]): Promise<readonly string[]> {
  const store = memoryStore({ now: () => world.now, tables: copyOf(world.tables) });
  await store.transact(async (city) => {
    await city.people.openAccount('head', 'telegram', 'head');
    await city.people.openAccount('other-staff', 'telegram', 'other');
    for (const status of standings) {
      const effect = { kind: 'register', profile: { name: '甲' }, status } as const;
      await register.carry(city, entry, effect, world.now, { act: never, open: never });
    }
  });
  expect(chatIn(store, 'other').shown()).toEqual([]);
  return chatIn(store, 'head').shown().map(plain);
}

function never(): never {
  throw new Error('nothing is done on other cases');
}

test.each([
  ['suspended', '资格被暂停'],
  ['left', '已经注销'],
] as const)(
  'a buyer with an open contract is told when its supplier is %s, and with which project',
  async (standing, said) => {
    const [told = '', ...more] = await heard(standing, standing);
    expect(told).toContain(said);
    expect(told).toContain(root.number);
    expect(more).toEqual([]);
  },
);

test('nobody is told of an entry that stands as it stood', async () => {
  expect(await heard('verified')).toEqual([]);
});
