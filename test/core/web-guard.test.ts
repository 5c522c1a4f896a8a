import { expect, test } from 'vitest';
import { browser, caseView, cityNow, demoPersons, file, formPage, inboxItem, people, scriptedWeb } from './web-desk.ts';

const own = 'http://city.test';
const key = 'abcdefghijklmnop';
const given = async () => new Response('given');

/** Every route that changes something, found in the server itself, so that a new one cannot be forgotten. */
const posts = scriptedWeb({ demo: true, settings: { telegram: given, slack: given } }).web.routes.filter(
  ({ method }) => method === 'POST',
);
const fromOutside = new Set(['/telegram', '/slack/events']);
const ours = posts.map(({ path }) => path).filter((path) => !fromOutside.has(path));

test('the posts of the site are those that are checked here', () => {
  expect(ours.toSorted()).toEqual(
    [
      '/complain',
      '/demo/clock',
      '/demo/person',
      '/desk/act',
      '/desk/begin',
      '/desk/form/:draft',
      '/desk/press',
      '/desk/say',
      '/language',
      '/sign-in/:code',
      '/sign-out',
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

test.each(ours.flatMap((path) => strangers.map((headers) => [path, headers] as const)))(
  'a post to %s from elsewhere (%o) does nothing',
  async (path, headers) => {
    const scripted = scriptedWeb({ demo: true });
    const visitor = browser(scripted.web);
    await visitor.signIn();
    const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const address = path.replace(':draft', 'd1').replace(':code', 'good');
    const body = new URLSearchParams({
      key,
      token: 't',
      case: 'c3',
      do: 'x',
      go: 'next',
      rev: '1',
      language: 'en',
      to: 'day',
    });
    const before = new Map(scripted.sessions);
    const request = new Request(`${own}${address}`, { method: 'POST', headers: { ...headers, cookie }, body });
    const response = await scripted.web.fetch(request);
    expect(response.status).toBe(403);
    expect(scripted.received).toEqual([]);
    expect(scripted.sessions).toEqual(before);
  },
);

test.each(ours)('a post to %s from a page of ours is heard', async (path) => {
  const visitor = browser(scriptedWeb({ demo: true }).web);
  await visitor.signIn();
  const address = path.replace(':draft', 'd1').replace(':code', 'good');
  const fields = {
    key,
    token: 't',
    case: 'c3',
    do: 'x',
    go: 'next',
    rev: '1',
    language: 'en',
    to: 'day',
    project: 'c3',
  };
  const response = await visitor.post(
    address,
    { ...fields, press: '{"do":"find","for":{"procedure":"complaint"}}' },
    { 'sec-fetch-site': 'same-origin' },
  );
  expect([200, 303]).toContain(response.status);
});

test('with a public address only that one is our own', async () => {
  const { web } = scriptedWeb({ settings: { publicUrl: 'https://city.example' } });
  const post = (origin: string) =>
    web.fetch(new Request('http://10.0.0.1:8080/sign-out', { method: 'POST', headers: { origin } }));
  expect((await post('https://city.example')).status).toBe(303);
  expect((await post('http://10.0.0.1:8080')).status).toBe(403);
});

test.each(['PUT', 'DELETE', 'PATCH'])('%s is no way to do anything here', async (method) => {
  const response = await scriptedWeb().web.fetch(new Request(`${own}/desk`, { method }));
  expect(response.status).toBe(403);
});

test.each(['/', '/desk', '/desk/form/d1', '/nowhere', '/healthz', '/assets/live.js', '/p/none'])(
  '%s comes with headers that let in nothing foreign',
  async (path) => {
    const { headers } = await browser(scriptedWeb().web).get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|data:|\*|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  },
);

test('no page has a script or a style inside', async () => {
  const visitor = browser(scriptedWeb({ demo: true }).web);
  await visitor.post('/demo/person', { person: 'official' });
  for (const path of ['/', '/desk', '/desk/case/c3', '/desk/chat', '/desk/form/d1', '/demo/side-by-side']) {
    const page = await (await visitor.get(path)).text();
    expect(page, path).not.toMatch(/\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  }
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

/** Every text of every page, replaced by something that wants to be more than text. */
function poisoned(text: string) {
  const item = inboxItem({
    id: text,
    title: text,
    number: text,
    kind: text,
    state: text,
    office: text,
    due: { text, state: 'soon', mine: true, provisional: true },
  });
  const evidence = file(text, text);
  const row = { label: text, value: text };
  const button = { label: text, kind: 'pick', token: text } as const;
  const where = {
    now: text,
    holder: text,
    office: text,
    mine: true,
    next: text,
    due: { text, state: 'late', mine: true, provisional: true },
  } as const;
  const view = caseView({
    id: text,
    number: text,
    kind: text,
    title: text,
    where,
    ask: text,
    steps: [1, 2].map((number) => ({ number, name: text, state: 'done', on: text })),
    checks: [{ holds: false, text, source: text }],
    offers: [{ label: text, kind: 'act', press: { do: 'start', form: { case: text, action: text } } }],
    filings: [1, 2].map(() => ({
      title: text,
      by: text,
      at: text,
      rows: [row, { label: text, value: `${text}\n${text}` }],
    })),
    files: [evidence],
    log: [{ at: text, text }],
    children: [{ id: text, procedure: 'bid', number: text, kind: text, title: text, state: text }],
    parent: { id: text, number: text, title: text },
  });
  const form = formPage();
  const page = {
    ...form,
    draft: text,
    title: text,
    intro: text,
    submit: text,
    refusal: text,
    outline: [{ label: text, filled: 0, of: 1 }],
    fields: form.fields.map((field) => ({
      ...field,
      label: text,
      help: text,
      error: text,
      value: [text],
      ...(field.options && { options: [{ value: text, label: text }] }),
      ...(field.files && { files: [evidence] }),
      ...(field.columns && {
        columns: [
          { key: 'a', label: text, kind: 'text', required: true, options: [{ value: text, label: text }] },
          { key: 'b', label: text, kind: 'text', required: true },
        ] as const,
      }),
    })),
  };
  const review = { ...page, fields: [], review: [{ ...row, page: 0 }] };
  const blocks = [
    { kind: 'heading', text, over: text },
    { kind: 'text', text, tone: 'strong' },
    { kind: 'text', text, tone: 'dim' },
    { kind: 'text', text, tone: 'plain' },
    { kind: 'where', where },
    { kind: 'rows', title: text, rows: [{ ...row, edit: button }] },
    { kind: 'checks', checks: [{ holds: false, text, source: text }] },
    { kind: 'items', items: [{ title: text, over: text, under: text, open: button, due: item.due ?? where.due }] },
    { kind: 'files', files: [evidence] },
    { kind: 'log', entries: [{ at: text, text }] },
    { kind: 'receipt', title: text, number: text, at: text, hash: text, next: text },
  ] as const;
  const notice = {
    number: text,
    kind: text,
    title: text,
    caseNumber: text,
    headline: [{ label: text, value: text }],
    rows: [row],
    at: cityNow,
    by: text,
  };
  const items = { items: [item], after: text };
  const official = people.official;
  if (!official) throw new Error('there is an official');
  const name = { zh: text, en: text };
  return scriptedWeb({
    demo: true,
    talk: [
      { by: 'gouban', message: { language: 'zh', blocks, buttons: [[button]] } },
      {
        by: 'me',
        message: {
          language: 'zh',
          blocks: [
            { kind: 'text', text, tone: 'plain' },
            { kind: 'files', files: [evidence] },
          ],
          buttons: [],
        },
      },
    ],
    settings: {
      demo: {
        persons: async () => [{ id: text, name: text, group: 'citizen', body: text, role: text }, ...demoPersons],
      },
    },
    reads: {
      person: async () => ({
        ...official,
        name: text,
        seats: official.seats.map((seat) => ({ ...seat, bodyName: name })),
      }),
      inbox: async () => items,
      cases: async () => items,
      projects: async () => items,
      drafts: async () => [{ id: text, title: text, filled: 1, of: 2 }],
      beginnings: async () => [{ label: text, press: { do: 'find', for: { procedure: 'complaint', parent: text } } }],
      view: async () => view,
      page: async (_, asked) => (asked === 2 ? review : page),
      project: async () => view,
      notices: async () => ({ items: [notice], after: undefined }),
      noticesOf: async () => [notice],
      spending: async () => undefined,
      notice: async () => notice,
      receipt: async () => ({ number: text, what: text, at: cityNow, hash: text, holds: false }),
    },
  });
}

const pages = [
  '/',
  '/projects?q=',
  '/p/x',
  '/notices',
  '/notices/x',
  '/receipts/',
  '/complain?project=x',
  '/complain?q=',
  '/sign-in/',
  '/desk?after=',
  '/desk/case/x?filed=x',
  '/desk/cases?after=',
  '/desk/drafts',
  '/desk/chat',
  '/desk/form/x?page=1',
  '/desk/form/x?page=3',
  '/demo/side-by-side?left=',
];

/** The tags of a page, with whatever stands in them. */
function tagsOf(page: string): string {
  return [...page.matchAll(/<\/?([a-z!][^\s>]*)/gi)].map(([, name = '']) => name.toLowerCase()).join(' ');
}

test.each(hostile)('what somebody wrote stays text in every slot of every page: %s', async (text) => {
  // As long as the hostile one, since long values are set differently.
  const calm = browser(poisoned('平'.repeat(text.length)).web);
  const visitor = browser(poisoned(text).web);
  await calm.post('/demo/person', { person: 'official' });
  await visitor.post('/demo/person', { person: 'official' });
  for (const path of pages) {
    const same = '平'.repeat(text.length);
    const asked = (word: string) => (/[=/]$/.test(path) ? `${path}${encodeURIComponent(word)}` : path);
    const page = await (await visitor.get(asked(text))).text();
    const plain = await (await calm.get(asked(same))).text();
    expect(tagsOf(page), path).toBe(tagsOf(plain));
    expect(page, path).not.toMatch(/(?:href|src|action)=["']?\s*javascript:/i);
    const bare = page.replaceAll(/"[^"]*"/g, '""');
    expect(bare, path).not.toMatch(/<[^>]*\son[a-z]+=/);
  }
});

test('what is too large is not taken, and said so', async () => {
  const scripted = scriptedWeb();
  const visitor = browser(scripted.web);
  await visitor.signIn();
  const large = 'x'.repeat(1024 * 1024 + 1);
  expect((await visitor.post('/desk/act', { key, case: 'c3', do: large })).status).toBe(413);
  const form = new FormData();
  form.set('key', key);
  form.set('text', large);
  expect((await visitor.post('/desk/say', form)).status).toBe(413);
  expect((await visitor.post('/desk/press', { key, token: 't' }, { 'content-type': 'text/plain' })).status).toBe(415);
  expect(scripted.received).toEqual([]);
});

test('a body that ends too early is no form', async () => {
  const scripted = scriptedWeb();
  const visitor = browser(scripted.web);
  await visitor.signIn();
  const body = '--b\r\ncontent-disposition: form-data; name="text"\r\n\r\nhalf';
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { origin: own, cookie, 'content-type': 'multipart/form-data; boundary=b' };
  const response = await scripted.web.fetch(new Request(`${own}/desk/say`, { method: 'POST', headers, body }));
  expect(response.status).toBe(400);
});
