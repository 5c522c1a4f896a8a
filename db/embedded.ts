import { randomBytes } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { z } from 'zod';
import { canLogIn } from './can-log-in.ts';
import { freePort, isFree } from './free-port.ts';
import { runningServer } from './postmaster.ts';
import { type Programs, programsFor } from './server-programs.ts';

type Log = (message: string) => void;

export interface Embedded {
  /** Of the owner of the database, on 127.0.0.1. */
  readonly url: string;
  /** Stops the server, unless another program still uses it. */
  stop(): Promise<void>;
}

const Settings = z.object({ port: z.int(), password: z.string() });
type Settings = z.infer<typeof Settings>;

/** Held by every program that uses the server; the last one to let go stops it. */
const inUse = 7_206_131;

/**
 * Starts the PostgreSQL server of `dataDir`, making it the first time, or adopts the one that a killed program left
 * running there. It listens on 127.0.0.1 only, at a port chosen once. Throws when it cannot be started. One that ends by
 * itself is started again, at the same address.
 */
export async function startEmbedded(dataDir: string, log: Log): Promise<Embedded> {
  // Others may pass through, because a server started by root runs as another user; what lies in it is not readable.
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const home = await realpath(dataDir);
  await chmod(home, 0o711);
  const cluster = join(home, 'database');
  const programs = await programsFor(home, log);
  const kept = (await found(home, cluster)) ?? (await initialise(home, cluster, programs, log));
  const settings = (await adopted(cluster, kept, programs, log)) ?? (await started(home, cluster, kept, programs, log));
  const url = urlOf(settings);
  const stopping = new AbortController();
  let reviving: Promise<void> | undefined;
  const lost = (): void => {
    if (!stopping.signal.aborted) reviving = revive();
  };
  let holding = await hold(url, lost);

  async function revive(): Promise<void> {
    log('the database has ended by itself; it is started again');
    while (!stopping.signal.aborted) {
      try {
        const again = await adopted(cluster, settings, programs, log);
        if (!again) await startAt(cluster, settings, programs, log);
        holding = await hold(url, lost);
        return;
      } catch {
        // What is left of it still has its port or its memory.
        await setTimeout(pauseToRevive, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  }

  return {
    url,
    async stop() {
      stopping.abort();
      await reviving;
      await stop(cluster, programs, holding);
    },
  };
}

const pauseToRevive = 200;

function urlOf({ port, password }: Settings): string {
  return `postgres://gouban:${password}@127.0.0.1:${port}/postgres`;
}

/** The settings of the cluster, or nothing where there is no cluster yet. */
async function found(home: string, cluster: string): Promise<Settings | undefined> {
  if (!(await exists(cluster))) return undefined;
  const file = join(home, 'database.json');
  if (!(await exists(file))) throw new Error(`${cluster} holds a database, but ${file} with its password is missing`);
  return Settings.parse(JSON.parse(await readFile(file, 'utf8')));
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Written aside and renamed, so that a kill leaves the old file or the new one. */
async function keep(home: string, settings: Settings): Promise<void> {
  const aside = join(home, 'database.json.new');
  await writeFile(aside, JSON.stringify(settings), { mode: 0o600 });
  await rename(aside, join(home, 'database.json'));
}

/** Made aside and renamed last, so that an attempt that is cut off is simply made again. */
async function initialise(home: string, cluster: string, programs: Programs, log: Log): Promise<Settings> {
  log('making the database');
  const settings = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  const aside = `${cluster}.new`;
  const secrets = await mkdtemp(join(tmpdir(), 'gouban-'));
  const passwordFile = join(secrets, 'password');
  try {
    await writeFile(passwordFile, `${settings.password}\n`, { mode: 0o600 });
    await programs.giveAway(passwordFile);
    await programs.giveAway(secrets);
    await initdb(aside, passwordFile, programs);
  } finally {
    await rm(secrets, { recursive: true });
  }
  await keep(home, settings);
  await rename(aside, cluster);
  return settings;
}

async function initdb(cluster: string, passwordFile: string, programs: Programs): Promise<void> {
  const failures: unknown[] = [];
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    await rm(cluster, { recursive: true, force: true });
    await mkdir(cluster, { mode: 0o700 });
    await programs.giveAway(cluster);
    const flags = ['-D', cluster, '-U', 'gouban', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
    try {
      return await programs.run('initdb', [...flags, `--locale=${locale}`, '--lc-messages=C']);
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'The database could not be made');
}

/** The server that is running in this cluster already, or nothing. */
async function adopted(cluster: string, kept: Settings, programs: Programs, log: Log): Promise<Settings | undefined> {
  const port = await runningServer(cluster);
  if (port === undefined) {
    // Its process number may have gone to a stranger, which PostgreSQL would take for a living server.
    await rm(join(cluster, 'postmaster.pid'), { force: true });
    return undefined;
  }
  const settings = { ...kept, port };
  if (await canLogIn(urlOf(settings))) {
    log('using the database that is running already');
    return settings;
  }
  log('stopping a database that does not answer');
  await programs.run('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30']);
  return undefined;
}

async function started(home: string, cluster: string, kept: Settings, programs: Programs, log: Log): Promise<Settings> {
  const settings = (await isFree(kept.port)) ? kept : { ...kept, port: await freePort() };
  if (settings.port !== kept.port) await keep(home, settings);
  await startAt(cluster, settings, programs, log);
  return settings;
}

/**
 * What holds the pace where answers come for hours. After each checkpoint every page that is touched is written whole into the
 * log once more, and whoever comes to the end of a segment makes the next one: so checkpoints are few, whole pages are packed,
 * and segments are used again.
 */
const paced = [
  '-c shared_buffers=256MB',
  '-c wal_buffers=32MB',
  '-c wal_compression=on',
  '-c checkpoint_timeout=15min',
  '-c max_wal_size=3GB',
  '-c min_wal_size=512MB',
  '-c bgwriter_delay=50ms',
];

async function startAt(cluster: string, settings: Settings, programs: Programs, log: Log): Promise<void> {
  const options = [
    `-p ${settings.port}`,
    '-c listen_addresses=127.0.0.1',
    '-c unix_socket_directories=',
    // Seven files, one for each day of the week.
    '-c logging_collector=on',
    '-c log_filename=%a.log',
    '-c log_truncate_on_rotation=on',
    ...paced,
  ].join(' ');
  await programs.run('pg_ctl', [
    'start',
    '-D',
    cluster,
    '-l',
    join(cluster, 'start.log'),
    '-w',
    '-t',
    '60',
    '-o',
    options,
  ]);
  log(`the database is running at 127.0.0.1:${settings.port}`);
}

/** Rejects when the server is not there; tells when it has ended since. */
async function hold(url: string, lost: () => void): Promise<Sql> {
  const forever = { idle_timeout: 0, max_lifetime: 0 };
  let isHeld = false;
  const onclose = (): void => {
    if (isHeld) lost();
  };
  const options = { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {}, onclose, ...forever };
  const sql = postgres(url, options);
  await sql`select pg_advisory_lock_shared(${inUse})`;
  isHeld = true;
  return sql;
}

async function stop(cluster: string, programs: Programs, holding: Sql): Promise<void> {
  await holding`select pg_advisory_unlock_shared(${inUse})`;
  const [last] = await holding`select pg_try_advisory_lock(${inUse}) as alone`;
  await holding.end({ timeout: 1 });
  if (last?.alone === true) await programs.run('pg_ctl', ['stop', '-D', cluster, '-m', 'fast', '-w', '-t', '30']);
}
