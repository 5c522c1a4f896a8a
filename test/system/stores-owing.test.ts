import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { awaiting } from '../../src/app/turns.ts';
import { freed, held, owed } from '../../src/engine/owed.ts';
import { instant, plusDays } from '../../src/law/date.ts';
import { fc } from '../properties.ts';
import { type AnyStore, openCase, stores } from './given-store.ts';

describe.each(stores)('what a store says is owed, %s', (_, open) => {
  let city: AnyStore;
  beforeAll(async () => {
    city = await open();
  });
  afterAll(() => city.drop());

  const owing = (now: Date) => city.store.transact((world) => world.cases.owing(now, awaiting));

  /** Waits of every kind around a day: begun earlier or later, even when late, short or long, some closed or told of. */
  const waits = fc.record({
    entered: fc.integer({ min: -90, max: 10 }),
    length: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) }, fc.integer({ min: -40, max: -1 })),
    opens: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
    minute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
    toTheMinute: fc.boolean(),
    outcome: fc.constantFrom(undefined, undefined, undefined, 'completed'),
    told: fc.constantFrom(false, false, true),
  });

  describe('what owes a reminder', () => {
    test.each([
      ['2026-10-12', 'as the city begins', undefined],
      [
        '2028-06-15',
        'where longer waits have more reminders, before and after',
        [
          { offset: -15, at: '09:00', minLength: 30, tells: 'assignee' },
          { offset: -8, at: '09:00', tells: 'assignee' },
          { offset: -2, at: '09:00', minLength: 20, tells: 'assignee' },
          { offset: 1, at: '14:00', tells: 'assignee' },
          { offset: 4, at: '09:00', minLength: 25, tells: 'head' },
        ],
      ],
      [
        '2029-06-14',
        'where the day itself has a reminder, and late waits have others than punctual ones',
        [
          { offset: -2, at: '09:00', tells: 'assignee' },
          { offset: 0, at: '09:30', tells: 'assignee' },
          { offset: 1, at: '09:00', minLength: 1, tells: 'assignee' },
          { offset: 2, at: '14:00', tells: 'assignee' },
          { offset: 9, at: '09:00', tells: 'head' },
        ],
      ],
    ] as const)(
      'on %s, %s, is what the rule says of each open case, unless somebody was told',
      async (today, _, rungs) => {
        if (rungs) await city.changes('reminder.rungs', `${today.slice(0, 4)}-01-01`, rungs);
        const now = instant(today, '10:00');
        const expected: { readonly id: string; readonly due: Date }[] = [];
        await city.store.transact(async (world) => {
          const law = await world.law();
          for (const [n, wait] of fc.sample(waits, { numRuns: 300, seed: 7 }).entries()) {
            const { entered, length, minute, toTheMinute, outcome, told } = wait;
            const day = plusDays(today, entered);
            const enteredAt = new Date(instant(day, '00:00').getTime() + minute * 60_000);
            const end = instant(plusDays(day, length));
            const due = toTheMinute ? new Date(end.getTime() - minute * 60_000) : end;
            const id = `${today}-${String(n).padStart(3, '0')}`;
            const later = wait.opens === undefined ? undefined : instant(plusDays(day, wait.opens), '09:30');
            const opens = later && later > enteredAt && later < due ? later : undefined;
            await openCase(world, id, { id, enteredAt, opens, due, outcome });
            const come = owed({ enteredAt, opens, due }, law, now);
            if (come.length === 0) continue;
            const keys = come.map(({ offset }) => ({ case: id, entered: enteredAt, offset, person: 'li' }));
            if (told) await world.reminders.claim(...keys);
            else if (outcome === undefined) expected.push({ id, due });
          }
        });
        const inOrder = expected.toSorted((a, b) => a.due.getTime() - b.due.getTime() || (a.id < b.id ? -1 : 1));
        expect(inOrder.length).toBeGreaterThan(50);
        const found = await owing(now);
        expect(found.filter((id) => id.startsWith(today))).toEqual(inOrder.map(({ id }) => id));
      },
    );

    test('owes the next one when its day has come, and not an hour before', async () => {
      const due = instant('2027-03-19');
      const enteredAt = instant('2027-03-15', '09:30');
      await city.store.transact((world) => openCase(world, 'N-1', { id: 'next', enteredAt, due }));
      const owes = async (day: string, time: string) => (await owing(instant(day, time))).includes('next');
      // Three working days before is the sixteenth, the day after it was entered.
      expect(await owes('2027-03-16', '08:59')).toBe(false);
      expect(await owes('2027-03-16', '09:00')).toBe(true);
      await city.store.transact((world) =>
        world.reminders.claim({ case: 'next', entered: enteredAt, offset: -3, person: 'li' }),
      );
      expect(await owes('2027-03-17', '23:00')).toBe(false);
      expect(await owes('2027-03-18', '09:00')).toBe(true);
      expect(await owes('2027-12-31', '09:00')).toBe(true);
    });

    test('has its first reminder only where it was long enough to have one', async () => {
      // Ten working days before Monday 29 March 2027 is Monday the fifteenth.
      const due = instant('2027-03-29');
      await city.store.transact(async (world) => {
        await openCase(world, 'L-1', { id: 'long', enteredAt: instant('2027-03-09', '12:00'), due });
        await openCase(world, 'L-2', { id: 'short', enteredAt: instant('2027-03-10', '12:00'), due });
      });
      const found = await owing(instant('2027-03-15', '09:00'));
      expect(found.filter((id) => ['long', 'short'].includes(id))).toEqual(['long']);
    });
  });

  test('what can wait for another case is looked at from its day on, until it is noted that this has come', async () => {
    const entered = instant('2027-06-01', '09:00');
    const place = { procedure: 'payment', position: 'request.due', enteredAt: entered } as const;
    await city.store.transact(async (world) => {
      await openCase(world, 'W-1', { ...place, id: 'ahead', opens: instant('2027-06-10') });
      await openCase(world, 'W-2', { ...place, id: 'certified', position: 'certify.review' });
      await openCase(world, 'W-3', { ...place, id: 'ended', outcome: 'cancelled' });
      await openCase(world, 'W-4', { ...place, id: 'come' });
    });
    const notes = (offset: number) =>
      city.store.transact((world) => world.reminders.claim({ case: 'come', entered, offset, person: 'li' }));
    const all = ['ahead', 'certified', 'ended', 'come'];
    const found = async (day: string) => (await owing(instant(day))).filter((id) => all.includes(id));
    expect(await found('2027-06-05')).toEqual(['come']);
    expect((await found('2027-06-10')).toSorted()).toEqual(['ahead', 'come']);
    await notes(held);
    expect(await found('2027-06-05')).toEqual(['come']);
    await notes(freed);
    expect(await found('2027-06-05')).toEqual([]);
  });

  test('what is overdue are the open cases at the places asked for whose deadline has passed, the longest ago first', async () => {
    const due = (day: string) => ({ procedure: 'payment', due: instant(day) }) as const;
    await city.store.transact(async (world) => {
      await openCase(world, 'V-1', { ...due('2026-02-10'), id: 'later', position: 'request.due' });
      await openCase(world, 'V-2', { ...due('2026-02-09'), id: 'first', position: 'certify.review' });
      await openCase(world, 'V-3', { ...due('2026-02-09'), id: 'elsewhere', position: 'pay.treasury' });
      await openCase(world, 'V-4', {
        ...due('2026-02-09'),
        id: 'closed',
        position: 'request.due',
        outcome: 'completed',
      });
      await openCase(world, 'V-5', { ...due('2026-02-12'), id: 'in-time', position: 'request.due' });
    });
    const at = ['request.due', 'certify.review'] as const;
    const overdue = (now: Date) => city.store.transact((world) => world.cases.overdue(at, now));
    expect(await overdue(instant('2026-02-11', '12:00'))).toEqual(['first', 'later']);
    expect(await overdue(instant('2026-02-10'))).toEqual(['first', 'later']);
    expect(await overdue(new Date(instant('2026-02-10').getTime() - 1))).toEqual(['first']);
  });

  test('what is counted anew are the open cases that are due provisionally before a day', async () => {
    const due = (id: string, day: string, provisional: boolean) => ({ id, due: instant(day), provisional }) as const;
    await city.store.transact(async (world) => {
      await openCase(world, 'P-1', due('provisional-late', '2031-03-01', true));
      await openCase(world, 'P-2', due('provisional', '2031-02-01', true));
      await openCase(world, 'P-3', due('sure', '2031-02-01', false));
      await openCase(world, 'P-4', due('next-year', '2032-02-01', true));
      await openCase(world, 'P-5', { ...due('over', '2031-02-01', true), outcome: 'completed' });
    });
    const found = await city.store.transact((world) => world.cases.provisionalUntil(instant('2031-12-31')));
    expect(found).toEqual(['provisional', 'provisional-late']);
  });
});
