// `npm run found -- city.json`: enters a city's offices and budget lines, and lets its administrator in by a one-time code.

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { realClock } from '../db/clock.ts';
import { storeIn } from '../db/store.ts';
import { CityPlan, foundCity } from '../src/app/found-city.ts';
import { configFrom } from '../src/config.ts';
import { onOwnersDatabase } from './owner-database.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('npm run found -- city.json');
  process.exit(1);
}
const plan = CityPlan.safeParse(JSON.parse(await readFile(path, 'utf8')));
if (!plan.success) {
  console.error(`${path} is not right:\n${z.prettifyError(plan.error)}`);
  process.exit(1);
}
const { publicUrl, host, port } = configFrom(process.env);
const desk = publicUrl ?? `http://${host}:${port}`;
await onOwnersDatabase(async (database, seal) => {
  const links = {
    invitation: () => undefined,
    signIn: (code: string) => `${desk}/sign-in/${code}`,
    files: (pass: string) => `${desk}/open/${pass}`,
  };
  const store = storeIn(database, { seal, clock: realClock, links });
  const { code, until } = await foundCity(store, plan.data);
  console.log(`The administrator comes in by ${links.signIn(code)}`);
  console.log(`or by sending this code to the bot, until ${until}, once: ${code}`);
});
