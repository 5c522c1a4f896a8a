import { type Openable, openableIn } from '../dialogue/filing-view.ts';
import type { Person } from '../engine/procedure.ts';
import { loadCase } from './facts/known.ts';
import type { Delivery } from './ports/channel.ts';
import type { Store, World } from './ports/stores.ts';
import type { Files } from './ports/system.ts';

/**
 * The bytes of a file of a case, for whoever an account belongs to, if he may open it now: what was asked for an hour ago
 * may be his to read no more.
 */
export type HandOut = (
  to: Pick<Delivery, 'channel' | 'address'>,
  caseId: string,
  hash: string,
) => Promise<Uint8Array | undefined>;

export function handingOut(store: Store, files: Files): HandOut {
  return async ({ channel, address }, caseId, hash) => {
    const found = await store.read(async (world) => {
      const account = await world.people.account(channel, address);
      return account && openableFile(world, caseId, hash, account.person);
    });
    return found && files.get(hash);
  };
}

/** A file of a case that a person, or the public, may open. */
export async function openableFile(
  world: World,
  caseId: string,
  hash: string,
  viewer: Person | undefined,
): Promise<Openable | undefined> {
  const known = await loadCase(world, caseId, viewer);
  return known && openableIn({ ...known, viewer }).find(({ evidence }) => evidence.hash === hash);
}
