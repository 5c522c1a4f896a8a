import { and, eq, isNotNull, ne, sql } from 'drizzle-orm';
import type { Seal } from '../src/app/ports/system.ts';
import type { Event } from '../src/engine/case.ts';
import type { ProcedureId } from '../src/names.ts';
import { connect, type Database } from './connect.ts';
import { hideAnswer } from './drafts.ts';
import { hiddenEvent } from './event-log.ts';
import { hiddenProfile } from './people.ts';
import { holdsHidden } from './private.ts';
import { account, answer, body, event, keyCheck, person } from './schema.ts';
import { type Transaction, transact } from './transact.ts';
import { hiddenAt, hiddenName, shownName } from './who.ts';

/** Raised when more is private than before: then what was written in the open until now is gone over again. */
const version = 2;
const batch = 1_000;

/** By what names stands what is private in an event of a procedure. */
type PrivateIn = (procedure: ProcedureId, event: Event) => readonly string[];

/**
 * Hides what a version before has written in the open; takes the owner's url, after `sealOf`. The log stays chained as it
 * was: the link of such an event is the hash of what it says, which whoever has the key can make again. Does nothing where
 * that is done.
 */
export async function hideWhatLiesOpen(
  ownerUrl: string,
  schema: string,
  seal: Seal,
  privateIn: PrivateIn,
): Promise<void> {
  const patient = { max: 1, statementTimeout: 0, lockTimeout: 0, idleInTransactionTimeout: 0 };
  const database = connect(ownerUrl, schema, patient);
  try {
    if (await isHidden(database)) return;
    await transact(database, async (tx) => {
      tx.weigh();
      // Of several that start at once one does it.
      const [check] = await tx.select({ hidden: keyCheck.hidden }).from(keyCheck).for('update');
      if (check && check.hidden >= version) return;
      await hideAnswers(tx, seal);
      await hideProfiles(tx, seal);
      await hideEvents(tx, seal, privateIn);
      await hideNames(tx, seal);
      await hideAddresses(tx, seal);
      await tx.update(keyCheck).set({ hidden: version });
    });
    // What was there before still lies where it lay, until the tables are written anew.
    await database.execute(sql`vacuum (full) ${answer}`);
    await database.execute(sql`vacuum (full) ${body}`);
    await database.execute(sql`vacuum (full) ${event}`);
    await database.execute(sql`vacuum (full) ${person}`);
    await database.execute(sql`vacuum (full) ${account}`);
  } finally {
    await database.close();
  }
}

async function isHidden(database: Database): Promise<boolean> {
  const [check] = await database.select({ hidden: keyCheck.hidden }).from(keyCheck);
  return check !== undefined && check.hidden >= version;
}

async function hideAnswers(tx: Transaction, seal: Seal): Promise<void> {
  const rows = await tx.select().from(answer).where(ne(answer.field, '$sealed'));
  for (const { draft, field, value } of rows) {
    if (holdsHidden(value)) continue;
    await tx
      .update(answer)
      .set({ value: hideAnswer(seal, draft, field, value) })
      .where(and(eq(answer.draft, draft), eq(answer.field, field)));
  }
}

async function hideProfiles(tx: Transaction, seal: Seal): Promise<void> {
  const rows = await tx.select({ id: body.id, profile: body.profile }).from(body).where(isNotNull(body.profile));
  for (const { id, profile } of rows) {
    if (profile === null || holdsHidden(profile)) continue;
    // It lies open, so it is as it was written.
    const hidden = hiddenProfile(seal, profile as Parameters<typeof hiddenProfile>[1]);
    await tx.update(body).set({ profile: hidden }).where(eq(body.id, id));
  }
}

async function hideNames(tx: Transaction, seal: Seal): Promise<void> {
  const rows = await tx.select({ id: person.id, name: person.name }).from(person);
  for (const { id, name } of rows.filter((row) => !isName(seal, row))) {
    await tx
      .update(person)
      .set({ name: hiddenName(seal, id, name) })
      .where(eq(person.id, id));
  }
}

/** A name by itself never opens. */
function isName(seal: Seal, { id, name }: { readonly id: string; readonly name: string }): boolean {
  try {
    shownName(seal, id, name);
    return true;
  } catch {
    return false;
  }
}

/** Those that the migration found lie under a mark that is no mark: channel and address themselves. */
async function hideAddresses(tx: Transaction, seal: Seal): Promise<void> {
  const { id, channel, address, mark } = account;
  const rows = await tx
    .select({ id, channel, address })
    .from(account)
    .where(eq(mark, sql`${channel} || ' ' || ${address}`));
  for (const row of rows) await tx.update(account).set(hiddenAt(seal, row)).where(eq(id, row.id));
}

interface Filed {
  readonly case: string;
  readonly seq: number;
  readonly event: Event;
  readonly procedure: ProcedureId;
}

async function hideEvents(tx: Transaction, seal: Seal, privateIn: PrivateIn): Promise<void> {
  let last = { case: '', seq: 0 };
  for (let rows = await filedAfter(tx, last); rows.length > 0; rows = await filedAfter(tx, last)) {
    for (const { case: id, seq, event: plain, procedure } of rows) {
      last = { case: id, seq };
      const names = privateIn(procedure, plain);
      if (names.length === 0 || holdsHidden(plain)) continue;
      const stored = hiddenEvent(seal, id, seq, plain, new Set(names));
      await tx
        .update(event)
        .set({ event: stored })
        .where(and(eq(event.case, id), eq(event.seq, seq)));
    }
  }
}

async function filedAfter(tx: Transaction, last: { readonly case: string; readonly seq: number }): Promise<Filed[]> {
  const rows = await tx.execute<Filed & Record<string, unknown>>(sql`
    select e.case_id as case, e.seq, e.event, o.event ->> 'procedure' as procedure
    from event e join event o on o.case_id = e.case_id and o.seq = 1
    where e.kind = 'filed' and (e.case_id, e.seq) > (${last.case}, ${last.seq})
    order by e.case_id, e.seq limit ${batch}`);
  return [...rows];
}
