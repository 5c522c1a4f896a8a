import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { count, eq, ne } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isBusy } from '../../db/busy.ts';
import { connect } from '../../db/connect.ts';
import { loadDemo } from '../../db/demo.ts';
import { filesIn } from '../../db/files.ts';
import { account, body, caseCard, event, outbox, received } from '../../db/schema.ts';
import { storeIn } from '../../db/store.ts';
import { verifyLog } from '../../db/verify-log.ts';
import { act } from '../../src/app/act.ts';
import type { IndexCard } from '../../src/app/ports/records.ts';
import type { Store, World } from '../../src/app/ports/stores.ts';
import type { Files } from '../../src/app/ports/system.ts';
import { populate } from '../../src/demo/populate.ts';
import type { Answer, Evidence } from '../../src/engine/form.ts';
import type { Body } from '../../src/engine/procedure.ts';
import { instant } from '../../src/law/date.ts';
import type { Position } from '../../src/names.ts';
import { type GivenStore, givenStore, links, now, openCase } from './given-store.ts';

/** A demonstration's city on its first day. */
interface Demo extends GivenStore {
  readonly files: Files;
  /** Whether it played; with another connection or another folder of files, where given. */
  play(with_?: { readonly store?: Store; readonly files?: Files }): Promise<boolean>;
  /** Another programme on the same database. */
  another(): { readonly store: Store; close(): Promise<void> };
}

async function demoOn(day: string): Promise<Demo> {
  const given = await givenStore();
  const folder = await mkdtemp(join(tmpdir(), 'gouban-stories-'));
  const today = instant(day, '08:00');
  const clock = { now: async () => today, advance: async () => {} };
  const files = filesIn(folder, given.seal);
  const store = storeIn(given.database, { seal: given.seal, clock, links });
  await loadDemo(given.database, given.seal, today);
  return {
    ...given,
    store,
    files,
    clock,
    play: (with_) => populate({ store, files, clock, busy: isBusy, ...with_ }),
    another() {
      const database = connect(given.url, given.schema, { max: 2 });
      return { store: storeIn(database, { seal: given.seal, clock, links }), close: () => database.close() };
    },
    async drop() {
      await given.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function cases(demo: Demo): Promise<number> {
  const [row] = await demo.database.select({ n: count() }).from(caseCard);
  return row?.n ?? 0;
}

describe('the first day of a demonstration', () => {
  let demo: Demo;

  beforeAll(async () => {
    demo = await demoOn('2026-11-25');
    // Somebody has played one of its people on a phone before.
    await demo.store.transact(async (world) => {
      const phone = await world.people.arrive({ channel: 'telegram', address: '77', name: 'phone' }, await world.now());
      await world.people.link(phone.id, 'dlmz-staff', now);
    });
    expect(await demo.play()).toBe(true);
  });
  afterAll(() => demo.drop());

  const asked = <T>(work: (world: World) => Promise<T>): Promise<T> => demo.store.transact(work);

  async function waitsFor(id: string): Promise<readonly IndexCard[]> {
    return asked(async (world) => {
      const person = await world.people.person(id);
      return person ? (await world.cases.inbox(person, { now: await world.now(), limit: 30 })).items : [];
    });
  }

  async function places(id: string): Promise<readonly (string | undefined)[]> {
    return (await waitsFor(id)).map(({ position }) => position);
  }

  async function purchaseAt(position: Position): Promise<string> {
    const rows = await demo.database.select({ id: caseCard.id }).from(caseCard).where(eq(caseCard.position, position));
    return rows[0]?.id ?? '';
  }

  test('gives an official something overdue, something due now and something later', async () => {
    const waiting = await waitsFor('cz-budget');
    expect(waiting.map(({ position, due }) => [position, due?.toISOString()])).toEqual([
      ['budget.review', instant('2026-11-24').toISOString()],
      ['budget.review', instant('2026-11-26').toISOString()],
      ['initiation.opinions', instant('2026-12-09').toISOString()],
    ]);
  });

  test('has bids being taken for two weeks more, and one of them sealed', async () => {
    const id = await purchaseAt('bidding.open');
    const [card, bids] = await asked(async (world) => [
      await world.cases.card(id),
      await world.cases.children(id, ['bid']),
    ]);
    expect(card?.opens).toEqual(instant('2026-12-09', '09:30'));
    expect(bids.map(({ bodies, position }) => [bodies.supplier, position])).toEqual([['bc', 'bidding.submitted']]);
    expect(bids[0]?.filings[0]?.sealed).toBe(true);
  });

  test('has a contract that runs: reports, payments and an inspection', async () => {
    const id = await purchaseAt('management.run');
    const [state, children] = await asked(async (world) => [
      await world.cases.load(id),
      await world.cases.children(id, ['report', 'payment']),
    ]);
    const standing = (kind: string) =>
      children
        .filter(({ procedure }) => procedure === kind)
        .toSorted((a, b) => (a.number < b.number ? -1 : 1))
        .map(({ outcome, position }) => outcome ?? position);
    expect(standing('report')).toEqual(['completed', 'progress.review', 'progress.due', 'progress.due']);
    expect(standing('payment')).toEqual(['completed', 'certify.review', 'request.due']);
    expect(state?.filings.filter(({ action }) => action === 'inspect')).toHaveLength(1);
    expect((await places('dlmz-staff')).toSorted()).toEqual(['certify.review', 'progress.review']);
  });

  test('has a contract that waits for the organisation alone, and a group that has two of its four opinions', async () => {
    expect(await places('sh-admin')).toContain('contract.sign');
    expect(await places('cl-head')).not.toContain('contract.sign');
    expect(await places('fg-ndrc')).toEqual(['initiation.opinions']);
    expect(await places('bb-staffing')).toEqual([]);
  });

  test('has a purchase that is over: graded, and all of it paid', async () => {
    const [closed] = await demo.database
      .select()
      .from(caseCard)
      .where(eq(caseCard.procedure, 'purchase'))
      .orderBy(caseCard.openedAt);
    expect(closed?.outcome).toBe('completed');
    const [notices, children] = await asked(async (world) => [
      await world.notices.ofCase(closed?.id ?? ''),
      await world.cases.children(closed?.id ?? '', ['payment']),
    ]);
    expect(notices.find(({ kind }) => kind === 'evaluation')?.rows).toMatchObject({ grade: 'excellent' });
    expect(
      children.filter(({ procedure, outcome }) => procedure === 'payment' && outcome === 'completed'),
    ).toHaveLength(3);
  });

  test('has a change of an organisation, a complaint to lead on and an answer to rate', async () => {
    expect(await places('mz-civil')).toEqual(['verification.review']);
    expect(await places('xtz-sec')).toEqual(['triage.route']);
    expect(await places('citizen-2')).toEqual(['rating.rate']);
  });

  test('leaves every organisation in the register under the names that it had', async () => {
    const registered = await demo.database.select().from(body).where(eq(body.kind, 'organisation'));
    expect(registered.map(({ id }) => id).toSorted()).toEqual(['bc', 'dx', 'lj', 'sh', 'xy']);
    expect(registered.every(({ status, nameEn }) => status === 'verified' && /^[\w ,]+$/.test(nameEn))).toBe(true);
  });

  test('keeps every file that it names', async () => {
    const rows = await demo.database.select({ event: event.event }).from(event);
    const named = rows.flatMap(({ event: each }) =>
      each.kind === 'filed' ? Object.values(each.answers).flatMap(evidenceIn) : [],
    );
    expect(named.length).toBeGreaterThan(20);
    for (const { hash, size } of named) expect((await demo.files.get(hash))?.byteLength).toBe(size);
  });

  test('has said nothing but at the web desk', async () => {
    const elsewhere = await demo.database
      .select({ id: outbox.id })
      .from(outbox)
      .innerJoin(account, eq(account.id, outbox.account))
      .where(ne(account.channel, 'web'));
    expect(elsewhere).toEqual([]);
  });

  test('lets an organisation keep its English name when its change is verified', async () => {
    const [waiting] = await waitsFor('mz-civil');
    const seen: (Body | undefined)[] = [];
    const tried = asked(async (world) => {
      const by = await world.people.person('mz-civil');
      seen.push(await world.people.body('xy'));
      if (by) await act(world, waiting?.id ?? '', { action: 'verifyOrganisation', by, answers: {} });
      seen.push(await world.people.body('xy'));
      throw new Error('taken back');
    });
    await expect(tried).rejects.toThrow('taken back');
    const [before, after] = seen;
    expect(after?.profile?.staff).not.toBe(before?.profile?.staff);
    expect(after?.name).toEqual(before?.name);
  });

  test('leaves a log that holds, with nothing in it from today or later', async () => {
    expect((await verifyLog(demo.database, demo.seal)).faults).toEqual([]);
    const rows = await demo.database.select({ at: event.at }).from(event);
    expect(rows.filter(({ at }) => at >= instant('2026-11-24'))).toEqual([]);
  });

  test('is not played again', async () => {
    const before = await cases(demo);
    expect(await demo.play()).toBe(false);
    expect(await cases(demo)).toBe(before);
  });
});

test('stories that broke off leave nothing, and two programmes that start at once play them once', async () => {
  const demo = await demoOn('2027-01-02');
  const other = demo.another();
  try {
    await expect(demo.play({ files: filling(demo.files, 12) })).rejects.toThrow('the disk is full');
    expect(await cases(demo)).toBe(0);
    expect(await demo.database.select().from(received)).toEqual([]);

    const played = await Promise.all([demo.play(), demo.play({ store: other.store })]);
    expect(played.toSorted()).toEqual([false, true]);
    const purchases = await demo.database.select().from(caseCard).where(eq(caseCard.procedure, 'purchase'));
    expect(purchases).toHaveLength(8);
  } finally {
    await other.close();
    await demo.drop();
  }
});

test('a city that has made something public keeps its own story', async () => {
  const demo = await demoOn('2026-11-25');
  try {
    await demo.store.transact(async (world) => {
      const id = await openCase(world, 'HRB-2026-NGMZ-0001', { procedure: 'purchase' });
      const number = await world.notices.nextNumber(now);
      await world.notices.publish({ number, kind: 'consultation', case: id, rows: {}, at: now });
    });
    expect(await demo.play()).toBe(false);
    expect(await cases(demo)).toBe(1);
  } finally {
    await demo.drop();
  }
});

/** Files on a disk with room for so many more. */
function filling(files: Files, room: number): Files {
  let left = room;
  return {
    ...files,
    async put(bytes, limit) {
      left -= 1;
      if (left < 0) throw new Error('the disk is full');
      return files.put(bytes, limit);
    },
  };
}

function evidenceIn(answer: Answer | undefined): readonly Evidence[] {
  if (!Array.isArray(answer)) return [];
  return answer.filter((each): each is Evidence => typeof each === 'object' && each !== null && 'hash' in each);
}
