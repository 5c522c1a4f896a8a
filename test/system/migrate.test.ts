import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { pressIn } from '../../db/tokens.ts';
import { emptyDatabase, type FreshDatabase } from '../database.ts';

let empty: FreshDatabase;
let owner: Database;

beforeEach(async () => {
  empty = await emptyDatabase();
  owner = connect(empty.ownerUrl, 'gouban', { max: 1 });
});

afterEach(async () => {
  await owner.close();
  await empty.drop();
});

async function tablesIn(schema: string): Promise<readonly string[]> {
  const rows = await owner.sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = ${schema} order by tablename`;
  return rows.map(({ name }) => name);
}

test('four programs that migrate at once all succeed, and every migration is applied once', async () => {
  const log: string[] = [];
  const urls = await Promise.all([1, 2, 3, 4].map(() => migrate(empty.ownerUrl, 'gouban', (line) => log.push(line))));
  expect(new Set(urls).size).toBe(1);
  expect(log).toEqual([]);
  const repeated = await owner.sql`select hash from migration group by hash having count(*) > 1`;
  expect(repeated).toEqual([]);
});

test('two cities in one database have the same tables, each its own, and public has none', async () => {
  await Promise.all(['east', 'west'].map((city) => migrate(empty.ownerUrl, city, () => {})));
  expect(await tablesIn('east')).toContain('migration');
  expect(await tablesIn('west')).toEqual(await tablesIn('east'));
  expect(await tablesIn('public')).toEqual([]);
});

/** The migrations as they were when there were fewer of them. */
async function firstMigrations(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-migrations-'));
  await cp('db/migrations', folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const all: { readonly entries: readonly unknown[] } = JSON.parse(await readFile(journal, 'utf8'));
  await writeFile(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, count) }));
  return folder;
}

test('a release that is older than the database does not start on it', async () => {
  await migrate(empty.ownerUrl, 'gouban', () => {});
  const older = await firstMigrations(3);
  await expect(migrate(empty.ownerUrl, 'gouban', () => {}, older)).rejects.toThrow('of a newer release');
  await rm(older, { recursive: true });
});

test('what was committed and paid before it was kept for each purchase is taken from the ledger, by families', async () => {
  const older = await firstMigrations(3);
  await migrate(empty.ownerUrl, 'gouban', () => {}, older);
  await rm(older, { recursive: true });
  const { sql } = owner;
  await sql`insert into budget_line (id, body, year, item, name_zh, name_en, limit_fen) values ('l', 'b', 2026, 'i', '', '', 900)`;
  await sql`
    insert into case_card (id, root, number, procedure, version, title, round, opener, opened_at, entered_at, provisional,
      public, waiting, seq, head_hash, search_text, search_grams)
    select id, 'bought', id, 'payment', 1, '', 1, 'li', now(), now(), false, false, '[]', 1, '', '', '{}'
    from unnest(array['bought', 'instalment']) as id`;
  await sql`
    insert into ledger_entry (line, move, fen, case_id, at)
    select 'l', move, fen, case_id, now()
    from (values ('reserve', 900, 'bought'), ('commit', 500, 'bought'), ('pay', 200, 'instalment'), ('release', 50, 'bought'),
      ('uncommit', 100, 'bought'), ('commit', 300, 'without-card')) as entry (move, fen, case_id)`;
  await migrate(empty.ownerUrl, 'gouban', () => {});
  const kept = await sql`select line, case_id, committed_fen::int, paid_fen::int from commitment order by case_id`;
  expect([...kept]).toEqual([
    { line: 'l', case_id: 'bought', committed_fen: 400, paid_fen: 200 },
    { line: 'l', case_id: 'without-card', committed_fen: 300, paid_fen: 0 },
  ]);
});

test('no city has a trigger, which a sharded one could not have', async () => {
  await migrate(empty.ownerUrl, 'gouban', () => {});
  expect([...(await owner.sql`select tgname from pg_trigger where not tgisinternal`)]).toEqual([]);
});

test('the server may add rows, and neither alter tables nor rewrite what has happened', async () => {
  await migrate(empty.ownerUrl, 'gouban', () => {});
  await owner.sql`create table if not exists event (line text)`;
  await owner.sql`create table spare (line text)`;
  const server = connect(await migrate(empty.ownerUrl, 'gouban', () => {}), 'gouban', { max: 1 });
  const refused = { code: '42501' };
  await server.sql`insert into spare values ('a')`;
  await server.sql`update spare set line = 'b'`;
  await server.sql`delete from spare`;
  const [rights] = await server.sql`
    select has_table_privilege('event', 'select') as read, has_table_privilege('event', 'insert') as add,
      has_table_privilege('event', 'update') as change, has_table_privilege('event', 'delete') as remove`;
  expect(rights).toEqual({ read: true, add: true, change: false, remove: false });
  await expect(server.sql`delete from event`).rejects.toMatchObject(refused);
  await expect(server.sql`truncate event`).rejects.toMatchObject(refused);
  await expect(server.sql`delete from migration`).rejects.toMatchObject(refused);
  await expect(server.sql`create table gouban.another (line text)`).rejects.toMatchObject(refused);
  await expect(server.sql`drop table spare`).rejects.toMatchObject(refused);
  await server.close();
});

test('a city cannot be read with the user of another', async () => {
  const east = connect(await migrate(empty.ownerUrl, 'east', () => {}), 'east', { max: 1 });
  await migrate(empty.ownerUrl, 'west', () => {});
  await expect(east.sql`select * from west.migration`).rejects.toMatchObject({ code: '42501' });
  await east.close();
});

test('an owner who may make no users serves itself, and the log says so', async () => {
  await owner.sql`drop role if exists plain_owner`;
  await owner.sql`create role plain_owner login password 'plain'`;
  const name = new URL(empty.ownerUrl).pathname.slice(1);
  await owner.sql`grant create on database ${owner.sql(name)} to plain_owner`;
  const url = new URL(empty.ownerUrl);
  url.username = 'plain_owner';
  url.password = 'plain';
  const log: string[] = [];
  expect(await migrate(url.href, 'plain', (line) => log.push(line))).toBe(url.href);
  expect(log).toEqual([expect.stringContaining('as the owner of the database')]);
});

/** The migrations as they were before one of them. */
async function migrationsBefore(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-migrations-'));
  await cp('db/migrations', folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(await readFile(path, 'utf8'));
  const later = journal.entries.findIndex(({ tag }: { tag: string }) => tag.endsWith(name));
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, later) }));
  return folder;
}

test('what was answered and could be pressed before answers had rows of their own still stands afterwards', async () => {
  const before = await migrationsBefore('keep-answers-by-field');
  await migrate(empty.ownerUrl, 'gouban', () => {}, before);
  await rm(before, { recursive: true });
  await owner.sql`insert into person (id, name) values ('li', '李')`;
  await owner.sql`
    insert into draft (id, person, procedure, version, action, rev, answers, started_at, saved_at) values
      ('open', 'li', 'organisation', 1, 'register', 2, '{"name": "新桥", "note": null}', now(), now()),
      ('sealed', 'li', 'bid', 1, 'submit', 1, '{"$sealed": "Zm9v"}', now(), now())`;
  await owner.sql`insert into token (token, press, person) values ('Q29ycmVjdEhvcnNlQmF0dA', '{"do": "menu"}', 'li')`;

  await migrate(empty.ownerUrl, 'gouban', () => {});
  expect(await owner.sql`select draft, field, value from answer order by draft, field`).toEqual([
    { draft: 'open', field: 'name', value: '新桥' },
    { draft: 'open', field: 'note', value: null },
    { draft: 'sealed', field: '$sealed', value: 'Zm9v' },
  ]);
  const [token] = await owner.sql`select token, presses from token`;
  expect(token).toEqual({ token: 'Q29ycmVjdEhvcnNlQmF0dA', presses: [{ do: 'menu' }] });
  expect(pressIn({ presses: token?.presses }, token?.token)).toEqual({ do: 'menu' });
});

test('an owner who may not change the user that was made for the server serves itself, and the log says so', async () => {
  await owner.sql`drop role if exists member_owner, member_server`;
  await owner.sql`create role member_owner login password 'plain'`;
  await owner.sql`create role member_server login password 'not the one that follows from the owner'`;
  await owner.sql`grant member_server to member_owner`;
  const name = new URL(empty.ownerUrl).pathname.slice(1);
  await owner.sql`grant create on database ${owner.sql(name)} to member_owner`;
  const url = new URL(empty.ownerUrl);
  url.username = 'member_owner';
  url.password = 'plain';
  const log: string[] = [];
  expect(await migrate(url.href, 'member', (line) => log.push(line))).toBe(url.href);
  expect(log).toEqual([expect.stringContaining('as the owner of the database')]);
});
