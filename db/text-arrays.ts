import { makePgArray } from 'drizzle-orm/pg-core';

/** The only arrays that are stored and asked for, as the server writes them. */
const oid = 1_009;
/** What stands between quotes, where a stroke goes before quotes and strokes; or stands by itself. */
const item = /"((?:[^"\\]|\\.)*)"|[^{},]+/gsu;

export const textArrays = {
  to: oid,
  from: [oid],
  // Drizzle has written its own already.
  serialize: (given: readonly string[] | string): string =>
    typeof given === 'string' ? given : makePgArray([...given]),
  parse: (written: string): readonly string[] =>
    [...written.matchAll(item)].map(([whole, quoted]) => quoted?.replaceAll(/\\(.)/gsu, '$1') ?? whole),
};
