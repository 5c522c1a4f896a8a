import {
  and,
  arrayOverlaps,
  asc,
  count,
  countDistinct,
  desc,
  eq,
  inArray,
  type SQL,
  type SQLWrapper,
  sql,
} from 'drizzle-orm';
import type { Figures, Published } from '../../src/app/ports/stores.ts';
import { cityDate } from '../../src/law/date.ts';
import {
  award,
  awardFactor,
  awardRank,
  contract,
  evaluation,
  indicator,
  instalment,
  need,
  payment,
  tender,
} from '../schema.ts';
import type { WorldContext } from '../world-context.ts';

/** What was made public, as portal, statistics and open data read it. */
export function publishedIn({ tx }: Pick<WorldContext, 'tx'>): Published {
  return {
    async awards(purchases) {
      if (purchases.length === 0) return new Map();
      const { purchase, supplier, amount } = award;
      const rows = await tx
        .selectDistinctOn([purchase], { purchase, supplier, amount })
        .from(award)
        .where(and(inArray(purchase, [...purchases]), awardStands))
        .orderBy(purchase, desc(award.at), desc(award.notice));
      return new Map(rows.map(({ purchase: id, ...last }) => [id, last]));
    },

    async spending(purchase) {
      const [agreed] = await tx
        .select()
        .from(contract)
        .where(and(eq(contract.purchase, purchase), stands(contract.purchase)))
        .orderBy(desc(contract.at), desc(contract.notice))
        .limit(1);
      if (!agreed) return undefined;
      const [planned, paid] = await Promise.all([
        tx.select().from(instalment).where(eq(instalment.notice, agreed.notice)).orderBy(asc(instalment.number)),
        tx.select().from(payment).where(eq(payment.purchase, purchase)),
      ]);
      const { supplier, price, start, end, at } = agreed;
      const instalments = planned.map(({ number, name, amount, on }) => {
        const payments = paid.filter((each) => each.number === number);
        const made = payments.filter((each) => each.amount > 0);
        const [last] = made.toSorted((a, b) => b.paidOn.localeCompare(a.paidOn));
        const sum = payments.reduce((total, each) => total + each.amount, 0);
        return { number, name, amount, on, ...(last && sum > 0 && { paid: { amount: sum, on: last.paidOn } }) };
      });
      return { supplier, price, start, end, at, instalments };
    },

    async about(purchase) {
      const [[wanted], [called], [given], [judged]] = await Promise.all([
        tx.select().from(need).where(eq(need.purchase, purchase)).orderBy(desc(need.at), desc(need.notice)).limit(1),
        tx
          .select()
          .from(tender)
          .where(eq(tender.purchase, purchase))
          .orderBy(...newestTender)
          .limit(1),
        tx
          .select()
          .from(award)
          .where(and(eq(award.purchase, purchase), awardStands))
          .orderBy(desc(award.at), desc(award.notice))
          .limit(1),
        tx
          .select()
          .from(evaluation)
          .where(eq(evaluation.purchase, purchase))
          .orderBy(desc(evaluation.at), desc(evaluation.notice))
          .limit(1),
      ]);
      const { supplier, rank, price, points } = awardRank;
      const [factors, indicators] = await Promise.all([
        given
          ? tx.select().from(awardFactor).where(eq(awardFactor.notice, given.notice)).orderBy(asc(awardFactor.place))
          : [],
        judged
          ? tx.select().from(indicator).where(eq(indicator.notice, judged.notice)).orderBy(asc(indicator.place))
          : [],
      ]);
      const ranking = given
        ? await tx
            .select({ supplier, rank, price, points })
            .from(awardRank)
            .where(eq(awardRank.notice, given.notice))
            .orderBy(asc(awardRank.place))
        : [];
      return {
        need: wanted && entryOf(wanted, 'item', 'users', 'groups', 'divisions'),
        tender: called && tenderOf(called),
        award: given && {
          ...entryOf(given, 'supplier', 'amount'),
          ranking,
          ...(factors.length > 0 && {
            factors: factors.map((each) => entryOf(each, 'supplier', 'factor', 'points', 'most')),
          }),
        },
        evaluation: judged && {
          ...entryOf(judged, 'supplier', 'score', 'grade'),
          ...(indicators.length > 0 && {
            indicators: indicators.map((each) => entryOf(each, 'name', 'sense', 'promised', 'reached', 'unit')),
          }),
        },
      };
    },

    async tenders(purchases) {
      if (purchases.length === 0) return new Map();
      const rows = await tx
        .selectDistinctOn([tender.purchase])
        .from(tender)
        .where(inArray(tender.purchase, [...purchases]))
        .orderBy(tender.purchase, ...newestTender);
      return new Map(rows.map((row) => [row.purchase, tenderOf(row)]));
    },

    async awardedTo(suppliers) {
      if (suppliers.length === 0) return [];
      const rows = await tx
        .selectDistinct({ purchase: award.purchase })
        .from(award)
        .where(inArray(award.supplier, [...suppliers]));
      return rows.map(({ purchase }) => purchase);
    },

    async tendered({ divisions, items, method }) {
      const last = tx
        .selectDistinctOn([tender.purchase])
        .from(tender)
        .orderBy(tender.purchase, ...newestTender)
        .as('last');
      const rows = await tx
        .select({ purchase: last.purchase })
        .from(last)
        .where(
          and(
            divisions && arrayOverlaps(last.divisions, [...divisions]),
            items && inArray(last.item, [...items]),
            method && eq(last.method, method),
          ),
        );
      return rows.map(({ purchase }) => purchase);
    },

    async record(supplier) {
      const [[agreed], judged] = await Promise.all([
        tx
          .select({ contracts: countDistinct(contract.purchase) })
          .from(contract)
          .where(and(eq(contract.supplier, supplier), stands(contract.purchase))),
        tx
          .select({ grade: evaluation.grade, times: count() })
          .from(evaluation)
          .where(eq(evaluation.supplier, supplier))
          .groupBy(evaluation.grade),
      ]);
      return {
        contracts: agreed?.contracts ?? 0,
        grades: Object.fromEntries(judged.map(({ grade, times }) => [grade, times])),
      };
    },

    async figures({ from, to }) {
      const span = sql`at >= ${from.toISOString()}::timestamptz and at < ${to.toISOString()}::timestamptz`;
      const signed = sql`signed as (
        select * from (
          select root, min(at) as at, (array_agg(price_fen order by at desc, notice desc))[1] as price,
            (array_agg(buyer order by at desc, notice desc))[1] as buyer from contract group by root
        ) as each where ${span} and ${stands(sql`root`)})`;
      const [[sums], byItem, byBuyer, [paid], [judged]] = await Promise.all([
        tx.execute<{ contracts: number; amount: string; users: string }>(sql`with ${signed}
          select count(*)::int as contracts, coalesce(sum(price), 0)::text as amount, coalesce(sum(
            (select users from need n where n.root = signed.root order by n.at desc, n.notice desc limit 1)), 0)::text as users
          from signed`),
        tx.execute<{ item: string; contracts: number; amount: string }>(sql`with ${signed}
          select coalesce((select item from tender t where t.root = signed.root order by t.at desc, t.notice desc limit 1), '') as item,
            count(*)::int as contracts, sum(price)::text as amount
          from signed group by 1 order by sum(price) desc, 1`),
        tx.execute<{ buyer: string; contracts: number; amount: string }>(sql`with ${signed}
          select buyer, count(*)::int as contracts, sum(price)::text as amount
          from signed group by buyer order by sum(price) desc, buyer`),
        tx.execute<{ paid: string }>(sql`select coalesce(sum(amount_fen), 0)::text as paid from payment
          where paid_on >= ${cityDate(from)}::date and paid_on < ${cityDate(to)}::date`),
        tx.execute<{
          evaluated: number;
          score: string | null;
        }>(sql`select count(*)::int as evaluated, avg(score)::text as score
          from evaluation where ${span}`),
      ]);
      return {
        contracts: sums?.contracts ?? 0,
        amount: Number(sums?.amount ?? 0),
        paid: Number(paid?.paid ?? 0),
        users: Number(sums?.users ?? 0),
        evaluated: judged?.evaluated ?? 0,
        score: judged?.score ? Number(judged.score) : undefined,
        byItem: byItem.map(({ item, contracts, amount }) => ({ item, contracts, amount: Number(amount) })),
        byBuyer: byBuyer.map(({ buyer, contracts, amount }) => ({ buyer, contracts, amount: Number(amount) })),
      } satisfies Figures;
    },
  };
}

/** A contract of which nothing is committed any more, and nothing was paid, was revoked: it is none. */
function stands(purchase: SQLWrapper): SQL {
  return sql`(select sum(m.committed_fen) from commitment m where m.case_id = ${purchase}) is distinct from 0`;
}

/** So is the award of which it was made, until it is awarded anew. */
const awardStands = sql`(${stands(award.purchase)} or not exists (
  select from ${contract} c where c.root = ${award.purchase} and c.at >= ${award.at}))`;

const newestTender = [desc(tender.at), desc(tender.notice)] as const;

function tenderOf(row: typeof tender.$inferSelect) {
  return entryOf(row, 'method', 'item', 'divisions', 'budget', 'ceiling');
}

/** These of a row's values. */
function entryOf<T extends object, K extends keyof T>(row: T, ...keys: readonly K[]): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<T, K>; // fromEntries forgets the keys
}
