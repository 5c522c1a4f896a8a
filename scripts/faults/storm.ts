import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { connect, type Database } from '../../db/connect.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { freePort } from '../../db/free-port.ts';
import { amendIn } from '../../db/law.ts';
import { sealIn } from '../../db/seal.ts';
import { transact } from '../../db/transact.ts';
import { settings } from '../../src/law/settings-data.ts';
import { type Chance, chanceOf } from '../../test/chance.ts';
import { startTelegram, type TelegramDouble } from '../../test/doubles/telegram.ts';

import { type Complaining, complaining } from './complaining.ts';
import { type Pair, pairOfServers } from './pair.ts';

/** What is done to a programme, its database and its platform while people write to it. */
export const strikes = ['kill', 'end', 'stop', 'cut', 'lose', 'refuse', 'repeat', 'failover'] as const;
const second = 1_000;

export type Strike = (typeof strikes)[number];

export interface StormPlan {
  readonly seed: number;
  readonly people: number;
  readonly complaintsOfEach: number;
  readonly strikes: readonly Strike[];
  /** As many updates as there are at least between two strikes. */
  readonly between: number;
}

/** What has become of it. */
export interface Weathered {
  readonly updates: number;
  /** Each thing that was lost, doubled or wrong, in words. */
  readonly wrong: readonly string[];
  /** After which strike it served again, in ms: after it was started, or after its database accepted connections. */
  readonly back: readonly { readonly strike: Strike; readonly ms: number }[];
}

/** So many letters of what the programme said before it ended are told. */
const lastWords = 4_000;
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/**
 * People file complaints by Telegram, one answer after another, while the strikes come at random moments; afterwards every
 * update is held against what is in the database and what they were told.
 */
export async function storm({
  seed,
  people,
  complaintsOfEach,
  strikes: planned,
  between,
}: StormPlan): Promise<Weathered> {
  const chance = chanceOf(seed);
  const folder = await mkdtemp(join(tmpdir(), 'gouban-storm-'));
  const telegram = await startTelegram();
  const home = join(folder, 'server');
  const server = planned.includes('failover') ? await pairOfServers(home) : await ownServer(home);
  const database = connect(server.url, 'gouban', { max: 4, statementTimeout: 0, idleInTransactionTimeout: 0 });
  const back: Weathered['back'][number][] = [];
  let programme: ChildProcess | undefined;
  // What was pushed in vain comes again by Telegram's clock, also where no further strike moves it on.
  const ticking = setInterval(() => telegram.advance(second), second);
  try {
    const lives = await livesOf(folder, server.url, telegram);
    programme = await lives.next();
    await letComplain(database);
    const play = complaining(telegram, people, complaintsOfEach);
    for (const [index, strike] of planned.entries()) {
      await lives.outlived(telegram.until(() => play.sent.length >= (index + 1) * between || play.isOver()));
      const calls = telegram.calls.length + chance.below(12);
      await lives.outlived(telegram.until(() => telegram.calls.length >= calls || play.isOver()));
      const means: Means = { chance, telegram, database, server, programme, lives, play };
      const struck = await lives.outlived(strikesWith[strike](means));
      programme = struck.programme;
      if (struck.ms !== undefined) back.push({ strike, ms: Math.round(struck.ms) });
    }
    await lives.outlived(play.over);
    await lives.outlived(everythingSaid(telegram, database));
    const wrong = await play.wrong(database, await sealIn(join(folder, 'data', 'keys')));
    return { updates: play.sent.length, wrong, back };
  } finally {
    clearInterval(ticking);
    if (programme && programme.exitCode === null) await ended(programme, 'SIGKILL');
    await telegram.stop();
    await database.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Means {
  readonly chance: Chance;
  readonly telegram: TelegramDouble;
  readonly database: Database;
  readonly server: Pair;
  readonly programme: ChildProcess;
  readonly lives: Lives;
  readonly play: Complaining;
}

interface Struck {
  readonly programme: ChildProcess;
  readonly ms?: number;
}

const strikesWith: Readonly<Record<Strike, (means: Means) => Promise<Struck>>> = {
  /** Without a word, wherever it is. */
  async kill({ programme, lives, database }) {
    await ended(programme, 'SIGKILL');
    await takeOn(database);
    return timed(lives.next);
  },
  /** As a new release is brought in. */
  async end({ programme, lives, database }) {
    await ended(programme, 'SIGTERM');
    await takeOn(database);
    return timed(lives.next);
  },
  /** The database is stopped at once, and recovers what was committed. */
  async stop({ programme, server, lives, database, telegram }) {
    await server.stopAtOnce();
    const since = performance.now();
    await lives.ready();
    const ms = performance.now() - since;
    await takeOn(database);
    // What Telegram pushed in vain waits a little.
    telegram.advance(5_000);
    return { programme, ms };
  },
  /** The server that leads dies, and the one that follows it leads from then on. */
  async failover({ programme, server, lives, database, telegram }) {
    const since = performance.now();
    await server.failOver();
    await lives.ready();
    const ms = performance.now() - since;
    await takeOn(database);
    telegram.advance(5_000);
    return { programme, ms };
  },
  /** Every connection of the programme is ended, whatever runs on it. */
  async cut({ programme, database, telegram }) {
    await database.execute(sql`
      select pg_terminate_backend(pid) from pg_stat_activity where usename = 'gouban_server' and pid <> pg_backend_pid()`);
    await takeOn(database);
    telegram.advance(5_000);
    return { programme };
  },
  /** The platform takes what is said, and its answer is lost. */
  async lose({ programme, telegram, chance }) {
    telegram.failNext('sendMessage', 'drop-after-accept', { times: 1 + chance.below(3) });
    return { programme };
  },
  async refuse({ programme, telegram, chance }) {
    telegram.failNext('sendMessage', chance.of([429, 500, 502, 'reset'] as const), { times: 3, retryAfter: 1 });
    telegram.advance(2_000);
    return { programme };
  },
  /** What was delivered is delivered once more, the newest or any. */
  async repeat({ programme, telegram, chance, play }) {
    for (let times = chance.below(4); times >= 0; times -= 1) telegram.redeliver(chance.of(play.updates));
    return { programme };
  },
};

/** The dead hold what they had in hand for half a minute. */
async function takeOn(database: Database): Promise<void> {
  const statement = sql`update outbox set due = now() where state = 'leased'`;
  // The first connection after a stop may be one that has ended.
  await database.execute(statement).catch(() => database.execute(statement));
}

async function timed(start: () => Promise<ChildProcess>): Promise<Struck> {
  const since = performance.now();
  const programme = await start();
  return { programme, ms: performance.now() - since };
}

async function ended(child: ChildProcess, by: NodeJS.Signals): Promise<void> {
  const gone = once(child, 'exit');
  child.kill(by);
  await gone;
}

/** In an hour everybody files more here than anybody means to. */
async function letComplain(database: Database): Promise<void> {
  const limit = settings.find(({ key }) => key === 'filing.from-anyone');
  if (limit?.key !== 'filing.from-anyone') throw new Error('there is no such limit');
  await transact(database, (tx) => amendIn(tx, { ...limit, value: { each: 100_000, all: 1_000_000 } }));
}

/** A server of its own, which is started again whenever it ends, and which nobody follows. */
async function ownServer(home: string): Promise<Pair> {
  let revived = Promise.withResolvers<void>();
  const server = await startEmbedded(home, (line) => {
    if (line.startsWith('the database is running')) revived.resolve();
  });
  return {
    url: server.url,
    async stopAtOnce() {
      revived = Promise.withResolvers<void>();
      const [pid] = (await readFile(join(home, 'database', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGQUIT');
      await revived.promise;
    },
    failOver: () => Promise.reject(new Error('nobody follows this server')),
    stop: server.stop,
  };
}

interface Lives {
  next(): Promise<ChildProcess>;
  /** What it waits for; rejects, with its last words, if the programme ends by itself first. */
  outlived<T>(what: Promise<T>): Promise<T>;
  /** Resolves once the programme says that it can serve. */
  ready(): Promise<void>;
}

/** The lives of the programme, one after another; Telegram pushes to every other one, the rest fetch. */
async function livesOf(folder: string, url: string, telegram: TelegramDouble): Promise<Lives> {
  const port = String(await freePort());
  const base = {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    // So many starts: what was compiled once is not compiled again.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  // Who is killed keeps nothing that was compiled; so one, which has no settings, ends by itself.
  await once(spawn(process.execPath, [main], { env: { ...base, PORT: 'none' }, stdio: 'ignore' }), 'exit');
  let life = 0;
  const alone = Promise.withResolvers<never>();
  alone.promise.catch(() => {});
  return {
    outlived: (what) => Promise.race([what, alone.promise]),
    async next() {
      life += 1;
      const pushed = { PUBLIC_URL: `http://127.0.0.1:${port}`, TELEGRAM_WEBHOOK_SECRET: 'a-secret' };
      const env = {
        ...base,
        DATABASE_URL: url,
        DATA_DIR: join(folder, 'data'),
        DEMO: 'true',
        PORT: port,
        TELEGRAM_BOT_TOKEN: telegram.token,
        TELEGRAM_API_ROOT: telegram.apiRoot,
        PACE: '0',
        LOG_LEVEL: 'error',
        ...(life % 2 === 0 && pushed),
      };
      const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
      let words = '';
      child.stderr.setEncoding('utf8').on('data', (said: string) => {
        words = `${words}${said}`.slice(-lastWords);
      });
      child.on('close', (status) => {
        if (!child.killed) alone.reject(new Error(`the programme ended by itself (${status}): ${words}`));
      });
      await Promise.race([once(child.stdout, 'data'), alone.promise]);
      // What was pushed in vain waits a little.
      telegram.advance(5_000);
      return child;
    },
    async ready() {
      const isReady = (): Promise<boolean> =>
        fetch(`http://127.0.0.1:${port}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        );
      while (!(await isReady())) await pause(20);
    },
  };
}

/** Asks until nothing is left to be said: that a message is settled, only the database knows. */
async function everythingSaid(telegram: TelegramDouble, database: Database): Promise<void> {
  // It rejects while something waits to be pushed again.
  while (
    !(await telegram.idle().then(
      () => true,
      () => false,
    ))
  )
    await pause(20);
  const left = sql`select from outbox where state in ('queued', 'leased') limit 1`;
  while ((await database.execute(left)).length > 0) await pause(20);
}
