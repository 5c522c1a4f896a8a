// `npm run found -- city.json`: enters a city's name, offices and budget lines, and lets its administrator and its supervisor
// in by one-time codes where it has none; `npm run found -- city.json administrator` (or `supervisor`) lets in one more.

import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { realClock } from '../db/clock.ts';
import { givenIn } from '../db/given-rows.ts';
import { headKeyIn } from '../db/head-key.ts';
import { headsIn } from '../db/heads.ts';
import { storeIn } from '../db/store.ts';
import { CityPlan, foundCity, founders } from '../src/app/found-city.ts';
import { configFrom } from '../src/config.ts';
import { onOwnersDatabase } from './owner-database.ts';

const mostOfLogo = 32_768;
const pngBegins = Buffer.from('89504e470d0a1a0a', 'hex');

const [path, more] = process.argv.slice(2);
const oneMore = founders.find((founder) => founder === more);
if (path === undefined || (more !== undefined && !oneMore)) {
  console.error('npm run found -- city.json [administrator|supervisor]');
  process.exit(1);
}
const plan = CityPlan.safeParse(await written(path));
if (!plan.success) {
  console.error(`${path} is not right:\n${z.prettifyError(plan.error)}`);
  process.exit(1);
}
const config = configFrom(process.env);
const { publicUrl, host, port, dataDir } = config;
const desk = publicUrl ?? `http://${host}:${port}`;
await onOwnersDatabase(async (database, seal) => {
  const links = {
    invitation: () => undefined,
    signIn: (code: string) => `${desk}/sign-in/${code}`,
    files: (pass: string) => `${desk}/open/${pass}`,
    proof: (code: string) => `${desk}/desk/prove/${code}`,
  };
  const store = storeIn(database, { seal, clock: realClock, links });
  const heads = headsIn(database, { folder: `${dataDir}/heads`, key: await headKeyIn(config.keys.folder) });
  const before = await givenIn(database);
  const admitted = await foundCity(store, await withLogo(plan.data, path), oneMore);
  await heads.give(before, await realClock.now());
  if (admitted.length === 0)
    console.log('Name, offices and budget lines are entered; administrator and supervisor stay who they are.');
  for (const { who, code, until } of admitted) {
    console.log(`The ${who} comes in by ${links.signIn(code)}`);
    console.log(`or by sending this code to the bot, until ${until}, once: ${code}`);
  }
}, config);

/** What a file holds, or a word on why it cannot be read. */
async function written(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return process.exit(1);
  }
}

/** With what the file of its logo holds, in place of where that lies: beside the plan. */
async function withLogo(given: CityPlan, at: string): Promise<CityPlan> {
  const { look } = given.city;
  if (look?.logo === undefined) return given;
  const bytes = await readFile(join(dirname(at), look.logo));
  if (bytes.length > mostOfLogo || !bytes.subarray(0, pngBegins.length).equals(pngBegins)) {
    console.error(`${look.logo} is no PNG of at most ${mostOfLogo} bytes`);
    return process.exit(1);
  }
  return { ...given, city: { ...given.city, look: { ...look, logo: bytes.toString('base64') } } };
}
