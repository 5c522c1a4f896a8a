import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { givenIn } from '../../db/given-rows.ts';
import { type HeadKey, headKeyIn } from '../../db/head-key.ts';
import { headsIn } from '../../db/heads.ts';
import { type Witness, witnessed } from '../../db/verify-heads.ts';
import { type Fault, verifyLog } from '../../db/verify-log.ts';
import { registeredBy } from '../../src/app/effects/register.ts';
import type { World } from '../../src/app/ports/stores.ts';
import type { Event } from '../../src/engine/case.ts';
import type { Effect } from '../../src/engine/effect.ts';
import { chanceOf } from '../chance.ts';
import { filed, type GivenStore, givenStore, now, openCase } from './given-store.ts';
import { headTamperings, tamperings } from './tamperings.ts';
import { seeds } from './walk.ts';

/** As many are tried in every run; `TAMPERINGS=1000 npm test -- test/system/heads.test.ts` tries more. */
const tries = Number(process.env.TAMPERINGS ?? 60);
const cases = 12;
const every = { events: 1_000, hours: 24 };
const hour = 3_600_000;
const later = (hours: number): Date => new Date(now.getTime() + hours * hour);

let city: GivenStore;
let owner: Database;
let sql: Sql;
let folder: string;
let key: HeadKey;

beforeAll(async () => {
  city = await givenStore();
  owner = connect(city.ownerUrl, city.schema, { max: 2, statementTimeout: 0 });
  sql = owner.sql;
  key = await headKeyIn(city.keys);
  folder = join(await mkdtemp(join(tmpdir(), 'gouban-heads-')), 'heads');
  await sql`insert into person (id, name) values ('li', '李'), ('wang', '王'), ('zhou', '周'), ('intruder', '闯')`;
  await city.store.transact(async ({ people, ledger }) => {
    for (const id of ['cz', 'mz', 'ng']) {
      await people.putBody({ id, kind: 'department', name: { zh: `单位${id}`, en: `Office ${id}` }, status: 'active' });
      const line = { body: id, year: 2026, item: 'A0402', name: { zh: '居家养老', en: 'Care' }, limit: 1_000_000 };
      await ledger.putLine({ id: `2026-${id}-A0402`, ...line });
    }
    await people.putSeat({ person: 'li', role: 'admin', body: 'cz', from: now });
  });
  await opens(0, cases / 2, now);
  await heads().take(every, later(1));
  await opens(cases / 2, cases, later(2));
  // By the log one gets a seat and loses it, another gets one and keeps it.
  await seats('wang', 'seat', later(2));
  await seats('wang', 'unseat', later(3));
  await seats('zhou', 'seat', later(2));
  await isBarred('ng', later(3));
  const days = [{ date: '2031-01-01', kind: 'off', name: '元旦', status: 'confirmed', source: '通知' }] as const;
  await decided('calendar', { kind: 'calendar', days }, later(3), (world) => world.enterHolidays(days));
  await heads().take(every, later(26));
  await grows('case-3', later(26.5));
  // And one is given beside the log, by whoever may.
  const before = await givenIn(owner);
  await city.store.transact(({ people }) =>
    people.putSeat({ person: 'wang', role: 'admin', body: 'mz', from: later(27) }),
  );
  await heads().give(before, later(27));
  await grows('case-1', later(30));
  await heads().take(every, later(60));
  for (const table of tables) await sql`create table ${sql(`${table}_kept`)} as table ${sql(table)}`;
});
afterAll(async () => {
  await owner.close();
  await city.drop();
  await rm(join(folder, '..'), { recursive: true });
});

const heads = (path = folder) => headsIn(owner, { folder: path, key });

async function opens(from: number, to: number, at: Date): Promise<void> {
  for (let n = from; n < to; n += 1) {
    await city.store.transact(async (world) => {
      const number = await world.cases.nextNumber('HRB-2026-X');
      const act = (name: string): Event => ({ ...filed({ name }), at: at.toISOString() });
      const events = Array.from({ length: 2 + (n % 4) }, (_, m) => act(`${n} ${m}`));
      const id = await openCase(world, `HRB-2026-X-000${number}`, { id: `case-${n}` }, events);
      const [proof] = await world.cases.append(id, events.length + 1, [act('receipted')]);
      if (!proof) throw new Error('nothing was appended');
      await world.cases.putReceipt({ number: `HRB-R-${n}`, case: id, ...proof });
      const card = await world.cases.card(id);
      if (card) await world.cases.putCard({ ...card, seq: proof.seq });
    });
  }
}

/** A case of its own gives a seat or ends it. */
async function seats(person: string, kind: 'seat' | 'unseat', at: Date): Promise<void> {
  const held = { person, role: 'finance_proc', body: 'cz' } as const;
  const effect: Effect = kind === 'seat' ? { kind, ...held, name: person } : { kind, ...held, reason: '' };
  await decided(`${kind}-${person}`, effect, at, ({ people }) =>
    kind === 'seat' ? people.putSeat({ ...held, from: at }) : people.endSeat({ ...held, at }),
  );
}

/** A case of its own keeps a body out of procurement. */
async function isBarred(body: string, at: Date): Promise<void> {
  const bar = { body, until: '2028-06-30' };
  await decided(`bar-${body}`, { kind: 'bar', ...bar }, at, ({ people }) => people.barBody(bar));
}

async function decided(name: string, effect: Effect, at: Date, does: (world: World) => Promise<void>): Promise<void> {
  await city.store.transact(async (world) => {
    const act: Event = { ...filedAs(effect), at: at.toISOString() };
    const number = await world.cases.nextNumber('HRB-2026-X');
    await openCase(world, `HRB-2026-X-000${number}`, { id: `case-${name}` }, [act]);
    await does(world);
  });
}

function filedAs(effect: Effect): Event {
  const act = filed({});
  return act.kind === 'filed' ? { ...act, effects: [effect] } : act;
}

async function grows(id: string, at: Date): Promise<void> {
  await city.store.transact(async (world) => {
    await world.cases.lock(id);
    const card = await world.cases.card(id);
    if (!card) throw new Error(`no case ${id}`);
    await world.cases.append(id, card.seq, [{ ...filed({ name: 'more' }), at: at.toISOString() }]);
    await world.cases.putCard({ ...card, seq: card.seq + 1 });
  });
}

const tables = [
  'event',
  'case_card',
  'receipt',
  'series',
  'waiting',
  'body',
  'seat',
  'budget_line',
  'setting',
  'deadline_rule',
  'calendar_day',
];

/** All is again as it was. */
async function restored(): Promise<void> {
  await sql`truncate event, case_card, receipt, series, waiting, seat, body, budget_line, setting, deadline_rule, calendar_day cascade`;
  for (const table of tables) {
    await sql`insert into ${sql(table)} overriding system value select * from ${sql(`${table}_kept`)}`;
  }
}

async function faults(witness: Witness = { path: folder, key: key.public }): Promise<readonly Fault[]> {
  const proof = await witnessed(owner, city.seal, witness, registeredBy);
  return [...proof.faults, ...(await verifyLog(owner, city.seal, proof.slippedIn)).faults];
}

test('a city that was left alone has no faults, whatever its log and those who may have given since', async () => {
  expect(await faults()).toEqual([]);
  expect((await heads().newest(9)).map(({ number }) => number)).toEqual([4, 3, 2, 1]);
});

test('a copy of any of the heads proves it as well', async () => {
  const [first = '', , , last = ''] = await readdir(folder);
  for (const path of [folder, join(folder, first), join(folder, last)]) {
    expect(await faults({ path, key: key.public, isPart: true })).toEqual([]);
  }
});

const longEnough = 60_000 + tries * 5_000;

test(
  'whatever is tampered with is found, and named at its place',
  async () => {
    const [seed = 1] = seeds();
    const chance = chanceOf(seed);
    for (let n = 0; n < tries; n += 1) {
      const tampering = tamperings[n % tamperings.length] ?? expect.fail();
      const { where, faults: names } = await tampering.does(sql, chance);
      const found = await faults();
      const isNamed = found.some((each) => each.case.startsWith(where) && names.includes(each.fault));
      if (!isNamed) expect.fail(`${n}: who ${tampering.name} at ${where} is not found: ${JSON.stringify(found)}`);
      await restored();
    }
    expect(await faults()).toEqual([]);
  },
  longEnough,
);

describe('of the heads themselves', () => {
  test.each(headTamperings)('who $name is found', async ({ does }) => {
    const chance = chanceOf(7);
    for (let n = 0; n < Math.max(4, tries / 10); n += 1) {
      const { path, files } = await copied();
      const { where, faults: names } = await does(path, files, chance);
      const found = await faults({ path, key: key.public });
      expect(found.filter((each) => each.case.startsWith(where) && names.includes(each.fault))).not.toEqual([]);
      expect((await faults({ path: folder, key: key.public })).length).toBe(0);
    }
  });

  test('who signs others with a key of his own is found', async () => {
    const { path } = await copied();
    const other = await headKeyIn(await mkdtemp(join(tmpdir(), 'gouban-other-')));
    await rm(path, { recursive: true });
    const forged = headsIn(owner, { folder: path, key: other });
    await forged.take(every, later(61));
    expect(await faults({ path, key: key.public })).toContainEqual({ case: '1', fault: 'head-of-another-key' });
    await expect(heads(path).take(every, later(90))).rejects.toThrow('head.key is not the key');
  });
});

async function copied(): Promise<{ readonly path: string; readonly files: readonly string[] }> {
  const path = await mkdtemp(join(tmpdir(), 'gouban-heads-copy-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  await cp(folder, path, { recursive: true });
  return { path, files: (await readdir(path)).toSorted() };
}

test('a head is taken each day, and after so many events; of two that are taken at once there is one', async () => {
  const path = join((await copied()).path, 'others');
  const taken = async (of: typeof every, at: Date): Promise<number> => {
    await Promise.all([heads(path).take(of, at), heads(path).take(of, at)]);
    return (await heads(path).newest(9)).length;
  };
  expect(await taken(every, later(60))).toBe(1);
  expect(await taken(every, later(83))).toBe(1);
  expect(await taken(every, later(84))).toBe(2);
  await grows('case-2', later(85));
  expect(await taken({ events: 2, hours: 24 }, later(86))).toBe(2);
  expect(await taken({ events: 1, hours: 24 }, later(86))).toBe(3);
  await restored();
});
