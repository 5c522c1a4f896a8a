import { and, eq, sql } from 'drizzle-orm';
import type { Ledger } from '../src/app/ports/stores.ts';
import { accept, type BudgetLine, refuse } from '../src/engine/procedure.ts';
import { newMemory } from './memory.ts';
import { budgetLine, caseCard, commitment, ledgerEntry } from './schema.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

type Move = Parameters<Ledger['move']>[0]['move'];

const { limit, adjusted, reserved, committed, paid } = budgetLine;
const free = sql<number>`${limit} + ${adjusted} - ${reserved} - ${committed} - ${paid}`;

/**
 * Where each move takes money from, and where it puts it; what was free comes from and goes back to the line. What a line is
 * raised by comes from without, and what it is cut by is taken of what is free.
 */
export const moves = {
  reserve: { from: undefined, to: 'reserved' },
  release: { from: 'reserved', to: undefined },
  commit: { from: 'reserved', to: 'committed' },
  uncommit: { from: 'committed', to: undefined },
  pay: { from: 'committed', to: 'paid' },
  bounce: { from: 'paid', to: 'committed' },
  recover: { from: 'paid', to: undefined },
  raise: { from: undefined, to: 'adjusted' },
  cut: { from: 'adjusted', to: undefined },
} as const satisfies Record<Move, { from?: Pot | undefined; to?: Pot | undefined }>;
type Pot = 'adjusted' | 'reserved' | 'committed' | 'paid';

/**
 * The budget in integer fen. What a move needs is a condition of the very update that makes it, so that of many at once
 * only those go through that the line can bear; below it the tables' own checks hold against any other writer, and each
 * purchase to what was committed for it.
 */
export function ledgerIn({ tx }: WorldContext): Ledger {
  const memory = newMemory();
  return {
    lines: (body) =>
      memory.recall(`lines of ${body}`, async () => {
        const rows = await tx.run<typeof budgetLine.$inferSelect>(linesOfBody, [body]);
        return rows.map(lineOf);
      }),

    all: () =>
      memory.recall('all lines', async () => {
        const rows = await tx.run<typeof budgetLine.$inferSelect>(allLines, []);
        return rows.map(lineOf);
      }),

    async putLine({ name, ...line }) {
      const change = { ...line, nameZh: name.zh, nameEn: name.en };
      await tx.insert(budgetLine).values(change).onConflictDoUpdate({ target: budgetLine.id, set: change });
      memory.forget();
    },

    async move({ line, move, fen, case: caseId, at }) {
      if (!Number.isSafeInteger(fen) || fen <= 0) throw new RangeError(`not an amount that can be moved: ${fen}`);
      const { from, to } = moves[move];
      const taken = from && from !== 'adjusted' ? budgetLine[from] : free;
      const moved = await tx
        .update(budgetLine)
        .set({
          ...(from && { [from]: sql`${budgetLine[from]} - ${fen}` }),
          ...(to && { [to]: sql`${budgetLine[to]} + ${fen}` }),
        })
        .where(and(eq(budgetLine.id, line), move === 'raise' ? undefined : sql`${taken} >= ${fen}`))
        .returning({ id: budgetLine.id });
      memory.forget();
      if (moved.length === 0) {
        const [found] = await tx
          .select({ available: sql<string>`${taken}` })
          .from(budgetLine)
          .where(eq(budgetLine.id, line));
        if (!found) throw new Error(`no budget line ${line}`);
        return refuse({ why: 'over-budget', values: { line, fen, available: Number(found.available) } });
      }
      await keepCommitment(tx, { line, move, fen, case: caseId });
      await tx.insert(ledgerEntry).values({ line, move, fen, case: caseId, at });
      return accept(undefined);
    },
  };
}

/** Throws where the table's checks do: the rules let nobody ask for more than is left of his contract. */
async function keepCommitment(
  tx: Transaction,
  { line, move, fen, case: caseId }: Omit<Parameters<Ledger['move']>[0], 'at'>,
): Promise<void> {
  if (move === 'reserve' || move === 'release' || move === 'raise' || move === 'cut') return;
  const root = sql<string>`coalesce((select ${caseCard.root} from ${caseCard} where ${caseCard.id} = ${caseId}), ${caseId})`;
  if (move === 'commit') {
    await tx
      .insert(commitment)
      .values({ line, case: root, committed: fen })
      .onConflictDoUpdate({
        target: [commitment.line, commitment.case],
        set: { committed: sql`${commitment.committed} + ${fen}` },
      });
    return;
  }
  const changed = await tx
    .update(commitment)
    .set(ofCommitment[move](fen))
    .where(and(eq(commitment.line, line), eq(commitment.case, root)))
    .returning({ case: commitment.case });
  if (changed.length === 0) throw new Error(`nothing is committed on line ${line} for case ${caseId}`);
}

/** What each move changes of what was committed for a purchase, and of what is paid of that. */
const ofCommitment = {
  uncommit: (fen: number) => ({ committed: sql`${commitment.committed} - ${fen}` }),
  pay: (fen: number) => ({ paid: sql`${commitment.paid} + ${fen}` }),
  bounce: (fen: number) => ({ paid: sql`${commitment.paid} - ${fen}` }),
  recover: (fen: number) => ({ paid: sql`${commitment.paid} - ${fen}` }),
};

const columns = `id, body, year, item, name_zh as "nameZh", name_en as "nameEn", limit_fen::float8 as limit,
    adjusted_fen::float8 as adjusted, reserved_fen::float8 as reserved, committed_fen::float8 as committed,
    paid_fen::float8 as paid`;
const linesOfBody = `select ${columns} from budget_line where body = $1 order by year, item, id`;
const allLines = `select ${columns} from budget_line order by year desc, body, item, id`;

/** A line bears what was granted with all adjustments of it. */
export function lineOf({
  nameZh,
  nameEn,
  limit: granted,
  adjusted: since,
  ...line
}: typeof budgetLine.$inferSelect): BudgetLine {
  return { ...line, limit: granted + since, name: { zh: nameZh, en: nameEn } };
}
