import {
  and,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  min,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Overseen, Oversight } from '../src/app/ports/stores.ts';
import type { BudgetMove } from '../src/engine/effect.ts';
import type { Fen } from '../src/law/fen.ts';
import type { MethodCode } from '../src/law/method.ts';
import type { Position } from '../src/names.ts';
import { agreed, cardColumns, cardOf, earlier, matching, pageOf } from './cards.ts';
import { lineOf } from './ledger.ts';
import { budgetLine, caseCard, ledgerEntry, waiting } from './schema.ts';
import type { WorldContext } from './world-context.ts';

/** What was agreed last, else what was awarded last, else what is set aside for the case or was paid by it. */
const amount = sql<Fen | null>`coalesce(${agreed},
  nullif((select sum(case when l.move in ('release', 'bounce') then -l.fen else l.fen end)::bigint from ledger_entry l
    where l.case_id = case_card.id and l.move in ('reserve', 'release', 'pay', 'bounce')), 0)
)`.mapWith((fen: string | number) => Number(fen));

const method = sql<MethodCode | null>`(select t.method from tender t where t.root = case_card.id
  order by t.at desc, t.notice desc limit 1)`;

/** What whoever looks over a city reads of it. */
export function oversightIn({ tx }: Pick<WorldContext, 'tx'>): Oversight {
  return {
    async cards(asked, now, { after, limit }) {
      tx.weigh();
      const rows = await tx
        .select({ ...cardColumns, amount, method })
        .from(caseCard)
        .where(and(sought(asked, now), earlier(after)))
        .orderBy(desc(caseCard.openedAt), desc(caseCard.id))
        .limit(limit + 1);
      const costs = new Map(
        rows.map((row) => [row.id, { amount: row.amount ?? undefined, method: row.method ?? undefined }]),
      );
      const page = pageOf(rows, limit, 'openedAt');
      return {
        items: page.items.map((card) => ({ amount: undefined, method: undefined, ...card, ...costs.get(card.id) })),
        after: page.after,
      };
    },

    async sums(asked, now) {
      tx.weigh();
      const found = tx
        .select({ late: isLate(asked.claims, now).as('late'), amount: amount.as('amount') })
        .from(caseCard)
        .where(sought(asked, now))
        .as('found');
      const [row] = await tx
        .select({
          count: count(),
          late: sql`count(*) filter (where ${found.late})`.mapWith(Number),
          amount: sql`coalesce(sum(${found.amount}), 0)`.mapWith(Number),
        })
        .from(found);
      return row ?? { count: 0, late: 0, amount: 0 };
    },

    async late(asked, now) {
      tx.weigh();
      const held = countDistinct(caseCard.id);
      const rows = await tx
        .select({ role: waiting.role, body: waiting.body, count: held, since: min(caseCard.due) })
        .from(waiting)
        .innerJoin(caseCard, eq(caseCard.id, waiting.case))
        .where(and(sought(asked, now), isLate(asked.claims, now), isNotNull(caseCard.due)))
        .groupBy(waiting.role, waiting.body)
        .orderBy(desc(held), asc(min(caseCard.due)), asc(waiting.role), asc(waiting.body));
      return rows.flatMap(({ since, body, ...row }) => (since ? [{ ...row, since, body: body ?? undefined }] : []));
    },

    async lines(bodies) {
      tx.weigh();
      const rows = await tx
        .select()
        .from(budgetLine)
        .where(bodies === 'all' ? undefined : inArray(budgetLine.body, [...bodies]))
        .orderBy(asc(budgetLine.body), asc(budgetLine.year), asc(budgetLine.item), asc(budgetLine.id));
      return rows.map(lineOf);
    },

    async uses({ bodies, line, purchase, until, open }) {
      tx.weigh();
      const used = tx
        .select({
          line: ledgerEntry.line,
          top: topOfMoved.as('top'),
          reserved: moved(['reserve'], ['release', 'commit']).as('reserved'),
          committed: moved(['commit', 'bounce'], ['uncommit', 'pay']).as('committed'),
          paid: moved(['pay'], ['bounce', 'recover']).as('paid'),
        })
        .from(ledgerEntry)
        .innerJoin(movedBy, eq(movedBy.id, ledgerEntry.case))
        .where(
          and(
            notInArray(ledgerEntry.move, ['raise', 'cut']),
            line === undefined ? undefined : eq(ledgerEntry.line, line),
            purchase === undefined ? undefined : or(eq(movedBy.id, purchase), eq(movedBy.root, purchase)),
          ),
        )
        .groupBy(ledgerEntry.line, topOfMoved)
        .as('used');
      const rows = await tx
        .select({
          ...cardColumns,
          line: used.line,
          reserved: used.reserved,
          committed: used.committed,
          spent: used.paid,
          toPay: sql<Fen>`greatest(0, least(${used.committed}, ${plannedInYear} - ${paidInAll}))`.mapWith(Number),
        })
        .from(used)
        .innerJoin(caseCard, eq(caseCard.id, used.top))
        .innerJoin(budgetLine, eq(budgetLine.id, used.line))
        .where(
          and(
            bodies === 'all' ? undefined : inArray(budgetLine.body, [...bodies]),
            until === undefined ? undefined : lte(budgetLine.year, until),
            open ? or(ne(used.reserved, 0), ne(used.committed, 0)) : undefined,
          ),
        )
        .orderBy(
          asc(budgetLine.body),
          asc(budgetLine.year),
          asc(budgetLine.item),
          asc(budgetLine.id),
          asc(caseCard.number),
        );
      return rows.map(({ line: of, reserved, committed, spent, toPay, ...card }) => ({
        line: of,
        card: cardOf(card),
        reserved,
        committed,
        paid: spent,
        due: toPay,
      }));
    },

    async entries(line, most) {
      tx.weigh();
      const rows = await tx
        .select({ ...cardColumns, movedAt: ledgerEntry.at, move: ledgerEntry.move, fen: ledgerEntry.fen })
        .from(ledgerEntry)
        .innerJoin(caseCard, eq(caseCard.id, ledgerEntry.case))
        .where(eq(ledgerEntry.line, line))
        .orderBy(desc(ledgerEntry.id))
        .limit(most);
      return rows.map(({ movedAt, move, fen, ...card }) => ({ at: movedAt, move, fen, card: cardOf(card) }));
    },
  };
}

/** The case that moved money, and the one at the top of its family. */
const movedBy = alias(caseCard, 'moved_by');
const topOfMoved = sql<string>`coalesce(${movedBy.root}, ${movedBy.id})`;

/** The sum of some moves, less that of others. */
function moved(plus: readonly BudgetMove[], minus: readonly BudgetMove[]): SQL<Fen> {
  return sql<Fen>`coalesce(sum(case when ${inArray(ledgerEntry.move, [...plus])} then ${ledgerEntry.fen}
    when ${inArray(ledgerEntry.move, [...minus])} then -${ledgerEntry.fen} else 0 end), 0)`.mapWith(Number);
}

/** What the contract has to be paid by the end of the line's year, and what was paid of it at all. */
const plannedInYear = sql`coalesce((select sum(i.amount_fen) from instalment i
  where i.notice = (select c.notice from contract c where c.root = ${caseCard.id} order by c.at desc, c.notice desc limit 1)
    and i.due_on <= make_date(${budgetLine.year}, 12, 31)), 0)`;
const paidInAll = sql`coalesce((select sum(p.amount_fen) from payment p where p.root = ${caseCard.id}), 0)`;

/** The double in SQL of `isLate` in the engine; the tests of the stores hold both to the same. */
function isLate(claims: readonly Position[], now: Date): SQL<boolean> {
  return sql<boolean>`(${isNull(caseCard.outcome)} and coalesce(${lte(caseCard.due, now)}, false)
    and not coalesce(${gt(caseCard.opens, now)}, false)
    and not coalesce(${inArray(caseCard.position, [...claims])}, false))`;
}

function sought(
  { procedure, sight, claims, words, buyer, parent, step, state, method: bought, least, most, openedBefore }: Overseen,
  now: Date,
): SQL | undefined {
  return and(
    eq(caseCard.procedure, procedure),
    sight === 'all' ? undefined : eq(caseCard.public, true),
    ...(words === undefined ? [] : matching(words)),
    buyer === undefined ? undefined : eq(caseCard.buyer, buyer),
    parent === undefined ? undefined : eq(caseCard.parent, parent),
    step === undefined ? undefined : like(caseCard.position, `${step}.%`),
    state === 'open' ? isNull(caseCard.outcome) : state === 'closed' ? isNotNull(caseCard.outcome) : undefined,
    state === 'late' ? isLate(claims, now) : undefined,
    bought === undefined ? undefined : eq(method, bought),
    least === undefined ? undefined : gte(amount, least),
    most === undefined ? undefined : lte(amount, most),
    openedBefore === undefined ? undefined : lt(caseCard.openedAt, openedBefore),
  );
}
