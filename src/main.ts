import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import cron from 'node-cron';
import { pino } from 'pino';
import { paperDocx } from '../adapters/shared/paper-docx.ts';
import { pause, untilDone } from '../adapters/shared/patience.ts';
import { telegramChannel } from '../adapters/telegram/telegram-channel.ts';
import { publicPath } from '../adapters/web/portal-html.ts';
import { telegramAppPath } from '../adapters/web/telegram-app-routes.ts';
import { webServer } from '../adapters/web/web-server.ts';
import { awaitDatabase } from '../db/await-database.ts';
import { browsersIn } from '../db/browsers.ts';
import { isBusy } from '../db/busy.ts';
import { catchUp } from '../db/catch-up.ts';
import { demoClock, realClock } from '../db/clock.ts';
import { connect } from '../db/connect.ts';
import { deliveriesIn } from '../db/deliveries.ts';
import { demoCast, loadDemo } from '../db/demo.ts';
import { startEmbedded } from '../db/embedded.ts';
import { figuresIn } from '../db/figures.ts';
import { filesIn, sealOpenFiles } from '../db/files.ts';
import { givenIn } from '../db/given-rows.ts';
import { trim, trimAsOwner } from '../db/growth.ts';
import { headKeyIn } from '../db/head-key.ts';
import { headsIn } from '../db/heads.ts';
import { hideWhatLiesOpen } from '../db/hide-what-lies-open.ts';
import { sealOf, settleHolder } from '../db/known-seal.ts';
import { seedLaw } from '../db/law.ts';
import { migrate } from '../db/migrate.ts';
import { namedFiles } from '../db/named-files.ts';
import { sessionsIn } from '../db/sessions.ts';
import { storeIn } from '../db/store.ts';
import { isToBeSwept, sweepFiles } from '../db/sweep-files.ts';
import { transcriptsIn } from '../db/transcripts.ts';
import { assistantOf } from './app/assistant.ts';
import { deskOf } from './app/desk.ts';
import { expire } from './app/expire.ts';
import { feed } from './app/feed.ts';
import { forget } from './app/forget.ts';
import { claiming, fromLog } from './app/from-log.ts';
import { handingOut } from './app/hand-out.ts';
import { paceBy } from './app/pace.ts';
import type { Assistant, Channel } from './app/ports/channel.ts';
import type { Desk } from './app/ports/desk.ts';
import { firstWords, logTo } from './app/ports/loggable.ts';
import { isPassing, type Links, type World } from './app/ports/stores.ts';
import type { Clock, Head, Log, Transcripts } from './app/ports/system.ts';
import { postman } from './app/postman.ts';
import { recount } from './app/recount.ts';
import { remind } from './app/remind.ts';
import { tellLater } from './app/tell.ts';
import { remindOfYearEnd } from './app/year-end.ts';
import { type Config, configFrom } from './config.ts';
import { type Populating, populate } from './demo/populate.ts';
import { readIn } from './dialogue/understand.ts';
import { privateIn } from './engine/read.ts';
import { diskOf, headroomOf } from './headroom.ts';
import { cityDate } from './law/date.ts';
import { type SettingValues, setting } from './law/setting.ts';
import { linesToStandardError } from './lines.ts';
import { type ChannelName, procedureIds } from './names.ts';
import { procedureOf } from './procedures/all.ts';
import { type Stopping, stopping } from './stopping.ts';
import { ownFigures, replica, version } from './watched.ts';

/** The running programme. */
export interface Running {
  /** Where to click. */
  readonly url: string;
  readonly desk: Desk;
  /** What was said at the desk. */
  readonly transcripts: Transcripts;
  /** Resolves when all that can be sent now is sent. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Puts everything together and starts it. Rejects when a part cannot start; what had started is stopped then. Another
 * `base` for the time is for those who play stories of their own: the demonstration's are left out then.
 */
export async function run(config: Config, log: Log, base?: () => Date): Promise<Running> {
  const down = stopping(log);
  try {
    return await start(config, log, base, down);
  } catch (error) {
    await down.all();
    throw error;
  }
}

async function start(config: Config, log: Log, base: (() => Date) | undefined, down: Stopping): Promise<Running> {
  const say = (line: string): void => log.info({}, line);
  const ownerUrl = config.database.url ?? (await startOwnDatabase(config, say, down));
  await awaitDatabase(ownerUrl, say);
  const serverUrl = await migrate(ownerUrl, config.database.schema, say);
  const database = connect(serverUrl, config.database.schema, { max: config.database.connections });
  down.started('database', () => database.close());

  const seal = await sealOf(database, config.keys);
  await settleHolder(database, seal.holder);
  await hideWhatLiesOpen(ownerUrl, config.database.schema, seal, (id, event) => privateIn(procedureOf(id), event));
  await catchUp(ownerUrl, config.database.schema, seal, {
    ...fromLog,
    claiming,
    inParts: procedureIds.filter((id) => procedureOf(id).part),
  });
  const clock: Clock = config.demo
    ? demoClock(database, base)
    : base
      ? { ...realClock, now: async () => base() }
      : realClock;
  await seedLaw(database);
  const key = await headKeyIn(config.keys.folder);
  const heads = headsIn(database, { folder: `${config.dataDir}/heads`, key });
  if (config.demo) {
    const before = await givenIn(database);
    await loadDemo(database, seal, await clock.now());
    await heads.give(before, await clock.now());
  }

  const channels: Channel[] = [];
  const telegram = telegramOf(config, log, base);
  const slack = await slackOf(config, log, base);
  const links: Links = {
    invitation: (code) => telegram?.link(code),
    signIn: (code) => `${url}/sign-in/${code}`,
    files: (pass) => `${url}/open/${pass}`,
    proof: (code) => `${url}/desk/prove/${code}`,
  };
  const folder = fileURLToPath(config.filesUrl);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const headroom = headroomOf(
    [
      diskOf('files', folder),
      ...(config.database.url === undefined ? [diskOf('database', `${config.dataDir}/database`)] : []),
    ],
    log,
  );
  await headroom.look();
  const store = headroom.store(storeIn(database, { seal, clock, links }));
  const { now, days } = await store.read(kept);
  await trimAsOwner(ownerUrl, config.database.schema, days, now);
  await sealOpenFiles(folder, seal);
  const files = headroom.files(filesIn(folder, seal));
  if (config.demo && !base) await tellStories({ store, files, clock, busy: isBusy }, log);
  const transcripts = transcriptsIn(database, { seal, clock });
  const post = postman(deliveriesIn(database, seal, log), channels, log, handingOut(store, files, paperDocx));
  const assistant = assistantOf({
    ...{ store, files, log, wake: post.wake },
    // Who plays a story is as fast as he likes.
    ...(!base && config.pace > 0 && { pace: paceBy(() => performance.now(), config.pace), unreadFor: readIn }),
  });
  const newestHead = async (every: SettingValues['head.every'], now: Date): Promise<Head | undefined> => {
    await heads.take(every, now);
    return (await heads.newest(1))[0];
  };
  let swept: number | undefined;
  const sweep = async (): Promise<void> => {
    const { now, days, every, unnamed } = await store.read(kept);
    if (!headroom.isFull) await doWhatIsDue(every, now);
    await trim(database, days, now);
    if (!headroom.isFull) await sweepUnnamed(unnamed);
    post.wake();
    swept = Date.now();
  };
  const doWhatIsDue = async (every: SettingValues['head.every'], now: Date): Promise<void> => {
    await tellLater(store, log);
    await expire(store, log);
    await recount(store, log);
    await remind(store, log);
    await remindOfYearEnd(store, log);
    const head = await newestHead(every, now).catch((error: unknown) => log.error({ doing: 'head' }, error));
    await feed(store, log, head ?? undefined);
    await forget(store, files);
  };
  /** By the machine's clock, as the times of files are. */
  const sweepUnnamed = async ({ days, every }: SettingValues['file.unnamed']): Promise<void> => {
    const now = Date.now();
    if (!(await isToBeSwept(folder, every * day, new Date(now)))) return;
    const count = await sweepFiles(folder, seal, () => namedFiles(database, seal), new Date(now - days * day)).catch(
      (error: unknown) => log.error({ doing: 'sweep files' }, error),
    );
    if (count) log.info({ count }, 'files that nothing names were removed');
  };
  const desk = deskOf({ assistant, store, files, press: paperDocx, sweep });
  const web = webServer({
    desk,
    transcripts,
    sessions: sessionsIn(database, { clock, seal }),
    clock,
    log,
    heads,
    isReadOnly: () => headroom.isFull,
    figures: async () => [
      ...(await ownFigures(config.dataDir, swept, headroom.isFull)),
      ...(await figuresIn(database)),
    ],
    ...(config.metricsToken !== undefined && { watchedBy: config.metricsToken }),
    health: async () => !down.begun && (await database.sql`select 1`).length === 1,
    ...(config.demo && { demo: { persons: async (language) => demoCast(language) } }),
    ...(config.publicUrl !== undefined && { publicUrl: config.publicUrl }),
    proxies: config.proxies,
    ...(config.identity && { identity: config.identity }),
    calls: {
      browsers: browsersIn(database, { seal, clock }),
      secret: seal.lasting('calls', 'key'),
      subject: config.publicUrl ?? 'mailto:gouban@localhost',
    },
    ...(telegram && { telegram: telegram.handle, telegramApp: telegram.whoOpened, chatLink: telegram.link }),
    ...(slack && { slack: slack.handle }),
  });
  const port = await web.listen(config.host, config.port);
  const url = config.publicUrl ?? `http://${config.host}:${port}`;
  down.started('web', () => web.stop());

  // A channel that has a name and is not entered here does not compile; one that is not set up is left out.
  const entered: Readonly<Record<ChannelName, Entered>> = {
    web: { channel: web.channel, settings: 'HOST PORT' },
    telegram: { channel: telegram, settings: 'TELEGRAM_BOT_TOKEN' },
    slack: { channel: slack, settings: 'SLACK_BOT_TOKEN SLACK_APP_TOKEN' },
  };
  const setUp = Object.values(entered).flatMap(({ channel, settings }) => (channel ? [{ channel, settings }] : []));
  channels.push(...setUp.map(({ channel }) => channel));
  down.started('outbox', () => post.stop());
  for (const { channel, settings } of setUp) {
    down.started(channel.name, () => channel.stop());
    await begin(channel, settings, assistant, log, down);
  }
  const tick = (): void => {
    post.wake();
    headroom.look().catch((error: unknown) => log.error({ doing: 'look at the disks' }, error));
  };
  schedule(sweep, tick, log, down);
  post.wake();
  const { schema } = config.database;
  log.info(
    { version, listens: `${config.host}:${port}`, schema, channels: channels.map(({ name }) => name).join(' ') },
    'serving',
  );
  const settled = async (): Promise<void> => {
    await slack?.idle();
    post.wake();
    await post.idle();
  };
  return { url, desk, transcripts, settled, stop: () => down.all() };
}

/** A channel, if it is set up, and which settings let it in, for whoever reads that it is not. */
interface Entered {
  readonly channel: Channel | undefined;
  readonly settings: string;
}

/**
 * One that its platform does not let in, or that cannot reach it, keeps none of the others from serving: what is to be said
 * there waits, and it is tried again.
 */
async function begin(
  channel: Channel,
  settings: string,
  assistant: Assistant,
  log: Log,
  down: Stopping,
): Promise<void> {
  const failed = (error: unknown): void => log.error({ channel: channel.name, doing: 'start', settings }, error);
  try {
    await channel.start(assistant);
  } catch (error) {
    failed(error);
    const stopping = new AbortController();
    const patience = { pause, stopping: stopping.signal };
    const begun = pause(retryAfter, stopping.signal).then(() =>
      untilDone(() => channel.start(assistant), failed, patience),
    );
    down.started(`start of ${channel.name}`, async () => {
      stopping.abort();
      await begun;
    });
  }
}

const retryAfter = 10_000;
const day = 24 * 3_600_000;

/** Invented stories are no reason not to start. */
async function tellStories(parts: Populating, log: Log): Promise<void> {
  await populate(parts).catch((error: unknown) => log.error({ doing: 'stories' }, error));
}

async function startOwnDatabase(config: Config, say: (line: string) => void, down: Stopping): Promise<string> {
  const embedded = await startEmbedded(config.dataDir, say);
  down.started('own database', () => embedded.stop());
  return embedded.url;
}

function telegramOf({ telegram, publicUrl, pace }: Config, log: Log, base: (() => Date) | undefined) {
  if (!telegram) return undefined;
  const { botToken: token, apiRoot, receiving } = telegram;
  const pushed = receiving.kind === 'webhook' && publicUrl !== undefined;
  return telegramChannel({
    token,
    apiRoot,
    log,
    ...(base && { now: () => base().getTime() }),
    ...(base && { clock: base }),
    paced: !base && pace > 0,
    // Telegram opens no page over anything else.
    ...(publicUrl?.startsWith('https:') && {
      pages: {
        public: (number: string) => `${publicUrl}${publicPath({ number })}`,
        form: (draft: string) => `${publicUrl}${telegramAppPath(draft)}`,
      },
    }),
    ...(pushed && { webhook: { url: `${publicUrl}/telegram`, secret: receiving.secret } }),
  });
}

async function slackOf({ slack, publicUrl }: Config, log: Log, base: (() => Date) | undefined) {
  if (!slack) return undefined;
  // Bolt takes as long to be read as all the rest: nobody waits for it who does not serve Slack.
  const { slackChannel } = await import('../adapters/slack/slack-channel.ts');
  const { botToken, apiUrl, receiving } = slack;
  const how = receiving.kind === 'http' ? { signingSecret: receiving.signingSecret } : { appToken: receiving.appToken };
  const pageOf = (number: string): string => `${publicUrl}${publicPath({ number })}`;
  const resting = base && { restingTime: () => base().getTime() };
  return slackChannel({ botToken, apiUrl, log, ...how, ...resting, ...(publicUrl !== undefined && { pageOf }) });
}

/** For how long what the log does not need is kept, and how often a head of the log is signed, as of now. */
async function kept(world: World) {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const today = cityDate(now);
  const days = {
    ...setting(law, 'kept.days', today).value,
    ...setting(law, 'kept.longer-days', today).value,
    signIns: setting(law, 'kept.sign-ins', today).value,
  };
  const unnamed = setting(law, 'file.unnamed', today).value;
  return { now, days, unnamed, every: setting(law, 'head.every', today).value };
}

/** Cron only wakes: what is due, and that it is told once, comes from the tables. */
function schedule(sweep: () => Promise<void>, tick: () => void, log: Log, down: Stopping): void {
  let swept = Promise.resolve();
  const sweeping = cron.schedule('* * * * *', () => {
    swept = sweep().catch((error: unknown) => log.error({ doing: 'sweep' }, error));
    return swept;
  });
  const ticking = cron.schedule('*/5 * * * * *', tick);
  down.started('cron', async () => {
    await sweeping.stop();
    await ticking.stop();
    // What is being swept still needs the database.
    await swept;
  });
}

/** Structured lines on standard error, for which nobody waits but the end. */
function logAt(level: Config['logLevel']): { readonly log: Log; readonly flushed: () => Promise<void> } {
  const lines = linesToStandardError({
    missed: (count) => logger.error({ missed: count }, 'the log was not read; lines are missing here'),
  });
  const logger = pino({ level, base: { replica } }, lines);
  const log = logTo(({ level: of, facts, message, error }) =>
    logger[of]({ ...facts, ...(error && { err: error }) }, message),
  );
  return { log, flushed: lines.flushed };
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) act();
    done = true;
  };
}

/** Why it does not start: in full where the words are our own, and not the database's. */
function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('params' in error) return whyNot(error.cause);
  return 'severity' in error ? firstWords(error.message) : error.message;
}

async function main(): Promise<void> {
  const config = configFrom(process.env);
  const { log, flushed } = logAt(config.logLevel);
  // Node itself would print all of it. A driver that asks something by itself of a database which is gone ends nothing.
  process.on('uncaughtException', (error, origin) => {
    log.error({ doing: 'uncaught', origin }, error);
    if (!isPassing(error)) process.exit(1);
  });
  const running = await run(config, log);
  const end = once(() => {
    const stopped = running.stop().then(flushed);
    void stopped.then(() => process.exit(0));
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.stdout.write(`购办在这里 / Gouban is here: ${running.url}\n`);
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${whyNot(error)}\n`);
    process.exit(1);
  });
}
