import type { Sql, TransactionSql } from 'postgres';

/**
 * Statements that the server parses and plans once for each connection. Left alone, drizzle asks the driver to have
 * every one described anew, which is a second round trip for each.
 */
export function prepared(unsafe: TransactionSql['unsafe']): TransactionSql['unsafe'] {
  return new Proxy(unsafe, {
    apply: (target, self, [text, values, options = {}]) =>
      Reflect.apply(target, self, [text, values, { ...options, prepare: true }]),
  });
}

/** The same for a client. */
export function withPrepared(sql: Sql): Sql {
  return new Proxy(sql, {
    get: (target, key) => (key === 'unsafe' ? prepared(target.unsafe) : Reflect.get(target, key)),
  });
}
