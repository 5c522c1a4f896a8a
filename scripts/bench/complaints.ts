import { sql } from 'drizzle-orm';
import { openCase } from '../../src/app/act.ts';
import type { BenchCity } from './city.ts';

/** So many complaints under each of these purchases, as one that was filed for real. */
export async function fillWithComplaints(
  { owner, store }: BenchCity,
  purchases: readonly string[],
  count: number,
): Promise<void> {
  const [first] = purchases;
  if (first === undefined) return;
  const pattern = await store.transact(async (world) => {
    const by = await world.people.person('bc-admin');
    if (!by) throw new Error('nobody is at bc');
    const answers = { about: 'service-quality', whom: 'supplier', facts: '护理员每周只来一次。', reply: 'no' };
    const opened = await openCase(world, 'complaint', first, { by, answers });
    if (!opened.ok) throw new Error(opened.refusal.why);
    return opened.value.known.state.id;
  });
  const each = sql`jsonb_array_elements_text(${JSON.stringify(purchases)}::jsonb) as purchase,
    generate_series(1, ${count}) as n`;
  const id = sql`'complaint-' || purchase || '-' || n`;
  await owner.execute(sql`
    insert into case_card (id, root, number, procedure, version, parent, title, position, round, opener, buyer, supplier,
      opened_at, entered_at, due, provisional, outcome, public, waiting, seq, head_hash, search_text, search_grams)
    select ${id}, ${id}, 'HRB-2026-CMP-' || purchase || '-' || n, procedure, version, purchase, title, position, round,
      opener, buyer, supplier, opened_at, entered_at, due, provisional, outcome, public, waiting, seq, head_hash,
      search_text, search_grams
    from case_card c, ${each} where c.id = ${pattern} on conflict do nothing`);
  await owner.execute(sql`
    insert into event (case_id, seq, kind, at, event, prev_hash, hash)
    select ${id}, seq, kind, at, event, prev_hash, hash
    from event e, ${each} where e.case_id = ${pattern} on conflict do nothing`);
  await owner.execute(sql`vacuum analyze`);
}
