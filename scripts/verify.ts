// `npm run verify`: proves that nothing in the log was altered or removed, by what the database knows and by the signed heads that
// lie outside it; names every fault, and fails if there is one. `npm run verify -- --head COPY` proves it too by heads that were
// kept elsewhere: a copy of their folder, of one or more of them, or the hash of one as it was told. Says besides what could not
// be delivered.

import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { knownHeadKey } from '../db/head-key.ts';
import { configFrom } from '../src/config.ts';
import { onOwnersDatabase } from './owner-database.ts';
import { verified } from './verify/verified.ts';

const { head } = parseArgs({ options: { head: { type: 'string' } } }).values;
const config = configFrom(process.env);
await onOwnersDatabase(async (database, seal) => {
  const key = await knownHeadKey(config.keys.folder);
  const looking = {
    files: fileURLToPath(config.filesUrl),
    heads: { path: `${config.dataDir}/heads`, ...(key !== undefined && { key }) },
    ...(head !== undefined && { kept: head }),
  };
  if (!(await verified(database, seal, looking))) process.exitCode = 1;
}, config);
