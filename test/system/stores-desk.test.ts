import { afterAll, beforeAll, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { wakes } from '../../adapters/web/wakes.ts';
import { webChannel } from '../../adapters/web/web-channel.ts';
import { browsersIn } from '../../db/browsers.ts';
import { deliveriesIn } from '../../db/deliveries.ts';
import { sessionsIn } from '../../db/sessions.ts';
import { transcriptsIn } from '../../db/transcripts.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { hashOf } from '../../src/app/code.ts';
import { deliver } from '../../src/app/deliver.ts';
import { webEntry } from '../../src/app/web-entry.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { arrive, type GivenStore, givenStore, now, saying } from './given-store.ts';

let city: GivenStore;
const later = new Date(now.getTime() + 60_000);

beforeAll(async () => {
  city = await givenStore();
});
afterAll(() => city.drop());

test('a session belongs to its person until it ends or is closed', async () => {
  const { person } = await arrive(city.store, 'signed-in');
  let time = now;
  const sessions = sessionsIn(city.database, { ...city, clock: { now: async () => time } });
  const opened = { person: person.id, began: now, until: later } as const;
  await sessions.open('s1', opened);
  await sessions.open('s2', { ...opened, way: 'code', device: 'Chrome · Windows' });
  expect(await sessions.find('s1')).toEqual({ ...opened, seated: false });
  expect(await sessions.of(person.id)).toEqual([
    { id: 's1', began: now, way: undefined, device: undefined },
    { id: 's2', began: now, way: 'code', device: 'Chrome · Windows' },
  ]);
  await sessions.end('somebody', 's1');
  expect(await sessions.find('s1')).toBeDefined();
  await sessions.end(person.id, 's1');
  expect(await sessions.find('s1')).toBeUndefined();
  await sessions.prolong('s2', new Date(later.getTime() + 1));
  time = later;
  expect((await sessions.find('s2'))?.person).toBe(person.id);
  const held = { person: person.id, role: 'finance_budget', body: 'cz' } as const;
  await city.store.transact(({ people }) =>
    people.putBody({ id: 'cz', kind: 'department', name: { zh: '财政局' }, status: 'active' }),
  );
  await city.store.transact(({ people }) => people.putSeat({ ...held, from: now }));
  expect((await sessions.find('s2'))?.seated).toBe(true);
  await city.store.transact(({ people }) => people.endSeat({ ...held, at: now }));
  await sessions.open('s2', { ...opened, until: new Date(later.getTime() + 1) });
  expect((await sessions.find('s2'))?.seated).toBe(false);
  time = new Date(later.getTime() + 1);
  expect([await sessions.find('s2'), ...(await sessions.of(person.id))]).toEqual([undefined]);
  await sessions.close('s2');
});

test('a browser is called for whoever named it last, and of many that somebody has only for the latest', async () => {
  let time = now;
  const browsers = browsersIn(city.database, { ...city, clock: { now: async () => time } });
  for (const place of [1, 2, 3, 4, 5, 6]) {
    time = new Date(time.getTime() + 1000);
    await browsers.add('li', `https://push.test/${place}`);
  }
  const kept = [6, 5, 4, 3, 2].map((place) => `https://push.test/${place}`);
  expect(await browsers.of('li')).toEqual(kept);
  await browsers.add('wu', 'https://push.test/6');
  await browsers.remove('https://push.test/5');
  expect(await browsers.of('li')).toEqual(kept.slice(2));
  expect(await browsers.of('wu')).toEqual(['https://push.test/6']);
  const mark = await browsers.add('wu', 'https://push.test/6');
  await browsers.cameIn(mark, 'wu');
  expect(await browsers.of('wu')).toHaveLength(1);
  await browsers.cameIn(mark, 'li');
  expect(await browsers.of('wu')).toEqual([]);
  await browsers.leave(await browsers.add('wu', 'https://push.test/6'));
  expect(await browsers.of('wu')).toEqual([]);
  expect(JSON.stringify(await city.database.sql`select * from browser`)).not.toContain('push.test');
});

test('of each it is known how much was kept on a day of the city, and nothing of the day before', async () => {
  const { store } = city;
  const ofDay = (at: Date) => store.read((world) => world.keptBytes.ofDay(['person li', 'person wu', 'all'], at));
  await store.transact((world) => world.keptBytes.add(['person li', 'all'], 2048, now));
  await store.transact((world) => world.keptBytes.add(['person wu', 'all'], 1000, now));
  expect(await ofDay(now)).toEqual([2048, 1024, 3072]);
  expect(await ofDay(new Date(now.getTime() + 24 * 3_600_000))).toEqual([0, 0, 0]);
  expect(JSON.stringify(await city.database.sql`select * from hourly`)).not.toContain('person');
});

test('the transcript gives the newest, oldest first, and only its owner replaces in it', async () => {
  const { person } = await arrive(city.store, 'talker');
  const transcripts = transcriptsIn(city.database, city);
  const message = (place: string) => ({ language: 'en' as const, place, blocks: [], buttons: [] });
  const ids: string[] = [];
  for (const place of ['1', '2', '3']) ids.push(await transcripts.add(person.id, 'me', message(place)));
  await transcripts.replace(person.id, ids[1] ?? '', message('2b'));
  await transcripts.replace('somebody', ids[2] ?? '', message('3b'));
  expect(await transcripts.list(person.id, 2)).toEqual([
    { id: ids[1], at: now, by: 'me', message: message('2b') },
    { id: ids[2], at: now, by: 'me', message: message('3') },
  ]);
});

const log = { info: () => {}, error: () => {} };

/** What is read at the desk of a person, in order. */
async function readBy(person: string): Promise<readonly string[]> {
  const entries = await transcriptsIn(city.database, city).list(person, 20);
  return entries.map(({ message }) => plain(message));
}

async function deliverAll(): Promise<void> {
  const channel = webChannel(transcriptsIn(city.database, city), wakes());
  await deliver(deliveriesIn(city.database, city.seal, log), [channel], log, async () => undefined);
}

test('what was said is read at the desk before it was delivered, and once when it was', async () => {
  const person = await webEntry(city.store).guest('zh');
  const put = (as: 'say' | 'replace', text: string, place: string) =>
    city.store.transact(async (world) => {
      const account = await world.people.account('web', person);
      if (account) await world.outbox[as](account, saying(text, place));
    });
  await put('say', '第一题？', 'q1');
  await deliverAll();
  await put('replace', '第一题：答了', 'q1');
  await put('say', '第二题？', 'q2');
  await city.database.sql`update outbox set attempt = 1 where mode = 'say' and state = 'queued'`;
  await put('replace', '第二题：答了', 'q2');
  await put('say', '第三题？', 'q3');
  const read = ['第一题：答了', '第二题：答了', '第三题？'];
  expect(await readBy(person)).toEqual(read);
  await deliverAll();
  expect(await readBy(person)).toEqual(read);
});

test('what the outbox sends twice stands there once', async () => {
  const { person } = await arrive(city.store, 'twice');
  const transcripts = transcriptsIn(city.database, city);
  const message = { language: 'zh', blocks: [], buttons: [] } as const;
  const first = await transcripts.add(person.id, 'gouban', message, 'key-1');
  expect(await transcripts.add(person.id, 'gouban', message, 'key-1')).toBe(first);
  expect(await transcripts.list(person.id, 5)).toHaveLength(1);
});

test('a guest who turns out to be somebody goes on as that, and reads what is said to him', async () => {
  const known = await arrive(city.store, 'known');
  const guest = await webEntry(city.store).guest('zh');
  await city.store.transact((world) =>
    world.people.putCode({ hash: hashOf('ABCD-EFGH'), person: known.person.id, until: later }),
  );
  const files = {
    put: async () => 'too-large' as const,
    get: async () => undefined,
    settle: async () => {},
    drop: async () => {},
  };
  const assistant = assistantOf({ store: city.store, files, log, wake: () => {} });
  const does = (id: string, address: string, says: Incoming['says'], channel: 'web' | 'telegram' = 'web') =>
    assistant.receive({ id, from: { channel, address }, forms: 'questions', says });
  await does('guest-1', guest, { kind: 'command', name: 'start', argument: 'ABCD-EFGH' });
  const asked = await transcriptsIn(city.database, city).list(guest, 5);
  expect(asked.map(({ message }) => plain(message)).join('\n')).toContain('是您本人吗');
  const [itIsMe] = asked.flatMap(({ message }) => message.buttons.flat());
  await does('guest-2', guest, { kind: 'press', token: itIsMe?.token ?? '' });
  const yes = await city.store.transact(async ({ people, outbox }) => {
    const account = (await people.account('web', guest))?.id ?? '';
    expect((await outbox.saidAt(known.id, `link:${account}`)).length).toBe(1);
    return outbox.token({ do: 'let-link', hash: hashOf('ABCD-EFGH'), account, yes: true }, known.person.id);
  });
  await does('known-1', 'known', { kind: 'press', token: yes }, 'telegram');
  await deliverAll();
  await does('guest-3', known.person.id, { kind: 'command', name: 'help', argument: '' });
  const before = await readBy(known.person.id);
  expect(before.join('\n')).toContain('这个账号已经连上了');
  expect(before.join('\n')).toContain('直接按按钮就行');
  await deliverAll();
  expect(await readBy(known.person.id)).toEqual(before);
  const account = await city.store.transact((world) => world.people.account('web', known.person.id));
  expect(account?.person.id).toBe(known.person.id);
});

test('of the codes with which one can sign in so many of the newest stay, and those that were used', async () => {
  const { person } = await arrive(city.store, 'asks-often');
  const usable = () =>
    city.store.transact(async ({ people }) =>
      Promise.all(['c1', 'c2', 'c3', 'c4'].map(async (hash) => (await people.code(hash, now)) !== undefined)),
    );
  await city.store.transact(async ({ people }) => {
    for (const [n, hash] of ['c1', 'c2', 'c3', 'c4'].entries()) {
      await people.putCode({ hash, person: person.id, until: new Date(later.getTime() + n) });
    }
    await people.keepNewestCodes(person.id, 2);
  });
  expect(await usable()).toEqual([false, false, true, true]);
});

test('what is limited is counted for each and for all by the hour, on each thing by itself', async () => {
  const most = { each: 2, all: 3 };
  const count = (from: string | undefined, on?: string, at = now) =>
    city.store.transact(({ hourly }) =>
      hourly.count({ limit: 'filing.from-anyone', from, ...(on !== undefined && { on }) }, most, at),
    );
  expect([await count('a', 'x'), await count('a', 'x'), await count('a', 'x')]).toEqual([true, true, false]);
  expect([await count('b', 'x'), await count('b', 'y'), await count(undefined, 'y')]).toEqual([false, true, true]);
  expect(await count('a', 'x', new Date(now.getTime() + 3_600_000))).toBe(true);
});
