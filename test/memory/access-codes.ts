import { hashOf } from '../../src/app/code.ts';
import type { AccessCodes } from '../../src/app/ports/stores.ts';
import { bearerOf } from '../../src/engine/parties.ts';
import type { Tables } from './tables.ts';

/** The access codes of a city in memory. */
export function accessCodesOf(tables: Tables): AccessCodes {
  const { accessCodes, accessTries, sessions, codes } = tables;
  const count = (key: string): number => {
    const tries = (accessTries.get(key) ?? 0) + 1;
    accessTries.set(key, tries);
    return tries;
  };
  return {
    async put(caseId, code) {
      accessCodes.set(caseId, hashOf(code));
      const bearer = bearerOf(caseId);
      tables.persons = new Map(tables.persons).set(bearer, { name: '' });
      for (const table of [sessions, codes])
        for (const [key, { person }] of table) if (person === bearer) table.delete(key);
    },
    has: async (caseId) => accessCodes.has(caseId),
    async mayTry(from, { each, all }, now) {
      const hour = now.toISOString().slice(0, 13);
      const [mine, everybody] = [count(`${hour} ${from}`), count(hour)];
      return mine <= each && everybody <= all;
    },
    opens: async (code) => [...accessCodes].find(([, hash]) => hash === hashOf(code))?.[0],
  };
}
