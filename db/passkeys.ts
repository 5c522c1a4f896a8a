import { and, asc, desc, eq, gt, lt, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Passkeys, Proofs } from '../src/app/ports/stores.ts';
import type { ToProve } from '../src/dialogue/asked-proof.ts';
import { passkey, proof } from './schema.ts';
import type { WorldContext } from './world-context.ts';

const devices = 'passkey device';

export function passkeysIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): Passkeys {
  const his = (id: string, person: string): SQL | undefined => and(eq(passkey.id, id), eq(passkey.person, person));
  return {
    async of(person) {
      const rows = await tx
        .select()
        .from(passkey)
        .where(eq(passkey.person, person))
        .orderBy(asc(passkey.madeAt), asc(passkey.id));
      return rows.map(({ device, usedAt, kept, ...row }) => {
        return { ...row, device: seal.open(devices, device), usedAt: usedAt ?? undefined, isKept: kept };
      });
    },
    async add({ isKept: kept, device, ...made }) {
      const rows = await tx
        .insert(passkey)
        .values({ ...made, kept, device: seal.close(devices, device) })
        .onConflictDoNothing()
        .returning({ id: passkey.id });
      return rows.length > 0;
    },
    async keep(id, person) {
      const waits = and(his(id, person), eq(passkey.kept, false));
      return (await tx.update(passkey).set({ kept: true }).where(waits).returning({ id: passkey.id })).length > 0;
    },
    async remove(id, person) {
      return (await tx.delete(passkey).where(his(id, person)).returning({ id: passkey.id })).length > 0;
    },
    async used(id, counter, at) {
      const goesOn = counter === 0 ? eq(passkey.counter, 0) : lt(passkey.counter, counter);
      const rows = await tx
        .update(passkey)
        .set({ counter, usedAt: at })
        .where(and(eq(passkey.id, id), eq(passkey.kept, true), goesOn))
        .returning({ id: passkey.id });
      return rows.length > 0;
    },
  };
}

/** What is to be proven is sealed: it names a case, and how much it is about. */
export function proofsIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): Proofs {
  const standing = (hash: string, now: Date): SQL | undefined => and(eq(proof.hash, hash), gt(proof.until, now));
  return {
    async ask({ of, ...asked }) {
      await tx.insert(proof).values({ ...asked, about: seal.close(scopeOf(asked.hash), JSON.stringify(of)) });
    },
    async keepNewest(person, most) {
      const newest = tx
        .select({ hash: proof.hash })
        .from(proof)
        .where(eq(proof.person, person))
        .orderBy(desc(proof.until), asc(proof.hash))
        .limit(most);
      await tx.delete(proof).where(and(eq(proof.person, person), notInArray(proof.hash, newest)));
    },
    async find(hash, now) {
      const [found] = await tx.select().from(proof).where(standing(hash, now));
      if (!found) return undefined;
      const { about, given, ...row } = found;
      // Only `ask` seals in such a scope.
      return { ...row, of: JSON.parse(seal.open(scopeOf(hash), about)) as ToProve, isGiven: given };
    },
    async tried(hash) {
      await tx
        .update(proof)
        .set({ tries: sql`${proof.tries} + 1` })
        .where(eq(proof.hash, hash));
    },
    async give(hash, now) {
      const ungiven = and(standing(hash, now), eq(proof.given, false));
      return (await tx.update(proof).set({ given: true }).where(ungiven).returning({ hash: proof.hash })).length > 0;
    },
    async use(hash, now) {
      const given = and(standing(hash, now), eq(proof.given, true));
      return (await tx.delete(proof).where(given).returning({ hash: proof.hash })).length > 0;
    },
  };
}

function scopeOf(hash: string): string {
  return `proof/${hash}`;
}
