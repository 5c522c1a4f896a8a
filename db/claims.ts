import type { Cases, Claimed } from '../src/app/ports/stores.ts';
import { compared, type Rebuilt } from './rebuilt.ts';
import { caseClaim } from './schema.ts';
import type { Transaction } from './transact.ts';

/** What only one case of the city can have. Of two at once one waits for the other's end at the table's own key. */
export function claimsIn(tx: Transaction): Pick<Cases, 'claim'> {
  return {
    async claim(id, claimed) {
      const { rule, keys } = claimed;
      await tx.run('delete from case_claim where rule = $1 and case_id = $2 and key <> all($3::text[])', [
        rule,
        id,
        [...keys],
      ]);
      await enter(tx, id, claimed);
      const [taken] = await tx.run<{ readonly key: string; readonly number: string }>(
        `select c.key, card.number from case_claim c join case_card card on card.id = c.case_id
        where c.rule = $1 and c.key = any($2::text[]) and c.case_id <> $3 order by c.key limit 1`,
        [rule, [...keys], id],
      );
      return taken;
    },
  };
}

/** The keys of a case; those that another has stay with that. */
async function enter(tx: Transaction, id: string, { rule, keys }: Claimed): Promise<void> {
  await tx.run(
    `insert into case_claim (rule, key, case_id) select $1, wanted.key, $3 from unnest($2::text[]) as wanted (key) order by wanted.key
    on conflict do nothing`,
    [rule, [...keys], id],
  );
}

/** What a case has, and since when there is such a case. */
export interface Had extends Claimed {
  readonly case: string;
  readonly openedAt: string;
}

/** Makes the whole table again: of cases of before that have the same, the one that was opened first has it. */
export async function rebuildClaims(tx: Transaction, had: readonly Had[]): Promise<Rebuilt> {
  const before = await tx.delete(caseClaim).returning();
  const inTime = had.toSorted((a, b) => compare(a.openedAt, b.openedAt) || compare(a.case, b.case));
  for (const each of inTime) await enter(tx, each.case, each);
  return compared('case_claim', ({ rule, key }) => `${rule} ${key}`, before, await tx.select().from(caseClaim));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
