// `npm run outbox`: what waits to be sent, what was given up, and why. `npm run outbox -- again [channel]` sends that again.

import { sendAgain, type Undeliverable, undelivered, undeliveredYet } from '../db/undelivered.ts';
import { channels } from '../src/names.ts';
import { onOwnersDatabase } from './owner-database.ts';

const [deed, named] = process.argv.slice(2);
const channel = channels.find((each) => each === named);
if ((deed !== undefined && deed !== 'again') || (named !== undefined && channel === undefined)) {
  console.error(`npm run outbox [-- again [${channels.join('|')}]]`);
  process.exit(1);
}

function list(title: string, rows: readonly Undeliverable[]): void {
  console.log(`${title}: ${rows.reduce((sum, { count }) => sum + count, 0)}`);
  for (const { channel: by, count, age, reason } of rows) {
    console.log(`  ${by}: ${count}, the oldest ${Math.round(age / 60)} min old${reason && `: ${reason}`}`);
  }
}

await onOwnersDatabase(async (database) => {
  if (deed === 'again') console.log(`to be sent again: ${await sendAgain(database, channel)}`);
  list('waiting', await undeliveredYet(database));
  list('given up', await undelivered(database));
});
