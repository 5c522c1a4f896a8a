import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Clock, Seal, TranscriptEntry, Transcripts } from '../src/app/ports/system.ts';
import type { Language } from '../src/names.ts';
import type { Database } from './connect.ts';
import { keyOf, outboxScope } from './outbox.ts';
import { transcript } from './schema.ts';
import { openMessage, sealMessage } from './sealed-message.ts';

/** What was said at the web desk, encrypted. */
export function transcriptsIn(
  database: Database,
  { seal, clock }: { readonly seal: Seal; readonly clock: Pick<Clock, 'now'> },
): Transcripts {
  return {
    async add(person, by, message, key) {
      const at = await clock.now();
      const [row] = await database
        .insert(transcript)
        .values({ person, by, at, message: sealMessage(seal, transcriptScope, message), key })
        .onConflictDoUpdate({ target: transcript.key, set: { key: sql`excluded.key` } })
        .returning({ id: transcript.id });
      if (!row) throw new Error('the transcript was not written');
      return String(row.id);
    },
    async replace(person, id, message) {
      const replaced = await database
        .update(transcript)
        .set({ message: sealMessage(seal, transcriptScope, message) })
        .where(and(eq(transcript.id, Number(id)), eq(transcript.person, person)))
        .returning({ id: transcript.id });
      return replaced.length > 0;
    },
    async list(person, limit) {
      const rows = await database.execute<Row>(talkStatement(person, limit));
      const entries = new Map(
        rows.flatMap((row) => (row.account === null ? [[row.id, entryOf(seal, row)] as const] : [])),
      );
      const arrived = new Map(rows.flatMap(({ id, key, account }) => (account === null && key ? [[key, id]] : [])));
      const now = await clock.now();
      for (const { account, id, target, reference, language, message: sealed } of rows) {
        if (account === null) continue;
        const key = keyOf(account, target ?? id);
        const there = reference ?? arrived.get(key) ?? key;
        const stood = entries.get(there);
        if (target === null ? stood : !stood) continue;
        const message = openMessage(seal, outboxScope(account), sealed, language);
        entries.set(there, stood ? { ...stood, message } : { id: there, at: now, by: 'gouban', message });
      }
      return [...entries.values()].slice(-limit);
    },
  };
}

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly at: string | null;
  readonly by: TranscriptEntry['by'];
  readonly key: string | null;
  readonly message: string;
  /** Of what is on its way: to which account; of a replacement what it replaces, and where that stands. */
  readonly account: string | null;
  readonly target: string | null;
  readonly reference: string | null;
  readonly language: Language;
}

/** Both as of one moment: what is on its way then has not arrived, or is known by its key. */
function talkStatement(person: string, limit: number): SQL {
  return sql`
    select * from (
      select id, at, by, key, message, null as account, null::bigint as target, null as reference, null as language
      from transcript where person = ${person} order by id desc limit ${limit}
    ) arrived
    union all
    select o.id, null, 'gouban', null, o.message, o.account, o.target, said.reference, a.language
    from outbox o join account a on a.id = o.account left join outbox said on said.id = o.target
    where a.channel = 'web' and a.person = ${person} and o.state in ('queued', 'leased')
    order by account nulls first, id`;
}

function entryOf(seal: Seal, { id, at, by, message }: Row): TranscriptEntry {
  return { id, at: new Date(at ?? 0), by, message: openMessage(seal, transcriptScope, message, before) };
}

/** The language of entries that do not say theirs. */
const before = 'zh';
/** One for all: an entry goes along when its owner turns out to be somebody else. */
/** Of what was said at a desk. */
export const transcriptScope = 'transcript';
