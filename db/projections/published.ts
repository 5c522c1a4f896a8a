import { desc, inArray } from 'drizzle-orm';
import type { Published } from '../../src/app/ports/stores.ts';
import { award } from '../schema.ts';
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
  };
}
