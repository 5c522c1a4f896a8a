import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { Published } from '../../src/app/ports/stores.ts';
import { award, contract, instalment, payment } from '../schema.ts';
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
        .where(inArray(purchase, [...purchases]))
        .orderBy(purchase, desc(award.at), desc(award.notice));
      return new Map(rows.map(({ purchase: id, ...last }) => [id, last]));
    },

    async spending(purchase) {
      const [agreed] = await tx
        .select()
        .from(contract)
        .where(eq(contract.purchase, purchase))
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
        const [last] = payments.toSorted((a, b) => b.paidOn.localeCompare(a.paidOn));
        const sum = payments.reduce((total, each) => total + each.amount, 0);
        return { number, name, amount, on, ...(last && { paid: { amount: sum, on: last.paidOn } }) };
      });
      return { supplier, price, start, end, at, instalments };
    },
  };
}
