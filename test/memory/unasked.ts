import type { Unasked } from '../../src/app/ports/stores.ts';
import { changeRow, nextId, type Tables, whoIs } from './tables.ts';

/** Files for which nobody had asked, of a city in memory. */
export function unaskedOf(tables: Tables): Unasked {
  const { unasked } = tables;
  const of = (person: string) => [...unasked].filter(([, each]) => whoIs(tables, each.person) === person);
  const waiting = (person: string) => of(person).filter(([, { state }]) => state === 'waiting');

  return {
    async keep(person, files, now) {
      for (const file of files) unasked.set(nextId(tables), { person, file, state: 'waiting', at: now });
    },
    waiting: async (person, since) =>
      waiting(person)
        .filter(([, { at }]) => at > since)
        .map(([, { file }]) => file),
    async held(person) {
      const held = of(person).filter(([, { state }]) => state === 'waiting' || state === 'dropped');
      return { files: held.length, bytes: held.reduce((sum, [, { file }]) => sum + file.size, 0) };
    },
    async take(person, hashes, since) {
      const taken = waiting(person).filter(([, { at, file }]) => at > since && hashes.includes(file.hash));
      for (const [id] of taken) changeRow(unasked, id, { state: 'used' });
      return new Set(taken.map(([, { file }]) => file.hash)).size;
    },
    async drop(person) {
      for (const [id] of waiting(person)) changeRow(unasked, id, { state: 'dropped' });
    },
    used: async () =>
      [...unasked].flatMap(([id, { state, file }]) => (state === 'used' ? [{ id, hash: file.hash }] : [])),
    async settled(ids) {
      for (const id of ids) changeRow(unasked, id, { state: 'settled' });
    },
    async forget(before) {
      const gone = [...unasked].filter(([, { at, state }]) => at <= before && state !== 'used');
      for (const [id] of gone) unasked.delete(id);
      const still = new Set([...unasked.values()].map(({ file }) => file.hash));
      return gone.map(([, { file }]) => file.hash).filter((hash) => !still.has(hash));
    },
  };
}
