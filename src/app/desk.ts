import { evidenceIn } from '../dialogue/filing-view.ts';
import type { Evidence } from '../engine/form.ts';
import { mayRead } from '../engine/read.ts';
import { cityDate, instant } from '../law/date.ts';
import { lastDay } from '../law/deadline.ts';
import { setting } from '../law/setting.ts';
import { loadCase } from './facts/known.ts';
import { oversightDeskIn } from './oversight-desk.ts';
import { ownDeskIn } from './own-desk.ts';
import { portalIn } from './portal.ts';
import type { Assistant } from './ports/channel.ts';
import type { Desk, NextTurn, Reading } from './ports/desk.ts';
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

    nextTurn: () => store.read(nextTurn),
    moved: sweep,
  };
}

/** In the morning of its last day a deadline can still be met; who is there already is led on to what comes after it. */
const morning = '09:00';

async function nextTurn(world: World): Promise<NextTurn | undefined> {
  const now = await world.now();
  for (let after = now; ; ) {
    const { opens, due } = await world.cases.nextTurns(after);
    const at = due?.due && lastMorning(due.due);
    const next: readonly NextTurn[] = [
      ...(opens?.opens ? [{ at: opens.opens, kind: 'opens' as const, number: opens.number, title: opens.title }] : []),
      ...(due && at && at > now ? [{ at, kind: 'due' as const, number: due.number, title: due.title }] : []),
    ];
    const [first] = next.toSorted((a, b) => a.at.getTime() - b.at.getTime());
    if (first || !due?.due) return first;
    after = due.due;
  }
}

/** When the last day for something begins to be worked on; a deadline before that gets the moment before it. */
function lastMorning(due: Date): Date {
  const begins = instant(lastDay(due), morning);
  return begins < due ? begins : new Date(due.getTime() - 60_000);
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
