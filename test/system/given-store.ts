import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { seedLaw } from '../../db/law.ts';
import { type CitySeal, sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import type { IndexCard } from '../../src/app/ports/records.ts';
import type { Store, World } from '../../src/app/ports/stores.ts';
import type { Clock } from '../../src/app/ports/system.ts';
import type { Message } from '../../src/dialogue/message.ts';
import type { Account } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/engine/case.ts';
import type { Answer } from '../../src/engine/form.ts';
import { lawFrom, seededRows } from '../../src/law/law.ts';
import type { Setting, SettingKey } from '../../src/law/setting.ts';
import { type FreshDatabase, freshDatabase } from '../database.ts';
import { memoryStore } from '../memory/memory-store.ts';

export const now = new Date('2026-03-02T01:00:00.000Z');

/** Where nothing leads to a desk: a code stands for its link. */
export const links = {
  invitation: () => undefined,
  signIn: (code: string) => code,
  files: (pass: string) => pass,
  proof: (code: string) => code,
};

/** A city of its own, with its law, whose clock stands still. */
export interface GivenStore extends FreshDatabase {
  readonly store: Store;
  readonly seal: CitySeal;
  /** The folder of its key. */
  readonly keys: string;
  readonly clock: Clock;
}

export async function givenStore(): Promise<GivenStore> {
  const fresh = await freshDatabase();
  await seedLaw(fresh.database);
  const keys = await mkdtemp(join(tmpdir(), 'gouban-keys-'));
  const seal = await sealIn(keys);
  const clock: Clock = { now: async () => now, advance: async () => {} };
  const store = storeIn(fresh.database, { seal, clock, links });
  const drop = async (): Promise<void> => {
    await fresh.drop();
    await rm(keys, { recursive: true });
  };
  return { ...fresh, store, seal, keys, clock, drop };
}

/** A city whose store keeps to what every store must. */
export interface AnyStore extends Pick<GivenStore, 'store' | 'drop'> {
  /** Throws where there is none. */
  readonly database: GivenStore['database'];
  /** From a day on a setting of the city is another. */
  changes(key: SettingKey, from: string, value: unknown): Promise<void>;
}

async function inPostgres(): Promise<AnyStore> {
  const city = await givenStore();
  return {
    ...city,
    async changes(key, from, value) {
      await city.database.execute(sql`
        insert into setting (key, valid_from, value, citation, mark)
        select key, ${from}::date, ${JSON.stringify(value)}::jsonb, citation, mark from setting
        where key = ${key} order by valid_from limit 1`);
      await city.database.execute(sql`update law_version set version = version + 1`);
    },
  };
}

async function inMemory(): Promise<AnyStore> {
  let rows = seededRows;
  const store = memoryStore({ now: () => now, law: () => lawFrom(rows) });
  return {
    store,
    drop: async () => {},
    get database(): never {
      throw new Error('there is no database here');
    },
    async changes(key, from, value) {
      const known = rows.settings.find((row) => row.key === key);
      if (!known) throw new Error(`no setting ${key}`);
      // The value is as the test that changes it says.
      rows = { ...rows, settings: [...rows.settings, { ...known, validFrom: from, value } as Setting] };
    },
  };
}

/** The stores there are, each tested alike. */
export const stores = [
  ['in Postgres', inPostgres],
  ['in memory', inMemory],
] as const;

export function opened(number: string, change: Partial<Extract<Event, { kind: 'opened' }>> = {}): Event {
  const by = { person: 'li', role: 'applicant' } as const;
  return { kind: 'opened', procedure: 'bid', version: 1, number, by, at: now.toISOString(), bodies: {}, ...change };
}

export function filed(answers: Readonly<Record<string, Answer>>): Event {
  const by = { person: 'li', role: 'org_admin' } as const;
  const effects = [{ kind: 'publish', notice: 'tender', rows: answers }] as const;
  return { kind: 'filed', action: 'draftBid', form: 'bid', by, at: now.toISOString(), answers, effects };
}

function cardOf(id: string, number: string, change: Partial<IndexCard> = {}): IndexCard {
  return {
    id,
    number,
    procedure: 'bid',
    version: 1,
    parent: undefined,
    alone: false,
    title: '道里区居家养老服务',
    part: undefined,
    position: undefined,
    round: 1,
    opener: 'li',
    buyer: undefined,
    supplier: undefined,
    openedAt: now,
    enteredAt: now,
    opens: undefined,
    due: undefined,
    provisional: false,
    outcome: undefined,
    public: true,
    waiting: [],
    seq: 1,
    ...change,
  };
}

/** Opens a case with the events given after its opening, and writes its card. */
export async function openCase(
  world: World,
  number: string,
  card: Partial<IndexCard> = {},
  events: readonly Event[] = [],
): Promise<string> {
  const id = card.id ?? world.cases.newId();
  const { parent, procedure = 'bid' } = card;
  const opening = opened(number, { procedure, ...(parent !== undefined && { parent }) });
  await world.cases.append(id, 0, [opening, ...events], { alone: card.alone });
  await world.cases.putCard(cardOf(id, number, { seq: events.length + 1, ...card }));
  return id;
}

export function arrive(store: Store, address: string): Promise<Account> {
  return store.transact((world) => world.people.arrive({ channel: 'telegram', address, name: address }, now));
}

export function saying(text: string, place?: string): Message {
  return { ...(place !== undefined && { place }), blocks: [{ kind: 'text', tone: 'plain', text }], buttons: [] };
}
