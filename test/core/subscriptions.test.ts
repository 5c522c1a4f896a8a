import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { feed } from '../../src/app/feed.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf, type Tables } from '../memory/tables.ts';
import { inHand, webCity } from '../web-city.ts';
import { formsIn } from '../web-forms.ts';
import { people } from './engine-people.ts';
import { acts, caseOf } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';
import { at } from './given.ts';

const { told: deeds, worlds } = purchaseStory;
const place = deeds.findIndex(({ action }) => action === 'publishAward');
const [world, deed] = [worlds[place] ?? expect.fail(), deeds[place] ?? expect.fail()];
const { root } = world;
const { number } = caseOf(world, root);
const published = at(deed.at);
const minutesLater = (minutes: number) => new Date(published.getTime() + minutes * 60_000);
const log = { info() {}, error: (_: unknown, error: unknown) => expect.fail(String(error)) };

function city(now: Date, tables: Tables = world.tables): MemoryStore {
  return memoryStore({ now: () => now, tables: copyOf(tables) });
}

/** A citizen who has subscribed to the project. */
async function subscribed(): Promise<{ readonly store: MemoryStore; readonly chat: Chat }> {
  const store = city(world.now);
  const chat = chatIn(store, 'citizen');
  await chat.says(number);
  await chat.presses('订阅公告');
  return { store, chat };
}

/** The award is published, and so many minutes later whoever has subscribed is told. */
async function awarded(store: MemoryStore, minutes: number): Promise<MemoryStore> {
  const done = await acts({ ...world, tables: store.tables(), now: published }, root, deed);
  if (!done.ok) throw new Error(done.refusal.why);
  const after = city(minutesLater(minutes), done.value.tables);
  await feed(after, log);
  return after;
}

const labels = (chat: Chat) => buttonsIn(chat.last()).map(({ label }) => label);

describe('whoever subscribes to a public project', () => {
  test('is told once of each notice that is published of it, with the way to it and the way out', async () => {
    const { store, chat } = await subscribed();
    expect(plain(chat.last())).toContain('已订阅');
    const after = await awarded(store, 2);
    const told = chatIn(after, 'citizen');
    expect(plain(told.last())).toContain('公告');
    expect(plain(told.last())).toContain(caseOf(world, root).number.slice(0, 3));
    expect(told.last()).toMatchObject({ news: true, public: { number } });
    expect(labels(told)).toEqual(['看进度', '取消订阅']);
    const before = told.shown().length;
    await feed(after, log);
    expect(told.shown()).toHaveLength(before);
  });

  test('hears of it only when everything that was being published then is', async () => {
    const { store, chat } = await subscribed();
    const after = await awarded(store, 0.5);
    expect(chatIn(after, 'citizen').shown()).toHaveLength(chat.shown().length);
  });

  test('hears nothing any more once he has ended it, which can be done where it is listed', async () => {
    const { store, chat } = await subscribed();
    await chat.says('通知');
    expect(plain(chat.last())).toContain(number);
    await chat.presses(store.tables().cards.get(root)?.title ?? expect.fail());
    expect(labels(chat)).toEqual(['看进度', '取消订阅']);
    await chat.presses('取消订阅');
    expect(plain(chat.last())).toContain('已取消订阅');
    const before = chat.shown().length;
    const after = await awarded(store, 2);
    expect(chatIn(after, 'citizen').shown()).toHaveLength(before);
  });

  test('is not offered it with a seat from which he hears of it anyway', async () => {
    const store = city(world.now);
    await store.change(({ accounts }) => {
      const { id: person } = people.staff;
      const account = { id: 'chat', channel: 'telegram', address: 'staff', person, language: 'zh' } as const;
      accounts.set('chat', { ...account, known: true, focus: undefined, lastSeen: world.now });
    });
    const chat = chatIn(store, 'staff');
    await chat.says(number);
    expect(labels(chat)).not.toContain('订阅公告');
  });

  test('can do so on its public page, where he is here for himself', async () => {
    const site = await webCity();
    const citizen = await site.visitor('citizen-1');
    const [form] = formsIn(await citizen.page(`/p/${inHand.running}`)).filter(({ action }) => action === '/desk/begin');
    const [button] = form?.buttons ?? [];
    await citizen.post('/desk/begin', { key: 'abcdefghijklmnop', press: decoded(button?.value ?? '') });
    const [own] = [...site.store.tables().subscriptions.values()];
    expect(own).toMatchObject({ person: 'citizen-1', feed: 'project', about: site.idOf(inHand.running) });
    const official = await site.visitor('cz-budget');
    for (const who of [official, await site.visitor()])
      expect(await who.page(`/p/${inHand.running}`)).not.toContain('订阅公告');
  });
});

describe('the page of notifications', () => {
  test('switches a topic by one press, and says what it is now', async () => {
    const site = await webCity();
    const official = await site.visitor('cz-budget');
    const pressed = async (label: string) => {
      const form = (await official.page(path)).split('<form ').find((part) => part.includes(`>${label}</button>`));
      const values = [...(form ?? '').matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]);
      return official.post(path, Object.fromEntries(values));
    };
    const path = '/desk/notifications';
    expect((await pressed('关掉夜间静音')).headers.get('location')).toBe(path);
    expect(site.store.tables().persons.get('cz-budget')?.off).toEqual(['night']);
    const page = await official.page(path);
    expect(page).toContain('夜间静音：关');
    expect(page).toContain('打开夜间静音');
    await pressed('打开夜间静音');
    expect(site.store.tables().persons.get('cz-budget')?.off).toEqual([]);
  });

  test('lists the projects to which he has subscribed, each with the way out', async () => {
    const site = await webCity();
    const about = site.idOf(inHand.running);
    await site.store.transact(({ subscriptions }) =>
      subscriptions.add('citizen-1', { feed: 'project', about }, new Date(0)),
    );
    const citizen = await site.visitor('citizen-1');
    expect(await citizen.page('/desk/notifications')).toContain(inHand.running);
    await citizen.post('/desk/notifications', { key: 'abcdefghijklmnop', unsubscribe: about });
    expect(await citizen.page('/desk/notifications')).not.toContain(inHand.running);
    expect((await citizen.post('/desk/notifications', { key: 'abcdefghijklmnop', topic: 'all' })).status).toBe(400);
  });
});

function decoded(value: string): string {
  return value.replaceAll('&quot;', '"');
}
