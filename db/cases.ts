import { sql } from 'drizzle-orm';
import type { Cases } from '../src/app/ports/stores.ts';
import { cardsIn } from './cards.ts';
import { claimsIn } from './claims.ts';
import { eventLogIn, nothingHeld } from './event-log.ts';
import { newId } from './new-id.ts';
import { receiptsIn } from './receipts.ts';
import { scattered } from './scattered.ts';
import { series } from './schema.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

export function casesIn(context: WorldContext): Cases {
  const held = nothingHeld(context.tx);
  return {
    newId,
    async nextNumber(name, hidesCount = false) {
      const nth = await nextNumber(context.tx, name);
      return hidesCount ? scattered(context.seal, name, nth) : nth;
    },
    ...eventLogIn(context, held),
    ...cardsIn(context, held),
    ...claimsIn(context.tx),
    ...receiptsIn(context),
  };
}

/** The row stays locked until the commit, so that a number that was not used is given again. */
export async function nextNumber(tx: Transaction, name: string): Promise<number> {
  const [row] = await tx
    .insert(series)
    .values({ name, last: 1 })
    .onConflictDoUpdate({ target: series.name, set: { last: sql`${series.last} + 1` } })
    .returning({ last: series.last });
  if (!row) throw new Error(`the series ${name} gave no number`);
  return row.last;
}
