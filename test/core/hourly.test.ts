import { describe, expect, test } from 'vitest';
import { makeCode } from '../../src/app/code.ts';
import type { World } from '../../src/app/ports/stores.ts';
import { seededLaw } from '../../src/law/law.ts';
import { chatIn } from '../memory/chat.ts';
import { complaintAnswers, inHand, type Visitor, type WebCity, webCity } from '../web-city.ts';

const key = 'abcdefghijklmnop';
const hour = 3_600_000;

async function times(count: number, work: (n: number) => Promise<unknown>): Promise<void> {
  for (let n = 0; n < count; n += 1) await work(n);
}

async function expectRefused(response: Response): Promise<void> {
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe('3600');
  expect(await response.text()).toContain('请过一小时再来');
}

/** The same, that is noted when it is done. */
function noting<A extends readonly unknown[], R>(done: string[], name: string, work: (...asked: A) => R) {
  return (...asked: A): R => {
    done.push(name);
    return work(...asked);
  };
}

/** Without a socket a proxy is what has no address, and says from where somebody comes. */
const behind = { settings: { proxies: [''] } };
const from = (n: number) => ({ 'x-forwarded-for': `203.0.113.${n}` });

/** Somebody without an account begins a complaint. */
async function begins(city: WebCity, n = 0): Promise<{ visitor: Visitor; response: Response }> {
  const visitor = await city.visitor();
  return { visitor, response: await visitor.post('/complain', { key, project: city.idOf(inHand.running) }, from(n)) };
}

describe('from one place in an hour', () => {
  test('so many come who are nobody yet; of the next nothing is kept, and whoever is here goes on', async () => {
    const city = await webCity(behind);
    const { visitor } = await begins(city);
    await times(29, (n) => begins(city, n));
    const before = city.store.tables().persons.size;
    await expectRefused((await begins(city)).response);
    expect(city.store.tables().persons.size).toBe(before);
    const again = await visitor.post('/complain', { key: `${key}-2`, project: city.idOf(inHand.running) }, from(7));
    expect(again.status).toBe(303);
    await city.clock.advance(hour);
    expect((await begins(city)).response.status).toBe(303);
  });

  test('so many receipts are looked up', async () => {
    const visitor = await (await webCity(behind)).visitor();
    await times(120, async () => expect((await visitor.get('/receipts/HRB-R-0000', from(1))).status).toBe(404));
    await expectRefused(await visitor.get('/receipts/HRB-R-0000', from(1)));
    expect((await visitor.get('/receipts')).status).toBe(200);
  });

  test('so many sign-in codes are tried, and then not even the right one is looked at', async () => {
    const city = await webCity(behind);
    const visitor = await city.visitor();
    const right = await city.code('xtz-sec');
    await times(60, async () =>
      expect((await visitor.post(`/sign-in/${makeCode().code}`, {}, from(1))).status).toBe(403),
    );
    await expectRefused(await visitor.post(`/sign-in/${right}`, {}, from(1)));
    await expectRefused(await visitor.get(`/sign-in/${right}`, from(1)));
  });
});

describe('on one purchase in an hour', () => {
  const complaintOn = (city: WebCity, number: string) =>
    ({ procedure: 'complaint', parent: city.idOf(number) }) as const;

  test('a person files so many complaints, and what he wrote further is kept', async () => {
    const city = await webCity();
    const form = complaintOn(city, inHand.running);
    await times(3, () => city.filed('citizen-2', form, complaintAnswers));
    const draft = await city.begun('citizen-2', form, complaintAnswers);
    const visitor = await city.visitor('citizen-2');
    const refused = await visitor.post(`/desk/form/${draft}?page=3`, { key, rev: '1', go: 'submit' });
    const page =
      refused.status === 303 ? await visitor.page(refused.headers.get('location') ?? '') : await refused.text();
    expect(page).toContain('这一份先没有收');
    const drafts = [...city.store.tables().drafts.values()].filter(({ person }) => person === 'citizen-2');
    expect(drafts.map(({ answers }) => answers)).toMatchObject([{ facts: complaintAnswers.facts }]);
    await city.filed('citizen-2', complaintOn(city, inHand.open), complaintAnswers);
    await city.filed('citizen-1', form, complaintAnswers);
    await city.clock.advance(hour);
    await city.filed('citizen-2', form, complaintAnswers);
  });

  test('they are counted when all else is done, so that nobody waits for what another is still doing', async () => {
    const city = await webCity();
    const draft = await city.begun('citizen-2', complaintOn(city, inHand.running), complaintAnswers);
    const { store } = city;
    const press = { do: 'submit', draft, rev: 1, sure: true } as const;
    const token = await store.transact(async ({ people, outbox }) => {
      await people.openAccount('citizen-2', 'telegram', 'two');
      return outbox.token(press, 'citizen-2');
    });
    const done: string[] = [];
    const noted = {
      ...store,
      transact: <T>(work: (world: World) => Promise<T>) =>
        store.transact(({ cases, outbox, hourly, ...world }) =>
          work({
            ...world,
            cases: { ...cases, append: noting(done, 'filed', cases.append) },
            outbox: { ...outbox, say: noting(done, 'said', outbox.say) },
            hourly: { count: noting(done, 'counted', hourly.count) },
          }),
        ),
    };
    await chatIn(noted, 'two').pressesToken(token);
    expect(done).toContain('filed');
    expect(done.filter((each) => each === 'counted')).toHaveLength(1);
    expect(done.at(-1)).toBe('counted');
  });
});

describe('in a day', () => {
  const settings = seededLaw.settings.map((row) =>
    row.key === 'file.kept-a-day' ? { ...row, value: { person: 2, place: 3, all: 4 } } : row,
  );
  const mebibyte = (n: number) => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(1024 * 1024, `${n}`)]);
  const kept = async (city: WebCity, address: string, n: number, place: string) =>
    (await city.desk.keep('a.pdf', mebibyte(n), { channel: 'web', address, place, asked: true })).ok;

  test('so much is kept of one person, from one place and in all, and on the next day again', async () => {
    const city = await webCity({ law: { ...seededLaw, settings } });
    expect(await kept(city, 'cz-budget', 1, 'here')).toBe(true);
    expect(await kept(city, 'cz-budget', 2, 'here')).toBe(true);
    expect(await kept(city, 'cz-budget', 3, 'there')).toBe(false);
    expect(await kept(city, 'xtz-sec', 4, 'here')).toBe(true);
    expect(await kept(city, 'xtz-sec', 5, 'here')).toBe(false);
    expect(await kept(city, 'xtz-sec', 6, 'there')).toBe(true);
    expect(await kept(city, 'dlmz-staff', 7, 'elsewhere')).toBe(false);
    await city.clock.advance(24 * hour);
    expect(await kept(city, 'cz-budget', 8, 'here')).toBe(true);
  });

  test('whoever sends more is told so, and what is refused takes no room', async () => {
    const city = await webCity({ law: { ...seededLaw, settings } });
    const visitor = await city.visitor('cz-budget');
    const before = city.files.size;
    const sends = async (n: number, bytes: Uint8Array<ArrayBuffer>) => {
      const form = new FormData();
      form.set('key', `${key}-${n}`);
      form.set('text', '');
      form.set('file', new File([bytes], `${n}.pdf`));
      await visitor.post('/desk/say', form);
    };
    await sends(0, Buffer.from('MZ is no paper'));
    expect(city.files.size).toBe(before);
    for (const n of [1, 2, 3]) await sends(n, Buffer.from(mebibyte(n)));
    expect(await visitor.page('/desk/chat')).toContain('今天从您这里收到的文件已经太多了');
  });
});

test('of more open drafts than anybody fills in none is begun, and he is told which way on', async () => {
  const settings = seededLaw.settings.map((row) => (row.key === 'draft.most-open' ? { ...row, value: 1 } : row));
  const city = await webCity({ law: { ...seededLaw, settings } });
  const visitor = await city.visitor('citizen-2');
  const begin = (number: string) => visitor.post('/complain', { key: `${key}-${number}`, project: city.idOf(number) });
  const drafts = () => [...city.store.tables().drafts.values()].filter(({ person }) => person === 'citizen-2');
  expect((await begin(inHand.running)).headers.get('location')).toContain('/desk/form/');
  const before = drafts().length;
  const refused = await begin(inHand.open);
  expect(await visitor.page(refused.headers.get('location') ?? '')).toContain('请先提交或者删掉几份');
  expect(drafts()).toHaveLength(before);
});
