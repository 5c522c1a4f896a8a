import type { Cases, Opens } from '../src/app/ports/stores.ts';
import type { Seal } from '../src/app/ports/system.ts';
import { type Case, type Event, openedIn, replay } from '../src/engine/case.ts';
import type { Answers } from '../src/engine/form.ts';
import type { ProcedureId } from '../src/names.ts';
import { linkHash, rootHash } from './hash-chain.ts';
import { hideWithin, showWithin } from './private.ts';
import type { event } from './schema.ts';
import { isSealed, keyNameOf, openAnswers, openAnswersUnder, sealAnswers, sealAnswersUnder } from './sealed-answers.ts';
import { tenderKeysIn } from './tender-keys.ts';
import { byKey, type Remembered, remembered, together } from './together.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

type Log = Pick<
  Cases,
  | 'lock'
  | 'untold'
  | 'keepUntold'
  | 'untoldBy'
  | 'load'
  | 'loadAll'
  | 'children'
  | 'openedBy'
  | 'handIn'
  | 'joinKey'
  | 'append'
>;

/** The end of a log: its last event, and the hash to which the next is chained. */
interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What a transaction knows of the cases that it holds. */
export interface Held {
  /** The ends of their logs, as far as it has read or written them; nobody else can move them. */
  readonly heads: Map<string, Promise<Head>>;
  /** The names of bodies that buy, by which their cases are searched. */
  readonly buyers: Remembered<string | undefined>;
}

export function nothingHeld(tx: Transaction): Held {
  const buyers = remembered<string | undefined>(async (ids) => {
    const rows = await tx.run<{ readonly id: string; readonly name: string }>(buyersByIds, [ids]);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return (id) => names.get(id);
  });
  return { heads: new Map(), buyers };
}

const buyersByIds = `select b.id, b.name_zh || ' ' || b.name_en as name from body b where b.id = any($1::text[])`;

/** The logs of all cases, and the locks without which none may be changed. */
export function eventLogIn({ tx, seal }: WorldContext, { heads, buyers }: Held): Log {
  /** Cases whose family this transaction holds, and those that it has opened itself. */
  const held = new Set<string>();
  const untold = new Map<string, Date>();
  const found = (rows: readonly LogRow[]): void => {
    for (const { case: id, seq, hash } of rows) if (held.has(id)) heads.set(id, Promise.resolve({ seq, hash }));
  };
  const logs = remembered<readonly LogRow[]>(async (ids) => {
    const rows = await tx.run<LogRow>(logsByIds, [ids]);
    found(rows);
    return byKey(rows, (row) => row.case);
  });
  const lists = new Map<string, Remembered<readonly LogRow[]>>();
  const under = (procedures: readonly ProcedureId[]): Remembered<readonly LogRow[]> => {
    const name = procedures.join();
    const known =
      lists.get(name) ??
      remembered<readonly LogRow[]>(async (parents) => {
        const rows = await tx.run<LogRow>(logsUnder, [parents, procedures]);
        found(rows);
        return byKey(rows, ({ parent }) => parent ?? '');
      });
    lists.set(name, known);
    return known;
  };
  const keys = tenderKeysIn({ tx, seal });
  const copies = remembered<ReadonlyMap<number, string>>(async (ids) => {
    const rows = await tx.run<Copy>(copiesByIds, [ids]);
    const found = byKey(rows, (row) => row.case);
    return (id) => new Map(found(id).map(({ seq, answers }) => [seq, answers]));
  });
  /** What was filed under seal, opened where its key is joined, or where it is still in hand. */
  const unsealed = async (id: string, seq: number, stored: Event | undefined): Promise<Event | undefined> => {
    if (stored?.kind !== 'filed') return stored;
    const scope = eventScope(id, seq);
    const name = keyNameOf(stored.answers);
    if (name === undefined) return { ...stored, answers: openAnswers(seal, scope, stored.answers) };
    const answers = await openAnswersUnder(name, { seal, keys }, scope, stored.answers);
    const copy = isSealed(answers) ? (await copies.of(id)).get(seq) : undefined;
    return { ...stored, answers: copy === undefined ? answers : copiedAnswers(seal, id, copy) };
  };

  /** Replayed anew each time: as it lies, and where something of it is open once more with that. */
  const replayed = (rows: readonly LogRow[], opens?: Opens): Promise<readonly Case[]> =>
    Promise.all(
      [...logsIn(rows, seal)].map(async ([id, log]) => {
        const state = replay(id, log);
        const open = opens ? state.filings.filter((filing) => filing.sealed && opens(state, filing)) : [];
        if (open.length === 0) return state;
        const found = await Promise.all(
          open.map(async ({ seq }) => [seq, await unsealed(id, seq, log[seq - 1])] as const),
        );
        const opened = new Map(found);
        return replay(
          id,
          openedIn(log, open, (at, each) => opened.get(at) ?? each),
        );
      }),
    );

  const lock = together<void>(async (ids) => {
    const wanted = ids.filter((id) => !held.has(id));
    if (wanted.length === 0) return () => {};
    // Whoever wants any case of a family waits here, so the others need no lock of their own; who wants several families
    // takes them in one order. The connection keeps the order of what is sent without waiting: the rest is looked up once
    // the lock is held.
    const [, family, rows] = await Promise.all([
      tx.run(locking, [wanted]),
      tx.run<Member>(familyOf, [wanted]),
      tx.run<LogRow>(logsToChange, [wanted]),
    ]);
    // Others may have changed until now whatever was read before.
    logs.forget();
    lists.clear();
    for (const { id, buyer, name, untoldUntil } of family) {
      held.add(id);
      if (untoldUntil !== null) untold.set(id, new Date(untoldUntil));
      if (buyer !== null && name !== null) buyers.know(buyer, name);
    }
    found(rows);
    for (const [id, log] of Map.groupBy(rows, (row) => row.case)) logs.know(id, log);
    return () => {};
  });

  return {
    async lock(id) {
      if (!held.has(id)) await lock(id);
    },

    untold(id) {
      if (!held.has(id)) throw new Error(`case ${id} is not locked`);
      return untold.get(id);
    },

    async keepUntold(id, from) {
      if (from) {
        untold.set(id, from);
        await tx.run(keepingUntold, [id, from.toISOString()]);
      } else if (untold.delete(id)) {
        await tx.run('delete from untold where case_id = $1', [id]);
      }
    },

    async untoldBy(now) {
      const rows = await tx.run<{ readonly id: string }>(
        'select case_id as id from untold where until <= $1::timestamptz order by until',
        [now.toISOString()],
      );
      return rows.map(({ id }) => id);
    },

    async load(id, opens) {
      const [state] = await replayed(await logs.of(id), opens);
      return state;
    },

    loadAll: async (ids) => {
      const all = await Promise.all([...new Set(ids)].map(logs.of));
      return (await replayed(all.flat())).toSorted(byOpening);
    },

    children: async (parent, procedures, opens) =>
      procedures.length === 0 ? [] : replayed(await under(procedures).of(parent), opens),

    openedBy: async (opener, procedure) => replayed(await tx.run<LogRow>(logsOfOpener, [opener, procedure])),

    async handIn(id) {
      await tx.run('delete from own_copy where case_id = $1', [id]);
      copies.forget(id);
    },

    joinKey: keys.join,

    async append(id, seq, events, { sealed, hidden = [], alone = false } = {}) {
      mustBeHeld(held, id, seq, events, alone);
      // Whose child it is does not matter: every list of cases is asked for again, and no other case.
      const forget = (): void => {
        logs.forget(id);
        lists.clear();
      };
      forget();
      const names = new Set(hidden);
      const stored = sealed
        ? Promise.all(events.map((each, n) => sealedEvent({ seal, keys }, id, seq + n + 1, each, sealed.under)))
        : events.map((each, n) => hiddenEvent(seal, id, seq + n + 1, each, names));
      const grown = grownBy(heads.get(id) ?? headOf(tx, id), id, seq, stored);
      const copied = sealed?.inHand ? copiesOf(seal, id, seq, events) : [];
      const writing = grown.then(async ({ rows }) => {
        await Promise.all([
          tx.run(appending, [JSON.stringify(rows)]),
          copied.length > 0 && tx.run(copying, [JSON.stringify(copied)]),
        ]);
      });
      copies.forget(id);
      // Whatever stands on the new end is sent after it. Whoever awaits the writing hears of its failure.
      const head = grown.then((log) => log.head);
      head.catch(() => {});
      heads.set(id, head);
      held.add(id);
      const [{ rows }] = await Promise.all([grown, writing]);
      forget();
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

/** What follows on a log, chained to its last event, and its end then. */
async function grownBy(
  last: Promise<Head>,
  id: string,
  seq: number,
  stored: readonly Event[] | Promise<readonly Event[]>,
) {
  const [head, events] = await Promise.all([last, stored]);
  if (head.seq !== seq) throw new Error(`the log of case ${id} is at ${head.seq}, not at ${seq}`);
  const rows = chained(id, head, events);
  return { rows, head: rows.at(-1) ?? head };
}

const appending = `
  insert into event (case_id, seq, kind, at, event, prev_hash, hash)
  select "case", seq, kind, at, event, "prevHash", hash from json_to_recordset($1::text::json)
    as row ("case" text, seq integer, kind text, at timestamptz, event jsonb, "prevHash" text, hash text)`;

async function headOf(tx: Transaction, id: string): Promise<Head> {
  const [head] = await tx.run<Head>('select seq, hash from event where case_id = $1 order by seq desc limit 1', [id]);
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
async function sealedEvent(
  by: Parameters<typeof sealAnswersUnder>[1],
  id: string,
  seq: number,
  plain: Event,
  under: string | undefined,
): Promise<Event> {
  if (plain.kind !== 'filed') return plain;
  const scope = eventScope(id, seq);
  const answers =
    under === undefined
      ? sealAnswers(by.seal, scope, plain.answers)
      : await sealAnswersUnder(under, by, scope, plain.answers);
  return { ...plain, answers, effects: [] };
}

/** What its own body reads of what is sealed, for as long as that is in hand. */
interface Copy {
  readonly case: string;
  readonly seq: number;
  readonly answers: string;
}

const copiesByIds = 'select case_id as "case", seq, answers from own_copy where case_id = any($1::text[])';
const copying = `
  insert into own_copy (case_id, seq, answers)
  select "case", seq, answers from json_to_recordset($1::text::json) as row ("case" text, seq integer, answers text)`;

function copiesOf(seal: Seal, id: string, seq: number, events: readonly Event[]): readonly Copy[] {
  return events.flatMap((each, n) =>
    each.kind === 'filed'
      ? [{ case: id, seq: seq + n + 1, answers: seal.close(copyScope(id), JSON.stringify(each.answers)) }]
      : [],
  );
}

function copiedAnswers(seal: Seal, id: string, copy: string): Answers {
  // Only `copiesOf` seals in such a scope.
  return JSON.parse(seal.open(copyScope(id), copy)) as Answers;
}

function copyScope(id: string): string {
  return `own copy/${id}`;
}

/** What is told to the public is hidden from nobody, whoever said it first. */
export function hiddenEvent(seal: Seal, id: string, seq: number, plain: Event, names: ReadonlySet<string>): Event {
  if (plain.kind !== 'filed' || names.size === 0) return plain;
  const hidden = (tree: unknown): unknown => hideWithin(seal, eventScope(id, seq), names, tree);
  const { answers, decided, effects } = plain;
  const stored = {
    ...plain,
    answers: hidden(answers),
    ...(decided && { decided: hidden(decided) }),
    effects: effects.map((effect) => (effect.kind === 'publish' ? effect : hidden(effect))),
  };
  // It is what it was, but for what is hidden in it.
  return stored as Event;
}

/** An event as it was written, whatever of it is hidden now. */
export function shownEvent(seal: Pick<Seal, 'open'>, id: string, seq: number, stored: Event): Event {
  // Hidden is only what was an event before.
  return stored.kind === 'filed' ? (showWithin(seal, eventScope(id, seq), stored) as Event) : stored;
}

export function eventScope(id: string, seq: number): string {
  return `event/${id}/${seq}`;
}

interface LogRow {
  readonly case: string;
  readonly parent: string | null;
  readonly seq: number;
  readonly event: Event;
  readonly hash: string;
  /** Who its actor has turned out to be. */
  readonly actor: string | null;
}

/** What is in logs, oldest case first. */
function logsWhere(condition: string): string {
  return `
    select e.case_id as "case", c.parent, e.seq, e.event, e.hash, p.merged_into as actor
    from event e left join case_card c on c.id = e.case_id left join person p on p.id = e.event #>> '{by,person}'
    where ${condition} order by c.opened_at, e.case_id, e.seq`;
}

const logsByIds = logsWhere('e.case_id = any($1::text[])');
const logsUnder = logsWhere('c.parent = any($1::text[]) and c.procedure = any($2::text[])');
const logsOfOpener = logsWhere('c.opener = $1 and c.procedure = $2 and c.outcome is null');
/** Of cases that are now held, and of those above them: whoever changes a case looks at both. */
const logsToChange = logsWhere(
  'e.case_id = any($1::text[] || array(select parent from case_card where id = any($1::text[])))',
);

const keepingUntold = `
  insert into untold (case_id, until) values ($1, $2::timestamptz)
  on conflict (case_id) do update set until = excluded.until`;

const roots = 'array(select root from case_card where id = any($1::text[]))';
const locking = `select from case_card where id = any(${roots}) order by id for update`;

interface Member {
  readonly id: string;
  readonly buyer: string | null;
  /** Of the buyer, where the case itself was wanted. */
  readonly name: string | null;
  /** Until when others are not told of what was done last on it. */
  readonly untoldUntil: string | null;
}
const familyOf = `
  select c.id, c.buyer, (select u.until::text from untold u where u.case_id = c.id) as "untoldUntil",
    case when c.id = any($1::text[]) then (select b.name_zh || ' ' || b.name_en from body b where b.id = c.buyer) end as name
  from case_card c where c.root = any(${roots})`;

/** The logs of cases; what is sealed stays so. */
export async function logsOf(
  { tx, seal }: Pick<WorldContext, 'tx' | 'seal'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Event[]>> {
  return logsIn(await tx.run<LogRow>(logsByIds, [ids]), seal);
}

function byOpening(a: Case, b: Case): number {
  if (a.openedAt !== b.openedAt) return Date.parse(a.openedAt) - Date.parse(b.openedAt);
  return a.id < b.id ? -1 : 1;
}

/** Each event by whoever its actor has turned out to be, with nothing hidden; what is sealed stays so. */
function logsIn(rows: readonly LogRow[], seal: Seal): ReadonlyMap<string, readonly Event[]> {
  const logs = new Map<string, Event[]>();
  for (const { case: id, seq, event: stored, actor } of rows) {
    const plain = shownEvent(seal, id, seq, stored);
    const log = logs.get(id) ?? [];
    log.push(actor === null ? plain : actedBy(plain, actor));
    logs.set(id, log);
  }
  return logs;
}

/** Somebody who has turned out to be another acted as that one all along; the log itself stays as it was written. */
function actedBy(stored: Event, personId: string): Event {
  return 'by' in stored ? { ...stored, by: { ...stored.by, person: personId } } : stored;
}
