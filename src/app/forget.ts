import { cityDate } from '../law/date.ts';
import type { Law } from '../law/law.ts';
import { setting } from '../law/setting.ts';
import type { Store } from './ports/stores.ts';

/** For how long (ms) what was thrown away can be fetched back. */
export function keptFor(law: Law, now: Date): number {
  return setting(law, 'draft.fetch-back-hours', cityDate(now)).value * 3_600_000;
}

/** What was thrown away, and not fetched back in time, is gone. */
export function forget(store: Store): Promise<void> {
  return store.transact(async (world) => {
    const [law, now] = await Promise.all([world.law(), world.now()]);
    await world.drafts.forget(new Date(now.getTime() - keptFor(law, now)));
  });
}
