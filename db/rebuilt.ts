import { isDeepStrictEqual } from 'node:util';

/** How many rows of a table the log tells of, and how many were missing, wrong or too many. */
export interface Rebuilt {
  readonly table: string;
  readonly rows: number;
  readonly differed: number;
}

/** Compares what stood in a table with what stands there now, by a key that names a row. */
export function compared<T>(
  table: string,
  key: (row: T) => string,
  before: readonly T[],
  after: readonly T[],
): Rebuilt {
  const had = new Map(before.map((row) => [key(row), row]));
  const has = new Set(after.map(key));
  const wrong = after.filter((row) => !isDeepStrictEqual(row, had.get(key(row))));
  const tooMany = [...had.keys()].filter((each) => !has.has(each));
  return { table, rows: after.length, differed: wrong.length + tooMany.length };
}
