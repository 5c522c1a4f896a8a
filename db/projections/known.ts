import { inArray, sql } from 'drizzle-orm';
import type { Known } from '../../src/engine/notice.ts';
import { caseCard } from '../schema.ts';
import { shownName } from '../who.ts';
import type { WorldContext } from '../world-context.ts';

/** Under each of these purchases: whom its notices can have named, with all names that the log and the register know. */
export async function knownIn(
  { tx, seal }: Pick<WorldContext, 'tx' | 'seal'>,
  purchases: readonly string[],
): Promise<ReadonlyMap<string, Known>> {
  const family = sql`family as (select id, root from ${caseCard} where ${inArray(caseCard.root, [...purchases])})`;
  const bodies = await tx.execute<Named>(sql`
    with ${family}, involved as (
      select f.root, b.value as id from event e join family f on f.id = e.case_id
        cross join lateral jsonb_each_text(e.event -> 'bodies') as b where e.kind = 'opened'
      union
      select f.root, e.event ->> 'body' from event e join family f on f.id = e.case_id where e.kind = 'appointed'
    )
    select i.root, i.id, b.name_zh as name from involved i join body b on b.id = i.id
    union
    select i.root, i.id, effect -> 'profile' ->> 'name' from involved i join case_card own on own.supplier = i.id
      join event e on e.case_id = own.id and e.kind = 'filed'
      cross join lateral jsonb_array_elements(e.event -> 'effects') as each (effect)
    where effect ->> 'kind' = 'register'`);
  const hidden = await tx.execute<Named>(sql`
    with ${family}
    select distinct f.root, p.id, p.name from event e join family f on f.id = e.case_id
      cross join lateral jsonb_array_elements_text(e.event -> 'persons') as named (person)
      join person p on p.id = named.person where e.kind = 'named'`);
  const persons = hidden.map((each) => ({ ...each, name: shownName(seal, each.id, each.name) }));
  return new Map(
    purchases.map((root) => [root, { bodies: bodies.filter(within(root)), persons: persons.filter(within(root)) }]),
  );
}

type Named = { readonly root: string; readonly id: string; readonly name: string };

function within(root: string): (named: Named) => boolean {
  return (named) => named.root === root;
}
