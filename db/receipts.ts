import { and, asc, eq, sql } from 'drizzle-orm';
import type { Cases } from '../src/app/ports/stores.ts';
import { isAsLinked } from './linked.ts';
import { event, receipt } from './schema.ts';
import type { WorldContext } from './world-context.ts';

const giving = `
  insert into receipt (number, case_id, seq, hash, case_number, procedure, action, at)
  select $1, e.case_id, e.seq, e.hash, c.number, c.procedure, coalesce(e.event ->> 'action', e.kind), e.at
  from event e join case_card c on c.id = e.case_id where e.case_id = $2 and e.seq = $3 and e.hash = $4
  returning number`;

/** What takes back what a receipt is for. */
const back = sql`
  select from ${event} as later
  where later.case_id = ${receipt.case} and later.kind = 'takenBack' and (later.event ->> 'of')::integer = ${receipt.seq}`;

/** Proofs of what was filed, for whoever was given their number. */
export function receiptsIn({ tx, seal }: WorldContext): Pick<Cases, 'putReceipt' | 'receipt' | 'receiptsOf'> {
  return {
    async putReceipt({ number, case: caseId, seq, hash }) {
      const written = await tx.run(giving, [number, caseId, seq, hash]);
      if (written.length === 0) throw new Error(`case ${caseId} has no such event ${seq}`);
    },

    async receipt(number) {
      const [found] = await tx
        .select({ receipt, event, takenBack: sql<boolean>`exists (${back})` })
        .from(receipt)
        .leftJoin(event, and(eq(event.case, receipt.case), eq(event.seq, receipt.seq)))
        .where(eq(receipt.number, number));
      if (!found) return undefined;
      const { receipt: said, event: stored, takenBack } = found;
      return { ...said, takenBack, holds: stored?.hash === said.hash && isAsLinked(seal, stored) };
    },

    receiptsOf: (id) =>
      tx
        .select({ number: receipt.number, seq: receipt.seq })
        .from(receipt)
        .where(eq(receipt.case, id))
        .orderBy(asc(receipt.seq)),
  };
}
