import { evidenceIn } from '../dialogue/filing-view.ts';
import type { Evidence } from '../engine/form.ts';
import { mayRead } from '../engine/read.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import { loadCase } from './facts/known.ts';
import { oversightDeskIn } from './oversight-desk.ts';
import { ownDeskIn } from './own-desk.ts';
import { portalIn } from './portal.ts';
import type { Assistant } from './ports/channel.ts';
import type { Desk, Reading } from './ports/desk.ts';
import type { Store, World } from './ports/stores.ts';
import type { Files } from './ports/system.ts';
import { webEntry } from './web-entry.ts';

export interface DeskParts {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly files: Files;
  /** Runs what the clock would have woken. */
  readonly sweep: () => Promise<void>;
}

/** What the web desk and the portal ask of the programme. */
export function deskOf({ assistant, store, files, sweep }: DeskParts): Desk {
  return {
    ...assistant,
    ...webEntry(store),

    read: (page) => store.read(async (world) => page(await readingIn(world))),

    async file(caseId, hash, viewer) {
      const evidence = await store.read((world) => evidenceOf(world, caseId, hash, viewer));
      const bytes = evidence && (await files.get(hash));
      return evidence && bytes ? { evidence, bytes } : undefined;
    },

    nextDeadline: () => store.read(async (world) => world.cases.nextDue(await world.now())),
    moved: sweep,
  };
}

async function readingIn(world: World): Promise<Reading> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const today = cityDate(now);
  return {
    ...portalIn(world),
    ...ownDeskIn(world),
    ...oversightDeskIn(world),
    now,
    city: setting(law, 'city.name', today).value,
    signInMinutes: setting(law, 'sign-in.valid-minutes', today).value,
  };
}

async function evidenceOf(
  world: World,
  caseId: string,
  hash: string,
  viewer: string | undefined,
): Promise<Evidence | undefined> {
  const person = viewer === undefined ? undefined : await world.people.person(viewer);
  const known = await loadCase(world, caseId, person);
  if (!known) return undefined;
  const { procedure, state, facts } = known;
  const readable = state.filings.filter((filing) => mayRead(procedure, state, filing, person, facts.parent));
  return readable.flatMap(evidenceIn).find((evidence) => evidence.hash === hash);
}
