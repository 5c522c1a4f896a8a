import { desc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { event } from '../../db/schema.ts';
import { type Fault, verifyLog } from '../../db/verify-log.ts';
import { canonical } from '../../src/law/canonical.ts';
import { filed, type GivenStore, givenStore, openCase } from './given-store.ts';

let city: GivenStore;
/** Somebody with the owner's rights: the server itself may not change the log. */
let intruder: Database;
let cases: readonly string[];

beforeEach(async () => {
  city = await givenStore();
  intruder = connect(city.ownerUrl, city.schema, { max: 1 });
  cases = await city.store.transact(async (world) => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const n = await world.cases.nextNumber('HRB-2026-X');
      const events = [filed({ name }), filed({ name: `${name}2` }), filed({ name: `${name}3` })];
      const id = await openCase(world, `HRB-2026-X-000${n}`, { id: `case-${name}` }, events);
      ids.push(id);
    }
    const [hash] = await world.cases.append('case-a', 4, [filed({ name: 'receipted' })]);
    if (!hash) throw new Error('nothing was appended');
    await world.cases.putReceipt({ number: 'HRB-R-1', case: 'case-a', ...hash });
    const card = await world.cases.card('case-a');
    if (card) await world.cases.putCard({ ...card, seq: 5 });
    return ids;
  });
});
afterEach(async () => {
  await intruder.close();
  await city.drop();
});

async function faults(): Promise<readonly Fault[]> {
  return (await verifyLog(city.database, city.seal)).faults;
}

test('a log that was left alone has no faults', async () => {
  expect(await verifyLog(city.database, city.seal)).toEqual({ events: 13, cases: 3, faults: [], files: new Set() });
});

test('the files that the log names are known, those in what is hidden too', async () => {
  const [open, hidden] = ['a'.repeat(64), 'b'.repeat(64)];
  const paper = (hash: string) => ({ hash, name: 'paper.pdf', mime: 'application/pdf', size: 7 });
  await city.store.transact(async ({ cases: { lock, append } }) => {
    await lock('case-b');
    const event = { ...filed({ papers: [paper(open)], photos: [paper(hidden)] }), effects: [] };
    await append('case-b', 4, [event], { hidden: ['photos'] });
  });
  expect((await verifyLog(city.database, city.seal)).files).toEqual(new Set([open, hidden]));
});

test('numbers that do not count are given once each, and one that is in no log any more is missed', async () => {
  const numbers = await city.store.transact(async (world) => {
    const given: number[] = [];
    for (let nth = 0; nth < 40; nth += 1) given.push(await world.cases.nextNumber('HRB-2026-Y', true));
    for (const [nth, n] of given.entries()) await openCase(world, `HRB-2026-Y-${n}`, { id: `y-${nth}` });
    return given;
  });
  expect(new Set(numbers).size).toBe(40);
  for (const n of numbers) expect(String(n)).toMatch(/^\d{6}$/);
  expect(numbers).not.toEqual(numbers.toSorted((a, b) => a - b));
  expect(await faults()).toEqual([]);
  await intruder.sql`delete from case_card where id = 'y-6'`;
  await intruder.sql`delete from event where case_id = 'y-6'`;
  expect(await faults()).toEqual([{ case: 'HRB-2026-Y-7', fault: 'number-missing' }]);
});

describe('what was done to one event is found at its place', () => {
  test.each([
    ['kind', `'closed'`, 'columns-differ'],
    ['at', `at + interval '1 second'`, 'columns-differ'],
    ['event', `jsonb_set(event, '{answers,name}', '"other"')`, 'altered'],
    ['event', `jsonb_set(event, '{by,person}', '"other"')`, 'altered'],
    ['event', `event || '{"extra": 1}'`, 'altered'],
    ['prev_hash', `repeat('0', 64)`, 'chain-broken'],
    ['hash', `repeat('0', 64)`, 'altered'],
    ['seq', '9', 'event-missing'],
  ])('%s = %s', async (column, value, fault) => {
    await intruder.sql.unsafe(`update event set ${column} = ${value} where case_id = 'case-b' and seq = 3`);
    const found = await faults();
    expect(found.map((each) => each.fault)).toContain(fault);
    expect(new Set(found.map((each) => each.case))).toEqual(new Set(['case-b']));
    if (column !== 'seq') expect(found[0]?.seq).toBe(3);
  });

  test('it was moved to another case', async () => {
    await intruder.sql`update event set case_id = 'case-d' where case_id = 'case-b' and seq = 4`;
    expect(await faults()).toEqual(
      expect.arrayContaining([
        { case: 'case-b', seq: 4, fault: 'tail-missing' },
        { case: 'case-d', fault: 'card-missing' },
      ]),
    );
  });

  test('it was taken out', async () => {
    await intruder.sql`delete from event where case_id = 'case-b' and seq = 2`;
    expect(await faults()).toContainEqual({ case: 'case-b', seq: 3, fault: 'event-missing' });
  });
});

test.each([1, 2, 3])('a tail of %i that was cut off is missed', async (length) => {
  await intruder.sql`delete from event where case_id = 'case-c' and seq > ${4 - length}`;
  expect(await faults()).toEqual([{ case: 'case-c', seq: 4, fault: 'tail-missing' }]);
});

test('a case whose events were removed is missed, by its card and by its number', async () => {
  await intruder.sql`delete from event where case_id = 'case-c'`;
  expect(await faults()).toEqual([
    { case: 'case-c', fault: 'case-missing' },
    { case: 'HRB-2026-X-3', fault: 'number-missing' },
  ]);
});

test('a case that was removed with its card is missed by its number, and by its receipts', async () => {
  await intruder.sql`delete from event where case_id = 'case-a'`;
  await intruder.sql`delete from case_card where id = 'case-a'`;
  expect(await faults()).toEqual([
    { case: 'HRB-2026-X-1', fault: 'number-missing' },
    { case: 'case-a', seq: 5, fault: 'receipt-differs' },
  ]);
});

test('a last event that was altered and hashed anew differs from the card', async () => {
  const [row] = await intruder.select().from(event).where(eq(event.case, 'case-b')).orderBy(desc(event.seq)).limit(1);
  const forged = { ...row?.event, answers: { name: 'forged' } };
  const text = canonical({ case: 'case-b', event: forged, prev: row?.prevHash, seq: 4 });
  await intruder.sql`
    update event set event = ${JSON.stringify(forged)}::jsonb, hash = encode(sha256(convert_to(${text}, 'UTF8')), 'hex')
    where case_id = 'case-b' and seq = 4`;
  expect(await faults()).toEqual([{ case: 'case-b', seq: 4, fault: 'head-differs' }]);
});

test('the same, with the card too, is found by the receipt', async () => {
  await intruder.sql`update event set hash = repeat('0', 64) where case_id = 'case-a' and seq = 5`;
  await intruder.sql`update case_card set head_hash = repeat('0', 64) where id = 'case-a'`;
  expect(await faults()).toContainEqual({ case: 'case-a', seq: 5, fault: 'receipt-differs' });
  const receipt = await city.store.transact((world) => world.cases.receipt('HRB-R-1'));
  expect(receipt?.holds).toBe(false);
});

test('the receipt of a case that has vanished can still be read, and does not hold', async () => {
  await intruder.sql`delete from event where case_id = 'case-a'`;
  await intruder.sql`delete from case_card where id = 'case-a'`;
  const receipt = await city.store.transact((world) => world.cases.receipt('HRB-R-1'));
  expect(receipt).toMatchObject({ caseNumber: 'HRB-2026-X-0001', holds: false });
});

test('a card cannot go back behind what it has said', async () => {
  const back = city.store.transact(async (world) => {
    const card = await world.cases.card('case-a');
    if (card) await world.cases.putCard({ ...card, seq: 2 });
  });
  await expect(back).rejects.toThrow('past 2');
  expect(cases).toHaveLength(3);
});

test('the server itself may neither change nor remove an event', async () => {
  await expect(city.database.sql`update event set kind = 'closed'`).rejects.toMatchObject({ code: '42501' });
  await expect(city.database.sql`delete from event`).rejects.toMatchObject({ code: '42501' });
});
