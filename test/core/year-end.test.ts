import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { remindOfYearEnd } from '../../src/app/year-end.ts';
import { yuan } from '../../src/law/money.ts';
import { buttonsIn, chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { people, treasury } from './engine-people.ts';
import { caseOf, reachable } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';
import { at } from './given.ts';

const log = {
  info: () => undefined,
  error: (_: object, error: unknown) => {
    throw error;
  },
};

/** The city of the story on a day, with its purchase where its contract runs, or where its money is only set aside. */
function cityOn(day: string, position: string) {
  const world = purchaseStory.worlds.find(
    (each) => each.cases.has('root') && caseOf(each, 'root').position === position,
  );
  if (!world) throw new Error(`the story does not come to ${position}`);
  let now = at(day);
  const store = memoryStore({ now: () => now, tables: copyOf(reachable(world).tables) });
  const said = (person: string) =>
    [...store.tables().said.values()]
      .filter(({ account }) => account === `web-${person}`)
      .map(({ message }) => JSON.stringify(message));
  return {
    line: world.line,
    store,
    said,
    sweeps: async (when: string) => {
      now = at(when);
      const before = said(treasury.id).length;
      await remindOfYearEnd(store, log);
      return said(treasury.id).slice(before);
    },
  };
}

describe('at the end of the year', () => {
  test('treasury and finance are told on the days of the setting, each once, what is set aside and to be paid', async () => {
    const { sweeps, said, line } = cityOn('2027-11-01 10:00', 'management.run');
    expect(await sweeps('2027-12-01 08:59')).toEqual([]);
    const [told = ''] = await sweeps('2027-12-01 09:00');
    expect(told).toContain('年终清理');
    expect(told).toContain(`${line.committed}`);
    expect(said('budget')).toHaveLength(said(treasury.id).length);
    expect(said(people.staff.id).filter((message) => message.includes('年终清理'))).toHaveLength(1);
    expect(said(people.otherStaff.id).filter((message) => message.includes('年终清理'))).toEqual([]);
    expect(await sweeps('2027-12-15 10:00')).toEqual([]);
    expect(await sweeps('2027-12-16 10:00')).toHaveLength(1);
    expect(await sweeps('2027-12-30 10:00')).toHaveLength(1);
    expect(await sweeps('2027-12-31 10:00')).toEqual([]);
    // Of the years before nothing is forgotten: it is told again when the next year ends.
    expect(await sweeps('2028-12-01 10:00')).toHaveLength(1);
  });

  test.each([
    [treasury.id, '2027-12-20 10:00', true],
    [people.staff.id, '2027-12-20 10:00', true],
    [treasury.id, '2027-11-30 10:00', false],
    ['alpha-admin', '2027-12-20 10:00', false],
  ])(
    'the list is in the menu of whoever reads such budgets, while it is time: %s on %s',
    async (person, day, isThere) => {
      const chat = chatIn(cityOn(day, 'management.run').store, person, 'web');
      await chat.says('菜单');
      expect(buttonsIn(chat.last()).some(({ label }) => label === '年终清理')).toBe(isThere);
    },
  );

  test('nobody is told where nothing is open', async () => {
    const { sweeps } = cityOn('2026-11-01 10:00', 'management.run');
    expect(await sweeps('2026-12-30 10:00')).toEqual([]);
  });

  test('whoever asks sees what lapses and what is to be paid, each leading to its project; of others’ budgets nobody sees any', async () => {
    const set = cityOn('2027-12-20 10:00', 'initiation.prepare');
    const chat = chatIn(set.store, treasury.id, 'web');
    await chat.says('年终清理');
    const shown = plain(chat.last());
    expect(shown).toContain(`合计：预留 ${yuan(set.line.reserved)}`);
    expect(shown).toMatch(new RegExp(`南岗区居家养老服务项目\\n.+\\n预留 ${yuan(set.line.reserved)} · `));
    await chat.presses('南岗区居家养老服务项目');
    expect(JSON.stringify(chat.last())).toContain(caseOf(purchaseStory.worlds.at(-1) ?? expect.fail(), 'root').number);
    const supplier = chatIn(set.store, 'alpha-admin', 'web');
    await supplier.says('年终清理');
    expect(plain(supplier.last())).not.toContain(yuan(set.line.reserved));
  });
});
