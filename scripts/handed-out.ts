// `npm run handed-out [-- 500]`: who was handed the files of which filing, when and where; the latest so many.

import { listHandedOut } from '../db/handed-out.ts';
import { onOwnersDatabase } from './owner-database.ts';

const [most = '200'] = process.argv.slice(2);
if (!/^[1-9]\d{0,6}$/.test(most)) {
  console.error('npm run handed-out [-- how-many]');
  process.exit(1);
}

await onOwnersDatabase(async (database, seal) => {
  for (const { at, name, number, filing, channel } of await listHandedOut(database, seal, Number(most))) {
    console.log([at.toISOString(), name, `${number} #${filing}`, channel].join('\t'));
  }
});
