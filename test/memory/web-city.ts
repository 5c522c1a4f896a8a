import { createHash } from 'node:crypto';
import type { DemoPerson } from '../../adapters/web/visit.ts';
import { type WebServer, webServer } from '../../adapters/web/web-server.ts';
import { deskOf } from '../../src/app/desk.ts';
import type { Desk } from '../../src/app/ports/desk.ts';
import { filesInMemory } from './files.ts';
import type { MemoryStore } from './memory-store.ts';

/** The web over a city in memory, for those who read: whatever writes is not there. */
export interface WebCity {
  readonly web: WebServer;
  readonly desk: Desk;
  /** A page as this person, or the public, sees it. */
  get(path: string, person?: string): Promise<Response>;
  text(path: string, person?: string): Promise<string>;
}

const origin = 'http://gouban.test';

export function webOverMemory(store: MemoryStore, persons?: readonly DemoPerson[]): WebCity {
  const nothing = (): Promise<never> => Promise.reject(new Error('nothing is written here'));
  const assistant = { receive: nothing, keep: nothing, home: nothing, fileLimit: nothing, failed: nothing };
  const desk = deskOf({ assistant, store, files: filesInMemory(), sweep: nothing });
  const sessions = new Map<string, string>();
  const web = webServer({
    desk,
    transcripts: { add: nothing, replace: nothing, list: async () => [] },
    sessions: {
      open: async (hash, person) => void sessions.set(hash, person),
      person: async (hash) => sessions.get(hash),
      close: async (hash) => void sessions.delete(hash),
    },
    clock: { now: () => store.now(), advance: nothing },
    log: { info: () => {}, error: (_facts, error) => Promise.reject(error) },
    health: async () => true,
    heartbeat: 1_000_000,
    ...(persons && { demo: { persons: async () => persons } }),
  });
  const get = (path: string, person?: string): Promise<Response> => {
    const headers = new Headers();
    if (person !== undefined) {
      const token = `v${createHash('sha256').update(person).digest('hex').slice(0, 32)}`;
      sessions.set(createHash('sha256').update(token).digest('hex'), person);
      headers.set('cookie', `gouban=${token}`);
    }
    return web.fetch(new Request(`${origin}${path}`, { headers }));
  };
  return { web, desk, get, text: async (path, person) => (await get(path, person)).text() };
}
