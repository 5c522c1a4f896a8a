// `npm run doctor`: looks at all that a city needs, says of each whether it is well and else what to do, and fails if it is not.

import { configFrom } from '../src/config.ts';
import { examine } from './doctor/examine.ts';
import { onOwnersDatabase } from './owner-database.ts';

await onOwnersDatabase(async (database) => {
  for (const { what, isWell, says } of await examine(configFrom(process.env), database)) {
    console.log(`${isWell ? 'well ' : 'WRONG'}  ${what}: ${says}`);
    if (!isWell) process.exitCode = 1;
  }
});
