import { cityDate } from '../law/date.ts';
import type { Law } from '../law/law.ts';
import { setting } from '../law/setting.ts';
import type { Store } from './ports/stores.ts';
import type { Files } from './ports/system.ts';

const hour = 3_600_000;

/** For how long (ms) what was thrown away can be fetched back. */
export function keptFor(law: Law, now: Date): number {
  return setting(law, 'draft.fetch-back-hours', cityDate(now)).value * hour;
}

/** From when on files for which nobody asked are still kept. */
export function keptSince(law: Law, now: Date): Date {
  return new Date(now.getTime() - setting(law, 'file.unasked-hours', cityDate(now)).value * hour);
}

/**
 * What was thrown away, and not fetched back in time, is gone; and files for which nobody had asked, with their bytes,
 * unless they were put to use. Files are moved outside of any transaction, each time by what was committed before.
 */
export async function forget(store: Store, files: Files): Promise<void> {
  const used = await store.read((world) => world.unasked.used());
  for (const { hash } of used) await files.settle(hash);
  const gone = await store.transact(async (world) => {
    const [law, now] = await Promise.all([world.law(), world.now()]);
    await world.drafts.forget(new Date(now.getTime() - keptFor(law, now)));
    await world.unasked.settled(used.map(({ id }) => id));
    return world.unasked.forget(keptSince(law, now));
  });
  for (const hash of gone) await files.drop(hash);
}
