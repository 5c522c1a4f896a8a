// `npm run calendar -- import FILE`: enters the State Council's notice of a year's holidays, as it is published, into the
// city's calendar. Whoever serves counts anew what was provisional until then, and tells whoever has to keep a day that moves.

import { readFile } from 'node:fs/promises';
import { realClock } from '../db/clock.ts';
import { givenIn } from '../db/given-rows.ts';
import { headKeyIn } from '../db/head-key.ts';
import { headsIn } from '../db/heads.ts';
import { enterHolidays } from '../db/law.ts';
import { configFrom } from '../src/config.ts';
import { readHolidayNotice } from '../src/law/holiday-notice.ts';
import { onOwnersDatabase } from './owner-database.ts';

const [verb, path] = process.argv.slice(2);
if (verb !== 'import' || path === undefined) {
  console.error('npm run calendar -- import FILE');
  process.exit(1);
}
const notice = readHolidayNotice(await readFile(path, 'utf8'));
if (!notice.ok) {
  console.error(`${path} is not taken:\n${notice.problems.map(({ why, what = '' }) => `${why} ${what}`).join('\n')}`);
  process.exit(1);
}
const { year, days } = notice;
const config = configFrom(process.env);
await onOwnersDatabase(async (database) => {
  const heads = headsIn(database, { folder: `${config.dataDir}/heads`, key: await headKeyIn(config.keys.folder) });
  const before = await givenIn(database);
  await enterHolidays(database, days);
  await heads.give(before, await realClock.now());
  const count = (kind: 'off' | 'work') => days.filter((day) => day.kind === kind).length;
  console.log(
    `${year} is known: ${count('off')} days off, ${count('work')} weekend days worked. What was provisional is counted anew.`,
  );
}, config);
