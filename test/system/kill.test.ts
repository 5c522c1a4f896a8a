import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { eventScope } from '../../db/event-log.ts';
import { freePort } from '../../db/free-port.ts';
import { amendIn } from '../../db/law.ts';
import { showWithin } from '../../db/private.ts';
import { sealIn } from '../../db/seal.ts';
import { transact } from '../../db/transact.ts';
import { verifyLog } from '../../db/verify-log.ts';
import { shownAddress } from '../../db/who.ts';
import { settings } from '../../src/law/settings-data.ts';
import { texts } from '../../src/text/all.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { asFields } from '../doubles/loopback.ts';
import type { Message, Update } from '../doubles/telegram/state.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { startTelegram, type TelegramDouble } from '../doubles/telegram.ts';
import { type Chance, chanceOf, seeds } from './walk.ts';

const { say } = texts.zh;
const people = 20;
const complaintsOfEach = 4;
const kills = 20;
/** As many updates as there are at least between two kills. */
const between = 24;

let fresh: FreshDatabase;
let folder: string;
let telegram: TelegramDouble;
let programme: ChildProcess | undefined;
let sent: number[];

beforeEach(async () => {
  fresh = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'gouban-kill-'));
  telegram = await startTelegram();
});
afterEach(async ({ task }) => {
  // Whose update is lost waits for ever: then it is named.
  if (task.result?.state === 'fail') console.error(`not handled of ${sent.length}: ${await notHandled()}`);
  if (programme && programme.exitCode === null) await kill(programme);
  await telegram.stop();
  await fresh.drop();
  await rm(folder, { recursive: true, force: true });
});

test.each(seeds().slice(-1))(
  'killed twenty times in the middle of 500 updates it loses none and doubles none (WALK_SEED=%d)',
  async (seed) => {
    const chance = chanceOf(seed);
    const users = Array.from({ length: people }, (_, n) => telegram.user({ firstName: `居民${n}` }));
    const lives = await livesOf();
    programme = await lives.next();
    await letComplain();
    sent = [];
    const complaining = users.map((user) => complains(user, (id) => sent.push(id)));
    for (let killed = 1; killed <= kills; killed += 1) {
      programme = await lives.killed(programme, chance, () => sent.length >= killed * between);
    }
    await Promise.all(complaining);
    await everythingSaid();

    expect(sent.length).toBeGreaterThanOrEqual(500);
    expect(await receivedIds()).toHaveLength(new Set(sent).size);
    const filings = await rowsOf(sql`
      select e.case_id as case, e.seq, e.event, r.number from event e
      left join receipt r on r.case_id = e.case_id and r.seq = e.seq
      where e.kind = 'filed' and e.event ->> 'action' = 'fileComplaint'`);
    const seal = await sealIn(join(folder, 'keys'));
    const told = filings.flatMap(({ case: id, seq, event, number }) => {
      const { answers } = Filed.parse(showWithin(seal, eventScope(String(id), Number(seq)), event));
      return /^第.*次/.test(answers.facts) ? [{ facts: answers.facts, number }] : [];
    });
    expect(told.map(({ facts }) => facts).sort()).toEqual(users.flatMap((user) => factsOf(user)).sort());
    const receipts = told.filter(({ number }) => number !== null);
    expect(receipts).toHaveLength(people * complaintsOfEach);
    for (const { number } of receipts)
      expect(saidOf(users, String(number))).toMatchObject({ heard: true, again: false });
    // Had an update been taken twice, the question after it would have been asked twice.
    expect(
      await rowsOf(sql`
        select place, count(*)::int from outbox where mode = 'say' and place like 'q:%' group by place having count(*) > 1`),
    ).toEqual([]);
    expect(await rowsOf(sql`select id, state, reason from outbox where state <> 'sent'`)).toEqual([]);
    expect(await unmarked(users)).toEqual([]);
    expect((await verifyLog(fresh.database, seal)).faults).toEqual([]);
  },
  1_200_000,
);

/** In an hour everybody files more here than anybody means to. */
async function letComplain(): Promise<void> {
  const limit = settings.find(({ key }) => key === 'filing.from-anyone');
  if (limit?.key !== 'filing.from-anyone') throw new Error('there is no such limit');
  await transact(fresh.database, (tx) => amendIn(tx, { ...limit, value: { each: 1_000, all: 10_000 } }));
}

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** The lives of the programme, one after another; Telegram pushes to every other one, the rest fetch. */
async function livesOf() {
  const port = String(await freePort());
  const base = {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    // Twenty starts: what was compiled once is not compiled again.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  };
  // Who is killed keeps nothing that was compiled; so one, which has no settings, ends by itself.
  const ends = spawn(process.execPath, [main], { env: { ...base, PORT: 'none' }, stdio: 'ignore' });
  await once(ends, 'exit');
  let life = 0;

  async function next(): Promise<ChildProcess> {
    life += 1;
    const pushed = { PUBLIC_URL: `http://127.0.0.1:${port}`, TELEGRAM_WEBHOOK_SECRET: 'a-secret' };
    const env = {
      ...base,
      DATABASE_URL: fresh.ownerUrl,
      DATA_DIR: folder,
      DEMO: 'true',
      PORT: port,
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      PACE: '0',
      LOG_LEVEL: 'silent',
      ...(life % 2 === 0 && pushed),
    };
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit').then(([status]) => expect.fail(`it ended before it was ready: ${status}`));
    await Promise.race([once(child.stdout, 'data'), ended]);
    ended.catch(() => {});
    // What was pushed in vain waits a little.
    telegram.advance(5_000);
    return child;
  }

  return {
    next,
    /** Kills it at a random moment once the time has come, and starts another. */
    async killed(child: ChildProcess, chance: Chance, ready: () => boolean): Promise<ChildProcess> {
      await telegram.until(ready);
      const calls = telegram.calls.length + chance.below(12);
      await telegram.until(() => telegram.calls.length >= calls);
      expect(await kill(child)).toBe('SIGKILL');
      // The dead hold what they had in hand for half a minute.
      await fresh.database.execute(sql`update outbox set due = now() where state = 'leased'`);
      return next();
    },
  };
}

async function kill(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  const [, signal] = await gone;
  return signal;
}

function factsOf(user: TelegramUser): readonly string[] {
  return Array.from({ length: complaintsOfEach }, (_, n) => `第${n + 1}次，${user.id} 约好的上门没有来。`);
}

/** Files his complaints one after another: looks at what he was told last, and answers it once, copies left aside. */
async function complains(user: TelegramUser, sends: (id: number) => void): Promise<void> {
  sends(idOf(user.starts()));
  for (const [filed, facts] of factsOf(user).entries()) {
    const answered = new Set<string>();
    const isNew = (seen: Message): boolean => !answered.has(plain(seen)) && reply(seen) !== undefined;
    for (;;) {
      await telegram.until(() => countReceipts(user) > filed || isNew(lastSeen(user)));
      if (countReceipts(user) > filed) break;
      const seen = lastSeen(user);
      answered.add(plain(seen));
      const answer = reply(seen) ?? '';
      sends(idOf(answer === 'facts' ? user.says(facts) : user.press(answer, seen)));
    }
    if (filed + 1 < complaintsOfEach) sends(idOf(user.says('/start')));
  }
}

const ways = ['提交', '服务质量', '上门服务的机构', say.skip, say.begin, '反映问题', '居民'];

/** What he answers to a message; undefined when it asks him nothing. */
function reply({ text, buttons }: Message): string | undefined {
  const labels = buttons.flat().map((button) => button.text);
  if (text.includes('发生了什么') && labels.includes(say.later) && !labels.includes(say.edit)) return 'facts';
  const [first] = labels;
  if (text.includes(say.whichProject)) return first;
  return ways.find((way) => labels.includes(way));
}

function lastSeen(user: TelegramUser): Message {
  return user.chat.findLast(({ from }) => from === 'bot') ?? nothing;
}

const nothing: Message = {
  id: 0,
  chatId: 0,
  from: 'bot',
  date: 0,
  text: '',
  html: '',
  entities: [],
  buttons: [],
  edited: false,
  deleted: false,
  kind: 'text',
  extra: {},
};

/** A message without the mark of a copy. */
function plain({ text }: Message): string {
  return text.startsWith(say.repeated) ? text.slice(say.repeated.length).trim() : text;
}

/** How many of his complaints he was told of, copies aside. */
function countReceipts(user: TelegramUser): number {
  return new Set(user.chat.flatMap(({ text }) => /HRB-R-\S+/.exec(text)?.[0] ?? [])).size;
}

/** Whether a receipt was heard, and whether it was said twice without saying that it was. */
function saidOf(users: readonly TelegramUser[], number: string): { readonly heard: boolean; readonly again: boolean } {
  const said = users.flatMap((user) => user.chat).filter(({ from, text }) => from === 'bot' && text.includes(number));
  const unmarked = said.filter(({ text }) => !text.startsWith(say.repeated));
  return { heard: said.length > 0, again: unmarked.length > 1 };
}

/** Asks until nothing is left to be said: that a message is settled, only the database knows. */
async function everythingSaid(): Promise<void> {
  await telegram.idle();
  while ((await rowsOf(sql`select from outbox where state in ('queued', 'leased') limit 1`)).length > 0);
}

/** Messages that the programme does not know to have said, and of which it has not said again that they are copies. */
async function unmarked(users: readonly TelegramUser[]): Promise<readonly string[]> {
  const rows = await rowsOf(sql`
    select a.address, o.reference from outbox o join account a on a.id = o.account where a.channel = 'telegram'`);
  const seal = await sealIn(join(folder, 'keys'));
  const known = new Set(
    rows.flatMap(({ address, reference }) => {
      const chat = shownAddress(seal, 'telegram', String(address));
      return String(reference)
        .split(',')
        .map((id) => `${chat} ${id}`);
    }),
  );
  const repeats = telegram.callsOf('sendMessage').filter(({ params }) => String(params.text).startsWith(say.repeated));
  return users.flatMap((user) =>
    user.chat
      .filter(({ from, id }) => from === 'bot' && !known.has(`${user.id} ${id}`))
      .filter(({ html }) => !repeats.some(({ params }) => String(params.text).includes(html)))
      .map(({ text }) => `${user.id}: ${text}`),
  );
}

async function notHandled(): Promise<readonly number[]> {
  const handled = new Set((await receivedIds()).map(({ id }) => Number(String(id).split(':').at(-1))));
  return sent.filter((id) => !handled.has(id));
}

/** By what it is known when it comes: a message by its own number, a press by its update's. */
function idOf({ update_id: update, message }: Update): number {
  return Number(asFields(message).message_id ?? update);
}

const receivedIds = () => rowsOf(sql`select id from received where id like 'telegram:%'`);

/** A complaint as it was filed. */
const Filed = z.object({ answers: z.object({ facts: z.string() }) });

function rowsOf(query: ReturnType<typeof sql>): Promise<readonly Record<string, unknown>[]> {
  return fresh.database.execute<Record<string, unknown>>(query);
}
