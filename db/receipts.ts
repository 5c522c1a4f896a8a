import { and, asc, eq, sql } from 'drizzle-orm';
import type { Cases } from '../src/app/ports/stores.ts';
import { linkHash } from './hash-chain.ts';
import { caseCard, event, receipt } from './schema.ts';
import type { WorldContext } from './world-context.ts';

/** Proofs of what was filed, for whoever was given their number. */
export function receiptsIn({ tx }: WorldContext): Pick<Cases, 'putReceipt' | 'receipt' | 'receiptsOf'> {
  return {
    async putReceipt({ number, case: caseId, seq, hash }) {
      const filed = tx
        .select({
          number: sql<string>`${number}::text`.as('number'),
          case: event.case,
          seq: event.seq,
          hash: event.hash,
          caseNumber: caseCard.number,
          procedure: caseCard.procedure,
          action: sql<string>`coalesce(${event.event} ->> 'action', ${event.kind})`.as('action'),
          at: event.at,
        })
        .from(event)
        .innerJoin(caseCard, eq(caseCard.id, event.case))
        .where(and(eq(event.case, caseId), eq(event.seq, seq), eq(event.hash, hash)));
      const written = await tx.insert(receipt).select(filed).returning({ number: receipt.number });
      if (written.length === 0) throw new Error(`case ${caseId} has no such event ${seq}`);
    },

    async receipt(number) {
      const [found] = await tx
        .select()
        .from(receipt)
        .leftJoin(event, and(eq(event.case, receipt.case), eq(event.seq, receipt.seq)))
        .where(eq(receipt.number, number));
      if (!found) return undefined;
      const { case: caseId, seq, ...said } = found.receipt;
      const stored = found.event;
      const proven = stored && linkHash({ case: caseId, seq, event: stored.event, prev: stored.prevHash });
      return { ...said, holds: proven === said.hash && stored?.hash === said.hash };
    },

    receiptsOf: (id) =>
      tx
        .select({ number: receipt.number, seq: receipt.seq })
        .from(receipt)
        .where(eq(receipt.case, id))
        .orderBy(asc(receipt.seq)),
  };
}
