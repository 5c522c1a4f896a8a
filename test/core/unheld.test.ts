import { expect, test } from 'vitest';
import { reportStuck } from '../../src/app/tell.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Case } from '../../src/engine/case.ts';
import { complaint } from '../../src/procedures/complaint/complaint.ts';
import { demoTables } from '../memory/demo-city.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { at, opened, someone } from './given.ts';
import { purchaseBefore } from './given-purchase.ts';

const now = at('2026-11-25 09:00');
const citizen = someone('citizen');
const waits: Case = opened(complaint, 'cmp', {
  by: citizen,
  at: '2026-11-24 10:00',
  answers: { about: 'service-quality', whom: 'supplier', facts: '护理员每周只来一次，公示是三次。', reply: 'no' },
  facts: { parent: { ...purchaseBefore('prepareTender'), bodies: { buyer: 'ngmz' } } },
});

/** A city in which only these seats are held. */
function cityOf(...held: readonly string[]): MemoryStore {
  const tables = demoTables(now);
  tables.seats = new Map([...tables.seats].filter(([, { role }]) => held.includes(role)));
  return memoryStore({ now: () => now, tables });
}

const said = (store: MemoryStore) =>
  [...store.tables().said.values()].map(({ account, message: { blocks, buttons } }) => ({
    account,
    text: blocks.map((block) => (block.kind === 'text' ? inWords(block.text, 'zh') : '')).join(''),
    labels: buttons.flat().map(({ label }) => label),
  }));

test('an administrator is told at once of a seat that nobody holds and something waits for, once a day, and not of what waits', async () => {
  const store = cityOf('admin');
  const reports = (when: Date) => store.transact((world) => reportStuck(world, waits, when));
  await reports(now);
  await reports(now);
  expect(said(store)).toEqual([
    {
      account: 'web-pt-admin',
      text: expect.stringMatching(/现在没有人，有事项在等。请邀请一位来办。$/),
      labels: ['邀请成员'],
    },
  ]);
  await reports(at('2026-11-26 09:00'));
  expect(said(store)).toHaveLength(2);
});
