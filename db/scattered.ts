import type { Seal } from '../src/app/ports/system.ts';

/** Numbers of six figures. */
const first = 100_000;
const count = 900_000;
/** The least power of four above them, halved in bits. */
const halfBits = 10;
const half = 2 ** halfBits;
const rounds = 8;

/**
 * The nth number of a series (from 1) in an order that nobody can tell who lacks the key: of any two it is not known which was
 * given first, nor how many were in between. Each is given once.
 */
export function scattered(seal: Pick<Seal, 'lasting'>, series: string, nth: number): number {
  if (nth < 1 || nth > count) throw new RangeError(`the series ${series} has no number ${nth}`);
  let place = shuffled(seal, series, nth - 1);
  while (place >= count) place = shuffled(seal, series, place);
  return first + place;
}

/** One place for each, as a cipher of so few bits. */
function shuffled(seal: Pick<Seal, 'lasting'>, series: string, place: number): number {
  let [left, right] = [Math.floor(place / half), place % half];
  for (let round = 0; round < rounds; round += 1) {
    const made = Buffer.from(seal.lasting(`number ${series}`, `${round} ${right}`), 'base64url');
    [left, right] = [right, left ^ (made.readUInt16BE() % half)];
  }
  return left * half + right;
}
