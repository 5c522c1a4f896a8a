import { type Openable, openableIn } from '../dialogue/filing-view.ts';
import { type PaperView, paperView } from '../dialogue/paper-view.ts';
import type { Person } from '../engine/procedure.ts';
import { loadCase } from './facts/known.ts';
import { lookingAt } from './facts/looking.ts';
import type { Delivery } from './ports/channel.ts';
import type { Store, World } from './ports/stores.ts';
import type { Files, PaperPress } from './ports/system.ts';

/**
 * The bytes of a file of a case, for whoever an account belongs to, if he may open it now: what was asked for an hour ago
 * may be his to read no more.
 */
export type HandOut = (
  to: Pick<Delivery, 'channel' | 'address'>,
  caseId: string,
  hash: string,
) => Promise<Uint8Array | undefined>;

export function handingOut(store: Store, files: Files, press: PaperPress): HandOut {
  return async ({ channel, address }, caseId, hash) => {
    const found = await store.read(async (world) => {
      const account = await world.people.account(channel, address);
      return account && openableFile(world, caseId, hash, account.person);
    });
    return found && bytesOf(found, files, press);
  };
}

/** A file that can be opened, with all that stands in it where it is a paper. */
export interface FileFound extends Openable {
  readonly view?: PaperView;
}

/** A file of a case that a person, or the public, may open. */
export async function openableFile(
  world: World,
  caseId: string,
  hash: string,
  viewer: Person | undefined,
): Promise<FileFound | undefined> {
  const known = await loadCase(world, caseId, viewer);
  // In English a reader has all that there is.
  const found = known && openableIn({ ...known, viewer }, 'en').find(({ file }) => file.hash === hash);
  if (!known || !found?.paper) return found;
  const looking = await lookingAt(world, known, viewer, found.paper.language, await world.now());
  return { ...found, view: paperView(looking, found.paper) };
}

export function bytesOf({ file, view }: FileFound, files: Files, press: PaperPress): Promise<Uint8Array | undefined> {
  return view ? press(view) : files.get(file.hash);
}
