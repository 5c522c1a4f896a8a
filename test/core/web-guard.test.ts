import { expect, test } from 'vitest';
import { demoCast } from '../../db/demo.ts';
import type { Reading } from '../../src/app/ports/desk.ts';
import type { Transcripts } from '../../src/app/ports/system.ts';
import {
  bidAnswers,
  complainsInChat,
  complaintAnswers,
  evidence,
  inHand,
  type Visitor,
  type WebCity,
  webCity,
} from '../web-city.ts';

const own = 'http://city.test';
const key = 'abcdefghijklmnop';
const given = async () => new Response('given');
const official = 'cz-budget';

/** Every route that changes something, found in the server itself, so that a new one cannot be forgotten. */
const telegramApp = (): string => 'chat';
const everything = await webCity({ demo: true, settings: { telegram: given, slack: given, telegramApp } });
const posts = everything.web.routes.filter(({ method }) => method === 'POST');
const fromOutside = new Set(['/telegram', '/slack/events']);
const ours = posts.map(({ path }) => path).filter((path) => !fromOutside.has(path));

test('the posts of the site are those that are checked here', () => {
  expect(ours.toSorted()).toEqual(
    [
      '/answer',
      '/answer/kept',
      '/answer/new',
      '/comment',
      '/complain',
      '/demo/clock',
      '/demo/person',
      '/desk/account/identity',
      '/desk/account/passkeys',
      '/desk/account/sessions',
      '/desk/act',
      '/desk/begin',
      '/desk/browser',
      '/desk/form/:draft',
      '/desk/form/:draft/discard',
      '/desk/notifications',
      '/desk/passkey/:code',
      '/desk/press',
      '/desk/prove/:code',
      '/desk/say',
      '/language',
      '/sign-in/:code',
      '/sign-out',
      '/telegram-app/:draft',
    ].toSorted(),
  );
});

const strangers: readonly Record<string, string>[] = [
  {},
  { origin: 'null' },
  { origin: 'http://evil.test' },
  { origin: 'http://city.test.evil.test' },
  { origin: 'https://city.test' },
  { origin: 'http://city.test:81' },
  { origin: own, 'sec-fetch-site': 'cross-site' },
  { origin: own, 'sec-fetch-site': 'same-site' },
  { referer: `${own}/desk` },
];

/** A post that would be heard, on each route: what the official does in the course of his work. */
async function working(): Promise<{ city: WebCity; visitor: Visitor; at: (path: string) => string; fields: Fields }> {
  const city = await webCity({ demo: true, settings: { telegramApp } });
  await city.store.transact((world) => world.people.openAccount(official, 'telegram', telegramApp()));
  const visitor = await city.visitor(official);
  const id = city.idOf(inHand.overdue);
  const draft = await city.begun(official, { case: id, action: 'returnBudget' });
  const code = await city.code(official);
  return {
    city,
    visitor,
    at: (path) => path.replace(':draft', draft).replace(':code', code),
    fields: {
      key,
      token: await city.store.transact((world) => world.outbox.token({ do: 'help' }, official)),
      case: id,
      do: 'approveBudget',
      go: 'later',
      rev: '0',
      language: 'en',
      to: 'day',
      project: city.idOf(inHand.running),
      press: '{"do":"preview","form":{"procedure":"organisation"}}',
      text: '您好',
      topic: 'news',
      call: 'begin',
      end: 'a'.repeat(64),
      endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
      on: 'off',
    },
  };
}
type Fields = Record<string, string>;

test.each(ours.flatMap((path) => strangers.map((headers) => [path, headers] as const)))(
  'a post to %s from elsewhere (%o) does nothing',
  async (path, headers) => {
    const { city, visitor, at, fields } = await working();
    const before = city.store.tables();
    const request = new Request(`${own}${at(path)}`, {
      method: 'POST',
      headers: { ...headers, cookie: visitor.cookie() },
      body: new URLSearchParams(fields),
    });
    const response = await city.web.fetch(request);
    expect(response.status).toBe(403);
    expect(city.received).toEqual([]);
    expect(city.store.tables()).toBe(before);
  },
);

// What comes of codes that are typed, and of what passkeys sign, is tried where they are.
const heard = ours.filter((path) => !/^\/(answer|desk\/(prove|passkey)\/)/.test(path));

test.each(heard)('a post to %s from a page of ours is heard', async (path) => {
  const { city, visitor, at, fields } = await working();
  const before = city.store.tables();
  const response = await visitor.post(at(path), fields, { 'sec-fetch-site': 'same-origin' });
  expect([200, 303]).toContain(response.status);
  expect(city.store.tables()).not.toBe(before);
});

test('with a public address only that one is our own', async () => {
  const { web } = await webCity({ settings: { publicUrl: 'https://city.example' } });
  const post = (origin: string) =>
    web.fetch(new Request('http://10.0.0.1:8080/sign-out', { method: 'POST', headers: { origin } }));
  expect((await post('https://city.example')).status).toBe(303);
  expect((await post('http://10.0.0.1:8080')).status).toBe(403);
});

test.each(['PUT', 'DELETE', 'PATCH'])('%s is no way to do anything here', async (method) => {
  const response = await everything.web.fetch(new Request(`${own}/desk`, { method }));
  expect(response.status).toBe(403);
});

test.each([
  '/',
  '/desk',
  '/desk/form/d1',
  `/p/${inHand.running}`,
  '/nowhere',
  '/healthz',
  '/assets/live.js',
  '/p/none',
])('%s comes with headers that let in nothing foreign', async (path) => {
  const { headers } = await (await everything.visitor()).get(path);
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|data:|\*|https?:/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('same-origin');
});

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</textarea></select></title><b>',
  '&lt;b&gt;&amp;',
  'javascript:alert(1)',
  '{{7*7}}<%= 7 %>',
  '\u202egnp.exe',
  '<!-- ',
  ']]>',
] as const;

/** Names of the programme's own in what the desk says: kinds, states, positions. */
const ownName = /^[a-z][A-Za-z]*(?:[-.][a-z]+)*$/;
const named = new Set([
  'kind',
  'state',
  'tone',
  'do',
  'procedure',
  'action',
  'position',
  'outcome',
  'role',
  'by',
  'group',
]);
/** What is no text: days, and what leads the pages from one to the other. */
const kept = new Set(['date', 'time', 'today', 'on', 'language', 'unit', 'place', 'key']);

/** All that the desk says, with every text in it replaced by something that wants to be more than text. */
function poisoned<T>(value: T, text: string, name = ''): T {
  if (typeof value === 'string') {
    const stays = kept.has(name) || (named.has(name) && ownName.test(value));
    // A text stays a text.
    return (stays ? value : text) as T;
  }
  if (Array.isArray(value)) return value.map((each) => poisoned(each, text, name)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([each, of]) => [each, poisoned(of, text, each)])) as T;
}

/** The desk's own answers, poisoned; who asks is known by his own id. */
function poisonedReading(reading: Reading, text: string): Reading {
  const all = Object.entries(reading).map(([name, part]): readonly [string, unknown] => {
    if (typeof part !== 'function') return [name, poisoned(part, text)];
    return [
      name,
      async (...asked: readonly unknown[]) => {
        const answer: unknown = await Reflect.apply(part, reading, asked);
        const said = poisoned(answer, text);
        return name === 'person' && said ? { ...said, id: asked[0] } : said;
      },
    ];
  });
  // Every part of it is there, with the same answers but for their words.
  return Object.fromEntries(all) as unknown as Reading;
}

/** A city in which everything has been said and begun, and each of its pages with whoever reads it. */
async function poisonedCity() {
  let text = '平';
  const persons = async () => [
    { id: text, name: text, group: 'citizen', body: text, role: text } as const,
    ...demoCast('zh').map((each) => ({ ...each, name: text, body: text, role: text })),
  ];
  const city = await webCity({
    demo: true,
    settings: { demo: { persons } },
    between: (desk) => ({ read: (page) => desk.read((reading) => page(poisonedReading(reading, text))) }),
    transcripts: (real): Transcripts => ({
      ...real,
      list: async (...asked) => poisoned(await real.list(...asked), text),
    }),
  });
  const pages = await pagesIn(city);
  /** Every page, while everybody says this. */
  async function all(said: string): Promise<readonly (readonly [path: string, page: string])[]> {
    text = said;
    const read: [string, string][] = [];
    for (const [visitor, path] of pages) {
      const word = /[=/]$/.test(path) && path !== '/' ? encodeURIComponent(said) : '';
      read.push([path, await visitor.page(`${path}${word}`)]);
    }
    return read;
  }
  return { all };
}

/** The pages of a city in which something is in hand, each with the browser of whoever reads it. */
async function pagesIn(city: WebCity): Promise<readonly (readonly [Visitor, string])[]> {
  const paths = await pathsIn(city);
  const readers = [...new Set(paths.map(([person]) => person))];
  const visitors = new Map(await Promise.all(readers.map(async (id) => [id, await city.visitor(id)] as const)));
  return paths.flatMap(([person, path]) => {
    const visitor = visitors.get(person);
    return visitor ? [[visitor, path] as const] : [];
  });
}

const citizen = 'citizen-1';
const bidder = 'sh-staff';
const applicant = 'xq-applicant';

async function pathsIn(city: WebCity): Promise<readonly (readonly [person: string, path: string])[]> {
  await complainsInChat(city, citizen);
  const complaint = { procedure: 'complaint', parent: city.idOf(inHand.running) } as const;
  const filed = await city.filed(citizen, complaint, {
    ...complaintAnswers,
    evidence: [evidence('照片.png', 'image/png')],
  });
  const [receipt] = [...city.store.tables().receipts.values()].filter((each) => each.case === filed);
  const [notice] = city.store.tables().notices.values();
  const drafts = {
    [bidder]: await city.begun(bidder, { procedure: 'bid', parent: city.idOf(inHand.open) }, bidAnswers),
    [applicant]: await city.begun(applicant, { procedure: 'organisation' }),
    [citizen]: await city.begun(citizen, complaint, complaintAnswers),
  };
  const lengths: Readonly<Record<string, number>> = { [bidder]: 3, [applicant]: 6, [citizen]: 3 };
  const forms = Object.entries(drafts).flatMap(([person, draft]) =>
    Array.from({ length: lengths[person] ?? 0 }, (_, n) => [person, `/desk/form/${draft}?page=${n + 1}`] as const),
  );
  return [
    ...[
      '/',
      '/projects',
      '/projects?q=',
      `/p/${inHand.running}`,
      `/p/${inHand.open}`,
      '/notices',
      `/notices/${notice?.number}`,
      '/receipts/',
      `/receipts/${receipt?.number}`,
      `/complain?project=${inHand.running}`,
      '/complain?q=',
      '/complain?q=养老',
      '/sign-in/',
      '/desk',
      '/desk?after=',
      '/desk/cases',
      '/desk/chat',
      `/desk/case/${city.idOf(inHand.overdue)}`,
      `/desk/case/${city.idOf(inHand.opinions)}`,
      '/demo/side-by-side?left=',
    ].map((path) => [official, path] as const),
    [citizen, `/desk/case/${filed}?filed=${receipt?.number}`],
    [citizen, '/desk/drafts'],
    [citizen, '/desk/chat'],
    [bidder, `/desk/case/${city.idOf(inHand.open)}`],
    [bidder, '/desk'],
    ['dlmz-staff', `/desk/case/${city.idOf(inHand.running)}`],
    ['dlmz-staff', '/desk/chat'],
    ['bc-finance', `/desk/case/${city.idOf(inHand.running)}`],
    ...forms,
  ];
}

test('no page has a script or a style inside', async () => {
  for (const [visitor, path] of await pagesIn(await webCity({ demo: true }))) {
    expect(await visitor.page(path), path).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  }
});

/** The tags of a page, with whatever stands in them. */
function tagsOf(page: string): string {
  return [...page.matchAll(/<\/?([a-z!][^\s>]*)/gi)].map(([, name = '']) => name.toLowerCase()).join(' ');
}

test('every kind of block and of field stands on these pages', async () => {
  const city = await webCity({ demo: true });
  let all = '';
  for (const [visitor, path] of await pagesIn(city)) {
    const response = await visitor.get(path);
    if (!/[=/]$/.test(path)) expect(response.status, path).toBe(200);
    all += await response.text();
  }
  expect(city.errors).toEqual([]);
  for (const part of [
    '<textarea',
    '<select',
    'type="radio"',
    'type="checkbox"',
    'type="file"',
    'type="tel"',
    'class="cells"',
    'class="review part"',
    'class="receipt"',
    'class="steps',
    'class="checks"',
    'class="files"',
    'class="log"',
    'class="where"',
    'class="ask"',
    'class="items"',
    'class="me"',
    'class="say no"',
    'class="edit"',
    'class="meter"',
    '<caption>',
  ]) {
    expect(all, part).toContain(part);
  }
});

const foul = await poisonedCity();

test.each(hostile)('what somebody wrote stays text in every slot of every page: %s', async (text) => {
  // As long as the hostile one, since long values are set differently.
  const plain = await foul.all('平'.repeat(text.length));
  for (const [at, [path, page]] of (await foul.all(text)).entries()) {
    expect(tagsOf(page), path).toBe(tagsOf(plain[at]?.[1] ?? ''));
    expect(page, path).not.toMatch(/(?:href|src|action)=["']?\s*javascript:/i);
    const bare = page.replaceAll(/"[^"]*"/g, '""');
    expect(bare, path).not.toMatch(/<[^>]*\son[a-z]+=/);
  }
});

test('what is too large is not taken, and said so', async () => {
  const city = await webCity();
  const visitor = await city.visitor(official);
  const large = 'x'.repeat(1024 * 1024 + 1);
  expect((await visitor.post('/desk/act', { key, case: city.idOf(inHand.overdue), do: large })).status).toBe(413);
  const form = new FormData();
  form.set('key', key);
  form.set('text', large);
  expect((await visitor.post('/desk/say', form)).status).toBe(413);
  expect((await visitor.post('/desk/press', { key, token: 't' }, { 'content-type': 'text/plain' })).status).toBe(415);
  expect(city.received).toEqual([]);
});

test('a body that ends too early is no form', async () => {
  const city = await webCity();
  const visitor = await city.visitor(official);
  const body = '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nhalf';
  const headers = { origin: own, cookie: visitor.cookie(), 'content-type': 'multipart/form-data; boundary=b' };
  const response = await city.web.fetch(new Request(`${own}/desk/say`, { method: 'POST', headers, body }));
  expect(response.status).toBe(400);
});
