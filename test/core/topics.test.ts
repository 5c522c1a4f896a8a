import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { remind } from '../../src/app/remind.ts';
import { instant } from '../../src/law/date.ts';
import { type Chat, chatIn } from '../memory/chat.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { people } from './engine-people.ts';
import { acts, caseOf } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';
import { at } from './given.ts';

const { told: deeds, worlds } = purchaseStory;
const place = deeds.findIndex(({ action }) => action === 'approveBudget');
const [world, deed] = [worlds[place] ?? expect.fail(), deeds[place] ?? expect.fail()];
const { root } = world;
const { staff, head } = people;

/** The city in which a budget waits for finance, and the chats of the buyer's two. */
async function city(now: Date): Promise<{ readonly store: MemoryStore; readonly chats: readonly [Chat, Chat] }> {
  const store = memoryStore({ now: () => now, tables: copyOf(world.tables) });
  await store.change(({ accounts }) => {
    for (const { id: person } of [...Object.values(people)]) {
      const account = { id: `chat-${person}`, channel: 'telegram', address: person, person, language: 'zh' } as const;
      accounts.set(account.id, { ...account, known: true, focus: undefined, lastSeen: world.now });
    }
  });
  return { store, chats: [chatIn(store, staff.id), chatIn(store, head.id)] };
}

describe('of what one is told', () => {
  test.each(['/alerts', '通知'])('%s says what is on, and one press switches it, where it stands', async (words) => {
    const { store, chats } = await city(world.now);
    const [chat] = chats;
    await chat.says(words);
    expect(plain(chat.last())).toMatch(/夜间静音：开/);
    const before = chat.shown().length;
    await chat.presses('关掉夜间静音');
    expect(chat.shown()).toHaveLength(before);
    expect(plain(chat.last())).toMatch(/夜间静音：关/);
    expect(store.tables().persons.get(staff.id)?.off).toEqual(['night']);
    await chat.presses('打开夜间静音');
    expect(store.tables().persons.get(staff.id)?.off).toEqual([]);
  });

  test('news of others can be switched off, but never the outcome of one’s own case', async () => {
    const { store, chats } = await city(world.now);
    for (const chat of chats) {
      await chat.says('通知');
      await chat.presses('关掉进展消息');
    }
    const tables = store.tables();
    const done = await acts({ ...world, tables, now: at(deed.at) }, root, deed);
    if (!done.ok) throw new Error(done.refusal.why);
    const heard = [...done.value.tables.said].filter(([id]) => !tables.said.has(id)).map(([, { account }]) => account);
    expect(caseOf(world, root).opener.person).toBe(staff.id);
    expect(heard).toContain(`chat-${staff.id}`);
    expect(heard).not.toContain(`chat-${head.id}`);
  });

  test('whoever wants each reminder by itself gets the card, and at night it rings for whoever wants that', async () => {
    const due = caseOf(world, root).due ?? expect.fail();
    const { store } = await city(instant(due.date, '23:00'));
    const officers = world.people.filter(({ seats }) => seats.some(({ role }) => role === 'finance_budget'));
    await store.transact(async (each) => {
      for (const { id } of officers) {
        await each.people.switchTopic(id, 'digest', false);
        await each.people.switchTopic(id, 'night', false);
      }
    });
    await remind(store, { info() {}, error: (_, error) => expect.fail(String(error)) });
    const said = [...store.tables().said.values()].filter(({ message }) => plain(message).includes('提醒您'));
    expect(said.length).toBeGreaterThan(0);
    for (const { message, place: standing } of said) {
      expect(message.silent).toBeUndefined();
      expect(standing).toBe(`card:${root}`);
    }
  });
});
