import { beforeAll, describe, expect, test } from 'vitest';
import { bidAnswers, complaintAnswers, evidence, inHand, type Visitor, type WebCity, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';
const photo = evidence('照片.jpg', 'image/jpeg');
const [document = photo] = bidAnswers.documents;

/** Who comes: nobody known, and of each kind somebody with nothing to do with what is asked for; then those whose it is. */
const comes = {
  nobody: undefined,
  citizen: 'citizen-2',
  office: 'dlmz-staff',
  overseer: 'jw-supervision',
  rival: 'dx-staff',
  complainant: 'citizen-1',
  bidder: 'sh-staff',
} as const;
type Who = keyof typeof comes;
const everybody = Object.keys(comes) as readonly Who[]; // Object.keys forgets the keys' type

let city: WebCity;
const told = new Map<string, string>();
const visitors = new Map<Who, Visitor>();

beforeAll(async () => {
  city = await webCity();
  const { running, open } = inHand;
  const about = { procedure: 'complaint', parent: city.idOf(running) } as const;
  const complaint = await city.filed('citizen-1', about, { ...complaintAnswers, evidence: [photo] });
  const bidding = { procedure: 'bid', parent: city.idOf(open) } as const;
  const draft = await city.begun('citizen-1', { procedure: 'complaint', parent: city.idOf(open) });
  const bid = await city.begun('sh-staff', bidding, bidAnswers);
  for (const { hash } of [photo, document]) city.files.set(hash, Buffer.from('bytes'));
  const notice = [...city.store.tables().notices.values()][0]?.number ?? '';
  const receipt = [...city.store.tables().receipts.keys()][0] ?? '';
  const closed = await city.filed('citizen-1', about, complaintAnswers);
  const over = [...city.store.tables().cards.values()];
  const { id: completed = '' } = over.find(({ procedure, outcome }) => procedure === 'purchase' && outcome) ?? {};
  await city.filed('citizen-1', { case: closed, action: 'withdrawComplaint' }, { reason: '已经当面说清楚了。' });
  const hashes = { photo: photo.hash, document: document.hash };
  const ids = { complaint, draft, bid, closed, completed, notice, receipt, running, ...hashes };
  for (const [name, id] of Object.entries(ids)) told.set(name, id);
  for (const who of everybody) visitors.set(who, await city.visitor(comes[who]));
});

function by(who: Who): Visitor {
  const visitor = visitors.get(who);
  if (!visitor) throw new Error(`${who} has not come`);
  return visitor;
}

/** What the city calls it that has this name in the table. */
function idOf(name: string): string {
  return told.get(name) ?? 'none';
}

/** The address of what is asked for, by its name in the table. */
function addressOf(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => idOf(name));
}

const all = (status: number): readonly number[] => everybody.map(() => status);
/** Whoever is signed in. */
const signedIn = [401, 200, 200, 200, 200, 200, 200] as const;
const overseers = [401, 403, 403, 200, 403, 403, 403] as const;
const offices = [401, 403, 200, 200, 403, 403, 403] as const;
const complainants = [401, 404, 404, 404, 404, 200, 404] as const;
const bidders = [401, 404, 404, 404, 404, 404, 200] as const;
const none = [401, 404, 404, 404, 404, 404, 404] as const;
const officials = [401, 303, 200, 200, 200, 303, 200] as const;

/** What is answered to each, in the order of `comes`; of one route as often as there is somebody whose it is. */
const gets: readonly (readonly [route: string, asked: string, answers: readonly number[]])[] = [
  ['/healthz', '/healthz', all(200)],
  ['/readyz', '/readyz', all(200)],
  ['/assets/:name', '/assets/live.js', all(200)],
  ['/worker.js', '/worker.js', all(200)],
  // Where the city has said how it looks.
  ['/look.css', '/look.css', all(404)],
  ['/logo.png', '/logo.png', all(404)],
  ['/files/:case/:hash', '/files/{complaint}/{photo}', [404, 404, 404, 404, 404, 200, 404]],
  ['/files/:case/:hash', '/files/{complaint}/{document}', all(404)],
  ['/files/:case/:hash', '/files/{closed}/{photo}', all(404)],
  ['/open/:pass', '/open/none', none],
  ['/events', '/events', signedIn],
  ['/', '/', all(200)],
  ['/projects', '/projects', all(200)],
  ['/lists/:procedure', '/lists/organisation', all(404)],
  ['/p/:number', '/p/{running}', all(200)],
  ['/p/:number', '/p/{complaint}', all(404)],
  ['/notices', '/notices', all(200)],
  ['/notices/:number', '/notices/{notice}', all(200)],
  ['/receipts', '/receipts', all(200)],
  ['/receipts/:number', '/receipts/{receipt}', all(200)],
  ['/heads', '/heads', all(200)],
  ['/complain', '/complain', all(200)],
  ['/answer', '/answer', all(200)],
  ['/sign-in', '/sign-in', [200, 303, 303, 303, 303, 303, 303]],
  ['/sign-in/:code', '/sign-in/none', all(200)],
  ['/desk', '/desk', signedIn],
  ['/desk/case/:id', '/desk/case/{complaint}', complainants],
  ['/desk/case/:id', '/desk/case/{closed}', complainants],
  ['/desk/case/:id', '/desk/case/{completed}', signedIn],
  ['/desk/cases', '/desk/cases', signedIn],
  ['/desk/under/:procedure', '/desk/under/bid', [401, 404, 404, 404, 200, 404, 200]],
  ['/desk/later', '/desk/later', signedIn],
  ['/desk/drafts', '/desk/drafts', signedIn],
  ['/desk/chat', '/desk/chat', signedIn],
  ['/desk/notifications', '/desk/notifications', signedIn],
  ['/desk/account', '/desk/account', officials],
  ['/desk/prove/:code', '/desk/prove/none', none],
  ['/desk/passkey/:code', '/desk/passkey/none', none],
  ['/desk/oversight', '/desk/oversight', overseers],
  ['/desk/oversight.xlsx', '/desk/oversight.xlsx', overseers],
  ['/desk/late.xlsx', '/desk/late.xlsx', overseers],
  ['/desk/budget', '/desk/budget', offices],
  ['/desk/budget.xlsx', '/desk/budget.xlsx', offices],
  ['/desk/budget/line/:id', '/desk/budget/line/2026-dlmz-A0402', offices],
  ['/desk/budget/line/:id', '/desk/budget/line/2026-ngmz-A0402', overseers],
  ['/desk/budget/year-end', '/desk/budget/year-end', offices],
  ['/desk/form/:draft', '/desk/form/{draft}', complainants],
  ['/desk/form/:draft', '/desk/form/{bid}', bidders],
];

/** What whoever is not signed in gets of each post that is in order but for that. */
const posts: Readonly<Record<string, number>> = {
  '/complain': 400,
  '/comment': 400,
  '/answer': 422,
  '/answer/new': 401,
  '/answer/kept': 401,
  '/sign-in/:code': 403,
  '/sign-out': 303,
  '/language': 400,
  '/desk/notifications': 401,
  '/desk/browser': 401,
  '/desk/account/passkeys': 401,
  '/desk/account/sessions': 401,
  '/desk/account/identity': 401,
  '/desk/prove/:code': 401,
  '/desk/passkey/:code': 401,
  '/desk/say': 401,
  '/desk/press': 401,
  '/desk/act': 401,
  '/desk/begin': 401,
  '/desk/form/:draft': 401,
  '/desk/form/:draft/discard': 401,
};

test('every route has its line', () => {
  const routesOf = (wanted: string) =>
    city.web.routes.filter(({ method }) => method === wanted).map(({ path }) => path);
  expect([...new Set(gets.map(([route]) => route))].toSorted()).toEqual(routesOf('GET').toSorted());
  expect(Object.keys(posts).toSorted()).toEqual(routesOf('POST').toSorted());
});

test.each(gets)('%s: %s is answered to each as the table says', async (_route, asked, answers) => {
  const found = await Promise.all(
    everybody.map(async (who) => {
      const response = await by(who).get(addressOf(asked));
      await response.body?.cancel();
      return response.status;
    }),
  );
  expect(Object.fromEntries(everybody.map((who, place) => [who, found[place]]))).toEqual(
    Object.fromEntries(everybody.map((who, place) => [who, answers[place]])),
  );
});

test.each(['jw-supervision-2', 'dlmz-staff-2', 'sh-admin'])(
  'whoever leaves his seat is signed out at once, and comes back as a citizen: %s',
  async (person) => {
    const before = await city.visitor(person);
    await city.store.transact(async (world) => {
      const [{ seats } = { seats: [] }] = await world.people.persons([person]);
      for (const seat of seats) await world.people.endSeat({ person, ...seat, at: await world.now() });
    });
    const after = await city.visitor(person);
    const statusOf = async (visitor: Visitor, asked: string): Promise<number> => {
      const response = await visitor.get(addressOf(asked));
      await response.body?.cancel();
      return response.status;
    };
    for (const [, asked, answers] of gets) {
      expect(await statusOf(before, asked), asked).toBe(answers[everybody.indexOf('nobody')]);
      expect(await statusOf(after, asked), asked).toBe(answers[everybody.indexOf('citizen')]);
    }
  },
);

test.each(Object.entries(posts))('a post to %s by nobody is answered %i', async (path, status) => {
  const before = city.store.tables().logs.size;
  const response = await by('nobody').post(path.replace(':draft', idOf('draft')), { key });
  expect(response.status).toBe(status);
  expect(city.store.tables().logs.size).toBe(before);
});

/** As whom what is another's is asked for at every address that takes something. */
const others = ['citizen', 'office', 'overseer', 'rival', 'bidder'] as const;

test.each(Object.keys(posts))(
  'a post to %s changes nothing that is somebody else’s, whoever sends it',
  async (path) => {
    const { logs, drafts } = city.store.tables();
    const ids = { complaint: idOf('complaint'), draft: idOf('draft') };
    const standing = () => structuredClone([logs.get(ids.complaint), logs.get(idOf('running')), drafts.get(ids.draft)]);
    const before = standing();
    const asked = path.replace(':draft', ids.draft).replace(':code', 'none');
    const about = { case: ids.complaint, id: ids.complaint, draft: ids.draft, rev: '0' };
    for (const who of others) {
      for (const does of [
        { do: 'withdrawComplaint' },
        { sure: 'withdrawComplaint' },
        { go: 'submit' },
        { press: JSON.stringify({ do: 'submit', case: ids.complaint, action: 'withdrawComplaint' }) },
        { press: JSON.stringify({ do: 'discard', draft: ids.draft }) },
        { token: ids.complaint, answer: ids.draft },
      ]) {
        // Each time anew, since some addresses sign out.
        const visitor = await city.visitor(comes[who]);
        const response = await visitor.post(asked, { key, ...about, ...does });
        expect(response.status, `${who} ${Object.keys(does)}`).toBeLessThan(500);
        expect(standing(), `${who} ${Object.keys(does)}`).toEqual(before);
      }
    }
    expect((await by('complainant').get('/desk')).status).toBe(200);
  },
);

describe('what one may not know of', () => {
  const strangers = ['citizen', 'office', 'overseer', 'rival'] as const;

  /** A page without what is another each time. */
  const bare = (page: string, ...ids: readonly string[]): string =>
    // What is longer first, of which another is the beginning.
    ids
      .toSorted((a, b) => b.length - a.length)
      .reduce((text, id) => text.replaceAll(id, 'ID'), page)
      .replaceAll(/name="key" value="[^"]*"/g, '');

  test.each(['/desk/case/', '/desk/form/'])('looks under %s as what is not there', async (path) => {
    const id = idOf(path === '/desk/case/' ? 'complaint' : 'draft');
    const other = `${id.slice(0, -1)}x`;
    for (const who of strangers) {
      const hidden = bare(await by(who).page(`${path}${id}`), id, other);
      expect(hidden, who).toBe(bare(await by(who).page(`${path}${other}`), id, other));
    }
  });

  test('takes no act, no draft and no press of anybody else, and says of it what it says of nothing', async () => {
    const id = idOf('complaint');
    const draft = idOf('draft');
    const { logs, drafts } = city.store.tables();
    const events = logs.get(id);
    const rev = drafts.get(draft)?.rev;
    for (const who of strangers) {
      const said = async (path: string, fields: Record<string, string>): Promise<string> => {
        const response = await by(who).post(path, { key, ...fields });
        const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
        return bare(
          [response.status, response.headers.get('location'), ...cookies].join(' '),
          id,
          `${id}x`,
          draft,
          `${draft}x`,
        );
      };
      for (const [path, field, value] of [
        ['/desk/act', 'case', id],
        ['/answer/new', 'case', id],
      ] as const) {
        const hidden = await said(path, { [field]: value, do: 'withdrawComplaint' });
        expect(hidden, `${who} ${path}`).toBe(await said(path, { [field]: `${value}x`, do: 'withdrawComplaint' }));
      }
      const filled = await said(`/desk/form/${draft}`, { go: 'submit', rev: '0' });
      expect(filled, who).toBe(await said(`/desk/form/${draft}x`, { go: 'submit', rev: '0' }));
    }
    expect(city.store.tables().logs.get(id)).toEqual(events);
    expect(city.store.tables().drafts.get(draft)?.rev).toBe(rev);
  });
});
