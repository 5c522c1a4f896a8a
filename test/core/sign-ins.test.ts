import { expect, test } from 'vitest';
import { texts } from '../../src/text/all.ts';
import { chatIn } from '../memory/chat.ts';
import { browser, type Visitor, type WebCity, webCity } from '../web-city.ts';

const own = 'http://city.test';
const key = 'abcdefghijklmnop';
const official = 'cz-budget';
const { say } = texts.zh;
const minute = 60_000;

const devices = {
  office: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Safari/537.36',
  phone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Safari/604.1',
} as const;

/** Somebody who has signed in with a device; with the code that he used. */
async function signedIn(city: WebCity, device: keyof typeof devices, person = official): Promise<[Visitor, string]> {
  const visitor = browser(city.web, own);
  const code = await city.code(person);
  await visitor.post(`/sign-in/${code}`, {}, { 'user-agent': devices[device] });
  return [visitor, code];
}

/** Works on for so long without a pause. */
async function works(city: WebCity, visitor: Visitor, minutes: number): Promise<number> {
  let { status } = await visitor.get('/desk/drafts');
  for (let past = 0; past < minutes && status === 200; past += 25) {
    await city.clock.advance(25 * minute);
    ({ status } = await visitor.get('/desk/drafts'));
  }
  return status;
}

test('whoever goes on working is signed out after half a day all the same', async () => {
  const city = await webCity();
  const [visitor] = await signedIn(city, 'office');
  expect(await works(city, visitor, 11 * 60)).toBe(200);
  expect(await works(city, visitor, 2 * 60)).toBe(401);
});

test('an official sees where he is signed in and since when, and signs out there alone', async () => {
  const city = await webCity();
  const [office] = await signedIn(city, 'office');
  const [phone] = await signedIn(city, 'phone');
  const page = await office.page('/desk/account');
  for (const words of ['Chrome · Windows', '就是这里', 'Safari · iPhone', '用登录码']) expect(page).toContain(words);
  const [, id = ''] = /name="end" value="([0-9a-f]{64})"/.exec(page) ?? [];
  const stranger = await city.visitor('cz-proc');
  await stranger.post('/desk/account/sessions', { key, end: id });
  expect((await phone.get('/desk')).status).toBe(200);
  await office.post('/desk/account/sessions', { key, end: id });
  expect([(await phone.get('/desk')).status, (await office.get('/desk')).status]).toEqual([401, 200]);
});

test.each(['telegram', 'slack'] as const)(
  'he is told in his chat on %s of a device that is new, and never of the first or of one that he had',
  async (channel) => {
    const city = await webCity();
    await city.store.transact((world) => world.people.openAccount(official, channel, 'chen'));
    const chat = chatIn(city.store, 'chen', channel);
    await signedIn(city, 'office');
    await signedIn(city, 'office');
    expect(chat.shown()).toEqual([]);
    const [phone] = await signedIn(city, 'phone');
    expect(JSON.stringify(chat.last())).toContain(say.signedInNewly('Safari · iPhone'));
    await chat.presses(say.signOut);
    expect((await phone.get('/desk')).status).toBe(401);
  },
);

test('what was refused stands among his sign-ins: a code of his that was used before', async () => {
  const city = await webCity();
  const [office, code] = await signedIn(city, 'office');
  expect(await office.page('/desk/account')).not.toContain('没有让进');
  const other = browser(city.web, own);
  expect((await other.post(`/sign-in/${code}`, {}, { 'user-agent': devices.phone })).status).toBe(403);
  const page = await office.page('/desk/account');
  expect(page).toContain('没有让进');
  expect(page.indexOf('Safari · iPhone')).toBeLessThan(page.lastIndexOf('Chrome · Windows'));
});

test('of whoever comes for no office it is not kept when and with what he came', async () => {
  const city = await webCity();
  await signedIn(city, 'phone', 'citizen-1');
  const { signIns, sessions } = city.store.tables();
  expect([...signIns.values()]).toEqual([]);
  expect([...sessions.values()].map(({ way, device }) => [way, device])).toEqual([[undefined, undefined]]);
  const [citizen] = await signedIn(city, 'phone', 'citizen-1');
  expect((await citizen.get('/desk/account')).headers.get('location')).toBe('/desk');
});
