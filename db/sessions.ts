import { and, desc, eq, exists, gt, isNull, lte, sql } from 'drizzle-orm';
import type { SignIns } from '../src/app/ports/stores.ts';
import type { Clock, Seal, Sessions } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { newId } from './new-id.ts';
import { seat, session, signIn } from './schema.ts';
import type { WorldContext } from './world-context.ts';

const devices = 'sign-in device';

/** Sign-ins of the web desk, which end by this clock; those that have ended are removed when somebody signs in. */
export function sessionsIn(
  database: Database,
  { clock, seal }: { readonly clock: Pick<Clock, 'now'>; readonly seal: Pick<Seal, 'open' | 'close'> },
): Sessions {
  return {
    async open(hash, { device, way, ...opened }) {
      await database.delete(session).where(lte(session.until, await clock.now()));
      const hidden = device === undefined ? null : seal.close(devices, device);
      const values = { ...opened, way: way ?? null, device: hidden };
      await database
        .insert(session)
        .values({ hash, ...values })
        .onConflictDoUpdate({ target: session.hash, set: values });
    },
    async prolong(hash, until) {
      await database.update(session).set({ until }).where(eq(session.hash, hash));
    },
    async find(hash) {
      const now = await clock.now();
      const held = and(eq(seat.person, session.person), isNull(seat.to));
      const seats = database.select({ id: seat.id }).from(seat).where(held);
      const { person, until, began } = session;
      const [found] = await database
        .select({ person, until, began, seated: sql<boolean>`${exists(seats)}` })
        .from(session)
        .where(and(eq(session.hash, hash), gt(session.until, now)));
      return found;
    },
    async close(hash) {
      await database.delete(session).where(eq(session.hash, hash));
    },
    async of(person) {
      const rows = await database
        .select()
        .from(session)
        .where(and(eq(session.person, person), gt(session.until, await clock.now())))
        .orderBy(desc(session.began), session.hash);
      return rows.map(({ hash: id, began, way, device }) => {
        return { id, began, way: way ?? undefined, device: device === null ? undefined : seal.open(devices, device) };
      });
    },
    async end(person, id) {
      await database.delete(session).where(and(eq(session.hash, id), eq(session.person, person)));
    },
  };
}

/** When whoever has a seat came to the desk. */
export function signInsIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): SignIns {
  return {
    async add({ device, ...came }) {
      await tx.insert(signIn).values({ id: newId(), ...came, device: seal.close(devices, device) });
    },
    async of(person, most) {
      const rows = await tx
        .select()
        .from(signIn)
        .where(eq(signIn.person, person))
        .orderBy(desc(signIn.at), desc(signIn.id))
        .limit(most);
      return rows.map(({ at, way, device, refused }) => ({ at, way, device: seal.open(devices, device), refused }));
    },
  };
}
