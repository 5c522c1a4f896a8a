import { and, eq, sql } from 'drizzle-orm';
import {
  account,
  browser,
  caseCard,
  code,
  discardedDraft,
  draft,
  passkey,
  person,
  proof,
  reminding,
  session,
  signIn,
  subscription,
  transcript,
  unaskedFile,
  waiting,
} from './schema.ts';
import type { Transaction } from './transact.ts';

/**
 * Makes two persons one: what belongs to the earlier self becomes the other's. The log keeps the name under which
 * somebody acted; whoever reads it afterwards sees who he is. Of two drafts of the same form the other's own stays.
 */
export async function merge(tx: Transaction, from: string, to: string): Promise<void> {
  const doubled = sql`exists (select from draft d where d.person = ${to} and d.procedure = ${draft.procedure}
    and d.action = ${draft.action} and d.case_id is not distinct from ${draft.case}
    and d.parent is not distinct from ${draft.parent})`;
  await tx.delete(draft).where(and(eq(draft.person, from), doubled));
  const asked = sql`exists (select from subscription s where s.person = ${to} and s.feed = ${subscription.feed}
    and s.about = ${subscription.about})`;
  await tx.delete(subscription).where(and(eq(subscription.person, from), asked));
  // By these somebody has proven that he is the earlier self, and nobody else.
  for (const table of [passkey, proof]) await tx.delete(table).where(eq(table.person, from));
  for (const table of [
    draft,
    discardedDraft,
    unaskedFile,
    account,
    session,
    signIn,
    code,
    transcript,
    waiting,
    reminding,
    subscription,
    browser,
  ])
    await tx.update(table).set({ person: to }).where(eq(table.person, from));
  await tx.update(caseCard).set({ opener: to }).where(eq(caseCard.opener, from));
  await tx.update(person).set({ mergedInto: to }).where(eq(person.mergedInto, from));
  await tx.update(person).set({ mergedInto: to }).where(eq(person.id, from));
}
