// `npm run rebuild`: makes every list, count and balance again from the log, and names the tables where something differed.

import { connect } from '../db/connect.ts';
import { startEmbedded } from '../db/embedded.ts';
import { rebuild } from '../db/rebuild.ts';
import { cardOf } from '../src/app/act.ts';
import { registeredBy } from '../src/app/register.ts';
import { configFrom } from '../src/config.ts';
import { procedureOf } from '../src/procedures/all.ts';

const config = configFrom(process.env);
const embedded = config.database.url === undefined ? await startEmbedded(config.dataDir, () => {}) : undefined;
const url = config.database.url ?? embedded?.url;
if (url === undefined) throw new Error('there is no database');

// Longer than any log takes: the limits are for serving people.
const limits = { max: 2, statementTimeout: 0, lockTimeout: 0, idleInTransactionTimeout: 0 };
const database = connect(url, config.database.schema, limits);
try {
  const rebuilt = await rebuild(database, {
    card: (state, parent) => cardOf(procedureOf(state.procedure), state, parent),
    registered: registeredBy,
  });
  for (const { table, rows, differed } of rebuilt) console.log(`${table}: ${rows} rows, ${differed} differed`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await database.close();
  await embedded?.stop();
}
