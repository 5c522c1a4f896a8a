import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { hasKey, howKept, keyPath } from '../../db/city-keys.ts';
import type { Database } from '../../db/connect.ts';
import { calendarUntil, unheldSeats } from '../../db/figures.ts';
import { newestHeadsIn } from '../../db/head-file.ts';
import { knownHeadKey } from '../../db/head-key.ts';
import { checkHolder, sealOf } from '../../db/known-seal.ts';
import { secondHolderIn } from '../../db/second-holder.ts';
import { undelivered, undeliveredYet } from '../../db/undelivered.ts';
import type { Config } from '../../src/config.ts';

/** How one thing is, and what to do where it is not well. */
export interface Finding {
  readonly what: string;
  readonly isWell: boolean;
  readonly says: string;
}

const oldestServer = 150_000;
/** Of the disk, as a share. */
const leastFree = 0.15;
/** In hours. */
const oldestHead = 48;
const mostSkew = 5;
const mostAge = 600;
const longestCall = 5_000;

/** All that a city needs, looked at once; changes nothing. */
export async function examine(config: Config, database: Database): Promise<readonly Finding[]> {
  const looks: Readonly<Record<string, () => Promise<Omit<Finding, 'what'>>>> = {
    database: () => serverOf(database),
    key: () => keyOf(config, database),
    holder: () => holderOf(config, database),
    heads: () => headsOf(config),
    files: () => folderOf(fileURLToPath(config.filesUrl)),
    clock: () => clockOf(database),
    calendar: () => calendarOf(database),
    seats: () => seatsOf(database),
    messages: () => messagesOf(database),
    telegram: () => telegramOf(config),
    slack: () => slackOf(config),
  };
  return Promise.all(
    Object.entries(looks).map(async ([what, look]) => {
      const found = await look().catch((error: unknown) =>
        wrong(error instanceof Error ? error.message : String(error)),
      );
      return { what, ...found };
    }),
  );
}

const well = (says: string) => ({ isWell: true, says });
const wrong = (says: string) => ({ isWell: false, says });

async function serverOf(database: Database) {
  const [row] = await database.sql<
    { version: number }[]
  >`select current_setting('server_version_num')::integer as version`;
  const version = row?.version ?? 0;
  const name = `PostgreSQL ${Math.floor(version / 10_000)}`;
  return version < oldestServer ? wrong(`${name} is too old: 15 or newer is needed`) : well(name);
}

async function keyOf({ keys }: Config, database: Database) {
  if (!(await hasKey(keys)))
    return wrong(`${keyPath(keys.folder)} is missing: put it back from its backup, or start the city first`);
  await sealOf(database, keys);
  return well(`it is the one that the database knows; keep a copy apart from the dump. ${await howKept(keys)}`);
}

/** A key that lies beside the other is held by nobody else. */
async function holderOf({ keys, dataDir, demo }: Config, database: Database) {
  const holder = secondHolderIn(keys);
  if ((await holder.known()) === undefined) return wrong('there is none yet: the city makes it when it starts');
  await checkHolder(database, holder);
  return keys.opening.startsWith(`${dataDir}/`) && !demo
    ? wrong('its file lies beside the city’s own key: give it to its holder by npm run keys -- holder FILE')
    : well(`bids open with ${keys.opening}, which is wanted when they are opened`);
}

async function headsOf({ dataDir }: Config) {
  const folder = `${dataDir}/heads`;
  const [newest] = await newestHeadsIn(folder)(1);
  if (!newest) return wrong(`there is none in ${folder} yet: the city signs one within a minute of its start`);
  if ((await knownHeadKey(`${dataDir}/keys`)) !== newest.key)
    return wrong(`keys/head.key is not the key that has signed them: put it back from its backup`);
  const hours = Math.round((Date.now() - newest.at.getTime()) / 3_600_000);
  return hours > oldestHead
    ? wrong(`the newest is ${hours} hours old: see why in the log of the programme`)
    : well(`the newest is number ${newest.number}, ${hours} hours old; copy ${folder} to another machine`);
}

async function folderOf(folder: string) {
  await access(folder, constants.R_OK | constants.W_OK);
  const { bavail, blocks } = await statfs(folder);
  const free = Math.round((100 * bavail) / blocks);
  return bavail < leastFree * blocks
    ? wrong(`${folder}: only ${free} % of its disk are free`)
    : well(`${folder}, ${free} % free`);
}

async function clockOf(database: Database) {
  const [row] = await database.sql<{ ms: number }[]>`select (extract(epoch from now()) * 1000)::float8 as ms`;
  const skew = Math.round(Math.abs(Date.now() - (row?.ms ?? 0)) / 1000);
  return skew > mostSkew
    ? wrong(`it differs by ${skew} s from the database's: set both by NTP`)
    : well('as the database has it');
}

async function calendarOf(database: Database) {
  const until = await calendarUntil(database);
  const isOver = until === undefined || Date.parse(until) < Date.now();
  return isOver
    ? wrong('no holidays are known any more: upgrade, or enter them')
    : well(`holidays are known until ${until}`);
}

async function seatsOf(database: Database) {
  const seats = await unheldSeats(database);
  if (seats.length === 0) return well('somebody holds each for which something waits');
  return wrong(
    `nobody holds ${seats.map(({ role, body }) => `${role} of ${body}`).join(', ')}: let the administrator invite somebody`,
  );
}

async function messagesOf(database: Database) {
  const [waiting, givenUp] = await Promise.all([undeliveredYet(database), undelivered(database)]);
  const age = Math.max(0, ...waiting.map((each) => each.age));
  const lost = givenUp.reduce((sum, { count }) => sum + count, 0);
  if (age > mostAge) return wrong(`the oldest waits for ${Math.round(age / 60)} min: npm run outbox says why`);
  return lost > 0
    ? wrong(`${lost} were given up: npm run outbox says why, and sends them again`)
    : well('none waits for long');
}

async function telegramOf({ telegram }: Config) {
  if (!telegram) return well('not set up');
  return letsIn(`${telegram.apiRoot}/bot${telegram.botToken}/getMe`, {}, 'TELEGRAM_BOT_TOKEN');
}

async function slackOf({ slack }: Config) {
  if (!slack) return well('not set up');
  return letsIn(`${slack.apiUrl}auth.test`, { authorization: `Bearer ${slack.botToken}` }, 'SLACK_BOT_TOKEN');
}

/** Of what goes wrong nothing is said that could name the address, which may hold a token. */
async function letsIn(address: string, headers: Readonly<Record<string, string>>, setting: string) {
  const signal = AbortSignal.timeout(longestCall);
  const answer = await fetch(address, { method: 'POST', headers, signal }).then(
    (response) => response.json(),
    () => undefined,
  );
  if (answer === undefined) return wrong('it does not answer: is the way out open?');
  const isIn = typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;
  return isIn ? well('it lets us in') : wrong(`it does not let us in: ${setting} is wrong or was withdrawn`);
}
