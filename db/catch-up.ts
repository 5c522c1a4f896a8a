import { isNull, sql } from 'drizzle-orm';
import { connect } from './connect.ts';
import { rebuildPublished, type Told } from './projections/rebuild-published.ts';
import { notice } from './schema.ts';
import { transact } from './transact.ts';

/**
 * Gives notices of a version before their ids and kinds, and enters them in the public's tables; takes the owner's url,
 * after `migrate`. Does nothing, and waits for nobody, where every notice has them already.
 */
export async function catchUp(ownerUrl: string, schema: string, read: Told): Promise<void> {
  const patient = { max: 1, statementTimeout: 0, lockTimeout: 0, idleInTransactionTimeout: 0 };
  const database = connect(ownerUrl, schema, patient);
  try {
    const [behind] = await database.select({ id: notice.id }).from(notice).where(isNull(notice.version)).limit(1);
    if (!behind) return;
    await transact(database, async (tx) => {
      tx.weigh();
      await tx.execute(sql`lock table ${notice} in share row exclusive mode`);
      await rebuildPublished(tx, read);
    });
  } finally {
    await database.close();
  }
}
