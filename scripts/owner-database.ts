import { connect, type Database } from '../db/connect.ts';
import { startEmbedded } from '../db/embedded.ts';
import { sealAndKnowing } from '../db/known-seal.ts';
import type { CitySeal } from '../db/seal.ts';
import { type Config, configFrom } from '../src/config.ts';

/**
 * Does some work on the city's database as its owner, without the time limits that are for serving people; the
 * programme's own server is started for it if need be. What goes wrong is printed, and the script fails.
 */
export async function onOwnersDatabase(
  work: (database: Database, seal: CitySeal) => Promise<void>,
  { database: asked, dataDir, keys }: Config = configFrom(process.env),
): Promise<void> {
  const embedded = asked.url === undefined ? await startEmbedded(dataDir, () => {}) : undefined;
  const url = asked.url ?? embedded?.url;
  if (url === undefined) throw new Error('there is no database');
  const limits = { max: 2, statementTimeout: 0, lockTimeout: 0, idleInTransactionTimeout: 0 };
  const database = connect(url, asked.schema, limits);
  try {
    const [found] = await database.sql`select to_regclass('event') is not null as there`;
    if (found?.there !== true) throw new Error(`there is no city "${asked.schema}" in this database: start it first`);
    const { seal } = await sealAndKnowing(database, keys);
    await work(database, seal);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  } finally {
    await database.close();
    await embedded?.stop();
  }
}
