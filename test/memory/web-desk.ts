import { createHash } from 'node:crypto';
import type { Browsers, Clock, Sessions, Transcripts } from '../../src/app/ports/system.ts';
import type { MemoryStore } from './memory-store.ts';
import { changeRow, nextId, type Tables, whoIs } from './tables.ts';

/** Sign-ins of a city in memory, which end by this clock. */
export function sessionsOf(store: MemoryStore, clock: Pick<Clock, 'now'>): Sessions {
  return {
    open: (hash, session) => store.change(({ sessions }) => void sessions.set(hash, session)),
    prolong: (hash, until) => store.change(({ sessions }) => changeRow(sessions, hash, { until })),
    async find(hash) {
      const { sessions, seats } = store.tables();
      const found = sessions.get(hash);
      const seated = [...seats.values()].some((held) => held.person === found?.person);
      if (!found || found.until <= (await clock.now())) return undefined;
      const { person, began, until } = found;
      return { person, began, until, seated };
    },
    close: (hash) => store.change(({ sessions }) => void sessions.delete(hash)),
    async of(person) {
      const now = await clock.now();
      return [...store.tables().sessions]
        .filter(([, session]) => session.person === person && session.until > now)
        .toSorted(([, a], [, b]) => b.began.getTime() - a.began.getTime())
        .map(([id, { began, way, device }]) => ({ id, began, way, device }));
    },
    end: (person, id) =>
      store.change(({ sessions }) => {
        if (sessions.get(id)?.person === person) sessions.delete(id);
      }),
  };
}

/** Browsers that are called, of a city in memory. */
export function browsersOf(store: MemoryStore): Browsers {
  return {
    add: (person, endpoint) =>
      store.change(({ browsers }) => {
        browsers.set(endpoint, person);
        return markOf(endpoint);
      }),
    remove: (endpoint) => store.change(({ browsers }) => void browsers.delete(endpoint)),
    cameIn: (mark, person) =>
      store.change(({ browsers }) => {
        for (const [endpoint, whose] of browsers)
          if (markOf(endpoint) === mark && whose !== person) browsers.delete(endpoint);
      }),
    leave: (mark) =>
      store.change(({ browsers }) => {
        for (const endpoint of browsers.keys()) if (markOf(endpoint) === mark) browsers.delete(endpoint);
      }),
    of: async (person) =>
      [...store.tables().browsers].filter(([, whose]) => whose === person).map(([endpoint]) => endpoint),
  };
}

function markOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url');
}

/** What was written at the web desk of a city in memory; what was said to somebody there has arrived at once. */
export function transcriptsOf(store: MemoryStore, clock: Pick<Clock, 'now'>): Transcripts {
  return {
    add: async (person, by, message, key) => {
      const at = await clock.now();
      return store.change((tables) => {
        const [there] = [...tables.written].find(([, entry]) => key !== undefined && entry.key === key) ?? [];
        const id = there ?? nextId(tables);
        if (there === undefined) tables.written.set(id, { person, by, at, message, key });
        return id;
      });
    },
    replace: (person, id, message) =>
      store.change(({ written }) => {
        const there = written.get(id);
        if (there?.person !== person) return false;
        written.set(id, { ...there, message });
        return true;
      }),
    async list(person, limit) {
      const tables = store.tables();
      const written = [...tables.written].filter(([, entry]) => entry.person === person);
      const said = [...tables.said].filter(([, { account }]) => isAtDesk(tables, account, person));
      return [
        ...written.map(([id, { at, by, message }]) => ({ id, at, by, message })),
        ...said.map(([id, { at, message }]) => ({ id, at, by: 'gouban' as const, message })),
      ]
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(-limit);
    },
  };
}

function isAtDesk(tables: Tables, account: string, person: string): boolean {
  const row = tables.accounts.get(account);
  return row?.channel === 'web' && whoIs(tables, row.person) === person;
}
