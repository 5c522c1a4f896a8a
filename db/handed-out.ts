import { desc, eq } from 'drizzle-orm';
import type { HandedOut } from '../src/app/ports/stores.ts';
import type { Seal } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { caseCard, handedOut, person } from './schema.ts';
import { shownName } from './who.ts';
import type { WorldContext } from './world-context.ts';

/** Who was handed which files; the server may add to it, and change and remove nothing. */
export function handedOutIn({ tx }: Pick<WorldContext, 'tx'>): HandedOut {
  return {
    async add({ filings, ...given }) {
      if (filings.length > 0) await tx.insert(handedOut).values(filings.map((filing) => ({ ...given, filing })));
    },
  };
}

/** The latest first, so many of them, for whoever runs the city. */
export async function listHandedOut(database: Database, seal: Pick<Seal, 'open'>, most: number) {
  const rows = await database
    .select({
      ...{ at: handedOut.at, channel: handedOut.channel, filing: handedOut.filing },
      ...{ number: caseCard.number, id: person.id, name: person.name },
    })
    .from(handedOut)
    .innerJoin(caseCard, eq(caseCard.id, handedOut.case))
    .innerJoin(person, eq(person.id, handedOut.person))
    .orderBy(desc(handedOut.id))
    .limit(most);
  return rows.map(({ id, name, ...row }) => ({ ...row, name: shownName(seal, id, name) }));
}
