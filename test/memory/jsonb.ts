/** A value as PostgreSQL keeps it and gives it back: the keys of a record by their length, then by their letters. */
export function asJsonb<T>(value: T): T {
  // The same value, in another order.
  if (Array.isArray(value)) return value.map(asJsonb) as T;
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(kept.toSorted(([a], [b]) => order(a, b)).map(([key, each]) => [key, asJsonb(each)])) as T;
}

function order(a: string, b: string): number {
  return Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b));
}
