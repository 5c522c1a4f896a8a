import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBusy } from '../../db/busy.ts';
import { shownProfile } from '../../db/people.ts';
import { budgetLine, ledgerEntry } from '../../db/schema.ts';
import { sealIn } from '../../db/seal.ts';
import { player } from '../../scripts/tour/player.ts';
import { childrenOf, type Stage, tourOn } from '../../scripts/tour/story.ts';
import type { Answers } from '../../src/engine/form.ts';
import { everStored } from '../core/ever-stored.ts';
import { type City, openCity } from './city.ts';
import { givenStore, now, openCase } from './given-store.ts';

/**
 * The traps in which other systems of the field fell, by the numbers of our list of them, around one contract: both sign
 * at once, two pay at once, and others write past the programme.
 */

const line = '2027-ngmz-A0402';
const price = 58_800_000;
/** Whoever waited too long for the others on a busy machine. */
const waited = '"code":"55P03"';

/** Platforms deliver again what was given no answer. */
const delivered = <T>(work: () => Promise<T>): Promise<T> =>
  work().catch((error: unknown) => {
    if (!isBusy(error)) throw error;
    return work();
  });

const signatures = ['signForBuyer', 'signForSupplier'];

/** How many of several attempts went through. */
const done = (results: readonly PromiseSettledResult<unknown>[]) =>
  results.filter(({ status }) => status === 'fulfilled').length;

describe('a contract that is signed and paid by many at once', () => {
  let city: City;
  let purchase: string;
  let signed: readonly PromiseSettledResult<unknown>[];
  let paid: readonly PromiseSettledResult<unknown>[];

  beforeAll(async () => {
    city = await openCity('2026-11-25 08:30');
    const { desk, settled } = city;
    const evidence = [await city.keep('服务记录.pdf')];
    const plays = player({ desk, settled });
    // What is to happen at once is left out of the story.
    const does: typeof plays.does = async (person, deed) =>
      'action' in deed && signatures.includes(deed.action) ? deed.case : plays.does(person, deed);
    const stage: Stage = {
      player: { ...plays, does },
      desk,
      evidence,
      at: (when) => city.at(when),
      tell: () => undefined,
    };
    const tour = tourOn(stage);
    await tour.until('requestPayment');
    purchase = tour.purchase();
    const sign = (person: string, action: string) =>
      delivered(() => city.files(person, { procedure: 'purchase', case: purchase, action, answers: {} }));
    signed = await Promise.allSettled([
      sign('ngmz-head', 'signForBuyer'),
      sign('bc-admin', 'signForSupplier'),
      sign('ngmz-head-2', 'signForBuyer'),
    ]);

    city.passes('2027-03-10 09:00');
    const [first = ''] = await childrenOf(desk, purchase, 'payment');
    const pays = (person: string, action: string, answers: Answers = {}) =>
      city.files(person, { procedure: 'payment', case: first, action, answers });
    const invoice = { invoice: '24000000001', invoiceDate: '2027-03-10', documents: evidence };
    await pays('bc-finance', 'requestPayment', { amount: price / 2, account: await accountOf('bc'), ...invoice });
    await pays('ngmz-staff', 'certifyMilestone');
    await pays('ngmz-head', 'approvePayment');
    const officers = ['cz-treasury', 'cz-treasury-2'];
    paid = await Promise.allSettled(
      officers.map((officer) =>
        delivered(() => pays(officer, 'pay', { voucher: `PZ-${officer}`, paidOn: '2027-03-10' })),
      ),
    );
  });
  afterAll(async () => {
    await city.close();
    expect(city.failures.filter((line) => !line.includes(waited))).toEqual([]);
  });

  async function accountOf(body: string): Promise<string> {
    const [found] = await city.database.sql<{ profile: object }[]>`select profile from body where id = ${body}`;
    return String(shownProfile(await sealIn(city.keys), { ...found?.profile }).bankAccount);
  }

  it('T17 is concluded once: its money, its reports and its payments are there once', async () => {
    expect(done(signed)).toBe(2);
    expect(await childrenOf(city.desk, purchase, 'report')).toHaveLength(3);
    expect(await childrenOf(city.desk, purchase, 'payment')).toHaveLength(3);
    const commits = await city.database.select().from(ledgerEntry).where(eq(ledgerEntry.move, 'commit'));
    expect(commits.map(({ fen }) => fen)).toEqual([price]);
  });

  it('T8 is paid once when two officers pay the same instalment at once', async () => {
    expect(done(paid)).toBe(1);
    const [left] = await city.database.select().from(budgetLine).where(eq(budgetLine.id, line));
    expect(left).toMatchObject({ committed: price / 2, paid: price / 2 });
  });

  it('T2 goes up to nobody while every office has somebody who can do what it waits for', async () => {
    await city.desk.moved();
    const reported = await city.database.sql`select event from event where kind = 'escalated' and event ? 'why'`;
    expect([...reported]).toEqual([]);
  });

  it('T5 has a number in every case that was ever opened around it', async () => {
    const opened = await city.database.sql<{ number: string }[]>`
      select event ->> 'number' as number from event where kind = 'opened'`;
    expect(opened.length).toBeGreaterThan(9);
    for (const { number } of opened) expect(number).toMatch(/^HRB-\d{4}-[A-Z]+-(\d{4}|\d{6})$/);
  });

  it('T7 has left no state, act, form or role in the log but what is written down as known', async () => {
    const { sql } = city.database;
    const stored = await sql<{ what: 'position' | 'action' | 'form' | 'field' | 'role'; of: string; name: string }[]>`
      with told as (select o.event ->> 'procedure' as procedure, e.kind, e.event
        from event e join event o on o.case_id = e.case_id and o.seq = 1)
      select distinct 'position' as what, procedure as of, event ->> 'position' as name from told where kind = 'entered'
      union select 'action', procedure, event ->> 'action' from told where kind = 'filed'
      union select 'form', '', event ->> 'form' from told where event ? 'form'
      union select 'field', event ->> 'form', jsonb_object_keys(event -> 'answers') from told
        where event ? 'form' and not event -> 'answers' ? '$sealed'
      union select 'role', '', event -> 'by' ->> 'role' from told where event ? 'by'`;
    expect(new Set(stored.map(({ what }) => what)).size).toBe(5);
    const known = {
      position: (of: string) => everStored.procedures[of]?.positions,
      action: (of: string) => everStored.procedures[of]?.actions,
      form: () => Object.keys(everStored.forms),
      field: (of: string) => everStored.forms[of],
      role: () => everStored.roles,
    };
    expect(stored.filter(({ what, of, name }) => !known[what](of)?.includes(name))).toEqual([]);
  });
});

describe('two contracts that are paid from one budget line', () => {
  it('T8 are each paid up to their own price, whoever pays at once, and whoever writes past the programme', async () => {
    const { store, database, drop } = await givenStore();
    const move = (kind: 'reserve' | 'commit' | 'pay', fen: number, on: string) =>
      store.transact((world) => world.ledger.move({ line: 'shared', move: kind, fen, case: on, at: now }));
    const name = { zh: '养老', en: 'Care' };
    const { mine, other, third } = await store.transact(async (world) => {
      await world.ledger.putLine({ id: 'shared', body: 'ms', year: 2026, item: 'A0402', name, limit: 1_700 });
      const contract = await openCase(world, 'C-1', { procedure: 'purchase' });
      const another = await openCase(world, 'C-2', { procedure: 'purchase' });
      const last = await openCase(world, 'C-3', { procedure: 'purchase' });
      for (const [each, fen] of [
        [contract, 600],
        [another, 600],
        [last, 200],
      ] as const) {
        await world.ledger.move({ line: 'shared', move: 'reserve', fen, case: each, at: now });
        await world.ledger.move({ line: 'shared', move: 'commit', fen, case: each, at: now });
      }
      const instalment = await openCase(world, 'P-1', { procedure: 'payment', parent: contract });
      return { mine: instalment, other: another, third: last };
    });
    const paid = await Promise.allSettled(Array.from({ length: 20 }, () => move('pay', 100, mine)));
    const refused = paid.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(14);
    const constraint = { constraint_name: 'commitment_paid_within_committed' };
    for (const each of refused) expect(each).toMatchObject({ reason: { cause: constraint } });
    expect(await move('pay', 600, other)).toEqual({ ok: true, value: undefined });
    const past = () => database.sql`
      with paid as (
        update commitment set paid_fen = paid_fen + 100 where line = 'shared' and case_id = ${third} returning line, case_id)
      insert into ledger_entry (line, move, fen, case_id, at) select line, 'pay', 100, case_id, now() from paid`;
    const written = await Promise.allSettled(Array.from({ length: 20 }, past));
    expect(done(written)).toBe(2);
    await expect(past()).rejects.toMatchObject({ code: '23514', ...constraint });
    const [left] = await database.select().from(budgetLine).where(eq(budgetLine.id, 'shared'));
    expect(left).toMatchObject({ reserved: 0, committed: 200, paid: 1_200 });
    expect((await move('reserve', 301, other)).ok).toBe(false);
    await drop();
  });
});
