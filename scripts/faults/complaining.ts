import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '../../db/connect.ts';
import { eventScope } from '../../db/event-log.ts';
import { showWithin } from '../../db/private.ts';
import type { CitySeal } from '../../db/seal.ts';
import { verifyLog } from '../../db/verify-log.ts';
import { shownAddress } from '../../db/who.ts';
import { texts } from '../../src/text/all.ts';
import { asFields } from '../../test/doubles/loopback.ts';
import type { Message, Update } from '../../test/doubles/telegram/state.ts';
import type { TelegramUser } from '../../test/doubles/telegram/user.ts';
import type { TelegramDouble } from '../../test/doubles/telegram.ts';

const { say } = texts.zh;

/** People who complain, and what they know afterwards. */
export interface Complaining {
  /** By what each thing that somebody did is known when it comes. */
  readonly sent: readonly number[];
  readonly updates: readonly Update[];
  isOver(): boolean;
  /** Resolves when everybody has been given a receipt for each of his complaints. */
  readonly over: Promise<unknown>;
  /** What was lost, doubled or wrong, in words. */
  wrong(database: Database, seal: CitySeal): Promise<readonly string[]>;
}

/** Each files his complaints one after another: looks at what he was told last, and answers it once, copies left aside. */
export function complaining(telegram: TelegramDouble, people: number, complaintsOfEach: number): Complaining {
  const users = Array.from({ length: people }, (_, n) => telegram.user({ firstName: `居民${n}` }));
  const updates: Update[] = [];
  const sent: number[] = [];
  let isOver = false;
  const sends = (update: Update): void => {
    updates.push(update);
    sent.push(idOf(update));
  };
  const over = Promise.all(
    users.map((user) => complains(telegram, user, factsOf(user, complaintsOfEach), sends)),
  ).finally(() => {
    isOver = true;
  });
  over.catch(() => {});
  return {
    sent,
    updates,
    isOver: () => isOver,
    over,
    wrong: (database, seal) => wrongWith({ telegram, users, sent, complaintsOfEach }, database, seal),
  };
}

async function complains(
  telegram: TelegramDouble,
  user: TelegramUser,
  complaints: readonly string[],
  sends: (update: Update) => void,
): Promise<void> {
  sends(user.starts());
  for (const [filed, facts] of complaints.entries()) {
    const answered = new Set<string>();
    const isNew = (seen: Message): boolean => !answered.has(plain(seen)) && reply(seen) !== undefined;
    for (;;) {
      await telegram.until(() => countReceipts(user) > filed || isNew(lastSeen(user)));
      if (countReceipts(user) > filed) break;
      const seen = lastSeen(user);
      answered.add(plain(seen));
      const answer = reply(seen) ?? '';
      sends(answer === 'facts' ? user.says(facts) : user.press(answer, seen));
    }
    if (filed + 1 < complaints.length) sends(user.says('/start'));
  }
}

function factsOf(user: TelegramUser, complaints: number): readonly string[] {
  return Array.from({ length: complaints }, (_, n) => `第${n + 1}次，${user.id} 约好的上门没有来。`);
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

/** By what it is known when it comes: a message by its own number, a press by its update's. */
function idOf({ update_id: update, message }: Update): number {
  return Number(asFields(message).message_id ?? update);
}

interface Played {
  readonly telegram: TelegramDouble;
  readonly users: readonly TelegramUser[];
  readonly sent: readonly number[];
  readonly complaintsOfEach: number;
}

/** A complaint as it was filed. */
const Filed = z.object({ answers: z.object({ facts: z.string() }) });

async function wrongWith(
  { telegram, users, sent, complaintsOfEach }: Played,
  database: Database,
  seal: CitySeal,
): Promise<readonly string[]> {
  const rowsOf = (query: ReturnType<typeof sql>) => database.execute<Record<string, unknown>>(query);
  const wrong: string[] = [];
  const received = await rowsOf(sql`select id from received where id like 'telegram:%'`);
  const handled = new Set(received.map(({ id }) => Number(String(id).split(':').at(-1))));
  for (const id of new Set(sent)) if (!handled.has(id)) wrong.push(`lost: update ${id} was never handled`);
  if (handled.size > new Set(sent).size) wrong.push('doubled: more was handled than was sent');

  const filings = await rowsOf(sql`
    select e.case_id as case, e.seq, e.event, r.number from event e
    left join receipt r on r.case_id = e.case_id and r.seq = e.seq
    where e.kind = 'filed' and e.event ->> 'action' = 'fileComplaint'`);
  const told = filings.flatMap(({ case: id, seq, event, number }) => {
    const { answers } = Filed.parse(showWithin(seal, eventScope(String(id), Number(seq)), event));
    return /^第.*次/.test(answers.facts) ? [{ facts: answers.facts, number }] : [];
  });
  const filed = Map.groupBy(told, ({ facts }) => facts);
  for (const facts of users.flatMap((user) => factsOf(user, complaintsOfEach))) {
    const times = filed.get(facts)?.length ?? 0;
    if (times !== 1) wrong.push(`${times === 0 ? 'lost' : 'doubled'}: filed ${times} times: ${facts}`);
  }
  for (const { number } of told) {
    if (number === null) wrong.push('lost: a complaint has no receipt');
    else wrong.push(...heardOf(users, String(number)));
  }
  // Had an update been taken twice, the question after it would have been asked twice.
  const asked = await rowsOf(sql`
    select place from outbox where mode = 'say' and place like 'q:%' group by place having count(*) > 1`);
  for (const { place } of asked) wrong.push(`doubled: asked twice at ${place}`);
  const unsent = await rowsOf(sql`select id, state, reason from outbox where state <> 'sent'`);
  for (const { id, state, reason } of unsent) wrong.push(`lost: message ${id} is ${state}: ${reason}`);
  for (const each of await unmarked(telegram, users, rowsOf, seal))
    wrong.push(`doubled: said again without saying so: ${each}`);
  const { faults } = await verifyLog(database, seal);
  for (const { fault, case: where, seq } of faults) wrong.push(`log: ${fault} ${where} ${seq}`);
  return wrong;
}

/** Whether a receipt was heard, and whether it was said twice without saying that it was. */
function heardOf(users: readonly TelegramUser[], number: string): readonly string[] {
  const said = users.flatMap((user) => user.chat).filter(({ from, text }) => from === 'bot' && text.includes(number));
  const unmarked = said.filter(({ text }) => !text.startsWith(say.repeated));
  if (said.length === 0) return [`lost: nobody heard of receipt ${number}`];
  return unmarked.length > 1 ? [`doubled: receipt ${number} was said ${unmarked.length} times`] : [];
}

/** Messages that the programme does not know to have said, and of which it has not said again that they are copies. */
async function unmarked(
  telegram: TelegramDouble,
  users: readonly TelegramUser[],
  rowsOf: (query: ReturnType<typeof sql>) => Promise<readonly Record<string, unknown>[]>,
  seal: CitySeal,
): Promise<readonly string[]> {
  const rows = await rowsOf(sql`
    select a.address, o.reference from outbox o join account a on a.id = o.account where a.channel = 'telegram'`);
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
