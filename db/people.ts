import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { People } from '../src/app/ports/stores.ts';
import type { Incoming } from '../src/dialogue/message.ts';
import { spokenLanguage } from '../src/dialogue/spoken-language.ts';
import type { Account } from '../src/dialogue/talk.ts';
import type { Body, Person } from '../src/engine/procedure.ts';
import type { Role } from '../src/names.ts';
import { type Memory, newMemory } from './memory.ts';
import { merge } from './merge.ts';
import { newId } from './new-id.ts';
import { account, body, code, person, seat } from './schema.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

export function peopleIn({ tx }: Pick<WorldContext, 'tx'>): People {
  const memory = newMemory();
  return {
    ...accountsIn(tx, memory),
    ...bodiesIn(tx, memory),
    ...codesIn(tx),

    person: (id) => memory.recall(`person ${id}`, () => personById(tx, id)),
    persons: (ids) =>
      memory.recall(`persons ${ids}`, () =>
        ids.length === 0 ? Promise.resolve([]) : personsWhere(tx, inArray(person.id, [...ids])),
      ),
    holders: (roles, at) =>
      memory.recall(`holders ${roles} ${at}`, () => {
        const held = tx
          .select({ id: seat.person })
          .from(seat)
          .where(
            and(inArray(seat.role, [roles].flat()), isNull(seat.to), ...(at === undefined ? [] : [eq(seat.body, at)])),
          );
        return personsWhere(tx, inArray(person.id, held));
      }),
    async putSeat(held) {
      await tx
        .insert(seat)
        .values(held)
        .onConflictDoUpdate({
          target: [seat.person, seat.role, seat.body],
          targetWhere: isNull(seat.to),
          set: { from: sql`least(${seat.from}, excluded.from_at)` },
        });
      memory.forget();
    },
    async rename(id, name) {
      await tx.update(person).set({ name }).where(eq(person.id, id));
      memory.forget();
    },
  };
}

type Accounts = Pick<
  People,
  'arrive' | 'account' | 'openAccount' | 'lastAccount' | 'setLanguage' | 'setKnown' | 'setFocus' | 'link'
>;

const isAccount = (question: string): boolean => question.startsWith('account ');

function accountsIn(tx: Transaction, memory: Memory): Accounts {
  const change = async (id: string, values: Partial<typeof account.$inferInsert>): Promise<void> => {
    await tx.update(account).set(values).where(eq(account.id, id));
    memory.forget(isAccount);
  };

  return {
    arrive: async (from, now) => (await seen(tx, from, now)) ?? (await welcomed(tx, from, now)),
    account: (channel, address) => oneAccount(tx, and(eq(account.channel, channel), eq(account.address, address))),
    lastAccount: (id) => memory.recall(`account of ${id}`, () => oneAccount(tx, eq(account.person, id))),

    async openAccount(id, channel, address) {
      const last = await oneAccount(tx, eq(account.person, id));
      const values = {
        id: newId(),
        channel,
        address,
        person: id,
        language: last?.language ?? ('zh' as const),
        known: last?.known ?? true,
        // He has not been there yet: until he is, he is written to where he was.
        lastSeen: new Date(0),
      };
      await tx.insert(account).values(values).onConflictDoNothing();
      memory.forget(isAccount);
    },

    setLanguage: (id, language) => change(id, { language }),
    setKnown: (id) => change(id, { known: true }),
    setFocus: (id, focus) => change(id, { focus: focus ?? null }),

    async link(id, to) {
      const [linked] = await tx
        .select({ person: account.person })
        .from(account)
        .where(eq(account.id, id))
        .for('update');
      if (!linked) throw new Error(`no account ${id}`);
      if (linked.person === to) return;
      await change(id, { person: to });
      const [seated] = await tx.select({ id: seat.id }).from(seat).where(eq(seat.person, linked.person)).limit(1);
      if (!seated) await merge(tx, linked.person, to);
      memory.forget();
    },
  };
}

async function seen(tx: Transaction, from: Incoming['from'], now: Date): Promise<Account | undefined> {
  const here = tx.$with('here').as(
    tx
      .update(account)
      .set({ lastSeen: sql`greatest(${account.lastSeen}, ${now.toISOString()}::timestamptz)` })
      .where(and(eq(account.channel, from.channel), eq(account.address, from.address)))
      .returning(),
  );
  const rows = await tx
    .with(here)
    .select({ ...here._.selectedFields, name: person.name, role: seat.role, body: seat.body })
    .from(here)
    .innerJoin(person, eq(person.id, here.person))
    .leftJoin(seat, and(eq(seat.person, person.id), isNull(seat.to)))
    .orderBy(asc(seat.id));
  return accountsOf(rows)[0];
}

async function welcomed(tx: Transaction, from: Incoming['from'], now: Date): Promise<Account> {
  const stranger = { id: newId(), name: from.name ?? '' };
  await tx.insert(person).values(stranger);
  const [row] = await tx
    .insert(account)
    .values({
      id: newId(),
      channel: from.channel,
      address: from.address,
      person: stranger.id,
      language: spokenLanguage(from.language),
      lastSeen: now,
    })
    .onConflictDoNothing()
    .returning();
  if (row) return accountOf(row, { ...stranger, seats: [] });
  // His first two messages came at once, and the other one made the account.
  await tx.delete(person).where(eq(person.id, stranger.id));
  const other = await seen(tx, from, now);
  if (!other) throw new Error(`the account of ${from.channel} was neither found nor made`);
  return other;
}

/** Of those that match, the one where he was last. */
async function oneAccount(tx: Transaction, condition: SQL | undefined): Promise<Account | undefined> {
  // Of two where he was at the same moment, the one that he was given later: at the first nobody may be reading.
  const order = [desc(account.lastSeen), desc(account.id)];
  const last = tx
    .select({ id: account.id })
    .from(account)
    .where(condition)
    .orderBy(...order)
    .limit(1);
  const [found] = await accountsWhere(tx, inArray(account.id, last));
  return found;
}

/** The accounts that match, by their ids. */
export async function accountsWhere(tx: Transaction, condition: SQL | undefined): Promise<readonly Account[]> {
  const rows = await tx
    .select({ ...getTableColumns(account), name: person.name, role: seat.role, body: seat.body })
    .from(account)
    .innerJoin(person, eq(person.id, account.person))
    .leftJoin(seat, and(eq(seat.person, person.id), isNull(seat.to)))
    .where(condition)
    .orderBy(asc(account.id), asc(seat.id));
  return accountsOf(rows);
}

type AccountRow = typeof account.$inferSelect;
type SeatRow = { readonly role: Role | null; readonly body: string | null };

/** One account from the rows of its holder's seats. */
function accountsOf(rows: readonly (AccountRow & SeatRow & { readonly name: string })[]): readonly Account[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((each) => {
    const [row] = each;
    return row ? [accountOf(row, { id: row.person, name: row.name, seats: seatsOf(each) })] : [];
  });
}

function accountOf({ id, channel, address, language, known, focus }: AccountRow, holder: Person): Account {
  return { id, channel, address, person: holder, language, known, focus: focus ?? undefined };
}

function seatsOf(rows: readonly SeatRow[]): Person['seats'] {
  return rows.flatMap(({ role, body: at }) => (role !== null && at !== null ? [{ role, body: at }] : []));
}

/** A person by his id; by an id that he had before he was known, the one who he is. */
async function personById(tx: Transaction, id: string): Promise<Person | undefined> {
  const now = sql`(select coalesce(p.merged_into, p.id) from person p where p.id = ${id})`;
  const [found] = await personsWhere(tx, eq(person.id, now));
  return found;
}

async function personsWhere(tx: Transaction, condition: SQL): Promise<readonly Person[]> {
  const rows = await tx
    .select({ id: person.id, name: person.name, role: seat.role, body: seat.body })
    .from(person)
    .leftJoin(seat, and(eq(seat.person, person.id), isNull(seat.to)))
    .where(condition)
    .orderBy(asc(person.id), asc(seat.id));
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, held]) => ({
    id,
    name: held[0]?.name ?? '',
    seats: seatsOf(held),
  }));
}

type Bodies = Pick<People, 'body' | 'bodies' | 'offices' | 'bodiesByCode' | 'putBody'>;

function bodiesIn(tx: Transaction, memory: Memory): Bodies {
  const where = async (condition: SQL): Promise<readonly Body[]> => {
    const rows = await tx.select().from(body).where(condition).orderBy(asc(body.id));
    return rows.map(bodyOf);
  };

  return {
    body: async (id) => (await where(eq(body.id, id)))[0],
    bodies: async (ids) =>
      ids.length === 0 ? [] : memory.recall(`bodies ${ids}`, () => where(inArray(body.id, [...ids]))),
    offices: () => memory.recall('offices', () => where(ne(body.kind, 'organisation'))),
    bodiesByCode: async (codes) =>
      codes.length === 0 ? [] : memory.recall(`codes ${codes}`, () => where(inArray(body.creditCode, [...codes]))),

    async putBody({ id, kind, name, creditCode, profile, status }) {
      const { zh, en } = name;
      const values = { id: id ?? newId(), kind, nameZh: zh, nameEn: en ?? zh, creditCode, profile, status };
      const nameEn = en ?? sql`case when ${body.nameZh} = ${zh} then ${body.nameEn} else ${zh} end`;
      // What is not said stays; drizzle leaves undefined columns alone.
      const change = { kind, nameZh: zh, nameEn, creditCode, profile, status };
      const target = id === undefined ? body.creditCode : body.id;
      const [row] = await tx
        .insert(body)
        .values(values)
        .onConflictDoUpdate({ target, set: change })
        .returning({ id: body.id });
      memory.forget();
      if (!row) throw new Error(`the body ${name.zh} was not written`);
      return row.id;
    },
  };
}

function bodyOf({ id, kind, nameZh, nameEn, creditCode, profile, status }: typeof body.$inferSelect): Body {
  return {
    id,
    kind,
    name: { zh: nameZh, en: nameEn },
    status,
    ...(creditCode !== null && { creditCode }),
    ...(profile !== null && { profile }),
  };
}

function codesIn(tx: Transaction): Pick<People, 'putCode' | 'code' | 'useCode'> {
  return {
    async putCode(made) {
      await tx.insert(code).values(made);
    },
    async code(hash, now) {
      const [found] = await tx.select().from(code).where(usable(hash, now));
      return found && { person: found.person ?? undefined, case: found.case ?? undefined };
    },
    async useCode(hash, now) {
      const [used] = await tx.update(code).set({ usedAt: now }).where(usable(hash, now)).returning();
      return used && { person: used.person ?? undefined, case: used.case ?? undefined };
    },
  };
}

function usable(hash: string, now: Date): SQL | undefined {
  return and(eq(code.hash, hash), isNull(code.usedAt), gt(code.until, now));
}
