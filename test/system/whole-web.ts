import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paperDocx } from '../../adapters/shared/paper-docx.ts';
import { type WebServer, webServer } from '../../adapters/web/web-server.ts';
import { browsersIn } from '../../db/browsers.ts';
import { deliveriesIn } from '../../db/deliveries.ts';
import { filesIn } from '../../db/files.ts';
import { sessionsIn } from '../../db/sessions.ts';
import { transcriptsIn } from '../../db/transcripts.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { deskOf } from '../../src/app/desk.ts';
import { expire } from '../../src/app/expire.ts';
import { forget } from '../../src/app/forget.ts';
import type { Assistant, Deliveries } from '../../src/app/ports/channel.ts';
import { type LogLine, logTo } from '../../src/app/ports/loggable.ts';
import type { Files, Log } from '../../src/app/ports/system.ts';
import { remind } from '../../src/app/remind.ts';
import { type GivenStore, givenStore, now } from './given-store.ts';

export const origin = 'http://gouban.test';
export const pageKey = 'a-key-of-a-page-1';

/** The whole programme on a database of its own, asked without a network and without a platform. */
export interface WholeWeb extends GivenStore {
  readonly web: WebServer;
  readonly assistant: Assistant;
  readonly files: Files;
  readonly deliveries: Deliveries;
  readonly log: Log;
  /** What was logged as failed, as it would be written. */
  readonly failures: readonly LogLine[];
  sweep(): Promise<void>;
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Posts what a page of ours would; a form's `key` is that of one page unless it is given. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  /** The cookie with which a browser of this person comes. */
  signedIn(person: string, token?: string): Promise<{ readonly cookie: string }>;
}

export async function wholeWeb(): Promise<WholeWeb> {
  const city = await givenStore();
  const { store, database, clock, seal } = city;
  const folder = await mkdtemp(join(tmpdir(), 'gouban-files-'));
  const files = filesIn(folder, seal);
  const failures: LogLine[] = [];
  const log = logTo((line) => {
    if (line.level === 'error') failures.push(line);
  });
  const assistant = assistantOf({ store, files, log, wake: () => {} });
  const sweep = async (): Promise<void> => {
    await expire(store, log);
    await remind(store, log);
    await forget(store, files);
  };
  const sessions = sessionsIn(database, { clock, seal });
  const web = webServer({
    desk: deskOf({ assistant, store, files, press: paperDocx, sweep }),
    transcripts: transcriptsIn(database, { seal, clock }),
    sessions,
    clock,
    log,
    health: async () => true,
    heads: { key: '', newest: async () => [] },
    heartbeat: 1_000_000,
    calls: {
      browsers: browsersIn(database, { seal, clock }),
      secret: 'of the city',
      subject: origin,
      post: async () => new Response(null, { status: 201 }),
    },
  });
  return {
    ...city,
    web,
    assistant,
    files,
    deliveries: deliveriesIn(database, seal, log),
    log,
    failures,
    sweep,
    get: (path, headers = {}) => web.fetch(new Request(`${origin}${path}`, { headers })),
    post: (path, fields, headers = {}) =>
      web.fetch(
        new Request(`${origin}${path}`, {
          method: 'POST',
          headers: { origin, ...headers },
          body: new URLSearchParams({ key: pageKey, ...fields }),
        }),
      ),
    async signedIn(person, token = `v${'a'.repeat(32)}`) {
      const hash = createHash('sha256').update(token).digest('hex');
      await sessions.open(hash, { person, began: now, until: new Date(now.getTime() + 3_600_000) });
      return { cookie: `gouban=${token}` };
    },
    async drop() {
      await city.drop();
      await rm(folder, { recursive: true });
    },
  };
}
