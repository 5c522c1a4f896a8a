import {
  and,
  arrayContains,
  asc,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { IndexCard, Page } from '../src/app/ports/records.ts';
import type { Cases, Narrowed } from '../src/app/ports/stores.ts';
import type { Person } from '../src/engine/procedure.ts';
import type { Fen } from '../src/law/fen.ts';
import type { ProcedureId } from '../src/names.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { type Held, nothingHeld } from './event-log.ts';
import { casesOwing } from './owing.ts';
import { caseCard, event, waiting } from './schema.ts';
import { grams, gramsOfWord, searchText, searchWords } from './search-text.ts';
import { together } from './together.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

/** What is kept of cases on their cards. */
export type Cards = Pick<
  Cases,
  | 'putCard'
  | 'cardsUnder'
  | 'card'
  | 'byNumber'
  | 'inbox'
  | 'later'
  | 'steppedBack'
  | 'ofPerson'
  | 'lastOf'
  | 'search'
  | 'sums'
  | 'owing'
  | 'overdue'
  | 'provisionalUntil'
  | 'nextTurns'
>;
type PageAsked = Parameters<Cases['ofPerson']>[1];

const { headHash: _head, searchText: _text, searchGrams: _grams, ...columns } = getTableColumns(caseCard);
/** What a card is made of. */
export const cardColumns = columns;
const deadline = sql`coalesce(${caseCard.due}, 'infinity'::timestamptz)`;

/** The index of the cases: written whenever a log grows, read by every list. */
export function cardsIn({ tx, law }: Pick<WorldContext, 'tx' | 'law'>, held: Held = nothingHeld(tx)): Cards {
  /** Several that are asked for in one moment are read at once; they are lists then. */
  const byId = together(async (ids) => {
    const rows = await tx
      .select(columns)
      .from(caseCard)
      .where(inArray(caseCard.id, [...ids]));
    const cards = new Map(rows.map((row) => [row.id, cardOf(row)]));
    return (id) => cards.get(id);
  });
  const one = async (condition: SQL): Promise<IndexCard | undefined> => {
    const [row] = await tx.select(columns).from(caseCard).where(condition);
    return row && cardOf(row);
  };

  const firstAfter = (column: typeof caseCard.opens | typeof caseCard.due, after: Date): Promise<CardRow[]> =>
    tx
      .select(columns)
      .from(caseCard)
      .where(and(isNull(caseCard.outcome), isNotNull(column), gt(column, after)))
      .orderBy(asc(column), asc(caseCard.id))
      .limit(1);

  return {
    putCard: (card) => putCard(tx, card, held),
    card: byId,
    byNumber: (number) => one(eq(caseCard.number, number)),

    async cardsUnder(parent, { but, knownTo }, { after, limit }) {
      tx.weigh();
      const others = but.length === 0 ? undefined : notInArray(caseCard.id, [...but]);
      const known = knownTo && knownByCard(knownTo.person);
      const rows = await newestOf(tx, and(eq(caseCard.parent, parent), others, known, earlier(after)), limit);
      return pageOf(rows, limit, 'openedAt');
    },

    async inbox(person, { now, after, limit }) {
      tx.weigh();
      const open = or(isNull(caseCard.opens), lte(caseCard.opens, now));
      const rows = await tx
        .select(columns)
        .from(caseCard)
        .where(and(isNull(caseCard.outcome), among(waitingFor(tx, person)), open, later(deadline, after)))
        .orderBy(deadline, asc(caseCard.id))
        .limit(limit + 1);
      return pageOf(rows, limit, 'due');
    },

    async later(person, { now, after, limit }) {
      tx.weigh();
      const ahead = gt(caseCard.opens, now);
      const rows = await tx
        .select(columns)
        .from(caseCard)
        .where(
          and(isNull(caseCard.outcome), among(waitingFor(tx, person)), ahead, later(sql`${caseCard.opens}`, after)),
        )
        .orderBy(asc(caseCard.opens), asc(caseCard.id))
        .limit(limit + 1);
      return pageOf(rows, limit, 'opens');
    },

    async steppedBack(person, ids) {
      if (ids.length === 0) return new Set();
      const his = sql`event -> 'by' ->> 'person' = ${person}`;
      const rows = await tx
        .selectDistinct({ id: event.case })
        .from(event)
        .where(and(inArray(event.case, [...ids]), eq(event.kind, 'recused'), his));
      return new Set(rows.map(({ id }) => id));
    },

    async ofPerson(person, page) {
      tx.weigh();
      const bodies = [...new Set(person.seats.map((seat) => seat.body))];
      const acted = tx
        .select({ id: event.case })
        .from(event)
        .where(and(eq(event.kind, 'filed'), sql`event -> 'by' ->> 'person' = ${person.id}`));
      const his = [eq(caseCard.opener, person.id), inArray(caseCard.id, acted)];
      const theirs = bodies.length === 0 ? [] : [inArray(caseCard.buyer, bodies), inArray(caseCard.supplier, bodies)];
      const [first, second, ...others] = [...his, ...theirs].map((condition) => newest(tx, condition, page));
      if (!first || !second) throw new Error('two conditions make two lists');
      const ids = union(first, second, ...others);
      const rows = await newestOf(tx, inArray(caseCard.id, sql`(select id from (${ids}) as mine)`), page.limit);
      return pageOf(rows, page.limit, 'openedAt');
    },

    async lastOf({ place, body }, procedure, most) {
      tx.weigh();
      const rows = await newestOf(tx, and(eq(caseCard[place], body), eq(caseCard.procedure, procedure)), most);
      return rows.slice(0, most).map(cardOf);
    },

    async search(words, procedure, page) {
      tx.weigh();
      const condition = and(searched(words, procedure, page), earlier(page.after));
      return pageOf(await newestOf(tx, condition, page.limit), page.limit, 'openedAt');
    },

    async sums(words, procedure, narrowed) {
      tx.weigh();
      const found = tx
        .select({ agreed: agreed.as('agreed') })
        .from(caseCard)
        .where(searched(words, procedure, narrowed))
        .as('found');
      const [row] = await tx
        .select({ count: count(), amount: sql`coalesce(sum(${found.agreed}), 0)`.mapWith(Number) })
        .from(found);
      return row ?? { count: 0, amount: 0 };
    },

    async owing(now, awaiting) {
      const found = await law();
      tx.weigh();
      return casesOwing(tx, found, now, awaiting);
    },

    async overdue(positions, now) {
      tx.weigh();
      const rows = await tx
        .select({ id: caseCard.id })
        .from(caseCard)
        .where(and(isNull(caseCard.outcome), lte(caseCard.due, now), inArray(caseCard.position, [...positions])))
        .orderBy(asc(caseCard.due), asc(caseCard.id));
      return rows.map(({ id }) => id);
    },

    async provisionalUntil(end) {
      tx.weigh();
      const rows = await tx
        .select({ id: caseCard.id })
        .from(caseCard)
        .where(and(isNull(caseCard.outcome), lte(caseCard.due, end), eq(caseCard.provisional, true)))
        .orderBy(asc(caseCard.due), asc(caseCard.id));
      return rows.map(({ id }) => id);
    },

    async nextTurns(after) {
      tx.weigh();
      const [opening] = await firstAfter(caseCard.opens, after);
      const [ending] = await firstAfter(caseCard.due, after);
      return { opens: opening && cardOf(opening), due: ending && cardOf(ending) };
    },
  };
}

const putting = `
  with card as (
    insert into case_card (id, root, number, procedure, version, parent, title, period, position, round, opener, buyer, supplier,
      opened_at, entered_at, opens, due, provisional, outcome, public, waiting, seq, head_hash, search_text, search_grams)
    select id, case when alone then id else coalesce((select root from case_card c where c.id = row.parent), id) end,
      number, procedure, version, parent, title, part, position, round, opener, buyer, supplier,
      "openedAt", "enteredAt", opens, due, provisional, outcome, public, waiting, seq, $2, $3, $4::text[]
    from json_to_record($1::text::json) as row (id text, alone boolean, number text, procedure text, version integer,
      parent text, title text, part jsonb, position text, round integer, opener text, buyer text, supplier text,
      "openedAt" timestamptz, "enteredAt" timestamptz, opens timestamptz, due timestamptz, provisional boolean, outcome text, public boolean,
      waiting jsonb, seq integer)
    on conflict (id) do update set root = excluded.root, number = excluded.number, procedure = excluded.procedure,
      version = excluded.version, parent = excluded.parent, title = excluded.title, period = excluded.period, position = excluded.position,
      round = excluded.round, opener = excluded.opener, buyer = excluded.buyer, supplier = excluded.supplier,
      opened_at = excluded.opened_at, entered_at = excluded.entered_at, opens = excluded.opens, due = excluded.due,
      provisional = excluded.provisional, outcome = excluded.outcome, public = excluded.public,
      waiting = excluded.waiting, seq = excluded.seq, head_hash = excluded.head_hash,
      search_text = excluded.search_text, search_grams = excluded.search_grams
    where case_card.seq <= excluded.seq
    returning id, waiting
  ), over as (
    delete from waiting w using card where w.case_id = card.id and w.place >= jsonb_array_length(card.waiting)
  ), waits as (
    insert into waiting (case_id, place, role, body, person)
    select card.id, place - 1, role, body, person from card, rows from (
      jsonb_to_recordset(card.waiting) as (role text, body text, person text)
    ) with ordinality as wait (role, body, person, place)
    on conflict (case_id, place) do update
      set role = excluded.role, body = excluded.body, person = excluded.person
  )
  select id from card`;

/** Writes a card, and whose turn it is; the log's end is what this transaction wrote just now, or else what is found. */
async function putCard(tx: Transaction, card: IndexCard, { heads, buyers }: Held): Promise<void> {
  const { id, number, title, buyer, seq } = card;
  const [hash, name] = await Promise.all([
    hashAt(tx, card, heads.get(id)),
    buyer === undefined ? undefined : buyers.of(buyer),
  ]);
  if (hash === undefined) throw new Error(`the log of case ${id} has no event ${seq}`);
  const text = searchText(number, title ?? '', name);
  const written = await tx.run(putting, [JSON.stringify(card), hash, text, [...grams(text)]]);
  if (written.length === 0) throw new Error(`the card of case ${id} is past ${seq}`);
}

/** The hash of the event that the card stands on. */
async function hashAt(
  tx: Transaction,
  { id, seq }: Pick<IndexCard, 'id' | 'seq'>,
  head: ReturnType<Held['heads']['get']>,
): Promise<string | undefined> {
  const written = await head;
  if (written?.seq === seq) return written.hash;
  const [found] = await tx
    .select({ hash: event.hash })
    .from(event)
    .where(and(eq(event.case, id), eq(event.seq, seq)));
  return found?.hash;
}

/**
 * The cards of these cases, each found by its id: left to join them, the planner may read every card there is, closed ones
 * too, because it believes that it can stop early.
 */
function among(ids: ReturnType<typeof waitingFor>): SQL {
  return sql`${caseCard.id} = any(array(${ids}))`;
}

/** The cases that wait for a person, or for a seat of his. */
function waitingFor(tx: Transaction, person: Person) {
  const seats = person.seats.map(({ role, body: at }) =>
    and(isNull(waiting.person), eq(waiting.role, role), or(isNull(waiting.body), eq(waiting.body, at))),
  );
  return tx
    .select({ id: waiting.case })
    .from(waiting)
    .where(or(eq(waiting.person, person.id), ...seats));
}

/** The cards by which a person, or the public, may know of their cases. */
function knownByCard(person: Person | undefined): SQL | undefined {
  const isPublic = eq(caseCard.public, true);
  if (!person) return isPublic;
  const bodies = [...new Set(person.seats.map(({ body: at }) => at))];
  const theirs = bodies.length === 0 ? [] : [inArray(caseCard.buyer, bodies), inArray(caseCard.supplier, bodies)];
  return or(isPublic, eq(caseCard.opener, person.id), ...theirs);
}

/** Of one of several conditions, no more than a page can need: so each is answered by its own index. */
function newest(tx: Transaction, condition: SQL, { after, limit }: PageAsked) {
  return tx
    .select({ id: caseCard.id })
    .from(caseCard)
    .where(and(condition, earlier(after)))
    .orderBy(desc(caseCard.openedAt), desc(caseCard.id))
    .limit(limit + 1);
}

/** What was agreed last, else what was awarded last. */
export const agreed = sql<Fen | null>`coalesce(
  (select k.price_fen from contract k where k.root = case_card.id order by k.at desc, k.notice desc limit 1),
  (select a.amount_fen from award a where a.root = case_card.id order by a.at desc, a.notice desc limit 1)
)`;

function searched(words: string, procedure: ProcedureId, { steps, buyer, among, also }: Narrowed): SQL | undefined {
  return and(
    eq(caseCard.procedure, procedure),
    eq(caseCard.public, true),
    ...matching(words, also),
    steps && standingAt(steps),
    buyer === undefined ? undefined : eq(caseCard.buyer, buyer),
    among && inArray(caseCard.id, [...among]),
  );
}

/**
 * Cards whose number, title and buyer contain each of the words, or another that would do as well; or that the word finds
 * otherwise.
 */
export function matching(words: string, also: Narrowed['also'] = []): readonly (SQL | undefined)[] {
  const holds = (word: string): SQL | undefined =>
    and(arrayContains(caseCard.searchGrams, [...gramsOfWord(word)]), sql`strpos(${caseCard.searchText}, ${word}) > 0`);
  return searchWords(words).map((others, place) => {
    const found = also[place] ?? [];
    return or(...others.map(holds), found.length > 0 ? inArray(caseCard.id, [...found]) : undefined);
  });
}

/** Cards at one of these steps: those that still run, and those that were completed there. */
function standingAt(steps: readonly string[]): SQL | undefined {
  const there = or(...steps.map((step) => like(caseCard.position, `${step}.%`)));
  return and(there, or(isNull(caseCard.outcome), eq(caseCard.outcome, 'completed')));
}

function newestOf(tx: Transaction, condition: SQL | undefined, limit: number): Promise<CardRow[]> {
  return tx
    .select(columns)
    .from(caseCard)
    .where(condition)
    .orderBy(desc(caseCard.openedAt), desc(caseCard.id))
    .limit(limit + 1);
}

function later(moment: SQL, after: string | undefined): SQL | undefined {
  const from = after === undefined ? undefined : decodeCursor(after);
  return from && sql`(${moment}, ${caseCard.id}) > (${from.at}::timestamptz, ${from.id})`;
}

export function earlier(after: string | undefined): SQL | undefined {
  const from = after === undefined ? undefined : decodeCursor(after);
  return from && sql`(${caseCard.openedAt}, ${caseCard.id}) < (${from.at}::timestamptz, ${from.id})`;
}

export function pageOf(rows: readonly CardRow[], limit: number, order: 'due' | 'opens' | 'openedAt'): Page<IndexCard> {
  const items = rows.slice(0, limit).map(cardOf);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, after: last && encodeCursor(last[order], last.id) };
}

type CardRow = Pick<typeof caseCard.$inferSelect, keyof typeof columns>;

export function cardOf({ root, ...row }: CardRow): IndexCard {
  return {
    ...row,
    alone: row.parent !== null && root === row.id,
    parent: row.parent ?? undefined,
    title: row.title ?? undefined,
    part: row.part ?? undefined,
    position: row.position ?? undefined,
    buyer: row.buyer ?? undefined,
    supplier: row.supplier ?? undefined,
    opens: row.opens ?? undefined,
    due: row.due ?? undefined,
    outcome: row.outcome ?? undefined,
  };
}
