// `npm run verify`: proves that nothing in the log was altered or removed; names every fault, and fails if there is one.
// Says besides what could not be delivered.

import { fileURLToPath } from 'node:url';
import { checkFiles } from '../db/files.ts';
import { undelivered } from '../db/undelivered.ts';
import { verifyLog } from '../db/verify-log.ts';
import { configFrom } from '../src/config.ts';
import { onOwnersDatabase } from './owner-database.ts';

await onOwnersDatabase(async (database, seal) => {
  const started = performance.now();
  const { events, cases, faults } = await verifyLog(database, seal);
  const seconds = (performance.now() - started) / 1000;
  for (const { fault, case: where, seq } of faults) console.error([fault, where, seq].join(' ').trim());
  const speed = Math.round(events / seconds);
  console.log(`${events} events of ${cases} cases in ${seconds.toFixed(1)} s (${speed}/s), ${faults.length} faults`);
  for (const { channel, reason, count } of await undelivered(database)) {
    console.log(`${count} messages could not be delivered by ${channel}: ${reason}`);
  }
  const { count, broken } = await checkFiles(fileURLToPath(configFrom(process.env).filesUrl), seal);
  for (const path of broken) console.error(`file-altered ${path}`);
  console.log(`${count} files, ${broken.length} altered`);
  if (faults.length + broken.length > 0) process.exitCode = 1;
});
