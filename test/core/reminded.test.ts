import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { remind } from '../../src/app/remind.ts';
import { waitingFor, waitsOn } from '../../src/engine/parties.ts';
import { cityDate, instant } from '../../src/law/date.ts';
import { procedureOf } from '../../src/procedures/all.ts';

import { buttonsIn, chatIn } from '../memory/chat.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { citizen, people } from './engine-people.ts';
import { caseOf, type World } from './engine-play.ts';
import { purchaseStory, stories } from './engine-stories.ts';

const days = (n: number): number => n * 24 * 60 * 60_000;

/** The city of a moment of a story, at another, in which everybody can be told. */
async function cityAt(world: World, now: Date): Promise<MemoryStore> {
  const store = memoryStore({ now: () => now, tables: copyOf(world.tables) });
  await store.transact((each) => Promise.all(world.people.map(({ id }) => each.people.openAccount(id, 'web', id))));
  return store;
}

async function reminded(store: MemoryStore): Promise<void> {
  await remind(store, { info() {}, error: (_, error) => expect.fail(String(error)) });
}

/** What has been said to whom. */
function told(store: MemoryStore): readonly { readonly person: string; readonly text: string }[] {
  const { said, accounts } = store.tables();
  return [...said.values()].map(({ account, message }) => ({
    person: accounts.get(account)?.person ?? '',
    text: plain(message),
  }));
}

test('nobody who is late is told so as of somebody else, and where nobody is above him he is told once more', async () => {
  const seen = new Set<string>();
  let late = 0;
  for (const world of stories.flatMap(({ worlds }) => worlds)) {
    for (const { id, procedure, position, outcome, due } of world.cases.values()) {
      if (outcome || !due || seen.has(`${procedure} ${position}`)) continue;
      seen.add(`${procedure} ${position}`);
      const state = caseOf(world, id);
      const waits = waitingFor(procedureOf(procedure), state);
      // More working days than any rung has, and the longest holiday.
      const store = await cityAt(world, new Date(Date.parse(due.at) + days(21)));
      await reminded(store);
      const urged = told(store).filter(({ text }) => text.includes('请督促办理') && text.includes(state.number));
      const asked = world.people.filter((person) => waits.some((waiting) => waitsOn(waiting, person)));
      expect(
        urged.filter(({ person }) => asked.some((each) => each.id === person)),
        `${procedure} ${position}`,
      ).toEqual([]);
      late += urged.length;
    }
  }
  expect(late).toBeGreaterThan(10);
});

describe('whoever waits for others', () => {
  /** A budget before finance, of which its author can do nothing but wait. */
  async function waiting(at = days(2), before = 'approveBudget') {
    const { told: acts, worlds } = purchaseStory;
    const world = worlds[acts.findIndex(({ action }) => action === before)];
    if (!world) throw new Error(`the story has no ${before}`);
    const store = await cityAt(world, new Date(world.now.getTime() + at));
    const { root: id } = world;
    const chatOf = (person: string) => {
      const account = { channel: 'telegram', address: person, person, language: 'zh', known: true } as const;
      return store.change(({ accounts }) => {
        accounts.set(`chat-${person}`, { ...account, id: `chat-${person}`, focus: undefined, lastSeen: world.now });
        return chatIn(store, person);
      });
    };
    const officers = world.people.filter(({ seats }) => seats.some(({ role }) => role === 'finance_budget'));
    const reminders = () => told(store).filter(({ text }) => text.includes('在等您办这件事'));
    return { world, store, id, officers, reminders, number: caseOf(world, id).number, chatOf };
  }

  test('reminds whoever it is up to at one press, by name, once a day whoever asks', async () => {
    const { store, number, officers, reminders, chatOf } = await waiting();
    const author = await chatOf(people.staff.id);
    await author.says(number);
    await author.presses('提醒办理');
    const able = officers.filter(({ id }) => reminders().some(({ person }) => person === id));
    expect(able.length).toBeGreaterThan(0);
    expect(reminders()).toHaveLength(able.length);
    expect(reminders()[0]?.text).toMatch(new RegExp(`${people.staff.name}在等您办这件事：.+期限是`));
    const head = await chatOf(people.head.id);
    await head.says(number);
    await expect(head.presses('提醒办理')).rejects.toMatchObject({ refusal: { why: 'reminded-today' } });
    expect(reminders()).toHaveLength(able.length);
    expect(store.tables().reminders.size).toBeGreaterThan(0);
  });

  test('can do so from the day after the wait began, on his own case, and not of himself or of what is anybody’s', async () => {
    const buttons = async (person: string, at?: number) => {
      const { number, chatOf } = await waiting(at);
      const chat = await chatOf(person);
      await chat.says(number);
      return buttonsIn(chat.last()).map(({ label }) => label);
    };
    const { officers } = await waiting();
    expect(await buttons(people.staff.id)).toContain('提醒办理');
    expect(await buttons(people.staff.id, 60_000)).not.toContain('提醒办理');
    expect(await buttons(officers[0]?.id ?? '')).not.toContain('提醒办理');
    expect(await buttons(citizen.id)).not.toContain('提醒办理');
  });

  test('tells nothing by it that can be taken back yet', async () => {
    const { store, id, number, reminders, chatOf } = await waiting(days(2), 'giveOpinion');
    const finance = await chatOf(people.budget.id);
    await finance.says(number);
    await finance.presses('提出意见');
    await finance.presses('同意');
    await finance.says('同意立项，请按批准的预算执行。');
    await finance.presses(buttonsIn(finance.last()).find(({ kind }) => kind === 'act')?.label ?? '');
    expect(store.tables().untold.has(id)).toBe(true);
    const author = await chatOf(people.staff.id);
    await author.says(number);
    await author.presses('提醒办理');
    const reminded = reminders().map(({ person }) => person);
    expect(reminded).toContain(people.establishment.id);
    expect(reminded).not.toContain(people.budget.id);
    const others = told(store).filter(({ person }) => person !== people.budget.id && person !== people.staff.id);
    expect(others.filter(({ text }) => text.includes('4 方都还没有办')).length).toBeGreaterThan(0);
    expect(others.filter(({ text }) => text.includes('4 方中已有 1 方办好'))).toEqual([]);
  });

  test('is named to an office by what he is on the case alone, where he acts for himself', async () => {
    const world = stories
      .flatMap(({ worlds }) => worlds)
      .find(({ cases }) => [...cases.values()].some(({ procedure, outcome }) => procedure === 'complaint' && !outcome));
    const state = [...(world?.cases.values() ?? [])].find(({ procedure }) => procedure === 'complaint');
    if (!world || !state) throw new Error('nobody complains');
    const store = await cityAt(world, new Date(world.now.getTime() + days(2)));
    const opener = state.opener.person;
    const chat = chatIn(store, opener);
    await store.change(({ accounts }) => {
      const account = { channel: 'telegram', address: opener, person: opener, language: 'zh', known: true } as const;
      accounts.set('chat', { ...account, id: 'chat', focus: undefined, lastSeen: world.now });
    });
    await chat.says(state.number);
    await chat.presses('提醒办理');
    const reminders = told(store).filter(({ text }) => text.includes('在等您办这件事'));
    expect(reminders.length).toBeGreaterThan(0);
    const name = world.people.find(({ id }) => id === opener)?.name ?? '';
    expect(name).not.toBe('');
    for (const { text } of reminders) expect(text).not.toContain(name);
  });
});

describe('in the morning', () => {
  /** A budget before the office of finance, on the morning of its last day. */
  async function morning() {
    const { told: acts, worlds } = purchaseStory;
    const world = worlds[acts.findIndex(({ action }) => action === 'approveBudget')];
    const due = world && caseOf(world, world.root).due;
    if (!world || !due) throw new Error('the story has no budget');
    const store = await cityAt(world, instant(due.date, '09:00'));
    return { world, store };
  }

  /** The same case once more, under another id and number. */
  async function twice(store: MemoryStore, id: string): Promise<void> {
    await store.change(({ cards, logs }) => {
      const [card, log] = [cards.get(id), logs.get(id)];
      if (!card || !log) throw new Error(`there is no ${id}`);
      cards.set('other', { ...card, id: 'other', number: 'HRB-2026-OTHER-0001' });
      logs.set('other', log);
    });
  }

  test('whoever has one case to see to gets its card', async () => {
    const { store } = await morning();
    await reminded(store);
    const cards = told(store).filter(({ text }) => text.includes('提醒您'));
    expect(cards.length).toBeGreaterThan(0);
    for (const { text } of cards) expect(text).not.toContain('件事请您留意');
  });

  test('whoever has several gets one message, which leads to each, and gets it once', async () => {
    const { world, store } = await morning();
    await twice(store, world.root);
    await reminded(store);
    const { said, accounts } = store.tables();
    const digests = [...said.values()].filter(({ message }) => plain(message).includes('有 2 件事请您留意'));
    expect(digests.length).toBeGreaterThan(0);
    for (const { account, message } of digests) {
      const mine = [...said.values()].filter((each) => each.account === account);
      expect(mine, accounts.get(account)?.person).toHaveLength(1);
      expect(plain(message)).toContain('提醒您');
      const { title } = world.tables.cards.get(world.root) ?? {};
      expect(buttonsIn(message).filter(({ label }) => label === title)).toHaveLength(2);
    }
    const before = said.size;
    await reminded(store);
    expect(store.tables().said.size).toBe(before);
    expect(store.tables().reminding.size).toBe(0);
  });
});

test('what comes at night rings nowhere, what answers somebody does', async () => {
  const { told: acts, worlds } = purchaseStory;
  const world = worlds[acts.findIndex(({ action }) => action === 'approveBudget')];
  if (!world) throw new Error('the story has no budget');
  const { staff } = people;
  const silent = async (time: string) => {
    const store = await cityAt(world, instant(cityDate(new Date(world.now.getTime() + days(1))), time));
    await store.change(({ accounts }) => {
      const account = {
        channel: 'telegram',
        address: staff.id,
        person: staff.id,
        language: 'zh',
        known: true,
      } as const;
      accounts.set('chat', { ...account, id: 'chat', focus: undefined, lastSeen: world.now });
    });
    const chat = chatIn(store, staff.id);
    await chat.says(caseOf(world, world.root).number);
    await chat.presses('提醒办理');
    expect(chat.shown().some((message) => message.silent)).toBe(false);
    const others = [...store.tables().said.values()].filter(({ account }) => account !== 'chat');
    expect(others.length).toBeGreaterThan(0);
    return new Set(others.map(({ message }) => message.silent ?? false));
  };
  expect(await silent('23:30')).toEqual(new Set([true]));
  expect(await silent('10:00')).toEqual(new Set([false]));
});
