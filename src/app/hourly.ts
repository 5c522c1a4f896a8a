import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import type { Limited, World } from './ports/stores.ts';

/** Counts what is limited by the hour; false once it has been too often. */
export async function isWithinLimit(world: World, done: Limited): Promise<boolean> {
  const now = await world.now();
  const most = setting(await world.law(), done.limit, cityDate(now)).value;
  return world.hourly.count(done, most, now);
}
