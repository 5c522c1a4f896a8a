import type { Log, Store, World } from './ports.ts';

/**
 * Looks after every case with a deadline, whosever it is, each in a transaction of its own. One that fails is logged,
 * and keeps no other waiting; the next sweep tries it again.
 */
export async function sweep(
  store: Store,
  log: Log,
  doing: string,
  visit: (world: World, caseId: string) => Promise<void>,
): Promise<void> {
  const cards = await store.transact(async (world) => world.cases.dated(await world.now()));
  for (const { id } of cards) {
    await store.transact((world) => visit(world, id)).catch((error: unknown) => log.error({ doing, case: id }, error));
  }
}
