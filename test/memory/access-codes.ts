import { hashOf } from '../../src/app/code.ts';
import type { AccessCodes } from '../../src/app/ports/stores.ts';
import { bearerOf } from '../../src/engine/parties.ts';
import type { Tables } from './tables.ts';

/** The access codes of a city in memory. */
export function accessCodesOf(tables: Tables): AccessCodes {
  const { accessCodes, sessions, codes } = tables;
  return {
    async put(caseId, code) {
      accessCodes.set(caseId, hashOf(code));
      const bearer = bearerOf(caseId);
      tables.persons = new Map(tables.persons).set(bearer, { name: '' });
      for (const table of [sessions, codes])
        for (const [key, { person }] of table) if (person === bearer) table.delete(key);
    },
    has: async (caseId) => accessCodes.has(caseId),
    opens: async (code) => [...accessCodes].find(([, hash]) => hash === hashOf(code))?.[0],
  };
}
