import { createHash } from 'node:crypto';

/**
 * Lots that nobody can steer and everybody can draw again: each lot is the SHA-256 of the seed and of what it is drawn for, and
 * the smallest comes first. The seed is made of what nobody could know before all that can be drawn was fixed.
 */
export function lotOf(seed: string, mark: string): string {
  return createHash('sha256').update(`${seed}\n${mark}`).digest('hex');
}

/** All of them in the order of their lots. */
export function inOrderOfLots<T>(seed: string, all: readonly T[], markOf: (each: T) => string): readonly T[] {
  return all
    .map((each) => ({ each, lot: lotOf(seed, markOf(each)) }))
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ each }) => each);
}
