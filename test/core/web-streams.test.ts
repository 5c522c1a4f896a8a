import { expect, test } from 'vitest';
import { type Visitor, webCity } from '../web-city.ts';

const from = (n: number) => ({ 'x-forwarded-for': `203.0.${n}.1` });

/** Opens a live page; what it answers, and how to leave it. */
async function opens(visitor: Visitor, place = 0) {
  const response = await visitor.get('/events', from(place));
  const reader = response.body?.getReader();
  await reader?.read();
  return { status: response.status, wait: response.headers.get('retry-after'), leave: () => reader?.cancel() };
}

test('so many live pages of one person are open, from one place and in all, and when one is left another has room', async () => {
  const settings = { proxies: [''], streams: { person: 2, place: 3, all: 4 } };
  const city = await webCity({ settings });
  const visitors = await Promise.all(['cz-budget', 'xtz-sec', 'citizen-1', 'citizen-2'].map((id) => city.visitor(id)));
  const [first, second, third, fourth] = visitors;
  if (!first || !second || !third || !fourth) throw new Error('four come');
  const one = await opens(first);
  expect((await opens(first)).status).toBe(200);
  expect(await opens(first)).toMatchObject({ status: 429, wait: '60' });
  expect((await opens(second)).status).toBe(200);
  expect((await opens(third)).status).toBe(429);
  expect((await opens(third, 1)).status).toBe(200);
  expect((await opens(fourth, 2)).status).toBe(429);
  await one.leave();
  await new Promise(setImmediate);
  expect((await opens(fourth, 2)).status).toBe(200);
  await city.web.stop();
});

test('whoever asks for the head of it alone has opened nothing', async () => {
  const city = await webCity({ settings: { streams: { person: 1, place: 1, all: 1 } } });
  const visitor = await city.visitor('cz-budget');
  const head = await city.web.fetch(
    new Request('http://city.test/events', { method: 'HEAD', headers: { cookie: visitor.cookie() } }),
  );
  expect(head.status).toBe(200);
  expect((await opens(visitor)).status).toBe(200);
  await city.web.stop();
});
