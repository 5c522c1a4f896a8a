import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { directionsOn } from '../../scripts/tour/rehearsal.ts';
import { plays, type Stage } from '../../src/demo/play.ts';
import { stageIn } from '../../src/demo/stage.ts';
import type { Answers } from '../../src/engine/form.ts';
import { cityDate, cityTime } from '../../src/law/date.ts';
import { filesInMemory } from '../memory/files.ts';
import { type City, openCity } from './city.ts';
import { links } from './given-store.ts';
import { homeCare, purchaseBefore } from './purchase-so-far.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await city.close();
  // Whoever had to wait too long for a connection, a lock or the machine comes again; nothing else may go wrong.
  expect(city.failures.filter((failure) => !waitedTooLong.test(failure))).toEqual([]);
});

const crowd = 64;

const waitedTooLong = /"code":"(?:CONNECT_TIMEOUT|55P03|57014|25P03)"/;

/** How many of all who tried at once were let through. */
async function allAtOnce(attempt: (place: number) => Promise<unknown>): Promise<number> {
  const tried = await Promise.allSettled(Array.from({ length: crowd }, (_, place) => attempt(place)));
  return tried.filter(({ status }) => status === 'fulfilled').length;
}

/** How often this was done to a case. */
async function done(id: string, action: string): Promise<number> {
  const [row] = await city.database.sql<{ n: number }[]>`
    select count(*)::int as n from event where case_id = ${id} and event ->> 'action' = ${action}`;
  return row?.n ?? 0;
}

test('of sixty-four presses by two heads one decides', async () => {
  const id = await purchaseBefore(city, 'confirmProject');
  const decide = { procedure: 'purchase', case: id, action: 'confirmProject', answers: {} } as const;
  await allAtOnce((place) => city.files(place % 2 === 0 ? 'ngmz-head' : 'ngmz-head-2', decide));
  expect(await done(id, 'confirmProject')).toBe(1);
});

test('of sixty-four people who show one invitation code one gets the seat', async () => {
  const seat = { name: '刘洋', body: 'ngmz', place: 'office', officeRole: 'buyer_head' } satisfies Answers;
  const invited = await city.files('pt-admin', { opens: true, procedure: 'membership', answers: seat });
  const agree = { procedure: 'membership', case: invited, action: 'confirmInvitation', answers: {} } as const;
  await city.files('jw-supervision', agree);
  const said = (await city.desk.transcript('jw-supervision')).map(({ message }) => plain(message)).join('\n');
  const code = /邀请码：([\w-]{20})/.exec(said)?.[1] ?? '';
  const holders = async (): Promise<number> => {
    const [row] = await city.database.sql<{ n: number }[]>`
      select count(*)::int as n from seat where role = 'buyer_head' and body = 'ngmz' and to_at is null`;
    return row?.n ?? 0;
  };
  const before = await holders();
  const strangers = Array.from({ length: crowd }, () => city.telegram.user());
  for (const stranger of strangers) stranger.starts(code);
  await city.settled();
  for (const stranger of strangers) {
    const asked = stranger.chat.findLast(({ buttons }) => buttons.length > 0);
    const [yes] = asked?.buttons.flat() ?? [];
    if (asked && yes) stranger.press(yes.text, asked);
  }
  await city.settled();
  expect(await done(invited, 'acceptInvitation')).toBe(1);
  expect(await holders()).toBe(before + 1);
});

test('of sixty-four orders of two treasurers one pays', async () => {
  const { id, answers, at } = await beforeTheFirstPayment();
  city.passes(at);
  const pay = { procedure: 'payment', case: id, action: 'pay', answers } as const;
  await allAtOnce((place) => city.files(place % 2 === 0 ? 'cz-treasury' : 'cz-treasury-2', pay));
  expect(await done(id, 'pay')).toBe(1);
  const [paid] = await city.database.sql`select count(*)::int as n from payment where amount_fen > 0`;
  expect(paid).toEqual({ n: 1 });
});

class Reached extends Error {
  readonly id: string;
  readonly answers: Answers;
  readonly at: string;

  constructor(id: string, answers: Answers, now: Date) {
    super('the first payment');
    this.id = id;
    this.answers = answers;
    this.at = `${cityDate(now)} ${cityTime(now)}`;
  }
}

/** Plays a purchase in one go until its first instalment only has to be paid. */
async function beforeTheFirstPayment(): Promise<Reached> {
  const clock = { now: async () => city.clock(), advance: async () => {} };
  const seal = await sealIn(city.keys, undefined, join(city.keys, '..', 'second-holder', 'opening.key'));
  const store = storeIn(city.database, { seal, clock, links });
  return store.transact(async (world) => {
    const now = await world.now();
    const real = stageIn(world, filesInMemory(), now);
    real.at(now);
    const stage: Stage = {
      ...real,
      async does(by, id, act, answers) {
        if (act === 'pay') throw new Reached(id, answers, real.now());
        return real.does(by, id, act, answers);
      },
    };
    try {
      await plays(stage, directionsOn(stage, homeCare), { procedure: 'purchase', until: 'requestAcceptance' });
    } catch (error) {
      if (error instanceof Reached) return error;
      throw error;
    }
    throw new Error('nothing was to be paid');
  });
}
