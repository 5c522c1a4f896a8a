import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { DriverSocket, type Target } from './driver-socket.ts';
import { withPrepared } from './prepared.ts';
import { textArrays } from './text-arrays.ts';

/** What both a database and a transaction can do; neither can open a transaction by itself. */
export type DatabaseLike = Omit<PostgresJsDatabase, '_' | '_query' | 'query' | 'transaction'>;

/** A city's database: single statements go through it directly, and transactions through `transact`. */
export type Database = DatabaseLike & {
  /** The driver itself, for statements whose round trip must be as short as can be. */
  readonly sql: Sql;
  /** The same for what reaches every row by its key, and so can be planned once and for all. */
  readonly keyed: Sql;
  /** Where `transact` begins; no other code may. */
  readonly transactions: Sql;
  /** How long (ms) a transaction waits for a connection before it is told that there is none; 0 waits for ever. */
  readonly acquireTimeout: number;
  close(): Promise<void>;
};

/** What reaches rows by their keys is sent one after another: more processes than this only take the cores from each other. */
const fewest = 4;
/**
 * What reaches its rows by their keys is planned once, which else costs more than to carry it out; and by indexes alone, as
 * a plan that was made when a table was still empty would read all of it for ever after. Nor are other processes woken
 * for it, nor programmes compiled: that takes ten times as long as it does itself.
 */
const planned = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_hashjoin: 'off',
  enable_mergejoin: 'off',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
};
/** For everything else the server weighs, each time, what is asked against what the tables hold. */
export const weighed: Readonly<Record<keyof typeof planned, string>> = {
  plan_cache_mode: 'force_custom_plan',
  enable_seqscan: 'on',
  enable_hashjoin: 'on',
  enable_mergejoin: 'on',
  max_parallel_workers_per_gather: '2',
  jit: 'on',
};
/** Whoever must wait for a lock makes room for those behind him, and takes a transaction. */
const keyedSettings = { ...planned, lock_timeout: 100 };

interface Limits {
  /** Connections for single statements, and as many again for transactions. */
  readonly max: number;
  /** Milliseconds; 0 lifts the limit, as rebuilding everything needs. */
  readonly statementTimeout?: number;
  readonly lockTimeout?: number;
  readonly idleInTransactionTimeout?: number;
  /** How long the server may owe an answer before the connection is given up; longer than it may take for one. */
  readonly answerTimeout?: number;
  readonly acquireTimeout?: number;
}

/** Platforms wait a little longer, and then say it again. */
const usualAcquire = 8_000;
/** How much longer than a statement may take its answer may be on its way. */
const wayBack = 5_000;
/** Words for the server that say nothing, as long as the driver's greeting must be for it to be written at once. */
const padding = ' '.repeat(1_024);

/**
 * Connects, when first asked something, to the schema of one city.
 * Transactions have connections of their own: BEGIN may never be queued behind other statements on one connection,
 * because the driver then loses track of it and lets strangers' statements into the open transaction.
 */
export function connect(url: string, schema: string, limits: Limits): Database {
  const { statementTimeout = 2_000 } = limits;
  const manner = {
    encryption: encryptionOf(url),
    answerTimeout: limits.answerTimeout ?? (statementTimeout && statementTimeout + wayBack),
  };
  const open = (max: number, settings: Readonly<Record<string, string | number>>) => {
    const options = {
      max,
      connect_timeout: 10,
      // In seconds: the driver alone would let a database that is back wait for as much as twenty.
      backoff: () => 0.25,
      ssl: false,
      // Asking each new connection for them, the driver leaves alone the answer that does not come, and all of the programme ends.
      fetch_types: false,
      types: { textArrays },
      socket: (target: Target) => new DriverSocket(target, manner),
      onnotice: () => {},
      connection: {
        application_name: 'gouban',
        options: padding,
        search_path: `${schema},public`,
        statement_timeout: statementTimeout,
        lock_timeout: limits.lockTimeout ?? 1_000,
        idle_in_transaction_session_timeout: limits.idleInTransactionTimeout ?? 5_000,
        ...settings,
      },
    };
    return postgres(url, options);
  };
  const sql = open(limits.max, weighed);
  const transactions = open(limits.max, planned);
  const keyed = open(Math.min(limits.max, fewest), keyedSettings);
  return Object.assign(drizzle(withPrepared(sql), { casing: 'snake_case' }), {
    sql,
    keyed,
    transactions,
    acquireTimeout: limits.acquireTimeout ?? (statementTimeout && usualAcquire),
    close: async () => {
      await Promise.all([sql, keyed, transactions].map((each) => each.end({ timeout: 2 })));
    },
  });
}

/** The driver would encrypt by itself, around its socket; so it is kept from doing so, and the socket does. */
function encryptionOf(url: string): string | undefined {
  const asked = new URL(url).searchParams;
  const mode = asked.get('sslmode') ?? asked.get('ssl');
  return mode === null || mode === 'disable' || mode === 'false' ? undefined : mode;
}
