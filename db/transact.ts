import { drizzle } from 'drizzle-orm/postgres-js';
import type { Sql, TransactionSql } from 'postgres';
import { type Database, type DatabaseLike, weighed } from './connect.ts';
import { prepared } from './prepared.ts';

/** A transaction that is open; what needs one says so in its type. */
export type Transaction = DatabaseLike & {
  readonly kind: 'transaction';
  /**
   * Sends a statement whose text is always the same: what is asked on the way of every press, since to build a statement
   * anew costs more than to carry it out. Instants are given as ISO texts, and come back as the server writes them.
   */
  run<Row>(text: string, values: readonly Value[]): Promise<readonly Row[]>;
  /**
   * From now on each statement is planned for what it asks, as lists and searches must be. Before, a plan is made once
   * for whatever is asked, which is right for what is reached by its key.
   */
  weigh(): void;
};

type Value = string | number | boolean | null | readonly string[];

/** What becomes of one transaction's connection. */
interface Life {
  /** BEGIN has succeeded, and the callback was called. */
  begun: boolean;
  /** A statement failed with its connection: no further one may be sent. */
  broken: boolean;
  /** `begin()` has ended: nothing that the callback still does may reach the driver. */
  dead: boolean;
  /** Nobody waits for it any more, before it has begun. */
  given: boolean;
  /** The work has ended: what part of it goes on may not act after the ROLLBACK, outside of every transaction. */
  over: boolean;
}

type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/** What is still asked of a transaction whose connection is gone. */
class LostConnection extends Error {
  readonly code = 'CONNECTION_CLOSED';
  constructor() {
    super('The connection of this transaction was lost');
  }
}

/** All connections are taken, or there are none: it may be tried again. */
class NoConnection extends Error {
  readonly code = 'CONNECT_TIMEOUT';
  constructor() {
    super('No connection was free in time');
  }
}

/** Whether a statement failed because its connection, which had been made, is gone. */
function lostConnection(error: unknown): boolean {
  return error instanceof Error && 'code' in error && connectionErrors.has(error.code);
}

const connectionErrors: ReadonlySet<unknown> = new Set(['CONNECTION_CLOSED', 'CONNECTION_DESTROYED']);

/**
 * Runs `work` in one transaction and resolves, after the commit, with its result; rejects if it was rolled back or if
 * the connection was lost, when the outcome of a COMMIT already sent is unknown.
 *
 * The only way to open a transaction. The driver lets a callback outlive its connection: what it sends later, its COMMIT
 * or ROLLBACK too, then lands in whatever transaction runs on the connection made anew. So once `begin()` has failed,
 * the handle throws, and the callback never settles, which leaves the driver nothing to send.
 */
export async function transact<T>(
  database: Database,
  work: (tx: Transaction) => Promise<T>,
  mode = 'read write',
): Promise<T> {
  const life = newLife();
  return attempt(database, work, mode, life).catch((error: unknown) => {
    // A BEGIN that meets the end of its connection has done nothing yet.
    if (life.begun || !lostConnection(error)) throw error;
    return attempt(database, work, mode, newLife());
  });
}

function newLife(): Life {
  return { begun: false, given: false, broken: false, dead: false, over: false };
}

async function attempt<T>(
  database: Database,
  work: (tx: Transaction) => Promise<T>,
  mode: string,
  life: Life,
): Promise<T> {
  const transaction = database.transactions.begin(mode, async (handle): Promise<Outcome<T>> => {
    if (life.given) throw new NoConnection();
    life.begun = true;
    const outcome = await outcomeOf(() => work(transactionOver(handle, database.transactions, life)));
    life.over = true;
    // A lost connection fails its statement a few microtasks before `begin()`: let that news arrive first.
    await new Promise((resolve) => setImmediate(resolve));
    if (life.dead || life.broken) return new Promise<never>(() => {});
    if ('error' in outcome) throw outcome.error;
    return outcome;
  });
  transaction.catch(() => {
    life.dead = true;
  });
  const outcome = await begunInTime(transaction, database.acquireTimeout, life);
  if ('error' in outcome) throw outcome.error;
  return outcome.value;
}

/** As the transaction ends, unless it has not even begun in time. */
async function begunInTime<T>(transaction: Promise<T>, ms: number, life: Life): Promise<T> {
  if (ms === 0) return transaction;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    if (life.begun) return;
    life.given = true;
    reject(new NoConnection());
  }, ms);
  try {
    return await Promise.race([transaction, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    return { error };
  }
}

/** Drizzle over the transaction's handle, which throws as soon as its connection is lost. */
function transactionOver(handle: TransactionSql, outer: Sql, life: Life): Transaction {
  const send = watched(prepared(handle.unsafe), life);
  const guarded = new Proxy(handle, {
    get(target, key) {
      if (key === 'options') return outer.options;
      if (life.dead || life.broken) throw new LostConnection();
      if (life.over) throw new Error('This transaction is over');
      return key === 'unsafe' ? send : Reflect.get(target, key);
    },
  });
  let isWeighed = false;
  // Drizzle asks for a whole client, and uses `options` and `unsafe` of it.
  return Object.assign(drizzle(guarded as unknown as Sql, { casing: 'snake_case' }), {
    kind: 'transaction' as const,
    // What a row is, whoever wrote the statement knows.
    run: async <Row>(text: string, values: readonly Value[]) =>
      (await guarded.unsafe(text, values.map(sent))) as unknown as readonly Row[],
    weigh() {
      if (isWeighed) return;
      isWeighed = true;
      // Whatever is sent next fails with it.
      guarded.unsafe(weighing).catch(() => {});
    },
  });
}

const weighing = `select ${Object.entries(weighed)
  .map(([name, value]) => `set_config('${name}', '${value}', true)`)
  .join(', ')}`;

/** The driver takes lists that it may change. */
function sent(value: Value): string | number | boolean | null | string[] {
  return typeof value === 'object' && value !== null ? [...value] : value;
}

/** The handle's `unsafe`, noting a lost connection before whoever awaits the statement can send another. */
function watched(unsafe: TransactionSql['unsafe'], life: Life): TransactionSql['unsafe'] {
  return new Proxy(unsafe, {
    apply(target, self, args) {
      const pending: Promise<unknown> = Reflect.apply(target, self, args);
      pending.catch((error: unknown) => {
        if (lostConnection(error)) life.broken = true;
      });
      return pending;
    },
  });
}
