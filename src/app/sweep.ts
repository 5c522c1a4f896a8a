import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';

/** So many transactions at once: what one waits for the disk, others are worked on. */
const atOnce = 4;

/** What a sweep does, and of which cases or persons. */
interface Sweep {
  readonly doing: string;
  readonly due: (world: World) => Promise<readonly string[]>;
  readonly visit: (world: World, id: string) => Promise<void>;
  /** How many are visited in one transaction: several only where each visit takes its lock first, and no other after. */
  readonly inOne: number;
}

/**
 * Visits every case that something is due on, whosever it is, or every person for whom something is kept. One that fails is logged, and keeps no other waiting: those
 * with which it was visited are visited again, each by itself. The next sweep tries it again.
 */
export async function sweep(store: Store, log: Log, { doing, due, visit, inOne }: Sweep): Promise<void> {
  const ids = await store.read(due);
  const left = ids.keys().filter((place) => place % inOne === 0);
  const visited = (some: readonly string[]): Promise<unknown> =>
    store.transact((world) => Promise.all(some.map((id) => visit(world, id))));
  const visits = async (): Promise<void> => {
    for (const place of left) {
      const some = ids.slice(place, place + inOne);
      if (some.length > 1 && (await succeeds(visited(some)))) continue;
      for (const id of some) await visited([id]).catch((error: unknown) => log.error({ doing, of: id }, error));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, visits));
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
