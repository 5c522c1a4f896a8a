import { sayTitle } from '../dialogue/where.ts';
import { cityDate, instant } from '../law/date.ts';
import { lastDay } from '../law/deadline.ts';
import { setting } from '../law/setting.ts';
import type { Language } from '../names.ts';
import { bytesOf, type FileFound, openableFile } from './hand-out.ts';
import { oversightDeskIn } from './oversight-desk.ts';
import { ownDeskIn } from './own-desk.ts';
import { passkeyDesk } from './passkeys.ts';
import { portalIn } from './portal.ts';
import type { Assistant } from './ports/channel.ts';
import type { Desk, NextTurn, Reading } from './ports/desk.ts';
import type { IndexCard } from './ports/records.ts';
import type { Store, World } from './ports/stores.ts';
import type { Files, PaperPress } from './ports/system.ts';
import { signInDesk } from './sign-ins.ts';
import { webEntry } from './web-entry.ts';

export interface DeskParts {
  readonly assistant: Assistant;
  readonly store: Store;
  readonly files: Files;
  readonly press: PaperPress;
  /** Runs what the clock would have woken. */
  readonly sweep: () => Promise<void>;
}

/** What the web desk and the portal ask of the programme. */
export function deskOf({ assistant, store, files, press, sweep }: DeskParts): Desk {
  return {
    ...assistant,
    ...webEntry(store),
    ...passkeyDesk(store),
    ...signInDesk(store),

    read: (page) => store.read(async (world) => page(await readingIn(world))),

    async file(caseId, hash, viewer) {
      const found = await store.transact((world) => handedAtDesk(world, caseId, hash, viewer));
      const bytes = found && (await bytesOf(found, files, press));
      return found && bytes ? { file: found.file, bytes } : undefined;
    },

    openPass: (pass, person) => store.read((world) => caseOfPass(world, pass, person)),

    nextTurn: (language) => store.read((world) => nextTurn(world, language)),
    moved: sweep,
  };
}

/** In the morning of its last day a deadline can still be met; who is there already is led on to what comes after it. */
const morning = '09:00';

async function nextTurn(world: World, language: Language): Promise<NextTurn | undefined> {
  const now = await world.now();
  for (let after = now; ; ) {
    const { opens, due } = await world.cases.nextTurns(after);
    const at = due?.due && lastMorning(due.due);
    const next: readonly NextTurn[] = [
      ...(opens?.opens ? [{ at: opens.opens, kind: 'opens' as const, ...called(opens, language) }] : []),
      ...(due && at && at > now ? [{ at, kind: 'due' as const, ...called(due, language) }] : []),
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
    look: setting(law, 'city.look', today).value,
    signInMinutes: setting(law, 'sign-in.valid-minutes', today).value,
  };
}

/** A file that a viewer may open; whom it is handed to is noted, where he is somebody. */
async function handedAtDesk(
  world: World,
  caseId: string,
  hash: string,
  viewer: string | undefined,
): Promise<FileFound | undefined> {
  const person = viewer === undefined ? undefined : await world.people.person(viewer);
  const found = await openableFile(world, caseId, hash, person);
  if (found && person) {
    const at = await world.now();
    await world.handedOut.add({ person: person.id, case: caseId, filings: [found.filing], channel: 'web', at });
  }
  return found;
}

/** The case whose files a pass opens, to the one for whom it was made. */
async function caseOfPass(world: World, given: string, person: string): Promise<string | undefined> {
  const pass = world.passes.open(given, await world.now());
  const meant = pass && (await world.people.person(pass.person));
  return meant?.id === person ? pass?.case : undefined;
}

function called(card: IndexCard, language: Language): Pick<NextTurn, 'number' | 'title'> {
  return { number: card.number, title: sayTitle(card, language) };
}
