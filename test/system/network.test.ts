import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import { emptyDatabase, type FreshDatabase, named, patient } from '../database.ts';
import { encrypting, type Relay, relay } from './relay.ts';

let fresh: FreshDatabase;
let owner: Database;
let network: Relay;
let database: Database;

beforeAll(async () => {
  fresh = await emptyDatabase();
  owner = connect(fresh.ownerUrl, fresh.schema, { max: 1, ...patient });
});
beforeEach(async () => {
  network = await relay(fresh.ownerUrl);
  database = connect(network.url, fresh.schema, { max: 1, ...patient });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.close();
  await network.close();
});
afterAll(async () => {
  await owner.close();
  await fresh.drop();
});

const lost = { code: 'CONNECTION_CLOSED' };

/** Single statements and transactions are answered, each with what it asked. */
async function expectServed(): Promise<void> {
  const [plain] = await database.sql`select 1 as n`;
  const [keyed] = await database.keyed`select 2 as n`;
  const [counted] = await transact(database, (tx) => tx.execute<{ n: number }>(sql`select 3 as n`));
  expect([plain, keyed, counted]).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
}

/** Sends a statement that does not end by itself, and resolves once it is on its way, with its end. */
async function begun(send: (statement: string) => PromiseLike<unknown>): Promise<{ readonly end: Promise<unknown> }> {
  const carried = Promise.withResolvers<void>();
  network.carry((bytes) => {
    if (bytes.includes('pg_sleep')) carried.resolve();
    return bytes;
  });
  const end = Promise.resolve(send('select pg_sleep(60)'));
  end.catch(() => {});
  await carried.promise;
  return { end };
}

const ways = ['reset', 'end'] as const;

test.each(ways)(
  'a transaction whose statement meets the %s of the network is told, and the next one served',
  async (way) => {
    await expectServed();
    const attempt = transact(database, async (tx) => {
      const { end } = await begun((statement) => tx.execute(sql.raw(statement)));
      network.cut(way);
      await end.catch(() => {});
    });
    await expect(attempt).rejects.toMatchObject(lost);
    await expectServed();
  },
);

test.each(ways)(
  'a transaction that goes on after the %s of the network is told, and the next one served',
  async (way) => {
    await expectServed();
    const attempt = transact(database, async (tx) => {
      await tx.execute(sql`select 1`);
      network.cut(way);
      await tx.execute(sql`select 2`);
    });
    await expect(attempt).rejects.toMatchObject(lost);
    await expectServed();
  },
);

test.each(ways)('what is asked in the very moment of the %s of the network is told or served', async (way) => {
  await expectServed();
  const { end } = await begun((statement) => database.sql.unsafe(statement));
  network.cut(way);
  await expect(end).rejects.toThrow();
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.allSettled([database.sql`select 1`]);
  await expectServed();
});

test('of a transaction that is committed while the network fails nobody knows, and whoever says it again finds it done', async () => {
  await owner.sql`create table said (id text primary key)`;
  const say = () =>
    transact(database, (tx) => tx.execute(sql`insert into said values ('once') on conflict do nothing returning id`));
  network.hear((bytes, client) => {
    if (!bytes.includes('COMMIT')) return bytes;
    client.resetAndDestroy();
    return undefined;
  });
  await expect(say()).rejects.toMatchObject(lost);
  network.hear((bytes) => bytes);
  expect([...(await say())]).toEqual([]);
  expect([...(await owner.sql`select id from said`)]).toEqual([{ id: 'once' }]);
});

/** Ends, from outside, the backend that runs the statement of `begun`, once it runs it. */
async function endBackend(pid: number): Promise<void> {
  await vi.waitFor(async () => {
    const ended = await owner.sql`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid = ${pid} and query like '%pg_sleep(60)%'`;
    expect(ended).toHaveLength(1);
  }, 10_000);
}

/** The backend of the only connection. */
async function backend(): Promise<number> {
  const [{ pid }] = await database.sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
  return pid;
}

test('the end of a backend is told to its own statement, and the next one is served', async () => {
  await expectServed();
  const pid = await backend();
  const { end } = await begun((statement) => database.sql.unsafe(statement));
  await endBackend(pid);
  await expect(end).rejects.toMatchObject(lost);
  await expectServed();
});

test('an error that the network cuts off is told to its own statement, and the next one is served', async () => {
  await expectServed();
  network.hear((bytes, client) => {
    client.end(bytes.subarray(0, -'Z....I'.length));
    return undefined;
  });
  await expect(database.sql`select 1 / 0`).rejects.toThrow();
  network.hear((bytes) => bytes);
  await expectServed();
});

/** What a server says before it leaves: an error that ends the connection. */
function farewell(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mthe server ends\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeUInt32BE(4 + fields.length, 1);
  return Buffer.concat([head, fields]);
}

const answers = ['BEGIN', 'SELECT 1', 'COMMIT'] as const;

test.each(answers)(
  'an end that comes together with the answer %s is told to whoever asks next, and ends nothing else',
  async (answered) => {
    await expectServed();
    const ended = vi.fn();
    process.on('uncaughtException', ended);
    onTestFinished(() => void process.off('uncaughtException', ended));
    network.hear((bytes, client) => {
      if (!bytes.includes(`${answered}\0`)) return bytes;
      network.hear((later) => later);
      client.end(Buffer.concat([bytes, farewell()]));
      return undefined;
    });
    const attempt = transact(database, async (tx) => {
      await tx.execute(sql`select 1`);
      await tx.execute(sql`select 2`);
      return 'committed';
    });
    // A commit that was answered is one, whatever comes after it.
    if (answered === 'COMMIT') await expect(attempt).resolves.toBe('committed');
    else await expect(attempt).rejects.toMatchObject(lost);
    await new Promise((resolve) => setImmediate(resolve));
    await expectServed();
    expect(ended).not.toHaveBeenCalled();
  },
);

/** Lets anybody into the database, or nobody. */
async function allowConnections(allowed: boolean): Promise<void> {
  const outside = connect(named(fresh.ownerUrl, 'postgres'), 'public', { max: 1 });
  const name = new URL(fresh.ownerUrl).pathname.slice(1);
  await outside.sql`alter database ${outside.sql(name)} with allow_connections ${outside.sql.unsafe(String(allowed))}`;
  await outside.close();
}

test('why the server lets nobody in is told at once, and when it does again, all are served', async () => {
  await expectServed();
  const pid = await backend();
  const { end } = await begun((statement) => database.sql.unsafe(statement));
  await allowConnections(false);
  await endBackend(pid);
  await expect(end).rejects.toMatchObject(lost);
  await expect(database.sql`select 1`).rejects.toMatchObject({ code: '55000' });
  await allowConnections(true);
  await expectServed();
});

test('a network that greets and hangs up is told at each attempt, and served once it is well', async () => {
  network.refuse(true);
  for (let attempts = 1; attempts <= 20; attempts += 1) {
    await expect(database.sql`select 1`).rejects.toMatchObject(lost);
    expect(network.asked()).toBe(attempts);
  }
  network.refuse(false);
  await expectServed();
});

test('a network that ends in the moment in which a connection is ready ends nothing else, and the next ones are served', async () => {
  const ended = vi.fn();
  process.on('unhandledRejection', ended);
  onTestFinished(() => void process.off('unhandledRejection', ended));
  network.hear((bytes, client) => {
    if (!bytes.includes('Z\0\0\0\u0005I')) return bytes;
    client.end(bytes);
    return undefined;
  });
  for (const ask of [database.sql, database.keyed]) await expect(ask`select 1`).rejects.toMatchObject(lost);
  await expect(transact(database, (tx) => tx.execute(sql`select 1`))).rejects.toMatchObject(lost);
  await new Promise((resolve) => setImmediate(resolve));
  expect(ended).not.toHaveBeenCalled();
  network.hear((bytes) => bytes);
  await expectServed();
});

test.each([[[]], [['']], [['a,b', '{c}', 'd"e', 'f\\g', '\\"', 'NULL', ' h ', '市区\n养老']]])(
  'the texts %j come back as they went',
  async (texts) => {
    const [row] = await database.sql`select ${texts}::text[] as texts`;
    expect(row).toEqual({ texts });
  },
);

test('a hundred statements that meet the end of the network are each told, and the next ones served', async () => {
  await database.sql`select 1`;
  network.refuse(true);
  network.cut('end');
  const ends = await Promise.allSettled(Array.from({ length: 100 }, () => database.sql`select 1`));
  expect(ends.map(({ status }) => status)).toEqual(ends.map(() => 'rejected'));
  network.refuse(false);
  await expectServed();
});

test('a network that swallows everything is told when an answer is long overdue, and served once it is well', async () => {
  await database.sql`select 1`;
  const timers = vi.spyOn(globalThis, 'setTimeout');
  const impatient = connect(network.url, fresh.schema, { max: 1, ...patient, answerTimeout: 12_346 });
  onTestFinished(() => impatient.close());
  await impatient.sql`select 1`;
  const swallowed = Promise.withResolvers<void>();
  network.carry(() => void swallowed.resolve());
  const overdue = expect(impatient.sql`select 1`).rejects.toMatchObject(lost);
  await swallowed.promise;
  const halves = timers.mock.calls.filter(([, limit]) => limit === 6_173);
  for (const [timeIsUp] of [...halves, ...halves]) timeIsUp();
  await overdue;
  network.carry((bytes) => bytes);
  expect([...(await impatient.sql`select 1 as n`)]).toEqual([{ n: 1 }]);
});

test('a server that does not encrypt is refused by who requires it, and serves who would only prefer it', async () => {
  const strict = connect(`${network.url}?sslmode=require`, fresh.schema, { max: 1 });
  const lenient = connect(`${network.url}?sslmode=prefer`, fresh.schema, { max: 1 });
  onTestFinished(async () => {
    await Promise.all([strict.close(), lenient.close()]);
  });
  await expect(strict.sql`select 1`).rejects.toThrow('does not encrypt');
  expect([...(await lenient.sql`select 1 as n`)]).toEqual([{ n: 1 }]);
});

test('a server that encrypts is spoken to in cipher, and only taken for itself where that is asked', async () => {
  const { url, close } = await encrypting(fresh.ownerUrl);
  const trusting = connect(`${url}?sslmode=require`, fresh.schema, { max: 1 });
  const wary = connect(`${url}?sslmode=verify-full`, fresh.schema, { max: 1 });
  onTestFinished(async () => {
    await Promise.all([trusting.close(), wary.close()]);
    await close();
  });
  const [long] = await trusting.sql<{ line: string }[]>`select repeat('x', 3000000) as line`;
  expect(long?.line.length).toBe(3_000_000);
  await expect(wary.sql`select 1`).rejects.toThrow('certificate');
});
