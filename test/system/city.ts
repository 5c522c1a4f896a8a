import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { plain } from '../../adapters/shared/plain.ts';
import type { Database } from '../../db/connect.ts';
import { demoPersons } from '../../db/demo/persons.ts';
import { freePort } from '../../db/free-port.ts';
import { allQuiet, lastWords, linkChat, moveTo } from '../../scripts/tour/ensemble.ts';
import { asTyped, type Deed } from '../../scripts/tour/player.ts';
import { logTo } from '../../src/app/ports/loggable.ts';
import { configFrom } from '../../src/config.ts';
import type { Incoming, Press, Reply } from '../../src/dialogue/message.ts';
import { typedAnswer } from '../../src/dialogue/say-answer.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { actionOf } from '../../src/engine/procedure.ts';
import { instant } from '../../src/law/date.ts';
import { type Running, run } from '../../src/main.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { few, freshDatabase, schema } from '../database.ts';
import { type TestClock, testClock } from '../doubles/clock.ts';
import type { SlackUser } from '../doubles/slack/user.ts';
import { type SlackDouble, startSlack } from '../doubles/slack.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { startTelegram, type TelegramDouble } from '../doubles/telegram.ts';
import { photo } from '../photos.ts';
import { type WholeDesk, wholeDesk } from '../whole-desk.ts';

export const pdf = Buffer.from('%PDF-1.4\n演示\n%%EOF');
export const jpeg = photo();

/** How the platforms reach the programme: it fetches, or they push to its address. */
type Reaching = 'fetching' | 'pushed';

/** The whole programme on a database of its own, with a Telegram and a Slack beside it, and a clock that a test moves. */
export interface City {
  readonly telegram: TelegramDouble;
  readonly slack: SlackDouble;
  readonly clock: TestClock;
  /** Of the programme that was started last. */
  readonly desk: WholeDesk;
  readonly url: string;
  /** The folder of its key. */
  readonly keys: string;
  /** Files something at the web desk page by page, and returns the case. Throws with what was wrong. */
  files(person: string, deed: Deed): Promise<string>;
  /** What the programme logged as failed. */
  readonly failures: readonly string[];
  /** What it logged otherwise. */
  readonly lines: readonly string[];
  /** Moves the clock to a time of the city, `2027-01-12 09:00`, and sweeps. */
  at(when: string): Promise<void>;
  /** Moves the clock without waking anything. */
  passes(when: string): void;
  /** Everything that people did is handled, and everything that is to be said has arrived. */
  settled(): Promise<void>;
  /** What could be taken back until then is told. */
  aMinuteLater(): Promise<void>;
  /** A demo person with Telegram in hand, linked by a one-time code of his own. */
  onTelegram(person: string): Promise<TelegramUser>;
  onSlack(person: string): Promise<SlackUser>;
  /** The last words at a person's web desk. */
  heardAtDesk(person: string): Promise<string>;
  keep(name: string): Promise<Evidence>;
  stop(): Promise<void>;
  /** Starts a programme on the same database; without channels it can say nothing to Telegram or Slack. */
  start(channels?: 'all' | 'web alone'): Promise<Running>;
  /** Its database, as the programme reads it. */
  readonly database: Database;
  /** The same for its owner, who may change its tables. */
  readonly ownerUrl: string;
  /** All that was ever said to anybody, by whom it was said to: `telegram:` and `slack:` with an id, `web:` with a person. */
  told(): Promise<ReadonlyMap<string, string>>;
  /** Every row of every table, as text. */
  dump(): Promise<string>;
  /** Ends all of it. */
  close(): Promise<void>;
}

export async function openCity(begins = '2026-11-25 09:00', reaching: Reaching = 'fetching'): Promise<City> {
  const closing: (() => Promise<unknown>)[] = [];
  const [day = '', hour = ''] = begins.split(' ');
  const clock = testClock(instant(day, hour).toISOString());
  const fresh = await freshDatabase();
  closing.push(() => fresh.drop());
  const folder = await mkdtemp(join(tmpdir(), 'gouban-city-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const telegram = await startTelegram({ clock });
  closing.push(() => telegram.stop());
  // Signatures are held against the machine's own clock.
  const slack = await startSlack({ clock, signedAt: () => new Date() });
  closing.push(() => slack.stop());

  const failures: string[] = [];
  const lines: string[] = [];
  const log = logTo(({ facts, message, error }) => {
    if (error) failures.push(`${JSON.stringify(facts)} ${error.name}: ${error.words} ${JSON.stringify(error)}`);
    else lines.push(`${JSON.stringify(facts)} ${message}`);
  });
  const settings = await settingsOf(fresh.ownerUrl, folder, { telegram, slack }, reaching);
  const programmes: Running[] = [];

  async function start(channels: 'all' | 'web alone' = 'all'): Promise<Running> {
    const { base, chat } = settings;
    const running = await run(configFrom(channels === 'all' ? { ...base, ...chat } : base), log, clock);
    programmes.push(running);
    return running;
  }

  async function stop(): Promise<void> {
    for (const running of programmes.splice(0)) await running.stop();
  }

  function current(): Running {
    const running = programmes.at(-1);
    if (!running) throw new Error('no programme runs');
    return running;
  }

  const desk = (): WholeDesk => {
    const running = current();
    return wholeDesk(running.desk, running.transcripts);
  };

  const settled = () => allQuiet(telegram, slack, programmes);

  const linked = (person: string, chat: Parameters<typeof linkChat>[2]) =>
    linkChat({ desk: desk(), settled, clock }, person, chat);
  const heardAtDesk = (person: string) => lastWords(desk(), person);

  const passes = (when: string) => moveTo(clock, when);

  await start();
  if (reaching === 'pushed') slack.deliverTo(`${settings.base.PUBLIC_URL}/slack/events`);
  closing.push(stop);

  return {
    database: fresh.database,
    ownerUrl: fresh.ownerUrl,
    keys: join(folder, 'keys'),
    telegram,
    slack,
    clock,
    get desk() {
      return desk();
    },
    get url() {
      return current().url;
    },

    async files(person, deed) {
      const filed = await filePages(desk(), person, deed);
      await settled();
      return filed;
    },
    failures,
    lines,
    passes,
    async at(when) {
      passes(when);
      await desk().moved();
      await settled();
    },
    async aMinuteLater() {
      clock.advance(60_000);
      await desk().moved();
      await settled();
    },
    settled,
    async onTelegram(person) {
      const user = telegram.user({ firstName: person });
      await linked(person, { shows: (code) => user.starts(code), presses: (label) => user.press(label) });
      return user;
    },
    async onSlack(person) {
      const user = slack.user({ name: person });
      await linked(person, { shows: (code) => user.says(code), presses: (label) => user.press(label) });
      return user;
    },
    heardAtDesk,
    async keep(name) {
      const kept = await desk().keep(name, pdf);
      if (!kept.ok) throw new Error(kept.refusal.why);
      return kept.value;
    },
    stop,
    start,
    async told() {
      const said: (readonly [to: string, text: string])[] = [
        ...telegram.calls.map(({ params }) => [`telegram:${params.chat_id}`, JSON.stringify(params)] as const),
        ...slack.calls.map(
          ({ params }) => [`slack:${params.user_id ?? params.channel}`, JSON.stringify(params)] as const,
        ),
      ];
      for (const { id } of demoPersons) {
        const heard = (await desk().transcript(id)).filter(({ by }) => by === 'gouban');
        said.push([`web:${id}`, heard.map(({ message }) => plain(message)).join('\n')]);
      }
      const everything = new Map<string, string>();
      for (const [to, text] of said) everything.set(to, `${everything.get(to) ?? ''}${text}\n`);
      return everything;
    },
    dump: () => dumpOf(fresh.ownerUrl),
    async close() {
      for (const close of closing.toReversed()) await close();
    },
  };
}

interface Settings {
  readonly base: Readonly<Record<string, string>>;
  readonly chat: Readonly<Record<string, string>>;
}

async function settingsOf(
  databaseUrl: string,
  folder: string,
  { telegram, slack }: { readonly telegram: TelegramDouble; readonly slack: SlackDouble },
  reaching: Reaching,
): Promise<Settings> {
  const base = {
    DATABASE_URL: databaseUrl,
    DATABASE_CONNECTIONS: few,
    DATA_DIR: folder,
    DEMO: 'true',
    PROXIES: '127.0.0.1',
  };
  const chat = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_API_URL: slack.apiUrl,
  };
  if (reaching === 'fetching') {
    return { base: { ...base, PORT: '0' }, chat: { ...chat, SLACK_APP_TOKEN: slack.appToken } };
  }
  const port = String(await freePort());
  return {
    base: { ...base, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` },
    chat: { ...chat, TELEGRAM_WEBHOOK_SECRET: 'a-secret', SLACK_SIGNING_SECRET: slack.signingSecret },
  };
}

export async function filePages(desk: WholeDesk, person: string, deed: Deed): Promise<string> {
  const procedure = procedureOf(deed.procedure);
  const parent = 'parent' in deed ? { parent: deed.parent } : {};
  const form = 'case' in deed ? { case: deed.case, action: deed.action } : { procedure: deed.procedure, ...parent };
  const action = 'case' in deed ? actionOf(procedure, deed.action) : procedure.opening.action;
  const from = { channel: 'web', address: person } as const;
  const receive = (says: Incoming['says']): Promise<Reply> =>
    desk.receive({ id: `pages:${randomUUID()}`, from, forms: 'pages', says });
  const press: Press = { do: 'start', form, ...(!action?.form && { sure: true }) };
  let outcome = await receive({ kind: 'press', token: await desk.token(press, person) });
  for (let left = 20; outcome.page; left -= 1) {
    const { draft, rev, page, fields, whole, review, refusal } = outcome.page;
    const wrong = [refusal, ...fields.map(({ error }) => error)].filter(Boolean).join();
    if (wrong || left === 0) throw new Error(`${person} was told: ${wrong}`);
    const asked = fields.map(({ key }) => [key, action?.form?.fields[key], deed.answers[key]] as const);
    const values = asked.map(([key, field, answer]) => [key, field ? typedAnswer(field, answer, asTyped) : []]);
    const files = asked.filter(([, field]) => field?.kind === 'files').map(([key, , kept]) => [key, kept ?? []]);
    const sent = { values: Object.fromEntries(values), files: Object.fromEntries(files) };
    outcome = await receive({ kind: 'page', draft, rev, page, go: whole || review ? 'submit' : 'next', ...sent });
  }
  const { show, word, closed } = outcome;
  const done = action?.form ? closed && word === undefined : word?.startsWith('好的');
  if (show === undefined || !done) throw new Error(`${person} was told: ${word}`);
  return show;
}

/** Every row of every table. */
export async function dumpOf(ownerUrl: string): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const tables = await sql<{ name: string }[]>`
      select table_name as name from information_schema.tables where table_schema = ${schema}`;
    const rows: string[] = [];
    for (const { name } of tables) {
      for (const { row } of await sql<{ row: string }[]>`select t::text as row from ${sql(schema)}.${sql(name)} t`) {
        rows.push(`${name}: ${row}`);
      }
    }
    return rows.join('\n');
  } finally {
    await sql.end();
  }
}
