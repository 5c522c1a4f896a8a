import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliveriesIn } from '../../db/deliveries.ts';
import { storeIn } from '../../db/store.ts';
import { markOf } from '../../db/who.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Store } from '../../src/app/ports/stores.ts';
import type { FormAddress, Incoming, Reply, Sent } from '../../src/dialogue/message.ts';
import type { Draft } from '../../src/dialogue/talk.ts';
import { fc } from '../properties.ts';
import { type GivenStore, givenStore, links, now, openCase } from './given-store.ts';

let city: GivenStore;
let count = 0;

function next(): number {
  count += 1;
  return count;
}

beforeEach(async () => {
  city = await givenStore();
});
afterEach(() => city.drop());

const name = '新桥社区养老服务中心';
const type = '民办非企业单位';

function said(address: string, says: Incoming['says'], id = `at-once:${next()}`): Incoming {
  return { id, from: { channel: 'telegram', address }, forms: 'questions', says };
}

function typed(address: string, text: string, id?: string): Incoming {
  return said(address, { kind: 'text', text }, id);
}

/** The assistant over a store, which remembers its conversations; while it is held to one statement it has no transactions. */
interface Remembering {
  readonly assistant: Assistant;
  held: boolean;
}

/** All that was said stands in the chats, before whatever is written from now on. */
async function arrived(): Promise<void> {
  await city.database.sql`update outbox set state = 'sent', reference = '0'`;
}

class TransactionNeeded extends Error {}

const remembering = new WeakMap<Store, Remembering>();

function rememberingOver(store: Store): Remembering {
  const log = {
    info: () => {},
    error: (_: object, error: unknown) => {
      throw error;
    },
  };
  const files = {
    put: async () => 'too-large' as const,
    get: async () => undefined,
    settle: async () => {},
    drop: async () => {},
  };
  const held: Store = {
    ...store,
    transact: (work) => (made.held ? Promise.reject(new TransactionNeeded()) : store.transact(work)),
  };
  const made: Remembering = remembering.get(store) ?? {
    assistant: assistantOf({ store: held, files, log, wake: () => {} }),
    held: false,
  };
  remembering.set(store, made);
  return made;
}

function assistantOver(store: Store): Assistant {
  return rememberingOver(store).assistant;
}

/** What one statement answers; undefined when it takes a transaction. */
async function atOnce(incoming: Incoming, store = city.store): Promise<{ readonly value: Reply } | undefined> {
  const made = rememberingOver(store);
  made.held = true;
  try {
    return { value: await made.assistant.receive(incoming) };
  } catch (error) {
    if (error instanceof TransactionNeeded) return undefined;
    throw error;
  } finally {
    made.held = false;
  }
}

/** Somebody stands before the first question of a form; of the registration, unless another is named, before its name. */
async function standing(
  address: string,
  store = city.store,
  form: FormAddress = { procedure: 'organisation' },
): Promise<void> {
  const assistant = assistantOver(store);
  await assistant.receive(said(address, { kind: 'command', name: 'start', argument: '' }));
  const token = await store.transact(async (world) => {
    const account = await world.people.account('telegram', address);
    return world.outbox.token({ do: 'start', form }, account?.person.id ?? '');
  });
  await assistant.receive(said(address, { kind: 'press', token }));
  // Whoever has a code is asked no more what it says.
  if ('procedure' in form && form.procedure === 'organisation') await assistant.receive(typed(address, '跳过'));
}

/** Somebody stands before the first of the three questions of a complaint, of which two are a choice. */
async function complaining(address: string): Promise<FormAddress> {
  const parent = await city.store.transact((world) => openCase(world, 'HRB-2026-X-1', { procedure: 'purchase' }));
  const form = { procedure: 'complaint', parent } as const;
  await standing(address, city.store, form);
  return form;
}

function draftOf(address: string, form: FormAddress = { procedure: 'organisation' }): Promise<Draft | undefined> {
  return city.store.transact(async (world) => {
    const account = await world.people.account('telegram', address);
    return world.drafts.find(account?.person.id ?? '', form);
  });
}

/** Another process on the same database, which remembers nothing of this one's conversations. */
function elsewhere(): Store {
  return storeIn(city.database, { ...city, links });
}

/** Everything that was said since, by whom it was said to, as it would be sent. */
async function heard(): Promise<ReadonlyMap<string, readonly Sent[]>> {
  const deliveries = deliveriesIn(city.database, city.seal, {
    info: () => undefined,
    error: (_, error) => expect.fail(String(error)),
  });
  const messages: (readonly [string, Sent])[] = [];
  const claim = () => deliveries.claim(['telegram'], 50);
  for (let batch = await claim(); batch.length > 0; batch = await claim()) {
    for (const delivery of batch) {
      messages.push([delivery.address, delivery.message]);
      await deliveries.settle(delivery, { sent: delivery.id });
    }
  }
  return new Map([...Map.groupBy(messages, ([to]) => to)].map(([to, all]) => [to, all.map(([, message]) => message)]));
}

describe('an answer to the question that is open', () => {
  test('is kept, turned into its answer and followed by the next question, from what is remembered', async () => {
    const form = await complaining('li');
    const done = await atOnce(typed('li', '服务质量'));
    expect(done).toMatchObject({ value: {} });
    expect(await draftOf('li', form)).toMatchObject({ rev: 1, answers: { about: 'service-quality' } });
    expect(await atOnce(typed('li', '1'))).toBeDefined();
    expect(await draftOf('li', form)).toMatchObject({
      rev: 2,
      answers: { about: 'service-quality', whom: 'supplier' },
    });
  });

  test('changes nothing when it comes again, and is then known as a repeat', async () => {
    await standing('li');
    const answer = typed('li', name);
    expect(await atOnce(answer)).toBeDefined();
    expect(await atOnce(answer)).toBeUndefined();
    await assistantOver(city.store).receive(answer);
    expect(await draftOf('li')).toMatchObject({ rev: 2, answers: { name } });
  });

  test('is left to a transaction when it is no answer', async () => {
    await standing('li');
    for (const text of ['', '  ']) expect(await atOnce(typed('li', text))).toBeUndefined();
    expect(await atOnce(said('li', { kind: 'command', name: 'inbox', argument: '' }))).toBeUndefined();
  });

  test('is not decided from a memory of what has changed since, and nothing has happened then', async () => {
    const sql = (...query: Parameters<typeof city.database.sql>) => city.database.sql(...query);
    const changes: Readonly<Record<string, () => Promise<unknown>>> = {
      'another answer': () => assistantOver(elsewhere()).receive(typed('li', '另一个名称的服务中心')),
      'another question': () => sql`update account set focus = jsonb_set(focus, '{field}', '"kind"')`,
      'another revision': () => sql`update draft set rev = rev + 1`,
      'another language': () => sql`update account set language = 'en'`,
      'another holder': () =>
        sql`with p as (insert into person values ('w', 'w') returning id) update account set person = p.id from p`,
      'another law': () => sql`update law_version set version = version + 1`,
      'the same question asked again': () => assistantOver(elsewhere()).receive(typed('li', '')),
      'the form thrown away': () => sql`delete from draft`,
    };
    for (const [what, change] of Object.entries(changes)) {
      await city.drop();
      city = await givenStore();
      await standing('li');
      await change();
      const answer = typed('li', name);
      const before = await city.database.sql`select count(*)::int as rows from outbox`;
      expect(await atOnce(answer), what).toBeUndefined();
      expect(await city.database.sql`select count(*)::int as rows from outbox`, what).toEqual(before);
      expect(await city.database.sql`select id from received where id = ${answer.id}`, what).toEqual([]);
    }
  });

  test('is not decided from a memory of a case that has gone on since', async () => {
    await complaining('citizen');
    expect(await atOnce(typed('citizen', '服务质量'))).toBeDefined();
    await city.database.sql`update case_card set seq = seq + 1`;
    expect(await atOnce(typed('citizen', '1'))).toBeUndefined();
  });

  test('is decided at once only where it was written after the question stood in the chat', async () => {
    const written = (address: string, order: number): Incoming => ({
      ...typed(address, '新桥社区养老服务中心'),
      message: { order, sent: 1000 },
    });
    for (const [address, isThere, order] of [
      ['li', false, 1],
      ['wang', true, 0],
      ['zhao', true, 1],
    ] as const) {
      await standing(address);
      if (isThere) await arrived();
      const taken = await atOnce(written(address, order));
      expect(taken !== undefined, address).toBe(isThere && order > 0);
    }
  });

  test('of two at once, in two processes, both are decided one after the other', async () => {
    const form = await complaining('li');
    await Promise.all([
      assistantOver(city.store).receive(typed('li', '1')),
      assistantOver(elsewhere()).receive(typed('li', '1')),
    ]);
    expect(await draftOf('li', form)).toMatchObject({ rev: 2, answers: { whom: 'supplier' } });
  });

  test('of which one process hears the beginning and another the end is one', async () => {
    await standing('li');
    await arrived();
    const piece = (text: string, order: number): Incoming => ({
      ...typed('li', text),
      message: { order, sent: 1000 },
      longest: 4096,
    });
    await assistantOver(city.store).receive(piece('长'.repeat(4096), 1));
    await assistantOver(elsewhere()).receive(piece('完', 2));
    expect((await draftOf('li'))?.answers).not.toHaveProperty('name');
    const rows = await city.database
      .sql`select last_heard from account where mark = ${markOf(city.seal, { channel: 'telegram', address: 'li' })}`;
    expect(JSON.stringify(rows)).not.toContain('长');
    expect(JSON.stringify((await heard()).get('li'))).toContain('4097');
  });

  test('that meets a fault of the programme does not hide it behind a transaction', async () => {
    await standing('li');
    const owner = postgres(city.ownerUrl, { max: 1, onnotice: () => {} });
    await owner`alter table gouban.answer rename to answers`;
    await owner.end();
    await expect(atOnce(typed('li', type))).rejects.toMatchObject({ code: '42P01' });
  });

  test('is said in the same words, whether it takes one statement or a transaction', async () => {
    const withoutMemory: Store = { ...city.store, atOnce: async () => undefined };
    const lines = [
      name,
      type,
      '52230199MJ0000106W',
      '社会团体',
      '/back',
      '返回',
      '13804510001',
      '2020-05-01',
      '是',
      ' ',
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines), { maxLength: 12 }), async (answers) => {
        const [a, b] = [`a${next()}`, `b${next()}`];
        for (const [address, store] of [
          [a, city.store],
          [b, withoutMemory],
        ] as const) {
          await standing(address, store);
          for (const text of answers) await assistantOver(store).receive(typed(address, text));
        }
        const [one, other] = [await draftOf(a), await draftOf(b)];
        expect(one?.answers).toEqual(other?.answers);
        const messages = await heard();
        const spoken = (address: string, draft: Draft | undefined) =>
          JSON.stringify(messages.get(address))
            .replaceAll(draft?.id ?? 'none', 'draft')
            .replaceAll(/"token":"[\w-]+"/g, '');
        expect(spoken(a, one)).toEqual(spoken(b, other));
      }),
      { numRuns: 12 },
    );
  });
});

test('what is kept encrypted is never remembered', async () => {
  const from = { channel: 'telegram', address: 'bidder' } as const;
  const id = await city.store.transact(async (world) => {
    const account = await world.people.arrive(from, now);
    const place = {
      procedure: 'organisation',
      version: 1,
      action: 'registerOrganisation',
      case: undefined,
      parent: undefined,
    } as const;
    const draft = await world.drafts.start(
      { id: world.cases.newId(), ...place, person: account.person.id, answers: {}, secret: true },
      now,
    );
    await world.law();
    await world.people.setFocus(account.id, { draft: draft.id, field: 'name' });
    return draft.id;
  });
  await assistantOver(city.store).receive(typed('bidder', name));
  expect(await atOnce(typed('bidder', '民办非企业单位'))).toBeUndefined();
  expect(await city.store.transact((world) => world.drafts.load(id))).toMatchObject({ rev: 1, answers: { name } });
});
