import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperDocx } from '../../adapters/shared/paper-docx.ts';
import { deskOf } from '../../src/app/desk.ts';
import type { Desk, Reading } from '../../src/app/ports/desk.ts';
import type { Store, World } from '../../src/app/ports/stores.ts';
import { type GivenStore, givenStore, now, openCase } from './given-store.ts';

let city: GivenStore;
let questions: string[] = [];
let transactions = 0;
let desk: Desk;

beforeAll(async () => {
  city = await givenStore();
  const nothing = (): Promise<never> => Promise.reject(new Error('not asked for'));
  const files = {
    put: async () => 'too-large' as const,
    get: async () => undefined,
    settle: async () => {},
    drop: async () => {},
  };
  const assistant = {
    receive: nothing,
    keep: nothing,
    home: nothing,
    publicly: nothing,
    postMoved: nothing,
    publicProjects: nothing,
    choices: nothing,
    fileLimit: nothing,
    failed: nothing,
  };
  desk = deskOf({ assistant, store: counted(city.store), files, press: paperDocx, sweep: async () => {} });
});
afterAll(() => city.drop());

/** The store, noting every question that is asked of it. */
function counted(store: Store): Store {
  return {
    ...store,
    read: (work) => {
      transactions += 1;
      return store.read((world) => work(noting(world)));
    },
  };
}

function noting<T extends object>(part: T): T {
  return new Proxy(part, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found === 'object' && found !== null) return noting(found);
      if (typeof found === 'function') questions.push(String(name));
      return found;
    },
  });
}

async function asked(page: (reading: Reading) => Promise<unknown>): Promise<readonly string[]> {
  questions = [];
  transactions = 0;
  await desk.read(page);
  expect(transactions).toBe(1);
  return questions;
}

async function grow(world: World, from: number, to: number): Promise<void> {
  for (let n = from; n < to; n += 1) {
    const body = await world.people.putBody({
      kind: 'department',
      name: { zh: `第${n}局`, en: `Bureau ${n}` },
      status: 'active',
    });
    const id = await openCase(world, `D-${n}`, {
      procedure: 'purchase',
      public: true,
      buyer: body,
      waiting: [{ role: 'finance_budget' }],
    });
    const number = await world.notices.nextNumber(now);
    await world.notices.publish({ number, kind: 'tender', case: id, rows: {}, at: now });
  }
}

test('a page is read in one transaction, and asks as much of it for fifty rows as for five', async () => {
  const officer = await city.store.transact(async (world) => {
    await world.people.putBody({
      id: 'finance',
      kind: 'department',
      name: { zh: '财政局', en: 'Finance' },
      status: 'active',
    });
    const { person } = await world.people.arrive({ channel: 'web', address: 'officer' }, now);
    await world.people.putSeat({ person: person.id, role: 'finance_budget', body: 'finance', from: now });
    await world.people.openAccount(person.id, 'web', person.id);
    return person.id;
  });
  const pages: Readonly<Record<string, (reading: Reading) => Promise<unknown>>> = {
    '/': async (read) => [
      await read.projects({ limit: 5 }, 'zh'),
      await read.notices({ limit: 6 }, 'zh'),
      await read.year('zh'),
    ],
    '/projects?stage=open': (read) => read.projects({ stage: 'open' }, 'zh'),
    '/desk/oversight': async (read) => [await read.overview(officer, 'zh'), await read.overseen(officer, {}, 'zh')],
    '/desk/budget': (read) => read.budget(officer, {}, 'zh'),
    '/projects': async (read) => [
      await read.projects({ words: '养老', place: '230102' }, 'zh'),
      await read.projectSums({}),
      await read.projectWays('zh'),
      await read.organisations('冰城', 'zh'),
    ],
    '/notices': (read) => read.notices({}, 'en'),
    '/desk': async (read) => [await read.person(officer), await read.inbox(officer, 'zh'), await read.drafts(officer)],
    '/desk/cases': (read) => read.cases(officer, 'zh'),
  };
  const rounds: string[] = [];
  for (const [from, to] of [
    [0, 5],
    [5, 50],
  ] as const) {
    await city.store.transact((world) => grow(world, from, to));
    const round: Record<string, readonly string[]> = {};
    for (const [path, page] of Object.entries(pages)) round[path] = await asked(page);
    rounds.push(JSON.stringify(round));
  }
  expect(rounds[1]).toBe(rounds[0]);
});

test('every notice can be paged to, the newest first', async () => {
  const numbers: string[] = [];
  for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
    const found = await desk.read((read) => read.notices({ limit: 7, ...(after !== undefined && { after }) }, 'zh'));
    numbers.push(...found.items.map(({ number }) => number));
    after = found.after;
  }
  expect(numbers).toHaveLength(50);
  expect(numbers).toEqual(numbers.toSorted().toReversed());
});

test('a page writes nothing', async () => {
  await expect(desk.read((read) => read.view('none', undefined, 'zh'))).resolves.toBeUndefined();
  const writing = city.store.read((world) => world.people.arrive({ channel: 'web', address: 'nobody' }, now));
  await expect(writing).rejects.toThrow();
});
