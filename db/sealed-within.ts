/** Under one of these stands sealed text, among what is stored as JSON; a text that is all of it is sealed itself. */
const marks: ReadonlySet<string> = new Set(['$private', '$sealed']);

/** The same tree in which sealed texts are what `change` makes of them; undefined where it makes nothing of any. */
export function withSealed(tree: unknown, change: (sealed: string) => string | undefined): unknown {
  if (typeof tree === 'string') return change(tree);
  let isOther = false;
  const within = (value: unknown, name?: string): unknown => {
    if (typeof value === 'string' && name !== undefined && marks.has(name)) {
      const changed = change(value);
      isOther ||= changed !== undefined;
      return changed ?? value;
    }
    if (Array.isArray(value)) return value.map((each) => within(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, within(each, key)]));
  };
  const changed = within(tree);
  return isOther ? changed : undefined;
}
