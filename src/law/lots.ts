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

/** A lot that is drawn anew, and whether it was published as it comes out, in its place. */
export interface Redrawn {
  readonly mark: string;
  readonly lot: string;
  readonly holds: boolean;
}

/**
 * Draws again what was published of a draw, copied as it stands: the seed in the first line, and below it a line for each
 * mark with its lot, in their order. A lot may be cut, as it is where it is published.
 */
export function drawnAgain(page: string): readonly Redrawn[] {
  const [seed = '', ...lines] = page
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const published = lines.map((line) => {
    const [mark = '', lot = ''] = line.split(/\s+/);
    return { mark, lot };
  });
  return inOrderOfLots(seed, published, ({ mark }) => mark).map(({ mark, lot: said }, place) => {
    const lot = lotOf(seed, mark);
    return { mark, lot, holds: said !== '' && lot.startsWith(said) && published[place]?.mark === mark };
  });
}
