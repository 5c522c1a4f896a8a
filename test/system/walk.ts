import { eq, inArray, max, sql } from 'drizzle-orm';
import { connect } from '../../db/connect.ts';
import { rebuild } from '../../db/rebuild.ts';
import { event, token } from '../../db/schema.ts';
import { sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { pressIn, sharedToken } from '../../db/tokens.ts';
import { verifyLog } from '../../db/verify-log.ts';
import { fromLog } from '../../src/app/from-log.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { projectAnswers } from '../core/given-purchase.ts';
import { schema } from '../database.ts';
import type { Fault, Faults } from '../doubles/faults.ts';
import { crowded, outlived, type Standing } from '../memory/live-decisions.ts';
import { type City, openCity } from './city.ts';
import { links } from './given-store.ts';
import { purchaseBefore } from './purchase-so-far.ts';

/** The walks of every run; `WALK_SEED=… npm test` walks another. */
export function seeds(): readonly number[] {
  const asked = process.env.WALK_SEED;
  return asked ? [Number(asked)] : [4, 3, 791_048];
}

/** Somebody who does whatever comes to his mind. */
export interface Walker {
  readonly name: string;
  /** Does something, and says in a few words what; resolves when it is done, not when it is answered. */
  acts(chance: Chance): Promise<string>;
  /** All that he sees by now. */
  sees(): string;
}

/** What a channel brings to its walk. */
export interface Way {
  readonly walkers: readonly Walker[];
  readonly faults: Faults;
  /** What may go wrong with which call. */
  readonly troubles: Readonly<Record<string, readonly Fault[]>>;
  /** Resolves when what is answered beside the outbox has been. */
  answered(): Promise<void>;
  /** What the programme logs as failed when one of them meets what it has in hand. */
  readonly caused: RegExp;
  /** Delivers something once more that was delivered before. */
  redelivers(chance: Chance): void;
  /** What was refused or done against the platform's rules, the planned troubles aside. */
  refused(): readonly string[];
  /** Copies of a message that there should not be. */
  copies(): Promise<readonly string[]>;
  /** Every message of the bot with the tokens of its buttons, but for copies of which the outbox does not know. */
  standing(): Promise<readonly Tokened[]>;
}

/** A message as it stands on a platform. */
export interface Tokened extends Omit<Standing, 'presses'> {
  readonly tokens: readonly string[];
}

export interface Walk {
  readonly seed: number;
  readonly acts: number;
}

/** A city in which there is something to do: a purchase that takes bids, and one that has just begun. */
export async function cityToWalkIn(seed: number): Promise<City> {
  const city = await openCity('2026-11-25 09:00', seed % 2 === 0 ? 'pushed' : 'fetching');
  await outboxOnTestTime(city);
  await purchaseBefore(city, 'nothing more');
  const answers = { ...projectAnswers, title: '南岗区夜间应急照护', item: 'A0402', end: '2027-11-30' };
  await city.files('ngmz-staff', { opens: true, procedure: 'purchase', answers });
  return city;
}

/** Walks at random, with trouble on the way; resolves with all that was wrong, each with its place on the walk. */
export async function walk(city: City, way: Way, { seed, acts }: Walk): Promise<readonly string[]> {
  const chance = chanceOf(seed);
  const wrong: string[] = [];
  const planned = troubles(way);
  for (let done = 0; done < acts; ) {
    if (chance.happens(0.02)) await timePasses(city, chance.of([600, 3_600, 86_400, 5 * 86_400]) * 1000);
    if (chance.happens(0.2)) planned.plan(chance);
    const walkers = someOf(way.walkers, chance, chance.happens(0.2) ? 2 + chance.below(3) : 1);
    const before = walkers.map((walker) => walker.sees());
    const deeds: string[] = [];
    for (const walker of walkers) deeds.push(await walker.acts(chance));
    done += walkers.length;
    await everythingSaid(city, way).catch((error: unknown) => {
      throw new Error(`after ${done} acts, ${deeds.join(' | ')}: ${error}`);
    });
    for (const [index, walker] of walkers.entries()) {
      if (walker.sees() !== before[index] || (await isPressedTwice(city, deeds[index]))) continue;
      wrong.push(`silence after ${done} acts: ${walker.name} ${deeds[index]}`);
    }
    if (chance.happens(0.1)) wrong.push(...(await comesAgain(city, way, chance)));
    if (chance.happens(0.5)) await timePasses(city, chance.below(1_000), 'no sweep');
  }
  return [
    ...wrong,
    ...way.refused(),
    ...city.failures.filter((failure) => !way.caused.test(failure)).map((failure) => `logged: ${failure}`),
    ...(await way.copies()),
    ...(await undecided(city, way)),
    ...(await unsaid(city)),
    ...(await untrue(city)),
  ];
}

/** By what more than one message of a chat, or one that is over, a case could be decided. */
async function undecided(city: City, way: Way): Promise<readonly string[]> {
  const standing = await pressable(city, await way.standing());
  const clock = { now: async () => city.clock(), advance: async () => {} };
  const store = storeIn(city.database, { seal: await sealIn(city.keys), clock, links });
  return [...crowded(standing), ...(await store.read(({ cases }) => outlived(standing, cases.load)))];
}

/** Whoever presses once more within seconds what he has just done is answered by what stands there already. */
async function isPressedTwice(city: City, deed = ''): Promise<boolean> {
  if (!deed.startsWith('presses')) return false;
  const [last] = await city.database
    .select({ at: max(event.at) })
    .from(event)
    .where(eq(event.kind, 'filed'));
  return last?.at ? city.clock().getTime() - last.at.getTime() < 10_000 : false;
}

/** What is delivered once more says nothing and does nothing. */
async function comesAgain(city: City, way: Way, chance: Chance): Promise<readonly string[]> {
  await city.desk.moved();
  await everythingSaid(city, way);
  const before = await done(city);
  way.redelivers(chance);
  await everythingSaid(city, way);
  const after = await done(city);
  return after === before ? [] : [`a repeat was taken for something new: ${before}, then ${after}`];
}

async function done(city: City): Promise<string> {
  const [row] = await city.database.execute(sql`
    select (select count(*) from outbox)::int as said, (select count(*) from event)::int as done,
      (select coalesce(sum(rev), 0) from draft)::int as answered`);
  return JSON.stringify(row);
}

function someOf(walkers: readonly Walker[], chance: Chance, count: number): readonly Walker[] {
  const chosen = new Set<Walker>();
  while (chosen.size < Math.min(count, walkers.length)) chosen.add(chance.of(walkers));
  return [...chosen];
}

/** Never twice at the same time with the same call: two unknown outcomes are left at that, by design. */
function troubles({ faults, troubles: possible }: Way): { plan(chance: Chance): void } {
  const waiting = new Map<string, Fault>();
  faults.failWhen((method) => {
    const fault = waiting.get(method);
    waiting.delete(method);
    return fault;
  });
  return {
    plan(chance) {
      const method = chance.of(Object.keys(possible));
      if (!waiting.has(method)) waiting.set(method, chance.of(possible[method] ?? []));
    },
  };
}

/** What waits in the outbox waits there for the test's time: it is written as this moment and the wait. */
const stopped = sql`timestamptz '3000-01-01 00:00:00Z'`;

/** The outbox counts by the database's clock, the platforms by the test's: from now on both by the test's. */
async function outboxOnTestTime(city: City): Promise<void> {
  const owner = connect(city.ownerUrl, schema, { max: 1 });
  try {
    await owner.execute(sql`
      create function waits_on_test_time() returns trigger language plpgsql as $$
      begin
        new.due := ${stopped} + (new.due - now());
        return new;
      end $$`);
    await owner.execute(sql`
      create trigger waits_on_test_time before update on outbox for each row
      when (old.state = 'leased' and new.state = 'queued') execute function waits_on_test_time()`);
  } finally {
    await owner.close();
  }
}

/** Moves the time of everybody: the platforms', the city's, and the outbox's. */
async function timePasses(city: City, ms: number, sweep: 'sweep' | 'no sweep' = 'sweep'): Promise<void> {
  city.clock.advance(ms);
  const left = sql`due - make_interval(secs => ${ms / 1000}::float8)`;
  await city.database.execute(sql`
    update outbox set due = case when ${left} <= ${stopped} then now() else ${left} end
    where state = 'queued' and due >= ${stopped}`);
  if (sweep === 'sweep') await city.desk.moved();
}

/** Lets everything be handled and said, and time pass for what has to wait. */
async function everythingSaid(city: City, { answered }: Way): Promise<void> {
  for (let rounds = 0; ; rounds += 1) {
    if (!(await settled(city))) continue;
    await answered();
    const [next] = await city.database.execute<{ ms: number | null; reason: string | null }>(sql`
      select 1000 * extract(epoch from due - ${stopped})::float8 as ms, reason, attempt from outbox
      where state in ('queued', 'leased') order by due < ${stopped}, due limit 1`);
    if (!next) return;
    if (rounds === 100) throw new Error(`a message does not leave the outbox: ${JSON.stringify(next)}`);
    await timePasses(city, Math.max(1, Math.ceil(next.ms ?? 0)));
  }
}

/** False when something is to be delivered again later: then time has passed. */
async function settled(city: City): Promise<boolean> {
  try {
    await city.settled();
    return true;
  } catch (error) {
    if (!/wait for a retry/.test(String(error))) throw error;
    await timePasses(city, 2_000);
    return false;
  }
}

/** The same with what the buttons say. */
async function pressable({ database }: City, messages: readonly Tokened[]): Promise<readonly Standing[]> {
  const shared = [...new Set(messages.flatMap(({ tokens }) => tokens.map(sharedToken)))];
  const rows = await database.select().from(token).where(inArray(token.token, shared));
  const made = new Map(rows.map((row) => [row.token, row]));
  return messages.map(({ tokens, ...message }) => ({
    ...message,
    presses: tokens.flatMap((each) => {
      const minted = made.get(sharedToken(each));
      return (minted && pressIn(minted, each)) ?? [];
    }),
  }));
}

export async function filingsIn({ database }: City): Promise<number> {
  const [row] = await database.execute<{ n: number }>(sql`select count(*)::int as n from event where kind = 'filed'`);
  return row?.n ?? 0;
}

/** What was not said in the end. */
async function unsaid(city: City): Promise<readonly string[]> {
  const rows = await city.database.execute<{ state: string; mode: string; reason: string | null }>(
    sql`select state, mode, reason from outbox where state <> 'sent'`,
  );
  return rows.map(({ state, mode, reason }) => `in the outbox: ${mode} ${state}, ${reason}`);
}

/** Whether the log is whole, and whatever follows from it is as it says. */
async function untrue(city: City): Promise<readonly string[]> {
  const owner = connect(city.ownerUrl, schema, { max: 2, statementTimeout: 0, idleInTransactionTimeout: 0 });
  try {
    const seal = await sealIn(city.keys);
    const { faults } = await verifyLog(owner, seal);
    const rebuilt = await rebuild(owner, seal, fromLog);
    return [
      ...faults.map((fault) => `the log: ${JSON.stringify(fault)}`),
      ...rebuilt.filter(({ differed }) => differed > 0).map((each) => `rebuilt: ${JSON.stringify(each)}`),
    ];
  } finally {
    await owner.close();
  }
}
