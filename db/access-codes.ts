import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { eq, inArray } from 'drizzle-orm';
import type { AccessCodes } from '../src/app/ports/stores.ts';
import { bearerOf } from '../src/engine/parties.ts';
import { accessCode, code, person, session } from './schema.ts';
import { hiddenName } from './who.ts';
import type { WorldContext } from './world-context.ts';

const hashBytes = 32;
/** Some 50 ms and 32 MB for each guess, should both the tables and the key be lost. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** Access codes, of which the tables hold a mark and a slow hash. */
export function accessCodesIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): AccessCodes {
  return {
    async put(caseId, given) {
      const salt = randomBytes(16).toString('hex');
      const hash = (await slowHash(given, salt)).toString('hex');
      const values = { mark: seal.mark('access code', given), salt, hash };
      await tx
        .insert(accessCode)
        .values({ case: caseId, ...values })
        .onConflictDoUpdate({ target: accessCode.case, set: values });
      const bearer = bearerOf(caseId);
      await tx
        .insert(person)
        .values({ id: bearer, name: hiddenName(seal, bearer, '') })
        .onConflictDoNothing();
      await tx.delete(session).where(eq(session.person, bearer));
      await tx.delete(code).where(eq(code.person, bearer));
    },

    async has(caseId) {
      const found = await tx.select({ case: accessCode.case }).from(accessCode).where(eq(accessCode.case, caseId));
      return found.length > 0;
    },

    async opens(given) {
      const [found] = await tx
        .select()
        .from(accessCode)
        .where(inArray(accessCode.mark, [...seal.marks('access code', given)]));
      if (!found) return undefined;
      const isIt = timingSafeEqual(await slowHash(given, found.salt), Buffer.from(found.hash, 'hex'));
      return isIt ? found.case : undefined;
    },
  };
}

function slowHash(given: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(given, salt, hashBytes, cost, (error, hash) => (error ? reject(error) : resolve(hash)));
  });
}
