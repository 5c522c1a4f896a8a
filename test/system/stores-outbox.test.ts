import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { browsersIn } from '../../db/browsers.ts';
import { connect } from '../../db/connect.ts';
import { deliveriesIn } from '../../db/deliveries.ts';
import { trim, trimAsOwner } from '../../db/growth.ts';
import { transact } from '../../db/transact.ts';
import { transcriptsIn } from '../../db/transcripts.ts';
import { sendAgain, undelivered, undeliveredYet } from '../../db/undelivered.ts';
import { deliver } from '../../src/app/deliver.ts';
import { type Channel, type Deliveries, type Delivery, Undelivered } from '../../src/app/ports/channel.ts';
import { placeOf } from '../../src/dialogue/card.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Message, Press, Sent } from '../../src/dialogue/message.ts';
import type { Account } from '../../src/dialogue/talk.ts';
import { arrive, type GivenStore, givenStore, now, openCase, saying } from './given-store.ts';

let city: GivenStore;
let deliveries: Deliveries;
/** Of what deliveries logged as failed. */
let logged: object[];
let li: Account;
let wang: Account;

beforeEach(async () => {
  city = await givenStore();
  logged = [];
  const log = { info: () => undefined, error: (facts: object) => void logged.push(facts) };
  deliveries = deliveriesIn(city.database, city.seal, log);
  li = await arrive(city.store, 'li');
  wang = await arrive(city.store, 'wang');
});
afterEach(() => city.drop());

function say(account: Account, ...texts: readonly string[]): Promise<void> {
  return city.store.transact(async (world) => {
    for (const text of texts) await world.outbox.say(account, saying(text));
  });
}

function put(account: Account, text: string, place: string, as: 'say' | 'replace'): Promise<void> {
  return city.store.transact((world) => world.outbox[as](account, saying(text, place)));
}

function textOf({ message }: Delivery): string {
  const [block] = message.blocks;
  return block?.kind === 'text' ? inWords(block.text, 'zh') : '';
}

async function claimed(limit = 10): Promise<readonly Delivery[]> {
  return deliveries.claim(['telegram'], limit);
}

async function claimOne(): Promise<Delivery> {
  const [delivery] = await claimed(1);
  if (!delivery) throw new Error('nothing can be delivered');
  return delivery;
}

/** Time passes: all that is to be waited for is over. */
async function waitOver(): Promise<void> {
  await city.database.sql`update outbox set due = now() where state in ('queued', 'leased')`;
}

/** Sends what can be sent until nothing is left; `reference` names each message at the platform. */
async function sendAll(): Promise<readonly (readonly [string, string, string | undefined])[]> {
  const sent: (readonly [string, string, string | undefined])[] = [];
  for (let batch = await claimed(); batch.length > 0; batch = await claimed()) {
    for (const delivery of batch) {
      sent.push([delivery.address, textOf(delivery), delivery.reference]);
      await deliveries.settle(delivery, { sent: delivery.reference ?? `ref-${delivery.id}` });
    }
  }
  return sent;
}

describe('order', () => {
  test('of an account only the first unsettled message is leased, of others theirs', async () => {
    await say(li, 'a', 'b');
    await say(wang, 'x');
    const first = await claimed();
    expect(first.map(textOf).sort()).toEqual(['a', 'x']);
    expect(await claimed()).toEqual([]);
    const [a] = first.filter(({ address }) => address === 'li');
    if (a) await deliveries.settle(a, { sent: '1' });
    expect((await claimed()).map(textOf)).toEqual(['b']);
  });

  test('what waits to be tried again is waited for', async () => {
    await say(li, 'a', 'b');
    await deliveries.settle(await claimOne(), { later: 60_000 });
    expect(await claimed()).toEqual([]);
    await waitOver();
    expect((await sendAll()).map(([, text]) => text)).toEqual(['a', 'b']);
  });

  test('many workers say everything once, and to each account in order', async () => {
    const accounts = await Promise.all(['a', 'b', 'c', 'd'].map((name) => arrive(city.store, name)));
    const texts = Array.from({ length: 8 }, (_, n) => String(n));
    for (const account of accounts) await say(account, ...texts);
    const said = new Map<string, string[]>();
    const worker = async (): Promise<void> => {
      for (let empty = 0; empty < 5; ) {
        const batch = await claimed(3);
        empty = batch.length === 0 ? empty + 1 : 0;
        for (const delivery of batch) {
          said.set(delivery.address, [...(said.get(delivery.address) ?? []), textOf(delivery)]);
          await deliveries.settle(delivery, { sent: 'r' });
        }
      }
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    await worker();
    expect(Object.fromEntries(said)).toEqual({ a: texts, b: texts, c: texts, d: texts });
  });

  test('channels that are not asked for wait', async () => {
    const desk = await city.store.transact((world) =>
      world.people.arrive({ channel: 'web', address: 'li' }, new Date()),
    );
    await say(desk, 'desk');
    expect(await claimed()).toEqual([]);
    expect((await deliveries.claim(['web'], 5)).map(textOf)).toEqual(['desk']);
  });

  test('nothing is sent of a transaction that failed', async () => {
    const failed = city.store.transact(async (world) => {
      await world.outbox.say(li, saying('never'));
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow();
    expect(await claimed()).toEqual([]);
  });
});

describe('what may have arrived', () => {
  test('after a lease ran out it is said again as a repeat, and the late worker changes nothing', async () => {
    await say(li, 'a', 'b');
    const lost = await claimOne();
    expect(lost.repeated).toBe(false);
    await waitOver();
    const again = await claimOne();
    expect([textOf(again), again.repeated, again.attempt]).toEqual(['a', true, 2]);
    for (const result of [{ sent: 'late' }, { later: 0 }, { unknown: 'late' }, { dead: 'late' }])
      await deliveries.settle(lost, result);
    expect(await claimed()).toEqual([]);
    expect(await deliveries.dead(5)).toEqual([]);
    await deliveries.settle(again, { sent: 'r' });
    expect(textOf(await claimOne())).toBe('b');
  });

  test('what was sent is settled once whoever holds its row lets go, and is not said again', async () => {
    await say(li, 'a');
    const impatient = connect(city.url, city.schema, { max: 2, lockTimeout: 300 });
    const said: Sent[] = [];
    const holding = Promise.withResolvers<void>();
    /** Holds the row until somebody has waited for it in vain and waits again. */
    const hold = () =>
      transact(city.database, async (tx) => {
        await tx.execute(sql`select from outbox for update`);
        holding.resolve();
        for (const waits = new Set<string>(); waits.size < 2; ) {
          const [waiting] = await city.database.sql`
            select query_start::text as since from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`;
          if (waiting) waits.add(String(waiting.since));
        }
      });
    const held: Promise<void>[] = [];
    const channel: Channel = {
      name: 'telegram',
      start: async () => undefined,
      stop: async () => undefined,
      replace: async (_, reference) => reference,
      retire: async () => undefined,
      async send(_, message) {
        said.push(message);
        held.push(hold());
        await holding.promise;
        return 'r';
      },
    };
    const log = { info: () => undefined, error: (_: object, error: unknown) => expect.fail(String(error)) };
    expect(await deliver(deliveriesIn(impatient, city.seal, log), [channel], log, async () => undefined)).toBe(1);
    await Promise.all(held);
    await impatient.close();
    await waitOver();
    expect(await claimed()).toEqual([]);
    expect(said).toHaveLength(1);
    const rows = await city.database.sql`select state, attempt, reference from outbox`;
    expect([...rows]).toEqual([{ state: 'sent', attempt: 1, reference: 'r' }]);
  });

  test('an unknown outcome is repeated once, and after a second it is left, visibly', async () => {
    await say(li, 'a', 'b');
    await deliveries.settle(await claimOne(), { unknown: 'timed out' });
    expect(await claimed()).toEqual([]);
    await waitOver();
    const again = await claimOne();
    expect([textOf(again), again.repeated]).toEqual(['a', true]);
    await deliveries.settle(again, { unknown: 'timed out again' });
    expect(textOf(await claimOne())).toBe('b');
    expect(await deliveries.dead(5)).toEqual([
      { id: again.id, channel: 'telegram', reason: 'timed out again', at: expect.any(Date) },
    ]);
  });

  test('what could not be delivered is counted by channel and reason, of which only the first line is told', async () => {
    await say(li, 'a');
    await say(wang, 'x');
    for (const delivery of await claimed()) await deliveries.settle(delivery, { dead: 'blocked\nparams: li' });
    await say(li, 'b');
    await deliveries.settle(await claimOne(), { sent: 'r' });
    expect(await undelivered(city.database)).toEqual([
      { channel: 'telegram', reason: 'blocked', count: 2, age: expect.any(Number) },
    ]);
  });

  test('what was given up can all be sent again, but for what was said again since', async () => {
    await put(li, 'old card', 'card', 'say');
    await say(li, 'a');
    await say(wang, 'x');
    for (const _ of [1, 2]) {
      for (const delivery of await claimed()) await deliveries.settle(delivery, { dead: 'refused' });
    }
    await put(li, 'new card', 'card', 'say');
    expect(await sendAgain(city.database, 'slack')).toBe(0);
    expect(await sendAgain(city.database, 'telegram')).toBe(2);
    expect((await sendAll()).map(([, text]) => text).toSorted()).toEqual(['a', 'new card', 'x']);
    expect(await sendAgain(city.database)).toBe(0);
  });

  test('what somebody missed is said as soon as he is there again, once', async () => {
    await say(li, 'unknown', 'refused', 'b');
    const went = [{ unknown: 'broken off' }, { unknown: 'broken off' }, { dead: 'refused' }, { sent: '1' }];
    for (const result of went) {
      await deliveries.settle(await claimOne(), result);
      await waitOver();
    }
    await say(li, ...Array.from({ length: 12 }, (_, n) => `closed ${n}`));
    for (let n = 0; n < 12; n += 1) await deliveries.settle(await claimOne(), { dead: 'blocked', closed: true });
    expect(await sendAll()).toEqual([]);
    await arrive(city.store, 'wang');
    expect(await sendAll()).toEqual([]);
    await arrive(city.store, 'li');
    await say(li, 'answer');
    expect((await sendAll()).map(([, text]) => text)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `closed ${n + 2}`),
      'answer',
    ]);
    await arrive(city.store, 'li');
    expect(await sendAll()).toEqual([]);
  });

  test('what was missed is not said to whoever has taken the account from the person', async () => {
    await say(li, 'a');
    await deliveries.settle(await claimOne(), { dead: 'blocked', closed: true });
    await city.store.transact((world) => world.people.unlink(li.id));
    await arrive(city.store, 'li');
    expect(await sendAll()).toEqual([]);
  });

  test('what was certainly not sent is no repeat', async () => {
    await say(li, 'a');
    await deliveries.settle(await claimOne(), { later: 0 });
    await waitOver();
    expect((await claimOne()).repeated).toBe(false);
  });
});

describe('failure', () => {
  test('what surely did not arrive waits as long as it takes, and says why and since when', async () => {
    await say(li, 'a', 'next');
    await city.database
      .sql`update outbox set said_at = said_at - interval '2 hours' where id = (select min(id) from outbox)`;
    for (let n = 0; n < 40; n += 1) {
      await deliveries.settle(await claimOne(), { later: 0, why: 'nobody answers' });
      await waitOver();
    }
    expect(await undeliveredYet(city.database)).toEqual([
      { channel: 'telegram', reason: '', count: 1, age: expect.any(Number) },
      { channel: 'telegram', reason: 'nobody answers', count: 1, age: expect.closeTo(7_200, -2) },
    ]);
    const late = await claimOne();
    expect(late.late?.getTime()).toBeCloseTo(Date.now() - 7_200_000, -5);
    await deliveries.settle(late, { sent: '1' });
    const next = await claimOne();
    expect([textOf(next), next.late]).toEqual(['next', undefined]);
    expect(await deliveries.dead(5)).toEqual([]);
  });

  test('a message that kills ten workers is given up', async () => {
    await say(li, 'poison', 'next');
    for (let n = 0; n < 10; n += 1) {
      await claimed();
      await waitOver();
    }
    await claimed();
    expect((await sendAll()).map(([, text]) => text)).toEqual(['next']);
    expect((await deliveries.dead(5)).map(({ reason }) => reason)).toEqual(['no worker finished it']);
  });

  test('a wait that the platform asked for is no failure, however often', async () => {
    await say(li, 'a');
    for (let n = 0; n < 12; n += 1) {
      await deliveries.settle(await claimOne(), { later: 1_000 });
      await waitOver();
    }
    expect(await sendAll()).toHaveLength(1);
  });

  test('each failure is waited for longer', async () => {
    await say(li, 'a');
    const waits: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await deliveries.settle(await claimOne(), { later: 0 });
      const [row] = await city.database.sql`select round(extract(epoch from due - now()))::int as wait from outbox`;
      waits.push(Number(row?.wait));
      await waitOver();
    }
    expect(waits).toEqual([1, 4, 16, 60, 60]);
  });

  test('a message that cannot be opened hurts only itself, and is named', async () => {
    await say(li, 'damaged', 'next');
    await say(wang, 'x');
    await city.database.sql`update outbox set message = 'QUJD' where id = (select min(id) from outbox)`;
    expect((await claimed()).map(textOf)).toEqual(['x']);
    const [gone] = await deliveries.dead(5);
    expect(gone?.reason).toBe('it cannot be opened');
    expect(logged).toEqual([expect.objectContaining({ delivery: gone?.id })]);
    expect((await claimed()).map(textOf)).toEqual(['next']);
  });

  test('a refused message is dead at once and names its reason', async () => {
    await say(li, 'a');
    await deliveries.settle(await claimOne(), { dead: 'blocked' });
    expect(await sendAll()).toEqual([]);
    expect((await deliveries.dead(5)).map(({ reason }) => reason)).toEqual(['blocked']);
  });
});

describe('what is needed no longer', () => {
  const days = { received: 40, buttons: 400, messages: 400, codes: 30, browsers: 180, signIns: 190 };
  const count = async () => {
    const [row] = await city.database.sql`
      select (select count(*)::int from received) as received, (select count(*)::int from token) as tokens,
        (select count(*)::int from transcript) as talk, (select count(*)::int from session) as sessions,
        (select count(*)::int from code) as codes, (select count(*)::int from hourly) as hourly, (select count(*)::int from browser) as browsers, (select count(*)::int from event) as events,
        (select string_agg(coalesce(place, '-'), ' ' order by id) from outbox) as said`;
    return row;
  };

  test('is removed once its term is over: never a living card, what waits, or the log', async () => {
    const button = { label: '看', kind: 'pick', press: { do: 'menu' } } as const;
    await city.store.transact(async (world) => {
      await world.receive('old');
      await openCase(world, 'X-1');
      const message = { ...saying('card', placeOf('c1')), buttons: [[button]] };
      await world.outbox.say(li, message);
      await world.people.putCode({ hash: 'h', person: li.person.id, until: now });
      await world.hourly.count({ limit: 'receipt.tries', from: '203.0.113' }, { each: 1, all: 1 }, now);
    });
    await put(li, 'card', placeOf('c1'), 'say');
    await put(li, 'question', 'q:d:f', 'say');
    await say(li, 'plain');
    await sendAll();
    await put(wang, 'waits', 'q:e:f', 'say');
    await transcriptsIn(city.database, city).add(li.person.id, 'me', {
      language: 'zh',
      blocks: [{ kind: 'text', tone: 'plain', text: 'x' }],
      buttons: [],
    });
    await city.database.sql`insert into session values ('s', ${li.person.id}, ${now.toISOString()})`;
    await browsersIn(city.database, { ...city, clock: { now: async () => now } }).add(
      li.person.id,
      'https://push.test/1',
    );
    const before = await count();
    await trim(city.database, days, now);
    expect(await count()).toEqual(before);

    const past = new Date(now.getTime() + 401 * 86_400_000);
    await city.database.sql`update received set at = at - interval '401 days'`;
    await city.database.sql`update token set made_at = made_at - interval '401 days'`;
    await city.database.sql`update outbox set said_at = said_at - interval '401 days'`;
    await trim(city.database, days, past);
    const none = { received: 0, tokens: 0, talk: 0, sessions: 0, codes: 0, hourly: 0, browsers: 0 };
    expect(await count()).toEqual({ ...none, events: before?.events, said: `${placeOf('c1')} q:e:f` });
    await trim(city.database, days, past);
  });

  test('of who began what in the chat of an office is removed by the owner alone', async () => {
    await city.database.sql`insert into post_act (post, feed, is_on, person, role, body, at)
      values ('p', 'notices', true, 'li', 'buyer_staff', 'b', ${now.toISOString()})`;
    const left = async () => (await city.database.sql`select * from post_act`).length;
    await expect(city.database.sql`delete from post_act`).rejects.toThrow('permission denied');
    await trimAsOwner(city.ownerUrl, city.schema, { postActs: 1 }, now);
    expect(await left()).toBe(1);
    await trimAsOwner(city.ownerUrl, city.schema, { postActs: 1 }, new Date(now.getTime() + 2 * 86_400_000));
    expect(await left()).toBe(0);
  });
});

describe('what one account does not take', () => {
  const news: Message = { ...saying('news'), news: true };
  const tell = (to: Account): Promise<void> => city.store.transact((world) => world.outbox.say(to, news));
  const toldAt = () => city.store.transact((world) => world.people.toldAt(li.person.id));
  const everywhere = ['telegram', 'slack', 'web'] as const;

  /** Where everything that waits is tried, with what each platform says to it; nothing it says is a delivery. */
  async function tried(
    refusals: Readonly<Partial<Record<string, 'closed' | 'never'>>> = {},
  ): Promise<readonly string[]> {
    const at: string[] = [];
    const platform = (name: (typeof everywhere)[number]): Channel => ({
      name,
      async start() {},
      async stop() {},
      async send(address, message) {
        at.push(
          `${name}: ${message.blocks.map((block) => (block.kind === 'text' ? inWords(block.text, 'zh') : '')).join(' ')}`,
        );
        const refused = refusals[name];
        if (refused) throw new Undelivered(refused, 'no');
        return `${address} ${at.length}`;
      },
      replace: async (_, reference) => reference,
      retire: async () => undefined,
    });
    const failed: unknown[] = [];
    const log = { info: () => undefined, error: (_: object, error: unknown) => void failed.push(error) };
    await deliver(deliveries, everywhere.map(platform), log, async () => undefined);
    expect(failed.filter((error) => !(error instanceof Undelivered))).toEqual([]);
    return at;
  }

  /** The same person at the office and at the desk. */
  beforeEach(async () => {
    await city.store.transact(async ({ people }) => {
      const office = await people.arrive({ channel: 'slack', address: 'li' }, new Date(0));
      await people.link(office.id, li.person.id, now);
      await people.openAccount(li.person.id, 'web', li.person.id);
    });
  });

  const elsewhere = '这一条没能送到您的另一个账号，改发到这里。 news';

  test('is said once at the next account of the same person, which is told from then on', async () => {
    await tell(li);
    expect(await tried({ telegram: 'closed' })).toEqual(['telegram: news', `slack: ${elsewhere}`]);
    expect(await tried()).toEqual([]);
    expect((await toldAt())?.channel).toBe('slack');
  });

  test('wakes what its reader has open elsewhere, once it is told', async () => {
    await tell(li);
    const woken: string[] = [];
    const silent = {
      async start() {},
      async stop() {},
      async retire() {},
      replace: async (_: string, reference: string) => reference,
    };
    const chat: Channel = { name: 'telegram', ...silent, send: async () => '1' };
    const desk: Channel = {
      name: 'web',
      ...silent,
      send: async () => '2',
      toldElsewhere: (person) => woken.push(person),
    };
    const log = { info: () => undefined, error: (_: object, error: unknown) => expect.fail(String(error)) };
    await deliver(deliveries, [chat, desk], log, async () => undefined);
    expect(woken).toEqual([li.person.id]);
  });

  test('is told there again as soon as he writes there', async () => {
    await tell(li);
    await tried({ telegram: 'closed' });
    await arrive(city.store, 'li');
    expect((await toldAt())?.channel).toBe('telegram');
  });

  test('goes on to the desk where no chat takes it, and ends there', async () => {
    await tell(li);
    expect(await tried({ telegram: 'never', slack: 'never', web: 'never' })).toEqual([
      'telegram: news',
      `slack: ${elsewhere}`,
      `web: ${elsewhere}`,
    ]);
    expect(await tried()).toEqual([]);
    expect((await toldAt())?.channel).toBe('telegram');
  });

  test('stays undelivered where it answers what he did there, and where it may have arrived', async () => {
    await say(li, 'answer');
    expect(await tried({ telegram: 'closed' })).toEqual(['telegram: answer']);
    await tell(li);
    for (let n = 0; n < 2; n += 1) {
      const [delivery] = await deliveries.claim(everywhere, 1);
      if (delivery) await deliveries.settle(delivery, { unknown: 'broken off' }, delivery.message);
      await waitOver();
    }
    expect(await tried()).toEqual([]);
  });
});

describe('places', () => {
  test('what stands at a place is replaced where it was sent, also when more was said since', async () => {
    await put(li, 'card', 'case', 'say');
    await say(li, 'other');
    await sendAll();
    await put(li, 'decided', 'case', 'replace');
    await put(wang, 'decided', 'case', 'replace');
    const [reference] = await city.database.sql`select reference from outbox where place = 'case' and mode = 'say'`;
    expect(await sendAll()).toEqual([['li', 'decided', reference?.reference]]);
  });

  test('what was not sent yet is said as it is now, once', async () => {
    await put(li, 'question', 'q', 'say');
    await put(li, 'answer', 'q', 'replace');
    expect(await sendAll()).toEqual([['li', 'answer', undefined]]);
    await put(li, 'answer 2', 'q', 'replace');
    await put(li, 'answer 3', 'q', 'replace');
    expect((await sendAll()).map(([, text]) => text)).toEqual(['answer 3']);
  });

  test('what is on its way is replaced after it has arrived', async () => {
    await put(li, 'question', 'q', 'say');
    const sending = await claimOne();
    await put(li, 'answer', 'q', 'replace');
    await deliveries.settle(sending, { sent: 'r7' });
    expect(await sendAll()).toEqual([['li', 'answer', 'r7']]);
  });

  test('what may have arrived is replaced where its repeat arrives', async () => {
    await put(li, 'question', 'q', 'say');
    await deliveries.settle(await claimOne(), { unknown: 'timed out' });
    await put(li, 'answer', 'q', 'replace');
    await waitOver();
    const repeat = await claimOne();
    expect([textOf(repeat), repeat.repeated]).toEqual(['question', true]);
    await deliveries.settle(repeat, { sent: 'r2' });
    expect(await sendAll()).toEqual([['li', 'answer', 'r2']]);
  });

  test('of two messages at one place the newer is replaced', async () => {
    await put(li, 'old', 'q', 'say');
    await deliveries.settle(await claimOne(), { sent: 'old' });
    await put(li, 'new', 'q', 'say');
    await deliveries.settle(await claimOne(), { sent: 'new' });
    await put(li, 'answer', 'q', 'replace');
    expect((await claimOne()).reference).toBe('new');
  });

  test('a reply is sent to what stands at its place by then, and to nothing where nothing does', async () => {
    const reply = (to: Account): Promise<void> =>
      city.store.transact((world) => world.outbox.say(to, { ...saying('reminder'), repliesTo: 'case' }));
    await put(li, 'card', 'case', 'say');
    await reply(li);
    await reply(wang);
    expect((await claimed()).map((each) => [textOf(each), each.repliesTo])).toEqual([
      ['card', undefined],
      ['reminder', undefined],
    ]);
    await city.database.sql`update outbox set state = 'sent', reference = 'r1' where place = 'case'`;
    expect(await claimOne()).toMatchObject({ address: 'li', reference: undefined, repliesTo: 'r1' });
  });

  test('what never arrived is said anew, and then replaced there', async () => {
    await put(li, 'card', 'case', 'say');
    for (let n = 0; n < 2; n += 1) {
      await deliveries.settle(await claimOne(), { unknown: 'timed out' });
      await waitOver();
    }
    await put(li, 'card 2', 'case', 'replace');
    const anew = await claimOne();
    expect(anew.reference).toBeUndefined();
    await deliveries.settle(anew, { sent: 'r9' });
    await put(li, 'card 3', 'case', 'replace');
    expect((await claimOne()).reference).toBe('r9');
  });

  test('to replace something twice is no repeat: an unknown outcome is tried again like a failure', async () => {
    await put(li, 'card', 'case', 'say');
    await sendAll();
    await put(li, 'decided', 'case', 'replace');
    for (let n = 0; n < 3; n += 1) {
      await deliveries.settle(await claimOne(), { unknown: 'timed out' });
      await waitOver();
    }
    expect((await sendAll()).map(([, text]) => text)).toEqual(['decided']);
  });

  test('what is said again where something stands leaves one line of that, once it is said, and no more at its place', async () => {
    const again = (text: string) =>
      city.store.transact((world) => world.outbox.say(li, { ...saying(text, 'case'), leaves: `${text}: below` }));
    await again('card');
    await put(wang, 'card', 'case', 'say');
    await sendAll();
    await again('card 2');
    const [, line] = await sendAll();
    expect(line).toEqual(['li', 'card 2: below', expect.stringMatching(/^ref-/)]);
    await put(li, 'decided', 'case', 'replace');
    const [decided] = await sendAll();
    expect(decided?.slice(0, 2)).toEqual(['li', 'decided']);
    expect(decided?.[2]).not.toBe(line?.[2]);
  });

  test('what is turned into something else stands at the place of that, and what is said at its old one is a new message', async () => {
    const turn = (from: string, text: string, place: string): Promise<boolean> =>
      city.store.transact((world) => world.outbox.turn(li, from, saying(text, place)));
    await put(li, 'list', 'way', 'say');
    await sendAll();
    await put(li, 'list 2', 'way', 'say');
    await sendAll();
    const [row] = await city.database.sql`select reference from outbox where place = 'way' order by id desc limit 1`;
    const standing: unknown = row?.reference;
    expect(await turn('way', 'card', 'case')).toBe(true);
    expect(await turn('way', 'card', 'case')).toBe(false);
    expect(await sendAll()).toEqual([['li', 'card', standing]]);
    await put(li, 'decided', 'case', 'replace');
    await put(li, 'menu', 'way', 'replace');
    expect(await sendAll()).toEqual([['li', 'decided', standing]]);
    expect(await turn('case', 'list 3', 'way')).toBe(true);
    await put(li, 'list 4', 'way', 'replace');
    await put(li, 'card', 'case', 'replace');
    expect(await sendAll()).toEqual([['li', 'list 4', standing]]);
    await put(wang, 'list', 'way', 'say');
    await deliveries.settle(await claimOne(), { dead: 'blocked' });
    expect(await city.store.transact((world) => world.outbox.turn(wang, 'way', saying('card', 'case')))).toBe(false);
  });

  test('of what is said twice at a place in one breath the later is left', async () => {
    await city.store.transact(async (world) => {
      for (const text of ['card', 'card 2']) await world.outbox.say(li, { ...saying(text, 'case'), leaves: 'below' });
    });
    expect((await sendAll()).map(([, text]) => text)).toEqual(['card', 'card 2', 'below']);
  });

  test('every account that has a copy is known, once, and none whose copy could not be sent', async () => {
    await put(li, 'card', 'case', 'say');
    await put(li, 'card', 'case', 'say');
    await sendAll();
    await put(wang, 'card', 'case', 'say');
    const copies = () => city.store.transact((world) => world.outbox.copies('case'));
    expect((await copies()).map(({ address }) => address).sort()).toEqual(['li', 'wang']);
    await deliveries.settle(await claimOne(), { dead: 'blocked' });
    expect((await copies()).map(({ address }) => address)).toEqual(['li']);
    await put(wang, 'decided', 'case', 'replace');
    expect(await sendAll()).toEqual([]);
  });
});

describe('buttons', () => {
  const press: Press = { do: 'show', case: 'c1' };
  const button = { label: '看', kind: 'pick', press } as const;
  const message: Message = {
    blocks: [
      {
        kind: 'rows',
        rows: [
          { label: 'a', value: 'b', edit: button },
          { label: 'c', value: 'd' },
        ],
      },
      { kind: 'items', items: [{ title: 't', open: button }, { title: 'u' }] },
    ],
    buttons: [[button], [button, { ...button, press: { do: 'menu' } }]],
  };

  test('wherever they stand, they carry a token of their own and nothing else', async () => {
    await city.store.transact((world) => world.outbox.say(li, message));
    const { message: sent } = await claimOne();
    const text = JSON.stringify(sent);
    expect(text).not.toContain('press');
    expect(text.replaceAll(/"token":"[\w-]+"/g, '')).not.toContain('c1');
    const tokens = [...text.matchAll(/"token":"([\w-]+)"/g)].map(([, token]) => token ?? '');
    expect(new Set(tokens).size).toBe(5);
    expect(tokens.every((token) => /^[\w-]{22}\d$/.test(token))).toBe(true);
    const said = await city.store.transact((world) => Promise.all(tokens.map((token) => world.outbox.press(token))));
    expect(said.every((one) => one?.person === li.person.id)).toBe(true);
    expect(said.map((one) => one?.press.do)).toEqual(['show', 'show', 'show', 'show', 'menu']);
  });

  test('a token of a page is its person’s, and a token that was never made says nothing', async () => {
    const token = await city.store.transact((world) => world.outbox.token(press, wang.person.id));
    const found = (given: string) => city.store.transact((world) => world.outbox.press(given));
    expect(await found(token)).toEqual({ press, person: wang.person.id });
    for (const other of [`${token.slice(0, -1)}!`, `${token.slice(0, -1)}1`, `x${token}`, token.slice(1), '']) {
      expect(await found(other)).toBeUndefined();
    }
  });
});
