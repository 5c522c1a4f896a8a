// `npm run keys`: how the city's key is kept. `npm run keys -- change`: seals all that there is with a new key, the city being
// stopped; begun again, it goes on. `npm run keys -- split /another/holder/share.key`: parts the key between two holders.
// `npm run keys -- holder /another/holder/opening.key`: that file, made where it is not there, is from then on the second holder's of tenders'
// keys; the one until now must be at hand where bids are sealed.

import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { changeHolder } from '../db/change-holder.ts';
import { isServed, renewAll } from '../db/change-key.ts';
import { addKey, howKept, keyPath, splitKeys } from '../db/city-keys.ts';
import { sealAndKnowing } from '../db/known-seal.ts';
import { sealIn } from '../db/seal.ts';
import { configFrom } from '../src/config.ts';
import { onOwnersDatabase } from './owner-database.ts';

const [deed, named] = process.argv.slice(2);
const config = configFrom(process.env);
const { keys } = config;

async function change(): Promise<void> {
  await onOwnersDatabase(async (database) => {
    if (await isServed(database, config.database.schema))
      throw new Error('The city is running: stop all its processes first.');
    const { knows } = await sealAndKnowing(database, keys);
    if (knows === 'now') await addKey(keys);
    await renewAll(database, await sealIn(keys.folder, keys.share, keys.opening), fileURLToPath(config.filesUrl));
    console.log(
      'All that was sealed is sealed with the new key. Copy the key again to where its copy is kept, then start the city.',
    );
  }, config);
}

async function split(share: string): Promise<void> {
  await splitKeys(keys.folder, resolve(share));
  console.log(
    `${keyPath(keys.folder)} is one half of the key now, ${share} the other: start the city with KEY_SHARE=${share}.`,
  );
  console.log('Whoever has a copy of before still has all of it: npm run keys -- change makes that worthless.');
}

async function hand(file: string): Promise<void> {
  await onOwnersDatabase(async (database, seal) => {
    if (await isServed(database, config.database.schema))
      throw new Error('The city is running: stop all its processes first.');
    await changeHolder(database, seal.holder, resolve(file));
    console.log(`${file} is the second holder's key to bids now: start the city with OPENING_KEY=${file}.`);
    console.log('It is wanted when bids are opened: its holder keeps it, and a copy of it elsewhere.');
  }, config);
}

async function run(): Promise<void> {
  if (deed === undefined) console.log(await howKept(keys));
  else if (deed === 'change' && named === undefined) await change();
  else if (deed === 'split' && named !== undefined) await split(named);
  else if (deed === 'holder' && named !== undefined) await hand(named);
  else throw new Error('npm run keys [-- change | -- split FILE | -- holder FILE]');
}

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
