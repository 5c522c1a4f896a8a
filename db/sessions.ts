import { and, eq, exists, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Clock, Sessions } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { seat, session } from './schema.ts';

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
    async find(hash) {
      const now = await clock.now();
      const held = and(eq(seat.person, session.person), isNull(seat.to));
      const seats = database.select({ id: seat.id }).from(seat).where(held);
      const [found] = await database
        .select({ person: session.person, until: session.until, seated: sql<boolean>`${exists(seats)}` })
        .from(session)
        .where(and(eq(session.hash, hash), gt(session.until, now)));
      return found;
    },
    async close(hash) {
      await database.delete(session).where(eq(session.hash, hash));
    },
  };
}
