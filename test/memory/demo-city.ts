import { demoLinesOf } from '../../db/demo/budget-lines.ts';
import { demoOffices } from '../../db/demo/offices.ts';
import { demoOrganisations } from '../../db/demo/organisations.ts';
import { demoPersons } from '../../db/demo/persons.ts';
import { populate } from '../../src/demo/populate.ts';
import { filesInMemory } from './files.ts';
import { type MemoryStore, memoryStore } from './memory-store.ts';
import { emptyTables, type Tables } from './tables.ts';

/** A demonstration's city before anything has happened in it. */
export function demoTables(now: Date): Tables {
  const tables = emptyTables();
  for (const { id, kind, zh, en } of demoOffices) {
    tables.bodies.set(id, { id, kind, name: { zh, en }, status: 'active' });
  }
  for (const { id, en, profile } of demoOrganisations) {
    const name = { zh: profile.name, en };
    const creditCode = profile.code;
    tables.bodies.set(id, { id, kind: 'organisation', name, creditCode, profile, status: 'verified' });
  }
  tables.persons = new Map(demoPersons.map(({ id, name }) => [id, { name }]));
  tables.seats = new Map(
    demoPersons.flatMap(({ id, seats }) =>
      seats.map((seat) => [`${id} ${seat.role} ${seat.body}`, { ...seat, person: id, from: now }] as const),
    ),
  );
  for (const { id } of demoPersons) {
    const account = { channel: 'web', address: id, person: id, language: 'zh', known: true, focus: undefined } as const;
    tables.accounts.set(`web-${id}`, { id: `web-${id}`, ...account, lastSeen: now });
  }
  for (const { zh, en, ...line } of demoLinesOf([2024, 2025, 2026, 2027, 2028])) {
    tables.lines.set(line.id, { ...line, name: { zh, en }, reserved: 0, committed: 0, paid: 0 });
  }
  return tables;
}

/** A demonstration's city with all its stories played, on the day before `now`, in memory. */
export async function demoCity(now: Date, kept = new Map<string, Uint8Array>()): Promise<MemoryStore> {
  const store = memoryStore({ now: () => now, tables: demoTables(now) });
  const played = await populate({
    store,
    files: filesInMemory(kept),
    clock: { now: async () => now },
    busy: () => false,
  });
  if (!played) throw new Error('the stories were not played');
  return store;
}
