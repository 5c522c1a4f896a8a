// `npm run rebuild`: makes every list, count and balance again from the log, and says where something differed.

import { rebuild } from '../db/rebuild.ts';
import { cardOf } from '../src/app/card-of.ts';
import { registeredBy } from '../src/app/register.ts';
import { procedureOf } from '../src/procedures/all.ts';
import { onOwnersDatabase } from './owner-database.ts';

await onOwnersDatabase(async (database) => {
  const rebuilt = await rebuild(database, {
    card: (state, parent) => cardOf(procedureOf(state.procedure), state, parent),
    registered: registeredBy,
  });
  for (const { table, rows, differed } of rebuilt) console.log(`${table}: ${rows} rows, ${differed} differed`);
});
