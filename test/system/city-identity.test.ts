import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { type Directory, startDirectory } from '../doubles/directory.ts';
import { browser, type WebCity, webCity } from '../web-city.ts';

const publicUrl = 'http://127.0.0.1:1';
const official = 'cz-budget';
let directory: Directory;
let city: WebCity;

beforeAll(async () => {
  directory = await startDirectory(`${publicUrl}/sign-in/city/back`);
  const { issuer, clientId, clientSecret } = directory;
  city = await webCity({ settings: { publicUrl, identity: { issuer, clientId, clientSecret } } });
});
afterAll(() => directory.stop());

const opened = () => browser(city.web, publicUrl);
type Browser = ReturnType<typeof opened>;

/** Goes to the directory, says there who he is, comes back, and signs in where he is asked whether that is he. */
async function comes(visitor: Browser, login: string): Promise<Response> {
  const response = await returns(visitor, login);
  const [way] = /(?<=action=")\/sign-in\/[\w-]{20}/.exec(await response.clone().text()) ?? [];
  return way === undefined ? response : visitor.post(way, {});
}

async function returns(visitor: Browser, login: string): Promise<Response> {
  const sent = await visitor.get('/sign-in/city');
  const back = await directory.vouches(sent.headers.get('location') ?? '', login);
  return visitor.get(back.slice(publicUrl.length), { 'sec-fetch-site': 'cross-site' });
}

async function signedIn(person: string): Promise<Browser> {
  const visitor = opened();
  await visitor.post(`/sign-in/${await city.code(person)}`, {});
  return visitor;
}

async function links(visitor: Browser, login: string): Promise<Response> {
  await visitor.post('/desk/identity', { key: 'abcdefghijklmnop' });
  return comes(visitor, login);
}

describe('the city’s own directory', () => {
  test('is offered where one signs in', async () => {
    expect(await opened().page('/sign-in')).toContain('href="/sign-in/city"');
    expect(await opened().page('/desk')).toContain('href="/sign-in/city"');
  });

  test('lets in nobody who has not linked it, whatever he is called there', async () => {
    const visitor = opened();
    const response = await comes(visitor, official);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('还没有连到在岗的工作人员');
    expect((await visitor.get('/desk')).status).toBe(401);
  });

  test('lets in an official who linked it once, in any browser, and he was told so', async () => {
    const first = await signedIn(official);
    expect(await first.page('/desk/account')).toContain('连上市统一身份');
    expect((await links(first, 'chen.zhiqiang')).status).toBe(303);
    expect((await city.talk(official)).map(({ message }) => plain(message)).join('\n')).toContain(
      '市统一身份刚连到您的名下',
    );
    const second = opened();
    expect(await (await returns(second, 'chen.zhiqiang')).text()).toContain('您在这里就是：陈志强');
    expect((await second.get('/desk')).status).toBe(401);
    expect((await comes(second, 'chen.zhiqiang')).headers.get('location')).toBe('/desk');
    expect(await second.page('/desk')).toContain('陈志强');
    expect((await comes(opened(), 'somebody.else')).status).toBe(403);
  });

  test('lets in nobody any more whose seats have ended', async () => {
    await links(await signedIn('cz-proc'), 'zhou.yan');
    const end = { person: 'cz-proc', role: 'finance_proc', body: 'cz', at: new Date(0) } as const;
    await city.store.transact(({ people }) => people.endSeat(end));
    expect((await comes(opened(), 'zhou.yan')).status).toBe(403);
  });

  test('counts once, in the browser that was sent there, and for what it was sent for', async () => {
    const visitor = opened();
    const sent = await visitor.get('/sign-in/city');
    const back = (await directory.vouches(sent.headers.get('location') ?? '', 'chen.zhiqiang')).slice(publicUrl.length);
    expect((await opened().get(back)).status).toBe(403);
    const forged = back.replace(/code=[^&]+/, 'code=another');
    expect((await visitor.get(forged)).status).toBe(403);
    expect((await visitor.get(back)).status).toBe(403);
    expect((await visitor.get('/desk')).status).toBe(401);
  });

  test('is linked anew in place of the one before, and by officials alone', async () => {
    await links(await signedIn(official), 'chen.second');
    expect((await comes(opened(), 'chen.zhiqiang')).status).toBe(403);
    expect((await comes(opened(), 'chen.second')).status).toBe(303);
    const citizen = await signedIn('citizen-1');
    expect(await citizen.page('/desk/account')).not.toContain('连上市统一身份');
    expect((await links(citizen, 'wang')).status).toBe(403);
  });

  test('is unlinked by its official, signs in nobody then, and he is told so', async () => {
    const visitor = await signedIn(official);
    await links(visitor, 'chen.third');
    expect(await visitor.page('/desk/account')).toContain('断开市统一身份');
    await visitor.post('/desk/account/identity', { key: 'abcdefghijklmnop' });
    expect(await visitor.page('/desk/account')).not.toContain('断开市统一身份');
    expect((await comes(opened(), 'chen.third')).status).toBe(403);
    expect((await city.talk(official)).map(({ message }) => plain(message)).join('\n')).toContain(
      '市统一身份已经从您的名下断开',
    );
  });

  test('that cannot be reached is said in words, and can be reached again later', async () => {
    const away = await webCity({
      settings: { publicUrl, identity: { issuer: 'http://127.0.0.1:9', clientId: 'c', clientSecret: 's' } },
    });
    const response = await browser(away.web, publicUrl).get('/sign-in/city');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('没有登录上');
    expect(away.errors).toHaveLength(1);
  });
});
