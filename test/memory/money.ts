import { searchWords } from '../../db/search-text.ts';
import type { Notice } from '../../src/app/ports/records.ts';
import type { Figures, Ledger, Notices, Published, ReminderKey, Reminders } from '../../src/app/ports/stores.ts';
import { accept, type BudgetLine, refuse } from '../../src/engine/procedure.ts';
import type { Entry } from '../../src/engine/published.ts';
import { cityDate } from '../../src/law/date.ts';
import type { Law } from '../../src/law/law.ts';
import { setting } from '../../src/law/setting.ts';
import { rootOf, textOf } from './cards.ts';
import { nextId, type Tables } from './tables.ts';

type Pot = 'reserved' | 'committed' | 'paid';
type Move = Parameters<Ledger['move']>[0]['move'];

/** Where each move takes money from, and where it puts it. */
const ways: Readonly<Record<Move, readonly [Pot | 'free' | 'outside', Pot | 'free' | 'outside']>> = {
  reserve: ['free', 'reserved'],
  release: ['reserved', 'free'],
  commit: ['reserved', 'committed'],
  uncommit: ['committed', 'free'],
  pay: ['committed', 'paid'],
  bounce: ['paid', 'committed'],
  recover: ['paid', 'free'],
  raise: ['outside', 'free'],
  cut: ['free', 'outside'],
};

/** What of it a list says of the case that moved it. */
const counts: Readonly<Partial<Record<Move, number>>> = { reserve: 1, release: -1, pay: 1, bounce: -1 };

/** The ledger of a city in memory, with the limits that the database holds. */
export function ledgerOf(tables: Tables): Ledger {
  const { lines } = tables;
  return {
    lines: async (body) =>
      [...lines.values()]
        .filter((line) => line.body === body)
        .toSorted((a, b) => a.year - b.year || compared(a.item, b.item) || compared(a.id, b.id)),
    all: async () =>
      [...lines.values()].toSorted(
        (a, b) => b.year - a.year || compared(a.body, b.body) || compared(a.item, b.item) || compared(a.id, b.id),
      ),
    async putLine({ limit: granted, ...line }) {
      const { reserved = 0, committed = 0, paid = 0 } = lines.get(line.id) ?? {};
      const limit = granted + (tables.adjusted.get(line.id) ?? 0);
      if (reserved + committed + paid > limit) throw new Error(`line ${line.id} has given away more`);
      lines.set(line.id, { ...line, limit, reserved, committed, paid });
    },
    async move({ line: id, move, fen, case: caseId, at }) {
      if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`not an amount that can be moved: ${fen}`);
      const line = lines.get(id);
      if (!line) throw new Error(`no budget line ${id}`);
      const [from, to] = ways[move];
      const available = from === 'outside' ? fen : from === 'free' ? freeOn(line) : line[from];
      if (available < fen) return refuse({ why: 'over-budget', values: { line: id, fen, available } });
      tables.moved.set(caseId, (tables.moved.get(caseId) ?? 0) + (counts[move] ?? 0) * fen);
      keepCommitment(tables, id, rootOf(tables, caseId), move, fen);
      tables.entries.push({ line: id, move, fen, case: caseId, at });
      const change = from === 'outside' ? fen : to === 'outside' ? -fen : 0;
      tables.adjusted.set(id, (tables.adjusted.get(id) ?? 0) + change);
      lines.set(id, {
        ...line,
        limit: line.limit + change,
        ...(from !== 'free' && from !== 'outside' && { [from]: line[from] - fen }),
        ...(to !== 'free' && to !== 'outside' && { [to]: line[to] + fen }),
      });
      return accept(undefined);
    },
  };
}

function freeOn({ limit, reserved, committed, paid }: BudgetLine): number {
  return limit - reserved - committed - paid;
}

/** Of each purchase no more is paid, nor given back, than was committed for it. */
function keepCommitment({ commitments }: Tables, line: string, of: string, move: Move, fen: number): void {
  if (move === 'reserve' || move === 'release' || move === 'raise' || move === 'cut') return;
  const key = `${line} ${of}`;
  const before = commitments.get(key);
  if (!before && move !== 'commit') throw new Error(`nothing is committed on line ${line} for case ${of}`);
  const { committed = 0, paid = 0 } = before ?? {};
  const after = {
    committed: committed + (move === 'commit' ? fen : move === 'uncommit' ? -fen : 0),
    paid: paid + (move === 'pay' ? fen : move === 'bounce' || move === 'recover' ? -fen : 0),
  };
  if (after.paid < 0) throw new Error(`more comes back on line ${line} than was paid for case ${of}`);
  if (after.paid > after.committed) throw new Error(`more is paid on line ${line} than was committed for case ${of}`);
  commitments.set(key, after);
}

/** What was told to the public in a city in memory. */
export function noticesOf(tables: Tables, law: Law): Notices {
  const { notices, cards, series } = tables;
  const newest = (wanted: (notice: Pick<Notice, 'number' | 'case' | 'kind'>) => boolean): readonly Notice[] =>
    [...notices.values()]
      .filter(wanted)
      .toReversed()
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())
      .flatMap((notice) => {
        const card = cards.get(notice.case);
        return card
          ? [{ ...notice, caseNumber: card.number, title: card.title ?? card.number, buyer: card.buyer }]
          : [];
      });
  return {
    byNumber: async (number) => newest((notice) => notice.number === number)[0],
    byNumbers: async (numbers) => newest((notice) => numbers.includes(notice.number)),
    ofCase: async (id) => newest((notice) => notice.case === id || rootOf(tables, notice.case) === id),
    async latest({ after, limit, kind, words = '' }) {
      const all = newest(({ case: of, kind: each }) => {
        const card = cards.get(of);
        const text = card ? textOf(tables, card) : '';
        const has = searchWords(words).every((others) => others.some((word) => text.includes(word)));
        return has && (kind ?? each) === each;
      });
      const from = after === undefined ? 0 : all.findIndex(({ number }) => number === after) + 1;
      const items = all.slice(from, from + limit);
      return { items, after: all.length > from + limit ? items.at(-1)?.number : undefined };
    },
    async nextNumber(at) {
      const day = cityDate(at);
      const name = `${setting(law, 'city.number-prefix', day).value}-${day.slice(0, 4)}-GG`;
      const next = (series.get(name) ?? 0) + 1;
      series.set(name, next);
      return `${name}-${String(next).padStart(4, '0')}`;
    },
    async publish(notice) {
      if ([...notices.values()].some(({ number }) => number === notice.number)) {
        throw new Error(`the number ${notice.number} is another notice's`);
      }
      notices.set(nextId(tables), notice);
    },
  };
}

/** What notices have entered in the public's tables of a city in memory. */
export function publishedOf(tables: Tables): Published {
  return {
    async awards(purchases) {
      const found = new Map<string, { readonly supplier: string; readonly amount: number }>();
      for (const { case: of, entry } of tables.notices.values()) {
        const purchase = rootOf(tables, of);
        if (entry?.table !== 'award' || !purchases.includes(purchase) || !awardStands(tables, purchase)) continue;
        found.set(purchase, { supplier: entry.supplier, amount: entry.amount });
      }
      return found;
    },
    async spending(purchase) {
      const told = [...tables.notices.values()].filter(({ case: of }) => rootOf(tables, of) === purchase);
      const agreed = told.findLast(({ entry }) => entry?.table === 'contract');
      if (agreed?.entry?.table !== 'contract' || !stands(tables, purchase)) return undefined;
      const { supplier, price, start, end, instalments } = agreed.entry;
      const paid = told.flatMap(({ entry }) => (entry?.table === 'payment' ? [entry] : []));
      return {
        supplier,
        price,
        start,
        end,
        at: agreed.at,
        instalments: instalments.map(({ name, amount, on }, index) => {
          const payments = paid.filter(({ number }) => number === index + 1);
          const last = payments.findLast((each) => each.amount > 0);
          const sum = payments.reduce((total, each) => total + each.amount, 0);
          return {
            number: index + 1,
            name,
            amount,
            on,
            ...(last && sum > 0 && { paid: { amount: sum, on: last.paidOn } }),
          };
        }),
      };
    },
    about: async (purchase) => ({
      need: lastOf(tables, 'need', purchase),
      tender: lastOf(tables, 'tender', purchase),
      award: awardStands(tables, purchase) ? lastOf(tables, 'award', purchase) : undefined,
      evaluation: lastOf(tables, 'evaluation', purchase),
    }),
    tenders: async (purchases) =>
      new Map(
        purchases.flatMap((id) => {
          const last = lastOf(tables, 'tender', id);
          return last ? [[id, last] as const] : [];
        }),
      ),
    awardedTo: async (suppliers) => [
      ...new Set(
        toldIn(tables, 'award')
          .filter(({ entry }) => suppliers.includes(entry.supplier))
          .map(({ purchase }) => purchase),
      ),
    ],
    async tendered({ divisions, items, method }) {
      const purchases = [...new Set(toldIn(tables, 'tender').map(({ purchase }) => purchase))];
      return purchases.filter((purchase) => {
        const last = lastOf(tables, 'tender', purchase);
        return (
          last !== undefined &&
          (divisions?.some((code) => last.divisions.includes(code)) ?? true) &&
          (items?.includes(last.item) ?? true) &&
          (method ?? last.method) === last.method
        );
      });
    },
    async record(supplier) {
      const agreed = toldIn(tables, 'contract').filter(
        ({ entry, purchase }) => entry.supplier === supplier && stands(tables, purchase),
      );
      const judged = toldIn(tables, 'evaluation').filter(({ entry }) => entry.supplier === supplier);
      const grades = Map.groupBy(judged, ({ entry: { grade } }) => grade);
      return {
        contracts: new Set(agreed.map(({ purchase }) => purchase)).size,
        grades: Object.fromEntries([...grades].map(([grade, of]) => [grade, of.length])),
      };
    },
    figures: async (span) => figuresOf(tables, span),
  };
}

type OfTable<T extends Entry['table']> = Extract<Entry, { readonly table: T }>;
interface Told<T extends Entry['table']> {
  readonly purchase: string;
  readonly at: Date;
  readonly entry: OfTable<T>;
}

/** What notices have entered in one of the tables, oldest first. */
function toldIn<T extends Entry['table']>(tables: Tables, table: T): readonly Told<T>[] {
  return [...tables.notices.values()].flatMap(({ case: of, at, entry }) =>
    entry?.table === table ? [{ purchase: rootOf(tables, of), at, entry: entry as OfTable<T> }] : [],
  );
}

/** Of a purchase what was entered last. */
function lastOf<T extends Entry['table']>(tables: Tables, table: T, purchase: string): OfTable<T> | undefined {
  return toldIn(tables, table).findLast((each) => each.purchase === purchase)?.entry;
}

/** A contract of which nothing is committed any more, and nothing was paid, was revoked: it is none. */
function stands({ commitments }: Tables, purchase: string): boolean {
  const own = [...commitments].filter(([key]) => key.endsWith(` ${purchase}`)).map(([, { committed }]) => committed);
  return own.length === 0 || own.some((committed) => committed > 0);
}

/** So is the award of which it was made, until it is awarded anew. */
function awardStands(tables: Tables, purchase: string): boolean {
  const told = [...toldIn(tables, 'award'), ...toldIn(tables, 'contract')].filter((each) => each.purchase === purchase);
  const last = told.toSorted((a, b) => a.at.getTime() - b.at.getTime()).at(-1);
  return stands(tables, purchase) || last?.entry.table === 'award';
}

function figuresOf(tables: Tables, { from, to }: { readonly from: Date; readonly to: Date }): Figures {
  const within = (at: Date): boolean => at >= from && at < to;
  const contracts = toldIn(tables, 'contract');
  const signed = [...new Set(contracts.map(({ purchase }) => purchase))].flatMap((purchase) => {
    const first = contracts.find((each) => each.purchase === purchase);
    const last = lastOf(tables, 'contract', purchase);
    return first && last && within(first.at) && stands(tables, purchase)
      ? [{ purchase, price: last.price, buyer: last.buyer }]
      : [];
  });
  const judged = toldIn(tables, 'evaluation').filter(({ at }) => within(at));
  const paid = toldIn(tables, 'payment').filter(
    ({ entry: { paidOn } }) => paidOn >= cityDate(from) && paidOn < cityDate(to),
  );
  const grouped = (keyOf: (each: (typeof signed)[number]) => string) => {
    const groups = Map.groupBy(signed, keyOf);
    return [...groups]
      .map(([key, of]) => ({ key, contracts: of.length, amount: of.reduce((sum, { price }) => sum + price, 0) }))
      .toSorted((a, b) => b.amount - a.amount || compared(a.key, b.key));
  };
  const itemOf = ({ purchase }: { readonly purchase: string }) => lastOf(tables, 'tender', purchase)?.item ?? '';
  const points = judged.reduce((sum, { entry: { score } }) => sum + score, 0);
  return {
    contracts: signed.length,
    amount: signed.reduce((sum, { price }) => sum + price, 0),
    paid: paid.reduce((sum, { entry: { amount } }) => sum + amount, 0),
    users: signed.reduce((sum, { purchase }) => sum + (lastOf(tables, 'need', purchase)?.users ?? 0), 0),
    evaluated: judged.length,
    score: judged.length === 0 ? undefined : points / judged.length,
    byItem: grouped(itemOf).map(({ key: item, ...sums }) => ({ item, ...sums })),
    byBuyer: grouped(({ buyer }) => buyer).map(({ key: buyer, ...sums }) => ({ buyer, ...sums })),
  };
}

export function remindersOf(tables: Tables): Reminders {
  const { reminders, reminding } = tables;
  const claimed = ({ case: of, entered, offset, person }: ReminderKey): boolean => {
    const key = JSON.stringify([of, entered, offset, person]);
    if (reminders.has(key)) return false;
    reminders.set(key, { case: of, entered: entered.getTime(), offset, person });
    return true;
  };
  return {
    claim: async (...keys) => keys.map(claimed).at(-1) ?? false,
    claimed: async ({ case: of, entered, offset }) =>
      [...reminders.values()]
        .filter((each) => each.case === of && each.entered === entered.getTime() && each.offset === offset)
        .map(({ person }) => person),
    async keep(kept) {
      reminding.set(nextId(tables), kept);
    },
    kept: async () => [...new Set([...reminding.values()].map(({ person }) => person))],
    async take(person) {
      const taken = [...reminding].filter(([, kept]) => kept.person === person);
      for (const [id] of taken) reminding.delete(id);
      return taken.map(([, kept]) => kept);
    },
  };
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
