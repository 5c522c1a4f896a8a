import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { type Transaction, transact } from '../../db/transact.ts';
import { isPassing } from '../../src/app/ports/stores.ts';
import { type FreshDatabase, freshDatabase, patient } from '../database.ts';

let fresh: FreshDatabase;
let owner: Database;

beforeAll(async () => {
  fresh = await freshDatabase();
  owner = connect(fresh.ownerUrl, fresh.schema, { max: 2, ...patient });
  await owner.sql`create table note (line text not null)`;
});

beforeEach(async () => {
  await owner.sql`truncate note`;
});

/** What nobody was there to catch: a driver that has lost a connection throws it from its socket. */
const uncaught: unknown[] = [];
const note = (error: unknown) => void uncaught.push(error);

beforeAll(() => {
  process.on('uncaughtException', note).on('unhandledRejection', note);
});
afterEach(async () => {
  // Such an error comes with the socket's next event.
  await new Promise((resolve) => setImmediate(resolve));
  expect(uncaught.splice(0)).toEqual([]);
});
afterAll(async () => {
  process.off('uncaughtException', note).off('unhandledRejection', note);
  await owner.close();
  await fresh.drop();
});

const write = (db: Pick<Database, 'execute'>, line: string) => db.execute(sql`insert into note values (${line})`);

async function lines(): Promise<readonly string[]> {
  const rows = await owner.sql<{ line: string }[]>`select line from note order by line`;
  return rows.map(({ line }) => line);
}

async function backendOf(tx: Transaction): Promise<number> {
  const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  if (!row) throw new Error('a backend has a number');
  return row.pid;
}

/** Ends a backend, and waits until it is gone. */
async function kill(pid: number): Promise<void> {
  await owner.sql`select pg_terminate_backend(${pid}, 5000)`;
}

async function withPool<T>(max: number, deed: (database: Database) => Promise<T>): Promise<T> {
  const database = connect(fresh.ownerUrl, fresh.schema, { max, ...patient });
  try {
    return await deed(database);
  } finally {
    await database.close();
  }
}

test('a transaction commits all it wrote, and gives its result', async () => {
  const result = await withPool(1, (database) =>
    transact(database, async (tx) => {
      await write(tx, 'one');
      await write(tx, 'two');
      return ['a', 'list'];
    }),
  );
  expect(result).toEqual(['a', 'list']);
  expect(await lines()).toEqual(['one', 'two']);
});

test('a transaction that throws has written nothing, and rejects with what was thrown', async () => {
  const cause = new Error('refused');
  await withPool(1, async (database) => {
    const attempt = transact(database, async (tx) => {
      await write(tx, 'never');
      throw cause;
    });
    await expect(attempt).rejects.toBe(cause);
  });
  expect(await lines()).toEqual([]);
});

test('a failed statement rolls all back, even when the callback passes over it', async () => {
  await withPool(1, async (database) => {
    const attempt = transact(database, async (tx) => {
      await write(tx, 'never');
      await tx.execute(sql`select 1 / 0`).catch(() => {});
      return 'done';
    });
    await expect(attempt).rejects.toMatchObject({ code: '22012' });
  });
  expect(await lines()).toEqual([]);
});

/** What A does when it wakes up after its backend has died. */
const wakings: Record<string, (tx: Transaction) => Promise<void>> = {
  returns: async () => {},
  throws: async () => {
    throw new Error('A gives up');
  },
  'writes on': async (tx) => {
    await write(tx, 'A2');
  },
  'writes on, and passes over the failure': async (tx) => {
    await write(tx, 'A2').catch(() => {});
    await write(tx, 'A3').catch(() => {});
  },
};

const variants = [1, 5].flatMap((max) => Object.keys(wakings).map((waking) => ({ max, waking })));

test.each(variants)(
  'with $max connections, a dead A that $waking leaves the living B alone',
  async ({ max, waking }) => {
    await withPool(max, async (database) => {
      const pid = Promise.withResolvers<number>();
      const alarm = Promise.withResolvers<void>();
      const woken = Promise.withResolvers<void>();
      const a = transact(database, async (tx) => {
        await write(tx, 'A1');
        pid.resolve(await backendOf(tx));
        await alarm.promise;
        try {
          await wakings[waking]?.(tx);
        } finally {
          woken.resolve();
        }
      });
      const rejected = expect(a).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
      await kill(await pid.promise);

      const b = transact(database, async (tx) => {
        await write(tx, 'B1');
        alarm.resolve();
        await woken.promise;
        await backendOf(tx);
        await write(tx, 'B2');
        return 'B is done';
      });
      await rejected;
      await expect(b).resolves.toBe('B is done');
    });
    expect(await lines()).toEqual(['B1', 'B2']);
  },
);

test.each([1, 5])('with %d connections, a backend that dies under a statement leaves no trace either', async (max) => {
  await withPool(max, async (database) => {
    const pid = Promise.withResolvers<number>();
    const a = transact(database, async (tx) => {
      await write(tx, 'A1');
      pid.resolve(await backendOf(tx));
      await tx.execute(sql`select pg_sleep(60)`).catch(() => {});
      await write(tx, 'A2').catch(() => {});
    });
    const rejected = expect(a).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
    await kill(await pid.promise);
    await rejected;
    await transact(database, (tx) => write(tx, 'B1'));
    await write(database, 'B2');
  });
  expect(await lines()).toEqual(['B1', 'B2']);
});

// A hundred statements fill the driver's pipeline: a BEGIN that comes as the next one is lost track of.
test.each([99, 100, 101])(
  'a transaction begun behind %d statements in flight shares nothing with others',
  async (count) => {
    const strangers = 2 * count;
    await withPool(1, async (database) => {
      const before = Array.from({ length: count }, () => write(database, 'stranger'));
      const attempt = transact(database, async (tx) => {
        await write(tx, 'never');
        throw new Error('refused');
      });
      const after = Array.from({ length: count }, () => write(database, 'stranger'));
      await expect(attempt).rejects.toThrow('refused');
      await Promise.all([...before, ...after]);
    });
    expect(await lines()).toEqual(Array.from({ length: strangers }, () => 'stranger'));
  },
);

test('whoever finds no connection free in time is told, and nothing of it is done later', async () => {
  const database = connect(fresh.ownerUrl, fresh.schema, { ...patient, max: 1 });
  onTestFinished(() => database.close());
  const impatient = { ...database, acquireTimeout: 1 };
  const refused = await transact(database, async (tx) => {
    await write(tx, 'first');
    return transact(impatient, (other) => write(other, 'second')).catch((error: unknown) => error);
  });
  expect(isPassing(refused)).toBe(true);
  await transact(database, (tx) => write(tx, 'third'));
  expect(await lines()).toEqual(['first', 'third']);
});

test('statements, waits for locks and idle transactions are limited on the server', async () => {
  const database = connect(fresh.url, fresh.schema, { max: 1 });
  onTestFinished(() => database.close());
  const [limits] = await database.sql`
    select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
      current_setting('idle_in_transaction_session_timeout') as idle, current_schema() as schema`;
  expect(limits).toEqual({ statement: '2s', lock: '1s', idle: '5s', schema: 'gouban' });
});

test('what is reached by its keys wakes no other process of the server, however much there is; what is weighed may', async () => {
  await owner.sql`insert into note select 'line ' || n from generate_series(1, 20000) as n`;
  await owner.sql`create index note_line on note (line)`;
  await owner.sql`analyze note`;
  const cheap = `select set_config(name, '0', true) from unnest(array['parallel_setup_cost', 'parallel_tuple_cost',
    'min_parallel_table_scan_size', 'min_parallel_index_scan_size']) as name`;
  const asked = `explain select n.line from note n join note o on o.line = n.line where n.line = any($1::text[])`;
  const plans = await withPool(1, (database) =>
    transact(database, async (tx) => {
      await tx.run(cheap, []);
      const lines = Array.from({ length: 5_000 }, (_, n) => `line ${n}`);
      const keyed = await tx.run<Record<string, string>>(asked, [lines]);
      tx.weigh();
      return { keyed, weighed: await tx.run<Record<string, string>>(asked, [lines]) };
    }),
  );
  expect(JSON.stringify(plans.keyed)).not.toContain('Gather');
  expect(JSON.stringify(plans.weighed)).toContain('Gather');
});
