import { searchWords } from '../../db/search-text.ts';
import type { IndexCard } from '../../src/app/ports/records.ts';
import type { CostedCard, LateHolder, LineUse, Overseen, Oversight } from '../../src/app/ports/stores.ts';
import type { BudgetMove } from '../../src/engine/effect.ts';
import { isLate, stepOf } from '../../src/engine/parties.ts';
import type { BudgetLine } from '../../src/engine/procedure.ts';
import { agreedOf, paged, rootOf, textOf } from './cards.ts';
import type { Tables } from './tables.ts';

/** What whoever looks over a city in memory reads of it. */
export function oversightOf(tables: Tables): Oversight {
  const { cards, lines } = tables;
  const found = (asked: Overseen, now: Date): readonly CostedCard[] =>
    [...cards.values()].map((card) => costed(tables, card)).filter((card) => isSought(tables, card, asked, now));
  return {
    async cards(asked, now, { after, limit }) {
      return paged(found(asked, now), 'openedAt', after, limit);
    },
    async sums(asked, now) {
      const all = found(asked, now);
      return {
        count: all.length,
        late: all.filter((card) => isLate(card, asked.claims, now)).length,
        amount: all.reduce((sum, { amount = 0 }) => sum + amount, 0),
      };
    },
    async late(asked, now) {
      const holders = new Map<string, LateHolder>();
      for (const card of found(asked, now).filter((each) => isLate(each, asked.claims, now))) {
        const { due = now } = card;
        const seats = new Map(card.waiting.map(({ role, body }) => [`${role} ${body ?? ''}`, { role, body }]));
        for (const [key, seat] of seats) {
          const { count = 0, since = due } = holders.get(key) ?? {};
          holders.set(key, { ...seat, count: count + 1, since: new Date(Math.min(since.getTime(), due.getTime())) });
        }
      }
      return [...holders.values()].toSorted(
        (a, b) =>
          b.count - a.count ||
          a.since.getTime() - b.since.getTime() ||
          compared(a.role, b.role) ||
          compared(a.body ?? '~', b.body ?? '~'),
      );
    },
    lines: async (bodies) =>
      [...lines.values()]
        .filter(({ body }) => bodies === 'all' || bodies.includes(body))
        .toSorted(
          (a, b) => compared(a.body, b.body) || a.year - b.year || compared(a.item, b.item) || compared(a.id, b.id),
        ),
    async uses({ bodies, line, purchase, until, open }) {
      const of = [...lines.values()]
        .filter((each) => (bodies === 'all' || bodies.includes(each.body)) && (line ?? each.id) === each.id)
        .filter(({ year }) => until === undefined || year <= until)
        .toSorted(
          (a, b) => compared(a.body, b.body) || a.year - b.year || compared(a.item, b.item) || compared(a.id, b.id),
        );
      return of.flatMap((each) =>
        [...cards.values()]
          .filter(({ id }) => (purchase ?? id) === id && rootOf(tables, id) === id)
          .map((card) => usedBy(tables, each, card))
          .filter((use) => use !== undefined)
          .filter(({ reserved, committed }) => !open || reserved !== 0 || committed !== 0)
          .toSorted((a, b) => compared(a.card.number, b.card.number)),
      );
    },
    entries: async (line, most) =>
      tables.entries
        .filter((entry) => entry.line === line)
        .toReversed()
        .slice(0, most)
        .flatMap(({ at, move, fen, case: of }) => {
          const card = cards.get(of);
          return card ? [{ at, move, fen, card }] : [];
        }),
  };
}

/** What a purchase has of a line by what its family has moved there; nothing where it has moved nothing. */
function usedBy(tables: Tables, { id: line, year }: BudgetLine, card: IndexCard): LineUse | undefined {
  const moved = tables.entries.filter((entry) => entry.line === line && rootOf(tables, entry.case) === card.id);
  const bought = moved.filter(({ move }) => move !== 'raise' && move !== 'cut');
  if (bought.length === 0) return undefined;
  const sum = (plus: readonly BudgetMove[], minus: readonly BudgetMove[]): number =>
    bought.reduce((all, { move, fen }) => all + (plus.includes(move) ? fen : minus.includes(move) ? -fen : 0), 0);
  const committed = sum(['commit', 'bounce'], ['uncommit', 'pay']);
  const told = [...tables.notices.values()].filter(({ case: of }) => rootOf(tables, of) === card.id);
  const agreed = told.findLast(({ entry }) => entry?.table === 'contract')?.entry;
  const paid = told.reduce((all, { entry }) => all + (entry?.table === 'payment' ? entry.amount : 0), 0);
  const planned = agreed?.table === 'contract' ? agreed.instalments : [];
  const inYear = planned.reduce((all, { on, amount }) => all + (on <= `${year}-12-31` ? amount : 0), 0);
  return {
    line,
    card,
    reserved: sum(['reserve'], ['release', 'commit']),
    committed,
    paid: sum(['pay'], ['bounce', 'recover']),
    due: Math.max(0, Math.min(committed, inYear - paid)),
  };
}

function costed(tables: Tables, card: Omit<CostedCard, 'amount' | 'method'>): CostedCard {
  const told = [...tables.notices.values()].filter(({ case: of }) => rootOf(tables, of) === card.id);
  const called = told.findLast(({ entry }) => entry?.table === 'tender')?.entry;
  const moved = tables.moved.get(card.id);
  return {
    ...card,
    amount: agreedOf(tables, card.id) ?? (moved === 0 ? undefined : moved),
    method: called?.table === 'tender' ? called.method : undefined,
  };
}

function isSought(tables: Tables, card: CostedCard, asked: Overseen, now: Date): boolean {
  const { procedure, sight, claims, words = '', buyer, parent, step, state, method, least, most, openedBefore } = asked;
  const text = textOf(tables, card);
  return (
    card.procedure === procedure &&
    (sight === 'all' || card.public) &&
    searchWords(words).every((others) => others.some((word) => text.includes(word))) &&
    (parent === undefined || card.parent === parent) &&
    (buyer === undefined || card.buyer === buyer) &&
    (step === undefined || (card.position !== undefined && stepOf(card.position) === step)) &&
    (state === undefined ||
      (state === 'late' ? isLate(card, claims, now) : (state === 'open') === (card.outcome === undefined))) &&
    (method === undefined || card.method === method) &&
    (openedBefore === undefined || card.openedAt < openedBefore) &&
    (least === undefined || (card.amount !== undefined && card.amount >= least)) &&
    (most === undefined || (card.amount !== undefined && card.amount <= most))
  );
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
