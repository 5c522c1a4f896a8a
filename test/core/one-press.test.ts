import { Session } from 'node:inspector/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { openCase } from '../../src/app/act.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Store, World } from '../../src/app/ports/stores.ts';
import type { Reply } from '../../src/dialogue/message.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { everyone } from './engine-people.ts';
import { emptyWorld } from './engine-play.ts';
import { at } from './given.ts';
import { organisationAnswers } from './given-organisation.ts';

/** Of the way, the dialogue and the engine; the law, the texts, the declarations and their vocabulary aside. It may only fall. */
const most = 25;

const now = at('2026-11-25 09:00');
const officer = everyone.find(({ seats }) => seats.some(({ role }) => role === 'civil_affairs'))?.id ?? '';

let loaded: string[];
let store: Store;
let assistant: Assistant;
let id: string;

beforeEach(async () => {
  store = noting(memoryStore({ now: () => now, tables: emptyWorld(now).tables }));
  const files = {
    put: async () => 'too-large' as const,
    get: async () => undefined,
    settle: async () => {},
    drop: async () => {},
  };
  const log = {
    info: () => {},
    error: (_: object, error: unknown) => {
      throw error;
    },
  };
  assistant = assistantOf({ store, files, log, wake: () => {} });
  id = await store.transact(async (world) => {
    const { person } = await world.people.arrive({ channel: 'telegram', address: 'li', name: '李' }, now);
    await world.people.openAccount(officer, 'telegram', 'officer');
    const opened = await openCase(world, 'organisation', undefined, { by: person, answers: organisationAnswers });
    if (!opened.ok) throw new Error(opened.refusal.why);
    return opened.value.known.state.id;
  });
  loaded = [];
});

/** The store, noting which cases are replayed. */
function noting(inner: Store): Store {
  return {
    ...inner,
    transact: (work) =>
      inner.transact((world: World) => {
        const load: World['cases']['load'] = (...asked) => {
          loaded.push(asked[0]);
          return world.cases.load(...asked);
        };
        return work({ ...world, cases: { ...world.cases, load } });
      }),
  };
}

async function press(action: string): Promise<Reply> {
  const form = { case: id, action };
  const token = await store.transact((world) => world.outbox.token({ do: 'start', form, sure: true }, officer));
  return assistant.receive({
    id: `press:${action}`,
    from: { channel: 'telegram', address: 'officer' },
    forms: 'questions',
    says: { kind: 'press', token },
  });
}

/** The files of the programme in which something is done meanwhile. */
async function visited(work: () => Promise<unknown>): Promise<readonly string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await work();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const done = result.filter(({ functions }) => functions.some(({ ranges }) => ranges.some(({ count }) => count > 0)));
  return done
    .flatMap(({ url }) => /\/(src\/(?!law\/|text\/|procedures\/|names\.ts|acts\.ts).+\.ts)/.exec(url)?.[1] ?? [])
    .toSorted();
}

describe('one press that decides', () => {
  test('replays its case when it is looked at, and once more only because the register has changed', async () => {
    expect(await press('verifyOrganisation')).toMatchObject({ show: id });
    expect(loaded.filter((each) => each === id).length).toBeLessThanOrEqual(2);
  });

  test('carries its receipt', async () => {
    const { receipt } = await press('verifyOrganisation');
    expect(receipt?.number).toMatch(/^HRB-R-/);
  });

  test('stays within the few files of its way', async () => {
    const files = await visited(() => press('verifyOrganisation'));
    expect(files.length, files.join('\n')).toBeLessThanOrEqual(most);
  });
});
