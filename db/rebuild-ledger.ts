import { eq, sql } from 'drizzle-orm';
import { moves } from './ledger.ts';
import { compared, type Rebuilt } from './rebuilt.ts';
import { budgetLine, commitment, ledgerEntry } from './schema.ts';
import type { Transaction } from './transact.ts';

/** Every move of money that an act made, in the order of time. */
const told = sql`
  select effect ->> 'line' as line, effect ->> 'move' as move, (effect ->> 'fen')::bigint as fen, e.case_id, e.at,
    e.seq, place
  from event e cross join lateral jsonb_array_elements(e.event -> 'effects') with ordinality as each (effect, place)
  where e.kind = 'filed' and effect ->> 'kind' = 'budget'`;

/** The entries of the ledger, and from them what is reserved, committed and paid of every line and for every purchase. */
export async function rebuildLedger(tx: Transaction): Promise<readonly Rebuilt[]> {
  return [await rebuildEntries(tx), await rebuildBalances(tx), await rebuildCommitments(tx)];
}

async function rebuildEntries(tx: Transaction): Promise<Rebuilt> {
  const [found] = await tx.execute<{ readonly rows: number; readonly differed: number }>(sql`
    with told as (${told}),
      mine as (select line, move, fen, case_id, at from told),
      theirs as (select line, move, fen, case_id, at from ledger_entry)
    select (select count(*)::int from mine) as rows,
      greatest(
        (select count(*)::int from (select * from mine except all select * from theirs) as missing),
        (select count(*)::int from (select * from theirs except all select * from mine) as wrong)) as differed`);
  if (!found) throw new Error('the ledger was not counted');
  if (found.differed > 0) {
    await tx.delete(ledgerEntry);
    await tx.execute(sql`
      insert into ledger_entry (line, move, fen, case_id, at)
      select line, move, fen, case_id, at from (${told}) as told order by at, case_id, seq, place`);
  }
  return { table: 'ledger_entry', ...found };
}

async function rebuildBalances(tx: Transaction): Promise<Rebuilt> {
  const before = await tx.select().from(budgetLine);
  const sums = await tx
    .select({ line: ledgerEntry.line, move: ledgerEntry.move, fen: sql<string>`sum(${ledgerEntry.fen})` })
    .from(ledgerEntry)
    .groupBy(ledgerEntry.line, ledgerEntry.move);
  const balances = new Map(before.map(({ id }) => [id, { adjusted: 0, reserved: 0, committed: 0, paid: 0 }]));
  for (const { line, move, fen } of sums) {
    const pots = balances.get(line);
    if (!pots) throw new Error(`no budget line ${line}`);
    const { from, to } = moves[move];
    if (from) pots[from] -= Number(fen);
    if (to) pots[to] += Number(fen);
  }
  for (const [line, pots] of balances) await tx.update(budgetLine).set(pots).where(eq(budgetLine.id, line));
  return compared('budget_line', ({ id }) => id, before, await tx.select().from(budgetLine));
}

async function rebuildCommitments(tx: Transaction): Promise<Rebuilt> {
  const before = await tx.delete(commitment).returning();
  await tx.execute(sql`
    insert into commitment (line, case_id, committed_fen, paid_fen)
    select line, coalesce(card.root, entry.case_id),
      sum(case move when 'commit' then fen when 'uncommit' then -fen else 0 end),
      sum(case move when 'pay' then fen when 'bounce' then -fen when 'recover' then -fen else 0 end)
    from ledger_entry entry left join case_card card on card.id = entry.case_id
    where move in ('commit', 'uncommit', 'pay', 'bounce', 'recover')
    group by 1, 2`);
  const after = await tx.select().from(commitment);
  return compared('commitment', (row) => `${row.line} ${row.case}`, before, after);
}
