// `npm run rebuild`: makes every list, count and balance again from the log, and says where something differed.

import { rebuild } from '../db/rebuild.ts';
import { cardOf } from '../src/app/card-of.ts';
import { toldBy } from '../src/app/effects/publish.ts';
import { registeredBy } from '../src/app/effects/register.ts';
import { procedureOf } from '../src/procedures/all.ts';
import { onOwnersDatabase } from './owner-database.ts';

await onOwnersDatabase(async (database, seal) => {
  const rebuilt = await rebuild(database, seal, {
    card: (state, parent) => cardOf(procedureOf(state.procedure), state, parent),
    registered: registeredBy,
    told: toldBy,
  });
  for (const { table, rows, differed } of rebuilt) console.log(`${table}: ${rows} rows, ${differed} differed`);
});
