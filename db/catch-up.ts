import { and, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { ProcedureId } from '../src/names.ts';
import { type Had, rebuildClaims } from './claims.ts';
import { connect, type Database } from './connect.ts';
import { lawReader } from './law.ts';
import { publishedVersion } from './projections/entered.ts';
import { rebuildPublished, type Told } from './projections/rebuild-published.ts';
import { type Reading, readClaims, renewCards } from './rebuild-cases.ts';
import { caseCard, caseClaim, notice } from './schema.ts';
import type { CitySeal } from './seal.ts';
import { transact } from './transact.ts';

/** What the programme of now makes of the log. */
interface Made extends Pick<Reading, 'card' | 'claimed' | 'told'> {
  /** The procedures whose cases are told apart by a part. */
  readonly inParts: readonly ProcedureId[];
  /** The procedures of whose cases something is claimed that only one can have. */
  readonly claiming: readonly ProcedureId[];
}

/** So many cards at once. */
const batch = 200;

/**
 * Gives notices of a version before their ids and kinds, and enters them in the public's tables as these are now; and writes
 * the cards anew that do not say yet which part of a whole their case is; and enters what only one case can have. Takes the owner's url, after `hideWhatLiesOpen`.
 * Does nothing, and waits for nobody, where nothing is behind.
 */
export async function catchUp(ownerUrl: string, schema: string, seal: CitySeal, made: Made): Promise<void> {
  const patient = { max: 1, statementTimeout: 0, lockTimeout: 0, idleInTransactionTimeout: 0 };
  const database = connect(ownerUrl, schema, patient);
  try {
    await catchUpCards(database, seal, made);
    await catchUpClaims(database, seal, made);
    await catchUpNotices(database, seal, made.told);
  } finally {
    await database.close();
  }
}

async function catchUpCards(database: Database, seal: CitySeal, { card, inParts }: Made): Promise<void> {
  const behind = await database
    .select({ id: caseCard.id })
    .from(caseCard)
    .where(and(inArray(caseCard.procedure, [...inParts]), isNull(caseCard.part)));
  const law = lawReader();
  for (let from = 0; from < behind.length; from += batch) {
    const ids = behind.slice(from, from + batch).map(({ id }) => id);
    await transact(database, (tx) => {
      tx.weigh();
      return renewCards({ tx, seal, law: () => law(tx) }, { card }, ids);
    });
  }
}

/** Where nothing is entered yet: it is entered with each act since. */
async function catchUpClaims(database: Database, seal: CitySeal, { claimed, claiming }: Made): Promise<void> {
  const [entered] = await database.select().from(caseClaim).limit(1);
  if (entered) return;
  const cases = await database
    .select({ id: caseCard.id })
    .from(caseCard)
    .where(inArray(caseCard.procedure, [...claiming]));
  const law = lawReader();
  await transact(database, async (tx) => {
    tx.weigh();
    const had: Had[] = [];
    for (let from = 0; from < cases.length; from += batch) {
      const ids = cases.slice(from, from + batch).map(({ id }) => id);
      had.push(...(await readClaims({ tx, seal, law: () => law(tx) }, { claimed }, ids)));
    }
    await rebuildClaims(tx, had);
  });
}

async function catchUpNotices(database: Database, seal: CitySeal, read: Told): Promise<void> {
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
}
