/** The entries that were used last, at most so many. */
export interface Newest<V> {
  get(name: string): V | undefined;
  set(name: string, value: V): void;
  delete(name: string): void;
}

export function newest<V>(most: number): Newest<V> {
  const kept = new Map<string, V>();
  function set(name: string, value: V): void {
    kept.delete(name);
    kept.set(name, value);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  }
  return {
    get(name) {
      const found = kept.get(name);
      if (found !== undefined) set(name, found);
      return found;
    },
    set,
    delete: (name) => void kept.delete(name),
  };
}
