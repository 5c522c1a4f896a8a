// `npm run verify`: proves that nothing in the log was altered or removed; names every fault, and fails if there is one.

import { connect } from '../db/connect.ts';
import { startEmbedded } from '../db/embedded.ts';
import { verifyLog } from '../db/verify-log.ts';
import { configFrom } from '../src/config.ts';

const config = configFrom(process.env);
const embedded = config.database.url === undefined ? await startEmbedded(config.dataDir, () => {}) : undefined;
const url = config.database.url ?? embedded?.url;
if (url === undefined) throw new Error('there is no database');

// Longer than any log takes: the limits are for serving people.
const database = connect(url, config.database.schema, { max: 1, statementTimeout: 0, idleInTransactionTimeout: 0 });
try {
  const started = performance.now();
  const { events, cases, faults } = await verifyLog(database);
  const seconds = (performance.now() - started) / 1000;
  for (const { fault, case: where, seq } of faults) console.error([fault, where, seq].join(' '));
  const speed = Math.round(events / seconds);
  console.log(`${events} events of ${cases} cases in ${seconds.toFixed(1)} s (${speed}/s), ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await database.close();
  await embedded?.stop();
}
