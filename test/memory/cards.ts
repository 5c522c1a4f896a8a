import type { Cards } from '../../db/cards.ts';
import { decodeCursor, encodeCursor } from '../../db/cursor.ts';
import { searchText, searchWords } from '../../db/search-text.ts';
import type { IndexCard, Page } from '../../src/app/ports/records.ts';
import type { Narrowed } from '../../src/app/ports/stores.ts';
import { freed, owed } from '../../src/engine/owed.ts';
import { stepOf, waitsOn } from '../../src/engine/parties.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { isKnownByCard } from '../../src/engine/read.ts';
import type { Law } from '../../src/law/law.ts';
import type { ProcedureId } from '../../src/names.ts';
import type { Tables } from './tables.ts';

/** The index of the cases in memory. */
export function cardsOf(tables: Tables, law: Law): Cards {
  const { cards, logs, reminders } = tables;
  const all = (): readonly IndexCard[] => [...cards.values()];
  const open = (): readonly IndexCard[] => all().filter(({ outcome }) => outcome === undefined);
  const waitingFor = (person: Person): readonly IndexCard[] =>
    open().filter(({ waiting }) => waiting.some((each) => waitsOn(each, person)));

  const found = (words: string, procedure: ProcedureId, { steps, buyer, among, also = [] }: Narrowed) =>
    all().filter((card) => {
      const there = card.position !== undefined && steps?.includes(stepOf(card.position));
      const stands = !steps || (there && (card.outcome === undefined || card.outcome === 'completed'));
      const text = textOf(tables, card);
      const matches = searchWords(words).every(
        (others, place) => also[place]?.includes(card.id) || others.some((word) => text.includes(word)),
      );
      const within = (buyer ?? card.buyer) === card.buyer && (among?.includes(card.id) ?? true);
      return card.procedure === procedure && card.public && stands && matches && within;
    });

  return {
    async putCard(card) {
      if (!logs.get(card.id)?.[card.seq - 1]) throw new Error(`the log of case ${card.id} has no event ${card.seq}`);
      if ((cards.get(card.id)?.seq ?? 0) > card.seq) throw new Error(`the card of case ${card.id} is past ${card.seq}`);
      if (all().some(({ id, number }) => number === card.number && id !== card.id)) {
        throw new Error(`the number ${card.number} is another case's`);
      }
      cards.set(card.id, card);
    },
    card: async (id) => cards.get(id),
    byNumber: async (number) => all().find((card) => card.number === number),
    async cardsUnder(parent, { but, knownTo }, { after, limit }) {
      const others = all().filter((card) => card.parent === parent && !but.includes(card.id));
      const known = knownTo ? others.filter((card) => isKnownByCard(card, knownTo.person)) : others;
      return paged(known, 'openedAt', after, limit);
    },
    async inbox(person, { now, after, limit }) {
      const his = waitingFor(person).filter(({ opens }) => !opens || opens <= now);
      return paged(his, 'due', after, limit);
    },
    async later(person, { now, after, limit }) {
      const his = waitingFor(person).filter(({ opens }) => opens && opens > now);
      return paged(his, 'opens', after, limit);
    },
    async steppedBack(person, ids) {
      const isHis = (id: string): boolean =>
        (logs.get(id) ?? []).some(({ event }) => event.kind === 'recused' && event.by.person === person);
      return new Set(ids.filter(isHis));
    },
    async ofPerson(person, { after, limit }) {
      const own = new Set(person.seats.map(({ body }) => body));
      const acted = (id: string): boolean =>
        (logs.get(id) ?? []).some(({ event }) => event.kind === 'filed' && event.by.person === person.id);
      const his = all().filter(
        ({ id, opener, buyer = '', supplier = '' }) =>
          opener === person.id || own.has(buyer) || own.has(supplier) || acted(id),
      );
      return paged(his, 'openedAt', after, limit);
    },
    async lastOf({ place, body }, procedure, most) {
      const own = all().filter((card) => card[place] === body && card.procedure === procedure);
      return paged(own, 'openedAt', undefined, most).items;
    },
    async search(words, procedure, { after, limit, ...narrowed }) {
      return paged(found(words, procedure, narrowed), 'openedAt', after, limit);
    },
    async sums(words, procedure, narrowed) {
      const cards = found(words, procedure, narrowed);
      return { count: cards.length, amount: cards.reduce((sum, { id }) => sum + (agreedOf(tables, id) ?? 0), 0) };
    },
    owing: async (now, awaiting) =>
      byDue(open())
        .filter(({ id, enteredAt, opens, due, position }) => {
          const isTold = (offset: number): boolean =>
            [...reminders.values()].some(
              (told) => told.case === id && told.entered === enteredAt.getTime() && told.offset === offset,
            );
          const last = owed({ enteredAt, opens, due }, law, now).at(-1);
          if (last && !isTold(last.offset)) return true;
          return position !== undefined && awaiting.includes(position) && (opens ?? now) <= now && !isTold(freed);
        })
        .map(({ id }) => id),
    overdue: async (positions, now) =>
      byDue(open())
        .filter(({ position, due }) => position && positions.includes(position) && due && due <= now)
        .map(({ id }) => id),
    provisionalUntil: async (end) =>
      byDue(open())
        .filter(({ due, provisional }) => provisional && due && due <= end)
        .map(({ id }) => id),
    async nextTurns(after) {
      const first = (of: 'opens' | 'due'): IndexCard | undefined =>
        paged(
          open().filter((card) => (card[of] ?? after) > after),
          of,
          undefined,
          1,
        ).items[0];
      return { opens: first('opens'), due: first('due') };
    },
  };
}

/** What was agreed on a purchase last, else what was awarded last. */
export function agreedOf(tables: Tables, id: string): number | undefined {
  const told = [...tables.notices.values()].filter(({ case: of }) => rootOf(tables, of) === id);
  const agreed = told.findLast(({ entry }) => entry?.table === 'contract')?.entry;
  const awarded = told.findLast(({ entry }) => entry?.table === 'award')?.entry;
  if (agreed?.table === 'contract') return agreed.price;
  return awarded?.table === 'award' ? awarded.amount : undefined;
}

/** The case at the top of a family, by whose row it is locked. */
export function rootOf(tables: Tables, id: string): string {
  const card = tables.cards.get(id);
  return card?.parent === undefined || card.alone ? id : rootOf(tables, card.parent);
}

/** What is searched of a card. */
export function textOf({ bodies }: Tables, { number, title, buyer }: IndexCard): string {
  const name = buyer === undefined ? undefined : bodies.get(buyer)?.name;
  return searchText(number, title ?? '', name && `${name.zh} ${name.en}`);
}

function byDue(cards: readonly IndexCard[]): readonly IndexCard[] {
  return cards.toSorted((a, b) => compared(placeOf(a, 'due'), placeOf(b, 'due')));
}

type Order = 'due' | 'opens' | 'openedAt';
type Place = readonly [number, string];

function placeOf(card: IndexCard, order: Order): Place {
  return [card[order]?.getTime() ?? Number.POSITIVE_INFINITY, card.id];
}

function compared([at, id]: Place, [otherAt, otherId]: Place): number {
  if (at !== otherAt) return at < otherAt ? -1 : 1;
  return id < otherId ? -1 : id > otherId ? 1 : 0;
}

/** By deadline the first first, by opening the newest. */
export function paged<C extends IndexCard>(
  cards: readonly C[],
  order: Order,
  after: string | undefined,
  limit: number,
): Page<C> {
  const way = order === 'openedAt' ? -1 : 1;
  const sorted = cards.toSorted((a, b) => way * compared(placeOf(a, order), placeOf(b, order)));
  const from = after === undefined ? undefined : placeAfter(after);
  const rest = from ? sorted.filter((card) => way * compared(placeOf(card, order), from) > 0) : sorted;
  const items = rest.slice(0, limit);
  const last = rest.length > limit ? items.at(-1) : undefined;
  return { items, after: last && encodeCursor(last[order], last.id) };
}

function placeAfter(cursor: string): Place | undefined {
  const found = decodeCursor(cursor);
  if (!found) return undefined;
  const { at, id } = found;
  return [at === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(at), id];
}
