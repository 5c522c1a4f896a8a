import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { connect, type Database } from '../db/connect.ts';

export const templateName = 'gouban_template';
export const schema = 'gouban';
/** Each process of the server learns every statement anew; this many connections serve the people of one test. */
export const few = '2';

/** Limits that only what hangs reaches: a test that holds a lock or rests in a transaction does so for as long as it must. */
export const patient = {
  statementTimeout: 120_000,
  lockTimeout: 120_000,
  idleInTransactionTimeout: 0,
  acquireTimeout: 0,
};

/** A database that belongs to one test or test file alone. */
export interface FreshDatabase {
  /** For the user with which the program serves. */
  readonly url: string;
  /** For the owner, who may also create, alter and remove. */
  readonly ownerUrl: string;
  readonly schema: string;
  /** Connected as the program would be. */
  readonly database: Database;
  drop(): Promise<void>;
}

/** A database with every migration applied and no rows; drop it in `afterAll` or `afterEach`. */
export function freshDatabase(): Promise<FreshDatabase> {
  return create(templateName);
}

/** A database without anything in it. */
export function emptyDatabase(): Promise<FreshDatabase> {
  return create('template0');
}

async function create(template: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer((sql) => sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`);
  const url = named(inject('serverUrl'), name);
  const database = connect(url, schema, { max: 5, ...patient });
  return {
    url,
    ownerUrl: named(inject('ownerUrl'), name),
    schema,
    database,
    drop: async () => {
      await database.close();
      await administer((sql) => sql`drop database ${sql(name)} with (force)`);
    },
  };
}

async function administer(deed: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject('ownerUrl'), { max: 1, fetch_types: false, onnotice: () => {} });
  try {
    await deed(sql);
  } finally {
    await sql.end();
  }
}

/** The same server and user, another database. */
export function named(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = database;
  return other.href;
}
