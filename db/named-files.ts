import { asc, sql } from 'drizzle-orm';
import type { Answers } from '../src/engine/form.ts';
import type { Database } from './connect.ts';
import { discardedIn, draftScope } from './drafts.ts';
import { eventScope, shownEvent } from './event-log.ts';
import { hashesIn } from './hashes-in.ts';
import { heardIn } from './people.ts';
import { account, answer, discardedDraft, event, unaskedFile } from './schema.ts';
import type { CitySeal } from './seal.ts';
import { filesNamed, openAnswers } from './sealed-answers.ts';
import { transact } from './transact.ts';
import { evidenceIn } from './unasked.ts';

/** So much is opened before others have their turn. */
const batch = 300;

/**
 * The hashes of all files that anything names, in one moment: a case, a draft, one that was thrown away, what can be put back into
 * one, and what waits for one. Messages hold none. Rejects where anything cannot be opened, as that may name any.
 */
export function namedFiles(database: Database, seal: CitySeal): Promise<ReadonlySet<string>> {
  return transact(database, async (tx) => {
    await tx.execute(sql`set transaction isolation level repeatable read, read only`);
    tx.weigh();
    const named = new Set<string>();
    const reads = (tree: unknown): void => {
      for (const hash of hashesIn(tree)) named.add(hash);
    };
    await inBatches(
      (last?: typeof event.$inferSelect) =>
        tx
          .select()
          .from(event)
          .where(last && sql`(${event.case}, ${event.seq}) > (${last.case}, ${last.seq})`)
          .orderBy(asc(event.case), asc(event.seq))
          .limit(batch),
      ({ case: id, seq, event: stored }) => {
        const plain = shownEvent(seal, id, seq, stored);
        reads(plain);
        if (plain.kind === 'filed')
          for (const hash of filesNamed(seal, eventScope(id, seq), plain.answers)) named.add(hash);
      },
    );
    await inBatches(
      (last?: typeof answer.$inferSelect) =>
        tx
          .select()
          .from(answer)
          .where(last && sql`(${answer.draft}, ${answer.field}) > (${last.draft}, ${last.field})`)
          .orderBy(asc(answer.draft), asc(answer.field))
          .limit(batch),
      // Answers are stored field by field.
      ({ draft, field, value }) => reads(openAnswers(seal, draftScope(draft), { [field]: value } as Answers)),
    );
    await inBatches(
      (last?: typeof account.$inferSelect) =>
        tx
          .select()
          .from(account)
          .where(sql`${account.lastHeard} is not null and ${account.id} > ${last?.id ?? ''}`)
          .orderBy(asc(account.id))
          .limit(batch),
      ({ id, lastHeard }) => reads(lastHeard !== null && heardIn(seal, id, lastHeard)),
    );
    for (const row of await tx.select().from(discardedDraft)) reads(discardedIn(seal, row));
    for (const row of await tx.select().from(unaskedFile)) reads(evidenceIn(seal, row));
    return named;
  });
}

async function inBatches<R>(rowsAfter: (last?: R) => PromiseLike<readonly R[]>, read: (row: R) => void): Promise<void> {
  for (let rows = await rowsAfter(); rows.length > 0; rows = await rowsAfter(rows.at(-1))) rows.forEach(read);
}
