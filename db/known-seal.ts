import { sql } from 'drizzle-orm';
import type { Seal } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { draftScope } from './drafts.ts';
import { eventScope } from './event-log.ts';
import { outboxScope } from './outbox.ts';
import { hasKey, keyPath, sealIn } from './seal.ts';

interface Sealed {
  readonly scope: string;
  readonly text: string;
}

/**
 * The seal of a city. Rejects, in words for whoever runs it, when the database holds what was sealed with a key that is
 * not in the folder: with a new one it would never open again, and what is sealed from then on would open nowhere else.
 */
export async function sealOf(database: Database, folder: string): Promise<Seal> {
  const sealed = await newestSealed(database);
  if (sealed.length > 0 && !(await hasKey(folder))) throw new Error(`${keyPath(folder)} is missing. ${wayOut}`);
  const seal = await sealIn(folder);
  if (!sealed.every((each) => opens(seal, each))) throw new Error(`${keyPath(folder)} is another key. ${wayOut}`);
  return seal;
}

const wayOut =
  'The database holds sealed bids, drafts or messages that only its own key opens, so nothing was started and no new key ' +
  'was made. Put seal.key back from the backup of DATA_DIR/keys (every replica needs the same one), then start again.';

function opens(seal: Seal, { scope, text }: Sealed): boolean {
  try {
    seal.open(scope, text);
    return true;
  } catch {
    return false;
  }
}

/** Of each kind the newest, found by an index or in what is still open. */
async function newestSealed(database: Database): Promise<readonly Sealed[]> {
  const [events, drafts, messages] = await Promise.all([
    database.execute<{ id: string; seq: number; text: string }>(sql`
      select case_id as id, seq, event -> 'answers' ->> '$sealed' as text from event
      where (event -> 'answers') ? '$sealed' order by at desc limit 1`),
    database.execute<{ id: string; text: string }>(sql`
      select draft as id, value #>> '{}' as text from answer where field = '$sealed' order by draft desc limit 1`),
    database.execute<{ id: string; text: string }>(sql`
      select account as id, message as text from outbox
      where state in ('queued', 'leased') and message is not null order by id desc limit 1`),
  ]);
  return [
    ...events.map(({ id, seq, text }) => ({ scope: eventScope(id, seq), text })),
    ...drafts.map(({ id, text }) => ({ scope: draftScope(id), text })),
    ...messages.map(({ id, text }) => ({ scope: outboxScope(id), text })),
  ];
}
