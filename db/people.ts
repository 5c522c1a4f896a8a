import { and, asc, desc, eq, gt, isNull, ne, notExists, notInArray, or, type SQL, sql } from 'drizzle-orm';
import type { People } from '../src/app/ports/stores.ts';
import type { Seal } from '../src/app/ports/system.ts';
import type { Incoming } from '../src/dialogue/message.ts';
import { spokenLanguage } from '../src/dialogue/spoken-language.ts';
import type { Account, LastHeard } from '../src/dialogue/talk.ts';
import type { Answers } from '../src/engine/form.ts';
import { holderOfPost, isPost } from '../src/engine/parties.ts';
import type { Body, Person } from '../src/engine/procedure.ts';
import type { ChannelName, Role, Topic } from '../src/names.ts';
import { merge } from './merge.ts';
import { newId } from './new-id.ts';
import { hide, shown } from './private.ts';
import { account, body, browser, code, identity, passkey, person, proof, seat, session } from './schema.ts';
import { type Remembered, remembered } from './together.ts';
import type { Transaction } from './transact.ts';
import { sayMissed } from './undelivered.ts';
import { hiddenAt, hiddenName, markOf, shownAddress, shownName } from './who.ts';
import type { WorldContext } from './world-context.ts';

export function peopleIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): People {
  const persons = remembered<Person | undefined>(async (ids) => firstOf(await read(byId, ids)));
  const asNow = remembered<Person | undefined>(async (ids) => firstOf(await read(byIdOfBefore, ids)));
  const anywhere = remembered<readonly Person[]>((roles) => read(holding, roles));
  const at = remembered<readonly Person[]>((seats) => read(seated, seats));
  /** Whoever has been read once is known by his id. */
  const know: Know = (found, isMerged) => {
    persons.know(found.id, found);
    if (!isMerged) asNow.know(found.id, found);
  };
  const read = (query: string, keys: readonly string[]) => personsWhere({ tx, seal }, query, keys, know);
  const told = remembered<Account | undefined>(async (ids) => {
    const found = await accountsWhere({ tx, seal }, toldOf, [ids]);
    const byPerson = new Map(found.map((each) => [each.person.id, each]));
    return (id) => byPerson.get(id);
  });
  const forget = (): void => {
    for (const each of [persons, asNow, anywhere, at, told]) each.forget();
  };
  return {
    ...accountsIn({ tx, seal }, told, know, forget),
    ...bodiesIn({ tx, seal }),
    ...codesIn(tx),

    person: asNow.of,
    persons: async (ids) => oneEach(await Promise.all(ids.map(persons.of))),
    async holders(roles, body) {
      const held = [roles].flat().map((role) => (body === undefined ? anywhere.of(role) : at.of(`${role} ${body}`)));
      return oneEach((await Promise.all(held)).flat());
    },
    async putSeat(held) {
      await putSeat(tx, held);
      forget();
    },
    async endSeat(ended) {
      await endSeat(tx, ended);
      await signOut(tx, ended.person);
      await forgetPasskeysOfNobody(tx, ended.person);
      forget();
    },
    async identified(subject) {
      const found = await tx
        .select()
        .from(identity)
        .where(eq(identity.mark, seal.mark('identity', subject)));
      return found[0]?.person;
    },
    async putIdentity(id, subject, at) {
      const mark = seal.mark('identity', subject);
      await tx.delete(identity).where(or(eq(identity.mark, mark), eq(identity.person, id)));
      await tx.insert(identity).values({ mark, person: id, at });
    },
    hasIdentity: async (id) => (await tx.$count(identity, eq(identity.person, id))) > 0,
    async removeIdentity(id) {
      return (await tx.delete(identity).where(eq(identity.person, id)).returning({ mark: identity.mark })).length > 0;
    },
    signIns: (id, now) => tx.$count(session, and(eq(session.person, id), gt(session.until, now))),
    signOut: (id) => signOut(tx, id),
    async rename(id, name) {
      await tx
        .update(person)
        .set({ name: hiddenName(seal, id, name) })
        .where(eq(person.id, id));
      forget();
    },
  };
}

/** Gives a seat; of one that is held already the earlier beginning counts. */
export async function putSeat(tx: Transaction, held: Parameters<People['putSeat']>[0]): Promise<void> {
  await tx
    .insert(seat)
    .values(held)
    .onConflictDoUpdate({
      target: [seat.person, seat.role, seat.body],
      targetWhere: isNull(seat.to),
      set: { from: sql`least(${seat.from}, excluded.from_at)` },
    });
}

async function signOut(tx: Transaction, id: string): Promise<void> {
  await tx.delete(session).where(eq(session.person, id));
  await tx.delete(browser).where(eq(browser.person, id));
  await tx.delete(code).where(and(eq(code.person, id), isNull(code.usedAt)));
}

/** With the last seat go the passkeys: who has lost his is given his seats anew, and makes another. */
async function forgetPasskeysOfNobody(tx: Transaction, id: string): Promise<void> {
  const seats = tx
    .select({ id: seat.id })
    .from(seat)
    .where(and(eq(seat.person, id), isNull(seat.to)));
  for (const table of [passkey, proof]) await tx.delete(table).where(and(eq(table.person, id), notExists(seats)));
}

/** Ends a seat; resolves with whether one was held. */
export async function endSeat(tx: Transaction, ended: Parameters<People['endSeat']>[0]): Promise<boolean> {
  const { person: holder, role, body: at } = ended;
  const held = and(eq(seat.person, holder), eq(seat.role, role), eq(seat.body, at), isNull(seat.to));
  const rows = await tx.update(seat).set({ to: ended.at }).where(held).returning({ id: seat.id });
  return rows.length > 0;
}

/** By their ids, those that there are. */
function oneEach(found: readonly (Person | undefined)[]): readonly Person[] {
  const persons = new Map(found.flatMap((each) => (each ? [[each.id, each]] : [])));
  return [...persons.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Remembers a person who was read, and whether he has turned out to be another. */
type Know = (found: Person, isMerged: boolean) => void;

type Accounts = Pick<
  People,
  | 'arrive'
  | 'account'
  | 'accountOf'
  | 'hasBeen'
  | 'linkedAt'
  | 'openAccount'
  | 'toldAt'
  | 'setLanguage'
  | 'setKnown'
  | 'setFocus'
  | 'setLastHeard'
  | 'link'
  | 'unlink'
  | 'hasOwn'
  | 'accounts'
  | 'putPost'
  | 'movePost'
  | 'switchTopic'
>;

function accountsIn(
  { tx, seal }: Pick<WorldContext, 'tx' | 'seal'>,
  told: Remembered<Account | undefined>,
  know: Know,
  forget: () => void,
): Accounts {
  const change = async (id: string, values: Partial<typeof account.$inferInsert>): Promise<void> => {
    await tx.update(account).set(values).where(eq(account.id, id));
    told.forget();
  };

  const at = async (channel: ChannelName, address: string): Promise<Account | undefined> => {
    const [found] = await accountsWhere({ tx, seal }, atMark, [markOf(seal, { channel, address })]);
    return found;
  };

  return {
    async arrive(from, now) {
      const arrived = (await seen(tx, seal, from, now)) ?? (await welcomed(tx, seal, from, now));
      know(arrived.person, false);
      return arrived;
    },
    account: at,
    accountOf: async (id) => (await accountsWhere({ tx, seal }, withId, [id]))[0],
    toldAt: told.of,

    async openAccount(id, channel, address) {
      const before = await told.of(id);
      const values = {
        id: newId(),
        channel,
        ...hiddenAt(seal, { channel, address }),
        person: id,
        language: before?.language ?? ('zh' as const),
        known: before?.known ?? true,
        // He has not been there yet: until he is, he is written to where he was.
        lastSeen: new Date(0),
      };
      await tx.insert(account).values(values).onConflictDoNothing();
      told.forget();
    },

    setLanguage: (id, language) => change(id, { language }),
    setKnown: (id) => change(id, { known: true }),
    setFocus: (id, focus) => change(id, { focus: focus ?? null }),
    setLastHeard: (id, heard) =>
      change(id, { lastHeard: heard ? seal.close(heardScope(id), JSON.stringify(heard)) : null }),

    async switchTopic(id, topic, on) {
      const others = 'array_remove(topics_off, $2)';
      const off = on ? others : `array_append(${others}, $2)`;
      await tx.run(`update person set topics_off = ${off} where id = $1`, [id, topic]);
      told.forget();
    },
    accounts: (id) => accountsWhere({ tx, seal }, openOf, [id]),

    async putPost({ channel, address, language, title }) {
      const found = await at(channel, address);
      const holder = found?.person.id ?? holderOfPost(newId());
      const name = hiddenName(seal, holder, title);
      await tx.insert(person).values({ id: holder, name }).onConflictDoUpdate({ target: person.id, set: { name } });
      const where = hiddenAt(seal, { channel, address });
      const values = { id: newId(), channel, ...where, person: holder, language, known: true, lastSeen: new Date(0) };
      await tx
        .insert(account)
        .values(values)
        .onConflictDoUpdate({ target: account.mark, set: { closedAt: null, language } });
      forget();
      const put = await at(channel, address);
      if (!put || !isPost(put.person.id)) throw new Error(`the account of ${channel} at ${address} is a person's`);
      return put;
    },
    async movePost(channel, from, to) {
      const there = hiddenAt(seal, { channel, address: to });
      await tx.run(moving, [markOf(seal, { channel, address: from }), there.mark, there.address]);
      forget();
    },

    async hasBeen(id) {
      const [own] = await tx.run<{ readonly found: boolean }>(
        `select exists (select from account where person = $1 and last_seen > 'epoch') as found`,
        [id],
      );
      return own?.found === true;
    },
    async hasOwn(id) {
      const [own] = await tx.run<{ readonly found: boolean }>(
        `select exists (select from seat where person = $1) or exists (select from draft where person = $1)
          or exists (select from case_card where opener = $1) as found`,
        [id],
      );
      return own?.found === true;
    },

    async unlink(id) {
      const stranger = { id: newId(), name: '' };
      await putStranger(tx, seal, stranger);
      await change(id, {
        person: stranger.id,
        known: false,
        focus: null,
        lastHeard: null,
        missedAt: null,
        linkedAt: null,
      });
      forget();
      return { ...stranger, seats: [] };
    },

    async linkedAt(id) {
      const [row] = await tx.select({ at: account.linkedAt }).from(account).where(eq(account.id, id));
      return row?.at ?? undefined;
    },

    async link(id, to, at) {
      const [linked] = await tx
        .select({ person: account.person })
        .from(account)
        .where(eq(account.id, id))
        .for('update');
      if (!linked) throw new Error(`no account ${id}`);
      if (linked.person === to) return;
      await change(id, { person: to, linkedAt: at });
      const [seated] = await tx.select({ id: seat.id }).from(seat).where(eq(seat.person, linked.person)).limit(1);
      if (!seated) await merge(tx, linked.person, to);
      forget();
    },
  };
}

async function putStranger(tx: Transaction, seal: Seal, { id, name }: Pick<Person, 'id' | 'name'>): Promise<void> {
  await tx.insert(person).values({ id, name: hiddenName(seal, id, name) });
}

/** Remembers that he was here. */
async function seen(
  tx: Transaction,
  seal: Seal,
  { channel, address }: Incoming['from'],
  now: Date,
): Promise<Account | undefined> {
  const rows = await tx.run<AccountRow & { readonly heard: string | null; readonly missed: boolean }>(arriving, [
    markOf(seal, { channel, address }),
    now.toISOString(),
  ]);
  const [arrived] = accountsOf(seal, rows);
  if (arrived && rows[0]?.missed) await sayMissed(tx, arrived.id);
  const heard = rows[0]?.heard ?? null;
  if (!arrived || heard === null) return arrived;
  return { ...arrived, lastHeard: heardIn(seal, arrived.id, heard) };
}

export function heardIn(seal: Pick<Seal, 'open'>, account: string, heard: string): LastHeard {
  // Only `setLastHeard` seals in such a scope.
  return JSON.parse(seal.open(heardScope(account), heard)) as LastHeard;
}

function heardScope(account: string): string {
  return `heard/${account}`;
}

async function welcomed(tx: Transaction, seal: Seal, from: Incoming['from'], now: Date): Promise<Account> {
  const stranger = { id: newId(), name: from.name ?? '' };
  await putStranger(tx, seal, stranger);
  const [row] = await tx
    .insert(account)
    .values({
      id: newId(),
      channel: from.channel,
      ...hiddenAt(seal, from),
      person: stranger.id,
      language: spokenLanguage(from.language),
      lastSeen: now,
    })
    .onConflictDoNothing()
    .returning();
  if (row) return accountOf({ ...row, address: from.address }, { ...stranger, seats: [] });
  // His first two messages came at once, and the other one made the account.
  await tx.delete(person).where(eq(person.id, stranger.id));
  const other = await seen(tx, seal, from, now);
  if (!other) throw new Error(`the account of ${from.channel} was neither found nor made`);
  return other;
}

/** An account with a seat of its holder; as many rows as he has seats, or one without. Name and address are hidden. */
interface AccountRow extends SeatRow, Pick<Account, 'id' | 'channel' | 'address' | 'language' | 'known'> {
  readonly off?: readonly Topic[];
  readonly person: string;
  readonly focus: Account['focus'] | null;
  readonly name: string;
}

interface SeatRow {
  readonly role: Role | null;
  readonly body: string | null;
}

const accountColumns =
  'a.id, a.channel, a.address, a.person, a.language, a.known, a.focus, to_jsonb(p.topics_off) as "off", p.name, s.role, s.body';
const withHolder = 'join person p on p.id = a.person left join seat s on s.person = p.id and s.to_at is null';

const arriving = `
  with a as (
    update account set last_seen = greatest(last_seen, $2::timestamptz), closed_at = null where mark = $1 returning *
  )
  select ${accountColumns}, a.last_heard as heard, a.missed_at is not null as missed from a ${withHolder} order by s.id`;
const openOf = '(select * from account where person = $1 and closed_at is null)';
const atMark = '(select * from account where mark = $1)';
const withId = '(select * from account where id = $1)';
const moving = `
  update account set mark = $2, address = $3 where mark = $1 and not exists (select from account where mark = $2)`;
/** Where a person is told first: of two where he was at the same moment, at the one that he was given later. */
export const toldFirst = `channel <> 'web' desc, last_seen desc, id desc`;
const toldOf = `(
  select distinct on (person) * from account where person = any($1::text[])
  order by person, closed_at is not null, ${toldFirst})`;

/** The accounts of a query, by their ids. */
export async function accountsWhere(
  { tx, seal }: Pick<WorldContext, 'tx' | 'seal'>,
  query: string,
  values: readonly (string | readonly string[])[],
): Promise<readonly Account[]> {
  const text = `select ${accountColumns} from ${query} as a ${withHolder} order by a.id, s.id`;
  return accountsOf(seal, await tx.run<AccountRow>(text, values));
}

/** One account from the rows of its holder's seats. */
function accountsOf(seal: Seal, rows: readonly AccountRow[]): readonly Account[] {
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((each) => {
    const [row] = each;
    if (!row) return [];
    const address = shownAddress(seal, row.channel, row.address);
    const name = shownName(seal, row.person, row.name);
    return [accountOf({ ...row, address }, { id: row.person, name, seats: seatsOf(each) })];
  });
}

function accountOf(
  { id, channel, address, language, known, focus, off = [] }: Omit<AccountRow, 'name' | 'role' | 'body' | 'person'>,
  holder: Person,
): Account {
  return { id, channel, address, person: holder, language, known, focus: focus ?? undefined, off };
}

function seatsOf(rows: readonly SeatRow[]): Person['seats'] {
  return rows.flatMap(({ role, body: at }) => (role !== null && at !== null ? [{ role, body: at }] : []));
}

/** Who is asked for, by what he was asked for. */
const byId = 'select id as key, id as person from person where id = any($1::text[])';
/** By an id that he had before he was known: the one who he is. */
const byIdOfBefore = 'select id as key, coalesce(merged_into, id) as person from person where id = any($1::text[])';
const holding = 'select distinct role as key, person from seat where role = any($1::text[]) and to_at is null';
/** By role and body, with a blank between them. */
const seated = `
  select at.key, h.person from unnest($1::text[]) as at (key)
  join seat h on h.role = split_part(at.key, ' ', 1) and h.body = substr(at.key, strpos(at.key, ' ') + 1) and h.to_at is null`;

interface PersonRow extends SeatRow {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly merged: string | null;
}

/** The persons of a query, by what they were asked for; of each, by their ids. */
async function personsWhere(
  { tx, seal }: Pick<WorldContext, 'tx' | 'seal'>,
  query: string,
  keys: readonly string[],
  know: (found: Person, isMerged: boolean) => void,
): Promise<(key: string) => readonly Person[]> {
  const rows = await tx.run<PersonRow>(
    `select k.key, p.id, p.name, p.merged_into as merged, s.role, s.body from (${query}) as k join person p on p.id = k.person
    left join seat s on s.person = p.id and s.to_at is null order by p.id, s.id`,
    [keys],
  );
  const found = new Map<string, Person[]>();
  for (const held of Map.groupBy(rows, ({ key, id }) => `${key} ${id}`).values()) {
    const [row] = held;
    if (!row) continue;
    const { key, id, name, merged } = row;
    const each = { id, name: shownName(seal, id, name), seats: seatsOf(held) };
    know(each, merged !== null);
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  return (key) => found.get(key) ?? [];
}

function firstOf<V>(found: (key: string) => readonly V[]): (key: string) => V | undefined {
  return (key) => found(key)[0];
}

type Bodies = Pick<People, 'body' | 'bodies' | 'offices' | 'organisations' | 'bodiesByCode' | 'putBody' | 'barBody'>;

export function bodiesIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): Bodies {
  const bodyOf = (row: typeof body.$inferSelect): Body => bodyFrom(seal, row);
  const first = async (text: string, keys: readonly string[]): Promise<(key: string) => Body | undefined> => {
    const rows = await tx.run<BodyRow>(text, [keys]);
    const found = new Map(rows.map((row) => [row.key, bodyOf(row)]));
    return (key) => found.get(key);
  };
  const byId = remembered((ids) => first(bodiesById, ids));
  const byCode = remembered((codes) => first(bodiesByCode, codes));
  const all = async (asked: readonly Promise<Body | undefined>[]): Promise<readonly Body[]> => {
    const found = await Promise.all(asked);
    return found.filter((each) => each !== undefined).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  };

  return {
    body: byId.of,
    bodies: (ids) => all([...new Set(ids)].map(byId.of)),
    async offices() {
      const rows = await tx.select().from(body).where(ne(body.kind, 'organisation')).orderBy(asc(body.id));
      return rows.map(bodyOf);
    },
    async organisations(parts, limit) {
      if (parts.length === 0) return [];
      const named = parts.map((part) => sql`strpos(lower(${body.nameZh} || ' ' || ${body.nameEn}), ${part}) > 0`);
      const rows = await tx
        .select()
        .from(body)
        .where(and(eq(body.kind, 'organisation'), eq(body.status, 'verified'), or(...named)))
        .orderBy(asc(body.id))
        .limit(limit);
      return rows.map(bodyOf);
    },
    bodiesByCode: (codes) => all([...new Set(codes)].map(byCode.of)),

    async putBody({ id, kind, name, creditCode, profile: said, status }) {
      const profile = said && hiddenProfile(seal, said);
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
      byId.forget();
      byCode.forget();
      if (!row) throw new Error(`the body ${name.zh} was not written`);
      return row.id;
    },
    async barBody({ body: id, until }) {
      await tx
        .update(body)
        .set({ barredUntil: sql`greatest(${body.barredUntil}, ${until}::date)` })
        .where(eq(body.id, id));
      byId.forget();
      byCode.forget();
    },
  };
}

const bodyColumns = `id, kind, name_zh as "nameZh", name_en as "nameEn", credit_code as "creditCode", profile, status, barred_until as "barredUntil"`;
const bodiesById = `select id as key, ${bodyColumns} from body where id = any($1::text[])`;
const bodiesByCode = `select credit_code as key, ${bodyColumns} from body where credit_code = any($1::text[])`;

type BodyRow = typeof body.$inferSelect & { readonly key: string };

function bodyFrom(
  seal: Seal,
  { id, kind, nameZh, nameEn, creditCode, profile, status, barredUntil }: typeof body.$inferSelect,
): Body {
  return {
    id,
    kind,
    name: { zh: nameZh, en: nameEn },
    status,
    ...(creditCode !== null && { creditCode }),
    ...(profile !== null && { profile: shownProfile(seal, profile) }),
    ...(barredUntil !== null && { barredUntil }),
  };
}

/** Whom the register names, and where he and his bank can be reached, stands there among the rest: all of it is hidden. */
export function hiddenProfile(seal: Pick<Seal, 'close'>, profile: Answers): Readonly<Record<string, unknown>> {
  return { ...hide(seal, profileScope, 'profile', profile) };
}

export function shownProfile(seal: Pick<Seal, 'open'>, stored: Readonly<Record<string, unknown>>): Answers {
  // Only profiles are hidden in it, and those of before are as they were written.
  return shown(seal, profileScope, 'profile', stored) as Answers;
}

const profileScope = 'profile';

function codesIn(tx: Transaction): Pick<People, 'putCode' | 'keepNewestCodes' | 'code' | 'useCode' | 'ownerOfCode'> {
  return {
    async ownerOfCode(hash) {
      const [found] = await tx.select({ person: code.person }).from(code).where(eq(code.hash, hash));
      return found?.person ?? undefined;
    },
    async putCode(made) {
      await tx.insert(code).values(made);
    },
    async keepNewestCodes(person, most) {
      const newest = tx
        .select({ hash: code.hash })
        .from(code)
        .where(and(eq(code.person, person), isNull(code.usedAt)))
        .orderBy(desc(code.until), code.hash)
        .limit(most);
      await tx.delete(code).where(and(eq(code.person, person), isNull(code.usedAt), notInArray(code.hash, newest)));
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
