import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Cases } from '../src/app/ports/stores.ts';
import type { Seal } from '../src/app/ports/system.ts';
import { type Case, type Event, replay } from '../src/engine/case.ts';
import { linkHash, rootHash } from './hash-chain.ts';
import { newMemory } from './memory.ts';
import { caseCard, event, person } from './schema.ts';
import { openAnswers, sealAnswers } from './sealed-answers.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

type Log = Pick<Cases, 'lock' | 'load' | 'loadAll' | 'children' | 'openedBy' | 'append'>;

/** The end of a log: its last event, and the hash to which the next is chained. */
interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The ends of the logs that this transaction holds, as far as it has read or written them; nobody else can move them. */
export type Heads = Map<string, Promise<Head>>;

/** The logs of all cases, and the locks without which none may be changed. */
export function eventLogIn({ tx, seal }: WorldContext, heads: Heads = new Map()): Log {
  /** Cases whose family this transaction holds, and those that it has opened itself. */
  const held = new Set<string>();
  const memory = newMemory();
  /** Read once, whether it is then opened or not. */
  const read = async (name: string, condition: SQL | undefined, unseal: boolean): Promise<readonly Case[]> => {
    const rows = await memory.recall(name, async () => {
      const found = await rowsWhere(tx, condition);
      for (const { case: id, seq, hash } of found) if (held.has(id)) heads.set(id, Promise.resolve({ seq, hash }));
      return found;
    });
    return [...logsIn(rows, unseal ? seal : undefined)].map(([id, log]) => replay(id, log));
  };

  return {
    async lock(id) {
      if (held.has(id)) return;
      const root = tx.select({ root: caseCard.root }).from(caseCard).where(eq(caseCard.id, id));
      // Whoever wants any case of a family waits here, so the others need no lock of their own. The connection keeps the
      // order of what is sent without waiting: the family is looked up once the lock is held.
      const [, family] = await Promise.all([
        tx.select({ id: caseCard.id }).from(caseCard).where(eq(caseCard.id, root)).for('update'),
        tx.select({ id: caseCard.id }).from(caseCard).where(eq(caseCard.root, root)),
      ]);
      for (const member of family) held.add(member.id);
      // Others may have changed it until now.
      memory.forget();
    },

    async load(id, unseal = false) {
      const [found] = await read(`case ${id}`, eq(event.case, id), unseal);
      return found;
    },

    loadAll: (ids) => read(`cases ${ids}`, inArray(event.case, [...ids]), false),

    children: (parent, procedures, unseal) => {
      const wanted = and(eq(caseCard.parent, parent), inArray(caseCard.procedure, [...procedures]));
      return procedures.length === 0 ? Promise.resolve([]) : read(`${procedures} under ${parent}`, wanted, unseal);
    },

    openedBy: (opener, procedure) => {
      const open = and(eq(caseCard.opener, opener), eq(caseCard.procedure, procedure), isNull(caseCard.outcome));
      return read(`${procedure} of ${opener}`, open, false);
    },

    async append(id, seq, events, sealed, alone = false) {
      mustBeHeld(held, id, seq, events, alone);
      const writing = appended(tx, id, seq, heads.get(id) ?? headOf(tx, id), (head) =>
        chained(
          id,
          head,
          events.map((each, n) => (sealed ? sealedEvent(seal, id, seq + n + 1, each) : each)),
        ),
      );
      const head = writing.then((written) => written.head);
      // Whoever awaits the writing hears of its failure.
      head.catch(() => {});
      heads.set(id, head);
      held.add(id);
      const { rows } = await writing;
      // Whose child it is does not matter: every list of cases is asked for again, and no other case.
      memory.forget((question) => question === `case ${id}` || !question.startsWith('case '));
      return rows.map(({ seq: at, hash }) => ({ seq: at, hash }));
    },
  };
}

/** What is appended without the family's lock could be decided on a state that is no longer so. */
function mustBeHeld(
  held: ReadonlySet<string>,
  id: string,
  seq: number,
  events: readonly Event[],
  alone: boolean,
): void {
  if (seq > 0 && !held.has(id)) throw new Error(`case ${id} is not locked`);
  const [first] = events;
  if (alone || seq > 0 || first?.kind !== 'opened' || first.parent === undefined) return;
  if (!held.has(first.parent)) throw new Error(`the parent ${first.parent} of case ${id} is not locked`);
}

/** Writes what follows on a log, and resolves with its end. */
async function appended(
  tx: Transaction,
  id: string,
  seq: number,
  last: Promise<Head>,
  rowsAfter: (head: Head) => readonly (typeof event.$inferSelect)[],
) {
  const head = await last;
  if (head.seq !== seq) throw new Error(`the log of case ${id} is at ${head.seq}, not at ${seq}`);
  const rows = rowsAfter(head);
  if (rows.length > 0) await tx.insert(event).values([...rows]);
  return { rows, head: rows.at(-1) ?? head };
}

async function headOf(tx: Transaction, id: string): Promise<Head> {
  const [head] = await tx
    .select({ seq: event.seq, hash: event.hash })
    .from(event)
    .where(eq(event.case, id))
    .orderBy(desc(event.seq))
    .limit(1);
  return head ?? { seq: 0, hash: rootHash(id) };
}

function chained(id: string, head: Head, events: readonly Event[]): readonly (typeof event.$inferSelect)[] {
  let prevHash = head.hash;
  return events.map((each, n) => {
    const seq = head.seq + n + 1;
    const hash = linkHash({ case: id, seq, event: each, prev: prevHash });
    const row = { case: id, seq, kind: each.kind, at: new Date(each.at), event: each, prevHash, hash };
    prevHash = hash;
    return row;
  });
}

/** What an act will do beyond its case would tell what is in it. */
function sealedEvent(seal: Seal, id: string, seq: number, plain: Event): Event {
  if (plain.kind !== 'filed') return plain;
  return { ...plain, answers: sealAnswers(seal, eventScope(id, seq), plain.answers), effects: [] };
}

export function eventScope(id: string, seq: number): string {
  return `event/${id}/${seq}`;
}

interface LogRow {
  readonly case: string;
  readonly seq: number;
  readonly event: Event;
  readonly hash: string;
  /** Who its actor has turned out to be. */
  readonly actor: string | null;
}

/** What is in the logs of the cases that match, oldest first. */
function rowsWhere(tx: Transaction, condition: SQL | undefined): Promise<readonly LogRow[]> {
  return tx
    .select({ case: event.case, seq: event.seq, event: event.event, hash: event.hash, actor: person.mergedInto })
    .from(event)
    .leftJoin(caseCard, eq(caseCard.id, event.case))
    .leftJoin(person, eq(person.id, sql`${event.event} #>> '{by,person}'`))
    .where(condition)
    .orderBy(asc(caseCard.openedAt), asc(event.case), asc(event.seq));
}

/** The logs of the cases that match, as they are stored. */
export async function logsWhere(
  tx: Transaction,
  condition: SQL | undefined,
): Promise<ReadonlyMap<string, readonly Event[]>> {
  return logsIn(await rowsWhere(tx, condition), undefined);
}

/** Each event by whoever its actor has turned out to be; sealed answers are opened where a seal is given. */
function logsIn(rows: readonly LogRow[], seal: Seal | undefined): ReadonlyMap<string, readonly Event[]> {
  const logs = new Map<string, Event[]>();
  for (const { case: id, seq, event: stored, actor } of rows) {
    const plain = seal ? unsealedEvent(seal, id, seq, stored) : stored;
    const log = logs.get(id) ?? [];
    log.push(actor === null ? plain : actedBy(plain, actor));
    logs.set(id, log);
  }
  return logs;
}

function unsealedEvent(seal: Seal, id: string, seq: number, stored: Event): Event {
  if (stored.kind !== 'filed') return stored;
  return { ...stored, answers: openAnswers(seal, eventScope(id, seq), stored.answers) };
}

/** Somebody who has turned out to be another acted as that one all along; the log itself stays as it was written. */
function actedBy(stored: Event, personId: string): Event {
  return 'by' in stored ? { ...stored, by: { ...stored.by, person: personId } } : stored;
}
