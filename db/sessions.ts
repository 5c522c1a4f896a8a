import { and, eq, gt, lte } from 'drizzle-orm';
import type { Clock, Sessions } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { session } from './schema.ts';

/** Sign-ins of the web desk, which end by this clock; those that have ended are removed when somebody signs in. */
export function sessionsIn(database: Database, clock: Pick<Clock, 'now'>): Sessions {
  return {
    async open(hash, person, until) {
      await database.delete(session).where(lte(session.until, await clock.now()));
      await database
        .insert(session)
        .values({ hash, person, until })
        .onConflictDoUpdate({ target: session.hash, set: { person, until } });
    },
    async person(hash) {
      const now = await clock.now();
      const [found] = await database
        .select({ person: session.person })
        .from(session)
        .where(and(eq(session.hash, hash), gt(session.until, now)));
      return found?.person;
    },
    async close(hash) {
      await database.delete(session).where(eq(session.hash, hash));
    },
  };
}
