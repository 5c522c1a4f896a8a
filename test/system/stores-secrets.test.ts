import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { browsersIn } from '../../db/browsers.ts';
import { changeHolder } from '../../db/change-holder.ts';
import { isServed, renewAll } from '../../db/change-key.ts';
import { addKey } from '../../db/city-keys.ts';
import { demoClock, realClock } from '../../db/clock.ts';
import { connect } from '../../db/connect.ts';
import { checkFiles, filesIn, pathIn, sealOpenFiles } from '../../db/files.ts';
import { headKeyIn } from '../../db/head-key.ts';
import { headsIn } from '../../db/heads.ts';
import { newPrivate, publicOf } from '../../db/key-pair.ts';
import { beginsToChange, sealAndKnowing, sealOf, settleHolder } from '../../db/known-seal.ts';
import { enterHolidays, lawReader, seedLaw } from '../../db/law.ts';
import { namedFiles } from '../../db/named-files.ts';
import { outboxScope } from '../../db/outbox.ts';
import { type CitySeal, sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { isToBeSwept, sweepFiles } from '../../db/sweep-files.ts';
import { transcriptsIn } from '../../db/transcripts.ts';
import { verifyLog } from '../../db/verify-log.ts';
import { examine } from '../../scripts/doctor/examine.ts';
import type { World } from '../../src/app/ports/stores.ts';
import { configFrom } from '../../src/config.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import type { Account } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/engine/case.ts';
import type { Answer, Answers, Fields, Row } from '../../src/engine/form.ts';
import type { Action, Procedure, Stage } from '../../src/engine/procedure.ts';
import { privateIn } from '../../src/engine/read.ts';
import { readHolidayNotice } from '../../src/law/holiday-notice.ts';
import { seededRows } from '../../src/law/law.ts';
import { run } from '../../src/main.ts';
import { procedures } from '../../src/procedures/all.ts';
import { noticeOf2027 } from '../core/law/given-notices.ts';
import { startTelegram } from '../doubles/telegram.ts';
import { fc } from '../properties.ts';
import { arrive, filed, type GivenStore, givenStore, links, now, openCase, saying } from './given-store.ts';

let city: GivenStore;
let folder: string;

beforeEach(async () => {
  city = await givenStore();
  folder = await mkdtemp(join(tmpdir(), 'gouban-secrets-'));
});
afterEach(async () => {
  await city.drop();
  await rm(folder, { recursive: true });
});

/** Every row of every table, as text. */
async function dump(): Promise<string> {
  const tables = await city.database.sql`select tablename as name from pg_tables where schemaname = ${city.schema}`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await city.database.sql`select row_to_json(t)::text as row from ${city.database.sql(name)} t`;
    texts.push(...rows.map(({ row }) => String(row)));
  }
  return texts.join('\n');
}

test('what is sealed stands in no row: not in the log, the draft, the outbox or the transcript', async () => {
  const canary = '绝密报价九千八百七十六万';
  const account = await arrive(city.store, 'bidder');
  const draft = { procedure: 'bid', version: 1, action: 'submit', case: 'c', parent: undefined } as const;
  const { id, mine } = await city.store.transact(async (world) => {
    const made = await openCase(world, 'X-1');
    const begun = await world.drafts.start(
      { id: world.cases.newId(), ...draft, person: account.person.id, answers: { plan: canary }, secret: true },
      now,
    );
    const thrown = { ...draft, case: 'd', person: account.person.id, answers: { plan: canary }, secret: false };
    const away = await world.drafts.start({ id: world.cases.newId(), ...thrown }, now);
    await world.drafts.discard(away.id, now);
    const paper = { hash: 'c'.repeat(64), name: `${canary}.pdf`, mime: 'application/pdf', size: 1 };
    await world.unasked.keep(account.person.id, [paper], now);
    const saved = await world.drafts.save(begun, { plan: canary, price: 987_654_321 }, now);
    await world.outbox.say(account, saying(`方案：${canary}`, 'q'));
    await world.outbox.replace(account, saying(`方案：${canary} ✎`, 'q'));
    await world.cases.append(made, 1, [filed({ plan: canary, price: 987_654_321 })], {
      sealed: { under: 'tender/1', inHand: true },
    });
    return { id: made, mine: saved };
  });
  await transcriptsIn(city.database, city).add(account.person.id, 'me', {
    language: 'zh',
    blocks: [{ kind: 'text', tone: 'plain', text: canary }],
    buttons: [],
  });

  const rows = await dump();
  expect(rows).toContain('X-1');
  expect(rows).not.toContain(canary);
  expect(rows).not.toContain('987654321');
  expect(mine?.answers).toEqual({ plan: canary, price: 987_654_321 });
  const load = await city.store.transact((world) => world.drafts.load(mine?.id ?? ''));
  expect(load).toEqual(mine);
  const opened = await city.store.transact((world) => world.cases.load(id, () => true));
  expect(opened?.filings[0]?.answers).toEqual({ plan: canary, price: 987_654_321 });
});

/** All that is declared to be nobody else's business, each with the act on whose form it is asked. */
const declared = Object.values<Procedure>(procedures).flatMap((procedure) =>
  actsOf(procedure).flatMap(([action, { form }]) => {
    const event = { ...filed({}), action, form: form?.id } as Event; // the names of all acts, which no type has at once
    const names = new Set(privateIn(procedure, event));
    return names.size === 0 || !form ? [] : [{ procedure, event, form, names }];
  }),
);

function actsOf({ opening, always = {}, stages }: Procedure): readonly (readonly [string, Action])[] {
  const staged = Object.values<Stage>(stages).flatMap((stage) => Object.entries(stage.actions));
  return [[opening.name, opening.action], ...Object.entries(always), ...staged];
}

test('two thousand canaries in names, addresses and all that is declared personal or said in confidence stand in no row, and are read as they were', async () => {
  let planted = 0;
  const canary = (): string => {
    planted += 1;
    return `CANARY-${planted}`;
  };
  const answersOf = (fields: Fields, names: ReadonlySet<string>): Answers =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([name, { columns }]): [string, Answer][] => {
        if (names.has(name)) return [[name, canary()]];
        const row = columns && answersOf(columns, names);
        // What is planted in a row is text.
        return row && Object.keys(row).length > 0 ? [[name, [row as Row]]] : [];
      }),
    );
  const { person } = await arrive(city.store, 'writer');
  const written: [string, Answers][] = [];
  const begun: [string, Answers][] = [];
  for (let round = 0; planted < 2_000; round += 1) {
    await city.store.transact(async (world) => {
      for (const [n, { procedure, event, form, names }] of declared.entries()) {
        if (event.kind !== 'filed') throw new Error('nothing is filed');
        const answers = answersOf(form.fields, names);
        const again = { answers, decided: answers, effects: [{ kind: 'register', profile: answers } as const] };
        const id = await openCase(world, `N-${round}-${n}`);
        await world.cases.append(id, 1, [{ ...event, ...again }], { hidden: privateIn(procedure, event) });
        written.push([id, answers]);
        const draft = { procedure: procedure.id, version: 1, action: event.action, case: id, parent: undefined };
        const given = answersOf(form.fields, names);
        const started = await world.drafts.start(
          { id: world.cases.newId(), ...draft, person: person.id, answers: given, secret: false },
          now,
        );
        begun.push([started.id, given]);
        const creditCode = `${round}-${n}`;
        await world.people.putBody({
          kind: 'organisation',
          name: { zh: creditCode },
          creditCode,
          profile: answers,
          status: 'verified',
        });
      }
    });
  }
  const people = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const [address, name] = [canary(), canary()];
      const arrived = await city.store.transact((world) =>
        world.people.arrive({ channel: 'slack', address, name }, now),
      );
      return { address, name, arrived };
    }),
  );
  const [office, title, renamed] = [canary(), canary(), canary()];
  await city.store.transact(async (world) => {
    await world.people.putPost({ channel: 'slack', address: office, language: 'zh', title });
    await world.people.rename(person.id, renamed);
    await world.people.movePost('slack', office, `${office}-moved`);
  });
  expect(planted).toBeGreaterThan(2_000);
  expect(await dump()).not.toContain('CANARY');
  await city.store.transact(async (world) => {
    for (const { address, name, arrived } of people) {
      expect(await world.people.account('slack', address)).toMatchObject({ id: arrived.id, address, person: { name } });
    }
    const post = await world.people.account('slack', `${office}-moved`);
    expect(post).toMatchObject({ address: `${office}-moved`, person: { name: title } });
    expect(await world.people.account('slack', office)).toBeUndefined();
    expect((await world.people.person(person.id))?.name).toBe(renamed);
  });
  await city.store.transact(async (world) => {
    for (const [id, answers] of written) {
      const filing = (await world.cases.load(id))?.filings[0];
      expect([filing?.answers, filing?.decided]).toEqual([answers, answers]);
    }
    for (const [id, answers] of begun) expect((await world.drafts.load(id))?.answers).toEqual(answers);
  });
});

describe('the seal', () => {
  test('opens what it closed, whatever it is, in its own scope only, and never what was altered', async () => {
    const seal = await sealIn(folder);
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'grapheme' }), fc.nat(), (scope, plain, at) => {
        const sealed = seal.close(scope, plain);
        expect(seal.open(scope, sealed)).toBe(plain);
        expect(() => seal.open(`${scope}.`, sealed)).toThrow();
        const bytes = Buffer.from(sealed, 'base64');
        const place = at % bytes.length;
        bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
        expect(() => seal.open(scope, bytes.toString('base64'))).toThrow();
      }),
    );
    expect(seal.close('a', 'x')).not.toBe(seal.close('a', 'x'));
  });

  test('has one key, which only its user reads, though several programs start at once', async () => {
    const deep = join(folder, 'keys');
    const seals = await Promise.all([sealIn(deep), sealIn(deep), sealIn(deep), sealIn(deep)]);
    const sealed = seals.map((seal) => seal.close('s', 'x'));
    const again = await sealIn(deep);
    expect(sealed.map((text) => again.open('s', text))).toEqual(['x', 'x', 'x', 'x']);
    expect(await readdir(deep)).toEqual(['seal.key']);
    expect((await stat(join(deep, 'seal.key'))).mode & 0o777).toBe(0o600);
    const other = await sealIn(folder);
    expect(() => other.open('s', sealed[0] ?? '')).toThrow();
  });

  test('starts with no key that is none', async () => {
    await writeFile(join(folder, 'seal.key'), 'short');
    await expect(sealIn(folder)).rejects.toThrow('holds no key');
  });
});

describe('a city that holds what was sealed', () => {
  const price = { price: 987_654_321 };
  const bid = { procedure: 'bid', version: 1, action: 'submit', case: 'c', parent: undefined } as const;
  const holds: Readonly<Record<string, (world: World, account: Account) => Promise<unknown>>> = {
    'a bid': async (world) => {
      await world.cases.append(await openCase(world, 'X-1'), 1, [filed(price)], {
        sealed: { under: 'tender/1', inHand: true },
      });
    },
    'the draft of a bid': (world, { person }) =>
      world.drafts.start({ id: world.cases.newId(), ...bid, person: person.id, answers: price, secret: true }, now),
    'a message that is still to be sent': (world, account) => world.outbox.say(account, saying('x')),
  };

  /** Starts the programme on the city's database with the folder's keys. */
  const starts = async (): Promise<void> => {
    const settings = { DATABASE_URL: city.ownerUrl, DATA_DIR: folder, PORT: '0', DEMO: 'false' };
    const log = { info: () => undefined, error: () => undefined };
    await (await run(configFrom(settings), log, () => now)).stop();
  };

  test.each(Object.keys(holds))('does not start without the key of %s, nor with another', async (what) => {
    const keys = join(folder, 'keys');
    const account = await arrive(city.store, 'bidder');
    await city.store.transact(async (world) => holds[what]?.(world, account));
    await expect(starts()).rejects.toThrow(/seal\.key is missing.*from the backup/);
    await expect(stat(join(keys, 'seal.key'))).rejects.toThrow('ENOENT');

    await mkdir(keys);
    await writeFile(join(keys, 'seal.key'), '5a'.repeat(32));
    await expect(starts()).rejects.toThrow(/seal\.key is another key.*from the backup/);

    await cp(city.keys, keys, { recursive: true });
    await starts();
  });

  test('knows its key, though nothing is sealed and nothing waits any more', async () => {
    await starts();
    await rm(join(folder, 'keys'), { recursive: true });
    await expect(starts()).rejects.toThrow(/seal\.key is missing.*from the backup/);
    await mkdir(join(folder, 'keys'));
    await writeFile(join(folder, 'keys', 'seal.key'), '5a'.repeat(32));
    await expect(starts()).rejects.toThrow(/seal\.key is another key.*from the backup/);
  });

  test('starts with its key though a message that waits, or the newest of several, is damaged', async () => {
    const account = await arrive(city.store, 'bidder');
    await city.store.transact(async (world) => {
      await world.outbox.say(account, saying('a'));
      await world.outbox.say(account, saying('b'));
    });
    await city.database.sql`update outbox set message = 'QUJD' where id = (select max(id) from outbox)`;
    await cp(city.keys, join(folder, 'keys'), { recursive: true });
    await starts();
    await city.database.sql`update outbox set message = 'QUJD'`;
    await starts();
  });

  test('of two programmes with keys of their own that start at once, only one does', async () => {
    const own = await Promise.all(['a', 'b'].map((name) => mkdtemp(join(folder, name))));
    const begun = await Promise.allSettled(own.map((keys) => sealOf(city.database, { folder: keys })));
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('starts with a new key where nothing is sealed', async () => {
    await arrive(city.store, 'li');
    await starts();
    expect((await stat(join(folder, 'keys', 'seal.key'))).size).toBe(64);
  });
});

describe('the key of a city', () => {
  const answers = { plan: '绝密方案', price: 987_654_321 };
  const paper = { hash: 'c'.repeat(64), name: '绝密.pdf', mime: 'application/pdf', size: 1 };
  const draft = { procedure: 'bid', version: 1, action: 'submit', case: 'c', parent: undefined } as const;
  const words: Sent = { language: 'zh', blocks: [{ kind: 'text', tone: 'plain', text: '绝密' }], buttons: [] };

  /** Something of every kind that is sealed. */
  async function fill() {
    const { person, ...account } = await arrive(city.store, 'bidder');
    const files = filesIn(folder, city.seal);
    const [kept, held] = [await files.put(Buffer.from('绝密'), 99), await files.put(Buffer.from('held'), 99, true)];
    if (kept === 'too-large' || held === 'too-large') throw new Error('it is not');
    const code = 'K7Q2-9MXA-PT4W-3HBD';
    const cases = await city.store.transact(async (world) => {
      const [bid, complaint] = [await openCase(world, 'X-1'), await openCase(world, 'X-2')];
      await world.cases.append(bid, 1, [filed(answers)], { sealed: { under: 'tender/1', inHand: true } });
      await world.cases.append(complaint, 1, [filed(answers)], { hidden: ['plan'] });
      for (const card of [await world.cases.card(bid), await world.cases.card(complaint)]) {
        if (card) await world.cases.putCard({ ...card, seq: 2 });
      }
      await world.accessCodes.put(complaint, code);
      const secret = { ...draft, person: person.id, answers, secret: true };
      const open = await world.drafts.start({ id: world.cases.newId(), ...secret }, now);
      const other = { ...secret, case: 'd', secret: false };
      const thrown = await world.drafts.start({ id: world.cases.newId(), ...other }, now);
      await world.drafts.discard(thrown.id, now);
      const begun = await world.drafts.start({ id: world.cases.newId(), ...other, case: 'e' }, now);
      await world.unasked.keep(person.id, [paper], now);
      await world.outbox.say({ person, ...account }, saying('绝密', 'q'));
      await world.people.putBody({
        kind: 'organisation',
        name: { zh: 'a' },
        creditCode: 'a',
        profile: answers,
        status: 'verified',
      });
      await world.people.setLastHeard(account.id, { kind: 'answer', draft: open.id, field: 'plan' });
      return { bid, complaint, open: open.id, begun: begun.id };
    });
    await browsersIn(city.database, city).add(person.id, 'https://fcm.googleapis.com/绝密');
    await transcriptsIn(city.database, city).add(person.id, 'me', words);
    return { ...cases, code, person: person.id, kept: kept.hash, held: held.hash };
  }

  /** All of it, as a programme with this seal reads it. */
  async function expectAll(seal: CitySeal, it: Awaited<ReturnType<typeof fill>>): Promise<void> {
    const store = storeIn(city.database, { seal, clock: city.clock, links });
    await store.transact(async (world) => {
      for (const id of [it.bid, it.complaint])
        expect((await world.cases.load(id, () => true))?.filings[0]?.answers).toEqual(answers);
      expect(await world.accessCodes.opens(it.code)).toBe(it.complaint);
      for (const id of [it.open, it.begun]) expect((await world.drafts.load(id))?.answers).toEqual(answers);
      expect(await world.people.account('telegram', 'bidder')).toMatchObject({
        person: { id: it.person, name: 'bidder' },
      });
      expect(await world.unasked.waiting(it.person, new Date(0))).toEqual([paper]);
      const [body] = await world.people.bodiesByCode(['a']);
      expect(body?.profile).toEqual(answers);
    });
    expect(await browsersIn(city.database, { seal, clock: city.clock }).of(it.person)).toEqual([
      'https://fcm.googleapis.com/绝密',
    ]);
    expect(await transcriptsIn(city.database, { seal, clock: city.clock }).list(it.person, 9)).toMatchObject([
      { message: words },
    ]);
    const files = filesIn(folder, seal);
    for (const [hash, text] of [
      [it.kept, '绝密'],
      [it.held, 'held'],
    ] as const) {
      expect(Buffer.from((await files.get(hash)) ?? []).toString()).toBe(text);
    }
    expect(await checkFiles(folder, seal, new Set([it.kept]))).toEqual({ count: 1, broken: [], missing: [] });
    expect((await verifyLog(city.database, seal)).faults).toEqual([]);
  }

  test('is changed for all that is sealed, twice: nothing of it lies where the key of before opens it, and all is as it was', async () => {
    const it = await fill();
    const owner = connect(city.ownerUrl, city.schema, { max: 1, statementTimeout: 0 });
    onTestFinished(() => owner.close());
    const place = { folder: city.keys };
    let before = await sealOf(city.database, place);
    for (const _ of [1, 2]) {
      const lay = sealedIn(await dump());
      expect(lay.size).toBeGreaterThan(12);
      await addKey(place);
      await expect(sealOf(city.database, place)).rejects.toThrow(/newer than what lies here.*npm run keys -- change/);
      const seal = await sealIn(city.keys);
      await renewAll(owner, seal, folder);
      await expectAll(await sealOf(city.database, place), it);
      expect([...sealedIn(await dump())].filter((text) => lay.has(text))).toEqual([]);
      const [said] = await city.database.sql`select account, message from outbox`;
      expect(seal.open(outboxScope(String(said?.account)), String(said?.message))).toContain('绝密');
      const alone = await mkdtemp(join(folder, 'before'));
      await writeFile(
        join(alone, 'seal.key'),
        (await readFile(join(city.keys, 'seal.key'), 'utf8')).split('\n').slice(1).join('\n'),
      );
      await expect(sealOf(city.database, { folder: alone })).rejects.toThrow(/is another key/);
      for (const name of await readdir(join(folder, 'held'))) {
        const bytes = await readFile(join(folder, 'held', name));
        expect(() => before.openBytes('file', bytes)).toThrow();
      }
      before = seal;
    }
    // What was handed in meanwhile opens with both halves, as they are by now.
    const store = storeIn(city.database, { seal: before, clock: city.clock, links });
    await store.transact((world) => world.cases.handIn(it.bid));
    const read = async () => (await store.transact((world) => world.cases.load(it.bid, () => true)))?.filings[0];
    expect(await read()).toMatchObject({ sealed: true });
    expect(await store.transact((world) => world.cases.joinKey('tender/1'))).toBe(true);
    expect(await read()).toMatchObject({ answers });
  });

  test('of tenders has a second holder, whom another can follow; without his file nothing opens, and the city goes on', async () => {
    const { bid } = await fill();
    await city.store.transact((world) => world.cases.handIn(bid));
    const keyed = async (opening: string) => sealIn(city.keys, undefined, join(folder, opening));
    const join1 = async (opening: string) => {
      const store = storeIn(city.database, { seal: await keyed(opening), clock: city.clock, links });
      return store.transact((world) => world.cases.joinKey('tender/1'));
    };
    const own = join(city.keys, 'second-holder', 'opening.key');
    await cp(own, join(folder, 'first.key'));
    await rename(own, `${own}.away`);
    expect(await city.store.transact((world) => world.cases.joinKey('tender/1'))).toBe(false);
    await expect(changeHolder(city.database, city.seal.holder, join(folder, 'second.key'))).rejects.toThrow('is away');

    const { holder } = await keyed('first.key');
    await changeHolder(city.database, holder, join(folder, 'second.key'));
    await changeHolder(city.database, holder, join(folder, 'second.key'));
    await expect(join1('first.key')).rejects.toThrow('is not the key of the second holder');
    await settleHolder(city.database, city.seal.holder);
    expect((await verifyLog(city.database, city.seal)).faults).toEqual([]);

    const known = join(city.keys, 'opening.pub');
    const second = await readFile(known);
    await writeFile(known, publicOf(newPrivate()));
    await expect(settleHolder(city.database, city.seal.holder)).rejects.toThrow('npm run keys -- holder');
    await writeFile(known, second);
    expect(await join1('second.key')).toBe(true);

    await city.database.sql`delete from tender_key`;
    expect((await verifyLog(city.database, city.seal)).faults).toEqual([{ case: bid, seq: 2, fault: 'key-missing' }]);
  });

  test('whose change did not come to its end serves nobody until it has', async () => {
    const it = await fill();
    const owner = connect(city.ownerUrl, city.schema, { max: 1, statementTimeout: 0 });
    onTestFinished(() => owner.close());
    const place = { folder: city.keys };
    await sealOf(city.database, place);
    await addKey(place);
    const seal = await sealIn(city.keys);
    await beginsToChange(owner, seal);
    const [someone] = await owner.sql`select name from person where id = ${it.person}`;
    await owner.sql`update person set name = ${String(seal.renewed(String(someone?.name)))} where id = ${it.person}`;
    await expect(sealOf(city.database, place)).rejects.toThrow(/newer than what lies here/);
    expect((await sealAndKnowing(city.database, place)).knows).toBe('changing');
    await renewAll(owner, seal, folder);
    await expectAll(await sealOf(city.database, place), it);
  });

  test('is not changed while somebody serves', async () => {
    const owner = connect(city.ownerUrl, city.schema, { max: 1 });
    onTestFinished(() => owner.close());
    await city.database.sql`select 1`;
    expect(await isServed(owner, city.schema)).toBe(true);
    await city.database.close();
    await expect.poll(() => isServed(owner, city.schema), { timeout: 60_000 }).toBe(false);
  });
});

/** Whatever looks sealed among the rows. */
function sealedIn(rows: string): ReadonlySet<string> {
  return new Set(rows.match(/(?<![\w+/])A[Q-v][\w+/]{44,}={0,2}/g) ?? []);
}

test('a channel that its platform does not let in keeps no other from serving, and its settings are named', async () => {
  const telegram = await startTelegram();
  onTestFinished(() => telegram.stop());
  const failed: object[] = [];
  const log = { info: () => undefined, error: (facts: object) => void failed.push(facts) };
  const chat = { TELEGRAM_BOT_TOKEN: '1:wrong', TELEGRAM_API_ROOT: telegram.apiRoot };
  const settings = { DATABASE_URL: city.ownerUrl, DATA_DIR: folder, PORT: '0', DEMO: 'false', ...chat };
  const running = await run(configFrom(settings), log, () => now);
  expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  const watched = await (await fetch(`${running.url}/metrics`)).text();
  expect(watched).toMatch(/^gouban_info\{version="[^"]+"\} 1$/m);
  expect(watched).toMatch(/^gouban_seats_unheld 0$/m);
  expect(failed).toEqual([{ channel: 'telegram', doing: 'start', settings: 'TELEGRAM_BOT_TOKEN' }]);
  await running.stop();
});

test('whoever runs a city is told of each thing that it needs whether it is well, and else what to do', async () => {
  const telegram = await startTelegram();
  onTestFinished(() => telegram.stop());
  const keys = join(folder, 'keys');
  const base = { DATABASE_URL: city.ownerUrl, DATA_DIR: folder, FILES_URL: pathToFileURL(folder).href };
  const chat = { TELEGRAM_BOT_TOKEN: '1:wrong', TELEGRAM_API_ROOT: telegram.apiRoot };
  const looked = async (env: Readonly<Record<string, string>>) =>
    new Map((await examine(configFrom(env), city.database)).map(({ what, isWell, says }) => [what, { isWell, says }]));
  const wrong = await looked({ ...base, ...chat });
  expect(wrong.get('key')).toEqual({ isWell: false, says: expect.stringContaining('is missing') });
  expect(wrong.get('telegram')).toEqual({ isWell: false, says: expect.stringContaining('TELEGRAM_BOT_TOKEN') });
  await expect(stat(keys)).rejects.toThrow('ENOENT');
  expect(wrong.get('heads')).toEqual({ isWell: false, says: expect.stringContaining('there is none') });
  await cp(city.keys, keys, { recursive: true });
  const heads = headsIn(city.database, { folder: join(folder, 'heads'), key: await headKeyIn(keys) });
  await heads.take({ events: 1, hours: 24 }, new Date());
  const right = await looked({ ...base, ...chat, TELEGRAM_BOT_TOKEN: telegram.token });
  for (const what of ['database', 'key', 'heads', 'clock', 'seats', 'messages', 'telegram', 'slack']) {
    expect([what, right.get(what)?.isWell]).toEqual([what, true]);
  }
  expect([...wrong.values()].map(({ says }) => says).join()).not.toContain('1:wrong');
});

describe('files', () => {
  async function* chunks(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
    for (const part of parts) yield Buffer.from(part);
  }

  /** Where all of them lie. */
  const lying = async (): Promise<readonly string[]> => {
    const found = await readdir(folder, { recursive: true, withFileTypes: true });
    return found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  };

  test('are kept once, and given back as they were by their hash', async () => {
    const files = filesIn(folder, city.seal);
    const kept = await files.put(chunks('hello ', 'world'), 100);
    const hash = createHash('sha256').update('hello world').digest('hex');
    expect(kept).toEqual({ hash, size: 11, head: Buffer.from('hello world') });
    expect(await files.put(Buffer.from('hello world'), 11)).toEqual(kept);
    expect(String(await files.get(hash))).toBe('hello world');
    expect(await lying()).toHaveLength(1);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test('that are too large leave nothing behind, and are read no further', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1_000);
      }
    }
    expect(await filesIn(folder, city.seal).put(endless(), 5_000)).toBe('too-large');
    expect(read).toBe(6);
    expect(await readdir(folder)).toEqual(['incoming']);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test('whose sending breaks off leave nothing behind', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      throw new Error('cut off');
    }
    await expect(filesIn(folder, city.seal).put(broken(), 5_000)).rejects.toThrow('cut off');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  test('show at most the first bytes as their head', async () => {
    const kept = await filesIn(folder, city.seal).put(Buffer.alloc(10_000, 7), 20_000);
    expect(kept === 'too-large' ? 0 : kept.head.byteLength).toBe(4_100);
  });

  test('of which one byte has changed are not given out, nor anything by a name that is no hash', async () => {
    const files = filesIn(folder, city.seal);
    const kept = await files.put(Buffer.from('contract'), 100);
    if (kept === 'too-large') throw new Error('it was small');
    expect(await checkFiles(folder, city.seal)).toEqual({ count: 1, broken: [], missing: [] });
    const [path = ''] = await lying();
    const sealed = await readFile(path);
    for (const at of sealed.keys()) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await writeFile(path, altered);
      await expect(files.get(kept.hash)).rejects.toThrow('is not what it was');
    }
    expect((await checkFiles(folder, city.seal)).broken).toEqual([relative(folder, path)]);
    await rm(path);
    expect((await checkFiles(folder, city.seal, new Set([kept.hash]))).missing).toEqual([relative(folder, path)]);
    await writeFile(path, '');
    await expect(files.get(kept.hash)).rejects.toThrow('is not what it was');
    expect(await files.get('0'.repeat(64))).toBeUndefined();
    expect(await files.get('../seal.key')).toBeUndefined();
  });

  test('lie nowhere in the open, nor under a name that tells what is in them; what a version before has kept so is encrypted', async () => {
    const canary = 'CANARY'.repeat(1_000);
    const name = (text: string): string => createHash('sha256').update(text).digest('hex');
    const older = [canary, `${canary} 2`, `${canary} held`];
    for (const text of older) {
      const group = join(folder, text.endsWith('held') ? 'held' : name(text).slice(0, 2));
      await mkdir(group, { recursive: true });
      await writeFile(join(group, name(text)), text);
    }
    const damaged = join(folder, '00', '0'.repeat(64));
    await mkdir(join(folder, '00'), { recursive: true });
    await writeFile(damaged, 'what this is not');
    await Promise.all([sealOpenFiles(folder, city.seal), sealOpenFiles(folder, city.seal)]);
    const files = filesIn(folder, city.seal);
    await files.put(chunks('new ', canary), 10_000);
    await files.put(Buffer.from(`new and held ${canary}`), 10_000, true);

    const all = [...older, `new ${canary}`, `new and held ${canary}`];
    for (const text of all) expect(String(await files.get(name(text)))).toBe(text);
    const paths = await lying();
    expect(paths).toHaveLength(all.length + 1);
    for (const path of paths.filter((each) => each !== damaged)) {
      expect(await readFile(path, 'latin1')).not.toContain('CANARY');
      expect(all.filter((text) => path.includes(name(text)))).toEqual([]);
    }
    await files.settle(name(`${canary} held`));
    expect((await checkFiles(folder, city.seal)).count).toBe(4);
    expect(await files.get('0'.repeat(64))).toBeUndefined();
  });

  test('that nothing names are gone after their term, but none that anything names, or that is handed in meanwhile', async () => {
    const files = filesIn(folder, city.seal);
    const put = async (text: string, held = false) => {
      const kept = await files.put(Buffer.from(text), 99, held);
      if (kept === 'too-large') throw new Error(text);
      return { hash: kept.hash, name: `${text}.pdf`, mime: 'application/pdf', size: kept.size };
    };
    const [filedOpenly, filedSealed, drafted] = [await put('filed'), await put('sealed'), await put('drafted')];
    const [draftedSealed, thrown, cleared] = [await put('sealed draft'), await put('thrown'), await put('cleared')];
    const waiting = await put('waiting', true);
    const named = [filedOpenly, filedSealed, drafted, draftedSealed, thrown, cleared, waiting];
    const [again, orphan, heldOrphan] = [await put('again'), await put('orphan'), await put('held orphan', true)];
    const account = await arrive(city.store, 'bidder');
    await city.store.transact(async (world) => {
      await world.cases.append(await openCase(world, 'X-1'), 1, [filed({ papers: [filedOpenly] })]);
      await world.cases.append(await openCase(world, 'X-2'), 1, [filed({ papers: [filedSealed] })], {
        sealed: { under: 'tender/1', inHand: true },
      });
      const begins = (under: string, papers: Answer, secret: boolean) => {
        const draft = { procedure: 'bid', version: 1, action: 'submit', case: under, parent: undefined } as const;
        const answers = { papers };
        return world.drafts.start(
          { id: world.cases.newId(), ...draft, person: account.person.id, answers, secret },
          now,
        );
      };
      await begins('a', [drafted], false);
      await begins('b', [draftedSealed], true);
      await world.drafts.discard((await begins('c', [thrown], false)).id, now);
      await world.unasked.keep(account.person.id, [waiting], now);
    });
    const otherKeys = await mkdtemp(join(tmpdir(), 'gouban-other-keys-'));
    onTestFinished(() => rm(otherKeys, { recursive: true }));
    await filesIn(folder, await sealIn(otherKeys)).put(Buffer.from('of another city'), 99);
    const heard = city.seal.close(`heard/${account.id}`, JSON.stringify({ kind: 'cleared', answer: [cleared] }));
    await city.database.sql`update account set last_heard = ${heard} where id = ${account.id}`;
    await writeFile(join(folder, 'incoming', 'torn'), 'half of a file');
    const [long, term] = [new Date('2000-01-01'), new Date('2001-01-01')];
    for (const path of await lying()) await utimes(path, long, long);

    const names = () => namedFiles(city.database, city.seal);
    const removed = await sweepFiles(
      folder,
      city.seal,
      async () => {
        const known = await names();
        await put('again', true);
        await files.settle(again.hash);
        await files.drop(again.hash);
        return known;
      },
      term,
    );
    expect(removed).toBe(2);
    for (const { hash } of [orphan, heldOrphan]) expect(await files.get(hash)).toBeUndefined();
    for (const { hash } of [...named, again]) expect(await files.get(hash)).toBeDefined();
    // Beside these lies what is another city's.
    const staying = named.length + 2;
    expect(await lying()).toHaveLength(staying);

    // The machine stopped while one lay aside that somebody had handed in.
    const mark = city.seal.mark('file', filedOpenly.hash);
    await rename(pathIn(folder, mark), join(folder, 'leaving', mark));
    expect(await sweepFiles(folder, city.seal, names, term)).toBe(0);
    expect(await files.get(filedOpenly.hash)).toBeDefined();

    // What cannot be opened may name any.
    await city.database.sql`update answer set value = '{"$private": "AAAA"}'`;
    await expect(sweepFiles(folder, city.seal, names, term)).rejects.toThrow();
    expect(await lying()).toHaveLength(staying);
  });

  test('are looked through by one of several programmes, and again after a time', async () => {
    const at = Date.now();
    expect(await isToBeSwept(folder, 60_000, new Date(at))).toBe(true);
    expect(await isToBeSwept(folder, 60_000, new Date(at))).toBe(false);
    expect(await isToBeSwept(folder, 60_000, new Date(at + 120_000))).toBe(true);
  });
});

describe('the law', () => {
  test('is read back as it was entered, however often that was', async () => {
    await Promise.all([seedLaw(city.database), seedLaw(city.database)]);
    const law = await lawReader()(city.database);
    const sorted = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row, Object.keys(row).sort())).sort();
    expect(sorted(law.deadlines)).toEqual(sorted(seededRows.deadlines));
    expect(new Map(law.settings.map((row) => [`${row.key} ${row.validFrom}`, row.value]))).toEqual(
      new Map(seededRows.settings.map((row) => [`${row.key} ${row.validFrom}`, row.value])),
    );
    for (const day of seededRows.days) {
      if (law.calendar.isProvisional(day.date)) continue;
      expect([day.date, law.calendar.isWorkday(day.date)]).toEqual([day.date, day.kind === 'work']);
    }
  });

  test('has the holidays of a year once its notice is entered, which can be mended and not cut short', async () => {
    const notice = readHolidayNotice(noticeOf2027);
    if (!notice.ok) throw new Error(JSON.stringify(notice.problems));
    const read = async () => (await lawReader()(city.database)).calendar;
    expect((await read()).isProvisional('2027-02-11')).toBe(true);
    await enterHolidays(city.database, notice.days);
    await enterHolidays(city.database, notice.days);
    const calendar = await read();
    expect(calendar.knownUntil).toBe('2027-12-31');
    expect([calendar.isWorkday('2027-02-11'), calendar.isWorkday('2027-02-14')]).toEqual([false, true]);
    await expect(enterHolidays(city.database, notice.days.slice(1))).rejects.toThrow('has also 2027-01-01');
    await seedLaw(city.database);
    expect((await read()).knownUntil).toBe('2027-12-31');
  });

  test('stays in memory until its version changes, and what the city has changed stays', async () => {
    const read = () =>
      city.store.transact(async (world) => {
        await world.receive(crypto.randomUUID());
        return world.law();
      });
    const first = await read();
    expect(await read()).toBe(first);
    const { sql } = city.database;
    await sql`update setting set value = '"XYZ"' where key = 'city.number-prefix'`;
    expect(await read()).toBe(first);
    await sql`update law_version set version = version + 1`;
    const second = await read();
    const prefix = second.settings.find(({ key }) => key === 'city.number-prefix');
    expect(prefix?.value).toBe('XYZ');
    await seedLaw(city.database);
    expect(await read()).toBe(second);
  });
});

describe('the clock', () => {
  test('of a demonstration goes forward for every program, and never back', async () => {
    const base = () => now;
    const clock = demoClock(city.database, base);
    expect(await clock.now()).toEqual(now);
    await clock.advance(60_000);
    await clock.advance(1_000);
    expect(await clock.now()).toEqual(new Date(now.getTime() + 61_000));
    expect(await demoClock(city.database, base).now()).toEqual(new Date(now.getTime() + 61_000));
    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
  });

  test('of a real city cannot be moved', async () => {
    await expect(realClock.advance(1)).rejects.toThrow('only a demonstration');
  });
});
