import type { Sql, TransactionSql } from 'postgres';

/** The one that no text in PostgreSQL holds. */
const none = /\0/g;
/** The same in JSON, and half a character; what is typed as such a mark has one more stroke before it there. */
const noneInJson = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][\da-f]{2})/gi;

/**
 * What PostgreSQL takes for a text. Whatever is said is made so where it is heard, before it is hashed; this is for what
 * is looked for, by words or by an address.
 */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll(none, '').replaceAll(noneInJson, '$1').toWellFormed() : value;
}

/**
 * Statements that the server parses and plans once for each connection. Left alone, drizzle asks the driver to have
 * every one described anew, which is a second round trip for each.
 */
export function prepared(unsafe: TransactionSql['unsafe']): TransactionSql['unsafe'] {
  return new Proxy(unsafe, {
    apply: (target, self, [text, values, options = {}]) =>
      Reflect.apply(target, self, [text, values?.map(storable), { ...options, prepare: true }]),
  });
}

/** The same for a client. */
export function withPrepared(sql: Sql): Sql {
  return new Proxy(sql, {
    get: (target, key) => (key === 'unsafe' ? prepared(target.unsafe) : Reflect.get(target, key)),
  });
}
