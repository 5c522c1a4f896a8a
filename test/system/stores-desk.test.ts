import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessionsIn } from '../../db/sessions.ts';
import { transcriptsIn } from '../../db/transcripts.ts';
import { arrive, type GivenStore, givenStore, now } from './given-store.ts';

let city: GivenStore;
const later = new Date(now.getTime() + 60_000);

beforeAll(async () => {
  city = await givenStore();
});
afterAll(() => city.drop());

test('a session belongs to its person until it ends or is closed', async () => {
  const { person } = await arrive(city.store, 'signed-in');
  let time = now;
  const sessions = sessionsIn(city.database, { now: async () => time });
  await sessions.open('s1', person.id, later);
  await sessions.open('s2', person.id, later);
  expect(await sessions.person('s1')).toBe(person.id);
  await sessions.close('s1');
  expect(await sessions.person('s1')).toBeUndefined();
  await sessions.open('s2', person.id, new Date(later.getTime() + 1));
  time = later;
  expect(await sessions.person('s2')).toBe(person.id);
  time = new Date(later.getTime() + 1);
  expect(await sessions.person('s2')).toBeUndefined();
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
