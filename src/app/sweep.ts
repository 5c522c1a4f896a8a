import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';

/** So many at once: what one waits for the disk, others are worked on. */
const atOnce = 4;

/**
 * Visits every case that something is due on, whosever it is, each in a transaction of its own. One that fails is logged,
 * and keeps no other waiting; the next sweep tries it again.
 */
export async function sweep(
  store: Store,
  log: Log,
  doing: string,
  due: (world: World) => Promise<readonly string[]>,
  visit: (world: World, caseId: string) => Promise<void>,
): Promise<void> {
  const left = (await store.transact(due)).values();
  const visits = async (): Promise<void> => {
    for (const id of left) {
      await store
        .transact((world) => visit(world, id))
        .catch((error: unknown) => log.error({ doing, case: id }, error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, visits));
}
