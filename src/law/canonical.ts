/** JSON with the keys of every object in order; what JSON leaves out is left out. */
export function canonical(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((each) => (each === undefined ? 'null' : canonical(each))).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`);
  return `{${entries.join(',')}}`;
}

/** Do both say the same? The database puts the columns of a row in an order of its own. */
export function isSameValue(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}
