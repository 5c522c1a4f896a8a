import { sql } from 'drizzle-orm';
import type { Seal } from '../src/app/ports/system.ts';
import { hasKey, type KeyPlace, keyPath } from './city-keys.ts';
import type { Database } from './connect.ts';
import { draftScope } from './drafts.ts';
import { eventScope } from './event-log.ts';
import { outboxScope } from './outbox.ts';
import { type CitySeal, sealIn } from './seal.ts';
import type { SecondHolder } from './second-holder.ts';
import { transcriptScope } from './transcripts.ts';

interface Sealed {
  readonly scope: string;
  readonly text: string;
}

/** What the database knows of the key: that it is the one of now, one of before, or one of now that not all has been renewed for yet. */
type Knowing = 'now' | 'before' | 'changing';

/**
 * The seal of a city. Rejects, in words for whoever runs it, when the key in the folder is not the one that the database
 * knows: with another one what is sealed would never open again, and what is sealed from then on would open nowhere else.
 */
export async function sealOf(database: Database, place: KeyPlace): Promise<CitySeal> {
  const { seal, knows } = await sealAndKnowing(database, place);
  if (knows !== 'now') throw new Error(`The key of ${keyPath(place.folder)} is newer than what lies here. ${end}`);
  return seal;
}

/** The same for whoever only reads, or ends the change: a backup of before the key was changed is read as well. */
export async function sealAndKnowing(
  database: Database,
  { folder, share, opening }: KeyPlace,
): Promise<{ readonly seal: CitySeal; readonly knows: Knowing }> {
  const known = await checkIn(database);
  const sealed = known.length > 0 ? known.map((text) => ({ scope: checkScope, text })) : await newestSealed(database);
  if (sealed.length > 0 && !(await hasKey({ folder }))) throw new Error(`${keyPath(folder)} is missing. ${wayOut}`);
  const seal = await sealIn(folder, share, opening);
  // Of several a single one may be damaged, which says nothing about the key.
  if (known.length === 0 && sealed.length > 0 && !sealed.some((each) => opens(seal, each))) {
    throw new Error(`${keyPath(folder)} is another key. ${wayOut}`);
  }
  const knows = await knowing(database, seal);
  if (knows === undefined) throw new Error(`${keyPath(folder)} is another key. ${wayOut}`);
  return { seal, knows };
}

/** Whoever serves has a second holder of tenders' keys; he is made where there is none. */
export async function settleHolder(database: Database, holder: SecondHolder): Promise<void> {
  await checkHolder(database, holder);
  await holder.key();
}

/**
 * Is the second holder the one for whom tenders' keys were closed? Rejects, in words for whoever runs the city, when he is
 * another: what is closed for him would never open.
 */
export async function checkHolder(database: Database, holder: SecondHolder): Promise<void> {
  const rows = await database.execute<{ holder: string }>(
    sql`select distinct holder from tender_key where joined is null`,
  );
  const known = rows.length > 0 ? await holder.known() : undefined;
  if (rows.some((row) => row.holder !== known)) throw new Error(otherHolder);
}

const otherHolder =
  'opening.pub is not the key of the second holder for whom bids lie sealed. Put it back from the backup of DATA_DIR/keys, or end what was begun: ' +
  'npm run keys -- holder FILE, with the same file.';
const end = 'Stop the city, then npm run keys -- change: that ends what was begun, or renews what was restored.';
const wayOut =
  'The database holds sealed bids, drafts or messages that only its own key opens, so nothing was started. ' +
  'Put seal.key back from the backup of DATA_DIR/keys (every replica needs the same one, and where it is one half the file of KEY_SHARE), then start again.';

function opens(seal: Seal, { scope, text }: Sealed): boolean {
  try {
    seal.open(scope, text);
    return true;
  } catch {
    return false;
  }
}

const checkScope = 'key check';
const changingScope = 'key change';

/** What the city's key has sealed for no other end than to be known by it. */
async function checkIn(database: Database): Promise<readonly string[]> {
  const rows = await database.execute<{ text: string }>(sql`select sealed as text from key_check`);
  return rows.map(({ text }) => text);
}

/** The check of the city is made where there is none yet: of several programmes that start at once, by the first. */
async function knowing(database: Database, seal: CitySeal): Promise<Knowing | undefined> {
  const sealed = seal.close(checkScope, checkScope);
  await database.execute(sql`insert into key_check (sealed) values (${sealed}) on conflict do nothing`);
  const [check = ''] = await checkIn(database);
  if (seal.keyOf(changingScope, check) !== undefined) return 'changing';
  const key = seal.keyOf(checkScope, check);
  return key === undefined ? undefined : key === 0 ? 'now' : 'before';
}

/** From here on a programme that knows no key but those of before does not start, and no other before `isChanged`. */
export async function beginsToChange(database: Database, seal: CitySeal): Promise<void> {
  await database.execute(sql`update key_check set sealed = ${seal.close(changingScope, changingScope)}`);
}

export async function isChanged(database: Database, seal: CitySeal): Promise<void> {
  await database.execute(sql`update key_check set sealed = ${seal.close(checkScope, checkScope)}`);
}

/** Of each kind some of the newest, found by an index or in what is still open: where a city is from before it had a check. */
async function newestSealed(database: Database): Promise<readonly Sealed[]> {
  const [events, drafts, messages, talk] = await Promise.all([
    database.execute<{ case: string; seq: number; text: string }>(sql`
      select case_id as case, seq, event -> 'answers' ->> '$sealed' as text from event
      where (event -> 'answers') ? '$sealed' order by event.at desc limit 3`),
    database.execute<{ draft: string; text: string }>(sql`
      select draft, value #>> '{}' as text from answer where field = '$sealed' order by answer.draft desc limit 3`),
    database.execute<{ account: string; text: string }>(sql`
      select account, message as text from outbox
      where state in ('queued', 'leased') and message is not null order by outbox.id desc limit 3`),
    database.execute<{ text: string }>(sql`select message as text from transcript order by transcript.id desc limit 3`),
  ]);
  return [
    ...events.map(({ case: id, seq, text }) => ({ scope: eventScope(id, seq), text })),
    ...drafts.map(({ draft, text }) => ({ scope: draftScope(draft), text })),
    ...messages.map(({ account, text }) => ({ scope: outboxScope(account), text })),
    ...talk.map(({ text }) => ({ scope: transcriptScope, text })),
  ];
}
