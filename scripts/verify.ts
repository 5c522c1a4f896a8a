// `npm run verify`: proves that nothing in the log was altered or removed; names every fault, and fails if there is one.
// Says besides what could not be delivered.

import { fileURLToPath } from 'node:url';
import { configFrom } from '../src/config.ts';
import { onOwnersDatabase } from './owner-database.ts';
import { verified } from './verify/verified.ts';

const config = configFrom(process.env);
await onOwnersDatabase(async (database, seal) => {
  if (!(await verified(database, seal, fileURLToPath(config.filesUrl)))) process.exitCode = 1;
}, config);
