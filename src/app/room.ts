import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import type { FileFrom } from './ports/channel.ts';
import type { World } from './ports/stores.ts';

/**
 * Where a file has room: with the others where it is asked for, else held, if not too much is; nowhere once too many wait for a
 * place, or so much came from there today.
 */
export type Room = 'asked' | 'held' | 'too-many-wait' | 'enough-today';

/** Whose room it takes, each within its own limit: a person's, a neighbourhood's, and the city's. */
interface Taker {
  readonly name: string;
  readonly most: number;
}

const mebibyte = 1024 * 1024;

export async function roomFor(
  world: World,
  from: FileFrom | undefined,
): Promise<{ readonly limit: number; readonly room: Room; readonly takers: readonly Taker[] }> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const today = cityDate(now);
  const limit = setting(law, 'file.max-bytes', today).value;
  if (!from) return { limit, room: 'asked', takers: [] };
  const account = await world.people.account(from.channel, from.address);
  const { person, place, all } = setting(law, 'file.kept-a-day', today).value;
  const takers = [
    { name: account ? `person ${account.person.id}` : `account ${from.channel} ${from.address}`, most: person },
    ...(from.place === undefined ? [] : [{ name: `place ${from.place}`, most: place }]),
    { name: 'all', most: all },
  ].map(({ name, most }) => ({ name, most: most * mebibyte }));
  const kept = await world.keptBytes.ofDay(namesOf(takers), now);
  if (takers.some(({ most }, at) => (kept[at] ?? 0) >= most)) return { limit, room: 'enough-today', takers };
  const { focus } = account ?? {};
  if (from.asked || (focus && 'draft' in focus)) return { limit, room: 'asked', takers };
  const most = setting(law, 'file.unasked-most', today).value;
  const held = account ? await world.unasked.held(account.person.id) : { files: 0, bytes: 0 };
  const room = held.files < most.files && held.bytes < most.bytes ? 'held' : 'too-many-wait';
  return { limit, room, takers };
}

/** So much of it was taken; the one that all have in common is the last, so that two never wait for each other. */
export async function takeRoom(world: World, takers: readonly Taker[], bytes: number): Promise<void> {
  if (takers.length > 0) await world.keptBytes.add(namesOf(takers), bytes, await world.now());
}

function namesOf(takers: readonly Taker[]): readonly string[] {
  return takers.map(({ name }) => name);
}
