import { connect, type Database } from '../../db/connect.ts';
import { loadDemo } from '../../db/demo.ts';
import { filesIn } from '../../db/files.ts';
import { seedLaw } from '../../db/law.ts';
import { sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Store } from '../../src/app/ports/stores.ts';
import type { Clock } from '../../src/app/ports/system.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { instant } from '../../src/law/date.ts';
import type { BenchServer } from './server.ts';

/** A demonstration's city in a database of its own; nothing that is said is sent. */
export interface BenchCity {
  /** Of the owner, who may fill tables. */
  readonly owner: Database;
  readonly store: Store;
  /** A person does something at the web desk's chat. */
  does(person: string, says: Incoming['says']): Promise<void>;
  /** Moves the city's clock to a time, `2026-12-04 09:00`. */
  at(when: string): void;
  close(): Promise<void>;
}

const connections = 10;

export async function openBenchCity(server: BenchServer, name: string): Promise<BenchCity> {
  const { ownerUrl, url } = await server.city(name);
  const owner = connect(ownerUrl, 'gouban', { max: 1, statementTimeout: 0, lockTimeout: 0 });
  const database = connect(url, 'gouban', { max: connections });
  let now = instant('2026-11-25', '09:00');
  const clock: Clock = { now: async () => now, advance: async () => {} };
  await seedLaw(database);
  const seal = await sealIn(`${server.folder}/keys`);
  await loadDemo(database, seal, now);
  const links = {
    invitation: () => undefined,
    signIn: (code: string) => code,
    files: (pass: string) => pass,
    proof: (code: string) => code,
  };
  const store = storeIn(database, { seal, clock, links });
  const log = { info: () => undefined, error: (_: object, error: unknown) => console.error(error) };
  const files = filesIn(`${server.folder}/files`, seal);
  const assistant = assistantOf({ store, files, log, wake: () => undefined });
  let count = 0;
  return {
    owner,
    store,
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
      await owner.close();
    },
  };
}
