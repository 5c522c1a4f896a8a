import { linkHash, rootHash } from '../../db/hash-chain.ts';
import type { Receipt } from '../../src/app/ports/records.ts';
import type { Cases, Opens, Sealed } from '../../src/app/ports/stores.ts';
import { type Case, type Event, evolve, openedIn, replay } from '../../src/engine/case.ts';
import type { Law } from '../../src/law/law.ts';
import { cardsOf, rootOf } from './cards.ts';
import { asJsonb } from './jsonb.ts';
import { type Logged, type Tables, whoIs } from './tables.ts';

/** The logs of a city in memory, their cards and receipts; as strict with locks and numbers as the database. */
export function casesOf(tables: Tables, law: Law, newId: () => string): Cases {
  const { logs, cards, series, receipts } = tables;
  const held = new Set<string>();

  return {
    newId,
    async nextNumber(name) {
      const next = (series.get(name) ?? 0) + 1;
      series.set(name, next);
      return next;
    },
    async claim(id, { rule, keys }) {
      const { claims } = tables;
      const names = keys.map((key) => `${rule} ${key}`);
      for (const [name, owner] of claims) {
        if (owner === id && name.startsWith(`${rule} `) && !names.includes(name)) claims.delete(name);
      }
      for (const [place, name] of names.entries()) {
        const owner = claims.get(name);
        if (owner !== undefined && owner !== id)
          return { key: keys[place] ?? '', number: cards.get(owner)?.number ?? '' };
        claims.set(name, id);
      }
      return undefined;
    },
    async lock(id) {
      const root = rootOf(tables, id);
      for (const each of cards.keys()) if (rootOf(tables, each) === root) held.add(each);
    },
    untold(id) {
      if (!held.has(id)) throw new Error(`case ${id} is not locked`);
      return tables.untold.get(id);
    },
    async keepUntold(id, from) {
      if (from) tables.untold.set(id, from);
      else tables.untold.delete(id);
    },
    untoldBy: async (now) => [...tables.untold].filter(([, from]) => from <= now).map(([id]) => id),
    load: async (id, opens) => {
      const log = logs.get(id);
      return log && openedTo(tables, id, log, opens);
    },
    loadAll: async (ids) => inOrder(tables, ({ id }) => ids.includes(id)),
    children: async (parent, procedures, opens) =>
      inOrder(tables, (card) => card.parent === parent && procedures.includes(card.procedure), opens),
    openedBy: async (person, procedure) =>
      inOrder(tables, (card) => card.opener === person && card.procedure === procedure && card.outcome === undefined),
    async handIn(id) {
      tables.inHand.delete(id);
    },
    async joinKey(name) {
      tables.joined.add(name);
      return true;
    },
    async append(id, seq, events, { sealed, alone = false } = {}) {
      const log = logs.get(id) ?? [];
      const [first] = events;
      if (seq > 0 && !held.has(id)) throw new Error(`case ${id} is not locked`);
      if (!alone && seq === 0 && first?.kind === 'opened' && first.parent !== undefined && !held.has(first.parent)) {
        throw new Error(`the parent ${first.parent} of case ${id} is not locked`);
      }
      if (log.length !== seq) throw new Error(`the log of case ${id} is at ${log.length}, not at ${seq}`);
      const links = chained(id, log, events.map(asJsonb), sealed);
      const longer = [...log, ...links];
      const before = opened.get(log);
      if (before) opened.set(longer, frozen(links.map(({ event }) => event).reduce(evolve, before)));
      logs.set(id, longer);
      if (sealed?.inHand) tables.inHand.add(id);
      held.add(id);
      return links.map(({ hash }, n) => ({ seq: seq + n + 1, hash }));
    },
    ...cardsOf(tables, law),
    async putReceipt({ number, case: of, seq, hash }) {
      if (logs.get(of)?.[seq - 1]?.hash !== hash) throw new Error(`case ${of} has no such event ${seq}`);
      if (receipts.has(number)) throw new Error(`the receipt ${number} was given before`);
      receipts.set(number, { number, case: of, seq, hash });
    },
    receipt: async (number) => receiptOf(tables, number),
    receiptsOf: async (id) =>
      [...receipts.values()]
        .filter((receipt) => receipt.case === id)
        .map(({ number, seq }) => ({ number, seq }))
        .toSorted((a, b) => a.seq - b.seq),
  };
}

/** What is sealed shows neither what was answered nor what comes of it; opened, what was answered. */
function chained(
  id: string,
  log: readonly Logged[],
  events: readonly Event[],
  sealed: Sealed | undefined,
): readonly Logged[] {
  let prev = log.at(-1)?.hash ?? rootHash(id);
  return events.map((event, n) => {
    const stored: Event = sealed && event.kind === 'filed' ? { ...event, effects: [] } : event;
    const hash = linkHash({ case: id, seq: log.length + n + 1, event: stored, prev });
    // As it is read again from what was written.
    const link: Logged = {
      event: frozen(JSON.parse(JSON.stringify(stored))),
      sealed: event.kind === 'filed' ? sealed : undefined,
      prev,
      hash,
    };
    prev = hash;
    return link;
  });
}

/** Nobody changes what has happened: whoever tries fails. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

/** A case with all that is sealed in it opened, whoever looks. */
export function stateOf(tables: Tables, id: string): Case {
  const log = tables.logs.get(id);
  if (!log) throw new Error(`there is no case ${id}`);
  return replayed(tables, id, log, true);
}

const opened = new WeakMap<readonly Logged[], Case>();
const closed = new WeakMap<readonly Logged[], Case>();

function replayed(tables: Tables, id: string, log: readonly Logged[], unseal: boolean): Case {
  const replays = unseal || !log.some(({ sealed }) => sealed) ? opened : closed;
  const merged = tables.merged.size > 0;
  const state = (merged ? undefined : replays.get(log)) ?? frozen(replay(id, eventsOf(tables, log, unseal)));
  if (!merged) replays.set(log, state);
  return state;
}

/** The same with what is open of it, as the database has it: by what the case says while nothing is. */
function openedTo(tables: Tables, id: string, log: readonly Logged[], opens: Opens = () => false): Case {
  const state = replayed(tables, id, log, false);
  const sealed = state.filings.filter((filing) => filing.sealed);
  const open = sealed.filter((filing) => opens(state, filing) && isOpenable(tables, id, log[filing.seq - 1]));
  if (open.length === 0 || open.length === sealed.length) return replayed(tables, id, log, open.length > 0);
  const plain = eventsOf(tables, log, true);
  return frozen(
    replay(
      id,
      openedIn(eventsOf(tables, log, false), open, (seq, event) => plain[seq - 1] ?? event),
    ),
  );
}

/** Its key is joined, or it is still in hand. */
function isOpenable({ joined, inHand }: Tables, id: string, link: Logged | undefined): boolean {
  return inHand.has(id) || link?.sealed?.under === undefined || joined.has(link.sealed.under);
}

/** The events of a log as they were filed, sealed or not. */
export function eventsIn(log: readonly Logged[]): readonly Event[] {
  const events = known.get(log) ?? log.map(({ event }) => event);
  known.set(log, events);
  return events;
}

const known = new WeakMap<readonly Logged[], readonly Event[]>();

/** The same as they are read: each by whoever its actor has turned out to be. */
function eventsOf(tables: Tables, log: readonly Logged[], unseal: boolean): readonly Event[] {
  return log.map(({ event, sealed }): Event => {
    const hidden = sealed && !unseal && event.kind === 'filed';
    const seen: Event = hidden ? { ...event, answers: { $sealed: 'sealed' } } : event;
    return tables.merged.size > 0 && 'by' in seen
      ? { ...seen, by: { ...seen.by, person: whoIs(tables, seen.by.person) } }
      : seen;
  });
}

function inOrder(
  tables: Tables,
  wanted: (card: Parameters<Cases['putCard']>[0]) => boolean,
  opens?: Opens,
): readonly Case[] {
  return [...tables.cards.values()]
    .filter(wanted)
    .toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1))
    .flatMap(({ id }) => {
      const log = tables.logs.get(id);
      return log ? [openedTo(tables, id, log, opens)] : [];
    });
}

function receiptOf({ receipts, logs, cards }: Tables, number: string): Receipt | undefined {
  const given = receipts.get(number);
  const card = given && cards.get(given.case);
  const link = given && logs.get(given.case)?.[given.seq - 1];
  if (!given || !card || !link) return undefined;
  const { event, prev } = link;
  const proven = linkHash({ case: given.case, seq: given.seq, event, prev });
  return {
    number,
    case: given.case,
    seq: given.seq,
    caseNumber: card.number,
    procedure: card.procedure,
    action: event.kind === 'filed' ? event.action : event.kind,
    at: new Date(event.at),
    hash: given.hash,
    takenBack: (logs.get(given.case) ?? []).some(
      ({ event: each }) => each.kind === 'takenBack' && each.of === given.seq,
    ),
    holds: proven === given.hash,
  };
}
