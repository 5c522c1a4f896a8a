import { randomFillSync } from 'node:crypto';

let pool = Buffer.alloc(0);
let used = 0;

/**
 * Random bytes, asked of the system many at a time, because each asking costs more than the bytes. None is given twice:
 * what is used up is never filled again.
 */
export function random(count: number): Buffer {
  if (used + count > pool.length) {
    pool = randomFillSync(Buffer.alloc(4_096));
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}
