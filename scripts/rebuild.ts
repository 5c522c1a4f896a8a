// `npm run rebuild`: makes every list, count and balance again from the log, and says where something differed.

import { rebuild } from '../db/rebuild.ts';
import { fromLog } from '../src/app/from-log.ts';
import { onOwnersDatabase } from './owner-database.ts';

await onOwnersDatabase(async (database, seal) => {
  const rebuilt = await rebuild(database, seal, fromLog);
  for (const { table, rows, differed } of rebuilt) console.log(`${table}: ${rows} rows, ${differed} differed`);
});
