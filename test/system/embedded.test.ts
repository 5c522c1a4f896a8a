import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { awaitDatabase } from '../../db/await-database.ts';
import { type Embedded, startEmbedded } from '../../db/embedded.ts';

let folder: string;
let running: Embedded[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gouban-embedded-'));
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(folder, { recursive: true });
});

async function start(log: string[] = []): Promise<Embedded> {
  const server = await startEmbedded(folder, (line) => log.push(line));
  running.push(server);
  return server;
}

async function stop(server: Embedded): Promise<void> {
  running = running.filter((other) => other !== server);
  await server.stop();
}

async function ask(url: string, question: (sql: postgres.Sql) => Promise<readonly postgres.Row[]>) {
  const sql = postgres(url, { max: 1, fetch_types: false, connect_timeout: 5, onnotice: () => {} });
  try {
    return [...(await question(sql))];
  } finally {
    await sql.end();
  }
}

const remember = (url: string) =>
  ask(url, (sql) =>
    sql`create table if not exists kept as select 'kept' as line`.then(() => sql`select line from kept`),
  );
const recall = (url: string) => ask(url, (sql) => sql`select line from kept`);
const postmaster = async () =>
  Number((await readFile(join(folder, 'database', 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** A program of its own that starts the server, answers with its url, and does nothing more. */
async function otherProgram(): Promise<{ readonly program: ChildProcess; readonly url: string }> {
  const script = fileURLToPath(new URL('../start-embedded.ts', import.meta.url));
  const program = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(program.stdout, 'data');
  return { program, url: String(line).trim() };
}

async function killOutright(program: ChildProcess): Promise<void> {
  program.kill('SIGKILL');
  await once(program, 'exit');
}

test('stopped and started again, the database keeps its rows and its address', async () => {
  const first = await start();
  await remember(first.url);
  await stop(first);
  await expect(recall(first.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await recall(second.url)).toEqual([{ line: 'kept' }]);
});

test('only this machine and only the password get in, and all text is UTF-8', async () => {
  const { url } = await start();
  const [settings] = await ask(
    url,
    (
      sql,
    ) => sql`select current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
      current_setting('unix_socket_directories') as sockets, current_setting('fsync') as fsync`,
  );
  expect(settings).toEqual({ addresses: '127.0.0.1', encoding: 'UTF8', sockets: '', fsync: 'on' });
  const wrong = new URL(url);
  wrong.password = 'guess';
  await expect(recall(wrong.href)).rejects.toMatchObject({ code: '28P01' });
  expect((await stat(join(folder, 'database.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'database'))).mode & 0o777).toBe(0o700);
});

test('after a kill -9 of the program its server is taken over, with the rows', async () => {
  const { program, url } = await otherProgram();
  await remember(url);
  await killOutright(program);
  expect(await recall(url)).toEqual([{ line: 'kept' }]);

  const log: string[] = [];
  const again = await start(log);
  expect(log).toEqual(['using the database that is running already']);
  expect(await recall(again.url)).toEqual([{ line: 'kept' }]);
  await stop(again);
  await expect(recall(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('after a kill -9 of program and server the database recovers, with the rows', async () => {
  const { program, url } = await otherProgram();
  await remember(url);
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  await killOutright(program);
  const again = await start();
  expect(await recall(again.url)).toEqual([{ line: 'kept' }]);
});

test('a database that is not there yet is waited for', async () => {
  const first = await start();
  await stop(first);
  const log: string[] = [];
  const waited = Promise.withResolvers<void>();
  const there = awaitDatabase(first.url, (line) => {
    log.push(line);
    waited.resolve();
  });
  await waited.promise;
  await start();
  await there;
  expect(log).toEqual(['the database does not answer yet; it is waited for']);
  const stranger = new URL(first.url);
  stranger.password = 'wrong';
  await expect(awaitDatabase(stranger.href, () => {})).rejects.toMatchObject({ code: '28P01' });
});

test('a server that ends by itself is started again at its address, with the rows', async () => {
  const said = Promise.withResolvers<void>();
  const log: string[] = [];
  const server = await startEmbedded(folder, (line) => {
    log.push(line);
    if (log.filter((each) => each.startsWith('the database is running')).length === 2) said.resolve();
  });
  running.push(server);
  await remember(server.url);
  process.kill(await postmaster(), 'SIGKILL');
  await said.promise;
  expect(log.at(-2)).toBe('the database has ended by itself; it is started again');
  expect(await recall(server.url)).toEqual([{ line: 'kept' }]);
});

test('a stranger with the process number that the server had is left alone', async () => {
  const first = await start();
  await remember(first.url);
  const file = join(folder, 'database', 'postmaster.pid');
  const text = await readFile(file, 'utf8');
  await stop(first);
  await writeFile(file, text.replace(/^\d+/, String(process.pid)));
  const again = await start();
  expect(await recall(again.url)).toEqual([{ line: 'kept' }]);
});

test('while another program uses the server, stopping leaves it running', async () => {
  const { program, url } = await otherProgram();
  await remember(url);
  await stop(await start());
  expect(await recall(url)).toEqual([{ line: 'kept' }]);
  await killOutright(program);
  await stop(await start());
  await expect(recall(url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('an attempt that was cut off is made again', async () => {
  await mkdir(join(folder, 'database.new'));
  await writeFile(join(folder, 'database.new', 'PG_VERSION'), '18');
  expect(await remember((await start()).url)).toEqual([{ line: 'kept' }]);
});

test('a database whose password is lost is refused, and not made anew over its rows', async () => {
  const first = await start();
  await remember(first.url);
  await stop(first);
  const settings = join(folder, 'database.json');
  const text = await readFile(settings, 'utf8');
  await rm(settings);
  await expect(start()).rejects.toThrow('with its password is missing');
  await writeFile(settings, text);
  expect(await recall((await start()).url)).toEqual([{ line: 'kept' }]);
});
