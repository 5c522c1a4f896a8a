import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Database } from '../../db/connect.ts';
import { loadDemo } from '../../db/demo.ts';
import { startEmbedded } from '../../db/embedded.ts';
import { filesIn } from '../../db/files.ts';
import { seedLaw } from '../../db/law.ts';
import { migrate } from '../../db/migrate.ts';
import { sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Assistant, Clock, Store } from '../../src/app/ports.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { instant } from '../../src/law/date.ts';

/** A demonstration's city on a PostgreSQL of its own, which waits for the disk; nothing that is said is sent. */
export interface BenchCity {
  readonly database: Database;
  readonly store: Store;
  readonly assistant: Assistant;
  /** A person does something at the web desk's chat. */
  does(person: string, says: Incoming['says']): Promise<void>;
  /** Moves the city's clock to a time, `2026-12-04 09:00`. */
  at(when: string): void;
  close(): Promise<void>;
}

export async function openBenchCity(connections: number): Promise<BenchCity> {
  const folder = await mkdtemp(join(tmpdir(), 'gouban-bench-'));
  const server = await startEmbedded(folder, () => {});
  const url = await migrate(server.url, 'gouban', () => {});
  const database = connect(url, 'gouban', { max: connections, statementTimeout: 0 });
  let now = instant('2026-11-25', '09:00');
  const clock: Clock = { now: async () => now, advance: async () => {} };
  await seedLaw(database);
  await loadDemo(database, now);
  const links = { invitation: () => undefined, signIn: (code: string) => code };
  const store = storeIn(database, { seal: await sealIn(`${folder}/keys`), clock, links });
  const log = { info: () => undefined, error: (_: object, error: unknown) => console.error(error) };
  const assistant = assistantOf({ store, files: filesIn(`${folder}/files`), log, wake: () => undefined });
  let count = 0;
  return {
    database,
    store,
    assistant,
    async does(person, says) {
      count += 1;
      const from = { channel: 'web', address: person } as const;
      await assistant.receive({ id: `bench:${count}`, from, forms: 'questions', says });
    },
    at(when) {
      const [day = '', hour = ''] = when.split(' ');
      now = instant(day, hour);
    },
    async close() {
      await database.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
