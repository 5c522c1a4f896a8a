import { sql } from 'drizzle-orm';
import type { Rebuilt } from './rebuilt.ts';
import { notice } from './schema.ts';
import type { Transaction } from './transact.ts';

/** Everything that an act told the public, in the order of its numbers. */
const told = sql`
  select effect ->> 'number' as number, effect ->> 'notice' as kind, e.case_id, effect -> 'rows' as rows, e.at
  from event e cross join lateral jsonb_array_elements(e.event -> 'effects') as each (effect)
  where e.kind = 'filed' and effect ->> 'kind' = 'publish'`;

/** The public's notices, under the numbers by which they are cited. */
export async function rebuildNotices(tx: Transaction): Promise<Rebuilt> {
  const [found] = await tx.execute<{ readonly rows: number; readonly differed: number }>(sql`
    with mine as (${told}), theirs as (select number, kind, case_id, rows, at from notice)
    select (select count(*)::int from mine) as rows,
      greatest(
        (select count(*)::int from (select * from mine except all select * from theirs) as missing),
        (select count(*)::int from (select * from theirs except all select * from mine) as wrong)) as differed`);
  if (!found) throw new Error('the notices were not counted');
  if (found.differed > 0) {
    await tx.delete(notice);
    await tx.execute(sql`
      insert into notice (number, kind, case_id, rows, at)
      select number, kind, case_id, rows, at from (${told}) as told order by at, length(number), number`);
  }
  return { table: 'notice', ...found };
}
