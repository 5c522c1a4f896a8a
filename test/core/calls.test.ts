import { createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import type { Sent } from '../../src/dialogue/message.ts';
import { type WebCity, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';
const person = 'citizen-1';
const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
const time = new Date('2026-11-24T02:32:00Z');

const news: Sent = {
  language: 'zh',
  news: true,
  blocks: [{ kind: 'text', tone: 'plain', text: '助餐的公告' }],
  buttons: [],
};

/** A city that calls browsers; what it posted, and what the service answers. */
async function city(status = 201): Promise<{ readonly site: WebCity; readonly posted: Request[] }> {
  const posted: Request[] = [];
  const post: typeof fetch = async (address, init) => {
    posted.push(new Request(address, init));
    return new Response(null, { status });
  };
  const subject = 'https://gouban.example.gov.cn';
  return { site: await webCity({ calls: { subject, post, time: () => time } }), posted };
}

async function says(site: WebCity, message = news): Promise<void> {
  await site.web.channel.send(person, message, { key: 'said' });
  await site.web.channel.stop();
}

const subscribes = async (site: WebCity, address: string, call = 'begin') =>
  (await site.visitor(person)).post('/desk/browser', { key, call, endpoint: address });

describe('a browser in which somebody wants to be called', () => {
  test('is called when there is news and no page is open, and told nothing of what it is or whose', async () => {
    const { site, posted } = await city();
    expect((await subscribes(site, endpoint)).status).toBe(303);
    await says(site);
    const [call] = posted;
    expect(call?.url).toBe(endpoint);
    expect(await call?.text()).toBe('');
    const told = JSON.stringify([...(call?.headers ?? [])]);
    for (const secret of ['助餐', person]) expect(told).not.toContain(secret);
  });

  test('is called by who has the key that it was given, to that service, for some hours', async () => {
    const { site, posted } = await city();
    await subscribes(site, endpoint);
    await says(site);
    const [, token = '', given = ''] =
      /^vapid t=([^,]+), k=(.+)$/.exec(posted[0]?.headers.get('authorization') ?? '') ?? [];
    expect(await (await site.visitor(person)).page('/desk/notifications')).toContain(`data-key="${given}"`);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(given, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
    const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
    const by = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), by, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toEqual({
      aud: 'https://fcm.googleapis.com',
      sub: 'https://gouban.example.gov.cn',
      exp: time.getTime() / 1000 + 12 * 3600,
    });
  });

  test('is not called for an answer, nor while a page of his is open', async () => {
    const { site, posted } = await city();
    await subscribes(site, endpoint);
    const { news: _, ...answer } = news;
    await says(site, answer);
    const open = await (await site.visitor(person)).get('/events');
    await open.body?.getReader().read();
    await says(site);
    expect(posted).toEqual([]);
  });

  test.each([404, 410])('is forgotten when its service says %i', async (status) => {
    const { site, posted } = await city(status);
    await subscribes(site, endpoint);
    for (const _ of [1, 2]) await says(site);
    expect(posted).toHaveLength(1);
  });

  test('is called no more once he has said so, and of another no more once it is his', async () => {
    const { site, posted } = await city();
    await subscribes(site, endpoint);
    await (await site.visitor('cz-budget')).post('/desk/browser', { key, call: 'begin', endpoint });
    await says(site);
    await subscribes(site, endpoint);
    await subscribes(site, endpoint, 'end');
    await says(site);
    expect(posted).toEqual([]);
  });

  test.each([
    'http://fcm.googleapis.com/send',
    'https://127.0.0.1/send',
    'https://localhost/',
    'https://fcm.googleapis.com:8443/send',
    'https://evil.test/fcm.googleapis.com',
    'https://fcm.googleapis.com.evil.test/',
    'https://fcm.googleapis.com@evil.test/',
    'https://evilfcm.googleapis.com/',
    'file:///etc/passwd',
    `https://fcm.googleapis.com/${'a'.repeat(1000)}`,
    '',
  ])('is not where no browser’s maker is: %s', async (address) => {
    const { site, posted } = await city();
    expect((await subscribes(site, address)).status).toBe(400);
    await says(site);
    expect(posted).toEqual([]);
  });

  test('is called no more once he has signed out there, or somebody else has signed in', async () => {
    const { site, posted } = await city();
    const browser = await site.visitor(person);
    await browser.post('/desk/browser', { key, call: 'begin', endpoint });
    await browser.post('/sign-out', {});
    await says(site);
    expect(posted).toEqual([]);
    await browser.post(`/sign-in/${await site.code(person)}`, {});
    await browser.post('/desk/browser', { key, call: 'begin', endpoint });
    await browser.post(`/sign-in/${await site.code(person)}`, {});
    await says(site);
    expect(posted).toHaveLength(1);
    await browser.post(`/sign-in/${await site.code('cz-budget')}`, {});
    await says(site);
    expect(posted).toHaveLength(1);
  });

  test('cannot be named by whoever is not signed in', async () => {
    const { site } = await city();
    expect((await (await site.visitor()).post('/desk/browser', { key, call: 'begin', endpoint })).status).toBe(401);
  });
});

test('what is shown is what came with the address of the worker, which leads to the desk', async () => {
  const heard = new Map<string, (event: object) => void>();
  const shown: unknown[] = [];
  const self = {
    location: { href: 'https://city/worker.js?title=%E8%B4%AD%E5%8A%9E&body=%E6%96%B0&lang=zh-CN' },
    addEventListener: (name: string, act: (event: object) => void) => heard.set(name, act),
    registration: { showNotification: (title: string, how: object) => shown.push([title, how]) },
    clients: { openWindow: (path: string) => shown.push(path) },
  };
  runInNewContext(readFileSync('adapters/web/worker.js', 'utf8'), { self, URL });
  heard.get('push')?.({ waitUntil() {} });
  heard.get('notificationclick')?.({ waitUntil() {}, notification: { close() {} } });
  expect(shown).toEqual([['购办', { body: '新', lang: 'zh-CN', tag: 'news', icon: '/assets/mark.svg' }], '/desk']);
});
