import { isNull, lt, or, sql } from 'drizzle-orm';
import { connect } from './connect.ts';
import { publishedVersion } from './projections/entered.ts';
import { rebuildPublished, type Told } from './projections/rebuild-published.ts';
import { notice } from './schema.ts';
import type { CitySeal } from './seal.ts';
import { transact } from './transact.ts';

/**
 * Gives notices of a version before their ids and kinds, and enters them in the public's tables as these are now; takes the
 * owner's url, after `hideWhatLiesOpen`. Does nothing, and waits for nobody, where every notice has entered all it has to.
 */
export async function catchUp(ownerUrl: string, schema: string, seal: CitySeal, read: Told): Promise<void> {
  const patient = { max: 1, statementTimeout: 0, lockTimeout: 0, idleInTransactionTimeout: 0 };
  const database = connect(ownerUrl, schema, patient);
  try {
    const [behind] = await database
      .select({ id: notice.id })
      .from(notice)
      .where(or(isNull(notice.version), lt(notice.version, publishedVersion)))
      .limit(1);
    if (!behind) return;
    await transact(database, async (tx) => {
      tx.weigh();
      await tx.execute(sql`lock table ${notice} in share row exclusive mode`);
      await rebuildPublished({ tx, seal }, read);
    });
  } finally {
    await database.close();
  }
}
