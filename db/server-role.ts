import { createHmac } from 'node:crypto';
import type { Sql } from 'postgres';
import { canLogIn } from './can-log-in.ts';

type Log = (message: string) => void;

/** Tables to which the server may add, and of which it may change and remove nothing. */
const appendOnly = ['event', 'handed_out', 'key_check', 'post_act'];

const forbidden = '42501';
const duplicate = new Set(['42710', '23505']);

/**
 * Makes the database user of the server, if need be, and gives it its rights in one city's schema: to read and write
 * rows, to alter no table, and to leave alone what has happened. `sql` is the owner's connection, with the schema
 * first in its search path.
 * Returns the url to serve with; the owner's own, with a word in the log, where the owner may not make users.
 */
export async function grantServerRole(sql: Sql, ownerUrl: string, schema: string, log: Log): Promise<string> {
  const role = `${schema}_server`;
  const password = passwordFor(ownerUrl, role);
  const url = new URL(ownerUrl);
  if (password === undefined) return withoutRole(ownerUrl, log, 'DATABASE_URL holds no password');
  if (!(await mayMakeUsers(sql, role))) return withoutRole(ownerUrl, log, 'the owner may not make users');

  await makeRole(sql, role, password);
  await grant(sql, schema, role);
  url.username = role;
  url.password = password;
  if (!(await canLogIn(url.href))) await givePassword(sql, role, password);
  if (await canLogIn(url.href)) return url.href;
  return withoutRole(ownerUrl, log, `the user ${role} cannot log in`);
}

function withoutRole(ownerUrl: string, log: Log, reason: string): string {
  log(`serving as the owner of the database, who could also change what has happened: ${reason}`);
  return ownerUrl;
}

/** From the owner's password, so that every replica knows it and none has to keep it. Hexadecimal. */
function passwordFor(ownerUrl: string, role: string): string | undefined {
  const secret = new URL(ownerUrl).password;
  return secret === '' ? undefined : createHmac('sha256', secret).update(role).digest('hex');
}

async function mayMakeUsers(sql: Sql, role: string): Promise<boolean> {
  const rows = await sql`
    select rolsuper or rolcreaterole
        or exists (select 1 from pg_roles where rolname = ${role} and pg_has_role(current_user, oid, 'member')) as may
    from pg_roles where rolname = current_user`;
  return rows[0]?.may === true;
}

async function makeRole(sql: Sql, role: string, password: string): Promise<void> {
  const [existing] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (existing) return;
  // The cities of one server share its users, and two of them may be set up at once in different databases.
  await sql.unsafe(`create role ${role} login password '${password}'`).catch((error: NodeJS.ErrnoException) => {
    if (!duplicate.has(error.code ?? '')) throw error;
  });
}

/** A member of the role who makes no users may not: then it is seen that nobody can log in. */
async function givePassword(sql: Sql, role: string, password: string): Promise<void> {
  await sql.unsafe(`alter role ${role} password '${password}'`).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== forbidden) throw error;
  });
}

async function grant(sql: Sql, schema: string, role: string): Promise<void> {
  await sql.unsafe(`
    revoke all on schema ${schema} from public;
    grant usage on schema ${schema} to ${role};
    grant select, insert, update, delete on all tables in schema ${schema} to ${role};
    grant usage, select on all sequences in schema ${schema} to ${role};
    revoke insert, update, delete on migration from ${role};`);
  const tables = await sql`
    select tablename from pg_tables where schemaname = ${schema} and tablename in ${sql(appendOnly)}`;
  for (const { tablename } of tables) await sql.unsafe(`revoke update, delete on ${tablename} from ${role}`);
}
