import { Api } from 'grammy';
import { pause } from '../../adapters/shared/patience.ts';
import { hearing } from '../../adapters/telegram/hear.ts';
import { nowhere } from '../../adapters/telegram/own-keys.ts';
import { connect, type Database } from '../../db/connect.ts';
import { seedLaw } from '../../db/law.ts';
import { sealIn } from '../../db/seal.ts';
import { storeIn } from '../../db/store.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Store } from '../../src/app/ports/stores.ts';
import type { Seal } from '../../src/app/ports/system.ts';
import { instant } from '../../src/law/date.ts';
import { botToken } from './bot-api.ts';
import { connections, type Engine, type Sitting } from './engine.ts';
import type { BenchForm } from './forms.ts';
import { timed } from './measure.ts';
import type { SharedServer } from './server.ts';
import { snapshotOf } from './snapshots.ts';
import { addressOf, arriveAtOnce, typedBy } from './updates.ts';

/** Nobody listens there: an answer needs nothing of Telegram. */
const apiRoot = 'http://127.0.0.1:9';
const now = instant('2026-11-25', '09:00');

/** The programme, and what else the bare statements need of it. */
export interface Gouban extends Engine {
  readonly database: Database;
  readonly seal: Seal;
  /** Throws unless so many people have answered everything. */
  mustBeFilled(form: BenchForm, people: number): Promise<void>;
}

/** The programme, from an update of Telegram to the commit; nobody empties the outbox. */
export async function goubanEngine(server: SharedServer, mostPeople: number): Promise<Gouban> {
  const { url, ownerUrl } = await server.city('gouban_answers');
  const database = connect(url, 'gouban', { max: connections });
  const owner = connect(ownerUrl, 'gouban', { max: 1, statementTimeout: 0, lockTimeout: 0 });
  const seal = await sealIn(`${server.folder}/keys`);
  await seedLaw(database);
  await arriveAtOnce(owner);

  /** The server of a round, which has just come up. */
  const open = () => {
    const clock = { now: async () => now, advance: async () => {} };
    const links = {
      invitation: () => undefined,
      signIn: (code: string) => code,
      files: (pass: string) => pass,
      proof: (code: string) => code,
    };
    const store = storeIn(database, { seal, clock, links });
    const log = { info: () => {}, error: (_: object, error: unknown) => console.error(error) };
    const files = {
      put: async () => 'too-large' as const,
      get: async () => undefined,
      settle: async () => {},
      drop: async () => {},
    };
    const assistant = assistantOf({ store, files, log, wake: () => {} });
    const api = new Api(botToken, { apiRoot });
    const patience = { pause, stopping: AbortSignal.abort() };
    const username = () => undefined;
    const hear = hearing({
      api,
      apiRoot,
      token: botToken,
      assistant,
      patience,
      places: nowhere,
      aside: () => {},
      username,
    });
    return { store, assistant, hear };
  };

  const mustBeFilled = async (form: BenchForm, people: number): Promise<void> => {
    const { store } = open();
    for (let person = 0; person < people; person += 1) await mustHaveAnswered(store, person, form);
  };

  const { hear: welcome } = open();
  for (let person = 0; person < mostPeople; person += 1) await welcome(typedBy(person, '/start'));
  const strangers = await snapshotOf(owner);

  return {
    name: 'gouban',
    database,
    seal,
    mustBeFilled,

    async ready(form, people): Promise<Sitting> {
      await strangers.restore();
      const { store, assistant, hear } = open();
      await timed([...Array(people).keys()], connections, async (person) => {
        const token = await tokenFor(store, person, form);
        const from = { channel: 'telegram', address: addressOf(person) } as const;
        await assistant.receive({ id: `begin:${token}`, from, forms: 'questions', says: { kind: 'press', token } });
      });
      return {
        async answer(person, question) {
          const asked = form.questions[question];
          if (!asked) throw new Error('nobody asked this');
          await hear(typedBy(person, asked.typed));
        },
        check: () => mustBeFilled(form, people),
      };
    },

    async close() {
      await database.close();
      await owner.close();
    },
  };
}

function tokenFor(store: Store, person: number, { procedure }: BenchForm): Promise<string> {
  return store.transact(async (world) => {
    const account = await world.people.account('telegram', addressOf(person));
    if (!account) throw new Error(`person ${person} has no account`);
    return world.outbox.token({ do: 'start', form: { procedure } }, account.person.id);
  });
}

async function mustHaveAnswered(store: Store, person: number, { size, procedure }: BenchForm): Promise<void> {
  const answered = await store.transact(async (world) => {
    const account = await world.people.account('telegram', addressOf(person));
    const draft = account && (await world.drafts.find(account.person.id, { procedure }));
    return Object.keys(draft?.answers ?? {}).length;
  });
  if (answered !== size) throw new Error(`person ${person} has ${answered} answers of ${size}`);
}
