import type { Links, Passes, Store, World } from '../../src/app/ports/stores.ts';
import { calendarFrom } from '../../src/law/calendar.ts';
import { type Law, seededLaw, seededRows } from '../../src/law/law.ts';
import { amended } from '../../src/law/setting.ts';
import { accessCodesOf } from './access-codes.ts';
import { casesOf } from './cases.ts';
import { hourlyOf } from './hourly.ts';
import { keptBytesOf } from './kept-bytes.ts';
import { ledgerOf, noticesOf, publishedOf, remindersOf } from './money.ts';
import { oversightOf } from './oversight.ts';
import { passkeysOf, proofsOf } from './passkeys.ts';
import { peopleOf } from './people.ts';
import { subscriptionsOf } from './subscriptions.ts';
import { copyOf, emptyTables, nextId, type Tables } from './tables.ts';
import { draftsOf, outboxOf } from './talk.ts';
import { unaskedOf } from './unasked.ts';

/** A city without a database: the same store, as strict, one transaction after the other. */
export interface MemoryStore extends Store {
  /** What stands in the tables after the last transaction. */
  readonly tables: () => Tables;
  /** Changes the tables beside the programme, after all transactions before. */
  change<T>(work: (tables: Tables) => T | Promise<T>): Promise<T>;
}

interface Around {
  readonly now: () => Date;
  readonly law?: () => Law;
  readonly tables?: Tables;
  /** The ids of new cases. */
  readonly newId?: (tables: Tables) => string;
}

const links: Links = {
  invitation: () => undefined,
  signIn: (code) => `https://desk/${code}`,
  files: (pass) => `https://desk/open/${pass}`,
  proof: (code) => `https://desk/prove/${code}`,
};

/** A store in memory that begins with these tables, or empty; its clock is the caller's. */
export function memoryStore({
  now,
  law = () => seededLaw,
  tables: first = emptyTables(),
  newId = nextId,
}: Around): MemoryStore {
  let tables = first;
  let last: Promise<unknown> = Promise.resolve();

  async function changed<T>(work: (tables: Tables) => T | Promise<T>): Promise<T> {
    const copy = copyOf(tables);
    const result = await work(copy);
    tables = copy;
    return result;
  }

  function change<T>(work: (tables: Tables) => T | Promise<T>): Promise<T> {
    const done = last.then(() => changed(work));
    last = done.catch(() => undefined);
    return done;
  }

  return {
    tables: () => tables,
    now: async () => now(),
    read: (work) => work(worldOn(copyOf(tables), now, law(), newId)),
    change,
    transact: (work) => change((copy) => work(worldOn(copy, now, law(), newId))),
    // Nothing is remembered here: every answer takes its transaction.
    atOnce: async () => undefined,
  };
}

/** Passes that anybody could make. */
const passesInMemory: Passes = {
  make: ({ person, case: id, until }) =>
    Buffer.from(JSON.stringify([person, id, until.toISOString()])).toString('base64url'),
  open(pass, now) {
    const [person = '', id = '', until = ''] = asStrings(pass);
    return new Date(until) > now ? { person, case: id, until: new Date(until) } : undefined;
  },
};

function asStrings(pass: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(pass, 'base64url').toString());
    return Array.isArray(parsed) ? parsed.map(String) : [];
  } catch {
    return [];
  }
}

/** The world of one transaction on these tables, which it changes. */
function worldOn(tables: Tables, now: () => Date, began: Law, newId: (tables: Tables) => string): World {
  const calendar = tables.days.length > 0 ? calendarFrom([...seededRows.days, ...tables.days]) : began.calendar;
  const law = { ...began, calendar, settings: tables.amendments.reduce(amended, began.settings) };
  return {
    async receive(id) {
      const isNew = !tables.received.has(id);
      if (isNew) tables.received.set(id, undefined);
      return isNew;
    },
    async asked(id, question) {
      tables.received.set(id, question);
    },
    askedOf: async (id) => tables.received.get(id),
    now: async () => now(),
    law: async () => law,
    async amend(setting) {
      tables.amendments = amended(tables.amendments, setting);
    },
    async enterHolidays(days) {
      tables.days = [...tables.days, ...days];
    },
    links,
    cases: casesOf(tables, law, () => newId(tables)),
    people: peopleOf(tables),
    drafts: draftsOf(tables),
    outbox: outboxOf(tables, now),
    ledger: ledgerOf(tables),
    notices: noticesOf(tables, law),
    published: publishedOf(tables),
    oversight: oversightOf(tables),
    reminders: remindersOf(tables),
    subscriptions: subscriptionsOf(tables),
    accessCodes: accessCodesOf(tables),
    hourly: hourlyOf(tables),
    keptBytes: keptBytesOf(tables),
    handedOut: {
      async add(given) {
        tables.handedOut.set(nextId(tables), given);
      },
    },
    passes: passesInMemory,
    passkeys: passkeysOf(tables),
    proofs: proofsOf(tables),
    signIns: {
      async add(came) {
        tables.signIns.set(nextId(tables), came);
      },
      of: async (person, most) =>
        [...tables.signIns.values()]
          .filter((each) => each.person === person)
          .toReversed()
          .slice(0, most)
          .map(({ at, way, device, refused }) => ({ at, way, device, refused })),
    },
    unasked: unaskedOf(tables),
  };
}
