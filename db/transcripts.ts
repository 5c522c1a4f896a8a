import { and, desc, eq } from 'drizzle-orm';
import type { Clock, Seal, Transcripts } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { transcript } from './schema.ts';
import { openMessage, sealMessage } from './sealed-message.ts';

/** What was said at the web desk, encrypted; the newest `limit` entries are read, oldest first. */
export function transcriptsIn(
  database: Database,
  { seal, clock }: { readonly seal: Seal; readonly clock: Pick<Clock, 'now'> },
): Transcripts {
  return {
    async add(person, by, message) {
      const at = await clock.now();
      const [row] = await database
        .insert(transcript)
        .values({ person, by, at, message: sealMessage(seal, scope, message) })
        .returning({ id: transcript.id });
      if (!row) throw new Error('the transcript was not written');
      return String(row.id);
    },
    async replace(person, id, message) {
      const replaced = await database
        .update(transcript)
        .set({ message: sealMessage(seal, scope, message) })
        .where(and(eq(transcript.id, Number(id)), eq(transcript.person, person)))
        .returning({ id: transcript.id });
      return replaced.length > 0;
    },
    async list(person, limit) {
      const rows = await database
        .select()
        .from(transcript)
        .where(eq(transcript.person, person))
        .orderBy(desc(transcript.id))
        .limit(limit);
      return rows.reverse().map(({ id, at, by, message }) => ({
        id: String(id),
        at,
        by,
        message: openMessage(seal, scope, message, before),
      }));
    },
  };
}

/** The language of entries that do not say theirs. */
const before = 'zh';
/** One for all: an entry goes along when its owner turns out to be somebody else. */
const scope = 'transcript';
