import { asc, eq, isNull } from 'drizzle-orm';
import type { Database } from './connect.ts';
import { keptKey } from './key-file.ts';
import { closeFor, newPrivate, openWith, publicOf } from './key-pair.ts';
import { tenderKey } from './schema.ts';
import type { SecondHolder } from './second-holder.ts';
import { otherScope } from './tender-keys.ts';
import { transact } from './transact.ts';

/**
 * From now on `file`, made where it is not there, is the second holder's: what is not joined yet is closed for him anew. It can be
 * begun again wherever it ended. Rejects, and nothing is changed, while the file of the holder until now is wanted and away.
 */
export async function changeHolder(database: Database, holder: SecondHolder, file: string): Promise<void> {
  const open = publicOf((await keptKey(file, newPrivate)).trim());
  await transact(database, async (tx) => {
    const rows = await tx.select().from(tenderKey).where(isNull(tenderKey.joined)).orderBy(asc(tenderKey.name));
    const others = rows.filter((row) => row.holder !== open);
    if (others.length === 0) return;
    const secret = await holder.secret();
    if (secret === undefined)
      throw new Error(`the file of OPENING_KEY is away, and bids are sealed for it: connect it`);
    for (const { name, otherShare } of others) {
      const scope = otherScope(name);
      const closed = closeFor(open, scope, openWith(secret, scope, otherShare));
      await tx.update(tenderKey).set({ holder: open, otherShare: closed }).where(eq(tenderKey.name, name));
    }
  });
  await holder.become(open);
}
