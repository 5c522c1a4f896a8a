import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { assistantOf, handle } from '../../src/app/assistant.ts';
import { feed } from '../../src/app/feed.ts';
import type { PostPlace, Reply } from '../../src/dialogue/message.ts';
import { instant } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import { turnsOf } from '../../src/law/turns.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf, type Tables } from '../memory/tables.ts';
import { people } from './engine-people.ts';
import { acts } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';
import { at } from './given.ts';

const { told: deeds, worlds } = purchaseStory;
const place = deeds.findIndex(({ action }) => action === 'publishAward');
const [world, deed] = [worlds[place] ?? expect.fail(), deeds[place] ?? expect.fail()];
const published = at(deed.at);
const log = { info() {}, error: (_: unknown, error: unknown) => expect.fail(String(error)) };
const group: PostPlace = { address: '-100', title: '协调小组', open: false };
const channel: PostPlace = { address: '-200', title: '南岗区政府购买服务', open: true };

/** The city, in which these write on Telegram. */
function city(now: Date, tables: Tables = world.tables): MemoryStore {
  const store = memoryStore({ now: () => now, tables: copyOf(tables) });
  void store.change(({ accounts }) => {
    for (const { id: person } of Object.values(people)) {
      const account = { id: `chat-${person}`, channel: 'telegram', address: person, person, language: 'zh' } as const;
      if (!accounts.has(account.id))
        accounts.set(account.id, { ...account, known: true, focus: undefined, lastSeen: world.now });
    }
  });
  return store;
}

let count = 0;

/** Somebody writes `/subscribe` in a chat of several. */
async function asks(store: MemoryStore, address: string, among: PostPlace): Promise<Reply> {
  count += 1;
  const says = { kind: 'command', name: 'subscribe', argument: '' } as const;
  const incoming = { id: `among:${count}`, from: { channel: 'telegram', address }, forms: 'questions', says } as const;
  return (await store.transact((each) => handle(each, { ...incoming, among }))).reply;
}

const labels = (chat: Chat) => buttonsIn(chat.last()).map(({ label }) => label);

describe('the chat of an office', () => {
  test('is told nothing by anybody but an official, who is asked what in his own chat', async () => {
    const store = city(world.now);
    expect((await asks(store, 'stranger', group)).word).toContain('只有政府部门的人');
    expect(chatIn(store, 'stranger').shown()).toEqual([]);
    expect((await asks(store, 'secretary', group)).word).toContain('私聊');
    const chat = chatIn(store, 'secretary');
    expect(plain(chat.last())).toContain('给“协调小组”订阅');
    expect(labels(chat)).toEqual(['打开公告', '打开周报', '打开逾期清单', '打开记录校验码']);
    expect(chatIn(store, group.address).shown()).toEqual([]);
  });

  test('hears for which office it is told something, and who did it is noted', async () => {
    const store = city(world.now);
    await asks(store, 'secretary', group);
    const chat = chatIn(store, 'secretary');
    await chat.presses('打开逾期清单');
    expect(labels(chat)).toContain('关掉逾期清单');
    expect(plain(chatIn(store, group.address).last())).toContain('订阅了逾期清单');
    expect(chatIn(store, group.address).last().buttons).toEqual([]);
    expect([...store.tables().postActs.values()]).toMatchObject([
      { feed: 'overdue', on: true, person: 'secretary', seat: { role: 'group_sec', body: 'group' } },
    ]);
  });

  test('that everybody can read is told only what is public, notices of the office itself where it is a buyer', async () => {
    const store = city(world.now);
    await asks(store, 'secretary', channel);
    expect(labels(chatIn(store, 'secretary'))).toEqual(['打开公告', '打开记录校验码']);
    await asks(store, 'staff', channel);
    const chat = chatIn(store, 'staff');
    expect(labels(chat)).toEqual(['打开公告', '打开记录校验码']);
    await chat.presses('打开公告');
    const done = await acts({ ...world, tables: store.tables(), now: published }, world.root, deed);
    if (!done.ok) throw new Error(done.refusal.why);
    const after = city(new Date(published.getTime() + 120_000), done.value.tables);
    await feed(after, log);
    const told = chatIn(after, channel.address);
    expect(plain(told.last())).toContain('公告');
    expect(told.last()).toMatchObject({ news: true, buttons: [] });
    expect(told.shown()).toHaveLength(2);
  });

  test('is told no more once the bot is put out of it, and not of another', async () => {
    const store = city(world.now);
    await asks(store, 'secretary', group);
    await chatIn(store, 'secretary').presses('打开周报');
    const assistant = assistantOf({ store, files: filesInMemory(), log, wake() {} });
    await assistant.postMoved('telegram', channel.address, undefined);
    expect(store.tables().subscriptions.size).toBe(1);
    await assistant.postMoved('telegram', group.address, undefined);
    expect(store.tables().subscriptions.size).toBe(0);
  });

  test('is told no more once another official of the office ends it', async () => {
    const store = city(world.now);
    await asks(store, 'staff', channel);
    await chatIn(store, 'staff').presses('打开公告');
    await asks(store, 'other-staff', channel);
    expect(labels(chatIn(store, 'other-staff'))).toEqual(['打开记录校验码']);
    await asks(store, 'head', channel);
    await chatIn(store, 'head').presses('关掉公告');
    expect(store.tables().subscriptions.size).toBe(0);
    expect(plain(chatIn(store, channel.address).last())).toContain('取消了这里的公告');
  });

  test('hears each working morning which office is late with how much, and not of whom or what', async () => {
    const store = city(world.now);
    await asks(store, 'secretary', group);
    const chat = chatIn(store, 'secretary');
    for (const label of ['打开逾期清单', '打开周报']) await chat.presses(label);
    const late = city(new Date(world.now.getTime() + 60 * 24 * 3_600_000), store.tables());
    await feed(late, log);
    const [digest, overdue] = chatIn(late, group.address)
      .shown()
      .slice(-2)
      .map((message) => plain(message));
    expect(digest).toMatch(/在办 \d+ 件，逾期 \d+ 件/);
    expect(overdue).toMatch(/逾期 \d+ 件/);
    for (const { name } of late.tables().persons.values()) if (name.length > 1) expect(overdue).not.toContain(name);
    const before = chatIn(late, group.address).shown().length;
    await feed(late, log);
    expect(chatIn(late, group.address).shown()).toHaveLength(before);
  });

  test('keeps each head of the log, by which the records can be held to what they were', async () => {
    const store = city(world.now);
    await asks(store, 'secretary', group);
    await chatIn(store, 'secretary').presses('打开记录校验码');
    const hash = '5f70c5a9'.repeat(8);
    const signed = { number: 17, at: new Date(world.now.getTime() + 3_600_000), hash, signature: 'a-signature' };
    const after = city(new Date(signed.at.getTime() + 120_000), store.tables());
    await feed(after, log, signed);
    await feed(after, log, signed);
    const told = chatIn(after, group.address);
    expect(told.shown()).toHaveLength(2);
    expect(plain(told.last())).toContain('第 17 号');
    expect(plain(told.last())).toContain(hash);
  });

  test('that takes nothing any more is told nothing more', async () => {
    const store = city(world.now);
    await asks(store, 'secretary', group);
    await chatIn(store, 'secretary').presses('打开周报');
    await store.change(({ accounts }) => {
      for (const [id, row] of accounts) if (row.address === group.address) accounts.set(id, { ...row, closed: true });
    });
    const later = city(new Date(world.now.getTime() + 14 * 24 * 3_600_000), store.tables());
    await feed(later, log);
    expect(later.tables().subscriptions.size).toBe(0);
    expect(chatIn(later, group.address).shown()).toHaveLength(1);
  });

  test('says and presses nothing itself', async () => {
    const store = city(world.now);
    await asks(store, 'secretary', group);
    await chatIn(store, 'secretary').presses('打开公告');
    await expect(chatIn(store, group.address).says('待办')).rejects.toThrow('says nothing');
  });
});

describe('what comes by the day or the week', () => {
  test.each([
    // A Tuesday; before nine in the morning it is still the day before.
    ['2026-11-24', '10:00', '2026-11-24', '2026-11-23'],
    ['2026-11-24', '08:59', '2026-11-23', '2026-11-23'],
    ['2026-11-23', '08:59', '2026-11-20', '2026-11-16'],
    ['2026-11-22', '12:00', '2026-11-20', '2026-11-16'],
  ])('has its turn on %s at %s since %s and since %s', (date, time, day, week) => {
    const turns = turnsOf(seededLaw.calendar, instant(date, time));
    expect(turns).toEqual({ day: instant(day, '09:00'), week: instant(week, '09:00') });
  });
});
