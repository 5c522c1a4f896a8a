import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import { withPrepared } from './prepared.ts';

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
  close(): Promise<void>;
};

/** What reaches rows by their keys is sent one after another: more processes than this only take the cores from each other. */
const fewest = 4;
/** Whoever must wait for a lock makes room for those behind him, and takes a transaction. */
const keyedSettings = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', lock_timeout: 100 };

interface Limits {
  /** Connections for single statements, and as many again for transactions. */
  readonly max: number;
  /** Milliseconds; 0 lifts the limit, as rebuilding everything needs. */
  readonly statementTimeout?: number;
  readonly lockTimeout?: number;
  readonly idleInTransactionTimeout?: number;
}

/**
 * Connects, when first asked something, to the schema of one city.
 * Transactions have connections of their own: BEGIN may never be queued behind other statements on one connection,
 * because the driver then loses track of it and lets strangers' statements into the open transaction.
 */
export function connect(url: string, schema: string, limits: Limits): Database {
  const open = (max: number, settings: Readonly<Record<string, string | number>>) =>
    postgres(url, {
      max,
      connect_timeout: 10,
      onnotice: () => {},
      connection: {
        application_name: 'gouban',
        search_path: `${schema},public`,
        statement_timeout: limits.statementTimeout ?? 2_000,
        lock_timeout: limits.lockTimeout ?? 1_000,
        idle_in_transaction_session_timeout: limits.idleInTransactionTimeout ?? 5_000,
        ...settings,
      },
    });
  // A plan that was kept from when a table was still empty would read all of it for ever after.
  const planned = { plan_cache_mode: 'force_custom_plan' };
  const sql = open(limits.max, planned);
  const transactions = open(limits.max, planned);
  const keyed = open(Math.min(limits.max, fewest), keyedSettings);
  return Object.assign(drizzle(withPrepared(sql), { casing: 'snake_case' }), {
    sql,
    keyed,
    transactions,
    close: async () => {
      await Promise.all([sql, keyed, transactions].map((each) => each.end({ timeout: 2 })));
    },
  });
}
