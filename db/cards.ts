import {
  and,
  arrayContains,
  asc,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  min,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { union } from 'drizzle-orm/pg-core';
import type { IndexCard, Page } from '../src/app/ports/records.ts';
import type { Cases } from '../src/app/ports/stores.ts';
import type { Person } from '../src/engine/procedure.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Heads } from './event-log.ts';
import { casesOwing } from './owing.ts';
import { body, caseCard, event, waiting } from './schema.ts';
import { grams, gramsOfWord, searchText, searchWords } from './search-text.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

type Cards = Pick<
  Cases,
  'putCard' | 'cardsUnder' | 'card' | 'byNumber' | 'inbox' | 'ofPerson' | 'search' | 'owing' | 'overdue' | 'nextDue'
>;
type PageAsked = Parameters<Cases['inbox']>[1];

const { headHash: _head, searchText: _text, searchGrams: _grams, ...columns } = getTableColumns(caseCard);
const deadline = sql`coalesce(${caseCard.due}, 'infinity'::timestamptz)`;

/** The index of the cases: written whenever a log grows, read by every list. */
export function cardsIn({ tx, law }: Pick<WorldContext, 'tx' | 'law'>, heads: Heads = new Map()): Cards {
  const one = async (condition: SQL): Promise<IndexCard | undefined> => {
    const [row] = await tx.select(columns).from(caseCard).where(condition);
    return row && cardOf(row);
  };

  return {
    putCard: (card) => putCard(tx, card, heads.get(card.id)),
    card: (id) => one(eq(caseCard.id, id)),
    byNumber: (number) => one(eq(caseCard.number, number)),

    async cardsUnder(parent, { but, knownTo }, { after, limit }) {
      const others = but.length === 0 ? undefined : notInArray(caseCard.id, [...but]);
      const known = knownTo && knownByCard(knownTo.person);
      const rows = await newestOf(tx, and(eq(caseCard.parent, parent), others, known, earlier(after)), limit);
      return pageOf(rows, limit, 'openedAt');
    },

    async inbox(person, { after, limit }) {
      const rows = await tx
        .select(columns)
        .from(caseCard)
        .where(and(isNull(caseCard.outcome), among(waitingFor(tx, person)), later(after)))
        .orderBy(deadline, asc(caseCard.id))
        .limit(limit + 1);
      return pageOf(rows, limit, 'due');
    },

    async ofPerson(person, page) {
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

    async search(words, procedure, page) {
      const holds = (word: string): SQL | undefined =>
        and(
          arrayContains(caseCard.searchGrams, [...gramsOfWord(word)]),
          sql`strpos(${caseCard.searchText}, ${word}) > 0`,
        );
      const matches = searchWords(words).map((others) => or(...others.map(holds)));
      const condition = and(
        eq(caseCard.procedure, procedure),
        eq(caseCard.public, true),
        ...matches,
        ...(page.steps ? [standingAt(page.steps)] : []),
        earlier(page.after),
      );
      return pageOf(await newestOf(tx, condition, page.limit), page.limit, 'openedAt');
    },

    owing: async (now) => casesOwing(tx, await law(), now),

    async overdue(positions, now) {
      const rows = await tx
        .select({ id: caseCard.id })
        .from(caseCard)
        .where(and(isNull(caseCard.outcome), lte(caseCard.due, now), inArray(caseCard.position, [...positions])))
        .orderBy(asc(caseCard.due), asc(caseCard.id));
      return rows.map(({ id }) => id);
    },

    async nextDue(after) {
      const [row] = await tx
        .select({ due: min(caseCard.due) })
        .from(caseCard)
        .where(and(isNull(caseCard.outcome), isNotNull(caseCard.due), gt(caseCard.due, after)));
      return row?.due ?? undefined;
    },
  };
}

/** The log's end is what this transaction wrote just now, or else what is found. */
async function putCard(tx: Transaction, { alone, ...card }: IndexCard, head: ReturnType<Heads['get']>): Promise<void> {
  const [hash, [found]] = await Promise.all([
    hashAt(tx, card, head),
    tx.execute<{ root: string | null; buyer: string | null }>(sql`
      select (select c.root from case_card c where c.id = ${card.parent ?? null}) as root,
        (select b.name_zh || ' ' || b.name_en from ${body} b where b.id = ${card.buyer ?? null}) as buyer`),
  ]);
  if (hash === undefined) throw new Error(`the log of case ${card.id} has no event ${card.seq}`);
  const text = searchText(card.number, card.title, found?.buyer ?? undefined);
  const row = {
    ...card,
    parent: card.parent ?? null,
    position: card.position ?? null,
    buyer: card.buyer ?? null,
    supplier: card.supplier ?? null,
    due: card.due ?? null,
    outcome: card.outcome ?? null,
    root: alone ? card.id : (found?.root ?? card.id),
    headHash: hash,
    searchText: text,
    searchGrams: [...grams(text)],
  };
  const waits = card.waiting.map((each, place) => ({ case: card.id, place, ...each }));
  // Sent one after another without waiting: the connection keeps their order.
  const [written] = await Promise.all([
    tx
      .insert(caseCard)
      .values(row)
      .onConflictDoUpdate({ target: caseCard.id, set: row, setWhere: sql`${caseCard.seq} <= excluded.seq` })
      .returning({ id: caseCard.id }),
    tx.delete(waiting).where(eq(waiting.case, card.id)),
    waits.length > 0 && tx.insert(waiting).values(waits),
  ]);
  if (written.length === 0) throw new Error(`the card of case ${card.id} is past ${card.seq}`);
}

/** The hash of the event that the card stands on. */
async function hashAt(
  tx: Transaction,
  { id, seq }: Pick<IndexCard, 'id' | 'seq'>,
  head: ReturnType<Heads['get']>,
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

function later(after: string | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const { at, id } = decodeCursor(after);
  return sql`(${deadline}, ${caseCard.id}) > (${at}::timestamptz, ${id})`;
}

function earlier(after: string | undefined): SQL | undefined {
  if (after === undefined) return undefined;
  const { at, id } = decodeCursor(after);
  return sql`(${caseCard.openedAt}, ${caseCard.id}) < (${at}::timestamptz, ${id})`;
}

function pageOf(rows: readonly CardRow[], limit: number, order: 'due' | 'openedAt'): Page<IndexCard> {
  const items = rows.slice(0, limit).map(cardOf);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, after: last && encodeCursor(last[order], last.id) };
}

type CardRow = Pick<typeof caseCard.$inferSelect, keyof typeof columns>;

function cardOf({ root, ...row }: CardRow): IndexCard {
  return {
    ...row,
    alone: row.parent !== null && root === row.id,
    parent: row.parent ?? undefined,
    position: row.position ?? undefined,
    buyer: row.buyer ?? undefined,
    supplier: row.supplier ?? undefined,
    due: row.due ?? undefined,
    outcome: row.outcome ?? undefined,
  };
}
