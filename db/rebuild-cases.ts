import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { IndexCard } from '../src/app/ports/records.ts';
import type { Claimed, People } from '../src/app/ports/stores.ts';
import { type Case, type Event, replay } from '../src/engine/case.ts';
import type { CalendarDay } from '../src/law/calendar.ts';
import { cardsIn } from './cards.ts';
import type { Had } from './claims.ts';
import { logsOf } from './event-log.ts';
import { bodiesIn, endSeat, putSeat, shownProfile } from './people.ts';
import type { Told } from './projections/rebuild-published.ts';
import { compared, type Rebuilt } from './rebuilt.ts';
import { body, caseCard, event, seat, waiting } from './schema.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

export type Seated = Parameters<People['putSeat']>[0];
type Unseated = Parameters<People['endSeat']>[0];
type Barred = Parameters<People['barBody']>[0];

/** What cases did with seats. */
export interface Seats {
  readonly given: readonly Seated[];
  readonly ended: readonly Unseated[];
}

/** What the programme reads from the log of one case. */
export interface Reading {
  readonly told: Told;
  readonly card: (state: Case, parent: Case | undefined) => IndexCard;
  readonly claimed: (state: Case) => Claimed | undefined;
  readonly registered: (log: readonly Event[]) => {
    readonly bodies: ReadonlyMap<string, Omit<Parameters<People['putBody']>[0], 'id'>>;
    readonly seats: readonly Seated[];
    readonly ended: readonly Unseated[];
    readonly barred: readonly Barred[];
    readonly days: readonly CalendarDay[];
  };
}

type Around = Pick<WorldContext, 'tx' | 'seal' | 'law'>;

/** The index cards of these cases, and whose turn it is there; parents must have theirs already. */
export async function rebuildCases(
  around: Around,
  reading: Reading,
  ids: readonly string[],
): Promise<{
  readonly counts: readonly Rebuilt[];
  readonly had: readonly Had[];
  readonly seats: Seats;
  readonly barred: readonly Barred[];
}> {
  const logs = await logsOf(around, ids);
  const states = statesOf(logs);
  const cards = await cardsFrom(around, reading, states);
  const registered = [...logs.values()].map(reading.registered);
  const bodies = new Map(registered.flatMap((each) => [...each.bodies]));
  return {
    counts: [...(await rebuildCards(around, ids, cards)), await rebuildBodies(around, bodies)],
    had: hadBy(states, reading),
    seats: {
      given: registered.flatMap(({ seats }) => seats),
      ended: registered.flatMap(({ ended }) => ended),
    },
    barred: registered.flatMap(({ barred }) => barred),
  };
}

/** What only they can have. */
export async function readClaims(
  around: Around,
  reading: Pick<Reading, 'claimed'>,
  ids: readonly string[],
): Promise<readonly Had[]> {
  return hadBy(statesOf(await logsOf(around, ids)), reading);
}

function hadBy(states: readonly Case[], { claimed }: Pick<Reading, 'claimed'>): readonly Had[] {
  return states.flatMap((state) => {
    const claims = claimed(state);
    return claims ? [{ case: state.id, openedAt: state.openedAt, ...claims }] : [];
  });
}

function statesOf(logs: Awaited<ReturnType<typeof logsOf>>): readonly Case[] {
  return [...logs].map(([id, log]) => replay(id, log));
}

/** Their index cards alone, and whose turn it is there. */
export async function renewCards(
  around: Around,
  reading: Pick<Reading, 'card'>,
  ids: readonly string[],
): Promise<void> {
  await rebuildCards(around, ids, await cardsFrom(around, reading, statesOf(await logsOf(around, ids))));
}

async function cardsFrom(
  around: Around,
  { card }: Pick<Reading, 'card'>,
  states: readonly Case[],
): Promise<readonly IndexCard[]> {
  const parents = await parentsOf(around, states);
  return states.map((state) => card(state, parents.get(state.parent ?? '')));
}

async function parentsOf(around: Around, states: readonly Case[]): Promise<ReadonlyMap<string, Case>> {
  const ids = states.flatMap(({ parent }) => parent ?? []);
  const logs = ids.length === 0 ? [] : await logsOf(around, ids);
  return new Map([...logs].map(([id, log]) => [id, replay(id, log)]));
}

async function rebuildCards(
  around: Around,
  ids: readonly string[],
  cards: readonly IndexCard[],
): Promise<readonly Rebuilt[]> {
  const { tx } = around;
  const mine = inArray(caseCard.id, [...ids]);
  const waits = () =>
    tx
      .select()
      .from(waiting)
      .where(inArray(waiting.case, [...ids]));
  const before = { cards: await tx.select().from(caseCard).where(mine), waits: await waits() };
  await tx.delete(caseCard).where(mine);
  const { putCard } = cardsIn(around);
  for (const card of cards) await putCard(card);
  return [
    compared('case_card', ({ id }) => id, before.cards, await tx.select().from(caseCard).where(mine)),
    compared('waiting', (row) => `${row.case} ${row.place}`, before.waits, await waits()),
  ];
}

/** Entries of the register that no log tells of were made otherwise, and stay. */
async function rebuildBodies(around: Around, bodies: ReturnType<Reading['registered']>['bodies']): Promise<Rebuilt> {
  const { tx, seal } = around;
  const ids = [...bodies.keys()];
  const rows = async () => {
    const found = await tx.select().from(body).where(inArray(body.id, ids)).orderBy(asc(body.id));
    return found.map((row) => ({ ...row, profile: row.profile && shownProfile(seal, row.profile) }));
  };
  const before = ids.length === 0 ? [] : await rows();
  const register = bodiesIn(around);
  for (const [id, entry] of bodies) await register.putBody({ id, ...entry });
  return compared('body', ({ id }) => id, before, ids.length === 0 ? [] : await rows());
}

/**
 * The seats that cases gave: the first time counts, one held for longer was given otherwise, one given up stays so; and those
 * that they ended.
 */
export async function rebuildSeats(tx: Transaction, { given, ended }: Seats): Promise<Rebuilt> {
  const first = new Map<string, Seated>();
  for (const held of given.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    const key = `${held.person} ${held.role} ${held.body}`;
    if (!first.has(key)) first.set(key, held);
  }
  let differed = 0;
  for (const held of first.values()) {
    const { person, role, body: at, from } = held;
    const known = await tx
      .select({ from: seat.from, to: seat.to })
      .from(seat)
      .where(and(eq(seat.person, person), eq(seat.role, role), eq(seat.body, at)));
    if (known.some((row) => row.to !== null || row.from <= from)) continue;
    differed += 1;
    await putSeat(tx, held);
  }
  for (const each of ended) {
    const isGivenAgain = given.some((held) => isSame(held, each) && held.from > each.at);
    if (!isGivenAgain && (await endSeat(tx, each))) differed += 1;
  }
  return { table: 'seat', rows: first.size, differed };
}

/** Until when organisations are kept out: nothing but what was decided on cases says so. */
export async function rebuildBars(tx: Transaction, barred: readonly Barred[]): Promise<Rebuilt> {
  const days = barredDays(barred);
  const said = await tx.select({ id: body.id, until: body.barredUntil }).from(body).where(isNotNull(body.barredUntil));
  const before = new Map(said.map(({ id, until }) => [id, until]));
  const wrong = [...new Set([...days.keys(), ...before.keys()])].filter((id) => days.get(id) !== before.get(id));
  for (const id of wrong) {
    await tx
      .update(body)
      .set({ barredUntil: days.get(id) ?? null })
      .where(eq(body.id, id));
  }
  return { table: 'body', rows: 0, differed: wrong.length };
}

/** Of each who is kept out the last day on which he is. */
export function barredDays(barred: readonly Barred[]): ReadonlyMap<string, string> {
  const days = new Map<string, string>();
  for (const { body: id, until } of barred) if ((days.get(id) ?? '') < until) days.set(id, until);
  return days;
}

function isSame(one: Omit<Seated, 'from'>, other: Omit<Unseated, 'at'>): boolean {
  return one.person === other.person && one.role === other.role && one.body === other.body;
}

/** Cards of cases that are not in the log. */
export async function removeStrays(tx: Transaction): Promise<Rebuilt> {
  const gone = await tx
    .delete(caseCard)
    .where(sql`not exists (select from ${event} where ${event.case} = ${caseCard.id})`)
    .returning({ id: caseCard.id });
  return { table: 'case_card', rows: 0, differed: gone.length };
}
