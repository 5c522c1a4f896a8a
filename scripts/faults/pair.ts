import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres, { type Sql } from 'postgres';
import { freePort } from '../../db/free-port.ts';
import { programsFor } from '../../db/server-programs.ts';

const execute = promisify(execFile);

interface Cluster {
  readonly folder: string;
  readonly port: number;
}

/** Two servers, of which one follows the other and answers for every commit, behind one address that leads to whichever leads. */
export interface Pair {
  readonly url: string;
  /** Kills the one that leads: resolves once the other does, which a new one follows from then on. */
  failOver(): Promise<void>;
  /** Stops the one that leads at once, and starts it again. */
  stopAtOnce(): Promise<void>;
  stop(): Promise<void>;
}

/** By no more than the database itself brings: whoever has its other programs takes pg_basebackup, or Patroni, which does all of this. */
export async function pairOfServers(home: string): Promise<Pair> {
  await mkdir(home, { recursive: true, mode: 0o711 });
  const programs = await programsFor(home, () => {});
  let count = 0;

  const urlAt = (port: number): string => `postgres://gouban:a-password@127.0.0.1:${port}/postgres`;

  async function clusterNext(): Promise<Cluster> {
    count += 1;
    return { folder: join(home, `cluster-${count}`), port: await freePort() };
  }

  async function start({ folder, port }: Cluster): Promise<void> {
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    await programs.run('pg_ctl', ['start', '-D', folder, '-l', `${folder}/start.log`, '-w', '-o', options]);
  }

  const asked = async (port: number, ask: (sql: Sql) => Promise<void>): Promise<void> => {
    const sql = postgres(urlAt(port), { max: 1, onnotice: () => {} });
    await ask(sql).finally(() => sql.end());
  };

  async function first(): Promise<Cluster> {
    const cluster = await clusterNext();
    await mkdir(cluster.folder, { mode: 0o700 });
    await programs.giveAway(cluster.folder);
    await programs.run('initdb', [
      '-D',
      cluster.folder,
      '-U',
      'gouban',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
    ]);
    await start(cluster);
    return cluster;
  }

  /** A copy of whoever leads, which follows it; from then on nothing is committed without it. */
  async function followerOf(leader: Cluster): Promise<Cluster> {
    const follower = await clusterNext();
    await asked(leader.port, async (sql) => {
      await sql`select pg_backup_start('follower', true)`;
      await execute('cp', ['-a', leader.folder, follower.folder]);
      const [label] = await sql<{ labelfile: string }[]>`select labelfile from pg_backup_stop(false)`;
      await rm(join(follower.folder, 'postmaster.pid'), { force: true });
      const source = `primary_conninfo = 'host=127.0.0.1 port=${leader.port} user=gouban application_name=follower'\nwal_retrieve_retry_interval = '200ms'\n`;
      for (const [name, text] of [
        ['backup_label', label?.labelfile ?? ''],
        ['standby.signal', ''],
        ['postgresql.auto.conf', source],
      ] as const) {
        await writeFile(join(follower.folder, name), text);
        await programs.giveAway(join(follower.folder, name));
      }
      await start(follower);
      await sql`alter system set synchronous_standby_names = 'follower'`;
      await sql`select pg_reload_conf()`;
      const following = () => sql`select from pg_stat_replication where sync_state = 'sync'`;
      while ((await following()).length === 0) await pause(20);
    });
    return follower;
  }

  let leader = await first();
  let following = followerOf(leader);
  await following;

  const clients = new Set<Socket>();
  const gate = createServer((client) => {
    clients.add(client);
    const server = dial(leader.port, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      server.destroy();
      clients.delete(client);
    };
    client.on('error', end).on('close', end).pipe(server);
    server.on('error', end).on('close', end).pipe(client);
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  // What listens at an address has one.
  const { port } = gate.address() as AddressInfo;

  const signal = async ({ folder }: Cluster, name: NodeJS.Signals): Promise<void> => {
    const [pid] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), name);
  };

  return {
    url: urlAt(port),
    async failOver() {
      const next = await following;
      await signal(leader, 'SIGKILL');
      await programs.run('pg_ctl', ['promote', '-D', next.folder, '-w']);
      leader = next;
      for (const client of clients) client.destroy();
      following = followerOf(leader);
    },
    async stopAtOnce() {
      await programs.run('pg_ctl', ['stop', '-D', leader.folder, '-m', 'immediate', '-w']);
      await start(leader);
    },
    async stop() {
      gate.close();
      for (const client of clients) client.destroy();
      for (const { folder } of [leader, await following]) {
        await programs.run('pg_ctl', ['stop', '-D', folder, '-m', 'immediate', '-w']);
      }
    },
  };
}
